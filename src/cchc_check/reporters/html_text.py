"""The document as it was read, in HTML: paragraphs, headings, lists and tables, with marks in place.

Invariant: every mark is drawn once or more, the first time under its id; one that covers no text is a sign.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from cchc_check.engine.results import Reading
from cchc_check.localize import say
from cchc_check.reporters.markup import attributes, escape
from cchc_check.text.document import Block, Heading, ListItem, Story, Table
from cchc_check.text.span import Span


class Mark(Struct, frozen=True):
    """A passage to be marked: `target` is the id of what is said of it, `label` a number printed before it."""

    at: Span
    id: str
    kind: str
    target: str
    label: str
    title: str


def document(reading: Reading, marks: Sequence[Mark], lang: str) -> Iterator[str]:
    """The blocks in reading order; what stands outside the running text comes under its name."""
    placed = _placed(reading, marks)
    story: Story | None = None
    for block in reading.blocks:
        inside = next((each for each in reading.stories if each.span.covers(block.span)), None)
        if inside is not story:
            yield "</section>" if story else ""
            name = say(lang, f"place.{inside.kind}", label=inside.label).rstrip() if inside else ""
            yield f'<section class="story"><small>{escape(name)}</small>' if inside else ""
            story = inside
        yield _block(block, reading.text, placed)
    if story:
        yield "</section>"


def _units(reading: Reading) -> list[Span]:
    """The spans that are drawn as one run of text: blocks, and cells of tables."""
    blocks = reading.blocks
    every = (each.cells if isinstance(each, Table) else (each,) for each in blocks)
    return [unit.span for units in every for unit in units]


def _placed(reading: Reading, marks: Sequence[Mark]) -> dict[Span, list[Mark]]:
    """For each unit the marks that are drawn in it; one that meets no text goes to the unit nearest before."""
    units = _units(reading)
    starts = [unit.start for unit in units]
    placed: dict[Span, list[Mark]] = {}
    for mark in marks if units else ():
        first = max(bisect_right(starts, mark.at.start) - 1, 0)
        last = max(bisect_right(starts, mark.at.end - 1), first + 1)
        met = [unit for unit in units[first:last] if unit.overlaps(mark.at)]
        for at, unit in enumerate(met or [units[first]]):
            placed.setdefault(unit, []).append(_clipped(mark, unit, first=at == 0))
    return placed


def _clipped(mark: Mark, unit: Span, *, first: bool) -> Mark:
    """The part of a mark that lies in one unit; only its first part bears the id and the number."""
    start, end = (min(max(edge, unit.start), unit.end) for edge in (mark.at.start, mark.at.end))
    part = replace(mark, at=Span(start, end))
    return part if first else replace(part, id="", label="")


def _block(block: Block, text: str, placed: dict[Span, list[Mark]]) -> str:
    if isinstance(block, Table):
        return _table(block, text, placed)
    words = _run(block.span, text, placed)
    match block:
        case Heading():
            level = min(block.level + 2, 6)
            return f"<h{level}>{_label(block.number)}{words}</h{level}>"
        case ListItem():
            return f'<p class="item" style="--level:{block.level}">{_label(block.number)}{words}</p>'
    return f"<p>{words}</p>"


def _label(number: str) -> str:
    return f'<span class="label">{escape(number)}</span>' if number else ""


def _table(table: Table, text: str, placed: dict[Span, list[Mark]]) -> str:
    rows: dict[int, list[str]] = {row: [] for row in range(table.rows)}
    for cell in table.cells:
        spans = attributes(
            rowspan=cell.row_span if cell.row_span > 1 else None,
            colspan=cell.column_span if cell.column_span > 1 else None,
        )
        rows[cell.row].append(f"<td{spans}>{_run(cell.span, text, placed)}</td>")
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows.values())
    return f'<div class="grid"><table>{body}</table></div>'


def _run(unit: Span, text: str, placed: dict[Span, list[Mark]]) -> str:
    """The text of a unit, cut wherever a mark begins or ends."""
    marks = placed.get(unit, [])
    edges = sorted({unit.start, unit.end, *(edge for mark in marks for edge in (mark.at.start, mark.at.end))})
    parts = [_sign(mark) for mark in marks if not mark.at]
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark.at.start < end and start < mark.at.end]
        parts.append(_passage(escape(text[start:end]), over, start))
    return "".join(parts)


def _sign(mark: Mark) -> str:
    return f"<a{_attributes(mark, first=True)}><sup>{mark.label}</sup>◆</a> "


def _passage(words: str, over: list[Mark], start: int) -> str:
    """The words under the marks that lie over them: the shortest is the link, the others are ids before it."""
    if not over:
        return words
    beginning = [mark for mark in over if mark.id and mark.at.start == start]
    shown = min(over, key=lambda mark: (not mark.label, len(mark.at)))
    ids = "".join(f'<span id="{mark.id}"></span>' for mark in beginning if mark is not shown)
    labels = " ".join(mark.label for mark in beginning if mark.label)
    sup = f"<sup>{labels}</sup>" if labels else ""
    return f"{ids}<a{_attributes(shown, first=shown in beginning)}>{sup}{words}</a>"


def _attributes(mark: Mark, *, first: bool) -> str:
    return attributes(
        id=mark.id if first else None, class_=f"mark {mark.kind}", href=f"#{mark.target}", title=mark.title
    )
