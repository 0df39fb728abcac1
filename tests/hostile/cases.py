"""Every hostile or odd file: its name, what makes its bytes, and what has to be said of it.

A case is (file name, maker, exit code, reason); the reason is a name in `locale/*.toml`, "" where all is read.
"""

from __future__ import annotations

from collections.abc import Callable

from hostile import disguised, markup, words, zips
from word.packages import p, r

Case = tuple[str, Callable[[], bytes], int, str]


def docx(make: Callable[[], bytes], code: int, reason: str) -> Case:
    return "a.docx", make, code, reason


def refused(make: Callable[[], bytes], reason: str) -> Case:
    return docx(make, 2, f"read.{reason}")


def taken(make: Callable[[], bytes], code: int = 0) -> Case:
    return docx(make, code, "")


def txt(make: Callable[[], bytes], code: int = 0, reason: str = "") -> Case:
    return "a.txt", make, code, reason


def md(make: Callable[[], bytes], code: int = 0, reason: str = "") -> Case:
    return "a.md", make, code, reason


UNREAD = "run.gap-text"
WORDLESS = "run.no-text"

ZIPS: dict[str, Case] = {
    "an honest report": taken(zips.plain),
    "bomb: flat": refused(zips.bomb_flat, "zip-bomb"),
    "bomb: nested": taken(zips.bomb_nested),
    "bomb: a picture": taken(zips.bomb_media),
    "bomb: many parts": refused(zips.bomb_many_parts, "parts-too-large"),
    "entries: overlapping": refused(zips.entries_overlapping, "overlapping-parts"),
    "entries: too many": refused(zips.entries_many, "too-many-parts"),
    "directory: huge": refused(zips.directory_huge, "too-many-parts"),
    "directory: says many": taken(zips.directory_says_many),
    "size: too small": refused(zips.size_too_small, "damaged-part"),
    "size: too large": refused(zips.size_too_large, "damaged-part"),
    "size: gigabytes": refused(zips.size_of_gigabytes, "part-too-large"),
    "size: stored wrong": refused(zips.size_stored_wrong, "damaged-part"),
    "checksum": refused(zips.checksum_wrong, "damaged-part"),
    "name differs": refused(zips.name_differs, "damaged-part"),
    "garbage deflated": refused(zips.garbage_deflated, "damaged-part"),
    "truncated": refused(zips.truncated, "damaged-zip"),
    "head only": refused(zips.head_only, "damaged-zip"),
    "bytes before": refused(zips.bytes_before, "not-a-zip"),
    "bytes after": taken(zips.bytes_after),
    "comment of 64 KB": taken(zips.comment_long),
    "zip64": taken(zips.zip64),
    "zip64: its end": taken(zips.zip64_end),
    "method: unknown": refused(zips.method_unknown, "unknown-packing"),
    "method: bzip2": refused(zips.method_bzip2, "unknown-packing"),
    "flag: encrypted": refused(zips.flag_encrypted, "encrypted"),
    "name: escaping": refused(zips.entry_named("../../etc/passwd"), "unsafe-name"),
    "name: escaping inside": refused(zips.entry_named("word/../../x"), "unsafe-name"),
    "name: absolute": refused(zips.entry_named("/etc/passwd"), "unsafe-name"),
    "name: backslashes": refused(zips.entry_named("..\\..\\x"), "unsafe-name"),
    "name: drive": refused(zips.entry_named("C:\\x"), "unsafe-name"),
    "name: twice": refused(zips.entry_twice("word/document.xml"), "duplicate-part"),
    "name: twice but for case": refused(zips.entry_twice("word/Document.xml"), "duplicate-part"),
    "no content types": taken(zips.parts_without("[Content_Types].xml")),
    "no relationships": taken(zips.parts_without("_rels/.rels")),
    "no main part": refused(zips.parts_without("word/document.xml"), "missing-part"),
    "nothing but the main part": taken(zips.parts_without("[Content_Types].xml", "_rels/.rels")),
    "relationships: wrong": taken(zips.relationships_wrong),
    "relationships: to itself": docx(zips.relationships_to_itself, 2, UNREAD),
}

MARKUP: dict[str, Case] = {
    "deep: tables": refused(
        markup.around("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000), "too-deep"
    ),
    "deep: 900 tables": taken(markup.around("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 900)),
    "deep: controls": refused(
        markup.around("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20_000), "too-deep"
    ),
    "deep: insertions": refused(markup.inline("<w:ins>", "</w:ins>", 20_000), "too-deep"),
    "deep: smart tags": refused(markup.inline("<w:smartTag>", "</w:smartTag>", 20_000), "too-deep"),
    "deep: hyperlinks": refused(markup.inline("<w:hyperlink>", "</w:hyperlink>", 20_000), "too-deep"),
    "deep: text boxes": refused(
        markup.around("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", 20_000), "too-deep"
    ),
    "deep: alternatives": taken(
        markup.inline(
            '<mc:AlternateContent><mc:Choice Requires="wps">', "</mc:Choice></mc:AlternateContent>", 20_000
        )
    ),
    "deep: unknown elements": taken(markup.tokens_unknown),
    "million attributes": refused(markup.attributes_million, "too-many-attributes"),
    "attribute of 6 MB": refused(markup.attribute_huge, "token-too-long"),
    "namespaces": refused(markup.namespaces_many, "too-many-attributes"),
    "billion laughs": refused(markup.billion_laughs, "doctype"),
    "entity: a file": refused(markup.entity('[<!ENTITY b SYSTEM "file:///etc/passwd">]'), "doctype"),
    "entity: an address": refused(markup.entity('[<!ENTITY b SYSTEM "http://127.0.0.1:9/">]'), "doctype"),
    "entity: parameters": refused(
        markup.entity('[<!ENTITY % c SYSTEM "http://127.0.0.1:9/"> %c;]'), "doctype"
    ),
    "doctype: external": refused(markup.entity('SYSTEM "http://127.0.0.1:9/a.dtd"'), "doctype"),
    "doctype: in the styles": refused(markup.doctype_in_styles, "doctype"),
    "utf-16 with a mark": taken(markup.encoded("utf-16")),
    "utf-16 without a mark": taken(markup.encoded("utf-16-le")),
    "utf-16, the other order": taken(markup.encoded("utf-16-be")),
    "utf-16 that is utf-8": refused(markup.encoded("utf-8"), "bad-xml"),
    "utf-32": refused(markup.encoded("utf-32", declared="UTF-32"), "bad-xml"),
    "an encoding nobody knows": refused(markup.encoded("utf-8", declared="x-none"), "bad-xml"),
    "bytes that are no utf-8": refused(markup.bad_utf8, "bad-xml"),
    "zero bytes": refused(markup.nul_bytes, "bad-xml"),
    "character: surrogate": refused(markup.character("&#xD800;"), "bad-xml"),
    "character: zero": refused(markup.character("&#0;"), "bad-xml"),
    "character: too large": refused(markup.character("&#x110000;"), "bad-xml"),
    "character: none": refused(markup.character("&#xFFFE;"), "bad-xml"),
    "symbol: surrogate": taken(markup.symbol_surrogate),
    "strict": taken(markup.strict),
    "another namespace": refused(markup.foreign_namespace, "not-word-markup"),
    "styles in circles": taken(markup.styles_in_circles),
    "styles in a chain": taken(markup.styles_in_a_chain),
    "numbering in circles": taken(markup.numbering_in_circles),
    "numbering: enormous": taken(markup.numbering_enormous),
    "table: huge spans": taken(markup.spans_huge),
    "table: merged down": taken(markup.merges_long),
    "table: hard cells": taken(markup.table_cells_hard),
    "table: giant": taken(markup.table_giant),
    "table: as wide as it may be": taken(markup.table_as_wide_as_may_be),
    "table: wide": refused(markup.table_wide, "too-many-cells"),
    "paragraph of 5 MB": refused(markup.paragraph_huge, "paragraph-too-long"),
    "run of 50 MB": refused(markup.run_huge, "zip-bomb"),
    "run of 50 MB, not packed": refused(markup.run_huge_not_packed, "token-too-long"),
    "million empty paragraphs": refused(markup.paragraphs_many, "too-many-paragraphs"),
    "million empty runs": taken(markup.repeated("<w:p>" + "<w:r/>" * 1000 + "</w:p>", 1000)),
    "million tabs": taken(markup.repeated("<w:p><w:r>" + "<w:tab/>" * 1000 + "</w:r></w:p>", 1000)),
    "million breaks": taken(markup.repeated("<w:p><w:r>" + "<w:br/>" * 1000 + "</w:r></w:p>", 1000)),
    "a letter to a run": taken(markup.repeated(f"<w:p>{r('a') * 100}</w:p>", 500)),
    "fields never closed": taken(markup.fields_open),
    "bookmarks overlapping": taken(markup.bookmarks_overlapping),
    "comments in circles": taken(markup.comments_in_circles),
    "notes: many": taken(markup.notes_many),
    "notes: to themselves": taken(markup.notes_to_themselves),
    "another file inside": docx(markup.alt_chunk, 2, UNREAD),
    "object inside": taken(markup.object_embedded),
    "pictures only": docx(markup.pictures_only, 2, WORDLESS),
    "bidirectional overrides": taken(markup.repeated(p("\u202eabc \u2067d\u2069"), 500)),
    "zero-width flood": taken(markup.repeated(p("b\u200bá\u2060o" * 100), 500)),
    "combining flood": refused(markup.repeated(p("a" + "\u0301\u0323" * 50_000), 1), "too-many-marks"),
}

WORDS: dict[str, Case] = {
    "a paragraph of 5 MB": txt(words.one_paragraph, 2, "read.line-too-long"),
    "a line of digits": txt(words.line_of("1")),
    "a line of slashes": txt(words.line_of("/")),
    "a line of capitals": txt(words.line_of("A")),
    "a line of dots": txt(words.line_of(".")),
    "a line of brackets": txt(words.line_of("[(")),
    "a line of blanks": txt(words.line_of(" ")),
    "a line of exponents": txt(words.line_of("1e9^9", 300_000)),
    "a line of numbers": txt(words.line_of("1.234,5 ", 300_000)),
    "a line of dates": txt(words.line_of("1/1/2024 ", 300_000)),
    "a line of symbols": txt(words.line_of("1/QĐ-UBND ", 300_000)),
    "a line of digits and slashes": txt(words.line_of("1/", 500_000)),
    "a number of a million digits": txt(words.line_of("123.456.")),
    "lines of labels": txt(words.lines_of("1.1.1.1. a", 20_000)),
    "empty lines": txt(words.lines_of("", 500_000)),
    "tabs": txt(words.line_of("\t")),
    "tables of tabs": txt(words.tables_of_tabs),
    "marks on one letter": txt(words.marks_on_one_letter, 2, "read.too-many-marks"),
    "zero width": txt(words.line_of("b\u200b", 500_000)),
    "directions": txt(words.line_of("\u202ea\u202c", 300_000)),
    "unusual line ends": txt(words.line_of("\r\u2028\x85\x0b a", 300_000)),
    "md: quotations": md(words.nested("> ", 10_000), 2, "read.too-deep-markdown"),
    "md: lists": md(words.nested("- ", 10_000), 2, "read.too-deep-markdown"),
    "md: numbered lists": md(words.nested("1. ", 10_000), 2, "read.too-deep-markdown"),
    "md: lists, deeper and deeper": md(words.indents_deeper_and_deeper, 2, "read.too-deep-markdown"),
    "md: brackets": md(words.line_of("[", 60_000)),
    "md: links never closed": md(words.line_of("[a](", 100_000)),
    "md: pictures in pictures": md(words.line_of("![", 60_000)),
    "md: emphasis": md(words.line_of("*a **b _c", 60_000)),
    "md: stars": md(words.line_of("*", 200_000)),
    "md: strike": md(words.line_of("~~a", 60_000)),
    "md: code": md(words.fences_of_all_lengths),
    "md: tags never closed": md(words.line_of("<a ", 100_000)),
    "md: comments never closed": md(words.line_of("<!-- ", 200_000)),
    "md: comment blocks": md(words.lines_of("<!--", 50_000)),
    "md: entities": md(words.line_of("&#xD800;&amp;", 100_000)),
    "md: escapes": md(words.line_of("\\*", 200_000)),
    "md: autolinks": md(words.line_of("<http://a", 100_000)),
    "md: a wide table": md(words.table_wide, 2, "read.too-many-columns"),
    "md: a long table": md(words.table_long),
    "md: a ragged table": md(words.table_ragged),
    "md: front matter never closed": md(words.front_matter_open),
    "md: references": md(words.references_many),
    "md: notes in circles": md(words.notes_in_circles),
    "md: html": md(words.lines_of("<table><tr><td>", 5_000)),
    "md: rules": md(words.lines_of("- - -", 10_000)),
    "md: headings": md(words.lines_of("# a", 20_000)),
    "md: fences": md(words.lines_of("```", 20_001)),
}

OTHER = "read.other-kind"
DISGUISED: dict[str, Case] = {
    "empty.docx": ("empty.docx", bytes, 2, "read.empty-file"),
    "empty.txt": ("empty.txt", bytes, 2, "read.empty-file"),
    "blank.md": ("blank.md", disguised.text(" \r\n\t\n"), 2, "read.empty-file"),
    "zeros.docx": ("zeros.docx", lambda: bytes(5000), 2, "read.not-a-zip"),
    "zeros.txt": ("zeros.txt", lambda: bytes(5000), 2, "read.binary"),
    "password.docx": (
        "password.docx",
        disguised.compound("Root Entry", "EncryptionInfo", "EncryptedPackage"),
        2,
        "read.encrypted",
    ),
    "old.docx": ("old.docx", disguised.compound("Root Entry", "WordDocument"), 2, "read.legacy-doc"),
    "workbook.docx": ("workbook.docx", disguised.compound("Root Entry", "Workbook"), 2, OTHER),
    "works.docx": ("works.docx", disguised.compound("Root Entry", "MatOST", "CONTENTS"), 2, OTHER),
    "old.txt": ("old.txt", disguised.compound("Root Entry", "WordDocument"), 2, "read.really-ole"),
    "old.doc": ("old.doc", disguised.compound("WordDocument"), 2, "read.unknown-suffix"),
    "works.wps": ("works.wps", disguised.compound("MatOST"), 2, "read.unknown-suffix"),
    "rich.docx": ("rich.docx", disguised.text("{\\rtf1\\ansi Báo cáo}"), 2, OTHER),
    "rich.txt": ("rich.txt", disguised.text("{\\rtf1\\ansi Báo cáo}"), 2, "read.really-rtf"),
    "pdf.docx": ("pdf.docx", disguised.text("%PDF-1.7\n%âãÏÓ\n1 0 obj"), 2, OTHER),
    "pdf.txt": ("pdf.txt", disguised.text("%PDF-1.7\n1 0 obj"), 2, "read.really-pdf"),
    "pdf.pdf": ("pdf.pdf", disguised.text("%PDF-1.7\n1 0 obj"), 2, "read.unknown-suffix"),
    "page.docx": ("page.docx", disguised.text("<!DOCTYPE html><html><body>Báo cáo"), 2, OTHER),
    "page.txt": ("page.txt", disguised.text("<!DOCTYPE html><html><body>Báo cáo"), 2, "read.really-html"),
    "web.docx": (
        "web.docx",
        disguised.text("From: <Word>\nMIME-Version: 1.0\nContent-Type: multipart/related\n"),
        2,
        OTHER,
    ),
    "web.txt": (
        "web.txt",
        disguised.text("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n"),
        2,
        "read.really-html",
    ),
    "flat.docx": ("flat.docx", disguised.text('<?xml version="1.0"?><pkg:package/>'), 2, OTHER),
    "flat.txt": (
        "flat.txt",
        disguised.text('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><pkg:package/>'),
        2,
        "read.really-xml",
    ),
    "sheet.docx": ("sheet.docx", disguised.excel, 2, OTHER),
    "sheet.md": ("sheet.md", disguised.excel, 2, "read.really-xlsx"),
    "slides.docx": ("slides.docx", disguised.slides, 2, OTHER),
    "odt.docx": ("odt.docx", disguised.open_document, 2, OTHER),
    "odt.txt": ("odt.txt", disguised.open_document, 2, "read.really-odt"),
    "archive.docx": ("archive.docx", disguised.archive, 2, OTHER),
    "words.docx": ("words.docx", disguised.text(), 2, "read.really-text"),
    "report.txt": ("report.txt", zips.plain, 2, "read.really-docx"),
    "macros.docm": ("macros.docm", zips.plain, 0, ""),
    "template.dotx": ("template.dotx", zips.plain, 0, ""),
    "no suffix": ("report", disguised.text(), 2, "read.no-suffix"),
    "utf-8.txt": txt(disguised.written(disguised.REPORT, "utf-8")),
    "utf-8 with a mark": txt(disguised.written(disguised.REPORT, "utf-8-sig")),
    "utf-16 with a mark": txt(disguised.written(disguised.REPORT, "utf-16")),
    "utf-16-le": txt(disguised.written(disguised.REPORT, "utf-16-le")),
    "utf-16-be": txt(disguised.written(disguised.REPORT, "utf-16-be")),
    "utf-16-be with a mark": txt(disguised.written(disguised.REPORT, "utf-16-be", b"\xfe\xff")),
    "utf-32": txt(disguised.written(disguised.REPORT, "utf-32")),
    "utf-16 cut": txt(lambda: disguised.REPORT.encode("utf-16")[:-1], 2, "read.not-utf-16"),
    "windows-1258": txt(disguised.windows_1258),
    "tcvn3 as bytes": txt(disguised.written(disguised.TCVN3, "latin-1"), 2, "read.old-encoding"),
    "vni as bytes": txt(disguised.written(disguised.VNI, "latin-1"), 2, "read.old-encoding"),
    "tcvn3 as letters": txt(disguised.written(disguised.TCVN3, "utf-8"), 2, UNREAD),
    "vni as letters": txt(disguised.written(disguised.VNI, "utf-8"), 2, UNREAD),
    "viqr": txt(disguised.written(disguised.VIQR, "ascii"), 2, UNREAD),
    "tcvn3 in Word": docx(lambda: zips.build(p(disguised.TCVN3.strip())), 2, UNREAD),
    "vni in Word": docx(lambda: zips.build(p(disguised.VNI.strip())), 2, UNREAD),
    "viqr in Word": docx(lambda: zips.build(p(disguised.VIQR.strip())), 2, UNREAD),
    "latin-1": txt(disguised.written("Le café à côté où il a été créé", "latin-1"), 2, "read.not-utf-8"),
}

GROUPS = {"zips": ZIPS, "markup": MARKUP, "words": WORDS, "disguised": DISGUISED}
