"""The comments of a Word file: what they say and beside which characters they stand.

Invariant: every comment lies in one flow; one whose range is broken stands where its reference does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_check.errors import CorruptDocument
from cchc_check.word.looks import Looks, paragraph_look, run_look
from cchc_check.word.package import Package
from cchc_check.word.reader import read_part
from cchc_check.word.text import FlowText, WordComment


def read_comments(package: Package, flows: Sequence[FlowText]) -> tuple[WordComment, ...]:
    """The comments that are tied to the flows, in the order of their places; none when their part is damaged."""
    if not any(flow.comment_marks for flow in flows):
        return ()
    written: dict[str, tuple[str, str]] = {}
    for kind, part, external in package.relationships(package.main).values():
        if kind == "comments" and not external and part in package:
            written |= _texts(package, part)
    return tuple(sorted(comment for flow in flows for comment in _placed(flow, written)))


def _texts(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """What each comment says and who wrote it, by id."""
    looks = Looks("w:pPr", paragraph_look), Looks("w:rPr", run_look)
    try:
        reader = read_part(package.read(part), part, "comment", {}, looks, package.limits)
    except CorruptDocument as error:
        if error.reason == "read.doctype":
            raise
        return {}
    return {flow.label: ("".join(flow.pieces).strip(), flow.author) for flow in reader.flows if flow.label}


def _placed(flow: FlowText, written: dict[str, tuple[str, str]]) -> Iterator[WordComment]:
    places: dict[str, dict[str, int]] = {}
    for mark, key, at in flow.comment_marks:
        places.setdefault(key, {}).setdefault(mark, at)
    for key, found in places.items():
        text, author = written.get(key, ("", ""))
        if text:
            point = found.get("reference", max(found.values()))
            start, end = found.get("start", point), found.get("end", point)
            yield WordComment(flow.start + min(start, end), flow.start + end, text, author)
