"""Packages that are no honest zip file: bombs, lies about sizes, entries that overlap, escape or appear twice."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from cchc_check.limits import DEFAULT
from word.packages import NAMESPACES, XML, build, p, pack, zipped

MB = 1 << 20
WORDS = "Báo cáo kết quả thực hiện nhiệm vụ năm 2024 của Sở Y tế. "
CENTRAL, LOCAL, END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
MAIN_PART = "word/document.xml"


def document(inside: str) -> str:
    """The main part around a body."""
    return f"{XML}<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>"


def plain() -> bytes:
    """A small honest report."""
    return build(p(WORDS))


def patched(data: bytes, header: bytes, offset: int, new: bytes) -> bytes:
    """The bytes at `offset` of every header of a kind written over."""
    changed = bytearray(data)
    at = data.find(header)
    while at >= 0:
        changed[at + offset : at + offset + len(new)] = new
        at = data.find(header, at + 1)
    return bytes(changed)


def with_entries(entries: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An honest report and further entries, equal names allowed."""
    buffer = io.BytesIO(plain())
    with zipfile.ZipFile(buffer, "a", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def bomb_flat() -> bytes:
    """100 MB of spaces in the main part, packed a thousandfold."""
    head, tail = document("\0").encode().split(b"\0")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = [head, *[b" " * MB] * 100, tail]
    packed = b"".join([*map(packer.compress, content), packer.flush()])
    checksum = 0
    for piece in content:
        checksum = zlib.crc32(piece, checksum)
    return _replaced(MAIN_PART, packed, checksum, sum(map(len, content)))


def _replaced(name: str, packed: bytes, checksum: int, size: int) -> bytes:
    """An honest report with one entry replaced by deflated bytes and what is said of them."""
    data = pack({MAIN_PART: document(p(WORDS))} | {name: packed})
    at = data.find(CENTRAL, data.rfind(CENTRAL))
    stored = zipfile.ZipFile(io.BytesIO(data)).getinfo(name)
    start = stored.header_offset + 30 + len(name)
    fields = struct.pack("<LLL", checksum, len(packed), size)
    head = bytearray(data[:start])
    head[stored.header_offset + 14 : stored.header_offset + 26] = fields
    central = bytearray(data[start + stored.compress_size :])
    at = central.find(name.encode()) - 46
    central[at + 16 : at + 28] = fields
    grown = len(packed) - stored.compress_size
    end = central.rfind(END)
    struct.pack_into("<L", central, end + 16, struct.unpack_from("<L", central, end + 16)[0] + grown)
    return bytes(head) + packed + bytes(central)


def bomb_nested() -> bytes:
    """Zip files inside zip files: nothing is ever unpacked that a report does not use."""
    inner = zipped({f"{number}.xml": "0" * MB for number in range(8)})
    for _ in range(4):
        inner = zipped({f"{number}.zip": inner.decode("latin-1") for number in range(4)})
    return with_entries([("word/embeddings/a.zip", inner)])


def bomb_media() -> bytes:
    """A picture of 200 MB that nobody looks at."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join([*(packer.compress(bytes(MB)) for _ in range(200)), packer.flush()])
    return _replaced("word/media/image1.png", packed, 0, 200 * MB)


def bomb_many_parts() -> bytes:
    """Sixty headers of 7 MB each, below the size from which the ratio is looked at."""
    header = ("<w:p/>" + " " * 3000) * 2300
    return build(p(WORDS), **{f"header{number}": header for number in range(1, 61)})


def entries_overlapping() -> bytes:
    """Two names for the same bytes."""
    data = bytearray(with_entries([("word/zz.xml", b"a" * 100), ("word/zy.xml", b"a" * 100)]))
    last = data.rfind(CENTRAL)
    before = data.rfind(CENTRAL, 0, last)
    data[last + 42 : last + 46] = data[before + 42 : before + 46]
    return bytes(data)


def entries_many() -> bytes:
    return with_entries((f"word/media/{number}", b"") for number in range(DEFAULT.entries))


def directory_huge() -> bytes:
    """A directory of 300,000 entries that says it has five."""
    data = plain()
    at = data.find(CENTRAL)
    entry = data[at : data.find(CENTRAL, at + 1)]
    end = bytearray(data[data.rfind(END) :])
    struct.pack_into("<LL", end, 12, len(entry) * 300_000, at)
    return data[:at] + entry * 300_000 + bytes(end)


def directory_says_many() -> bytes:
    return patched(plain(), END, 8, b"\xfe\xff\xfe\xff")


def size_too_small() -> bytes:
    return patched(build(p(WORDS * 40)), CENTRAL, 24, struct.pack("<L", 90))


def size_too_large() -> bytes:
    return patched(plain(), CENTRAL, 24, struct.pack("<L", 5 * MB))


def size_of_gigabytes() -> bytes:
    return patched(plain(), CENTRAL, 24, struct.pack("<L", 0xFFFFFF00))


def size_stored_wrong() -> bytes:
    """A stored entry that says it unpacks to more than it is."""
    buffer = io.BytesIO(pack({}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo(MAIN_PART), document(p(WORDS)))
    data = bytearray(buffer.getvalue())
    last = data.rfind(CENTRAL)
    struct.pack_into("<L", data, last + 24, struct.unpack_from("<L", data, last + 24)[0] + 1000)
    return bytes(data)


def checksum_wrong() -> bytes:
    return patched(plain(), CENTRAL, 16, b"\1\2\3\4")


def name_differs() -> bytes:
    """The directory and the entry itself do not agree on its name."""
    data = plain()
    at = data.find(MAIN_PART.encode())
    return data[:at] + b"word/d0cument.xml" + data[at + len(MAIN_PART) :]


def truncated() -> bytes:
    return build(p(WORDS * 40))[:-60]


def head_only() -> bytes:
    return plain()[:100]


def bytes_before() -> bytes:
    return b"MZ" + bytes(500) + plain()


def bytes_after() -> bytes:
    return plain() + bytes(3000)


def comment_long() -> bytes:
    data = patched(plain(), END, 20, struct.pack("<H", 0xFFFF))
    return data + b"x" * 0xFFFF


def zip64() -> bytes:
    """Sizes written in the long form, though they need it not."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for info in zipfile.ZipFile(io.BytesIO(plain())).infolist():
            with archive.open(zipfile.ZipInfo(info.filename), "w", force_zip64=True) as entry:
                entry.write(zipfile.ZipFile(io.BytesIO(plain())).read(info.filename))
    return buffer.getvalue()


def zip64_end() -> bytes:
    """The list of entries in the long form, the short one full of 0xFFFF as it then has to be."""
    data = plain()
    end = data.rfind(END)
    count = struct.unpack_from("<H", data, end + 10)[0]
    size, start = struct.unpack_from("<LL", data, end + 12)
    record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    short = struct.pack("<4sHHHHLLH", END, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + short


def method_unknown() -> bytes:
    return patched(plain(), CENTRAL, 10, b"\x63\x00")


def method_bzip2() -> bytes:
    return with_entries([("word/z.xml", b"<a/>")], zipfile.ZIP_BZIP2)


def flag_encrypted() -> bytes:
    return patched(patched(plain(), CENTRAL, 8, b"\x01\x00"), LOCAL, 6, b"\x01\x00")


def entry_named(name: str) -> Callable[[], bytes]:
    """A report with an entry of this name."""
    return lambda: with_entries([(name, b"root:x")])


def entry_twice(name: str) -> Callable[[], bytes]:
    """A report with a second main part, its name spelt so; it is put in after, for zipfile warns of equal ones."""
    second = document(p("Nội dung khác")).encode()
    return lambda: with_entries([("word/DOCUMENT.xml", second)]).replace(b"word/DOCUMENT.xml", name.encode())


def garbage_deflated() -> bytes:
    """Bytes that no deflating gives."""
    data = bytearray(build(p(WORDS * 40)))
    at = data.find(MAIN_PART.encode()) + len(MAIN_PART)
    data[at + 4 : at + 60] = b"\xff" * 56
    return bytes(data)


def parts_without(*names: str) -> Callable[[], bytes]:
    """A report without some of its parts."""

    def make() -> bytes:
        with zipfile.ZipFile(io.BytesIO(plain())) as archive:
            return zipped({name: archive.read(name) for name in archive.namelist() if name not in names})

    return make


def relationships_wrong() -> bytes:
    """The root relationships lead outside, to the internet and to nothing; the main part has its usual name."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{kind}" Target="{target}" {more}/>'
        for number, (target, more) in enumerate(
            [("../../etc/passwd", ""), ("http://127.0.0.1:9/a", 'TargetMode="External"'), ("none.xml", "")]
        )
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f'{XML}<Relationships xmlns="{space}">{rows}</Relationships>'
    return pack({MAIN_PART: document(p(WORDS)), "_rels/.rels": rels})


def relationships_to_itself() -> bytes:
    """The main part is its own header and footnotes."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}/{name}" Target="document.xml"/>'
        for name in ("header", "footnotes", "styles", "numbering", "comments")
    )
    rels = f'{XML}<Relationships xmlns="{space}">{rows}</Relationships>'
    return pack({MAIN_PART: document(p(WORDS))}, rels)
