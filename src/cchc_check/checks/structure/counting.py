"""Where the counts of a document skip, repeat or fall back.

Invariant: a fault is told once, and only in a count that otherwise goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.counted import Count, as_written
from cchc_check.extraction.form.sequences import Sequence, counts, follows, is_heading, sequences
from cchc_check.patterns import compiled

_FARTHEST = 3
"""Numbers that lie farther apart are more likely of two counts."""
_COLUMNS = compiled(r"[^\s|] {4,}[^\s|]")
_LOOKALIKES = {
    "point": compiled(r"^[ \t#*|]*([a-zđ]{1,2})[.,:;)]", re.MULTILINE),
    "arabic": compiled(r"^[ \t#*|]*([IlSZ|!]{1,2}|\d[IlSZ|!]|[IlSZ|!]\d)[.,:;)]", re.MULTILINE),
}
_LIKE_ROMAN = compiled(r"^[ \t#*|]*((?!\d+[.,:;)/])[IVXLilH1T|!Ï]{1,6})[.,:;)/]", re.MULTILINE)
"""What a scanner makes of a label."""


class Fault(Struct, frozen=True):
    """`count` does not follow `before`; `kind` is gap, repeat or swap, `expected` what should stand there."""

    kind: str
    before: Count
    count: Count
    expected: str
    sequence: Sequence


def faults(facts: Facts, style: frozenset[str]) -> Iterator[Fault]:
    """The faults in counts of one of these styles."""
    for sequence in sequences(facts):
        if sequence.style in style:
            found = list(_faults(sequence))
            good = len(sequence.counts) - 1 - len(found)
            if found and (good >= max(1, 2 * len(found) - 1) or _is_pair(facts, sequence)):
                yield from (fault for fault in found if not _in_columns(facts, fault))


def _is_pair(facts: Facts, sequence: Sequence) -> bool:
    """True for two headings "I", "III", which show by themselves that one is missing."""
    values = [each.value for each in sequence.counts]
    headings = all(is_heading(facts.document, each) for each in sequence.counts)
    return sequence.style == "roman" and values == [1, 3] and headings


def _faults(sequence: Sequence) -> Iterator[Fault]:
    chain = sequence.counts
    at = 1
    while at < len(chain):
        kind, length = _step(chain, at)
        if kind:
            before, count = chain[at - 1], chain[at]
            yield Fault(kind, before, count, as_written(count, before.value + 1), sequence)
        at += length


def _step(chain: list[Count], at: int) -> tuple[str, int]:
    """What is wrong with the count at `at`, or "", and how many counts that explains."""
    before, count = chain[at - 1], chain[at]
    after, then = [*chain[at + 1 : at + 3], None, None][:2]
    if follows(before, count) or not before.value:
        return "", 1
    if after and count.value != before.value and follows(before, after):
        swapped = then is not None and then.value == count.value + 1 == after.value + 2
        return ("swap", 3) if swapped else ("", 2)
    if count.value < before.value or count.value - before.value > _FARTHEST:
        return "", 1
    # "II, IV, IV" and "II, II, IV": one number is wrong, and what stands behind it is right.
    misprinted = after is not None and after.value == before.value + 2
    return "repeat" if before.value == count.value else "gap", 2 if misprinted else 1


def is_hidden(facts: Facts, fault: Fault) -> bool:
    """True when a line between the two may hold the number that is missing, printed or scanned otherwise."""
    text, expected = facts.document.text, fault.expected
    start, end = fault.before.span.end, fault.count.span.start
    if re.search(rf"(?:^|[\t|])[ #*]*{re.escape(expected)}\b", text[start:end], re.MULTILINE):
        return True
    labels = set(_LOOKALIKES.get(fault.sequence.style, _LIKE_ROMAN).findall(text, start, end))
    counted = {each.written for each in counts(facts) if fault.before.block < each.block < fault.count.block}
    known = {each.strip(".)/") for each in counted}
    return bool(labels - known) or expected in known


def _in_columns(facts: Facts, fault: Fault) -> bool:
    """True where lines are cut into columns by blanks: two lists of clauses may stand side by side."""
    if fault.sequence.style not in ("arabic", "point"):
        return False
    return bool(_COLUMNS.search(facts.document.text, fault.before.span.start, fault.count.end))
