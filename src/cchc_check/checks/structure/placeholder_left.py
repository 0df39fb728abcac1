"""Places in the text that are still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Blank, Facts
from cchc_check.text.span import Span


def placeholder_left(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every blank outside the draft's own number and date.

    Where blanks stand close together, or a date is blank from day to year, somebody else is meant to fill
    them in: such a form gives one finding ("form").
    """
    for group in _groups(facts, params["form_gap"]):
        is_form = len(group) >= params["form_size"]
        of_form = [blank for blank in group if is_form or _is_dotted(facts, blank)]
        if of_form:
            yield _finding(facts, of_form[0], len(of_form), "form")
        if not is_form:
            yield from (_finding(facts, blank, 1) for blank in group if not _is_dotted(facts, blank))


def _groups(facts: Facts, gap: int) -> Iterator[list[Blank]]:
    """The blanks of the text, together where no more than `gap` characters part them."""
    head = [part.span for part in (facts.letterhead.notation, facts.letterhead.issued) if part]
    group: list[Blank] = []
    for blank in facts.blanks:
        if any(span.overlaps(blank.span) for span in head):
            continue
        if group and blank.span.start - group[-1].span.end > gap:
            yield group
            group = []
        group.append(blank)
    if group:
        yield group


def _is_dotted(facts: Facts, blank: Blank) -> bool:
    """True for a date or a number of which nothing is written: "ngày … tháng … năm …", "số …/…/NĐ-CP"."""
    written = facts.document.quote(blank.span)
    if blank.kind == "number":
        return written.count("/") != 1 and not any(map(str.isdigit, written))
    return blank.kind == "date" and not any(char.isdigit() or char in "xX" for char in written)


def _finding(facts: Facts, blank: Blank, count: int, variant: str = "") -> Finding:
    return Finding(blank.span, {"written": _shown(facts, blank.span), "count": str(count)}, variant=variant)


def _shown(facts: Facts, span: Span) -> str:
    written = " ".join(facts.document.quote(span).split())
    return written if len(written) <= 40 else f"{written[:37]}…"


CHECK = Check(
    "placeholder-left",
    placeholder_left,
    ("written", "count"),
    params={"form_size": 6, "form_gap": 800},
    variants=("form",),
)
