"""A synthetic town that lives by calling the real actions: demo, simulator and benchmark load in one.

Nobody in it exists. The same seed and the same last day give the same town.
"""
