"""The one legal clock: terms, calendars, pauses, restarts, extensions, and why each date is what it is.

A deadline is about a subject (a case) and belongs to a group ("legal", "referral"); it is started by an act,
suspended and resumed by others, and stopped by the event the law names: for an answer, its notification.
Its rule is frozen when it starts; its calendar changes only when somebody moves it after a decree. When a legal
term expires the system says so and waits for a person: it never decides what silence means.
"""
