"""Small Word files for tests, built by hand: `build("<w:p>…</w:p>")`, with further parts by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
ROOTS = {
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}


def build(
    body: str, *, links: dict[str, str] | None = None, main: str = "word/document.xml", **parts: str
) -> bytes:
    """A Word file whose body is `body`; `styles="…"`, `footnotes="…"`, `header1="…"` are parts."""
    document = f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return pack({main: document, **side_parts(parts)}, relationships(parts, links or {}), main)


def side_parts(parts: dict[str, str]) -> dict[str, str]:
    """The XML of each part by its name in the package."""
    wrapped = {}
    for name, inside in parts.items():
        if name == "theme":
            wrapped["word/theme.xml"] = f'{XML}<a:theme xmlns:a="{DRAWING}">{inside}</a:theme>'
            continue
        root = ROOTS[name.rstrip("0123456789")]
        wrapped[f"word/{name}.xml"] = f"{XML}<w:{root} {NAMESPACES}>{inside}</w:{root}>"
    return wrapped


def relationships(parts: dict[str, str], links: dict[str, str]) -> str:
    """The relationships of the main part: its side parts, and links by id."""
    rows = [
        f'<Relationship Id="rId{number}" Type="{RELS}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for number, name in enumerate(parts, 1)
    ]
    rows += [
        f'<Relationship Id="{key}" Type="{RELS}/hyperlink" Target="{target}" TargetMode="External"/>'
        for key, target in links.items()
    ]
    return package_relationships("".join(rows))


def package_relationships(rows: str) -> str:
    """A relationships part."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{XML}<Relationships xmlns="{space}">{rows}</Relationships>'


def pack(parts: dict[str, str | bytes], rels: str = "", main: str = "word/document.xml") -> bytes:
    """A package of `parts` as they are, its root relationship naming `main`."""
    folder, _, name = main.rpartition("/")
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    known: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{types}"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{main}" ContentType="{MAIN}"/></Types>',
        "_rels/.rels": package_relationships(
            f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="{main}"/>'
        ),
    }
    if rels:
        known[f"{folder}/_rels/{name}.rels"] = rels
    return zipped(known | parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of `parts`, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; a run that is not markup becomes one."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def table(*rows: str) -> str:
    """A table of rows made by `row`."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell that is not markup becomes one."""
    inside = "".join(item if item.startswith("<") else cell(item) for item in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def cell(*texts: str, properties: str = "") -> str:
    """A cell of paragraphs."""
    inside = "".join(text if text.startswith("<") else p(text) for text in texts)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"
