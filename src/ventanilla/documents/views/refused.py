"""A refusal said in a form, beside its field when it has one."""

from django import forms

from ventanilla.lib.refusals import Refusal


def beside(form: forms.Form, refusal: Refusal) -> None:
    """Add the sentence to the field it names, or to the form as a whole."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
