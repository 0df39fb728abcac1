"""The draft's own number, still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.patterns import compiled
from cchc_check.text.span import Span


def blank_number(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The head whose number is blank, once."""
    notation = facts.letterhead.notation
    if notation is not None and not notation.number.value:
        at = _with_word(facts, notation.span)
        yield Finding(at, {"written": " ".join(facts.document.quote(at).split())})


def _with_word(facts: Facts, span: Span) -> Span:
    """The span with the word "Số:" that stands before it."""
    word = _word().search(facts.document.text, max(0, span.start - 40), span.start)
    return Span(word.start(), span.end) if word else span


@cache
def _word() -> re.Pattern[str]:
    return compiled(r"\bsố[ \t]*:?[ \t.…_]{0,30}$", re.IGNORECASE)


CHECK = Check("blank-number", blank_number, ("written",))
