"""Ways of writing that an office does not want, each with the one it wants instead.

Invariant: what is written as preferred is never reported, nor is a part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from cchc_check.checks.check import Check, Context, Fault
from cchc_check.checks.house import wants
from cchc_check.checks.house.passages import LEAVE, SCOPES, left_alone, passages, spans
from cchc_check.checks.house.phrases import (
    Found,
    Index,
    canonical,
    everywhere,
    faults,
    find,
    index,
    list_faults,
    phrase,
)
from cchc_check.diagnostics import Edit, Finding
from cchc_check.extraction.facts import Facts
from cchc_check.registry import fold
from cchc_check.text.span import Span


class _Term(Struct, frozen=True):
    """One entry of `terms`."""

    preferred: str
    avoid: tuple[str, ...]
    after: str
    until: str


def preferred_form(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every form to avoid, outside the places and phrases that are left alone.

    A term with `after` counts behind the first place of that text only, one with `until` before it.
    """
    terms = _terms(params)
    own = tuple(passages(facts.document, params["scope"]))
    every = tuple(passages(facts.document, "all"))
    excused = [*everywhere(facts, params["exceptions"], every), *left_alone(facts, params["leave"])]
    alone = spans(excused)
    bounds = [_bounds(facts, term, every) for term in terms]
    found = [*find(facts, _index(terms, params["match_case"]), own, allowed=lambda one: _counts(one, bounds))]
    for one in found:
        if one.phrase.rank and not alone.cover(one.span):
            yield _finding(facts, one, terms[one.phrase.group].preferred, params["fix"])


def _terms(params: Mapping[str, Any]) -> tuple[_Term, ...]:
    return tuple(
        _Term(
            canonical(entry["preferred"]),
            wants.listed(entry["avoid"]),
            canonical(entry.get("after", "")),
            canonical(entry.get("until", "")),
        )
        for entry in params["terms"]
    )


@lru_cache(16)
def _index(terms: tuple[_Term, ...], match_case: bool) -> Index:
    """The forms to avoid (rank 1), and the preferred ones (rank 0), of which they may be a part."""
    table = []
    for group, term in enumerate(terms):
        family = (term.preferred, *term.avoid)
        table += [
            phrase(form, family, match_case=match_case, group=group, rank=1)
            for form in term.avoid
            if canonical(form) != term.preferred
        ]
        table.append(phrase(term.preferred, family, group=group))
    return index(table)


def _bounds(facts: Facts, term: _Term, every: tuple[Span, ...]) -> tuple[int, int]:
    """From where to where in the text the term counts."""
    low, high = 0, len(facts.document.text)
    if term.after:
        low = next((place.end for place in everywhere(facts, (term.after,), every)), high)
    if term.until:
        high = next((place.start for place in everywhere(facts, (term.until,), every)), high)
    return low, high


def _counts(one: Found, bounds: list[tuple[int, int]]) -> bool:
    low, high = bounds[one.phrase.group]
    return not one.phrase.rank or (low <= one.span.start and one.span.end <= high)


def _finding(facts: Facts, one: Found, preferred: str, how: str) -> Finding:
    written = facts.document.quote(one.span)
    wanted = as_written(preferred, written, one.phrase.text)
    edits = tuple(_edits(one.span, written, wanted))
    whole = all("\n" not in facts.document.quote(edit.span) for edit in edits)
    fix = wants.fix(edits, how, certain=whole)
    return Finding(one.span, {"written": " ".join(written.split()), "preferred": wanted}, fix=fix)


def as_written(wanted: str, written: str, form: str) -> str:
    """`wanted` with the capitals that `written` has and `form`, the way it was listed, has not."""
    letters = [char for char in written if char.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)) and not form.isupper():
        return wanted.upper()
    if written[0].isupper() and form[0].islower():
        return wanted[:1].upper() + wanted[1:]
    return wanted


def _edits(span: Span, written: str, wanted: str) -> Iterator[Edit]:
    """The words that differ, one by one where there are as many: the line ends between them stay."""
    old, new = written.split(), wanted.split()
    if len(old) != len(new):
        yield Edit(span, wanted)
        return
    at = 0
    for before, after in zip(old, new, strict=True):
        at = written.index(before, at)
        if before != after:
            yield Edit(Span(span.start + at, span.start + at + len(before)), after)
        at += len(before)


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    wrong = [*wants.tables(params, "terms", ("preferred", "avoid"), ("after", "until"), ("avoid",))]
    yield from wrong
    yield from list_faults(params, "exceptions")
    yield from wants.one_of(params, "scope", SCOPES)
    yield from wants.one_of(params, "fix", wants.FIXES)
    yield from wants.some_of(params, "leave", LEAVE)
    if not wrong:
        yield from _form_faults(_terms(params))
        yield from _contradictions(_terms(params))


def _form_faults(terms: tuple[_Term, ...]) -> Iterator[Fault]:
    for term in terms:
        for form in filter(None, (term.preferred, *term.avoid, term.after, term.until)):
            yield from faults("terms", form)


def _contradictions(terms: tuple[_Term, ...]) -> Iterator[Fault]:
    """A form to avoid that is preferred as well, or has two preferred forms."""
    key = "params.terms"
    wanted: dict[str, str] = {}
    preferred = {term.preferred for term in terms}
    for term in terms:
        if term.after or term.until:  # what is right in one part of a document may be wrong in the other
            continue
        for form in map(canonical, term.avoid):
            if form in preferred:
                yield "house.avoided-preferred", key, {"value": form}
            elif wanted.setdefault(fold(form) + form, term.preferred) != term.preferred:
                yield "house.two-preferred", key, {"value": form}


CHECK = Check(
    "preferred-form",
    preferred_form,
    ("written", "preferred"),
    params={
        "terms": (),
        "exceptions": (),
        "leave": LEAVE,
        "scope": "all",
        "fix": "unsafe",
        "match_case": False,
    },
    review=_review,
)
