"""Places and edits of the language server on the examples of every rule page, without the pipes."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from cchc_check.diagnostics import Applicability
from cchc_check.integrations.lsp.actions import Target, actions
from cchc_check.integrations.lsp.judging import Judge
from cchc_check.integrations.lsp.lines import Lines
from cchc_check.integrations.lsp.notices import place
from cchc_check.integrations.lsp.silencing import silencing
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.carets import parse
from cchc_check.rulebook.examples import examples
from cchc_check.rulebook.page import load_pages, page_text

RULES = load_pages(rules_dir())
ODD = "a\n\r\u2028\x0c\x85\té😀\ud83d\u0301"


def example_texts():
    for rule in RULES:
        for example in examples(page_text(rule.path), rule.path):
            if example.kind == "bad" and not example.file and example.format == "md":
                text, options = parse(example.text)[0], options_of(example)
                yield pytest.param(text, options, id=f"{rule.code}-{example.line}")


def options_of(example):
    """The settings that an example wants, as an editor would give them."""
    given = dict(example.attributes)
    unit = {key: given.pop(f"unit.{key}") for key in ("name", "code", "place") if f"unit.{key}" in given}
    domains = given.pop("unit.domains", "")
    unit |= {"domains": domains.split(",")} if domains else {}
    days = {"as-of": given.pop("as_of")} if "as_of" in given else {}
    given.pop("format", None)
    return {"preview": True, "unit": unit, **days, **given}


@pytest.fixture(scope="module")
def judge():
    kept = {}

    def judge(path, text, options):
        return kept.setdefault(str(options), Judge(options)).judged(path, text)

    return judge


def count(judged):
    assert not judged.result.failures
    return Counter(found.code for found in judged.result.active())


@pytest.mark.parametrize(("text", "options"), list(example_texts()))
def test_every_finding_can_be_silenced_and_nothing_else_is(judge, tmp_path, text, options):
    path = str(tmp_path / "bc.md")
    judged = judge(path, text, options)
    before = count(judged)
    assert before
    for found in judged.result.active():
        insertion = silencing(judged, found)
        assert insertion, found
        words = text[: insertion.offset] + insertion.text + text[insertion.offset :]
        after = judge(path, words, options)
        left, here = count(after), place(found).start
        here += len(insertion.text) if insertion.offset <= here else 0
        same = [each for each in after.result.active() if each.code == found.code]
        assert here not in [place(each).start for each in same], (
            "told once for several places, it goes on there"
        )
        assert left | Counter({found.code: 9}) == before | Counter({found.code: 9})
        assert not after.result.stale


@pytest.mark.parametrize(("text", "options"), list(example_texts()))
def test_every_fix_mends_its_finding(judge, tmp_path, text, options):
    path = str(tmp_path / "bc.md")
    judged = judge(path, text, options)
    target = Target(path, 1, "utf-16", versioned=False)
    for found in judged.result.active():
        if not found.fix or found.fix.applicability is Applicability.DISPLAY:
            continue
        fixes = [
            each for each in actions(judged, target, place(found), ["quickfix"]) if "[" not in each.title
        ]
        mended = {count(judge(path, applied(judged, fix), options))[found.code] for fix in fixes}
        assert min(mended) < count(judged)[found.code]


def applied(judged, action):
    lines, text = judged.lines("utf-16"), judged.text
    (edits,) = action.edit.changes.values()
    for edit in sorted(
        edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True
    ):
        start, end = lines.offset(edit.range.start), lines.offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


@given(st.text(st.sampled_from(ODD)), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_places_lead_back(text, encoding):
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        position = lines.position(offset)
        back = lines.offset(position)
        assert back == offset or text[offset - 1 : offset + 1] == "\r\n"
        assert position.line == text[:offset].replace("\r\n", "\n").replace("\r", "\n").count("\n") or (
            text[offset - 1 : offset + 1] == "\r\n"
        )


@given(st.text(st.sampled_from(ODD)), st.integers(0, 30), st.integers(0, 30))
def test_any_place_is_some_offset(text, line, character):
    assert 0 <= Lines(text).offset(Position(line, character)) <= len(text)


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 4 + 2), ("utf-16", 2 + 1), ("utf-32", 1 + 1)])
def test_columns_count_what_was_agreed_upon(encoding, column):
    assert Lines("x\n😀éa", encoding).position(4) == Position(1, column)
    assert Lines("x\n😀éa", encoding).offset(Position(1, column)) == 4
