"""Appendices behind a document: their labels, and where the document speaks of them.

Invariant: an appendix stands below the closing of the document; a mention stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.counted import roman_value
from cchc_check.patterns import compiled
from cchc_check.text.document import Table
from cchc_check.text.span import Span

_NUMBER = r"(?:[IVXL]{1,6}|\d{1,2})"
_LABEL = compiled(
    rf"(?:PHỤ LỤC|Phụ lục)(?!\w)(?: +(?:(?:SỐ|số) +)?(?P<number>{_NUMBER})(?!\w|\.\d))?"
    r"[ .:]*(?P<title>[^\n]{0,160})(?:\n|$)"
)
_MENTION = compiled(
    rf"[Pp]hụ lục (?:số )?{_NUMBER}(?!\w)(?:(?:,| và|;) (?:[Pp]hụ lục )?(?:số )?{_NUMBER}(?!\w))*"
)
_ONE = compiled(rf"(?:[Pp]hụ lục (?:số )?)?(?<![\w/])(?P<number>{_NUMBER})(?!\w)")
_RECIPIENTS = compiled(r"N(?:ơi nhận|ƠI NHẬN) ?:")
_CLOSING_MARK = "./."
_DOCUMENTS = (
    r"(?:Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Công văn|Kế hoạch|Hướng dẫn|Quy chế|"
    r"Quy định|Đề án|Chương trình|Thông báo|Báo cáo|Tờ trình|[Vv]ăn bản)"
)
_OF_ANOTHER = compiled(rf"[^.;\n]{{0,70}}?\b{_DOCUMENTS}\b(?! này)")
_FAR = 90


class Appendix(Struct, frozen=True):
    """A label with its line; `number` is as printed or "", `value` its value or 0."""

    span: Span
    number: str
    value: int


class Mention(Struct, frozen=True):
    """A numbered appendix that the document speaks of as its own."""

    span: Span
    number: str
    value: int


def closing(facts: Facts) -> int:
    """Where the body ends: the first line of the recipients, or the closing mark; -1 where neither is found."""
    return facts.derived(_closing)


def _closing(facts: Facts) -> int:
    recipients = _RECIPIENTS.search(facts.document.text)
    return recipients.start() if recipients else facts.document.text.find(_CLOSING_MARK)


def appendices(facts: Facts) -> tuple[Appendix, ...]:
    """The labels of appendices below the closing, in reading order."""
    return facts.derived(_appendices)


def mentions(facts: Facts) -> tuple[Mention, ...]:
    """The numbered appendices that the body names, without those of other documents."""
    return tuple(_mentions(facts, closing(facts)))


def _appendices(facts: Facts) -> tuple[Appendix, ...]:
    document, below = facts.document, closing(facts)
    if below < 0:
        return ()
    found = []
    for block in document.blocks:
        if block.span.start < below or isinstance(block, Table):
            continue
        match = _LABEL.match(document.text, block.span.start, block.span.end)
        if match and _is_label(match):
            end = match.end("number") if match["number"] else match.start() + len("Phụ lục")
            number = match["number"] or ""
            found.append(Appendix(Span(match.start(), end), number, _value(number)))
    return tuple(found)


def _is_label(match: re.Match[str]) -> bool:
    """True unless a sentence begins so: "Phụ lục I gồm 12 biểu."."""
    title = match["title"].strip()
    label = match.end("number") if match["number"] else match.start() + len("Phụ lục")
    stop = match.string[label : match.end()].strip()[:1]
    if stop in (".", ":"):
        return not title.endswith((".", ";"))
    return not title or (bool(match["number"]) and title.isupper())


def _mentions(facts: Facts, end: int) -> Iterator[Mention]:
    text = facts.document.text
    cited = [each.provision.span.to(each.span) for each in facts.citations if each.provision]
    cited += [each.span for each in facts.citations]
    for match in _MENTION.finditer(text, 0, max(end, 0)):
        near = any(span.start - 3 <= match.end() and match.start() <= span.end + 12 for span in cited)
        if near or _OF_ANOTHER.match(text, match.end(), match.end() + _FAR):
            continue
        for one in _ONE.finditer(text, match.start(), match.end()):
            yield Mention(Span(*one.span()), one["number"], _value(one["number"]))


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else roman_value(number)
