"""The parts of an administrative document that have a form of their own: head, signature, appendices.

Invariant: components are in reading order, never overlap, and stand outside headers, footers and notes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from cchc_check.extraction.facts import Letterhead, Part
from cchc_check.extraction.form.regimes import is_of_the_party
from cchc_check.extraction.form.signers import is_name, joined, listed, signature_region, signers
from cchc_check.patterns import compiled
from cchc_check.text.document import Cell, Document, Table
from cchc_check.text.span import Span

KINDS = (
    "party-name", "nation", "motto", "superior", "agency", "number", "subject", "issued", "kind", "title",
    "address", "basis", "recipients-label", "recipients", "authority", "position", "signer",
    "appendix", "appendix-title", "appendix-reference",
)  # fmt: skip
_HEAD = 6000
_FIRST_BLOCKS = 40
_NATION = compiled(r"CỘNG +H(?:ÒA|OÀ) +XÃ +HỘI +CHỦ +NGHĨA +VIỆT +NAM")
_MOTTO = compiled(r"[ĐD]ộc +[Ll]ập *[-–—] *[Tt]ự +[Dd]o *[-–—] *[Hh]ạnh +[Pp]húc")
_PARTY = compiled(r"ĐẢNG +CỘNG +SẢN +VIỆT +NAM")
_CONGRESS = "ĐẠI HỘI"
"""How the first line of a congress's own name begins; the body below it is part of that name."""
_POWER = compiled(r"(?:T/M|K/T|T/L|TM\.|KT\.|TL\.|Q\.)")
_COMMITTEES = ("UBND TỈNH", "UBND THÀNH PHỐ", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN")
_DEPARTMENT = compiled(r"S[A-ZĐ&]{2,7}")
"""The code of a department of a province: SNV, SKHCN, SGD&ĐT."""
_NUMBER_WORD = compiled(r"[Ss]ố[ \t]*:?[ \t]*$")
_ADDRESS = compiled(r"Kính +gửi\b")
_BASIS = compiled(r"Căn +cứ\b")
_RECIPIENTS = compiled(r"N(?<![^\t\n]N)(?:ƠI NHẬN|ơi nhận) *:")
_APPENDIX = compiled(r"(?:PHỤ LỤC|Phụ lục)(?: +(?:số +)?[IVXLC0-9]{1,6})? *[.:]?")
_REFERENCE = compiled(r"\(.{0,20}(?:[Kk]èm theo|[Bb]an hành).*\)", re.S)


class Component(Struct, frozen=True):
    """One part; `kind` is one of KINDS."""

    kind: str
    span: Span


def find_components(document: Document, head: Letterhead) -> tuple[Component, ...]:
    """The parts of `document` whose head is `head`; one of a kind may stand in several places."""
    end = min((story.span.start for story in document.stories), default=len(document.text))
    of_party = is_of_the_party(document.text, head)
    found = [*_head(document.text, head, of_party)]
    below = max((each.span.end for each in found), default=0)
    found += _first_blocks(document, below)
    found += _signature(document, below, end, of_party)
    tail = max((each.span.end for each in found), default=0)
    found += _appendices(document, tail, end)
    found.sort(key=lambda each: each.span)
    return tuple(
        each
        for before, each in zip((None, *found), found, strict=False)
        if before is None or before.span.end <= each.span.start
    )


def _head(text: str, head: Letterhead, of_party: bool) -> Iterator[Component]:
    names = (("party-name", _PARTY),) if of_party else (("nation", _NATION), ("motto", _MOTTO))
    for kind, pattern in names:
        if match := pattern.search(text, 0, _HEAD):
            yield Component(kind, Span(*match.span()))
    if head.superior and not (of_party and text.startswith(_CONGRESS, head.superior.span.start)):
        yield Component("superior", head.superior.span)
    if head.agency:
        yield Component("superior" if lacks_agency(head) else "agency", head.agency.span)
    if head.notation:
        span = head.notation.span
        word = _NUMBER_WORD.search(text, max(0, span.start - 40), span.start)
        yield Component("number", Span(word.start() if word else span.start, span.end))
    if head.issued:
        start = head.place.span.start if head.place else text.rfind("gày", 0, head.issued.span.start + 1) - 1
        yield Component("issued", Span(max(0, min(start, head.issued.span.start)), head.issued.span.end))
    if head.kind:
        yield Component("kind", head.kind.span)
    if head.title:
        yield Component("title" if head.kind else "subject", _subject(text, head.title, head.kind is None))


def lacks_agency(head: Letterhead) -> bool:
    """True where the one name in the head is that of a people's committee and the number a department's: the name
    of the department is missing below.
    """
    if head.superior or not head.agency or not head.notation:
        return False
    codes = head.notation.issuer_code.replace("/", "-").split("-")
    return head.agency.value.startswith(_COMMITTEES) and bool(_DEPARTMENT.fullmatch(codes[0]))


def _subject(text: str, title: Part[str], is_letter: bool) -> Span:
    """The title; of a letter with the "V/v" before it."""
    if not is_letter:
        return title.span
    start = text.rfind("\n", 0, title.span.start) + 1
    start = max(start, text.rfind("\t", 0, title.span.start) + 1)
    return Span(start if title.span.start - start < 8 else title.span.start, title.span.end)


def _first_blocks(document: Document, below: int) -> Iterator[Component]:
    """Whom the document addresses and what it rests on, right below the head."""
    blocks = document.blocks
    first = bisect_left(blocks, below, key=lambda block: block.span.start)
    rests = False
    for block in blocks[first : first + _FIRST_BLOCKS]:
        if isinstance(block, Table):
            continue
        text = document.quote(block.span)
        if _ADDRESS.match(text):
            yield Component("address", block.span)
        elif _BASIS.match(text) and (text.endswith(";") or (rests and text.endswith((".", ",")))):
            rests = True
            yield Component("basis", block.span)
        elif rests:
            return


def _signature(document: Document, start: int, end: int, of_party: bool) -> Iterator[Component]:
    """The last "Nơi nhận", who is named below it, and who signs beside it, above it or below."""
    text = document.text
    matches = [*_RECIPIENTS.finditer(text, start, end)]
    label = Span(*matches[-1].span()) if matches else None
    found: list[Component] = []
    if label:
        yield Component("recipients-label", label)
        block = document.block_at(label.start)
        if isinstance(block, Table):
            found = [*_in_table(document, block, label, of_party)]
        if not any(each.kind == "recipients" for each in found):
            yield from (Component("recipients", span) for span in listed(text, label.end, end))
    if not any(each.kind == "signer" for each in found):
        lines = [*_in_lines(text, signature_region(text, label, start, end), of_party)]
        kept = "recipients" if lines else ""
        found = [each for each in found if each.kind == kept or not kept] + lines
    yield from found


def _in_table(document: Document, block: Table, label: Span, of_party: bool) -> Iterator[Component]:
    for cell in block.cells:
        if cell.span.start <= label.start <= cell.span.end:
            yield from _dashes(document.text, label.end, cell.span.end)
            for beside in block.cells:
                yield from _signer(document, cell, beside, of_party)


def _in_lines(text: str, region: Span, of_party: bool) -> Iterator[Component]:
    capitals, name = signers(text, region)
    kinds: dict[str, list[Span]] = {}
    for span in capitals:
        kinds.setdefault(_right_kind(text[span.start : span.end], of_party), []).append(span)
    yield from (Component(kind, span) for kind, spans in kinds.items() for span in joined(text, spans))
    if name:
        yield Component("signer", name)


def _right_kind(words: str, of_party: bool) -> str:
    """The Party tells the power to sign from the position; elsewhere they are one component."""
    return "position" if of_party and not _POWER.match(words) else "authority"


def _dashes(text: str, start: int, end: int) -> Iterator[Component]:
    """The lines below the label that name somebody, as one."""
    span = None
    for line in _lines(text, start, end):
        if not text.startswith(("-", "–", "+"), line.start):
            break
        span = span.to(line) if span else line
    if span:
        yield Component("recipients", span)


def _signer(document: Document, label: Cell, cell: Cell, of_party: bool) -> Iterator[Component]:
    """What a cell to the right of the label's says of who signs: the capitals, then the name."""
    if cell.column <= label.column or cell.row < label.row:
        return
    text = document.text
    capitals: dict[str, Span] = {}
    for line in _lines(text, cell.span.start, cell.span.end):
        words = text[line.start : line.end]
        if words.isupper() and words[0].isalpha():
            kind = _right_kind(words, of_party)
            capitals[kind] = capitals[kind].to(line) if kind in capitals else line
        elif capitals and is_name(words):
            yield Component("signer", line)
            break
    yield from (Component(kind, span) for kind, span in capitals.items())


def _appendices(document: Document, start: int, end: int) -> Iterator[Component]:
    """Below the signature: the label of each appendix, its title, and the line that names the document."""
    after = ""
    for block in document.blocks[bisect_left(document.blocks, start, key=lambda each: each.span.start) :]:
        if block.span.start >= end:
            return
        if isinstance(block, Table):
            after = ""
            continue
        text = document.quote(block.span)
        first = text.partition("\n")[0].rstrip()
        if _APPENDIX.fullmatch(first):
            after = "label"
            yield Component("appendix", Span(block.span.start, block.span.start + len(first)))
        elif after and _REFERENCE.fullmatch(text):
            after = ""
            yield Component("appendix-reference", block.span)
        elif after and text.isupper():
            yield Component("appendix-title", block.span)
        else:
            after = ""


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch without the blanks at their ends, empty ones left out."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop]
        if line.strip():
            first = at + len(line) - len(line.lstrip())
            yield Span(first, first + len(line.strip()))
        at = stop + 1
