"""The command `ventanilla`: Django's commands of this project under one name."""

import os
import sys


def _told(error: Exception) -> str:
    """One sentence for who starts a command and the database does not answer; its own words follow."""
    reason = (str(error.__cause__ or error).strip().splitlines() or [""])[0]
    where = "la de DATABASE_URL" if os.environ.get("DATABASE_URL") else "el archivo de VENTANILLA_VAR"
    return f"No se pudo usar la base de datos ({where}). Revise que exista y su dirección: {reason}"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.settings")
    if sys.argv[1:2] == ["serve"]:
        # How the collected files are named is settled when Django starts.
        os.environ["VENTANILLA_COLLECTED"] = "1"
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        sys.argv[1] = sys.argv[1].replace("-", "_")  # `import-money` is the module `import_money`
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except (OperationalError, ImproperlyConfigured) as error:
        sys.exit(_told(error))


if __name__ == "__main__":
    main()
