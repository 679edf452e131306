"""Leaves two petitions behind a later version of their procedure: `python -m tests.browser.outdated`."""

import os
from datetime import UTC, datetime

import django

RENAMED = "p03_identificar"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from types import SimpleNamespace

    from conftest import NAUCALPAN

    from tests.journeys.story import referred_and_kept
    from ventanilla.journal.actor import INSTALLER
    from ventanilla.staff.models import Person
    from ventanilla.utility.actions.publish_pack import publish_pack, read_folder
    from ventanilla.utility.sections import Files

    at = datetime.now(UTC)
    referred_and_kept(SimpleNamespace(**{p.username: p for p in Person.objects.all()}), at)
    files = dict(read_folder(NAUCALPAN).by_path)
    for path in (p for p in files if p.startswith("procedures/peticion/")):
        files[path] = files[path].replace(RENAMED.encode(), b"p03_decidir")
    publish_pack(files=Files(files), by=INSTALLER, at=at)


if __name__ == "__main__":
    main()
