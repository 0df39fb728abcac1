"""A Word file as a bounded set of named parts; nothing is ever extracted, followed or fetched.

Invariant: only parts that are asked for are inflated, and never beyond the limits.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from operator import attrgetter
from posixpath import dirname, join, normpath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cchc_check.errors import CorruptDocument, EncryptedDocument, UnsupportedFormat
from cchc_check.limits import DEFAULT, Limits, exceeded
from cchc_check.patterns import compiled
from cchc_check.word.markup import parse
from cchc_check.word.sniff import refuse_other_kinds

RATIO_FROM = 8 << 20
"""Bytes of an unpacked part; what is smaller may be packed as tightly as it likes."""
LONG_TOKEN = 4096
"""A tag with more than a thousand attributes takes more bytes than these."""

_MAIN_TYPE = compiled(
    r"wordprocessingml\.(document|template)\.main\+xml$|ms-word\.\w+\.macroEnabled\w*\.main\+xml$", re.I
)
_OTHER_KINDS = {"xl/workbook.xml": "Excel", "xl/workbook.bin": "Excel", "ppt/presentation.xml": "PowerPoint"}
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_LOCAL_HEADER = 30
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

    def __init__(self, data: bytes, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        refuse_other_kinds(data)
        self._zip = _open(data, limits)
        self._entries = _entries(self._zip.infolist(), self._zip.start_dir)
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
        data = _in_utf8(data, name)
        _refuse_excess(data, name, self.limits)
        return data

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
        limits = self.limits
        self._inflated += info.file_size
        if info.file_size > limits.part_mb << 20:
            raise exceeded(limits, "part_mb", "read.part-too-large", part=info.filename)
        if info.file_size > RATIO_FROM and info.file_size > limits.ratio * max(1, info.compress_size):
            raise exceeded(limits, "ratio", "read.zip-bomb", part=info.filename)
        if self._inflated > limits.total_mb << 20:
            raise exceeded(limits, "total_mb", "read.parts-too-large")

    def _main_part(self) -> str:
        named = [
            target
            for kind, target, external in self.relationships("").values()
            if kind == "officeDocument" and not external and not target.startswith(("xl/", "ppt/"))
        ]
        for target in named:
            if target in self:
                return target
        name = self._main_by_content_type()
        if name in self:
            return name
        if "word/document.xml" in self:
            return "word/document.xml"
        if named:
            raise CorruptDocument("read.missing-part", hint=_HINT_SAVE_AS, part=named[0])
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


def _open(data: bytes, limits: Limits) -> ZipFile:
    if len(data) > limits.file_mb << 20:
        raise exceeded(limits, "file_mb", "read.too-large")
    # Counted before they are read: what the file itself says about their number may be a lie.
    if data.count(b"PK\x01\x02") > limits.entries:
        raise exceeded(limits, "entries", "read.too-many-parts")
    try:
        return ZipFile(BytesIO(data))
    except _DAMAGE:
        raise CorruptDocument("read.damaged-zip", hint=_HINT_DAMAGED) from None


def _entries(infos: list[ZipInfo], end: int) -> dict[str, ZipInfo]:
    """The entries by lower-cased name; `end` is where the list of them stands in the file."""
    entries: dict[str, ZipInfo] = {}
    for info in infos:
        name = info.filename
        if name.endswith("/"):
            continue
        _refuse_unsafe(info)
        if name.lower() in entries:
            raise CorruptDocument("read.duplicate-part", hint=_HINT_SAVE_AS, part=name)
        entries[name.lower()] = info
    for info in sorted(infos, key=attrgetter("header_offset"), reverse=True):
        if info.header_offset + _LOCAL_HEADER + len(info.filename) + info.compress_size > end:
            raise CorruptDocument("read.overlapping-parts", hint=_HINT_SAVE_AS, part=info.filename)
        end = info.header_offset
    return entries


def _refuse_unsafe(info: ZipInfo) -> None:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        raise CorruptDocument("read.unsafe-name", hint=_HINT_SAVE_AS, part=info.filename)
    if info.flag_bits & 1:
        raise EncryptedDocument("read.encrypted", hint="read.hint-remove-password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise CorruptDocument("read.unknown-packing", hint=_HINT_SAVE_AS, part=info.filename)


def _refuse_excess(data: bytes, name: str, limits: Limits) -> None:
    """Raise for a part with more tags, or a longer tag or stretch of text, than the limits allow."""
    if len(data) > limits.tags and data.count(b"<") > limits.tags:
        raise exceeded(limits, "tags", "read.too-many-tags", part=name)
    for start, end in _long_tokens(data):
        if data.count(b"=", start, data.find(b">", start, end)) > limits.attributes:
            raise exceeded(limits, "attributes", "read.too-many-attributes", part=name)
        if end - start > 4 * limits.characters:
            raise exceeded(limits, "characters", "read.token-too-long", part=name)


def _long_tokens(data: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of every tag that is long with the text after it; the others are leapt over."""
    at = 0
    while at + LONG_TOKEN < len(data):
        following = data.rfind(b"<", at + 1, at + LONG_TOKEN)
        if following < 0:
            following = data.find(b"<", at + LONG_TOKEN)
            following = following if following >= 0 else len(data)
            yield at, following
        at = following


def _inside(part: str, target: str) -> str:
    """The part that a relationship of `part` names; a target that leaves the package names nothing in it."""
    return normpath(target if target.startswith("/") else join("/" + dirname(part), target)).lstrip("/")


def _in_utf8(data: bytes, name: str) -> bytes:
    encoding = next((encoding for mark, encoding in _WIDE if data.startswith(mark)), "")
    if not encoding:
        return data
    try:
        return re.sub(
            r'^(<\?xml[^>]*?)(?<!\s)\s+encoding\s*=\s*["\'][^"\']*["\']', r"\1", data.decode(encoding)
        ).encode()
    except UnicodeError:
        raise CorruptDocument("read.bad-xml", hint=_HINT_SAVE_AS, part=name) from None
