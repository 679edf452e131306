"""The screens of the cashier."""
