"""Handlers of what lies between and inside paragraphs: text boxes, notes, alternatives, and what is not read.

Invariant: of alternatives exactly one is read; whatever is not read leaves a gap where it stands.
"""

from __future__ import annotations

from collections.abc import Callable

from cchc_check.word.flow import Flow

Attributes = dict[str, str]

_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def start_alternatives(flow: Flow, _: Attributes) -> None:
    flow.reader.choices.append(False)


def end_alternatives(flow: Flow) -> None:
    flow.reader.choices.pop()


def start_alternative(flow: Flow, _: Attributes) -> None:
    choices = flow.reader.choices
    if choices and choices[-1]:
        flow.reader.pass_over()
    elif choices:
        choices[-1] = True


def start_text_box(flow: Flow, _: Attributes) -> None:
    flow.reader.deeper()
    flow.reader.open("textbox", outer=flow)


def end_text_box(flow: Flow) -> None:
    flow.reader.shallower()
    if flow.muted:
        flow.reader.unclosed = True
    if flow.outer is not None:
        flow.reader.flow = flow.outer


def start_footnote(flow: Flow, attrs: Attributes) -> None:
    if attrs.get("w:type") in _NOT_NOTES:
        flow.reader.pass_over()
    else:
        flow.reader.open(flow.kind, attrs.get("w:id", ""), outer=flow)


def start_comment(flow: Flow, attrs: Attributes) -> None:
    start_footnote(flow, attrs)
    flow.reader.flow.author = attrs.get("w:author", "")


def end_footnote(flow: Flow) -> None:
    if flow.muted:
        flow.reader.unclosed = True
    if flow.outer is not None:
        flow.reader.flow = flow.outer


def start_container(flow: Flow, _: Attributes) -> None:
    flow.reader.deeper()


def end_container(flow: Flow) -> None:
    flow.reader.shallower()


def start_ignored(flow: Flow, _: Attributes) -> None:
    flow.reader.pass_over()


def start_section(flow: Flow, _: Attributes) -> None:
    # The sections before the last are said by the properties of their last paragraphs.
    flow.reader.section.clear()
    flow.reader.capture(None, flow.reader.section)


def start_word_art(flow: Flow, attrs: Attributes) -> None:
    flow.gap("word-art", detail=attrs.get("string", ""))


def start_object(flow: Flow, _: Attributes) -> None:
    flow.gap("object")
    flow.reader.pass_over()


def leaves_gap(reason: str, *, text: bool = False) -> Callable[[Flow, Attributes], None]:
    """A handler for something that is present and not read."""

    def start(flow: Flow, _: Attributes) -> None:
        flow.gap(reason, text=text)

    return start


_EQUATION_PARTS = (
    "m:f",
    "m:rad",
    "m:nary",
    "m:m",
    "m:eqArr",
    "m:sSup",
    "m:sSub",
    "m:sSubSup",
    "m:sPre",
)
_CONTAINERS = ("w:sdtContent", "w:smartTag", "w:customXml", "m:oMath")
_IGNORED = (
    "w:sdtPr",
    "w:customXmlPr",
    "w:smartTagPr",
    "w:tblPrChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:tblGridChange",
    "w:sectPrChange",
)

START: dict[str, Callable[[Flow, Attributes], None]] = {
    "mc:AlternateContent": start_alternatives,
    "mc:Choice": start_alternative,
    "mc:Fallback": start_alternative,
    "w:txbxContent": start_text_box,
    "w:footnote": start_footnote,
    "w:endnote": start_footnote,
    "w:comment": start_comment,
    "pic:pic": leaves_gap("picture"),
    "v:imagedata": leaves_gap("picture"),
    "c:chart": leaves_gap("chart"),
    "cx:chart": leaves_gap("chart"),
    "dgm:relIds": leaves_gap("diagram"),
    "a:t": leaves_gap("diagram"),
    "w:altChunk": leaves_gap("alt-chunk", text=True),
    "w:subDoc": leaves_gap("sub-document", text=True),
    "w:object": start_object,
    "v:textpath": start_word_art,
    "w:sectPr": start_section,
    **dict.fromkeys(_EQUATION_PARTS, leaves_gap("equation")),
    **dict.fromkeys(_CONTAINERS, start_container),
    **dict.fromkeys(_IGNORED, start_ignored),
}
END: dict[str, Callable[[Flow], None]] = {
    "mc:AlternateContent": end_alternatives,
    "w:txbxContent": end_text_box,
    "w:footnote": end_footnote,
    "w:endnote": end_footnote,
    "w:comment": end_footnote,
    **dict.fromkeys(_CONTAINERS, end_container),
}
