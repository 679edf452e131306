"""Deposits on the screen: what is pending is chosen and registered; nothing typed is lost; what was done is told."""

import pytest

from ventanilla.billing.tests.owing import AT, TODAY
from ventanilla.cashier.actions import cut_till
from ventanilla.cashier.deposit_queries import PAGE
from ventanilla.cashier.models import Deposit, DepositDue, PendingDeposit
from ventanilla.cashier.tests.deposits import CASH, CHEQUE, all_of, cut_with_both, deposited, left
from ventanilla.cashier.tests.tills import opened
from ventanilla.journal.actor import INSTALLER
from ventanilla.utility.actions.publish_pack import publish_pack
from ventanilla.utility.tests.packs import faults_of, spoiled

pytestmark = pytest.mark.req("E-02", "E-06")
NEW = "/caja/depositos/nuevo/"


@pytest.fixture
def cut(people):
    return cut_with_both(people)


@pytest.fixture
def ileana(client, people):
    client.force_login(people.ileana)
    return client


def page_of(answer) -> str:
    return answer.content.decode()


def sent(client, dues, **changed):
    """The form of those dues, as the page fills it."""
    given = {f"amount_{due.pk}": f"{due.centavos / 100:.2f}" for due in dues}
    given |= {"de": [due.pk for due in dues], "bank": "recaudadora", "reference": "F-1"}
    return client.post(NEW, given | {"deposited_on": TODAY.isoformat(), "form_key": "k"} | changed)


def test_what_is_pending_is_chosen_and_registered(ileana, cut):
    dues = list(DepositDue.objects.order_by("pk"))
    page = page_of(ileana.get("/caja/depositos/"))
    for said in ("Por depositar", cut.folio, "Efectivo", "$386.00", "Cheque", "Todavía no hay depósitos"):
        assert said in page
    form = page_of(ileana.get(NEW, {"de": [due.pk for due in dues]}))
    for said in ('value="386.00"', 'value="100.00"', "Banco de muestra, cuenta recaudadora", "Total: $486.00"):
        assert said in form
    answer = sent(ileana, dues)
    assert sent(ileana, dues).url == answer.url
    made = Deposit.objects.get()
    assert (answer.url, made.centavos) == (f"/caja/depositos/{made.pk}/", CASH + CHEQUE)
    shown = page_of(ileana.get(answer.url))
    for said in ("F-1", "$486.00", f"/caja/cortes/{cut.folio}/", "Lo registró Ileana Lara Bravo", "anular/"):
        assert said in shown
    page = page_of(ileana.get("/caja/depositos/"))
    assert "Nada por depositar" in page
    assert answer.url in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cash": "386.01"}, "quedan $386.00 por depositar"),
        ({"cash": "0"}, "mayor que cero"),
        ({"cash": "mil"}, "como 1234.50"),
        ({"cash": "", "cheque": ""}, "al menos un corte"),
        ({"reference": " "}, "Escriba este dato"),
        ({"bank": "otro"}, "opción válida"),
        ({"bank": ""}, "Elija una opción"),
        ({"deposited_on": "2026-11-19"}, "no pudo depositarse antes"),
        ({"deposited_on": "2999-01-01"}, "aún no llega"),
        ({"deposited_on": "ayer"}, "fecha"),
    ],
)
def test_what_cannot_be_registered_says_why_and_keeps_what_was_typed(ileana, cut, changed, said):
    cash, cheque = DepositDue.objects.order_by("pk")
    names = {"cash": f"amount_{cash.pk}", "cheque": f"amount_{cheque.pk}"}
    given = {"reference": "Ficha 77"} | {names.get(name, name): value for name, value in changed.items()}
    answer = sent(ileana, [cash, cheque], **given)
    page = page_of(answer)
    assert answer.status_code == 422
    assert said in page
    assert f'name="de" value="{cash.pk}"' in page
    for value in given.values():
        assert f'value="{value}"' in page or value in ("", " ", "otro")
    assert not Deposit.objects.exists()


def test_what_another_deposited_meanwhile_is_told_beside_its_amount(ileana, people, cut):
    dues = list(DepositDue.objects.order_by("pk"))
    deposited(people, {dues[0].pk: CASH})
    answer = sent(ileana, dues, reference="F-2")
    assert answer.status_code == 422
    assert "ya no queda nada por depositar" in page_of(answer)
    assert 'value="386.00"' in page_of(answer)
    assert sent(ileana, dues, reference="F-2", **{f"amount_{dues[0].pk}": ""}).status_code == 302
    assert left() == {}


def test_nothing_chosen_or_nothing_left_goes_back_to_the_list(ileana, people, cut):
    for query in ({}, {"de": "x"}, {"de": 10**15}):
        assert ileana.get(NEW, query).url == "/caja/depositos/"
    assert "Elija al menos un renglón" in page_of(ileana.get("/caja/depositos/"))
    deposited(people, all_of(cut))
    assert ileana.get(NEW, {"de": DepositDue.objects.first().pk}).url == "/caja/depositos/"


def test_a_deposit_is_annulled_with_its_reason(ileana, people, cut):
    made = deposited(people, all_of(cut))
    address = f"/caja/depositos/{made.pk}/"
    assert ileana.post(f"{address}anular/", {"reason": ""}).status_code == 422
    assert ileana.post(f"{address}anular/", {"reason": "Era otra ficha"}).url == address
    page = page_of(ileana.get(address))
    assert "Anulado por Ileana Lara Bravo" in page
    assert "Era otra ficha" in page
    assert "Ya se anuló" in page_of(ileana.get(f"{address}anular/"))
    assert "Anulado" in page_of(ileana.get("/caja/depositos/"))


def test_the_page_of_a_cut_tells_where_its_money_went(ileana, people, cut):
    address = f"/caja/cortes/{cut.folio}/"
    numbers = list(PendingDeposit.objects.order_by("pk").values_list("pk", flat=True))
    assert f"{NEW}?de={numbers[0]}&amp;de={numbers[1]}" in page_of(ileana.get(address))
    deposited(people, {numbers[0]: 20_000})
    page = page_of(ileana.get(address))
    for said in ("Ficha F-1", "$200.00", "$186.00"):
        assert said in page
    deposited(people, all_of(cut), key="e", reference="F-2")
    assert "Registrar depósito" not in page_of(ileana.get(address))
    nothing = cut_till(session=opened(people, key="n"), counted={50_000: 1}, by=people.beto.actor, at=AT)
    assert "No dejó efectivo ni cheques" in page_of(ileana.get(f"/caja/cortes/{nothing.folio}/"))


def test_who_collects_sees_it_and_registers_nothing(client, people, cut):
    client.force_login(people.beto)
    page = page_of(client.get("/caja/depositos/"))
    assert "$386.00" in page
    assert "Registrar depósito" not in page
    assert client.get(NEW).status_code == 403
    assert "Registrar depósito" not in page_of(client.get(f"/caja/cortes/{cut.folio}/"))


def test_the_list_costs_the_same_however_much_there_is(ileana, people, cut, django_assert_max_num_queries):
    def lived(first, last):
        for n in range(first, last):
            deposited(people, dict.fromkeys(all_of(cut), 1), key=f"d{n}", reference=f"F-{n}")

    lived(0, 2)
    with django_assert_max_num_queries(8):
        ileana.get("/caja/depositos/")
    lived(2, PAGE + 1)
    with django_assert_max_num_queries(8):
        page = page_of(ileana.get("/caja/depositos/"))
    assert page.count("data-row") == PAGE
    oldest = Deposit.objects.order_by("pk")[1]
    assert f"after={oldest.pk}" in page
    second = page_of(ileana.get(f"/caja/depositos/?after={oldest.pk}"))
    assert (second.count("data-row"), ">F-0<" in second) == (1, True)


def test_what_is_pending_is_paged_too(ileana, people, cut):
    due = DepositDue.objects.first()
    more = DepositDue.objects.bulk_create(DepositDue(cut=cut, means=f"m{n}", centavos=5) for n in range(PAGE))
    PendingDeposit.objects.bulk_create(PendingDeposit(due=one, centavos=5) for one in more)
    page = page_of(ileana.get("/caja/depositos/"))
    assert page.count('name="de"') == PAGE
    second = page_of(ileana.get(f"/caja/depositos/?desde={due.pk + PAGE - 1}"))
    assert second.count('name="de"') == 2


def test_a_pack_may_have_no_banks_and_says_so(ileana, cut):
    files = spoiled("cashier.toml", "", "")
    text = files.text("cashier.toml")
    published = files.by_path | {"cashier.toml": text[: text.index("[[bank]]")].encode()}
    assert faults_of(type(files)(published)) == []
    publish_pack(files=type(files)(published), by=INSTALLER, at=AT)
    assert "agregue [[bank]]" in page_of(ileana.get("/caja/depositos/"))
    assert ileana.get(NEW, {"de": DepositDue.objects.first().pk}).url == "/caja/depositos/"
