"""A backup as one file: the database as it stood at a moment, and the files, each with its digest."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import connection

DATABASE = "database"
FILES = "files"
MANIFEST = "manifest.json"


def digest_of_file(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def dump_database(target: Path) -> None:
    """A consistent copy while others write. Errors: CommandError when PostgreSQL's tools are missing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        return
    _postgresql("pg_dump", "--format=custom", "--no-owner", f"--file={target}", _name())


def load_database(source: Path) -> None:
    """Put a dump in place of all that the database holds."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        connection.close()
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(name)) as new:
            old.backup(new)
        return
    empty_postgresql()
    _postgresql(
        "pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={_name()}", str(source)
    )


def empty_postgresql() -> None:
    """Drop every table and function of the schema in use."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        cursor.execute("DROP FUNCTION IF EXISTS ventanilla_only_grows() CASCADE")
    connection.close()


def is_empty() -> bool:
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def check_dump(source: Path) -> None:
    """Errors: CommandError when the dump cannot be read, before anything is replaced."""
    if connection.vendor == "sqlite":
        try:
            with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
                sound = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        except sqlite3.DatabaseError:
            sound = False
        if not sound:
            raise CommandError("La base de datos del respaldo está dañada; use otro.")
        return
    _postgresql("pg_restore", "--list", str(source), quiet=True)


def pack(target: Path, work: Path, files: Path, manifest: dict[str, Any]) -> None:
    """Write the archive beside its place and move it there whole."""
    listed = {str(p.relative_to(files)): digest_of_file(p) for p in _files(files)}
    manifest = {**manifest, "files": listed, "database_sha256": digest_of_file(work / DATABASE)}
    (work / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1))
    beside = target.with_name(target.name + ".partial")
    with tarfile.open(beside, "w:gz", compresslevel=3) as archive:
        archive.add(work / MANIFEST, MANIFEST)
        archive.add(work / DATABASE, DATABASE)
        for name in listed:
            archive.add(files / name, f"{FILES}/{name}")
    os.replace(beside, target)


def unpack(source: Path, work: Path) -> dict[str, Any]:
    """Open an archive and check every digest. Errors: CommandError in Spanish."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(work, filter="data")
        manifest: dict[str, Any] = json.loads((work / MANIFEST).read_text())
    except (tarfile.TarError, OSError, ValueError) as error:
        raise CommandError(f"«{source}» no es un respaldo de Ventanilla o está dañado: {error}") from error
    wrong = digest_of_file(work / DATABASE) != manifest["database_sha256"]
    for name, digest in manifest["files"].items():
        path = work / FILES / name
        wrong = wrong or not path.is_file() or digest_of_file(path) != digest
    if wrong:
        raise CommandError(f"El contenido de «{source}» no coincide con sus huellas: está dañado o fue alterado.")
    return manifest


def put_files(work: Path, files: Path) -> None:
    """Copy the files of an unpacked archive into place."""
    if (work / FILES).exists():
        shutil.copytree(work / FILES, files, dirs_exist_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.rglob("*")) if p.is_file()) if folder.exists() else iter(())


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _postgresql(program: str, *arguments: str, quiet: bool = False) -> None:
    found = shutil.which(program)
    if not found:
        raise CommandError(f"Falta el programa «{program}»: instale postgresql-client y repita.")
    given = connection.settings_dict
    surroundings = {
        "PGHOST": given["HOST"],
        "PGPORT": str(given["PORT"]),
        "PGUSER": given["USER"],
        "PGPASSWORD": given["PASSWORD"],
    }
    done = subprocess.run(
        [found, *arguments],
        env={**os.environ, **{k: v for k, v in surroundings.items() if v}},
        stdout=subprocess.DEVNULL if quiet else None,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise CommandError(f"«{program}» falló: {done.stderr.strip()}")
