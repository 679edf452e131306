"""The examination of folios: every number from one to the last was given, once."""

from collections.abc import Iterator

from django.db.models import Count, Max, Min, OuterRef, Subquery

from ventanilla.journal.models import FolioCounter, IssuedFolio


def examine_folios() -> Iterator[str]:
    """Spanish sentences about gaps, doubles and counters that do not match what was given."""
    counter = FolioCounter.objects.filter(series=OuterRef("series"), period=OuterRef("period")).values("last")
    given = (
        IssuedFolio.objects.values("series", "period")
        .annotate(first=Min("number"), top=Max("number"), count=Count("pk"), last=Subquery(counter[:1]))
        .order_by("series", "period")
    )
    seen = set()
    for row in given:
        name = f"«{row['series']}» {row['period']}".strip()
        seen.add((row["series"], row["period"]))
        if row["first"] != 1 or row["top"] != row["count"]:
            yield f"La serie {name} tiene {row['count']} folios, pero van del {row['first']} al {row['top']}."
        if row["last"] != row["top"]:
            yield f"El contador de la serie {name} dice {row['last']} y el último folio dado es {row['top']}."
    for series, period, last in FolioCounter.objects.filter(last__gt=0).values_list("series", "period", "last"):
        if (series, period) not in seen:
            yield f"El contador de la serie «{series}» {period} dice {last}, pero no hay folios."
