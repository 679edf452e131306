"""Which utility this is: loads, checks and publishes its pack; areas, posts, vocabulary, folio series.

A pack is a folder of files. What is published lives in the database by hash; the running system reads only
that. Every floor registers in its `pack_sections.py` the reader and checker of its own files.
"""
