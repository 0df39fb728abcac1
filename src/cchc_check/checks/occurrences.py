"""One finding for many places.

Invariant: it stands at the first and counts them all, and each can be taken out of it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from cchc_check.diagnostics import Finding, Fix, Occurrence, Related

_OTHERS = 3
"""So many other places are shown; the count tells of the rest."""


def told_once(
    occurrences: Sequence[Occurrence],
    values: Mapping[str, str],
    *,
    variant: str = "",
    note: str = "",
    against: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """The finding that stands for all `occurrences` (at least one); its values are `values`, those of the first
    and the `count`. Related are the places `against` which it stands and, where a `note` is named, some others.
    The `fix` mends all of them.
    """
    first, *others = occurrences
    return Finding(
        at=first.at,
        values={**values, **first.values, "count": str(len(occurrences))},
        related=(*against, *(Related(each.at, note, each.values) for each in others[:_OTHERS] if note)),
        variant=variant,
        occurrences=tuple(occurrences),
        fix=fix,
    )


def part_of(finding: Finding, occurrences: Sequence[Occurrence]) -> Finding:
    """The same finding for some of its places; its fix mends only these."""
    places = {each.at for each in finding.occurrences}
    against = tuple(each for each in finding.related if each.at not in places)
    note = next((each.note for each in finding.related if each.at in places), "")
    fix = _mending(finding.fix, occurrences) if finding.fix else None
    return told_once(
        occurrences, finding.values, variant=finding.variant, note=note, against=against, fix=fix
    )


def _mending(fix: Fix, occurrences: Sequence[Occurrence]) -> Fix | None:
    wholes = {each.whole for each in occurrences}
    edits = tuple(edit for edit in fix.edits if any(whole.covers(edit.span) for whole in wholes))
    return replace(fix, edits=edits) if edits else None
