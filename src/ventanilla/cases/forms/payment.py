"""The form of the step that gives a payment order."""

from django import forms
from django.utils import timezone

from ventanilla.billing.actions.charge import MOST
from ventanilla.billing.queries import prices_for
from ventanilla.cases.forms.step import StepForm
from ventanilla.lib.spoken import money
from ventanilla.utility.queries import local_day


class OrderPaymentForm(StepForm):
    fee = forms.ChoiceField(label="Qué se cobra", widget=forms.RadioSelect, required=False)
    times = forms.IntegerField(label="Cuántos", min_value=1, max_value=MOST, initial=1)
    given_to = forms.CharField(label="A quién se entrega", max_length=200)
    proxy = forms.CharField(
        label="Carta poder", max_length=200, required=False, help_text="Si no es el titular: de quién y de qué fecha."
    )

    def prepare(self) -> None:
        case = self.case
        account = case.state.account
        prices = prices_for(account, local_day(timezone.now())) if account else []
        known = [(code, f"{name}: {money(cost.centavos)}") for code, name, cost in prices]
        self.choose("fee", [("", "Nada más: solo lo que la cuenta ya debe"), *known])
        self.initial.setdefault("given_to", case.petitioner)
