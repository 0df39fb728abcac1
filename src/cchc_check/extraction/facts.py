"""What a document says, with the place of every value: the only thing that checks look at.

Invariant: every span points into `Facts.document.text`; tuples are in reading order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

from cchc_check.extraction.figures import FigureTable, Quantity, Ratio
from cchc_check.extraction.part import Part
from cchc_check.text.document import Document
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from cchc_check.extraction.form.components import Component

T = TypeVar("T")

_LAWS = ("normative", "law")

__all__ = [
    "Blank",
    "Citation",
    "DateMention",
    "Facts",
    "Letterhead",
    "Link",
    "Notation",
    "Part",
    "Period",
]


class DateMention(Struct, frozen=True, gc=False):
    """A date as written. Parts that are not written, or blank, are None; nothing is corrected.

    `form` is "slash" (also "." and "-"), "long" (ngày … tháng … năm …), "month", "year" or "same" (cùng ngày).
    """

    span: Span
    day: int | None
    month: int | None
    year: int | None
    form: str

    @property
    def value(self) -> dt.date | None:
        """The calendar date, or None when a part is missing or the calendar has no such day."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None


class Notation(Struct, frozen=True, gc=False):
    """A document number and symbol as printed (`span`) and as canonically written (`text`).

    `codes` are the parts of the symbol ("QĐ", "SKHCN"), each where it stands. `form` is "normative"
    (19/2019/QĐ-UBND), "law" (80/2015/QH13), "joint", "state" (280/QĐ-UBND), "party" (26-KH/TU), "letter"
    (2231/SNV-CCHC), "old" (299/TTg) or "bare" (a number alone). `type_code` is the code that says the kind
    ("QĐ") or ""; `issuer_code` the rest, hyphens included ("SKHCN", "CAT-PC06"), or "".
    """

    span: Span
    text: str
    number: Part[str]
    year: Part[int] | None
    codes: tuple[Part[str], ...]
    form: str
    type_code: str
    issuer_code: str


class Citation(Struct, frozen=True, gc=False):
    """A cited document as this place in the text writes it.

    `span` runs from the kind word (or "số", or the number) to the last of number, date and issuer. `kind.value`
    is the full Vietnamese name ("Quyết định"); where no kind word is printed it follows from the symbol or from
    the head of a shared list, and "kind" is in `inherited` (likewise "issued" and "issuer" when they are
    printed once for several). `provision` is what precedes it ("khoản 2 Điều 5"). `antecedent` is the index in
    `Facts.citations` of the full citation that a short mention repeats. `own` is True where the draft cites
    itself (the header of an appendix).
    """

    span: Span
    kind: Part[str] | None
    notation: Notation | None
    issued: DateMention | None
    issuer: Part[str] | None
    title: Part[str] | None
    year: Part[int] | None = None
    provision: Part[str] | None = None
    antecedent: int | None = None
    inherited: tuple[str, ...] = ()
    own: bool = False


class Letterhead(Struct, frozen=True, gc=False):
    """The draft's own head, as far as it was found; every field may be missing.

    `notation.number.value` is "" when the number is blank; `issued` then often has no day.
    """

    agency: Part[str] | None = None
    superior: Part[str] | None = None
    notation: Notation | None = None
    place: Part[str] | None = None
    issued: DateMention | None = None
    kind: Part[str] | None = None
    title: Part[str] | None = None


class Period(Struct, frozen=True, gc=False):
    """A reporting period. `unit` is month, quarter, half, nine-months, year, years or range.

    `index` is the month, quarter or half (0 where the unit has none); `start` and `end` are its first and last
    day by the calendar, or as written for a range. `year_written` is False when the year had to be taken from
    the document's title.
    """

    span: Span
    unit: str
    index: int
    start: dt.date
    end: dt.date
    year_written: bool = True


class Link(Struct, frozen=True, gc=False):
    """An address. `kind` is url, host or email; `host` is the host name in lower case, where it stands."""

    span: Span
    kind: str
    host: Part[str]
    target: str


class Blank(Struct, frozen=True, gc=False):
    """A place left to fill in. `kind` is number, date or text."""

    span: Span
    kind: str


class Facts(Struct, frozen=True, dict=True):
    """Everything extracted from one document."""

    document: Document
    letterhead: Letterhead = field(default_factory=Letterhead)
    citations: tuple[Citation, ...] = ()
    dates: tuple[DateMention, ...] = ()
    periods: tuple[Period, ...] = ()
    links: tuple[Link, ...] = ()
    blanks: tuple[Blank, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    tables: tuple[FigureTable, ...] = ()

    def derived(self, make: Callable[[Facts], T]) -> T:
        """`make(self)`, made once: what several checks need and only some documents are asked for."""
        made: dict[object, T] = self._derived
        if make not in made:
            made[make] = make(self)
        return made[make]

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The parts of an administrative document that have a form of their own, in reading order."""
        from cchc_check.extraction.form.components import find_components

        return find_components(self.document, self.letterhead)

    @cached_property
    def regime(self) -> str:
        """The rules of form the document is under: one of `regimes.REGIMES`."""
        from cchc_check.extraction.form.regimes import regime_of

        return regime_of(self.document.text, self.letterhead)

    @cached_property
    def features(self) -> frozenset[str]:
        """What a check may need: what the format gives; "form" for an administrative document, and with it
        "state-form" for one of a state body or "party-form". A letter of citizens, a law or a decree has none.
        """
        from cchc_check.extraction.form.regimes import bears_the_name_of_the_party

        head = self.letterhead
        form = head.notation.form if head.notation else ""
        of_party = bears_the_name_of_the_party(self.document.text)
        # Unions and leagues number as the Party does: without the Party's name the form is another's.
        if form in _LAWS or (form == "party" and not of_party):
            return self.document.features
        headed = of_party or head.notation or any(each.kind == "nation" for each in self.components)
        if not (head.notation or head.kind) or not headed:
            return self.document.features
        return self.document.features | {"form", "party-form" if of_party else "state-form"}

    @cached_property
    def _derived(self) -> dict[object, Any]:
        return {}
