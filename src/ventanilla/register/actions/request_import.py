"""Ask for an import: the file is read once, made ready and kept; nothing enters the register yet."""

from datetime import datetime
from typing import BinaryIO

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.register.importing.mapping import read_mapping
from ventanilla.register.importing.parsing import plan_of
from ventanilla.register.importing.staging import stage
from ventanilla.register.models import ImportRun
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require


@act
def request_import(
    *, file: BinaryIO, name: str, mapping: str, mapping_name: str, dry: bool, by: Actor, at: datetime
) -> ImportRun:
    """A run that waits to be advanced. `mapping` is the text of the TOML. Refuses: MappingRefused, FileRefused."""
    require(by, "register.import", at)
    told = read_mapping(mapping)
    staged = stage(file, name, told, lambda header: plan_of(told, header).number)
    run = ImportRun.objects.create(
        file_name=name[:200],
        sha256=staged.sha256,
        mapping_name=mapping_name[:200],
        mapping=mapping,
        header=staged.header,
        staged=staged.name,
        dry=dry,
        requested_by={"kind": by.kind, "id": by.id, "name": by.name},
        requested_at=at,
        total=staged.total,
        remarks=staged.remarks,
    )
    record(
        event="register.import_started",
        by=by,
        at=at,
        on=run.subject,
        facts={"sha256": staged.sha256, "rows": staged.total, "dry": dry},
    )
    return run
