"""The explanation of a date in Spanish, case by case."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ventanilla.deadlines.points import Calendar, Extension, Pause, Restart, Term, reckon
from ventanilla.deadlines.points.explain import explain, reading_text

MEXICO = Calendar("MX", ZoneInfo("America/Mexico_City"), covers_until=date(2026, 12, 31))
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)


def said(term, started_at=FRIDAY, pauses=(), extensions=(), restarts=()):
    happened = {"pauses": pauses, "extensions": extensions, "restarts": restarts}
    found = reckon(term=term, started_at=started_at, calendar=MEXICO, **happened)
    return explain(term=term, started_at=started_at, calendar=MEXICO, found=found, **happened)


def days(amount, **more):
    return Term("t", "T", "business_days", amount, "g", **more)


@pytest.mark.req("B-03")
def test_a_plain_term_says_until_when_from_when_and_what_was_left_out():
    first, second = said(days(5))
    assert first == (
        "Vence el viernes 27 de noviembre de 2026 a las 24:00 porque son 5 días hábiles que se cuentan desde "
        "el lunes 23 de noviembre de 2026, el día hábil siguiente al acto (viernes 20 de noviembre de 2026, 10:00)."
    )
    assert second == "No se contaron 2 días inhábiles: 2 de fin de semana."


def test_one_day_left_out_is_named():
    assert said(days(1), datetime(2026, 9, 15, 16, tzinfo=UTC))[1] == (
        "No se contó un día inhábil: miércoles 16 de septiembre de 2026 (Día de la Independencia)."
    )


def test_a_cut_off_is_said_with_its_hour():
    term = Term.from_rule(days(1).as_rule() | {"cut_off": "09:00"})
    assert said(term)[0].startswith(
        "Vence el lunes 23 de noviembre de 2026 a las 09:00 porque es 1 día hábil que se cuenta desde el lunes 23"
    )


def test_hours_are_said_to_run_on():
    term = Term("t", "T", "hours", 72, "g", start="moment")
    assert said(term)[0] == (
        "Vence el lunes 23 de noviembre de 2026 a las 10:00 porque son 72 horas corridas desde el acto "
        "(viernes 20 de noviembre de 2026, 10:00)."
    )


def test_a_rolled_end_is_said():
    term = Term("t", "T", "calendar_days", 10, "g", start="next_day")
    text = " ".join(said(term, FRIDAY - timedelta(days=1)))
    assert "El último día cayó en inhábil, por eso termina el día hábil siguiente." in text


def test_a_late_filing_is_said():
    text = said(days(5, reception="office_hours"), datetime(2026, 11, 21, 1, tzinfo=UTC))
    assert text[1] == "Llegó fuera de horario hábil: se tiene por recibido el lunes 23 de noviembre de 2026."


def test_restart_extension_and_document_are_said():
    later = FRIDAY + timedelta(days=7)
    text = said(days(5), extensions=[Extension(1, FRIDAY, "Peritaje", "DC/1")], restarts=[Restart(later, "Completó")])
    assert "el día hábil siguiente al reinicio (viernes 27 de noviembre de 2026, 10:00)" in text[0]
    assert "Se reinició el viernes 27 de noviembre de 2026, 10:00: Completó." in text
    assert "Se prorrogó 1 día hábil: Peritaje (DC/1)." in text


def test_an_open_suspension_says_how_much_had_run():
    pause = Pause(FRIDAY + timedelta(days=6), None, "acreditación", "GAU/1")
    assert said(days(5), pauses=[pause])[0] == (
        "Está suspendido desde el jueves 26 de noviembre de 2026, 10:00; llevaba 3 de 5 días hábiles. "
        "Mientras siga así no tiene fecha."
    )


def test_a_date_after_the_published_calendar_is_provisional():
    text = said(days(30))
    assert text[-1] == ("La fecha es provisional: el calendario oficial solo llega al jueves 31 de diciembre de 2026.")


def test_a_reading_not_taken_is_said_with_its_date():
    found = reckon(term=days(5), started_at=FRIDAY, calendar=MEXICO)
    assert reading_text(found.other_readings[0], MEXICO) == (
        "Si el día del acto también se contara, vencería el jueves 26 de noviembre de 2026 a las 24:00."
    )
