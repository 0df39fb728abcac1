"""Signatures for a body or for its head that are not written as the decree says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.signature import Signature, SignatureLine, find_signatures
from cchc_check.patterns import compiled

_TITLE = compiled(
    r"(?:TỔNG |QUYỀN )?(?:GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|THỦ TƯỚNG|THỐNG ĐỐC|CHÁNH |TRƯỞNG |TỔ TRƯỞNG)"
    r"|(?:BỘ|CỤC|CHI CỤC|TỔNG CỤC|VIỆN|HIỆU|VỤ|ĐỘI|TRẠM|HẠT|XÃ ĐỘI|KHOA) TRƯỞNG"
)
_DEPUTY = compiled(r"PHÓ |THỨ TRƯỞNG")
_BODY = compiled(r"(?:[UỦ][YỶỲ]? BAN|UBND|HĐND|HỘI ĐỒNG|SỞ |BỘ (?!TRƯỞNG)|BAN |CỤC (?!TRƯỞNG)|TRƯỜNG )")
_SECRETARY = compiled(r"(?:PHÓ )?BÍ THƯ")
_COMMITTEE = compiled(r"(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|QUÂN) [UỦ][YỶ](?!\w)|CHI BỘ|ĐẢNG ĐOÀN")
_COUNCILS = compiled(r"[UỦ][YỶỲ]? ?BAN NHÂN DÂN|UBND")


def signature_form(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each line of a signature that contradicts the one it stands with; the Party has forms of its own."""
    fault = _party_fault if "party-form" in facts.features else _fault
    for signature in find_signatures(facts):
        for at, line in enumerate(signature.lines):
            below = signature.lines[at + 1] if at + 1 < len(signature.lines) else None
            above = signature.lines[at - 1] if at else None
            variant = fault(signature, line, above, below)
            if variant and not (variant == "deputy-alone" and _is_overprinted(facts, line)):
                values = {
                    "written": " ".join(facts.document.quote(line.span).split()),
                    "title": line.title,
                    "below": below.title if below else "",
                }
                yield Finding(line.span, values, variant=variant)


def _fault(
    signature: Signature, line: SignatureLine, above: SignatureLine | None, below: SignatureLine | None
) -> str:
    """The name of what is wrong with `line`, or ""."""
    is_title = bool(_TITLE.match(line.title))
    match line.prefix:
        case "TM":
            return "for-person" if is_title or _DEPUTY.match(line.title) else ""
        case "KT":
            if _BODY.match(line.title) and not is_title:
                return "for-body"
            return _deputy_fault(signature, line, below)
        case "TL" | "TUQ":
            return "order-of-body" if _BODY.match(line.title) and not is_title else ""
        case _ if _DEPUTY.match(line.title):
            return "deputy-alone" if _stands_alone(above) else ""
    return ""


def _party_fault(
    signature: Signature, line: SignatureLine, above: SignatureLine | None, below: SignatureLine | None
) -> str:
    """As `_fault`; a deputy may sign alone where nobody is the head, and T/L may stand before a body."""
    if line.prefix in ("TM", "KT", "TL") and not line.slashed:
        return "dotted"
    is_secretary = bool(_SECRETARY.match(line.title))
    is_title = is_secretary or bool(_TITLE.match(line.title))
    if line.prefix == "TM":
        return "for-person" if is_title or _DEPUTY.match(line.title) else ""
    if line.prefix != "KT":
        return ""
    if is_secretary:
        return "for-secretary"
    is_body = _BODY.match(line.title) or _COMMITTEE.match(line.title)
    return "for-body" if is_body and not is_title else _deputy_fault(signature, line, below)


def _deputy_fault(signature: Signature, line: SignatureLine, below: SignatureLine | None) -> str:
    if _DEPUTY.match(line.title):
        return "for-deputy"
    if "PHÓ " in line.title:
        return ""
    if below is None:
        return "no-deputy" if signature.named else ""
    if below.prefix == "KT":
        return ""
    if below.prefix or not _DEPUTY.match(below.title):
        return "no-deputy" if _TITLE.match(below.title) else ""
    return "" if _is_deputy_of(line.title, below.title) else "other-deputy"


def _is_deputy_of(head: str, deputy: str) -> bool:
    """True unless the two titles are surely of two offices."""
    own = deputy.removeprefix("PHÓ ").replace("THỨ TRƯỞNG", "BỘ TRƯỞNG").split(",")[0]
    known = (_TITLE.match(head), _TITLE.match(own))
    return own in head or head in own or not all(known) or known[0][0] == known[1][0]  # type: ignore[index]


def _stands_alone(above: SignatureLine | None) -> bool:
    """True for a deputy who signs as if he were the head."""
    return above is None or (above.prefix == "TM" and bool(_COUNCILS.match(above.title)))


def _is_overprinted(facts: Facts, line: SignatureLine) -> bool:
    """True where "KT." stands above after all, in a line that is printed over or beside another."""
    return "KT" in facts.document.text[max(0, line.span.start - 200) : line.span.start]


CHECK = Check(
    name="signature-form",
    function=signature_form,
    values=("written", "title", "below"),
    variants=(
        "for-person",
        "for-body",
        "for-deputy",
        "no-deputy",
        "other-deputy",
        "deputy-alone",
        "order-of-body",
        "dotted",
        "for-secretary",
    ),
    needs=("form",),
)
