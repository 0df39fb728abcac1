"""The paragraphs of the body, what letters share, and how a size is said: what all LAY checks lean on.

Invariant: a format is that of at least nine letters in ten; mixed ones say nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from cchc_check.checks.occurrences import told_once
from cchc_check.diagnostics import Finding, Occurrence
from cchc_check.extraction.facts import Facts
from cchc_check.localize import say
from cchc_check.text.document import ListItem, Paragraph
from cchc_check.text.span import Span

if TYPE_CHECKING:
    from cchc_check.text.layout import Layout, ParagraphFormat, RunFormat

Value = TypeVar("Value", bound=Hashable)

PER_MILLIMETRE = 1440 / 25.4
"""Twentieths of a point, which lengths of a layout are given in."""
_MOST = 0.9
_SHOWN = 60
_FULL_LINES = 120
"""Characters from which a paragraph surely fills a line."""


_HEAD = (
    "party-name",
    "nation",
    "motto",
    "superior",
    "agency",
    "number",
    "subject",
    "issued",
    "kind",
    "title",
)
_TAIL = ("recipients-label", "recipients", "authority", "position", "signer", "appendix")


class BodyParagraph(Struct, frozen=True):
    """A paragraph of the body that is no component; `listed` where Word numbers it, `fills_lines` where it is
    surely longer than a line (of words, not of dots to fill in).
    """

    span: Span
    format: ParagraphFormat
    listed: bool
    fills_lines: bool


def layout_of(facts: Facts) -> Layout:
    """The layout; checks that ask for it need it."""
    layout = facts.document.layout
    if layout is None:
        raise LookupError("a document without layout")
    return layout


def body_paragraphs(facts: Facts) -> tuple[BodyParagraph, ...]:
    """The paragraphs between head and signature that are neither components, headings nor in tables."""
    document = facts.document
    start, end = body_span(facts)
    taken = {each.span.start for each in facts.components}
    found = []
    for span, look in layout_of(facts).paragraphs_in(Span(start, end)):
        block = document.block_at(span.end - 1)
        if isinstance(block, (Paragraph, ListItem)) and block.span.start not in taken:
            span = Span(max(span.start, block.span.start), span.end)
            long = len(span) >= _FULL_LINES and not _is_dotted(document.quote(span))
            found.append(BodyParagraph(span, look, isinstance(block, ListItem), long))
    return tuple(found)


def _is_dotted(text: str) -> bool:
    """True when more than half of a text are dots to write on."""
    return 2 * (text.count(".") + text.count("…") + text.count("_")) > len(text)


def body_span(facts: Facts) -> tuple[int, int]:
    """From below the head to where the signature, the first appendix or the notes begin."""
    document = facts.document
    start = max((each.span.end for each in facts.components if each.kind in _HEAD), default=0)
    ends = [each.span.start for each in facts.components if each.kind in _TAIL and each.span.start >= start]
    ends += [story.span.start for story in document.stories]
    return start, max(start, min(ends, default=len(document.text)))


def names_of(kind: str) -> dict[str, str]:
    """What a kind of component is called, at the start of a sentence: values of a finding."""
    names = {"component": say("vi", f"component.{kind}"), "english": say("en", f"component.{kind}")}
    return {key: name[0].upper() + name[1:] for key, name in names.items()}


def prevailing(facts: Facts, span: Span, of: Callable[[RunFormat], Value]) -> Value | None:
    """What nine letters in ten of `span` share, or None."""
    parts = [(at, of(look)) for at, look in layout_of(facts).runs_in(span)]
    if len({value for _, value in parts}) <= 1:
        return parts[0][1] if parts else None
    counts: Counter[Value] = Counter()
    for at, value in parts:
        counts[value] += sum(map(str.isalnum, facts.document.quote(at)))
    (value, count), *_ = counts.most_common(1)
    return value if count and count >= _MOST * counts.total() else None


def grouped(found: Iterable[tuple[Value, Span]]) -> Iterator[tuple[Value, list[Span]]]:
    """Each value with the places that have it."""
    groups: dict[Value, list[Span]] = {}
    for value, span in found:
        groups.setdefault(value, []).append(span)
    yield from groups.items()


def told(facts: Facts, spans: Iterable[Span], values: Mapping[str, str], variant: str = "") -> Finding:
    """One finding for all places, at the first; each is shown by its first words."""
    return told_once([Occurrence(opening(facts, span), span) for span in spans], values, variant=variant)


def opening(facts: Facts, span: Span) -> Span:
    """The first words of a stretch: what a message can show."""
    text = facts.document.text
    end = text.find("\n", span.start, span.end)
    end = span.end if end < 0 else end
    if end - span.start > _SHOWN:
        end = max(text.rfind(" ", span.start, span.start + _SHOWN), span.start + 1)
    return Span(span.start, end)


def millimetres(length: int) -> str:
    """A length as a Vietnamese reader writes it, in millimetres."""
    return decimal(round(length / PER_MILLIMETRE, 1))


def decimal(value: float) -> str:
    """A number with a decimal comma where it needs one."""
    return f"{round(value, 2):g}".replace(".", ",")
