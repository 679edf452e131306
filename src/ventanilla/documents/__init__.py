"""Files and letters of the office: what was received and what was issued, each kept once by its hash.

A file enters only after its content was examined; a letter is frozen when it is issued and printed once from the
templates of the pack in force that day. Signatures, the custody of the paper and the public check by QR hang here.
"""
