"""A page holds when what it draws is found, exactly; all else is told with its line and its pictures."""

import pytest

from cchc_check.checks import CHECKS
from cchc_check.engine.diagnose import diagnose
from cchc_check.engine.proof import Tools, prove_page
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read_text
from cchc_check.rulebook.page import read_page
from rulebook.pages import CHECK, EXAMPLES, HEADER, PROSE, page

PATH = "rules/TRM/TRM901-double-word.md"


@pytest.fixture(autouse=True)
def _known_check(monkeypatch):
    monkeypatch.setitem(CHECKS, "double-word", "double_word")


def check_document(document, rules, context, *, lang="vi"):
    facts = Facts(document)
    found = [(rule, finding) for rule in rules for finding in CHECK.function(facts, rule.params, context)]
    return diagnose(document, found, context.stage, lang)


TOOLS = Tools(read_text, check_document, registry=None, find_check={"double-word": CHECK}.__getitem__)


def failures(text):
    return list(prove_page(read_page(text, PATH), text, TOOLS))


def reasons(text):
    return [(failure.reason, failure.line) for failure in failures(text)]


def line_of(text, needle):
    return text[: text.index(needle)].count("\n") + 1


def test_a_page_that_holds():
    assert reasons(page()) == []


@pytest.mark.parametrize(
    ("old", "new", "reason", "at"),
    [
        ("     ^^^^^ Từ", "    ^^^^^ Từ", "page.bad-differs", "Sở **đã đã**"),
        ("     ^^^^^ Từ", "     ^^^^ Từ", "page.bad-differs", "Sở **đã đã**"),
        (
            "hai lần liền nhau.\n```\n\n```fixed",
            "hai lần.\n```\n\n```fixed",
            "page.bad-differs",
            "Sở **đã đã**",
        ),
        ("Sở đã trình.", "Sở đã đã trình.", "page.good-differs", "Sở đã đã trình."),
        ("Luôn luôn", "hay hay", "page.good-differs", "hay hay"),
        ("Sở **đã** trình.", "Sở đã trình.", "page.fixed-differs", "Sở đã trình."),
        ("     ^^^^^ Từ", "^ ^^^^^ Từ", "page.bad-differs", "Sở **đã đã**"),
        ("     ^^^^^ Từ", " " * 40 + "^ Từ", "page.carets-beyond-line", " " * 40),
        ("```fixed\nSở **đã** trình.\n```\n\n", "", None, None),
        ("```good\nSở đã trình.\n```", "", "page.too-few-examples", "# TRM901"),
        ("```good\nSở đã", "```fixed\nSở đã", "page.too-few-examples", "# TRM901"),
        ("## Cách tắt\n", "", "page.missing-section", "# TRM901"),
        ("# TRM901 · Từ viết", "# TRM901 - Từ viết", "page.wrong-heading", "# TRM901"),
        ("```good format", "```good colour=red format", "page.unknown-attribute", "```good colour"),
    ],
)
def test_what_does_not_hold_is_told_at_its_line(old, new, reason, at):
    assert old in page()
    text = page().replace(old, new, 1)
    expected = [] if reason is None else [(reason, line_of(text, at))]
    assert reasons(text)[:1] == expected


def test_a_bad_example_must_draw_something():
    text = page().replace("Sở đã trình.\n```", "Sở đã trình.\n```\n\n```bad\nKhông có gì.\n```")
    assert [reason for reason, _ in reasons(text)] == ["page.bad-draws-nothing"]


def test_a_fixed_text_with_findings_left_is_told():
    message = "Từ “ra” viết hai lần liền nhau."
    twice = f"```bad\nra ra ra ra\n^^^^^ {message}\n      ^^^^^ {message}\n```\n"
    text = page(examples=f"{EXAMPLES}\n{twice}```fixed\nra ra\n```\n")
    # "ra ra ra ra" loses the second and the fourth word with the blanks before them, and two stay.
    assert [reason for reason, _ in reasons(text)] == ["page.fixed-not-clean"]


def test_the_two_pictures_are_shown():
    (failure, *_) = failures(page().replace("     ^^^^^ Từ", "   ^^ Từ", 1))
    assert failure.expected.split("\n")[:2] == [
        "Sở **đã đã** trình.",
        "   ^^ Từ “đã” viết hai lần liền nhau.",
    ]
    assert failure.actual.split("\n")[:2] == [
        "Sở **đã đã** trình.",
        "     ^^^^^ Từ “đã” viết hai lần liền nhau.",
    ]
    words = failure.describe("vi")
    assert words.startswith(f"{PATH}:{failure.line}: ")
    assert "    Sở **đã đã** trình.\n         ^^^^^ Từ" in words


def test_every_language_must_come_out_filled():
    text = page(HEADER.replace('en = "first time: “{seen}”"', 'en = "first time: “{{seen}}”"'))
    assert {reason for reason, _ in reasons(text)} == {"page.left-over"}


def test_a_check_that_breaks_is_told_and_the_rest_goes_on():
    text = page(HEADER.replace('en = "first time: “{seen}”"', 'en = "“{gone}”"'))
    assert [reason for reason, _ in reasons(text)] == ["page.example-broke"] * 2


def test_what_the_check_does_not_offer_is_told(tmp_path):
    path = tmp_path / "TRM901-double-word.md"
    path.write_text(page(HEADER.replace("least", "most")), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    (failure,) = prove_page(read_page(text, str(path)), text, TOOLS)
    assert (failure.reason, failure.line) == ("page.unknown-param", line_of(text, "most = 2"))


def test_sections_inside_fences_do_not_count():
    assert [reason for reason, _ in reasons(page().replace(PROSE, f"\n````\n{PROSE}\n````\n"))] == [
        "page.missing-section"
    ] * 4
