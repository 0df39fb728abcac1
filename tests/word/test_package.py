"""What is not a readable, harmless Word file is refused: the right error, quickly, in both languages."""

from __future__ import annotations

import io
import struct
import time
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import cchc_check
from cchc_check.errors import (
    CorruptDocument,
    EncryptedDocument,
    LimitExceeded,
    ReadError,
    UnsupportedFormat,
)
from cchc_check.limits import DEFAULT
from cchc_check.localize import say
from cchc_check.readers.docx import read_docx
from word.packages import NAMESPACES, W, build, p, pack, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
XML_BODY = f"<w:document {NAMESPACES}><w:body>{{}}</w:body></w:document>"


def patched(data: bytes, at: bytes, offset: int, new: bytes) -> bytes:
    """`data` with every header that begins with `at` changed at `offset`."""
    changed = bytearray(data)
    found = data.find(at)
    while found >= 0:
        changed[found + offset : found + offset + len(new)] = new
        found = data.find(at, found + 1)
    return bytes(changed)


def twice(second: str) -> bytes:
    """A package with a second main part; its name is changed after, for zipfile warns of equal ones."""
    data = pack({"word/document.xml": XML_BODY.format(p("a")), "word/DOCUMENT.xml": XML_BODY.format(p("b"))})
    return data.replace(b"word/DOCUMENT.xml", second.encode())


def stored(xml: str) -> bytes:
    """A package that is not compressed."""
    buffer = io.BytesIO(pack({}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), xml)
    return buffer.getvalue()


def with_document(xml: str) -> bytes:
    return pack({"word/document.xml": xml})


REFUSED: dict[str, tuple[Callable[[], bytes], type[ReadError], str]] = {
    "empty": (lambda: b"", CorruptDocument, "empty-file"),
    "zeros": (lambda: bytes(18), CorruptDocument, "not-a-zip"),
    "words": (lambda: "Báo cáo".encode(), UnsupportedFormat, "really-text"),
    "pdf": (lambda: b"%PDF-1.7 ...", UnsupportedFormat, "other-kind"),
    "rtf": (lambda: b"{\\rtf1 ...", UnsupportedFormat, "other-kind"),
    "html": (lambda: b"<!DOCTYPE html><html>", UnsupportedFormat, "other-kind"),
    "mht": (lambda: b"MIME-Version: 1.0", UnsupportedFormat, "other-kind"),
    "flat xml": (lambda: b"<?xml version='1.0'?><pkg/>", UnsupportedFormat, "other-kind"),
    "old doc": (lambda: OLE + "WordDocument".encode("utf-16-le"), UnsupportedFormat, "legacy-doc"),
    "other ole": (lambda: OLE + "Workbook".encode("utf-16-le"), UnsupportedFormat, "legacy-office"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedDocument, "encrypted"),
    "excel": (lambda: zipped({"xl/workbook.xml": "<a/>"}), UnsupportedFormat, "other-kind"),
    "powerpoint": (lambda: zipped({"ppt/presentation.xml": "<a/>"}), UnsupportedFormat, "other-kind"),
    "odt": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        UnsupportedFormat,
        "other-kind",
    ),
    "plain zip": (lambda: zipped({"a.txt": "a"}), UnsupportedFormat, "other-kind"),
    "not word markup": (lambda: with_document("<html/>"), CorruptDocument, "not-word-markup"),
    "same name": (lambda: twice("word/document.xml"), CorruptDocument, "duplicate-part"),
    "case": (lambda: twice("word/Document.xml"), CorruptDocument, "duplicate-part"),
    "escaping": (lambda: pack({"../../etc/passwd": "a"}), CorruptDocument, "unsafe-name"),
    "absolute": (lambda: pack({"/etc/passwd": "a"}), CorruptDocument, "unsafe-name"),
    "drive": (lambda: pack({"C:\\a": "a"}), CorruptDocument, "unsafe-name"),
    "truncated": (lambda: build(p("a"))[:-40], CorruptDocument, "damaged-zip"),
    "head only": (lambda: build(p("a"))[:100], CorruptDocument, "damaged-zip"),
    "zip password": (
        lambda: patched(patched(build(p("a")), b"PK\x01\x02", 8, b"\x01\x00"), b"PK\x03\x04", 6, b"\x01\x00"),
        EncryptedDocument,
        "encrypted",
    ),
    "checksum": (
        lambda: patched(build(p("a")), b"PK\x01\x02", 16, b"\1\2\3\4"),
        CorruptDocument,
        "damaged-part",
    ),
    "size": (
        lambda: patched(build(p("a" * 400)), b"PK\x01\x02", 24, struct.pack("<L", 90)),
        CorruptDocument,
        "damaged-part",
    ),
    "method": (
        lambda: patched(build(p("a")), b"PK\x01\x02", 10, b"\x0c\x00"),
        CorruptDocument,
        "unknown-packing",
    ),
    "too large": (
        lambda: patched(build(p("a")), b"PK\x01\x02", 24, struct.pack("<L", (DEFAULT.part_mb << 20) + 1)),
        LimitExceeded,
        "part-too-large",
    ),
    "bomb": (lambda: with_document(XML_BODY.format(p("a" * (40 << 20)))), LimitExceeded, "zip-bomb"),
    "entries": (
        lambda: pack({f"word/media/{number}": "" for number in range(DEFAULT.entries)}),
        LimitExceeded,
        "too-many-parts",
    ),
    "paragraphs": (
        lambda: with_document(XML_BODY.format("<w:p/>" * 500_000)),
        LimitExceeded,
        "too-many-paragraphs",
    ),
    "tags": (lambda: stored(XML_BODY.format("<w:r/>" * 8_100_000)), LimitExceeded, "too-many-tags"),
    "deep tables": (
        lambda: with_document(
            XML_BODY.format("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000)
        ),
        LimitExceeded,
        "too-deep",
    ),
    "deep controls": (
        lambda: with_document(
            XML_BODY.format("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000)
        ),
        LimitExceeded,
        "too-deep",
    ),
    "deep insertions": (
        lambda: with_document(XML_BODY.format("<w:ins>" * 20_000 + "</w:ins>" * 20_000)),
        LimitExceeded,
        "too-deep",
    ),
    "doctype": (
        lambda: with_document('<!DOCTYPE a [<!ENTITY b "c">]>' + XML_BODY.format(p("&b;"))),
        CorruptDocument,
        "doctype",
    ),
    "external doctype": (
        lambda: with_document('<!DOCTYPE a SYSTEM "http://localhost/a">' + XML_BODY.format("")),
        CorruptDocument,
        "doctype",
    ),
    "malformed": (lambda: with_document(XML_BODY.format("<w:p>")), CorruptDocument, "bad-xml"),
    "cut xml": (lambda: with_document(XML_BODY.format(p("a"))[:-9]), CorruptDocument, "bad-xml"),
    "control character": (lambda: with_document(XML_BODY.format(p("\x01"))), CorruptDocument, "bad-xml"),
    "bad utf-8": (
        lambda: pack({"word/document.xml": XML_BODY.format("").encode() + b"\xff"}),
        CorruptDocument,
        "bad-xml",
    ),
    "odd encoding": (
        lambda: with_document('<?xml version="1.0" encoding="no-such"?>' + XML_BODY.format("")),
        CorruptDocument,
        "bad-xml",
    ),
    "undefined entity": (lambda: with_document(XML_BODY.format("&nbsp;")), CorruptDocument, "bad-xml"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name: str) -> None:
    make, error, reason = REFUSED[name]
    data = make()
    started = time.process_time()
    with pytest.raises(error) as raised:
        read_docx(data, "bao-cao.docx")
    assert time.process_time() - started < 3
    assert raised.value.reason == f"read.{reason}"
    for lang in ("vi", "en"):
        assert "{" not in say(lang, raised.value.reason, **raised.value.details)
        assert not raised.value.hint or say(lang, raised.value.hint)


def test_doctype_in_a_side_part_is_refused() -> None:
    styles = f'<!DOCTYPE a><w:styles xmlns:w="{W}"/>'
    plain = build(p("a"), styles="")
    parts = _parts(plain) | {"word/styles.xml": styles.encode()}
    with pytest.raises(CorruptDocument, match="DOCTYPE"):
        read_docx(zipped(parts), "a.docx")


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_reason_is_worded() -> None:
    folder = Path(cchc_check.__file__).parent
    texts = tomllib.loads((folder / "locale" / "vi.toml").read_text(encoding="utf-8"))["read"]
    source = "".join(path.read_text(encoding="utf-8") for path in (folder / "word").glob("*.py"))
    named = {piece.split('"')[0] for piece in source.split('"read.')[1:]}
    assert named <= set(texts)


def test_harmless_oddities_are_read() -> None:
    many = "<w:r/>" * 300_000
    long = p("a" * 900_000)
    assert (
        read_docx(build(p("chữ") + f"<w:p>{many}</w:p>" + long, main="word/document2.xml"), "a").text[:3]
        == "chữ"
    )


def test_the_main_part_may_have_any_name_and_kind() -> None:
    assert read_docx(build(p("tên khác"), main="tai-lieu/chinh.xml"), "a").text == "tên khác"
    without_rels = _parts(build(p("theo kiểu nội dung"), main="word/b.xml"))
    del without_rels["_rels/.rels"]
    assert read_docx(zipped(without_rels), "a").text == "theo kiểu nội dung"
    macro = _parts(build(p("mẫu có macro")))
    types = macro["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.template.macroEnabledTemplate.main+xml",
    )
    assert read_docx(zipped(macro | {"[Content_Types].xml": types}), "a.dotm").text == "mẫu có macro"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "windows-1252"])
def test_other_encodings_of_a_part(encoding: str) -> None:
    bom = "\ufeff" if encoding == "utf-16-be" else ""
    declared = "utf-16" if "16" in encoding else "utf-8" if "8" in encoding else encoding
    words = "là" if "1252" in encoding else "Số liệu"
    xml = f'{bom}<?xml version="1.0" encoding="{declared}"?>' + XML_BODY.format(p(words))
    assert read_docx(pack({"word/document.xml": xml.encode(encoding)}), "a").text == words


def test_strict_and_oddly_prefixed_markup_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    run = "<x:r><x:rPr><x:b/></x:rPr><x:t>một</x:t></x:r>"
    one = f'<x:document xmlns:x="{W}"><x:body><x:p>{run}</x:p></x:body></x:document>'
    two = f'<document xmlns="{strict}"><body><p><pPr><jc/></pPr><r><t>hai</t></r></p></body></document>'
    assert read_docx(with_document(one), "a").text == "một"
    assert read_docx(with_document(two), "a").text == "hai"
    rebound = f"{p('ba')}<w:x xmlns:w='urn:other'><w:p><w:r><w:t>bốn</w:t></w:r></w:p></w:x>"
    assert read_docx(with_document(XML_BODY.format(rebound)), "a").text == "ba"
