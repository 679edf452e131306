"""What is published: revisions of the pack and their files by hash."""

from ventanilla.utility.models.revision import PackFile, PackRevision

__all__ = ["PackFile", "PackRevision"]
