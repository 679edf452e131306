"""Forms of step 6: the letter to a third party, its receipt, and the papers that prove standing."""

from django import forms

from ventanilla.cases.actions.check_papers import papers_for
from ventanilla.cases.forms.receipt import ReceiptForm
from ventanilla.cases.forms.step import NoteField, StepForm


class RequireAccreditationForm(StepForm):
    note = NoteField(
        label="Otros documentos que se le piden, uno por renglón",
        required=False,
        rows=2,
        help_text="Al guardar se numera y emite el oficio con su fundamento.",
    )


class NoticeForm(ReceiptForm):
    """Who received the letter and when: the days to accredit run from there."""


class AccreditationForm(StepForm):
    papers = forms.MultipleChoiceField(
        label="Con qué acreditó",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marque con qué documento acreditó su personalidad."},
    )
    scan = forms.FileField(label="Copia digital", required=False)
    note = NoteField(label="Nota", required=False, rows=2)

    def prepare(self) -> None:
        self.choose("papers", [(p.code, p.name) for p in papers_for(self.case)])
