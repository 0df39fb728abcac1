"""Handlers of fields, links and tracked changes: characters that something is said of.

Invariant: ranges close in the order they opened; a field that never closes mutes nothing (see `reader`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cchc_check.patterns import compiled
from cchc_check.word.flow import Field, Flow
from cchc_check.word.text import WordMark

Attributes = dict[str, str]

_HYPERLINK = compiled(r'\s*HYPERLINK\s+(?!\\)(?:"([^"]*)"|(\S+))', re.I)
_PAGE = compiled(r"\s*PAGE\b", re.I)
_ENTERED = compiled(r"\s*FORM(?:TEXT|DROPDOWN|CHECKBOX)\b", re.I)


def _note_page_number(flow: Flow, instruction: str) -> None:
    if _PAGE.match(instruction):
        flow.page_fields.append(len(flow.paragraphs.start))


def field_mark(instruction: str) -> tuple[str, str]:
    """The kind of mark and its value for the result of a field; kind "" when it is not computed."""
    link = _HYPERLINK.match(instruction)
    if link:
        return "link", link[1] or link[2] or ""
    if _ENTERED.match(instruction) or instruction.lstrip()[:9].upper() == "HYPERLINK":
        return "", ""
    return "field", ""


def start_field_character(flow: Flow, attrs: Attributes) -> None:
    match attrs.get("w:fldCharType"):
        case "begin":
            flow.fields.append(Field())
            flow.muted += flow.reader.mute
        case "separate" if flow.fields and flow.fields[-1].result < 0:
            flow.fields[-1].result = flow.at
            flow.muted -= flow.reader.mute
        case "end" if flow.fields:
            _close(flow, flow.fields.pop())


def _close(flow: Flow, field: Field) -> None:
    instruction = "".join(field.instruction)
    _note_page_number(flow, instruction)
    if field.result < 0:
        flow.muted -= flow.reader.mute
        return
    _mark(flow, field.result, *field_mark(instruction))


def _mark(flow: Flow, start: int, kind: str, value: str) -> None:
    if kind and flow.at > start:
        flow.marks.append(WordMark(start, flow.at, kind, value))


def start_instruction(flow: Flow, _: Attributes) -> None:
    reader = flow.reader
    reader.parser.CharacterDataHandler = reader.chars.append


def end_instruction(flow: Flow) -> None:
    reader = flow.reader
    reader.parser.CharacterDataHandler = None
    if flow.fields and flow.fields[-1].result < 0:
        flow.fields[-1].instruction += reader.chars
    reader.chars.clear()


def start_simple_field(flow: Flow, attrs: Attributes) -> None:
    instruction = attrs.get("w:instr", "")
    _note_page_number(flow, instruction)
    _open(flow, *field_mark(instruction))


def start_page_number(flow: Flow, _: Attributes) -> None:
    flow.page_fields.append(len(flow.paragraphs.start))


def start_hyperlink(flow: Flow, attrs: Attributes) -> None:
    _, target, external = flow.reader.relationships.get(attrs.get("r:id", ""), ("", "", False))
    anchor = attrs.get("w:anchor", "")
    _open(flow, "link" if external else "", f"{target}#{anchor}" if anchor else target)


def start_insertion(flow: Flow, _: Attributes) -> None:
    _open(flow, "inserted", "")


def _open(flow: Flow, kind: str, value: str) -> None:
    flow.reader.deeper()
    flow.reader.ranges.append((flow.at, kind, value))


def end_range(flow: Flow) -> None:
    """Mark what was read since the innermost range began."""
    flow.reader.shallower()
    _mark(flow, *flow.reader.ranges.pop())


def at_comment(mark: str) -> Callable[[Flow, Attributes], None]:
    """A handler for the start of a comment's range, its end, or its reference."""

    def start(flow: Flow, attrs: Attributes) -> None:
        flow.comments.append((mark, attrs.get("w:id", ""), flow.at))

    return start


def start_deletion(flow: Flow, _: Attributes) -> None:
    """Read none of it, but note what words were there."""
    words: list[str] = []

    def noted(_: str) -> None:
        if words and not flow.muted:
            gone = " ".join("".join(words).split()) or " "
            flow.marks.append(WordMark(flow.at, flow.at, "deleted", gone))

    flow.reader.capture(noted, words=words)


START: dict[str, Callable[[Flow, Attributes], None]] = {
    "w:fldChar": start_field_character,
    "w:instrText": start_instruction,
    "w:fldSimple": start_simple_field,
    "w:pgNum": start_page_number,
    "w:hyperlink": start_hyperlink,
    "w:ins": start_insertion,
    "w:moveTo": start_insertion,
    "w:del": start_deletion,
    "w:moveFrom": start_deletion,
    "w:commentRangeStart": at_comment("start"),
    "w:commentRangeEnd": at_comment("end"),
    "w:commentReference": at_comment("reference"),
}
END: dict[str, Callable[[Flow], None]] = {
    "w:instrText": end_instruction,
    "w:fldSimple": end_range,
    "w:hyperlink": end_range,
    "w:ins": end_range,
    "w:moveTo": end_range,
}
