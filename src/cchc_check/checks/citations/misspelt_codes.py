"""Codes that no body writes but one letter away from a code that is known.

Invariant: a code is suspected only when it is unknown, rare in the draft, and near to exactly one known code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from cchc_check.checks.citations.cited import Mention
from cchc_check.checks.citations.likeness import edit
from cchc_check.checks.citations.slip import Slip
from cchc_check.registry import Registry
from cchc_check.text.document import Document

_SHORTEST = 4
_RARE = 3


class CodeTable(Struct, frozen=True, dict=True):
    """The codes of bodies: the registry's and the office's own, part by part."""

    registry: Registry
    own: frozenset[str]

    def knows(self, code: str) -> bool:
        """True for the office's own codes and those of the table."""
        return code in self.own or bool(self.registry.issuers_of(code))

    def proves(self, code: str) -> bool:
        """True for the office's own codes and those of the table that somebody has confirmed."""
        return code in self.own or any(issuer.verified for issuer in self.registry.issuers_of(code))

    def kind_code(self, written: str, kind: str) -> str:
        """The kind's code that differs from `written` only in large and small letters, or ""."""
        of = self.registry.kind(kind)
        codes = (*of.codes, *of.party_codes) if of and of.verified else ()
        if written in codes:
            return ""
        return next((code for code in codes if code.casefold() == written.casefold()), "")

    def other_case(self, written: str) -> str:
        """The only known code that differs from `written` in large and small letters alone, or ""."""
        return "" if self.knows(written) else self._by_folded.get(written.casefold(), "")

    def near(self, written: str) -> str:
        """The only long known code that a lost, doubled or swapped letter turns into `written`, or ""."""
        if len(written) < _SHORTEST or self.knows(written):
            return ""
        found = {code for code in self._long if _is_slip(written, code)}
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        codes = {issuer.code for issuer in self.registry.issuers if issuer.verified and len(issuer.code) > 1}
        times = Counter(code.casefold() for code in codes)
        return {code.casefold(): code for code in codes if times[code.casefold()] == 1}

    @cached_property
    def _long(self) -> frozenset[str]:
        known = {issuer.code for issuer in self.registry.issuers if issuer.verified}
        return frozenset(code for code in known | self.own if len(code) >= _SHORTEST)


def misspelt(document: Document, cited: Sequence[Mention], codes: CodeTable) -> Iterator[Slip]:
    """Kind and issuer codes in the wrong case, then issuer codes one slip from a known one."""
    wrong: dict[tuple[str, str, str], tuple[str, str] | None] = {}
    for one in cited:
        key = _case_key(one)
        if key not in wrong:
            wrong[key] = _wrong_case(*key, codes)
        # In a heading all in capitals nobody could write "TTr".
        if (pair := wrong[key]) and not document.quote(one.citation.span).isupper():
            yield Slip(one, None, "letter-case", *pair)
    numbers = Counter(code for code, _ in {(_body_code(one), one.number) for one in cited})
    nearest = {code: codes.near(code) for code, count in numbers.items() if count < _RARE}
    for one in cited:
        code = _body_code(one)
        if nearest.get(code) and not _abbreviates(code, one):
            yield Slip(one, None, "near-code", code, nearest[code])


def _case_key(one: Mention) -> tuple[str, str, str]:
    """All that the case of the codes depends on: a draft has few of these, however often it cites them."""
    kind = one.kind if one.notation.type_code else ""
    return one.notation.codes[0].value, kind, _body_code(one)


def _wrong_case(first: str, kind: str, body: str, codes: CodeTable) -> tuple[str, str] | None:
    """The code in the wrong case, and as it is right."""
    if right := codes.kind_code(first, kind) if kind else "":
        return first, right
    if right := codes.other_case(body) if body else "":
        return body, right
    return None


def _body_code(one: Mention) -> str:
    return one.notation.issuer_code.split("-")[0]


def _abbreviates(code: str, one: Mention) -> bool:
    """True where the issuer printed with the number has the code for its initials: "Trường THPT A B", THPTAB."""
    issuer = one.citation.issuer
    if issuer is None or "issuer" in one.citation.inherited:
        return False
    name = one.document.quote(issuer.span)
    words = "".join(char if char.isalnum() else " " for char in name).split()
    initials = "".join(word if word.isupper() else word[0].upper() for word in words)
    return initials.endswith(code.upper())


def _is_slip(written: str, right: str) -> bool:
    """True for a letter lost, doubled or swapped; the first one often tells the level of the office."""
    if written[0] != right[0]:
        return False
    match edit(written, right):
        case "missing" | "swapped":
            return True
        case "extra":
            return any(a == b for a, b in pairwise(written))
        case _:
            return False
