"""One finding for many places.

Invariant: it stands at the first and counts them all, and each can be taken out of it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_check.diagnostics import Finding, Occurrence, Related

_OTHERS = 3
"""So many other places are shown; the count tells of the rest."""


def told_once(
    occurrences: Sequence[Occurrence], values: Mapping[str, str], *, variant: str = "", note: str = ""
) -> Finding:
    """The finding that stands for all `occurrences` (at least one); its values are `values`, those of the first
    and the `count`. Where a `note` is named, some others are related places of that note.
    """
    first, *others = occurrences
    return Finding(
        at=first.at,
        values={**values, **first.values, "count": str(len(occurrences))},
        related=tuple(Related(each.at, note, each.values) for each in others[:_OTHERS] if note),
        variant=variant,
        occurrences=tuple(occurrences),
    )
