"""One pass of the event reader over one part, with all handlers together.

Invariant: the words of a field whose end is missing are read, its instruction too if need be, never lost.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial

from cchc_check.errors import CorruptDocument
from cchc_check.limits import Limits
from cchc_check.word import fields, objects, paragraphs, tables
from cchc_check.word.flow import Flow, PartReader, Relationships
from cchc_check.word.looks import Looks, ParagraphLook, RunLook
from cchc_check.word.plain import LeftOut, is_worth_shortening

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
        over = partial(_pass, data, part, kind, relationships, looks, limits)
        shortened = is_worth_shortening(data)
        reader = _read(over, mute=True, shortened=shortened)
        if reader.unclosed:
            reader = _read(over, mute=False, shortened=shortened)
    finally:
        if collecting:
            gc.enable()
    return reader


def _read(over: Callable[..., PartReader], *, mute: bool, shortened: bool) -> PartReader:
    """One pass without what is plain, and only where something of that was wanted, one with it."""
    if shortened:
        try:
            reader = over(mute=mute, shortened=True)
            if not reader.plain.found:
                return reader
        except LeftOut:
            pass
    return over(mute=mute, shortened=False)


def _pass(
    data: bytes,
    part: str,
    kind: str,
    relationships: Relationships,
    looks: BothLooks,
    limits: Limits,
    *,
    mute: bool,
    shortened: bool,
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
    reader.markup.run(reader.plain.pieces() if shortened and reader.markup.plain else None)
    body = reader.flows[0]
    paragraphs.settle(body)
    reader.unclosed |= bool(body.muted)
    reader.release()
    return reader
