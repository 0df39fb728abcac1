"""The body after "của" against the body in the symbol.

Invariant: only a body that stands right after the number or its date is compared, never one inside a title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import Mention, mentions
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.registry import Registry, fold
from cchc_check.text.span import Span

_DIRECTLY = compiled(r"[\s,)]*(?:(?:của|do)\s*)?")
_JOINED = compiled(r"\s*(?:,|và|;|/)\s*(?:thủ tướng|chính phủ|bộ|ủy ban|uỷ ban|ubnd)", re.IGNORECASE)
_GOVERNMENT = frozenset({"CP", "TTg"})
_STATE = frozenset({"CP", "TTg", "UBND", "HĐND"})
_PARTY = frozenset({"TW", "TU", "HU"})
# Councils sit at many bodies and are named after any of them.
_PLAIN_LEVELS = frozenset({"central", "ministry", "assembly", "people", "department", "party"})


def issuer_notation_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every printed body that the symbol contradicts; "doubtful" unless it is the Government or its head."""
    shared = Counter(citation.issuer.span for citation in facts.citations if citation.issuer)
    for mention in mentions(facts):
        if code := _of_the_other_style(mention):
            yield _finding(mention, mention.notation.span, code, "other-style", context.registry)
        named = _named(facts, mention, context.registry)
        code = _contradicted(mention, named, context.registry) if named else ""
        issuer = mention.citation.issuer
        if code and issuer:
            sure = code in _GOVERNMENT and set(named) <= _GOVERNMENT and shared[issuer.span] == 1
            yield _finding(mention, issuer.span, code, "" if sure else "doubtful", context.registry)


def _of_the_other_style(mention: Mention) -> str:
    """The state body in a symbol of the Party's style (17-CT/UBND), the Party's in one of the state's, or ""."""
    code = mention.notation.issuer_code
    if mention.notation.form == "party":
        return code if code in _STATE else ""
    return code if mention.notation.form == "state" and code in _PARTY else ""


def _named(facts: Facts, mention: Mention, registry: Registry) -> tuple[str, ...]:
    """The codes of the body printed directly behind the number or the date, or ()."""
    citation, notation = mention.citation, mention.notation
    issuer = citation.issuer
    if issuer is None or not mention.issuer or notation.form == "joint":
        return ()
    before = notation.span.end
    if citation.issued and citation.issued.span.end <= issuer.span.start:
        before = max(before, citation.issued.span.end)
    text = facts.document.text
    if not _DIRECTLY.fullmatch(text, before, issuer.span.start) or _JOINED.match(text, issuer.span.end):
        return ()
    return registry.codes_named(" ".join(issuer.value.split()))


def _contradicted(mention: Mention, named: tuple[str, ...], registry: Registry) -> str:
    """The code in the symbol that is of another body, or ""."""
    parts = [part for part in re.split(r"[-/]", mention.notation.issuer_code) if part]
    if not parts:
        return ""
    code = parts[0].rstrip("0123456789")
    known = registry.issuers_of(code)
    if not known or {part.rstrip("0123456789") for part in parts} & set(named):
        return ""
    bodies = (*known, *(issuer for one in named for issuer in registry.issuers_of(one)))
    if not all(issuer.verified for issuer in bodies):
        return ""
    printed = fold(mention.issuer)
    if any(fold(name) in printed or printed in fold(name) for issuer in known for name in issuer.names):
        return code if code in _GOVERNMENT and set(named) <= _GOVERNMENT else ""
    return code if {issuer.level for issuer in bodies} <= _PLAIN_LEVELS or code.startswith("VP") else ""


def _finding(mention: Mention, at: Span, code: str, variant: str, registry: Registry) -> Finding:
    values = {
        "notation": mention.notation.text,
        "code": code,
        "body": registry.issuers_of(code)[0].names[0],
        "issuer": " ".join(mention.issuer.split()),
    }
    return Finding(at, values, variant=variant)


CHECK = Check(
    name="issuer-notation-mismatch",
    function=issuer_notation_mismatch,
    values=("notation", "code", "body", "issuer"),
    variants=("doubtful", "other-style"),
)
