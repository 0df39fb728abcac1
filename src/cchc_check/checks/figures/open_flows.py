"""Flows of a document that leave another rest than they say.

Invariant: a flow has one amount to do, one done and one left; with more of them too many readings remain.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_check.checks.figures.families import Families
from cchc_check.checks.figures.flows import Flow, flow
from cchc_check.checks.figures.partition import doubted
from cchc_check.checks.figures.sentences import Sentence, sentences
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import Quantity


def open_flows(facts: Facts, known: Families) -> tuple[Flow, ...]:
    """Every flow that no reading of its sentence, or of that and the one before, closes.

    Those whose total is part of a wrong breakdown are left to it. The same tuple whenever it is asked for.
    """
    kept: dict[str, tuple[Flow, ...]] = vars(facts)
    if "_open_flows" not in kept:
        kept["_open_flows"] = tuple(_open_flows(facts, known))
    return kept["_open_flows"]


def _open_flows(facts: Facts, known: Families) -> Iterator[Flow]:
    other = doubted(facts, known)
    before: Sentence | None = None
    for sentence in sentences(facts):
        found = _told(facts, sentence, before, known)
        if found and not found.closes() and not any(one.digits.start in other for one in found.totals):
            yield found
        before = sentence


def in_open_flows(facts: Facts, known: Families) -> frozenset[int]:
    """Where the numbers of these flows begin."""
    return frozenset(one.digits.start for found in open_flows(facts, known) for one in _numbers(found))


def _told(facts: Facts, sentence: Sentence, before: Sentence | None, known: Families) -> Flow | None:
    """The flow of a sentence that names a rest, told by itself or together with the sentence before it."""
    alone = flow(facts.document, (sentence,), known)
    if alone is None:
        return None
    if _is_plain(alone):
        return alone
    if before is None or before.block != sentence.block or (alone.done and alone.totals):
        return None
    both = flow(facts.document, (before, sentence), known)
    return both if both and _is_plain(both) else None


def _is_plain(found: Flow) -> bool:
    """True for one rest, one amount done and one amount to do."""
    return (
        len(found.rests) == len(found.done) == 1
        and len(found.totals) + len(found.news) == 1
        and len(found.openings) < 2
        and len(found.returned) < 2
        and all(one.kind == "count" and not one.bound for one in _numbers(found))
    )


def _numbers(found: Flow) -> tuple[Quantity, ...]:
    return (*found.totals, *found.openings, *found.news, *found.done, *found.returned, *found.rests)
