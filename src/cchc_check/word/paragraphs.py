"""Handlers of paragraphs, runs and the characters in them.

Invariant: a run's columns are written when it ends, and only if it added text.
"""

from __future__ import annotations

from collections.abc import Callable

from cchc_check.limits import exceeded
from cchc_check.word.flow import Flow
from cchc_check.word.plain import PlainParagraph
from cchc_check.word.text import cell_number

Attributes = dict[str, str]


def start_paragraph(flow: Flow, _: Attributes) -> None:
    if flow.in_paragraph:
        settle(flow)
    parser = flow.reader.parser
    byte = parser.CurrentByteIndex
    flow.in_paragraph = True
    flow.paragraph_look = 0
    if flow.joined:
        flow.joined = False
    else:
        flow.paragraph_start = flow.at
        flow.paragraph_byte = byte
    # Where characters are being gathered, a paragraph stands in the middle of words.
    if parser.CharacterDataHandler is None and (plain := flow.reader.plain.at(byte)):
        _take(flow, plain)


def _take(flow: Flow, plain: PlainParagraph) -> None:
    """Do what the handlers of all that was left out of a plain paragraph would do."""
    flow.paragraph_look = plain.look
    runs, reader = flow.runs, flow.reader
    at = flow.at
    for byte_start, byte_end, look, words in plain.runs:
        flow.run_byte, flow.run_look = byte_start, look
        if flow.muted or not words:
            continue
        flow.pieces.append(words)
        runs.start.append(at)
        at += len(words)
        runs.end.append(at)
        runs.byte_start.append(byte_start)
        runs.byte_end.append(byte_end)
        runs.look.append(look)
    flow.at = at
    flow.run_start = at if plain.runs else flow.run_start
    if len(runs.start) > reader.limits.runs:
        raise exceeded(reader.limits, "runs", "read.too-many-runs", part=reader.part)


def end_paragraph(flow: Flow) -> None:
    if not flow.in_paragraph:
        return
    flow.in_paragraph = False
    look = flow.paragraph_look
    if look and flow.reader.paragraph_looks.found[look].joins:
        flow.joined = True
    else:
        _write_columns(flow)


def settle(flow: Flow) -> None:
    """Close a paragraph that is still open because its own end is missing, or was deleted."""
    if flow.in_paragraph or flow.joined:
        flow.in_paragraph = flow.joined = False
        _write_columns(flow)


def _write_columns(flow: Flow) -> None:
    """Write the paragraph's columns and what separates it from the next."""
    reader = flow.reader
    at = flow.at
    columns = flow.paragraphs
    columns.start.append(flow.paragraph_start)
    columns.end.append(at)
    columns.byte_start.append(flow.paragraph_byte)
    columns.byte_end.append(reader.data.find(b">", reader.parser.CurrentByteIndex) + 1)
    columns.look.append(flow.paragraph_look)
    if flow.tables:
        table = flow.tables[-1]
        columns.grid.append(len(flow.grids))
        columns.cell.append(cell_number(table.frame, table.row_number, table.column))
    else:
        columns.grid.append(-1)
        columns.cell.append(-1)
    if at > flow.paragraph_start:
        flow.pieces.append(flow.separator)
        flow.at += len(flow.separator)
        if at - flow.paragraph_start > reader.limits.characters:
            raise exceeded(reader.limits, "characters", "read.paragraph-too-long", part=reader.part)
    if len(columns.start) > reader.limits.paragraphs:
        raise exceeded(reader.limits, "paragraphs", "read.too-many-paragraphs", part=reader.part)


def start_run(flow: Flow, _: Attributes) -> None:
    flow.run_start = flow.at
    flow.run_byte = flow.reader.parser.CurrentByteIndex
    flow.run_look = 0


def end_run(flow: Flow) -> None:
    at = flow.at
    if at <= flow.run_start:
        return
    reader = flow.reader
    runs = flow.runs
    runs.start.append(flow.run_start)
    runs.end.append(at)
    runs.byte_start.append(flow.run_byte)
    runs.byte_end.append(reader.data.find(b">", reader.parser.CurrentByteIndex) + 1)
    runs.look.append(flow.run_look)
    flow.run_start = at
    if len(runs.start) > reader.limits.runs:
        raise exceeded(reader.limits, "runs", "read.too-many-runs", part=reader.part)


def start_run_properties(flow: Flow, _: Attributes) -> None:
    reader = flow.reader
    reader.properties(reader.run_looks, reader.leave_run_properties, flow.take_run_look)


def start_paragraph_properties(flow: Flow, _: Attributes) -> None:
    reader = flow.reader
    reader.properties(reader.paragraph_looks, reader.leave_paragraph_properties, flow.take_paragraph_look)


def start_text(flow: Flow, _: Attributes) -> None:
    reader = flow.reader
    reader.parser.CharacterDataHandler = reader.chars.append


def end_text(flow: Flow) -> None:
    reader = flow.reader
    reader.parser.CharacterDataHandler = None
    chars = reader.chars
    if not chars:
        return
    text = chars[0] if len(chars) == 1 else "".join(chars)
    chars.clear()
    if not flow.muted:
        # A line end inside w:t is white space to Word; a line break is w:br.
        flow.pieces.append(text.replace("\n", " ") if "\n" in text else text)
        flow.at += len(text)


def start_symbol(flow: Flow, attrs: Attributes) -> None:
    try:
        code = int(attrs.get("w:char", ""), 16)
    except ValueError:
        code = 0xFFFD
    flow.write(chr(code) if 0x20 <= code < 0xD800 or 0xDFFF < code < 0x11_0000 else "\ufffd")


def start_note_reference(flow: Flow, attrs: Attributes) -> None:
    flow.reader.references.append(("footnote", attrs.get("w:id", "")))


def start_endnote_reference(flow: Flow, attrs: Attributes) -> None:
    flow.reader.references.append(("endnote", attrs.get("w:id", "")))


def writes(text: str) -> Callable[[Flow, Attributes], None]:
    """A handler for an element that stands for one character."""

    def start(flow: Flow, _: Attributes) -> None:
        flow.write(text)

    return start


START: dict[str, Callable[[Flow, Attributes], None]] = {
    "w:p": start_paragraph,
    "w:r": start_run,
    "w:t": start_text,
    "m:t": start_text,
    "w:rPr": start_run_properties,
    "w:pPr": start_paragraph_properties,
    "w:tab": writes("\t"),
    "w:ptab": writes("\t"),
    "w:br": writes("\n"),
    "w:cr": writes("\n"),
    "w:noBreakHyphen": writes("\u2011"),
    "w:softHyphen": writes("\u00ad"),
    "w:sym": start_symbol,
    "w:footnoteReference": start_note_reference,
    "w:endnoteReference": start_endnote_reference,
}
END: dict[str, Callable[[Flow], None]] = {
    "w:p": end_paragraph,
    "w:r": end_run,
    "w:t": end_text,
    "m:t": end_text,
}
