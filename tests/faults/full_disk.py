"""Disks that can be filled and freed: the largest file a process may write, and a small disk in memory."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.faults.office import Office

KEEP_FREE = 64 * 1024


class SmallFiles:
    """No process of the office may write beyond so many bytes of a file; those that run obey from now on."""

    def __init__(self, office: Office, most: int) -> None:
        self.office, self.most = office, most

    def fill(self) -> None:
        self._allow(self.most)

    def free(self) -> None:
        self._allow(resource.RLIM_INFINITY)

    def _allow(self, most: int) -> None:
        groups = {one.pid for one in (self.office.process, self.office.worker) if one}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(ProcessLookupError, FileNotFoundError):
                number = int(folder.name)
                if os.getpgid(number) in groups:
                    resource.prlimit(number, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


class SmallDisk:
    """A disk in memory, which something else may fill."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ballast = folder, folder / "ballast"

    def fill(self) -> None:
        """Others write meanwhile: what was free a moment ago may not be."""
        for _ in range(50):
            at = os.statvfs(self.folder)
            with self.ballast.open("wb") as out, suppress(OSError):
                os.posix_fallocate(out.fileno(), 0, at.f_bavail * at.f_frsize - KEEP_FREE)
                return
        raise AssertionError("the disk could not be filled")

    def free(self) -> None:
        self.ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(megabytes: int) -> Iterator[SmallDisk]:
    """Mounted on a folder that everybody may enter, for who may mount; else what needs it is skipped, aloud."""
    folder = Path(mkdtemp(prefix="ventanilla-disk.", dir="/tmp"))  # noqa: S108 - PostgreSQL runs as another account
    folder.chmod(0o755)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    try:
        if os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
            pytest.skip("AVISO: sin derecho a montar un disco pequeño no se prueba el disco lleno de PostgreSQL")
        yield SmallDisk(folder)
    finally:
        if folder.is_mount():
            subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()
