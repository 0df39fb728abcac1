"""Places that match a regular expression of an office's own.

Invariant: findings do not overlap, and a rule that could not look at the whole document says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_check.checks.check import Check, Context, Fault
from cchc_check.checks.house import wants
from cchc_check.checks.house.expressions import (
    MOST_COPIES,
    Budget,
    Way,
    budget,
    copies,
    expression,
    faults,
    template_faults,
)
from cchc_check.checks.house.passages import LEAVE, SCOPES, left_alone, passages, spans
from cchc_check.checks.house.phrases import everywhere, list_faults
from cchc_check.diagnostics import Edit, Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

if TYPE_CHECKING:
    import regex

LONGEST = 60.0
"""Seconds that a page may ask for."""
_SHORT = 0.2


def pattern(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every match of `patterns` in a passage, unless an exception covers all of it.

    Of matches that overlap the first and longest is reported. Raises CheckError when it takes longer than
    `seconds`.
    """
    time = budget(params["seconds"])
    way = Way(params["ignore_case"], params["whole_words"])
    found: list[tuple[Span, regex.Match[str]]] = []
    hit: dict[Span, None] = {}
    for passage in passages(facts.document, params["scope"]):
        text = facts.document.quote(passage)
        for each in params["patterns"]:
            for match in time.matches(expression(each, way), text):
                found.append((_span(match, passage), match))
                hit[passage] = None
    alone = spans(_excused(facts, params, way, time, tuple(hit))) if found else spans(())
    free = -1
    for span, match in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= free and not alone.cover(span):
            free = span.end + (not len(span))
            yield _finding(facts, span, match, params)


def _excused(
    facts: Facts, params: Mapping[str, Any], way: Way, time: Budget, hit: tuple[Span, ...]
) -> Iterator[Span]:
    """What may stand in the passages that have matches."""
    yield from everywhere(facts, params["exceptions"], hit)
    yield from left_alone(facts, params["leave"])
    for each in params["exception_patterns"]:
        for passage in hit:
            for match in time.matches(expression(each, way), facts.document.quote(passage)):
                yield _span(match, passage)


def _span(match: regex.Match[str], passage: Span) -> Span:
    return Span(passage.start + match.start(), passage.start + match.end())


def _finding(facts: Facts, span: Span, match: regex.Match[str], params: Mapping[str, Any]) -> Finding:
    written = " ".join(facts.document.quote(span).split())
    if params["fix"] == "none":
        return Finding(span, {"written": written, "replacement": ""})
    wanted = match.expand(params["replacement"])
    way = Way(params["ignore_case"], params["whole_words"])
    certain = not any(_still(each, way, wanted) for each in params["patterns"])
    fix = wants.fix((Edit(span, wanted),), params["fix"], certain=certain)
    return Finding(span, {"written": written, "replacement": wanted}, fix=fix)


def _still(written: str, way: Way, wanted: str) -> bool:
    """True when the replacement would be found again, or nobody can tell in time."""
    try:
        return expression(written, way).search(wanted, timeout=_SHORT) is not None
    except TimeoutError:
        return True


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    lists = ("patterns", "exception_patterns")
    wrong = [fault for name in lists for fault in wants.texts(params, name, least=name == "patterns")]
    yield from wrong or _expressions(params)
    yield from list_faults(params, "exceptions")
    yield from wants.one_of(params, "scope", SCOPES)
    yield from wants.one_of(params, "fix", wants.FIXES)
    yield from wants.some_of(params, "leave", LEAVE)
    if not 0 < params["seconds"] <= LONGEST:
        yield "house.seconds", "params.seconds", {"value": params["seconds"], "most": f"{LONGEST:g}"}
    if params["replacement"] and params["fix"] == "none":
        yield "house.replacement-without-fix", "params.replacement", {}


def _expressions(params: Mapping[str, Any]) -> Iterator[Fault]:
    way = Way(params["ignore_case"], params["whole_words"])
    keys = ("patterns", "exception_patterns")
    if sum(copies(each) for key in keys for each in params[key]) > MOST_COPIES:
        yield "house.too-many-repeats", "params.patterns", {"most": MOST_COPIES}
        return
    wrong = [fault for key in keys for each in params[key] for fault in faults(each, key, way)]
    yield from wrong
    if not wrong:
        for each in params["patterns"]:
            yield from template_faults(each, params["replacement"], way)


CHECK = Check(
    "pattern",
    pattern,
    ("written", "replacement"),
    params={
        "patterns": (),
        "exceptions": (),
        "exception_patterns": (),
        "replacement": "",
        "fix": "none",
        "ignore_case": False,
        "whole_words": False,
        "leave": (),
        "scope": "all",
        "seconds": 5.0,
    },
    review=_review,
)
