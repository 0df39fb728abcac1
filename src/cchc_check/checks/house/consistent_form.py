"""Terms for which any of several forms will do, but one document keeps to one.

Invariant: one finding for each form that should not be there, at its first place; the form that stays is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

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
from cchc_check.checks.house.preferred_form import as_written
from cchc_check.checks.occurrences import told_once
from cchc_check.diagnostics import Edit, Finding, Occurrence, Related
from cchc_check.extraction.facts import Facts

KEEP = ("majority", "first")


def consistent_form(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every form of a term but the one that is written most often (or first, as `keep` says)."""
    terms = _terms(params)
    every = tuple(passages(facts.document, "all"))
    alone = spans([*everywhere(facts, params["exceptions"], every), *left_alone(facts, params["leave"])])
    own = passages(facts.document, params["scope"])
    used: dict[int, dict[int, list[Found]]] = {}
    for one in find(facts, _index(terms, params["match_case"]), own):
        if not alone.cover(one.span):
            used.setdefault(one.phrase.group, {}).setdefault(one.phrase.rank, []).append(one)
    for forms in used.values():
        # Forms are in the order of their first places, and of equals `max` takes the first.
        kept = max(forms, key=lambda rank: len(forms[rank]) if params["keep"] == "majority" else 0)
        for rank, places in forms.items():
            if rank != kept:
                yield _finding(facts, places, forms[kept], params["fix"])


def _finding(facts: Facts, places: list[Found], kept: list[Found], how: str) -> Finding:
    values = {
        "written": " ".join(facts.document.quote(places[0].span).split()),
        "kept": kept[0].phrase.text,
        "kept_count": str(len(kept)),
    }
    against = (Related(kept[0].span, "kept"),)
    quotes = [facts.document.quote(each.span) for each in places]
    edits = (
        Edit(each.span, as_written(kept[0].phrase.text, quote, each.phrase.text))
        for each, quote in zip(places, quotes, strict=True)
    )
    certain = not any("\n" in quote for quote in quotes)
    occurrences = [Occurrence(each.span, each.span) for each in places]
    fix = wants.fix(edits, how, certain=certain)
    return told_once(occurrences, values, note="again", against=against, fix=fix)


def _terms(params: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        wants.listed(entry["forms"] if isinstance(entry, Mapping) else entry) for entry in params["terms"]
    )


@lru_cache(16)
def _index(terms: tuple[tuple[str, ...], ...], match_case: bool) -> Index:
    return index(
        phrase(form, forms, match_case=match_case, group=group, rank=rank)
        for group, forms in enumerate(terms)
        for rank, form in enumerate(forms)
    )


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    wrong = [fault for entry in params["terms"] for fault in _entry_faults(entry)]
    if not params["terms"]:
        yield "house.empty-list", "params.terms", {}
    yield from wrong or _too_few(_terms(params))
    yield from list_faults(params, "exceptions")
    yield from wants.one_of(params, "keep", KEEP)
    yield from wants.one_of(params, "scope", SCOPES)
    yield from wants.one_of(params, "fix", wants.FIXES)
    yield from wants.some_of(params, "leave", LEAVE)


def _entry_faults(entry: object) -> Iterator[Fault]:
    if isinstance(entry, Mapping):
        return wants.tables({"terms": (entry,)}, "terms", ("forms",), lists=("forms",))
    return wants.texts({"terms": entry}, "terms") if isinstance(entry, list) else wants.text("terms", entry)


def _too_few(terms: tuple[tuple[str, ...], ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for forms in terms:
        names = {canonical(form) for form in forms}
        if len(names) < 2:
            yield "house.one-form", "params.terms", {"value": " | ".join(forms)}
        for form in sorted(names):
            yield from faults("terms", form)
            if form in seen:
                yield "house.form-twice", "params.terms", {"value": form}
        seen |= names


CHECK = Check(
    "consistent-form",
    consistent_form,
    ("written", "count", "kept", "kept_count"),
    params={
        "terms": (),
        "keep": "majority",
        "exceptions": (),
        "leave": LEAVE,
        "scope": "all",
        "fix": "unsafe",
        "match_case": False,
    },
    notes=("kept", "again"),
    review=_review,
)
