"""Makes the database and the collected files a browser test's server runs on: `python -m tests.browser.furnish`."""

import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    django.setup()
    from conftest import furnish
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    furnish()


if __name__ == "__main__":
    main()
