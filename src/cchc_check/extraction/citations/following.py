"""What follows the number of a citation: its date and its issuer, in either order.

Invariant: a draft only grows to the right, and only by what belongs to its number.
"""

from __future__ import annotations

from cchc_check.extraction.citations.drafts import Draft
from cchc_check.extraction.citations.issuers import issuer_after
from cchc_check.extraction.dates import BLANK, match_date
from cchc_check.extraction.facts import DateMention
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_B = BLANK
_DATE_NEAR = compiled(rf",?{_B}?\(?(?=ngày|Ngày|cùng|NGÀY)|,?{_B}(?:ban{_B}hành|ký){_B}(?=ngày)")
_BEFORE_DATE = (" ng", " Ng", " NG", ",", "\n", "  ", " \n", " (", "(", "ng", " ban", " ký", " cùng")
_COMMON_DATE = compiled(r",? ngày (\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_PLACE = compiled(rf"{_B}[A-ZĐ]\w+(?:{_B}[A-ZĐ]\w+){{0,4}},{_B}(?=ngày)")


def complete(text: str, draft: Draft) -> None:
    """Read the date and the issuer that stand to the right of `draft` into it."""
    if draft.issued is None and draft.issuer is None:
        draft.issued = _date_after(text, _past_mark(text, draft.end))
        if draft.issued:
            draft.end = draft.issued.span.end
    if draft.issuer is None:
        draft.issuer = issuer_after(text, _past_mark(text, draft.end))
        if draft.issuer is None:
            return
    draft.end = draft.issuer.span.end
    if draft.issued is None:
        draft.issued = _date_after(text, draft.end)
        if draft.issued:
            draft.end = draft.issued.span.end


def _past_mark(text: str, at: int) -> int:
    """`at`, or the end of the footnote mark that sticks to the symbol there."""
    while text[at : at + 1].isdecimal():
        at += 1
    return at


def _date_after(text: str, at: int) -> DateMention | None:
    if common := _COMMON_DATE.match(text, at):
        day, month, year = common.groups()
        return DateMention(Span(common.start(1), common.end()), int(day), int(month), int(year), "slash")
    if not text.startswith(_BEFORE_DATE, at) and not text[at + 1 : at + 2].isupper():
        return None
    near = _DATE_NEAR.match(text, at) or _PLACE.match(text, at)
    if near is None:
        return None
    date = match_date(text, near.end())
    return date if date and date.form not in ("month", "year") else None


def has_date_after(text: str, at: int) -> bool:
    """True when a date seems to begin directly after `at`."""
    return _DATE_NEAR.match(text, at) is not None
