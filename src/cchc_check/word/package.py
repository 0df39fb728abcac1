"""A Word file as a bounded set of named parts; nothing is ever extracted, followed or fetched.

Invariant: only parts that are asked for are inflated, and never beyond the limits below.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cchc_check.errors import CorruptDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat
from cchc_check.patterns import compiled
from cchc_check.word.markup import parse
from cchc_check.word.sniff import refuse_other_kinds

MAX_FILE = 256 << 20
"""Bytes of the file itself."""
MAX_PART = 128 << 20
"""Bytes of one part, inflated."""
MAX_TOTAL = 256 << 20
"""Bytes of all parts that were read, inflated."""
MAX_RATIO = 300
"""Inflated to packed, for parts above `RATIO_FROM`."""
RATIO_FROM = 32 << 20
MAX_ENTRIES = 10_000
"""Entries of the zip file."""

_MAIN_TYPE = compiled(
    r"wordprocessingml\.(document|template)\.main\+xml$|ms-word\.\w+\.macroEnabled\w*\.main\+xml$", re.I
)
_OTHER_KINDS = {"xl/workbook.xml": "Excel", "xl/workbook.bin": "Excel", "ppt/presentation.xml": "PowerPoint"}
_HINT_DAMAGED = "read.hint-copy-again"
_HINT_SAVE_AS = "read.hint-save-as-docx"
_DAMAGE = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
    NotImplementedError,
)


class Package:
    """The parts of one Word file, by name.

    Opening raises a ReadError for whatever is not a readable Word file.
    """

    def __init__(self, data: bytes) -> None:
        refuse_other_kinds(data)
        self._zip = _open(data)
        self._entries = _entries(self._zip.infolist())
        self._inflated = 0
        self.main = self._main_part()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part, in UTF-8 where the part was written in UTF-16."""
        info = self._entries.get(name.lower())
        if info is None:
            raise CorruptDocument("read.missing-part", hint=_HINT_SAVE_AS, part=name)
        self._charge(info)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _DAMAGE:
            raise CorruptDocument("read.damaged-part", hint=_HINT_DAMAGED, part=name) from None
        if len(data) != info.file_size:
            raise CorruptDocument("read.damaged-part", hint=_HINT_DAMAGED, part=name)
        return _in_utf8(data, name)

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """By id: the last word of the type, the target (a part or an address), and whether it is external."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        found: dict[str, tuple[str, str, bool]] = {}
        if rels not in self:
            return found

        def start(name: str, attrs: dict[str, str]) -> None:
            if name.endswith("Relationship"):
                external = attrs.get("TargetMode") == "External"
                target = attrs.get("Target", "")
                kind = attrs.get("Type", "").rpartition("/")[2]
                found[attrs.get("Id", "")] = (kind, target if external else _inside(part, target), external)

        parse(self.read(rels), rels, start)
        return found

    def _charge(self, info: ZipInfo) -> None:
        self._inflated += info.file_size
        if info.file_size > MAX_PART or self._inflated > MAX_TOTAL:
            raise LimitExceeded("read.part-too-large", hint="read.hint-split", part=info.filename)
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
            raise LimitExceeded("read.zip-bomb", part=info.filename)

    def _main_part(self) -> str:
        for kind, target, external in self.relationships("").values():
            if (
                kind == "officeDocument"
                and not external
                and target in self
                and not target.startswith(("xl/", "ppt/"))
            ):
                return target
        name = self._main_by_content_type()
        if name in self:
            return name
        if "word/document.xml" in self:
            return "word/document.xml"
        raise UnsupportedFormat("read.other-kind", hint=_HINT_SAVE_AS, kind=self._other_kind())

    def _main_by_content_type(self) -> str:
        found: list[str] = []

        def start(name: str, attrs: dict[str, str]) -> None:
            if name.endswith("Override") and _MAIN_TYPE.search(attrs.get("ContentType", "")):
                found.append(attrs.get("PartName", "").lstrip("/"))

        if "[Content_Types].xml" in self:
            parse(self.read("[Content_Types].xml"), "[Content_Types].xml", start)
        return found[0] if found else ""

    def _other_kind(self) -> str:
        for name, kind in _OTHER_KINDS.items():
            if name in self:
                return kind
        if "mimetype" in self and b"opendocument" in self.read("mimetype"):
            return "OpenDocument"
        return "zip"


def _open(data: bytes) -> ZipFile:
    if len(data) > MAX_FILE:
        raise LimitExceeded("read.file-too-large", hint="read.hint-split")
    end = data.rfind(b"PK\x05\x06", -65_557)
    if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > MAX_ENTRIES:
        raise LimitExceeded("read.too-many-parts")
    try:
        return ZipFile(BytesIO(data))
    except _DAMAGE:
        raise CorruptDocument("read.damaged-zip", hint=_HINT_DAMAGED) from None


def _entries(infos: list[ZipInfo]) -> dict[str, ZipInfo]:
    if len(infos) > MAX_ENTRIES:
        raise LimitExceeded("read.too-many-parts")
    entries: dict[str, ZipInfo] = {}
    for info in infos:
        name = info.filename
        if name.endswith("/"):
            continue
        _refuse_unsafe(info)
        if name.lower() in entries:
            raise CorruptDocument("read.duplicate-part", hint=_HINT_SAVE_AS, part=name)
        entries[name.lower()] = info
    return entries


def _refuse_unsafe(info: ZipInfo) -> None:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        raise CorruptDocument("read.unsafe-name", hint=_HINT_SAVE_AS, part=info.filename)
    if info.flag_bits & 1:
        raise EncryptedDocument("read.encrypted", hint="read.hint-remove-password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise CorruptDocument("read.damaged-zip", hint=_HINT_DAMAGED)


def _inside(part: str, target: str) -> str:
    """The part that a relationship of `part` names; a target that leaves the package names nothing in it."""
    return normpath(target if target.startswith("/") else join("/" + dirname(part), target)).lstrip("/")


def _in_utf8(data: bytes, name: str) -> bytes:
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    try:
        return re.sub(
            r'^(<\?xml[^>]*?)\s+encoding\s*=\s*["\'][^"\']*["\']', r"\1", data.decode("utf-16")
        ).encode()
    except UnicodeError:
        raise CorruptDocument("read.bad-xml", hint=_HINT_SAVE_AS, part=name) from None
