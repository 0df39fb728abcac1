"""Digital signatures: any change to a signed file breaks its signature, so none is ever made."""

from __future__ import annotations

from cchc_check.word.package import Package

_ORIGIN = "_xmlsignatures/origin.sigs"


def is_signed(package: Package) -> bool:
    """True when the file bears a digital signature."""
    kinds = {kind for kind, _, _ in package.relationships("").values()}
    return "origin" in kinds or _ORIGIN in package or "_xmlsignatures/sig1.xml" in package
