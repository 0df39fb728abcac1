"""A zip file with a few of its parts exchanged.

Invariant: every other entry keeps its bytes: local header, packed content, and its line in the directory but for
the offset.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile, ZipInfo

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8_NAME = 0x800
_DESCRIPTOR_FOLLOWS = 0x8
_DEFLATED = 8
_VERSION = 20
_NEW_YEAR_1980 = 0x21
_ZIP64 = 1
_SENTINEL = 0xFFFFFFFF
_QUICK = 4
"""The level of compression: twice as fast as the usual one, and a tenth larger."""


def rewrite(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """`data` with `parts` in place of those of the same name; parts it does not hold come last."""
    with ZipFile(BytesIO(data)) as archive:
        infos, directory, comment = archive.infolist(), archive.start_dir, archive.comment
    spelt = {info.filename.lower(): info.filename for info in infos}
    parts = {spelt.get(name.lower(), name): content for name, content in parts.items()}
    bounds = sorted({info.header_offset for info in infos} | {directory})
    out: list[bytes] = []
    at = 0
    moved: dict[int, int] = {}
    packed: dict[str, bytes] = {}
    for info in sorted(infos, key=lambda info: info.header_offset):
        start = info.header_offset
        if start in moved:
            continue
        moved[start] = at
        piece = data[start : bounds[bisect_right(bounds, start)]]
        if info.filename in parts:
            packed[info.filename] = _packed(parts[info.filename])
            piece = _local(piece, parts[info.filename], packed[info.filename])
        out.append(piece)
        at += len(piece)
    lines = []
    for info, line in zip(infos, _lines(data, directory), strict=False):
        lines.append(_line(line, info, moved[info.header_offset], parts, packed))
    for name in sorted(parts.keys() - packed.keys()):
        piece, line = _added(name, parts[name], at)
        out.append(piece)
        lines.append(line)
        at += len(piece)
    listing = b"".join(lines)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(lines), len(lines), len(listing), at, len(comment))
    return b"".join((*out, listing, end, comment))


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(_QUICK, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _local(piece: bytes, content: bytes, packed: bytes) -> bytes:
    """An entry with another content."""
    magic, version, flags, _, time, date, _, _, _, name_length, extra_length = _LOCAL.unpack_from(piece)
    name_end = _LOCAL.size + name_length
    extra = _without_zip64(piece[name_end : name_end + extra_length])
    header = _LOCAL.pack(
        magic,
        max(version, _VERSION),
        flags & ~_DESCRIPTOR_FOLLOWS,
        _DEFLATED,
        time,
        date,
        zlib.crc32(content),
        len(packed),
        len(content),
        name_length,
        len(extra),
    )
    return b"".join((header, piece[_LOCAL.size : name_end], extra, packed))


def _lines(data: bytes, at: int) -> Iterator[bytes]:
    """The lines of the directory that begins at `at`, as they are."""
    while data[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack_from("<3H", data, at + 28)
        end = at + _CENTRAL.size + name + extra + comment
        yield data[at:end]
        at = end


def _line(
    line: bytes, info: ZipInfo, offset: int, parts: Mapping[str, bytes], packed: Mapping[str, bytes]
) -> bytes:
    """A directory line that points to `offset`, and to the new content if there is one."""
    fields = list(_CENTRAL.unpack_from(line))
    sizes = info.compress_size, info.file_size
    if info.filename in parts:
        content = parts[info.filename]
        sizes = len(packed[info.filename]), len(content)
        fields[2] = max(fields[2], _VERSION)
        fields[3] &= ~_DESCRIPTOR_FOLLOWS
        fields[4] = _DEFLATED
        fields[7] = zlib.crc32(content)
    name_end = _CENTRAL.size + fields[10]
    extra = line[name_end : name_end + fields[11]]
    rest = line[name_end + fields[11] :]
    if _SENTINEL in (fields[8], fields[9], fields[16]) or info.filename in parts:
        extra = _without_zip64(extra)
        fields[11] = len(extra)
    fields[8], fields[9] = sizes
    fields[16] = offset
    return b"".join((_CENTRAL.pack(*fields), line[_CENTRAL.size : name_end], extra, rest))


def _without_zip64(extra: bytes) -> bytes:
    """The extra fields without the one that holds sizes too large for their places, as none is any more."""
    kept = []
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind != _ZIP64:
            kept.append(extra[at : at + 4 + length])
        at += 4 + length
    return b"".join((*kept, extra[at:]))


def _added(name: str, content: bytes, at: int) -> tuple[bytes, bytes]:
    """A new entry and its line in the directory."""
    packed = _packed(content)
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8_NAME
    sizes = zlib.crc32(content), len(packed), len(content), len(encoded)
    shared = _VERSION, flags, _DEFLATED, 0, _NEW_YEAR_1980, *sizes, 0
    local = _LOCAL.pack(b"PK\x03\x04", *shared)
    line = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *shared, 0, 0, 0, 0, at)
    return b"".join((local, encoded, packed)), line + encoded
