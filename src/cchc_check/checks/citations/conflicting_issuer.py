"""One document with two issuers.

Invariant: only bodies that write the same code are compared; another code is another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import Mention, grouped, mentions, registered, titles_alike
from cchc_check.checks.citations.likeness import Likeness, bodies
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.registry import Registry, fold

_PARTY_CENTRE = (("bộ chính trị",), ("ban bí thư",), ("ban chấp hành trung ương", "bch trung ương"))


def conflicting_issuer(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every issuer that another place of the same number, symbol and date contradicts."""
    named = (one for one in mentions(facts) if one.issued and one.issuer and registered(one))
    for group in grouped(((one.number, one.symbol, one.issued), one) for one in named).values():
        yield from _conflicts(group, context.registry)


def _conflicts(group: list[Mention], registry: Registry) -> Iterator[Finding]:
    wordings = grouped((fold(one.issuer), one) for one in group)
    if len(wordings) < 2:
        return
    usual = max(wordings.values(), key=len)[0]
    for places in wordings.values():
        here = places[0]
        if here is not usual and _conflict(here, usual, registry):
            yield _finding(here, usual)


def _conflict(one: Mention, other: Mention, registry: Registry) -> bool:
    code = one.notation.issuer_code.split("-")[0].rstrip("0123456789")
    if any(code not in registry.codes_named(mention.issuer) for mention in (one, other)):
        return False
    match code:
        case "TW":
            organs = {_centre(one.issuer), _centre(other.issuer)}
            return len(organs) == 2 and -1 not in organs
        case "UBND":
            return _conflicting_committees(one, other)
        case "HĐND":
            same_title = titles_alike(one, other) is Likeness.SAME
            return same_title and bodies(one.issuer, other.issuer) is Likeness.DIFFERENT
        case _:
            return False


def _conflicting_committees(one: Mention, other: Mention) -> bool:
    match bodies(one.issuer, other.issuer):
        case Likeness.SAME:
            return _is_of_the_chair(one.issuer) != _is_of_the_chair(other.issuer)
        case _:
            return titles_alike(one, other) is Likeness.SAME


def _is_of_the_chair(issuer: str) -> bool:
    return fold(issuer).startswith(("chủ tịch", "phó chủ tịch"))


def _centre(issuer: str) -> int:
    """Which organ of the Party's centre `issuer` names; -1 for the centre in general."""
    printed = fold(issuer)
    return next((i for i, names in enumerate(_PARTY_CENTRE) if printed.startswith(names)), -1)


def _finding(here: Mention, there: Mention) -> Finding:
    issuer = here.citation.issuer
    assert issuer
    shown, other = " ".join(issuer.value.split()), " ".join(there.issuer.split())
    values = {"notation": here.notation.text, "issuer": shown, "other_issuer": other}
    return Finding(issuer.span, values, (Related(there.citation.span, "other", {"issuer": other}),))


CHECK = Check(
    name="conflicting-issuer",
    function=conflicting_issuer,
    values=("notation", "issuer", "other_issuer"),
    notes=("other",),
)
