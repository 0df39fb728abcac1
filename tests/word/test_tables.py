"""Tables as a logical grid: merged, indented, nested, and wrapped in content controls."""

from __future__ import annotations

from cchc_check.readers.docx import read_docx
from cchc_check.text.document import Document, Table
from word.packages import build, cell, p, row, table

START = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def read(body: str) -> tuple[Document, Table]:
    document = read_docx(build(body), "bang.docx")
    return document, document.tables[0]


def grid(body: str) -> list[tuple[str, int, int, int, int]]:
    document, found = read(body)
    return [(document.quote(c.span), c.row, c.column, c.row_span, c.column_span) for c in found.cells]


def test_a_plain_table_between_paragraphs() -> None:
    document, found = read(p("trước") + table(row("a", "b"), row("c", "")) + p("sau"))
    assert document.text == "trước\n\na\tb\nc\t\n\nsau"
    assert (found.rows, found.columns) == (2, 2)
    assert document.quote(found.span) == "a\tb\nc\t"
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph"]


def test_cells_merged_across_and_down() -> None:
    body = table(
        row(cell("đầu", properties='<w:gridSpan w:val="2"/>'), cell("dọc", properties=START)),
        row("a", "b", cell(properties=GOES_ON)),
        row("c", "d", cell("riêng", properties="")),
    )
    assert grid(body) == [
        ("đầu", 0, 0, 1, 2),
        ("dọc", 0, 2, 2, 1),
        ("a", 1, 0, 1, 1),
        ("b", 1, 1, 1, 1),
        ("c", 2, 0, 1, 1),
        ("d", 2, 1, 1, 1),
        ("riêng", 2, 2, 1, 1),
    ]


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    assert grid(table(row("a"), row(cell("b", properties=GOES_ON)))) == [("a", 0, 0, 1, 1), ("b", 1, 0, 1, 1)]


def test_a_merge_of_another_width_does_not_overlap() -> None:
    wide = cell("rộng", properties='<w:gridSpan w:val="2"/>' + START)
    cells = grid(table(row(wide), row(cell("hẹp", properties=GOES_ON), "b")))
    assert cells == [("rộng", 0, 0, 1, 2), ("hẹp", 1, 0, 1, 1), ("b", 1, 1, 1, 1)]


def test_cells_merged_the_old_way() -> None:
    body = table(
        row(cell("a", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>"), "b")
    )
    assert [(text, column, span) for text, _, column, _, span in grid(body)] == [("a", 0, 2), ("b", 2, 1)]


def test_a_row_that_begins_further_in() -> None:
    cells = grid(table(row("a", "b"), row("c", properties='<w:gridBefore w:val="1"/>')))
    assert cells[-1] == ("c", 1, 1, 1, 1)


def test_spans_are_bounded_and_bad_numbers_ignored() -> None:
    cells = grid(
        table(row(*(cell("a", properties=f'<w:gridSpan w:val="{n}"/>') for n in (2147483648, -1, "x", 0))))
    )
    assert [span for *_, span in cells] == [1000, 1, 1, 1]


def test_paragraphs_of_a_cell_are_lines() -> None:
    assert grid(table(row(cell("một", "hai"), "b"))) == [("một\nhai", 0, 0, 1, 1), ("b", 0, 1, 1, 1)]


def test_a_nested_table_is_text_of_the_outer_cell() -> None:
    inner = table(row("x", "y"), row("z", "t"))
    document, found = read(table(row(cell("trước", inner, p("sau")), "b")))
    assert [document.quote(c.span) for c in found.cells] == ["trước\nx\ty\nz\tt\nsau", "b"]
    assert len(document.tables) == 1


def test_rows_and_cells_in_content_controls() -> None:
    wrapped = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(row(wrapped.format(cell("a")), "b"), wrapped.format(row("c", "d")))
    assert [text for text, *_ in grid(body)] == ["a", "b", "c", "d"]


def test_old_properties_of_a_tracked_change_do_not_count() -> None:
    change = '<w:tcPrChange w:id="1"><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>'
    assert [span for *_, span in grid(table(row(cell("a", properties=change), "b")))] == [1, 1]


def test_a_large_table_is_read_in_time() -> None:
    _, found = read(table(*(row(*["1"] * 20) for _ in range(300))))
    assert (found.rows, found.columns, len(found.cells)) == (300, 20, 6000)
