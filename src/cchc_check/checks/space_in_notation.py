"""Spaces inside a number and symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix
from cchc_check.extraction.facts import Facts

_BESIDE_A_JOINT = re.compile(r" +(?=[-/&])|(?<=[-/&]) +")


def space_in_notation(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every space beside a "/", "-" or "&" of a notation; a line end there is a converter's."""
    for citation in facts.citations:
        notation = citation.notation
        if notation is None or not notation.number.value:
            continue
        written = facts.document.quote(notation.span)
        joined = _BESIDE_A_JOINT.sub("", written)
        if joined == written or "\n" in written or " " in joined:
            continue
        fix = Fix((Edit(notation.span, joined),), Applicability.SAFE)
        yield Finding(notation.span, {"written": written, "canonical": joined}, fix=fix)


CHECK = Check(
    name="space-in-notation",
    function=space_in_notation,
    values=("written", "canonical"),
)
