"""A town made big: what it lived is copied whole, many times, with other people, accounts, folios and days.

`units` finds what hangs together (a petition with all that was written about it), `making` turns each unit into a die
whose holes are its ids, days, folios, names and accounts, `stamp` fills them, and `writing` lays the rows.
"""
