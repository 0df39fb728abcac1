"""Looking formats up by place."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from cchc_check.text.layout import Stretches
from cchc_check.text.span import Span


@st.composite
def stretches(draw: st.DrawFn) -> Stretches:
    ends = sorted(draw(st.sets(st.integers(0, 60), max_size=16)))
    pairs = [*zip(ends[::2], ends[1::2], strict=False)]
    return Stretches(
        array("q", [start for start, _ in pairs]),
        array("q", [end for _, end in pairs]),
        array("q", range(len(pairs))),
    )


@given(stretches(), st.integers(0, 60), st.integers(0, 60))
def test_what_lies_within_is_what_every_character_says(found: Stretches, one: int, two: int) -> None:
    span = Span(min(one, two), max(one, two))
    said = {at: look for start, end, look in found.within(span) for at in range(start, end)}
    rows = zip(found.start, found.end, found.format, strict=True)
    wanted = {
        at: look for start, end, look in rows for at in range(start, end) if span.start <= at < span.end
    }
    assert said == wanted
