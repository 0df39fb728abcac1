"""The kind word against the code of the kind in the symbol.

Invariant: only a code that is another kind's own code speaks against the word; an unknown one says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.citations.cited import Mention, mentions
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.registry import Kind, Registry

_OLD_STYLE_UNTIL = 1997
_SURE_WORDS = frozenset(
    {
        *("Nghị quyết", "Quyết định", "Chỉ thị", "Nghị định", "Thông tư", "Thông tư liên tịch"),
        *("Luật", "Bộ luật", "Pháp lệnh", "Kế hoạch", "Kết luận", "Hướng dẫn", "Chương trình", "Công điện"),
        *("Thông báo", "Báo cáo", "Tờ trình"),
    }
)
# What offices write on purpose: a paper called by the decision that carries it, a notice of a conclusion.
_USUAL = frozenset(
    {
        *(("Kết luận", "TB"), ("Thông báo", "KL"), ("Quy định", "QĐ"), ("Đề án", "QĐ")),
        *(("Nghị quyết", "NQLT"), ("Thông tri", "TT"), ("Luật", "L"), ("Bộ luật", "L"), ("Báo cáo", "BCTĐ")),
    }
)
_DOUBTFUL = frozenset(
    {
        *(("Chương trình", "CT"), ("Chương trình", "QĐ"), ("Quy chế", "QĐ"), ("Phương án", "QĐ")),
        *(("Dự án", "QĐ"), ("Tờ trình", "TT"), ("Thông tư", "TTLT")),
    }
)
_ALWAYS_CODED = frozenset({"Quyết định", "Chỉ thị", "Kế hoạch", "Báo cáo", "Tờ trình"})
# Codes of offices as well: Cục Thuế, Thanh tra, phòng Kế hoạch…
_ALSO_OFFICES = frozenset(
    ["CT", "TT", "TTr", "TB", "TC", "PC", "HĐ", "PA", "DA", "ĐA", "KH", "CĐ", "PG", "PB", "QC"]
)


def kind_notation_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every printed kind word whose symbol has another kind's code; "doubtful" where habits differ."""
    for mention in mentions(facts):
        kind = context.registry.kind(mention.kind) if mention.kind else None
        if kind is None or not kind.verified or "generic" in kind.families or _is_old(mention):
            continue
        owner = _owner(mention, kind, context.registry)
        if owner:
            sure = _is_sure(facts, mention, kind, context.registry)
            yield _finding(mention, kind, mention.notation.type_code, owner.name, "" if sure else "doubtful")
        elif kind.name in _ALWAYS_CODED and _is_letter_of_known_office(mention, context.registry):
            yield _finding(mention, kind, kind.code, "Công văn", "no-code")


def _is_old(mention: Mention) -> bool:
    year = mention.year
    return mention.notation.form == "old" or (year is not None and year < _OLD_STYLE_UNTIL)


def _owner(mention: Mention, kind: Kind, registry: Registry) -> Kind | None:
    """The other kind whose code stands in the symbol, or None."""
    notation = mention.notation
    code, party = notation.type_code, notation.form == "party"
    if not code or code in kind.codes or code in kind.party_codes or (kind.name, code) in _USUAL:
        return None
    if kind.name == "Thông tư liên tịch" and any(part.value in ("LT", "LB") for part in notation.codes):
        return None
    if not party and code in _ALSO_OFFICES and not _issuer_is_known(mention, registry):
        return None
    owners = registry.kinds_of(code, party=party)
    if not owners or not owners[0].verified or any(owner.name.startswith(kind.name) for owner in owners):
        return None
    return owners[0]


def _is_sure(facts: Facts, mention: Mention, kind: Kind, registry: Registry) -> bool:
    if kind.name not in _SURE_WORDS or not mention.citation.kind:
        return False
    if (kind.name, mention.notation.type_code) in _DOUBTFUL:
        return kind.name == "Tờ trình" and _issuer_is_known(mention, registry)
    between = facts.document.text[mention.citation.kind.span.end : mention.notation.span.start]
    return between.strip(" \n:").casefold() in ("", "số")


def _issuer_is_known(mention: Mention, registry: Registry) -> bool:
    code = mention.notation.issuer_code
    return bool(registry.issuers_of(code) or registry.issuers_of(code.split("-")[0]))


def _is_letter_of_known_office(mention: Mention, registry: Registry) -> bool:
    offices = registry.issuers_of(mention.notation.codes[0].value)
    return mention.notation.form == "letter" and any(office.verified for office in offices)


def _finding(mention: Mention, kind: Kind, code: str, code_kind: str, variant: str) -> Finding:
    word, notation = mention.citation.kind, mention.notation
    values = {"kind": kind.name, "notation": notation.text, "code": code, "code_kind": code_kind}
    return Finding(word.span.to(notation.span) if word else notation.span, values, variant=variant)


CHECK = Check(
    name="kind-notation-mismatch",
    function=kind_notation_mismatch,
    values=("kind", "notation", "code", "code_kind"),
    variants=("doubtful", "no-code"),
)
