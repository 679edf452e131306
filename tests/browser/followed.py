"""Leaves a petition in an area, whose person left an e-mail: `python -m tests.browser.followed FILE` tells its word.

It is joined to an incident that another person reported too.
"""

import json
import os
import sys
from datetime import UTC, datetime

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from types import SimpleNamespace

    from tests.journeys.story import Story
    from ventanilla.cases.tests.incident import a_leak, joined, stories
    from ventanilla.documents.secret_words import spoken
    from ventanilla.notices.models import FollowCode, Message
    from ventanilla.notices.tests.making import told_case
    from ventanilla.staff.models import Person

    story = Story(SimpleNamespace(**{p.username: p for p in Person.objects.all()}), datetime.now(UTC))
    story.case = told_case(story.people, story.now, email="guadalupe.de.los.angeles@correo-muy-largo.ejemplo.com").case
    story.until("a_acusar")
    beside = stories(story.people, "p06_control", at=story.now, times=1)
    joined(story.people, [story, *beside], a_leak(story.people, story.now))
    told = {
        "folio": story.case.folio,
        "word": spoken(FollowCode.objects.get(subject_folio=story.case.folio).seed),
        "message": Message.objects.get(subject_folio=story.case.folio).pk,
    }
    with open(sys.argv[1], "w") as out:
        json.dump(told, out)


if __name__ == "__main__":
    main()
