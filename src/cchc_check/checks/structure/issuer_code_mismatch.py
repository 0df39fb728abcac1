"""The code in the document's own number against the name of the body above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts, Notation
from cchc_check.extraction.form.components import lacks_agency
from cchc_check.patterns import compiled
from cchc_check.registry import Registry, fold

_KEPT = compiled(r"\bLưu ?: ?(?:[^\n\t]{0,80})")
_LIKE = 0.6
_LEVELS = frozenset({"ministry", "department", "people", "assembly"})


def issuer_code_mismatch(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """A code of another body (no variant), one that is not the body's own, a unit that keeps no copy."""
    head = facts.letterhead
    if not head.notation or not head.notation.issuer_code:
        return
    parts = code_parts(head.notation)
    if head.agency and not lacks_agency(head):
        own = codes_of(head.agency.value, context.registry)
        variant = code_fault(parts, own, context.registry)
        if variant is not None:
            other = context.registry.issuers_of(parts[0])
            values = {
                "code": parts[0],
                "agency": " ".join(head.agency.value.split()),
                "own": own[0],
                "body": other[0].names[0] if other else "",
                "unit": "",
            }
            related = (Related(head.agency.span, "agency"),)
            yield Finding(head.notation.span, values, related, variant=variant)
    if head.notation.form == "letter" and context.registry.issuers_of(parts[0]):
        yield from _unit(facts, parts)


def code_parts(notation: Notation) -> list[str]:
    """The parts of the code of a number: "UBND-NC" is of two."""
    return [part for part in re.split(r"[-/]", notation.issuer_code) if part]


def codes_of(agency: str, registry: Registry) -> tuple[str, ...]:
    """The codes of the body, where the registry vouches for all of them and knows the whole name."""
    agency = " ".join(agency.split())
    codes = registry.codes_named(agency)
    bodies = [issuer for code in codes for issuer in registry.issuers_of(code)]
    if not bodies or not all(issuer.verified and issuer.level in _LEVELS for issuer in bodies):
        return ()
    is_whole = any(fold(agency) == fold(name) for issuer in bodies for name in issuer.names)
    return codes if is_whole or bodies[0].level in ("people", "assembly") else ()


def code_fault(parts: list[str], own: tuple[str, ...], registry: Registry) -> str | None:
    """The variant of the fault in a code of these parts, for a body that has the codes `own`; None where it is
    right or may be.
    """
    if not own:
        return None
    plain = {_plain(code) for code in own}
    if any(_plain(part) in plain or f"S{_plain(part)}" in plain for part in parts):
        return None
    if _plain("".join(parts)) in plain or any(
        part.endswith(("UBND", "HĐND")) and part.endswith(own) for part in parts
    ):
        return None
    other = registry.issuers_of(parts[0])
    if other and all(issuer.verified and issuer.level in _LEVELS for issuer in other):
        return ""
    if own[0] in ("UBND", "HĐND") or not any(_is_like(parts[0], code) for code in own):
        return None
    return "unknown"


def _is_like(code: str, own: str) -> bool:
    """True for a slip of the pen; another code may be that of a council the body serves."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, _plain(code), _plain(own)).ratio() >= _LIKE


def _plain(code: str) -> str:
    return re.sub(r"[^A-ZĐa-zđ]", "", code).upper().replace("Đ", "D")


def _unit(facts: Facts, parts: list[str]) -> Iterator[Finding]:
    """A letter whose symbol names a unit that the line "Lưu: VT, …" does not."""
    notation = facts.letterhead.notation
    kept = list(_KEPT.finditer(facts.document.text))
    if notation is None or len(parts) != 2 or not kept:
        return
    units = [_plain(unit) for unit in re.split(r"[,;. ]+", kept[-1][0].partition(":")[2])]
    units = [unit for unit in units if unit and unit != "VT"]
    code = _plain(parts[1])
    if units and not any(unit in code or code in unit for unit in units):
        values = {"code": parts[1], "agency": "", "own": "", "body": "", "unit": kept[-1][0].strip()}
        yield Finding(notation.span, values, variant="unit")


CHECK = Check(
    name="issuer-code-mismatch",
    function=issuer_code_mismatch,
    values=("code", "agency", "own", "body", "unit"),
    variants=("unknown", "unit"),
    notes=("agency",),
)
