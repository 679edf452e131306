"""Forms of steps 2 to 6: routing, assessment, papers, immediate resolution, control."""

from django import forms

from ventanilla.cases.actions.check_papers import papers_for
from ventanilla.cases.areas import attending_areas
from ventanilla.cases.catalogue import attended
from ventanilla.cases.forms.step import NoteField, StepForm, YesNoField, area_choices
from ventanilla.utility.queries import current_pack
from ventanilla.utility.vocabulary import saying


class EntryForm(StepForm):
    """Step 1 asks nothing more: what was presented is already written."""


class RouteForm(StepForm):
    area = forms.ChoiceField(label="A qué área")
    note = NoteField(label="Instrucción", required=False)

    def prepare(self) -> None:
        self.choose("area", area_choices(blank="Elija…"))
        self.initial["area"] = next(iter(attending_areas()), "")


class AssessForm(StepForm):
    matter = forms.ChoiceField(label="De qué trata")
    immediate = YesNoField(
        label="¿Se puede resolver ahora mismo?",
        yes="Sí: se resuelve en ventanilla",
        no=saying("No: pasa al {petition_log}"),
    )
    note = NoteField(label="Nota", required=False, rows=2)

    def prepare(self) -> None:
        matters = attended(current_pack().section("matters")).values()
        self.choose("matter", [("", "Elija…"), *((m.code, m.name) for m in matters)])
        kinds = current_pack().section("resolutions").values()
        self.fields["immediate"].help_text = f"Solo: {'; '.join(kind.name for kind in kinds)}."


class PapersForm(StepForm):
    papers = forms.MultipleChoiceField(
        label="Documentos que trae",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Marque lo que tuvo a la vista. Lo que quede sin marcar saldrá en la lista de faltantes.",
    )
    note = NoteField(label="Nota", required=False, rows=2)

    def prepare(self) -> None:
        papers = papers_for(self.case)
        self.choose("papers", [(p.code, p.name) for p in papers])
        last = self.case.paper_checks.order_by("-pk").first()
        if last:
            self.initial["papers"] = last.seen


class RequestPapersForm(StepForm):
    note = NoteField(
        label="Qué más conviene decirle",
        required=False,
        rows=2,
        help_text="Al guardar se emite la lista impresa de lo que falta.",
    )


class ResolveNowForm(StepForm):
    kind = forms.ChoiceField(label="Tipo de resolución")
    note = NoteField(label="Qué se resolvió")
    legacy_system = forms.CharField(
        label="Sistema donde se hizo", required=False, max_length=60, initial=saying("{commercial_system}")
    )
    legacy_folio = forms.CharField(label="Folio en ese sistema", required=False, max_length=80)

    def prepare(self) -> None:
        kinds = current_pack().section("resolutions").values()
        self.choose("kind", [("", "Elija…"), *((k.code, k.name) for k in kinds)])


class ControlForm(StepForm):
    third_party = YesNoField(
        label="¿Falta que acredite su personalidad?",
        yes="Sí: se le pedirá por oficio",
        no="No: es el titular o ya la acreditó",
    )
    note = NoteField(label="Nota", required=False, rows=2)

    def prepare(self) -> None:
        if not current_pack().section("capacities")[self.case.capacity].third_party:
            self.initial["third_party"] = "no"
