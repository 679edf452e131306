"""Tables that leave the house: a spreadsheet opens them as they were, and runs nothing."""

import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from ventanilla.lib.spreadsheet import workbook

MOMENT = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


def sheet_of(content: bytes):
    return load_workbook(io.BytesIO(content)).active


def test_heading_columns_and_rows_come_back():
    made = workbook(
        title="Control",
        heading=["Control de peticiones", "ON-GAU-02 · Rev. 3"],
        columns=[("Folio", 20), ("Recibida", 18), ("Días", 8)],
        rows=[["PET-2026-000001", MOMENT, 3]],
    )
    rows = [[c for c in row if c is not None] for row in sheet_of(made).iter_rows(values_only=True)]
    assert rows == [
        ["Control de peticiones"],
        ["ON-GAU-02 · Rev. 3"],
        ["Folio", "Recibida", "Días"],
        ["PET-2026-000001", MOMENT.replace(tzinfo=None), 3],
    ]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+1", "@SUM(A1)", "\t=1", "a\x00=b", "-2+3"])
def test_no_cell_is_a_formula(text):
    made = sheet_of(workbook(title="x", heading=[], columns=[("a", 5)], rows=[[text]]))
    cell = made["A2"]
    assert cell.data_type == "s"
    assert not str(cell.value).startswith(("=", "+", "@", "\t"))


def test_a_title_no_sheet_may_have_is_mended():
    assert sheet_of(workbook(title="a/b:[c]" * 9, heading=[], columns=[("a", 5)], rows=[])).title
