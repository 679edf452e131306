"""A chart and its table say the same."""

from ventanilla.lib.chart import Chart, Line


def chart(**changed):
    lines = [Line("Valor", [57.1, None, 1200.0]), Line("Meta", [100, 100, 100], kind="line", dashed=True)]
    given = {
        "code": "c",
        "title": "Meses",
        "labels": ["ago", "sep", "oct"],
        "lines": lines,
        "unit": "%",
        "none": "sin casos",
    }
    return Chart(**given | changed)


def test_the_table_reads_each_value_with_its_unit():
    assert list(chart().rows) == [
        ("ago", ["57.1 %", "100 %"]),
        ("sep", ["sin casos", "100 %"]),
        ("oct", ["1,200 %", "100 %"]),
    ]


def test_what_cannot_be_seen_is_told():
    assert chart(lines=[Line("Valor", [1, 2, None])]).told == "Meses. Valor: ago 1 %; sep 2 %; oct sin casos."


def test_what_the_script_reads_is_plain():
    spec = chart().spec
    assert spec["lines"][0]["values"] == [57.1, None, 1200.0]
    assert (spec["lines"][1]["kind"], spec["lines"][1]["dashed"], spec["unit"]) == ("line", True, "%")


def test_nothing_to_draw():
    assert chart(lines=[Line("Valor", [None, None, None])]).is_empty
    assert not chart().is_empty
