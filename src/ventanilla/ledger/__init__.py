"""What is owed and what was paid, in whole centavos: accounts, entries and their transfers; nothing is ever edited."""
