"""List numbers as Word prints them, and headings from styles."""

from __future__ import annotations

import pytest

from cchc_check.readers.docx import read_docx
from cchc_check.text.document import Block, Heading, ListItem
from cchc_check.word.labels import in_form, letters, roman
from word.packages import build, p


def level(index: int, form: str, text: str, extra: str = "") -> str:
    said = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{said}</w:lvl>'


def numbering(*levels: str, rest: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{rest}'


def entry(level: int = 0, number: int = 1, style: str = "") -> str:
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    return p("x", properties=f'{own}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def labels(body: str, definition: str, styles: str = "") -> list[str]:
    blocks = read_docx(build(body, numbering=definition, styles=styles), "a.docx").blocks
    return [block.number if isinstance(block, (ListItem, Heading)) else "" for block in blocks]


OUTLINE = numbering(
    level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)")
)


def test_levels_count_and_restart() -> None:
    body = entry(0) + entry(1) + entry(1) + entry(2) + entry(0) + entry(1) + entry(2)
    assert labels(body, OUTLINE) == ["I.", "I.1.", "I.2.", "a)", "II.", "II.1.", "a)"]


def test_a_level_that_never_restarts() -> None:
    definition = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'))
    assert labels(entry(0) + entry(1) + entry(0) + entry(1), definition) == ["1", "1", "2", "2"]


def test_decimals_where_the_law_wants_them() -> None:
    definition = numbering(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert labels(entry(0) + entry(1), definition) == ["I", "1.1"]


def test_bullets_are_dashes() -> None:
    assert labels(entry() + entry(), numbering(level(0, "bullet", "\uf0b7"))) == ["-", "-"]


def test_lists_share_a_definition_and_may_start_anew() -> None:
    rest = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "lowerLetter", "(%1)")
        + "</w:lvlOverride></w:num>"
    )
    definition = numbering(level(0, "decimal", "%1."), rest=rest)
    body = entry() + entry(number=2) + entry(number=3) + entry(number=3) + entry(number=4)
    assert labels(body, definition) == ["1.", "2.", "7.", "8.", "(i)"]


def test_numbers_that_come_from_a_style() -> None:
    definition = numbering(
        level(0, "decimal", "Điều %1."), level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Khoan">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Khoan"/></w:style>'
    )
    body = (
        entry()
        + p("x", properties='<w:pStyle w:val="Khoan"/>')
        + p("x", properties='<w:pStyle w:val="Con"/>')
    )
    none = p("x", properties='<w:pStyle w:val="Khoan"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(body + none, definition, styles) == ["Điều 1.", "1.", "2.", ""]


def test_a_definition_lent_by_a_numbering_style() -> None:
    definition = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="S"/>'
        + level(0, "decimal", "%1)")
        + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    )
    assert labels(entry() + entry(), definition) == ["1)", "2)"]


def test_an_empty_numbered_paragraph_counts_as_in_word() -> None:
    empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    assert labels(entry() + empty + entry(), OUTLINE) == ["I.", "III."]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (4, "upperRoman", "IV"),
        (14, "lowerRoman", "xiv"),
        (27, "upperLetter", "AA"),
        (2, "lowerLetter", "b"),
        (7, "decimalZero", "07"),
        (7, "vietnameseCounting", "7"),
        (7, "none", ""),
    ],
)
def test_number_formats(number: int, form: str, written: str) -> None:
    assert in_form(number, form) == written


def test_labels_stay_short() -> None:
    assert letters(2_000_000_000) == "2000000000"
    assert roman(4000) == "4000"
    assert letters(0) == roman(0) == "0"
    huge = numbering(level(0, "lowerLetter", "%1" * 2000))
    assert len(labels(entry(), huge)[0]) <= 60


def blocks(body: str, styles: str) -> list[Block]:
    return [*read_docx(build(body, styles=styles), "a.docx").blocks]


def named(style: str, name: str, extra: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>{extra}</w:style>'


def test_headings_by_outline_level_name_and_chain() -> None:
    styles = (
        named("u2", "heading 2")
        + named("A", "Tiêu đề 3")
        + named("B", "của tôi", '<w:basedOn w:val="u2"/>')
        + named("C", "khác", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + named("D", "Title")
    )
    body = "".join(
        p("x", properties=f'<w:pStyle w:val="{style}"/>') for style in ("u2", "A", "B", "C", "D", "Z")
    )
    body += p("x", properties='<w:outlineLvl w:val="4"/>')
    body += p("x", properties='<w:pStyle w:val="C"/><w:outlineLvl w:val="9"/>')
    found = [block.level if isinstance(block, Heading) else 0 for block in blocks(body, styles)]
    assert found == [2, 3, 2, 1, 0, 0, 5, 0]


def test_cycles_and_long_chains_of_styles_end() -> None:
    ring = named("A", "a", '<w:basedOn w:val="B"/>') + named("B", "b", '<w:basedOn w:val="A"/>')
    chain = "".join(named(f"S{n}", f"s{n}", f'<w:basedOn w:val="S{n + 1}"/>') for n in range(2000))
    body = p("x", properties='<w:pStyle w:val="A"/>') + p("y", properties='<w:pStyle w:val="S0"/>')
    assert len(blocks(body, ring + chain)) == 2
