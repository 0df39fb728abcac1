"""Pictures of findings: what is drawn is read back, and what cannot be read is refused at its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_check.errors import RuleError
from cchc_check.rulebook.carets import Drawn, draw, parse, underline
from cchc_check.text.span import Span

LINES = st.lists(
    st.text("aươ\u0302đ-/1 \t\U0001f600", max_size=12).map(lambda line: line.strip(" ")), max_size=5
)
MESSAGES = st.text("Kýhiệu“”{x} .", min_size=1, max_size=10).map(str.strip).filter(bool)


@st.composite
def pictures(draw_from):
    text = "\n".join(draw_from(LINES)) + "\n"
    places = [at for at, char in enumerate(text) if char.strip()]
    marks = set()
    if places:
        for _ in range(draw_from(st.integers(0, 4))):
            start, end = sorted((draw_from(st.sampled_from(places)), draw_from(st.sampled_from(places))))
            marks.add(Drawn(Span(start, end + 1), draw_from(MESSAGES)))
    return text, tuple(sorted(marks))


@given(pictures())
def test_what_is_drawn_is_read_back(picture):
    text, marks = picture
    assert parse(draw(text, marks)) == (text, marks)


def test_carets_belong_to_the_line_above():
    text, marks = parse("số 38/QĐ- SKHCN\n   ^^^^^^^^^^^^ Thừa.\n        ^^^^^^ Hai.\nvà\n^^ Ba.\n")
    assert text == "số 38/QĐ- SKHCN\nvà\n"
    assert marks == (Drawn(Span(3, 15), "Thừa."), Drawn(Span(8, 14), "Hai."), Drawn(Span(16, 18), "Ba."))


def test_a_mark_may_span_lines():
    picture = "theo số 38/QĐ-\n        ^^^^^^…\n\n  SKHCN ngày\n  ^^^^^ Tách.\n  ^^^^^ Riêng.\n"
    text, marks = parse(picture)
    assert [(text[mark.span.start : mark.span.end], mark.message) for mark in marks] == [
        ("38/QĐ-\n\n  SKHCN", "Tách."),
        ("SKHCN", "Riêng."),
    ]
    assert draw(text, marks) == picture


def test_a_tab_keeps_the_carets_below_their_words():
    assert underline("a\tsố 5", 2, 4) == " \t^^"
    assert parse("a\tsố\n \t^^ X") == parse("a\tsố\n  ^^ X") == ("a\tsố", (Drawn(Span(2, 4), "X"),))


def test_an_empty_place_has_a_caret_of_its_own():
    picture = "ab\n ^{} Thiếu."
    assert parse(picture) == ("ab", (Drawn(Span(1, 1), "Thiếu."),))
    assert draw(*parse(picture)) == picture


def test_carets_in_running_text_are_text():
    assert parse("x ^^ y\n2^3\n")[1] == ()


@pytest.mark.parametrize(
    ("picture", "reason", "line"),
    [
        ("^^ X", "page.carets-without-line", 7),
        ("ab\n  ^ X", "page.carets-beyond-line", 8),
        ("abc\n^…\nd\n^ X", "page.carets-before-line-end", 8),
        ("abc\n^^^…\nd", "page.carets-not-closed", 9),
        ("abc\n^^^…", "page.carets-not-closed", 8),
    ],
)
def test_a_picture_that_makes_no_sense_is_refused(picture, reason, line):
    with pytest.raises(RuleError) as caught:
        parse(picture, "CIT001-x.md", 7)
    assert (caught.value.reason, caught.value.line) == (reason, line)
