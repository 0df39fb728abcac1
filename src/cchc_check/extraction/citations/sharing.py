"""What the members of a list lend each other: "các Quyết định số 1461, 1462/QĐ-UBND ngày …".

Invariant: a kind is lent from left to right, a symbol, a date and an issuer from right to left, and everything
that was lent is named in `inherited`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_check.extraction.citations.drafts import Draft
from cchc_check.extraction.citations.kinds import KindTable, head_before
from cchc_check.extraction.facts import Notation, Part
from cchc_check.extraction.letters import CAPITALS, SMALL
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_B = r"(?: {1,4}| ?\n {0,12})"
_SEPARATOR = rf"(?:{_B}?[,;]{_B}?|{_B}(?:và|hoặc){_B})"
_NUMBER = r"\d{1,6}[a-zđ]?(?:/\d{4})?"
# "Giấy phép số 12/GP-STTTT" is no letter: it has a name of its own.
_WIDEST = 140


def listed_before(text: str, floor: int, notation: Notation, table: KindTable) -> Iterator[Draft]:
    """Drafts of the bare numbers that stand before `notation` in its list and borrow its symbol."""
    low = max(floor, notation.span.start - _WIDEST)
    at = notation.span.start
    before = text[low:at].rstrip(" \n:")
    if before[-2:].lower() == "số":
        before = before[:-2].rstrip(" \n")
    if before[-1:] not in ",;àc" or "\t" in before:
        return
    items = _items().search(text, low, at)
    if items is None:
        return
    head = head_before(text, floor, items.start(), table)
    if head.kind is None and not (floor and _between().match(text[floor : items.start()])):
        return
    for position, item in enumerate(_item().finditer(text, items.start(), items.end())):
        start = head.start if position == 0 and head.kind else item.start()
        kind = head.kind if position == 0 else None
        yield Draft(
            start, item.end(), kind, _lent(item, notation), inherited=("symbol",), printed=kind is not None
        )


def _lent(item: re.Match[str], lender: Notation) -> Notation:
    year = Part(int(item[2]), Span(*item.span(2))) if item[2] else None
    symbol = lender.text.partition(f"{lender.year.value}/" if lender.year else lender.number.value)[2]
    head = f"{item[1]}/{item[2]}/" if item[2] else item[1] + ("/" if lender.year else "")
    number = Part(item[1], Span(*item.span(1)))
    return Notation(
        Span(*item.span()), head + symbol, number, year, (), lender.form, lender.type_code, lender.issuer_code
    )


def share(text: str, drafts: list[Draft], table: KindTable) -> None:
    """Complete every draft from its neighbours, and kinds that nobody lends from the symbol."""
    for index, draft in enumerate(drafts):
        if draft.kind is None:
            before = drafts[index - 1] if index else None
            if before and before.kind and _adjacent(text, before, draft):
                draft.kind = before.kind
            else:
                draft.kind = _kind_of_symbol(text, draft, table)
            if draft.kind:
                draft.inherited += ("kind",)
    for index in range(len(drafts) - 2, -1, -1):
        _borrow(text, drafts[index], drafts[index + 1])


def _adjacent(text: str, left: Draft, right: Draft) -> bool:
    return right.start - left.end <= 24 and _between().match(text[left.end : right.start]) is not None


def _borrow(text: str, draft: Draft, after: Draft) -> None:
    """Take date and issuer from the next member of the list."""
    if (draft.issued and draft.issuer) or not (after.issued or after.issuer):
        return
    if draft.notation is None or after.notation is None or not _adjacent(text, draft, after):
        return
    if draft.notation.issuer_code != after.notation.issuer_code:
        return
    plural = not after.printed or _many().search(text, max(0, draft.start - 16), draft.start)
    if draft.issued is None and after.issued and plural:
        draft.issued = after.issued
        draft.inherited += ("issued",)
    if draft.issuer is None and after.issuer:
        draft.issuer = after.issuer
        draft.inherited += ("issuer",)


def _kind_of_symbol(text: str, draft: Draft, table: KindTable) -> Part[str] | None:
    notation = draft.notation
    if notation is None:
        return None
    span = notation.codes[0].span if notation.codes else notation.span
    if notation.form == "letter":
        called = _other_name().search(text, max(0, draft.start - 40), draft.start)
        return None if called and draft.start < notation.span.start else Part("Công văn", span)
    names = table.by_party_code if notation.form == "party" else table.by_code
    name = names.get(notation.type_code)
    return Part(name, span) if name else None


@cache
def _other_name() -> re.Pattern[str]:
    return compiled(rf"[{CAPITALS}][{SMALL}]+(?: [{SMALL}]+){{1,3}} $")


@cache
def _items() -> re.Pattern[str]:
    return compiled(rf"(?<![\w/.\-])(?:{_NUMBER}{_SEPARATOR}(?:số:?{_B}?)?){{1,20}}$")


@cache
def _item() -> re.Pattern[str]:
    return compiled(r"(\d{1,6}[a-zđ]?)(?:/(\d{4}))?(?![\d/])")


@cache
def _many() -> re.Pattern[str]:
    return compiled(rf"(?:[Cc]ác|[Hh]ai|[Bb]a|\d\d|[Nn]hững){_B}$")


@cache
def _between() -> re.Pattern[str]:
    return compiled(rf"{_B}?(?:[,;]|và|hoặc|cùng|[,;]{_B}và)?(?:{_B}(?:các|số|sô|Số|SỐ|số:|và))?{_B}?$")
