"""Spans are found by bisection, and the answers are those of asking each span."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_check.text.overlaps import Overlaps
from cchc_check.text.span import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_the_answers_are_those_of_asking_each_span_in_order(spans: list[Span], asked: Span) -> None:
    index = Overlaps((span, f"{at}") for at, span in enumerate(spans))
    expected = [(at, f"{at}") for at, span in enumerate(spans) if span.overlaps(asked)]
    assert index.all(asked) == expected
    assert index.any(asked) == bool(expected)


def test_many_spans_that_lie_apart_are_not_looked_at() -> None:
    class Counted:
        looked = 0

    class Watched(tuple):
        def __getitem__(self, at):
            Counted.looked += 1
            return super().__getitem__(at)

    index = Overlaps((Span(at * 10, at * 10 + 9), at) for at in range(10_000))
    index._placed = Watched(index._placed)
    assert [index.all(Span(at * 10, at * 10 + 5)) for at in range(100)] == [[(at, at)] for at in range(100)]
    assert Counted.looked == 100
