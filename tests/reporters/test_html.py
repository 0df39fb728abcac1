"""The page: well formed, every link leads somewhere, the text is all there, and hostile text stays text."""

import re
from pathlib import Path

import pytest
from lxml import etree, html

from cchc_check import reporters
from cchc_check.diagnostics import Diagnostic, RelatedPlace, Severity
from cchc_check.engine.results import Failure, FileResult, Reading, RunResult
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.text.document import Cell, Heading, ListItem, Paragraph, Story, Table
from cchc_check.text.span import Position, Span

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = ("mau-bao-cao", "bc-ubnd-phuong-9-thang-2025")
TEXT = "Một <b>& hai\n\nba\tbốn\n\nnăm sáu\n\nđầu trang"
READING = Reading(
    TEXT,
    (
        Heading(Span(0, 12), 1, "I."),
        Table(Span(14, 20), 1, 2, (Cell(Span(14, 16), 0, 0), Cell(Span(17, 20), 0, 1))),
        ListItem(Span(22, 29), "-"),
        Paragraph(Span(31, 40)),
    ),
    (Story(Span(31, 40), "header", "1"),),
)


def found(start, end, severity=Severity.ERROR, related=(), message="Sai."):
    at = Span(start, end)
    return Diagnostic(
        "CIT004", "space-in-notation", severity, message, "a.md", at, Position(1, 1), "Mục I", TEXT[start:end], {},
        related=tuple(RelatedPlace(Span(*each), Position(1, 1), "Mục I", "x", "chỗ kia") for each in related),
    )  # fmt: skip


def page(*diagnostics, reading=READING, **more):
    return reporters.get("html")(
        RunResult((FileResult("a.md", "md", diagnostics, reading=reading, **more),)), "vi"
    )


def parsed(text):
    tree = html.document_fromstring(text)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {each.removeprefix("#") for each in tree.xpath("//a/@href")} <= set(ids)
    assert not tree.xpath("//script | //link | //img | //iframe | //@src | //@onclick")
    return tree


def words(tree):
    """The text of the document column without numbers and signs of marks."""
    (column,) = tree.xpath("//article")
    etree.strip_elements(column, "sup", "small", with_tail=False)
    for each in column.xpath(".//*[@class='label']"):
        each.text = ""
    return "".join(column.itertext()).replace("◆ ", "")


@pytest.mark.parametrize("name", REPORTS)
def test_a_whole_report_is_there_and_every_finding_can_be_jumped_to(name):
    result = check_file(str(CORPUS / name / "report.docx"), prepare(Settings(output_format="html")))
    tree = parsed(reporters.get("html")(RunResult((result,)), "vi"))
    assert len(tree.xpath("//div[contains(@class, 'finding')]")) == len(result.active()) > 0
    assert len(tree.xpath("//table")) == sum(isinstance(block, Table) for block in result.reading.blocks)
    assert "".join(words(tree).split()) == "".join(result.reading.text.split())


def test_other_formats_do_not_keep_the_text():
    plan = prepare(Settings())
    assert check_file(str(CORPUS / "mau-bao-cao" / "report.docx"), plan).reading is None


def test_marks_stand_where_the_findings_are():
    tree = parsed(page(found(0, 3), found(17, 20, Severity.WARNING)))
    first, second = tree.xpath("//a[contains(@class, 'mark')]")
    assert (first.text_content(), first.get("class"), first.get("href")) == ("1Một", "mark error", "#f1-1")
    assert (second.getparent().tag, second.text_content()) == ("td", "2bốn")


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 12), (4, 7), (4, 7)],
        [(2, 25)],
        [(0, 40)],
        [(5, 5), (13, 13), (40, 40)],
        [(12, 14), (16, 17), (20, 22)],
        [(0, 6), (4, 9), (8, 12), (0, 12)],
    ],
)
def test_overlapping_long_and_empty_findings_lose_no_text_and_no_link(spans):
    tree = parsed(page(*(found(*span, related=((4, 9), (0, 0))) for span in spans)))
    assert "".join(words(tree).split()) == "".join(TEXT.split())


def test_what_stands_outside_the_running_text_is_named():
    tree = parsed(page())
    (story,) = tree.xpath("//section[@class='story']")
    assert story.text_content().split("\n")[0].startswith("Đầu trang")
    assert "Không có phát hiện nào." in tree.text_content()


def test_several_files_are_listed_and_one_is_not():
    first = FileResult(
        "a<b>.md", "md", (found(0, 3), found(4, 7), found(4, 7, Severity.INFO)), reading=READING
    )
    last = FileResult("c.docx", "docx", failures=(Failure("tệp hỏng"),))
    clean = FileResult("b.md", "md", reading=READING)
    tree = parsed(reporters.get("html")(RunResult((first, clean, last)), "vi"))
    listed = [" ".join(each.text_content().split()) for each in tree.xpath("//nav//li")]
    assert listed == ["a<b>.md 2 lỗi · 1 gợi ý", "b.md không có phát hiện", "c.docx CHƯA KIỂM TRA"]
    heads = [tree.get_element_by_id(link.get("href")[1:])[0].text for link in tree.xpath("//nav//a")]
    assert heads == ["a<b>.md", "b.md", "c.docx"]
    assert not parsed(page(found(0, 3))).xpath("//nav")


def test_hostile_text_stays_text():
    hostile = "</style></script><img src=x onerror=alert(1)>\"'<!-- &lt; \x00"
    reading = Reading(hostile, (Paragraph(Span(0, len(hostile))),))
    text = page(found(0, 5, message=hostile), reading=reading, failures=(Failure(hostile, "", hostile),))
    tree = parsed(text)
    assert "<img" not in text
    assert "\x00" not in text
    assert hostile.replace("\x00", "\ufffd") in tree.xpath("//article")[0].text_content().replace(
        "1</", "</", 1
    )


def test_a_file_that_was_not_read_says_so_and_findings_without_text_are_listed():
    tree = parsed(page(found(0, 3), reading=None, failures=(Failure("tệp hỏng"),)))
    assert "tệp hỏng" in tree.xpath("//p[@class='failed']")[0].text_content()
    assert len(tree.xpath("//div[contains(@class, 'finding')]")) == 1


def test_nothing_is_loaded_from_outside():
    text = page(found(0, 3))
    assert "http:" not in text
    assert "https:" not in text
    assert not re.search(r"url\(|@import", text)
    assert "default-src &#39;none&#39;" in text
