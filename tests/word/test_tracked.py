"""Tracked changes: accepting them gives the new words, rejecting them the old ones with their look."""

from __future__ import annotations

import copy
import io
import re

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from cchc_check.word.load import load
from cchc_check.word.package import Package
from cchc_check.word.text import WordText
from cchc_check.word.tracked import Change, track_changes
from word.commented import W, parts, raw_entries
from word.packages import build, p, r, row, table
from word.test_splice import BODY

MAIN = "word/document.xml"


def read(data: bytes) -> WordText:
    return load(Package(data))


def rejected(document: bytes) -> etree._Element:
    """The tree with our changes rejected, and neighbouring runs of one look joined."""
    root = etree.fromstring(document)
    for ours in [each for each in root.iter(W + "ins", W + "del") if each.get(W + "author") == "cchc-check"]:
        parent = ours.getparent()
        at = parent.index(ours)
        if ours.tag == W + "del":
            for text in list(ours.iter(W + "delText")):
                text.tag = W + "t"
            for child in reversed(list(ours)):
                parent.insert(at + 1, child)
        parent.remove(ours)
    return joined(root)


def joined(root: etree._Element) -> etree._Element:
    """The tree with neighbouring runs of one look joined, texts too, and no attributes of runs and texts."""
    root = copy.deepcopy(root)
    for run in list(root.iter(W + "r")):
        run.attrib.clear()
        before = run.getprevious()
        if before is not None and before.tag == W + "r" and look(before) == look(run):
            for child in [child for child in run if child.tag != W + "rPr"]:
                before.append(child)
            run.getparent().remove(run)
    for text in list(root.iter(W + "t")):
        text.attrib.clear()
        before = text.getprevious()
        if before is not None and before.tag == W + "t":
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
        elif not text.text:
            text.getparent().remove(text)
    for run in list(root.iter(W + "r")):
        if all(child.tag == W + "rPr" for child in run):
            run.getparent().remove(run)
    return root


def look(run: etree._Element) -> bytes:
    found = run.find(W + "rPr")
    return b"" if found is None else etree.tostring(found)


def track(data: bytes, *changes: Change) -> tuple[bytes, tuple[bool, ...]]:
    return track_changes(data, read(data), [[change] for change in changes])


def worded(text: str) -> str:
    """The text without the empty paragraphs: one that lost its words is not read at the end of a cell or a file."""
    return re.sub(r"[\n\t]+", "\n", text).strip("\n")


def assert_sound(data: bytes, changes: list[Change]) -> tuple[bool, ...]:
    word = read(data)
    new, made = track(data, *changes)
    before, after = parts(data)[MAIN], parts(new)[MAIN]
    assert etree.tostring(rejected(after)) == etree.tostring(joined(etree.fromstring(before)))
    expected, at = [], 0
    for change, done in zip(changes, made, strict=True):
        if done:
            expected += [word.text[at : change.start], change.text]
            at = change.end
    assert worded(read(new).text) == worded("".join([*expected, word.text[at:]]))
    raw = raw_entries(new)
    assert all(raw[name] == entry for name, entry in raw_entries(data).items() if name != MAIN)
    numbers = [found.get(W + "id") for found in etree.fromstring(after).iter(W + "ins", W + "del")]
    assert len(numbers) == len(set(numbers))
    return made


def test_a_change_inside_a_run_keeps_its_look() -> None:
    data = build(p("Quyết định số ", r("38/QĐ- SKHCN", "<w:b/>"), " ngày"))
    start = read(data).text.index("- SK")
    new, made = track(data, Change(start, start + 2, "-"))
    assert made == (True,)
    assert_sound(data, [Change(start, start + 2, "-")])
    paragraph = docx.Document(io.BytesIO(new)).paragraphs[0]
    xml = paragraph._p.xml
    assert xml.count("<w:b/>") == 4
    assert xml.count('w:author="cchc-check"') == 2
    assert "<w:delText" in xml


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 9), st.sampled_from(["", "x", " chữ <&> mới "])),
        min_size=1,
        max_size=8,
    )
)
@example([(0, 0, ""), (1, 9, ""), (60, 9, ""), (60, 5, "")])
@example([(0, 0, ""), (0, 0, ""), (0, 0, ""), (49, 9, ""), (60, 9, ""), (60, 7, "")])
def test_any_changes_can_be_rejected(steps: list[tuple[int, int, str]]) -> None:
    data = build(BODY)
    length = read(data).flows[0].end
    changes, at = [], 0
    for gap, size, text in steps:
        start, end = at + gap, at + gap + size
        if end > length:
            break
        if size or text:
            changes.append(Change(start, end, text))
        at = end + 1
    assert_sound(data, changes)


def test_whole_runs_and_many_of_them() -> None:
    data = build(p("một ", r("hai", "<w:b/>"), " ba") + table(row("bốn", "năm")))
    text = read(data).text
    everything = [Change(0, 3, "1"), Change(4, 9, ""), Change(text.index("năm"), text.index("năm") + 3, "5")]
    assert assert_sound(data, everything) == (True, True, True)


@pytest.mark.parametrize(
    "paragraph",
    [
        p('<w:ins w:id="1" w:author="A">' + r("chữ") + "</w:ins>"),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("chữ")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        p('<w:r><w:footnoteReference w:id="2"/><w:t>chữ sau</w:t></w:r>'),
        p("<m:oMath><m:r><m:t>chữ</m:t></m:r></m:oMath>"),
        p('<w:r><w:t>c</w:t><w:footnoteReference w:id="2"/><w:t>hữ</w:t></w:r>'),
    ],
)  # fmt: skip
def test_what_is_not_changed(paragraph: str) -> None:
    data = build(paragraph)
    assert track(data, Change(0, 3, "x")) == (data, (False,))


def test_a_group_is_made_whole_or_not_at_all() -> None:
    data = build(p("một hai ") + p('<w:ins w:id="1" w:author="A">' + r("chữ") + "</w:ins>"))
    at = read(data).text.index("chữ")
    group = [Change(0, 3, "1"), Change(at, at + 3, "x")]
    assert track_changes(data, read(data), [group]) == (data, (False,))


def test_words_outside_the_body_are_changed_in_their_own_part() -> None:
    data = build(p("thân"), header1=p("đầu trang"))
    at = read(data).text.index("trang")
    new, made = track(data, Change(at, at + 5, "giấy"))
    assert made == (True,)
    assert read(new).text == "thân\n\nđầu giấy\n\n"
    assert raw_entries(new)[MAIN] == raw_entries(data)[MAIN]
