"""Citations grouped by the document they name.

Invariant: only a date that stands right beside its number counts; one inherited from a list proves nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from cchc_check.checks.check import Context
from cchc_check.checks.citations.likeness import Likeness, bodies, titles
from cchc_check.checks.citations.places import Place, differ, place_with
from cchc_check.extraction.facts import Citation, Facts, Notation
from cchc_check.patterns import compiled
from cchc_check.registry import Registry
from cchc_check.text.document import Document
from cchc_check.text.span import Span

T = TypeVar("T")

_BESIDE = compiled(r"[\s,;(:]*(?:(?:đã|được|ký|ban|hành|ngày|vào|số)[\s,:]*){0,6}", re.IGNORECASE)
# Numbers of contracts and of courts are not of a register of documents.
_NOT_REGISTERED = frozenset({"HĐ", "HĐLĐ", "HĐKT", "HĐTV", "TLST", "GCN", "GP", "GPXD", "GPMT", "CCHN"})
# What scanning leaves of a stamped number ("5{4") is no number.
_NUMBER = compiled(r"[a-zđ]?\d{1,6}[a-zđ]?(?:\.\d{1,3})?")
_ONE_BODY_LEVELS = frozenset({"central", "ministry", "department"})


class Mention(Struct, frozen=True, dict=True):
    """A citation with a number and a symbol.

    `number` is its number without leading zeros, `issued` its printed date, or None.
    """

    citation: Citation
    notation: Notation
    number: str
    issued: dt.date | None
    document: Document

    @cached_property
    def place(self) -> Place | None:
        """The place whose body is named with it, if one is."""
        return place_with(self.document, self.citation)

    @cached_property
    def symbol(self) -> str:
        """The codes of the symbol in small letters."""
        return "-".join(code.value.casefold() for code in self.notation.codes)

    @property
    def year(self) -> int | None:
        """The year of the register: the one in the number, else the one of the date."""
        if self.notation.year is not None:
            return self.notation.year.value
        return self.issued.year if self.issued else None

    @property
    def is_of_its_year(self) -> bool:
        """True when the printed date lies in the year of the number."""
        return self.issued is not None and self.issued.year == self.year

    @property
    def day(self) -> str:
        """The printed date as reports write it (05/01/2020, 15/5/2014), or ""."""
        return written(self.issued) if self.issued else ""

    @property
    def date_span(self) -> Span:
        """Where the date stands, or the number where there is none."""
        issued = self.citation.issued
        return issued.span if issued else self.notation.span

    @property
    def title(self) -> str:
        """The title as printed, or ""."""
        return self.citation.title.value if self.citation.title else ""

    @property
    def issuer(self) -> str:
        """The body printed at this very place, or ""."""
        issuer = self.citation.issuer
        return issuer.value if issuer and "issuer" not in self.citation.inherited else ""

    @property
    def kind(self) -> str:
        """The kind word printed at this very place, or ""."""
        kind = self.citation.kind
        return kind.value if kind and "kind" not in self.citation.inherited else ""


def mentions(facts: Facts) -> tuple[Mention, ...]:
    """Every citation by number and symbol that is of another document than the draft, in reading order."""
    return facts.derived(_mentions)


def _mentions(facts: Facts) -> tuple[Mention, ...]:
    return tuple(_each_mention(facts))


def _each_mention(facts: Facts) -> Iterator[Mention]:
    for citation in facts.citations:
        notation = citation.notation
        if notation and notation.codes and _NUMBER.fullmatch(notation.number.value) and not citation.own:
            number = notation.number.value.lower().lstrip("0")
            issued = printed_date(facts.document, citation)
            yield Mention(citation, notation, number, issued, facts.document)


def registered(mention: Mention) -> bool:
    """True unless the number is of a contract, a permit or a court."""
    return not any(code.value in _NOT_REGISTERED for code in mention.notation.codes[:1])


def printed_date(document: Document, citation: Citation) -> dt.date | None:
    """The date that stands beside the number, or beside the body right after it; else None."""
    issued, notation = citation.issued, citation.notation
    if issued is None or notation is None or issued.form == "same" or "issued" in citation.inherited:
        return None
    if issued.span.end <= notation.span.start:
        between = document.text[issued.span.end : notation.span.start]
    else:
        between = document.text[notation.span.end : issued.span.start]
        issuer = citation.issuer
        if issuer and notation.span.end <= issuer.span.start and issuer.span.end <= issued.span.start:
            body = document.quote(issuer.span)
            between = re.sub(r"(?:của|do)\s+" + re.escape(body), "", between, count=1)
    return issued.value if _BESIDE.fullmatch(between) else None


def grouped(pairs: Iterable[tuple[T, Mention]]) -> dict[T, list[Mention]]:
    """The mentions of each key, in reading order."""
    groups: dict[T, list[Mention]] = {}
    for key, mention in pairs:
        groups.setdefault(key, []).append(mention)
    return groups


def own_codes(facts: Facts, context: Context) -> frozenset[str]:
    """The issuer codes of the office itself: the configured one and the letterhead's."""
    head = facts.letterhead.notation
    return frozenset({context.unit.code, head.issuer_code if head else ""}) - {""}


def is_one_body(notation: Notation, registry: Registry, own: frozenset[str]) -> bool:
    """True when the issuer code can mean only one body within a report; "UBND" and "BCĐ" cannot say which."""
    code = notation.issuer_code.split("-")[0]
    known = registry.issuers_of(code)
    if known:
        return all(issuer.level in _ONE_BODY_LEVELS for issuer in known)
    return is_own(notation, own) or (code.startswith("S") and len(code) > 2)


def is_own(notation: Notation, own: frozenset[str]) -> bool:
    """True when the issuer code is the office's own."""
    return notation.issuer_code in own or notation.issuer_code.split("-")[0] in own


def issuers_alike(one: Mention, other: Mention) -> Likeness:
    """Whether the printed issuers of two mentions agree, or the places they are named with differ."""
    if one.place and other.place and differ(one.place, other.place):
        return Likeness.DIFFERENT
    return bodies(one.issuer, other.issuer)


def titles_alike(one: Mention, other: Mention) -> Likeness:
    """Whether the titles of two mentions agree."""
    return titles(one.title, other.title)


def are_two_documents(one: Mention, other: Mention) -> bool:
    """True when the titles or the issuers of two mentions cannot be of one document."""
    return Likeness.DIFFERENT in (titles_alike(one, other), issuers_alike(one, other))


def written(date: dt.date) -> str:
    """The date as reports write it: 05/01/2020, 15/5/2014."""
    month = f"{date.month:02}" if date.month < 3 else str(date.month)
    return f"{date.day:02}/{month}/{date.year}"


def brief(title: str, most: int = 90) -> str:
    """The title on one line, cut after a word when it is long."""
    words = " ".join(title.split()).strip(' ,;.“”"')
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"
