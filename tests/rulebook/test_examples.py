"""The fences of a page, each with its line and its wishes."""

import datetime as dt

import pytest

from cchc_check.errors import RuleError
from cchc_check.rulebook.examples import examples
from rulebook.pages import page


def test_examples_come_in_order_with_their_lines():
    text = page()
    found = examples(text)
    assert [example.kind for example in found] == ["bad", "fixed", "bad", "good", "good"]
    lines = text.split("\n")
    assert all(lines[example.line - 1] == example.text.split("\n")[0] for example in found)
    assert found[1].text == "Sở **đã** trình.\n"


def test_attributes_are_read_from_the_info_string():
    (found,) = examples('```good stage=issue as_of=2020-06-30 unit.name="Sở Tư pháp" format=txt\nx\n```\n')
    assert found.attributes["unit.name"] == "Sở Tư pháp"
    assert (found.as_of, found.format) == (dt.date(2020, 6, 30), "txt")


def test_a_longer_fence_may_hold_a_fence():
    (found,) = examples("````good\n```bad\nx\n```\n````\n")
    assert found.text == "```bad\nx\n```\n"


@pytest.mark.parametrize(
    ("fence", "reason"),
    [
        ("good color=red", "page.unknown-attribute"),
        ("good loud", "page.unknown-attribute"),
        ("good stage=final", "page.bad-attribute"),
        ("good as_of=hôm-nay", "page.bad-attribute"),
        ("good format=pdf", "page.bad-attribute"),
    ],
)
def test_an_unknown_wish_is_refused(fence, reason):
    with pytest.raises(RuleError) as caught:
        examples(f"# A\n```{fence}\nx\n```\n")
    assert (caught.value.reason, caught.value.line) == (reason, 2)


def test_a_fence_must_be_closed():
    with pytest.raises(RuleError, match=r"mở ra ở đây mà không đóng"):
        examples("```good\nx\n")
