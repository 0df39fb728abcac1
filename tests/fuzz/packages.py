"""Word packages with some bytes wrong: in the archive, or in a part that is then zipped again.

Invariant: the same bytes always make the same package.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache

from document_parts import parts
from documents import DOCUMENTS
from word.packages import build, p, r, row, table, zipped

PIECES = (
    *(
        b"<w:p>",
        b"</w:p>",
        b"<w:r>",
        b"</w:r>",
        b"<w:t>",
        b"</w:t>",
        b"<w:tbl>",
        b"<w:tr>",
        b"<w:tc>",
        b"</w:tc>",
    ),
    *(
        b"<w:tab/>",
        b"<w:br/>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"&#x0;",
        b"&#55357;",
        b"&amp;",
        b"<?x ?>",
    ),
    *(
        b"<w:sdt><w:sdtContent>",
        b'<w:gridSpan w:val="9999999999"/>',
        b'<w:gridSpan w:val="-1"/>',
        b"<w:vMerge/>",
    ),
    *(
        b'<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>',
        b'<w:pStyle w:val="Heading1"/>',
        b"<w:del>",
    ),
    *(
        b'<w:fldChar w:fldCharType="begin"/>',
        b'<w:fldChar w:fldCharType="end"/>',
        b"<w:instrText>PAGE",
        b"</w:del>",
    ),
    *(
        b'<w:ins w:id="1">',
        b"</w:ins>",
        b'<w:footnoteReference w:id="1"/>',
        b'w:id="',
        b"=''",
        b'"',
        b"<",
        b">",
        b"&",
    ),
    *(
        b'<w:moveFromRangeStart w:id="1"/>',
        b"<mc:AlternateContent><mc:Choice>",
        b'<w:sz w:val="x"/>',
        b"<w:vanish/>",
    ),
    *(
        "số 12/QĐ-UBND ".encode(),
        "ngày 31/02/2024".encode(),
        b"\xff",
        b"\x00",
        b"\xef\xbb\xbf",
        b"1e999",
        b"0",
    ),
)


@cache
def seeds() -> tuple[dict[str, bytes], ...]:
    """The parts of some right documents, the small ones first."""
    small = build(p(r("Số 12/QĐ-UBND")) + table(row("Xã", "Tổng"), row("1", "2")) + p("ngày ", "31/4/2024"))
    rich = [parts(make()) for make in DOCUMENTS.values()]
    return tuple({name: text.encode() for name, text in one.items()} for one in [parts(small), *rich[:3]])


def mutant(choices: bytes) -> bytes:
    """A package after the changes that `choices` spell: first which seed, then six bytes for each change."""
    known = seeds()
    entries = dict(known[choices[0] % len(known)]) if choices else dict(known[0])
    for at in range(1, min(len(choices), 49) - 5, 6):
        if choices[at] < 224:
            _inside(entries, *choices[at : at + 6])
        else:
            return _outside(zipped(entries), choices[at:])
    return zipped(entries)


def _inside(
    entries: dict[str, bytes], where: int, high: int, low: int, how: int, which: int, size: int
) -> None:
    names = sorted(entries)
    main = "word/document.xml"
    name = main if where < 128 and main in entries else names[where % len(names)]
    entries[name] = changed(entries[name], high, low, how, which, size)


def changed(data: bytes, high: int, low: int, how: int, which: int, size: int) -> bytes:
    """The data with one change: a piece put in, a byte flipped, a stretch cut, doubled or moved, or the end lost."""
    at = (high * 256 + low) * (len(data) + 1) // 65536
    match how % 8:
        case 0 | 1 | 2:
            return data[:at] + PIECES[which % len(PIECES)] + data[at:]
        case 3:
            return data[:at] + bytes([which]) + data[at + 1 :]
        case 4:
            return data[:at] + data[at + size :]
        case 5:
            return data[: at + size * 4] + data[at:]
        case 6:
            other = which * len(data) // 256
            return data[:at] + data[other : other + size * 4] + data[at:]
    return data[:at] if which < 64 else data[:at] + bytes([which, size]) + data[at:]


def _outside(data: bytes, choices: bytes) -> bytes:
    for at in range(0, len(choices) - 5, 6):
        _, *numbers = choices[at : at + 6]
        data = _twice(data, numbers[3]) if numbers[2] > 240 else changed(data, *numbers)
    return data


def _twice(data: bytes, which: int) -> bytes:
    """The archive with one entry there twice, if it still is an archive."""
    made = io.BytesIO(data)
    try:
        with zipfile.ZipFile(made, "a") as archive:
            name = archive.namelist()[which % len(archive.namelist())]
            archive.fp.seek(0, 2)
            archive.NameToInfo.pop(name, None)
            archive.writestr(name, archive.read(archive.infolist()[0]))
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        ValueError,
        OSError,
        ArithmeticError,
        IndexError,
        EOFError,
    ):
        return data
    return made.getvalue()
