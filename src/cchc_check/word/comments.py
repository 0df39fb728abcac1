"""Comments written into a Word file: their marks among the runs, and the parts that hold and announce them.

Invariant: only the main part, the comments, the relationships of the main part and the content types change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc_check import limits
from cchc_check.errors import CorruptDocument
from cchc_check.patterns import compiled
from cchc_check.word.anchors import Anchor, Anchors
from cchc_check.word.edits import (
    AUTHOR,
    FIRST,
    INITIALS,
    LAST,
    MIDDLE,
    Mark,
    Spelling,
    escaped,
    insert,
    spelling,
    well_formed,
)
from cchc_check.word.package import Package
from cchc_check.word.rezip import rewrite
from cchc_check.word.text import WordText

_COMMENT = compiled(
    rb"""<(?:[\w.-]+:)?comment(?:RangeStart|RangeEnd|Reference)?\s[^<>]*?\bid\s*=\s*["'](\d{1,9})["']"""
)
_RELATIONSHIP_ID = compiled(rb"""\bId\s*=\s*["']rId(\d{1,9})["']""")
_ROOT = compiled(rb"<(?![?!])((?:[\w.-]+:)?)[\w.-]+")
_SELF_CLOSED = compiled(rb"<((?:[\w.-]+:)?[\w.-]+)((?:\s[^<>]*?)?)/>\s*\Z")
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_TYPE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_ROOT = compiled(rb"<(?:[\w.-]+:)?comments[\s>/]")
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_W = {
    False: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    True: "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{root} xmlns{prefix}="{space}">\n</{root}>'
)


class Line(NamedTuple):
    """One paragraph of a comment: a label in bold, or "", and words."""

    label: str
    words: str


class Note(NamedTuple):
    """A comment on `WordText.text[start:end]`; `away` is added when it has to stand elsewhere."""

    start: int
    end: int
    lines: tuple[Line, ...]
    away: Line = Line("", "")


class Commented(NamedTuple):
    """The new file; for every note True (on its words), False (elsewhere) or None (not written)."""

    data: bytes
    placed: tuple[bool | None, ...]


def write_comments(data: bytes, word: WordText, notes: Sequence[Note], date: str = "") -> Commented:
    """The Word file `data`, read as `word`, with a comment for every note that an anchor is found for.

    Raises CorruptDocument where the part that is named as the comments is another.
    """
    package = Package(data, limits.NONE)
    anchors = Anchors(package, word)
    part = next(_targets(package, "comments"), "")
    before = package.read(part) if part else b""
    if part and not _ROOT.search(before):
        raise CorruptDocument("read.not-comments", hint="read.hint-save-as-docx", part=part)
    number = _highest(anchors.main, before)
    placed: list[bool | None] = []
    marks: list[Mark] = []
    written: list[str] = []
    into_main = spelling(anchors.main, package.main)
    into_comments = spelling(before, part) if part else Spelling("", False, into_main.strict)
    paper = _Paper(into_comments, word, date)
    for order, note in enumerate(notes):
        anchor = anchors.find(note.start, note.end)
        placed.append(anchor.exact if anchor else None)
        if anchor:
            number += 1
            marks += _marks(anchor, number, order, into_main, word)
            lines = note.lines if anchor.exact or not note.away.words else (*note.lines, note.away)
            written.append(paper.comment(number, lines))
    if not written:
        return Commented(data, tuple(placed))
    parts = {package.main: insert(anchors.main, marks)}
    if not part:
        part = _free_name(package)
        before = _EMPTY.format(root="w:comments", prefix=":w", space=_W[into_main.strict]).encode()
        parts |= _announced(package, part, strict=into_main.strict)
    parts[part] = _appended(before, into_comments.encode("".join(written)), part)
    return Commented(rewrite(data, well_formed(parts)), tuple(placed))


def _highest(*sources: bytes) -> int:
    """The highest number that a comment has so far, or -1."""
    known = (_COMMENT.findall(source) for source in sources if b"comment" in source)
    return max((int(number) for found in known for number in found), default=-1)


def _targets(package: Package, kind: str) -> Iterator[str]:
    """The parts of one kind that the main part names."""
    for found, target, external in package.relationships(package.main).values():
        if found == kind and not external and target in package:
            yield target


def _marks(anchor: Anchor, number: int, order: int, into: Spelling, word: WordText) -> Iterator[Mark]:
    """The beginning of a comment's range, its end, and the run that shows it."""
    style = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>' if _has(word, "CommentReference") else ""
    start = f'<w:commentRangeStart{into.space} w:id="{number}"/>'.encode()
    end = (
        f'<w:commentRangeEnd{into.space} w:id="{number}"/>'
        f'<w:r{into.space}>{style}<w:commentReference w:id="{number}"/></w:r>'
    ).encode()
    length = anchor.end.at - anchor.start.at
    if length <= 0:
        yield Mark(anchor.start, MIDDLE, order, start + end)
        return
    yield Mark(anchor.start, LAST, -length, start)
    yield Mark(anchor.end, FIRST, length, end)


def _has(word: WordText, style: str) -> bool:
    return style in word.styles.by_id


class _Paper:
    """How the paragraphs of comments look: by the document's own style for them, or small and plain."""

    def __init__(self, into: Spelling, word: WordText, date: str) -> None:
        self._head = f'<w:comment{into.space} w:author="{AUTHOR}" w:initials="{INITIALS}"'
        self._head += f' w:date="{date}"' if date else ""
        plain = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        plain += '<w:ind w:left="0" w:firstLine="0"/>'
        aligned = "" if into.strict else '<w:jc w:val="left"/>'
        styled = _has(word, "CommentText")
        self._look = '<w:pStyle w:val="CommentText"/>' if styled else plain + aligned
        self._size = "" if styled else '<w:sz w:val="20"/>'
        sign = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>' if _has(word, "CommentReference") else ""
        self._sign = f"<w:r>{sign}<w:annotationRef/></w:r>"

    def comment(self, number: int, lines: Sequence[Line]) -> str:
        """The comment of that number."""
        first, *rest = (self._runs(line) for line in lines)
        paragraphs = (self._sign + first, *rest)
        inside = "".join(f"<w:p><w:pPr>{self._look}</w:pPr>{runs}</w:p>" for runs in paragraphs)
        return f'{self._head} w:id="{number}">{inside}</w:comment>'

    def _runs(self, line: Line) -> str:
        pieces = (("<w:b/>", f"{line.label} " if line.label and line.words else line.label), ("", line.words))
        return "".join(
            f"<w:r>{f'<w:rPr>{look}{self._size}</w:rPr>' if look or self._size else ''}"
            f'<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
            for look, text in pieces
            if text
        )


def _free_name(package: Package) -> str:
    """The name of a part that the package does not hold yet, beside the main part."""
    folder, slash, _ = package.main.rpartition("/")
    names = (f"{folder}{slash}comments{number or ''}.xml" for number in range(10_001))
    return next(name for name in names if name not in package)


def _announced(package: Package, part: str, *, strict: bool) -> dict[str, bytes]:
    """The relationships and the content types, with the comments' part among them."""
    folder, slash, name = package.main.rpartition("/")
    rels = f"{folder}{slash}_rels/{name}.rels"
    before = (
        package.read(rels)
        if rels in package
        else _EMPTY.format(root="Relationships", prefix="", space=f"{_PACKAGE}/relationships").encode()
    )
    number = max(map(int, _RELATIONSHIP_ID.findall(before)), default=0) + 1
    target = part.rpartition("/")[2]
    kind = f"{_STRICT_TYPE if strict else _TYPE}/comments"
    row = f'Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
    changed = {rels: _appended(before, _tag(before, row), rels)}
    if _TYPES in package:
        types = package.read(_TYPES)
        row = f'Override PartName="/{part}" ContentType="{_CONTENT}"/>'
        changed[_TYPES] = _appended(types, _tag(types, row), _TYPES)
    return changed


def _tag(data: bytes, rest: str) -> bytes:
    """A tag in the namespace of the part's root."""
    root = _ROOT.search(data)
    return b"<" + (root[1] if root else b"") + rest.encode()


def _appended(data: bytes, markup: bytes, part: str) -> bytes:
    """The part with `markup` as the last thing inside its root."""
    empty = _SELF_CLOSED.search(data)
    if empty and data.find(b"</") < 0 and _is_root(data, empty.start()):
        return data[: empty.start()] + b"<%b%b>" % empty.group(1, 2) + markup + b"</%b>" % empty[1]
    at = data.rfind(b"</")
    if at < 0:
        raise CorruptDocument("read.bad-xml", hint="read.hint-save-as-docx", part=part)
    return data[:at] + markup + data[at:]


def _is_root(data: bytes, at: int) -> bool:
    root = _ROOT.search(data)
    return root is not None and root.start() == at
