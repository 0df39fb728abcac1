"""Parts that every administrative document has, or every one of its kind, and this one has not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context, among
from cchc_check.checks.structure.part_out_of_order import late_kind
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.appendices import closing
from cchc_check.extraction.form.components import lacks_agency
from cchc_check.localize import say
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_PARTS = (
    "nation",
    "motto",
    "agency",
    "number",
    "issued",
    "title",
    "address",
    "recipients-label",
    "authority",
    "signer",
)
_SIGNED = compiled(
    r"\b(?:TM|KT|TL|TUQ|Q)\.|T/M|K/T|T/L|GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG|CHÁNH |CHỦ NHIỆM|BÍ THƯ|HIỆU PHÓ|THỦ TƯỚNG"
)
_SIGNING = (
    "TM.",
    "KT.",
    "TL.",
    "Q.",
    "T/M",
    "K/T",
    "T/L",
    "GIÁM",
    "CHỦ",
    "TRƯỞNG",
    "CHÁNH",
    "BÍ",
    "HIỆU",
    "THỦ",
)
"""Without one of these nobody signed: finding that takes far less than the pattern."""
_RECIPIENTS = ("Nơi nhận", "NƠI NHẬN")
_ADDRESS = compiled(r"Kính +gửi")
_BASIS = compiled(r"^[^\w\n]{0,6}(?:Căn cứ|Xét|Theo|Thực hiện) ", re.MULTILINE)
_ARTICLE = compiled(r"^[^\w\n]{0,6}(?:Điều|ĐIỀU) 1\b", re.MULTILINE)
_NO_TITLE = compiled(r"Kính +gửi|Căn cứ |Thực hiện ")
_DECISION = "Quyết định"
_MINUTES = "Biên bản"
"""The Party's minutes are signed by two and go to nobody."""
_LINE = 80


def missing_part(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """All parts that are missing, in one finding; "converted" where the format may have lost them."""
    kind = facts.letterhead.kind
    of_state = "state-form" in facts.features
    if not of_state and kind and kind.value == _MINUTES:
        return
    missing = [part for part in params["parts"] if not _has(facts, part)]
    at = _first_line(facts)
    if missing:
        # Where the whole head is gone, the draft was typed without it or came through a converter.
        headless = "nation" in missing and "agency" in missing
        safe = "layout" in facts.features and not facts.document.gaps and not headless
        yield Finding(at, _named(missing), variant="" if safe else "converted")
    if of_state and kind and kind.value == _DECISION and closing(facts) >= 0:
        if not _ARTICLE.search(facts.document.text):
            yield Finding(kind.span, _named([]), variant="articles")
        elif not _BASIS.search(facts.document.text):
            yield Finding(kind.span, _named([]), variant="basis")


def _has(facts: Facts, part: str) -> bool:
    head, text = facts.letterhead, facts.document.text
    match part:
        case "nation":
            # In plain text the two columns of the head may share their lines.
            beside = "layout" not in facts.features and _has_component(facts, "motto")
            return beside or _has_component(facts, "nation")
        case "motto":
            return _has_component(facts, "motto") or not _has_component(facts, "nation")
        case "agency":
            return head.agency is not None and not lacks_agency(head)
        case "number":
            return head.notation is not None
        case "issued":
            return head.issued is not None or head.place is not None
        case "title":
            return head.title is not None or not _needs_title(facts)
        case "address":
            return not _is_letter(facts) or bool(_ADDRESS.search(text))
        case "recipients-label":
            return any(words in text for words in _RECIPIENTS)
        case "signer":
            return _is_named(facts)
        case _:
            signed = _has_component(facts, "authority") or _has_component(facts, "position")
            return signed or _is_signed(text, max(closing(facts), 0))


def _is_signed(text: str, below: int) -> bool:
    return any(text.find(mark, below) >= 0 for mark in _SIGNING) and bool(_SIGNED.search(text, below))


def _is_named(facts: Facts) -> bool:
    """True unless a Word file shows that nothing at all stands below the position of who signs."""
    kinds = {each.kind for each in facts.components}
    positions = [each.span.end for each in facts.components if each.kind in ("authority", "position")]
    if "layout" not in facts.features or "signer" in kinds or not positions:
        return True
    ends = [each.span.start for each in facts.components if each.kind == "appendix"]
    ends += [each.span.start for each in facts.document.stories]
    below = max(positions)
    text = facts.document.text[below : min((end for end in ends if end >= below), default=None)]
    lines = (line.strip() for line in text.split("\n"))
    return any(not line.startswith(("-", "–")) and any(map(str.isalpha, line)) for line in lines)


def _has_component(facts: Facts, kind: str) -> bool:
    return any(each.kind == kind for each in facts.components)


def _is_letter(facts: Facts) -> bool:
    notation = facts.letterhead.notation
    if notation is None or facts.letterhead.kind:
        return False
    return notation.form == "letter" or (notation.form == "party" and notation.type_code == "CV")


def _needs_title(facts: Facts) -> bool:
    """True where a title could not have been overlooked; in a letter of the Party nothing tells it."""
    if facts.letterhead.kind:
        return _stands_bare(facts)
    return "state-form" in facts.features and late_kind(facts) is None


def _stands_bare(facts: Facts) -> bool:
    """True where the kind is followed at once by whom the document goes to, or by what it rests on."""
    kind = facts.letterhead.kind
    below = facts.document.text[kind.span.end :].lstrip() if kind else ""
    return bool(_NO_TITLE.match(below))


def _first_line(facts: Facts) -> Span:
    text = facts.document.text
    start = len(text) - len(text.lstrip())
    line = text[start : start + _LINE].partition("\n")[0].partition("\t")[0]
    return Span(start, start + len(line.rstrip()))


def _named(parts: list[str]) -> dict[str, str]:
    return {
        "parts": ", ".join(say("vi", f"component.{part}") for part in parts),
        "english": ", ".join(_lowered(say("en", f"component.{part}")) for part in parts),
    }


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


CHECK = Check(
    name="missing-part",
    function=missing_part,
    values=("parts", "english"),
    variants=("converted", "articles", "basis"),
    needs=("form",),
    params={"parts": _PARTS},
    review=among("parts", _PARTS),
)
