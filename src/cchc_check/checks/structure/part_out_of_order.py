"""Parts of a document that stand above those they must follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.document import Table
from cchc_check.text.span import Span

_ADDRESS = compiled(r"^[^\w\n]{0,6}(Kính gửi)\b", re.MULTILINE)
_KIND = compiled(
    r"^[^\w\n]{0,6}(BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|ĐỀ ÁN|CHƯƠNG TRÌNH|HƯỚNG DẪN|PHƯƠNG ÁN)[*_ ]*$",
    re.MULTILINE,
)
_NEAR = 400
_APPENDIX = compiled(r"PHỤ LỤC(?: (?:SỐ )?[IVXL\d]{1,4})?[.:]?\s*$")
_RECIPIENTS = compiled(r"N(?:ơi nhận|ƠI NHẬN) ?:")


def part_out_of_order(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """An addressee above the kind of document; an appendix above the only list of recipients."""
    text = facts.document.text
    if late := late_kind(facts):
        yield _finding(facts, *late, "address")
    labels = list(_RECIPIENTS.finditer(text))
    if len(labels) == 1:
        below = Span(*labels[0].span())
        for block in facts.document.blocks:
            words = text[block.span.start : min(block.span.end, block.span.start + 40)]
            if block.span.start < below.start and not isinstance(block, Table) and _APPENDIX.match(words):
                yield _finding(facts, block.span, below, "appendix")
                return


def late_kind(facts: Facts) -> tuple[Span, Span] | None:
    """An addressee, and the kind of document that stands below it."""
    # A head ends where somebody is addressed: the kind below is no part of it any more.
    text = facts.document.text
    address = _ADDRESS.search(text) if facts.letterhead.kind is None else None
    kind = _KIND.search(text, address.end(), address.end() + _NEAR) if address else None
    return (Span(*address.span(1)), Span(*kind.span(1))) if address and kind else None


def _finding(facts: Facts, at: Span, below: Span, variant: str) -> Finding:
    shown = " ".join(facts.document.quote(below).split())
    values = {"written": " ".join(facts.document.quote(at).split()), "below": shown}
    return Finding(at, values, (Related(below, "below", {"below": shown}),), variant=variant)


CHECK = Check(
    name="part-out-of-order",
    function=part_out_of_order,
    values=("written", "below"),
    variants=("address", "appendix"),
    notes=("below",),
    needs=("form",),
)
