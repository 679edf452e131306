"""The padrón: accounts, premises, parties and the holders of each account in time; its search and its import.

An account is never deleted: it ends, and its holders, meters and imported balances stay readable.
"""
