"""The command `ventanilla`: Django's commands of this project under one name."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    if sys.argv[1:2] == ["serve"]:
        # How the collected files are named is settled when Django starts.
        os.environ["VENTANILLA_COLLECTED"] = "1"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
