"""All stories of a Word file, one after another, as one WordText.

Invariant: text boxes follow the story that anchors them; notes are those the body refers to, in that order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from cchc_check.errors import CorruptDocument
from cchc_check.word.flow import Flow, PartReader
from cchc_check.word.looks import Looks, RunLook, paragraph_look, run_look, section_said
from cchc_check.word.numbering import List, read_numbering
from cchc_check.word.outline import has_old_fonts
from cchc_check.word.package import Package
from cchc_check.word.reader import read_part
from cchc_check.word.remarks import read_comments
from cchc_check.word.styles import Styles, read_styles
from cchc_check.word.text import FlowText, WordText
from cchc_check.word.theme import PageSettings, read_page_settings, read_theme

Side = TypeVar("Side")

_NO_STYLES = Styles({}, {}, "")
_SIDE_KINDS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}


def load(package: Package) -> WordText:
    """The words of the main part and of the parts that are printed with it."""
    looks = Looks("w:pPr", paragraph_look), Looks("w:rPr", run_look)
    relationships = package.relationships(package.main)
    main = read_part(package.read(package.main), package.main, "body", relationships, looks, package.limits)
    pieces: list[str] = []
    flows = [*_texts(_labelled(main.flows), package.main, pieces, 0)]
    unread: list[str] = []
    for part, kind, label in _side_parts(relationships.values()):
        if part not in package:
            continue
        try:
            side = read_part(
                package.read(part), part, kind, package.relationships(part), looks, package.limits
            )
        except CorruptDocument as error:
            if error.reason == "read.doctype":
                raise
            unread.append(part)
            continue
        side.flows[0].label = label
        flows += _texts(_printed(side, main, kind), part, pieces, flows[-1].end)
    return _with_looks(
        package,
        main,
        WordText(
            "".join(pieces),
            tuple(flows),
            tuple(looks[0].found),
            tuple(looks[1].found),
            _NO_STYLES,
            {},
            tuple(unread),
            comments=read_comments(package, flows),
        ),
    )


def _with_looks(package: Package, main: PartReader, word: WordText) -> WordText:
    """The words with all that says how they look."""
    relationships = main.relationships
    beside = partial(_side, package, relationships.values())
    read_used_styles = partial(read_styles, tables=frozenset(_table_styles(word.flows)))
    unstyled: list[str] = []
    no_lists: dict[str, List] = {}
    styles = beside("styles", read_used_styles, _NO_STYLES, unstyled)
    lists = beside("numbering", read_numbering, no_lists, unstyled)
    in_theme = _uses_theme(word.run_looks, styles)
    word = word._replace(
        styles=styles,
        lists=lists,
        unstyled=tuple(unstyled),
        section=section_said(main.section),
        parts={key: part for key, (kind, part, _) in relationships.items() if kind in ("header", "footer")},
        theme_fonts=beside("theme", read_theme, ("", ""), []) if in_theme else ("", ""),
        pages=beside("settings", read_page_settings, PageSettings(), []),
    )
    if has_old_fonts(word):
        from cchc_check.word.oldfonts import modern

        return modern(word)
    return word


def _table_styles(flows: Iterable[FlowText]) -> Iterator[str]:
    return (frame.style for flow in flows for frame in flow.frames if frame.style)


def _uses_theme(looks: Iterable[RunLook], styles: Styles) -> bool:
    """True when some font is named by the theme."""
    said = [*looks, *(style.run for style in styles.by_id.values()), styles.run or RunLook()]
    said += [style.run for style in styles.tables.values()]
    return any(look.ascii.startswith("+") or look.ansi.startswith("+") for look in said)


def _side(
    package: Package,
    relationships: Iterable[tuple[str, str, bool]],
    kind: str,
    read: Callable[[bytes, str], Side],
    nothing: Side,
    broken: list[str],
) -> Side:
    """A part that says how text looks, or `nothing` where it is missing or, then named in `broken`, damaged."""
    for found, part, external in relationships:
        if found == kind and not external and part in package:
            try:
                return read(package.read(part), part)
            except CorruptDocument as error:
                if error.reason == "read.doctype":
                    raise
                broken.append(part)
    return nothing


def _side_parts(relationships: Iterable[tuple[str, str, bool]]) -> Iterator[tuple[str, str, str]]:
    """Headers, footers, footnotes, endnotes: each part once, numbered where there are several of a kind."""
    order = list(_SIDE_KINDS)

    def place(at: tuple[str, str]) -> tuple[int, int, str]:
        return order.index(at[0]), len(at[1]), at[1]

    found = {
        (kind, target) for kind, target, external in relationships if kind in _SIDE_KINDS and not external
    }
    for key, parts in groupby(sorted(found, key=place), key=itemgetter(0)):
        several = [part for _, part in parts]
        for number, part in enumerate(several, 1):
            yield part, _SIDE_KINDS[key], str(number) if len(several) > 1 else ""


def _labelled(flows: list[Flow]) -> list[Flow]:
    """The flows, text boxes numbered."""
    for label, flow in enumerate((flow for flow in flows if flow.kind == "textbox"), 1):
        flow.label = str(label)
    return flows


def _printed(side: PartReader, main: PartReader, kind: str) -> list[Flow]:
    """The flows of a side part; of notes, those that are referred to, labelled as they are numbered."""
    if kind in ("header", "footer"):
        return _labelled(side.flows)
    numbers = {
        note: str(number)
        for number, (_, note) in enumerate(dict.fromkeys(ref for ref in main.references if ref[0] == kind), 1)
    }
    kept = []
    keep = False
    for flow in side.flows[1:]:
        if flow.kind == kind:
            keep = flow.label in numbers
            flow.label = numbers.get(flow.label, "")
        if keep:
            kept.append(flow)
    return kept


def _texts(flows: list[Flow], part: str, pieces: list[str], start: int) -> Iterator[FlowText]:
    """Each flow as a record; its words go to `pieces`."""
    for flow in flows:
        pieces += flow.pieces
        end = start + flow.at
        yield FlowText(
            flow.kind,
            flow.label,
            part,
            start,
            end,
            flow.paragraphs,
            flow.runs,
            tuple(flow.grids),
            tuple(flow.marks),
            tuple(flow.gaps),
            tuple(flow.frames),
            tuple(flow.page_fields),
            tuple(flow.comments),
        )
        start = end
