"""Add an account with its holder and meter, found by the search box in the same moment."""

from collections.abc import Sequence
from datetime import date, datetime

from ventanilla.journal.actions import record
from ventanilla.journal.actor import Actor
from ventanilla.lib.refusals import Refusal
from ventanilla.register.contact import identity_warnings, looks_like_company, phones_of
from ventanilla.register.models import Account, Holding, Meter, Party, Phone, State
from ventanilla.register.models.party import PartyKind
from ventanilla.register.vocabulary import learn
from ventanilla.register.words import key_of, words_of
from ventanilla.staff.acts import act
from ventanilla.staff.permissions import require
from ventanilla.utility.queries import current_pack


class UnableToAdd(Refusal):
    """The account cannot be added: its number is empty or taken."""


def new_party(*, name: str, phones: Sequence[str] = (), email: str = "", rfc: str = "", curp: str = "") -> Party:
    """A party with the phones that can be understood; the others and wrong codes become warnings."""
    good, bad = phones_of(";".join(phones), current_pack().section("utility").country)
    party = Party.objects.create(
        name=name.strip(),
        kind=PartyKind.COMPANY if looks_like_company(name, rfc) else PartyKind.PERSON,
        email=email,
        rfc=rfc.upper(),
        curp=curp.upper(),
        warnings=identity_warnings(rfc, curp) + [f"El teléfono «{b}» no se entiende." for b in bad],
    )
    Phone.objects.bulk_create([Phone(party=party, number=n, tail=n.lstrip("+")[::-1]) for n in good])
    return party


def index(account: Account, holder: str) -> None:
    """Renew the account's searched words from its address and its holder."""
    found = words_of(
        holder, account.street, account.exterior, account.interior, account.neighbourhood, account.postal_code
    )
    account.words = " ".join(found)
    account.save(update_fields=["words"])
    learn(found)


def _refuse(number: str, holder: str) -> None:
    if not key_of(number):
        raise UnableToAdd("cuenta-sin-numero", "Escriba el número de la cuenta.", field="number")
    if not holder.strip():
        raise UnableToAdd("sin-titular", "Escriba el nombre del titular.", field="holder")
    if Account.objects.filter(number=number).exists():
        raise UnableToAdd("cuenta-repetida", f"La cuenta {number} ya existe; búsquela en el padrón.", field="number")


@act
def add_account(
    *,
    number: str,
    holder: str,
    street: str,
    by: Actor,
    at: datetime,
    exterior: str = "",
    interior: str = "",
    neighbourhood: str = "",
    postal_code: str = "",
    reference: str = "",
    premises_number: str = "",
    use_class: str = "",
    state: State = State.ACTIVE,
    meter: str = "",
    phones: Sequence[str] = (),
    email: str = "",
    rfc: str = "",
    curp: str = "",
    since: date | None = None,
) -> Account:
    """A new account. `since` is the day the holder began. Refuses: cuenta-sin-numero, cuenta-repetida, sin-titular."""
    require(by, "register.import", at)
    _refuse(number, holder)
    account = Account.objects.create(
        **{"number": number, "number_key": key_of(number), "use_class": use_class, "state": state},
        **{"premises_number": premises_number, "premises_key": key_of(premises_number)},
        **{"street": street, "exterior": exterior, "interior": interior, "neighbourhood": neighbourhood},
        **{"postal_code": postal_code, "reference": reference},
    )
    party = new_party(name=holder, phones=phones, email=email, rfc=rfc, curp=curp)
    Holding.objects.create(account=account, party=party, starts_on=since)
    if meter:
        key = key_of(meter)
        Meter.objects.create(account=account, serial=meter, serial_key=key, serial_tail=key[::-1], starts_on=since)
    index(account, holder)
    record(
        event="register.account_added",
        by=by,
        at=at,
        on=account.subject,
        facts={"number": number, "party": party.pk},
        personal={"holder": holder, "address": account.address},
    )
    return account
