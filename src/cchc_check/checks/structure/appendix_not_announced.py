"""Appendices that the text above does not speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.appendices import appendices, closing
from cchc_check.patterns import compiled

_WORDS = compiled(r"phụ lục|kèm theo|đính kèm|gửi kèm|kèm|biểu", re.IGNORECASE)


def appendix_not_announced(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The first appendix of a document whose body names none and encloses nothing."""
    found = appendices(facts)
    if found and not _WORDS.search(facts.document.text, 0, closing(facts)):
        yield Finding(found[0].span, {"written": facts.document.quote(found[0].span)})


CHECK = Check("appendix-not-announced", appendix_not_announced, ("written",))
