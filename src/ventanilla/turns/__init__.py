"""Turns of the waiting room: tickets, desks that call them in a fair order, the board, and the times of the day."""
