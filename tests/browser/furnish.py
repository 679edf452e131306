"""Makes the database and the collected files of a browser test's server: `python -m tests.browser.furnish [PACK]`."""

import os
import sys
from datetime import UTC, datetime

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from conftest import furnish
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if len(sys.argv) > 1:
        open_elsewhere()
    else:
        furnish()


def open_elsewhere() -> None:
    """Dosquebradas with its people, instead of Naucalpan with the known cast."""
    from tests.serviciudad import PACK, hire_everybody
    from ventanilla.journal.actor import INSTALLER
    from ventanilla.utility.actions.publish_pack import publish_pack, read_folder

    publish_pack(files=read_folder(PACK), by=INSTALLER, at=datetime(2026, 1, 1, 15, tzinfo=UTC))
    hire_everybody()


if __name__ == "__main__":
    main()
