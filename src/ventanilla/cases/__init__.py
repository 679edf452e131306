"""The case file: a petition from the door to the signed answer (PL-07, DF-07-01; forms ON-GAU-02 and ON-GAU-12).

A case is anything with a folio that somebody must answer. What was presented never changes; everything that
happens afterwards is a row of its own (referral, acknowledgement, draft, review, closure) with who and when,
written by an action that only an open step of the published diagram can call.
"""
