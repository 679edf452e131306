"""The form that notes the account of a petition presented without one."""

from django import forms

from ventanilla.register.models import Account
from ventanilla.register.queries import account as account_by_number
from ventanilla.utility.vocabulary import saying


class AccountForm(forms.Form):
    account = forms.CharField(label=saying("{Account_number}"), max_length=40)
    reason = forms.CharField(
        label="Cómo se sabe", max_length=300, help_text="Por ejemplo: lo dice el recibo que trajo, o su domicilio."
    )

    def clean_account(self) -> Account:
        found = account_by_number(self.cleaned_data["account"].strip())
        if found is None:
            raise forms.ValidationError("No hay una cuenta con ese número; búsquela arriba por nombre o domicilio.")
        return found
