"""One pass of the event reader over one part, with all handlers together.

Invariant: the words of a field whose end is missing are read, its instruction too if need be, never lost.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from cchc_check.errors import CorruptDocument
from cchc_check.limits import Limits
from cchc_check.word import fields, objects, paragraphs, tables
from cchc_check.word.flow import Flow, PartReader, Relationships
from cchc_check.word.looks import Looks, ParagraphLook, RunLook

_START: dict[str, Callable[[Flow, dict[str, str]], None]] = (
    paragraphs.START | tables.START | fields.START | objects.START
)
_END: dict[str, Callable[[Flow], None]] = paragraphs.END | tables.END | fields.END | objects.END
_ROOTS = {
    "body": "w:document",
    "header": "w:hdr",
    "footer": "w:ftr",
    "footnote": "w:footnotes",
    "endnote": "w:endnotes",
    "comment": "w:comments",
}

BothLooks = tuple[Looks[ParagraphLook], Looks[RunLook]]


def read_part(
    data: bytes,
    part: str,
    kind: str,
    relationships: Relationships,
    looks: BothLooks,
    limits: Limits,
) -> PartReader:
    """The part's flows. The first is of `kind`; text boxes, and notes in a part of notes, follow it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        reader = _pass(data, part, kind, relationships, looks, limits, mute=True)
        if reader.unclosed:
            reader = _pass(data, part, kind, relationships, looks, limits, mute=False)
    finally:
        if collecting:
            gc.enable()
    return reader


def _pass(
    data: bytes,
    part: str,
    kind: str,
    relationships: Relationships,
    looks: BothLooks,
    limits: Limits,
    *,
    mute: bool,
) -> PartReader:
    reader = PartReader(data, part, relationships, looks, limits, mute=mute)
    reader.open(kind)
    start_of, end_of = _START.get, _END.get

    def start(name: str, attrs: dict[str, str]) -> None:
        handler = start_of(name)
        if handler is not None:
            handler(reader.flow, attrs)

    def end(name: str) -> None:
        handler = end_of(name)
        if handler is not None:
            handler(reader.flow)

    def root(name: str, _: dict[str, str]) -> None:
        if name != _ROOTS[kind]:
            raise CorruptDocument("read.not-word-markup", hint="read.hint-save-as-docx", part=part)
        reader.resume()

    reader.start, reader.end = start, end
    reader.markup.handle(root, end)
    reader.markup.run()
    body = reader.flows[0]
    paragraphs.settle(body)
    reader.unclosed |= bool(body.muted)
    reader.release()
    return reader
