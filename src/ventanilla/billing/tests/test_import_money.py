"""What another system told enters the ledger once, to the centavo, and what cannot enter says why."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from ventanilla.billing.actions import advance_money_import
from ventanilla.billing.checks import imports_reconcile
from ventanilla.billing.importing.report import report_of
from ventanilla.billing.importing.rows import exact_centavos
from ventanilla.billing.models import RefusedLine
from ventanilla.billing.queries import items_owed, settlement_of
from ventanilla.billing.tests.brought import CUT_OFF, DRAIN, MAPPING, WATER, accounts, brought, left, reasons, row
from ventanilla.billing.tests.owing import AT, TODAY, charged
from ventanilla.journal.models import Entry as Heard
from ventanilla.journal.tests.force import by_force
from ventanilla.ledger.models import Batch, Entry
from ventanilla.ledger.tests.test_checks import OURS
from ventanilla.register.models import Account

pytestmark = pytest.mark.req("H-01")
CHECKS = (*OURS, imports_reconcile)


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def counts(run):
    return run.entered, run.known, run.rejected


def found():
    return [sentence for check in CHECKS for sentence in check()]


def test_balances_are_owed_to_the_centavo_since_the_cut(people):
    one, two, _ = accounts(people)
    rows = (row("1", WATER, "$1,234.56", "2026-4B", due="15/09/2026"), row("1", DRAIN, "0.01"), row("2", WATER, "-50"))
    run = brought(people, "balances", *rows, row("3", WATER, "0"))
    assert (counts(run), run.empty) == ((3, 0, 0), 1)
    assert left(one) == [("agua", 123_456), ("drenaje", 1)]
    assert (left(two), settlement_of(two, TODAY).in_favour) == ([("agua", -5_000)], 5_000)
    item = items_owed(one)[0]
    assert (item.period, item.effective_on, item.due_on) == ("2026-4B", CUT_OFF, CUT_OFF)
    report = report_of(run)
    assert (report.total.rows, report.total.told, report.total.posted, report.agrees) == (4, 118_457, 118_457, True)
    assert found() == []
    assert Heard.objects.filter(event__in=["billing.import_started", "billing.import_finished"]).count() == 2


@pytest.mark.req("E-01")
def test_surcharges_that_the_other_system_charged_accrue_no_more(people):
    one, *_ = accounts(people)
    surcharges = MAPPING.replace("drenaje", "recargos")
    brought(people, "balances", row(concept=DRAIN, amount="33.33", due="15/09/2026"), mapping=surcharges)
    [line] = settlement_of(one, TODAY).lines
    assert (line.item.concept, line.item.due_on, line.accruing, line.centavos) == ("recargos", CUT_OFF, (), 3_333)


BAD = {
    "sin-cuenta": row(""),
    "cuenta-desconocida": row("99"),
    "sin-concepto": row(concept=""),
    "concepto-desconocido": row(concept="03 BASURA", amount="7.00"),
    "importe-ilegible": row(amount="doce"),
    "texto-largo": row(reference="F" * 61),
    "periodo-ilegible": row(period="2026/13"),
    "fecha-ilegible": row(due="31/02/2026"),
    "columnas-de-mas": row() + ",x",
}


@pytest.mark.parametrize("code", BAD)
def test_a_row_that_cannot_enter_says_why(people, code):
    accounts(people)
    run = brought(people, "balances", BAD[code], row("2"))
    assert (reasons(run), counts(run)) == ([code], (1, 0, 1))
    assert found() == []


@pytest.mark.parametrize("period", ["2026/13", "2026-00", "2026-7B", "1026-01", "bim 4", "2026-10-31"])
def test_a_period_nobody_can_read_is_said_with_what_one_looks_like(people, period):
    accounts(people)
    run = brought(people, "charges", row(period=period))
    said = "escríbalo como 2026-10 (un mes), 2026-5B (un bimestre, del 1 al 6) o 2026 (un año)."
    assert RefusedLine.objects.get(run=run).reason == f"«{period}» no es un periodo; {said}"


def test_a_period_written_otherwise_is_the_same(people):
    one, *_ = accounts(people)
    assert counts(brought(people, "balances", row(period="2026/10"), row("2", period="2026-4b"))) == (2, 0, 0)
    assert items_owed(one)[0].period == "2026-10"
    run = brought(people, "balances", row(period="2026-10"), row("2", period="2026/4B"), row(period="2026/10"))
    assert (counts(run), reasons(run)) == ((0, 2, 1), ["repetido"])


def test_a_payment_is_not_refused_for_a_period_it_does_not_use(people):
    accounts(people)
    assert counts(brought(people, "payments", row(period="2026/13"))) == (1, 0, 0)


def test_nothing_is_rounded_but_the_noise_of_a_spreadsheet(people):
    one, *_ = accounts(people)
    run = brought(people, "balances", row(amount="12.345"), row(concept=DRAIN, amount="120.30000000000001"))
    assert (reasons(run), left(one)) == (["importe-ilegible"], [("drenaje", 12_030)])


@given(st.integers(-(10**14), 10**14), st.booleans())
def test_every_amount_is_read_as_it_was_written(centavos, comma):
    whole, part = divmod(abs(centavos), 100)
    written = f"{'-' if centavos < 0 else ''}{whole:,}.{part:02d}"
    if comma:
        written = written.translate(str.maketrans(",.", ".,"))
    assert exact_centavos(written, "," if comma else ".") == centavos


_ROW = st.builds(
    row,
    account=st.sampled_from(["1", "2", "99", ""]),
    concept=st.sampled_from([WATER, DRAIN, "03 BASURA", ""]),
    amount=st.sampled_from(["0", "0.00", "12.50", "-3", "doce"]),
    period=st.sampled_from(["", "2026-10", "2026/13"]),
    reference=st.sampled_from(["", "A1"]),
)


@pytest.mark.parametrize("kind", ["balances", "charges", "payments"])
@trials(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(_ROW, min_size=1, max_size=8))
def test_every_row_of_the_file_is_counted_once(people, kind, rows):
    if not Account.objects.exists():
        accounts(people)
    for _ in range(2):
        run = brought(people, kind, *rows, rows=3)
        assert run.entered + run.known + run.empty + run.rejected == len(rows) == run.total
        assert report_of(run).total.empty == run.empty


def test_an_unknown_concept_is_named_and_its_money_stands_in_the_report(people):
    accounts(people)
    run = brought(people, "balances", BAD["concepto-desconocido"], row("2"))
    refused = RefusedLine.objects.get()
    assert "«03 BASURA»" in refused.reason
    assert (refused.line, refused.account, refused.centavos) == (2, "1", 700)
    report = report_of(run)
    assert [(one.difference, one.rejected_sum, one.unexplained) for one in report.lines] == [(0, 0, 0), (700, 700, 0)]
    assert not report.agrees


@pytest.mark.parametrize("kind", ["balances", "charges", "payments"])
def test_the_same_file_twice_enters_once(people, kind):
    accounts(people)
    rows = [row("1"), row("2", reference="A1"), row("3", DRAIN)]
    assert counts(brought(people, kind, *rows)) == (3, 0, 0)
    before = Entry.objects.count()
    again = brought(people, kind, *rows, row("3", amount="20", reference="A2"), name="otra vez.csv")
    assert counts(again) == (1, 3, 0)
    assert Entry.objects.count() == before + 1
    assert (report_of(again).agrees, report_of(again).total.unexplained) == (True, 0)
    assert found() == []


def test_a_balance_told_twice_is_rejected_whatever_its_amount(people):
    one, *_ = accounts(people)
    run = brought(people, "balances", row(), row(amount="200"))
    assert (reasons(run), left(one)) == (["repetido"], [("agua", 10_000)])
    later = brought(people, "balances", row(amount="300"))
    assert (reasons(later), counts(later)) == (["otro-importe"], (0, 0, 1))
    assert found() == []


def test_two_payments_alike_without_number_are_two_and_with_a_number_one(people):
    one, *_ = accounts(people)
    assert counts(brought(people, "payments", row(), row())) == (2, 0, 0)
    run = brought(people, "payments", row(reference="R1"), row(reference="R1"))
    assert (counts(run), reasons(run)) == ((1, 0, 1), ["repetido"])
    assert sum(amount for _, amount in left(one)) == -30_000


def test_a_stopped_import_goes_on_where_it_was(people):
    accounts(people)
    rows = [row("1", period=f"2026-{n:02d}") for n in range(1, 8)]
    run = brought(people, "balances", *rows, rows=2, chunks=2)
    assert (run.done, run.finished_at, Entry.objects.count()) == (4, None, 4)
    while not run.finished_at:
        run = advance_money_import(run=run.pk, rows=2, at=AT)
    assert (counts(run), Batch.objects.count()) == ((7, 0, 0), 4)
    assert advance_money_import(run=run.pk, rows=2, at=AT).done == 7
    assert found() == []


def test_one_begun_anew_brings_only_what_lacks(people):
    accounts(people)
    rows = [row("1", period=f"2026-{n:02d}") for n in range(1, 8)]
    stopped = brought(people, "balances", *rows, rows=2, chunks=2)
    anew = brought(people, "balances", *rows)
    assert counts(anew) == (3, 4, 0)
    while not stopped.finished_at:
        stopped = advance_money_import(run=stopped.pk, rows=2, at=AT)
    assert (counts(stopped), Entry.objects.count(), found()) == ((4, 3, 0), 7, [])


def test_a_dry_run_posts_nothing(people):
    accounts(people)
    run = brought(people, "balances", row("1"), row("9"), dry=True)
    assert (counts(run), Entry.objects.count(), report_of(run).total.posted) == ((1, 0, 1), 0, 10_000)


def test_charges_keep_their_day_and_number(people):
    one, *_ = accounts(people)
    late, after = row(on="05/08/2026", due="31/08/2026", reference="F-9"), row(on="01/11/2026")
    run = brought(people, "charges", late, row("2", on=""), row("2", on="1/13/2026"), after)
    assert reasons(run) == ["sin-fecha", "fecha-ilegible", "posterior-al-corte"]
    item = items_owed(one)[0]
    assert (item.effective_on.isoformat(), item.due_on) == ("2026-08-05", CUT_OFF)
    assert counts(brought(people, "charges", row(on="06/08/2026", reference="F-9"))) == (0, 1, 0)


def test_payments_go_to_the_oldest_imported_charge_and_the_rest_stays_in_favour(people):
    one, two, _ = accounts(people)
    charged(people, two)
    dated = [row("1", WATER, "100", "2026-5B", "01/09/2026"), row("1", DRAIN, "30", on="01/09/2026")]
    brought(people, "charges", *dated, row("1", WATER, "100", "2026-4B", "01/08/2026"))
    run = brought(people, "payments", row("1", "", "150"), row("1", "", "20", reference="R"), row("2", "", "80.5"))
    assert (counts(run), left(one)) == ((3, 0, 0), [("agua", 3_000), ("drenaje", 3_000)])
    assert left(two) == [("anticipo", -8_050), ("derechos", 17_597)]
    brought(people, "payments", row("1", DRAIN, "40"))
    assert left(one) == [("agua", 3_000), ("drenaje", -1_000)]
    assert found() == []


def test_a_payment_is_above_nothing(people):
    accounts(people)
    run = brought(people, "payments", row(amount="-5"), row(amount="0"))
    assert reasons(run) == ["pago-sin-importe"] * 2


def test_control_totals_that_differ_are_told(people):
    accounts(people)
    control = '[control]\ntotal = "300.01"\n[control.concepts]\nagua = "100.00"\ndrenaje = "200.00"'
    report = report_of(brought(people, "balances", row(), row("2", DRAIN, "200"), mapping=MAPPING + control))
    assert [line.off_control for line in report.lines] == [0, 0]
    assert (report.total.off_control, report.agrees) == (-1, False)
    right = report_of(brought(people, "balances", row("3"), mapping=MAPPING + '[control]\ntotal = "100"'))
    assert right.agrees


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        ("UPDATE ledger_transfer SET centavos = centavos + 1", imports_reconcile),
        ("UPDATE ledger_transfer SET settles_id = NULL", OURS[-1]),
        ("UPDATE ledger_entry SET effective_on = '2026-01-01'", OURS[-1]),
        ("UPDATE billing_moneyimport SET posted = '{}'", imports_reconcile),
    ],
)
def test_what_is_changed_by_force_is_noticed(people, harm, check):
    accounts(people)
    brought(people, "charges", row())
    brought(people, "payments", row())
    assert found() == []
    by_force(harm)
    assert list(check())
