"""`ventanilla pack`: check, show, publish, export and draw the pack of the utility."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from ventanilla.journal.actor import Actor
from ventanilla.lib.drawing import draw
from ventanilla.lib.refusals import Refusal
from ventanilla.utility.actions.publish_pack import KEPT, publish_pack, refuse_altered
from ventanilla.utility.changes import KINDS, WHATS, Change, changes, kind_of
from ventanilla.utility.folders import read_folder, write_folder
from ventanilla.utility.models import PackRevision
from ventanilla.utility.queries import pack_of
from ventanilla.utility.sections import PackRefused, PackView

CONSOLE = Actor("system", "consola", "Consola del sistema")


class Command(BaseCommand):
    """Each subcommand is the method `do_` and its name."""

    help = "Revisa, muestra, publica, exporta y dibuja el paquete del organismo."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="ACCIÓN")
        check = verbs.add_parser("check", help="revisa una carpeta y dice cada falta con archivo y línea")
        check.add_argument("folder", type=Path)
        publish = verbs.add_parser("publish", help="pone en vigor una carpeta y conserva lo anterior")
        publish.add_argument("folder", type=Path)
        publish.add_argument("--dry-run", action="store_true", help="solo dice qué cambiaría")
        export = verbs.add_parser("export", help="escribe en una carpeta vacía los archivos publicados")
        export.add_argument("folder", type=Path)
        export.add_argument("--revision", type=int, default=0)
        drawn = verbs.add_parser("draw", help="acomoda por carriles los diagramas de un procedimiento")
        drawn.add_argument("procedure", type=Path, help="carpeta del procedimiento, o un archivo .bpmn")
        show = verbs.add_parser("show", help="dice qué revisión está en vigor y qué contiene")
        show.add_argument("--revision", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"do_{options['verb']}")(**options)
        except PackRefused as refused:
            folder = options.get("folder") or Path()
            for fault in refused.faults:
                self.stdout.write(f"{folder / fault.path}:{fault.line}: {fault.sentence}")
            count = len(refused.faults)
            raise CommandError(f"{count} {'falta' if count == 1 else 'faltas'} en el paquete.") from refused
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal

    def do_check(self, *, folder: Path, **_: Any) -> None:
        view = PackView(read_folder(folder))
        if faults := view.faults():
            raise PackRefused(faults)
        self.stdout.write(f"Sin faltas: {view.section('utility').name}, {len(view.files.by_path)} archivos.")

    def do_publish(self, *, folder: Path, dry_run: bool, **_: Any) -> None:
        files = read_folder(folder)
        if faults := PackView(files).faults():
            raise PackRefused(faults)
        before, now = PackRevision.objects.order_by("-pk").first(), timezone.now()
        refuse_altered(before, PackView(files), now)
        self._tell(changes(before.manifest if before else {}, files.manifest()))
        if dry_run:
            return
        published = publish_pack(files=files, by=CONSOLE, at=now)
        if published.is_new:
            self.stdout.write(f"Publicada la revisión {published.revision.pk} ({published.revision.digest[:12]}).")
        for sentence in (one for kept in KEPT for one in kept()):
            self.stdout.write(sentence)

    def do_export(self, *, folder: Path, revision: int, **_: Any) -> None:
        number = self._revision(revision).pk
        files = pack_of(number).files
        write_folder(files, folder)
        self.stdout.write(f"Revisión {number}: {len(files.by_path)} archivos en {folder}.")

    def do_show(self, *, revision: int, **_: Any) -> None:
        found = self._revision(revision)
        at = found.published_at.astimezone(pack_of(found.pk).section("utility").zone)
        self.stdout.write(f"{found.code}, revisión {found.pk}, huella {found.digest[:12]}")
        self.stdout.write(f"Publicada el {at:%d/%m/%Y a las %H:%M} por {found.published_by}.")
        for kind, title in KINDS.items():
            paths = sorted(path for path in found.manifest if kind_of(path) == kind)
            if paths:
                self.stdout.write(f"\n{title}")
            for path in paths:
                self.stdout.write(f"  {found.manifest[path][:12]}  {path}")
        view = pack_of(found.pk)
        for sentence in view.told(timezone.now().astimezone(view.section("utility").zone).date()):
            self.stdout.write(f"\n{sentence}")

    def do_draw(self, *, procedure: Path, **_: Any) -> None:
        paths = [procedure] if procedure.is_file() else sorted(procedure.glob("*.bpmn"))
        if not paths:
            raise CommandError(f"En «{procedure}» no hay ningún diagrama .bpmn.")
        for path in paths:
            try:
                path.write_bytes(draw(path.read_bytes()))
            except (SyntaxError, LookupError) as error:
                raise CommandError(f"{path}: no se pudo dibujar ({error}).") from error
            self.stdout.write(f"Dibujado: {path}")

    def _tell(self, found: list[Change]) -> None:
        if not found:
            self.stdout.write("Nada cambia: es lo mismo que está en vigor.")
        for kind, title in KINDS.items():
            mine = [change for change in found if change.kind == kind]
            if mine:
                self.stdout.write(title)
            for change in mine:
                self.stdout.write(f"  {WHATS[change.what]:<10} {change.path}")

    def _revision(self, number: int) -> PackRevision:
        revisions = PackRevision.objects.order_by("-pk")
        found = revisions.filter(pk=number).first() if number else revisions.first()
        if found is None:
            raise CommandError("No existe esa revisión; vea la vigente con «ventanilla pack show».")
        return found
