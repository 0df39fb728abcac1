"""Documents of local offices that are dated on a Saturday or a Sunday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts, Notation


def weekend_date(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Cited documents of offices that do not sit on weekends; make-up working days are left alone."""
    for citation in facts.citations:
        notation, issued = citation.notation, citation.issued
        if notation is None or issued is None or "issued" in citation.inherited or not _is_local(notation):
            continue
        if (day := issued.value) and day.weekday() > 4 and not _is_working(context, day):
            yield Finding(issued.span, {"notation": notation.text, **_written(day)})


def _is_working(context: Context, day: dt.date) -> bool:
    special = context.registry.special_days.get(day)
    return special is not None and special.working


def _is_local(notation: Notation) -> bool:
    """True for a people's committee, its office and its departments; other bodies sit on weekends."""
    if notation.form not in {"state", "normative", "letter"} or not notation.codes:
        return False
    first = notation.issuer_code.split("-")[0] if notation.form != "letter" else notation.codes[0].value
    return first in {"UBND", "VPUBND"} or (len(first) > 2 and first[0] == "S" and first.isupper())


def _written(day: dt.date) -> dict[str, str]:
    saturday = day.weekday() == 5
    return {
        "date": f"{day.day:02}/{day.month if day.month > 2 else f'0{day.month}'}/{day.year}",
        "weekday_vi": "thứ Bảy" if saturday else "Chủ nhật",
        "weekday_en": "Saturday" if saturday else "Sunday",
    }


CHECK = Check("weekend-date", weekend_date, ("notation", "date", "weekday_vi", "weekday_en"))
