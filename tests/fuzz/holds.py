"""What holds for every input whatever: the promises that the fuzzers try to break.

Invariant: a function here raises AssertionError, or what the product should never have raised.
"""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from cchc_check.engine.annotate import annotate
from cchc_check.engine.fixing import fix
from cchc_check.engine.run import Plan, check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.errors import CchcCheckError, ReadError
from cchc_check.extraction import extract
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read, read_text
from cchc_check.text.document import Document
from cchc_check.text.span import Span
from word.commented import parts, without_comments


@cache
def plan() -> Plan:
    """Every rule, in preview too."""
    return prepare(Settings(select=("ALL",), preview=True))


def any_file(data: bytes, path: str) -> None:
    """Bytes are read or refused; what is read is checked without a break, twice alike, and can be mended."""
    try:
        document = read(data, path=path)
    except ReadError as error:
        told(error)
        return
    a_document(document)
    assert read(data, path=path) == document, "read twice, read differently"
    safely_mended(data, path, document)
    if document.format == "docx":
        annotated(data, document)


def told(error: ReadError) -> None:
    """A refusal is said in one line, in both languages."""
    assert all(error.one_line(lang) and "\n" not in error.one_line(lang) for lang in ("vi", "en"))


def any_text(text: str, format: str = "txt") -> Facts | None:
    """The facts of a text, unless it is refused."""
    try:
        document = read_text(text, format)
    except ReadError:
        return None
    return a_document(document)


def a_document(document: Document) -> Facts:
    """Spans lie inside the text, the way back to the source never goes backwards, and no check breaks."""
    in_the_text(document, len(document.text))
    maps_back(document)
    facts = extract(document, plan().context.registry)
    in_the_text(facts, len(document.text))
    found = check_facts(facts, plan())
    assert not [one.detail for one in found.failures if one.detail]
    in_the_text(found.diagnostics, len(document.text))
    again = check_facts(extract(document, plan().context.registry), plan())
    assert again.diagnostics == found.diagnostics, "checked twice, found otherwise"
    return facts


def in_the_text(value: Any, size: int) -> None:
    """Every span in a record, however deep, is a piece of the text."""
    for span in spans(value):
        assert 0 <= span.start <= span.end <= size, span


def spans(value: Any) -> Iterator[Span]:
    """The spans in a record and in what it holds."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Document):
        for name in value.__struct_fields__:
            # That one is a piece of the source, which may be the longer.
            if name != "source":
                yield from spans(getattr(value, name))
    elif isinstance(value, Document):
        for part in (value.blocks, value.stories, value.marks):
            yield from spans(part)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from spans(one)


def maps_back(document: Document) -> None:
    """The source of each character begins where that of the one before ends, or later."""
    last = 0
    step = max(1, len(document.text) // 2_000)
    for at in range(0, len(document.text), step):
        source = document.source_map.span(Span(at, at + 1))
        assert last <= source.start <= source.end, (at, last, source)
        last = source.start


def safely_mended(data: bytes, path: str, document: Document) -> None:
    """A safe fix takes its finding away, and no new error comes."""
    before = check_facts(extract(document, plan().context.registry), plan())
    try:
        fixed = fix(data, path, document.format, before.diagnostics)
    except CchcCheckError:
        return
    if not fixed.made:
        assert fixed.data == data
        return
    after = check_facts(extract(read(fixed.data, path=path), plan().context.registry), plan())
    gone = {one.code for one in fixed.made}
    for code in gone:
        many = sum(one.code == code for one in before.diagnostics)
        made = sum(one.code == code for one in fixed.made)
        assert sum(one.code == code for one in after.diagnostics) <= many - made, code
    errors = [sum(one.severity == "error" for one in each.diagnostics) for each in (before, after)]
    assert errors[1] <= errors[0], (before.diagnostics, after.diagnostics)


def annotated(data: bytes, document: Document) -> None:
    """The copy with comments is the document again once the comments are taken out."""
    found = check_facts(extract(document, plan().context.registry), plan()).diagnostics
    try:
        copy = annotate(data, found)
    except CchcCheckError:
        return
    assert read(copy.data, path="a.docx").text.startswith(document.text[:1])
    main = "word/document.xml"
    try:
        before = parts(data)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
        return  # a part that is not read is broken; the helper reads all of them
    after = parts(copy.data)
    # Where the draft binds the prefix to something odd, the marks bring their own, and the test helper knows none.
    if main in before and b"comment" not in before[main] and b"RangeStart xmlns" not in after[main]:
        assert without_comments(after[main]) == before[main]


def spelt_otherwise(text: str) -> None:
    """The same facts from a text in NFD, and from one with other spaces of one width."""
    written = unicodedata.normalize("NFC", text)
    known = any_text(written)
    for other in (unicodedata.normalize("NFD", written), written.replace(" ", "\u00a0")):
        read = any_text(other)
        assert (known is None) == (read is None), "one spelling is refused"
        if known and read and known.document.text == read.document.text:
            assert read.citations == known.citations
            assert read.quantities == known.quantities
