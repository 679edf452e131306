"""What things cost by law: fees and charges with their validity and article, taxes, units of account, rounding."""
