"""The staff home and the one search box: what waits for me, whom I look for, what I can begin."""
