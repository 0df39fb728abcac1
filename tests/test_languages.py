"""Every message in both languages: nothing left to fill in, and no word of the other language but in quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_check import checks
from cchc_check.cli import main
from cchc_check.engine.proof import context_of, default_tools
from cchc_check.localize import _texts
from cchc_check.packaged import rules_dir
from cchc_check.readers import read
from cchc_check.rulebook.carets import parse
from cchc_check.rulebook.examples import examples
from cchc_check.rulebook.page import load_pages, page_text
from cchc_check.rulebook.rule import Rule
from cchc_check.rulebook.wording import bind

RULES = load_pages(rules_dir())
QUOTED = re.compile("“[^“”]*”|\"[^\"]*\"|`[^`]*`|'[^']*'|\\([^()]*›[^()]*\\)")
NOTATION = re.compile(r"\d+[/-][\w/-]*")
LEFT = re.compile(r"\{\w*\}|\{|\}")
ENGLISH = re.compile(
    r"\b(?:the|of|is|are|was|and|here|there|this|these|that|should|must|with|from|not|which|dated|printed|has|have"
    r"|does|first|only|for|be|it|its|or|if|no|files?|option|argument|value|invalid|such|found|error|warning|into)\b",
    re.IGNORECASE,
)
VIETNAMESE_WORDS = re.compile(
    r"\b(?:trong|theo|nhau|khi|khai|hai|ba|sai|ghi|hay|mang|sang|xem)\b", re.IGNORECASE
)
NAMES = (
    "Ủy ban nhân dân", "Thủ tướng Chính phủ", "Chính phủ", "Tỉnh ủy", "Nghị quyết", "Nghị định", "Quyết định",
    "Báo cáo", "Chỉ thị", "Sở Khoa học và Công nghệ", "quyết định", "Phụ lục", "Điều", "NĐ-CP", "TT-BNV", "HD-VPTW",
)  # fmt: skip
"""What an English sentence calls by its own name too."""


def foreign(text: str, lang: str, known: str = "") -> list[str]:
    """The words of the other language outside quotes, but for those that `known` text holds."""
    bare = NOTATION.sub(" ", QUOTED.sub(" ", text))
    for name in NAMES if lang == "en" else ():
        bare = bare.replace(name, " ")
    words = re.findall(r"\w+(?:[-/]\w+)*", bare)
    held = {word.casefold() for word in re.findall(r"\w+(?:[-/]\w+)*", known)}
    if lang == "en":
        found = [
            word for word in words if (len(word) > 1 and _is_marked(word)) or VIETNAMESE_WORDS.fullmatch(word)
        ]
    else:
        found = [word for word in words if ENGLISH.fullmatch(word)]
    return [word for word in found if word.casefold() not in held]


def _is_marked(word: str) -> bool:
    return (
        any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", word)) or "đ" in word.lower()
    )


def said(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    """Everything said of the bad examples of a page, each with the text it is said of."""
    tools = default_tools()
    bound = bind(rule, checks.get(rule.check))
    for example in examples(page_text(rule.path), rule.path):
        if example.kind != "bad":
            continue
        if example.file:
            document = read(Path(rule.path).parent / example.file)
        else:
            document = tools.read(parse(example.text)[0], example.format, "x")
        context = context_of(example, tools.registry)
        for found in tools.check(document, (bound,), context, lang=lang):
            title = found.fix.title if found.fix else ""
            for words in (
                found.message,
                title,
                found.place,
                *(f"{one.note} {one.place}" for one in found.related),
            ):
                yield words, document.text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_of_all_examples_are_whole_and_in_one_language(rule: Rule, lang: str) -> None:
    everything = list(said(rule, lang))
    assert everything
    for words, text in everything:
        assert not LEFT.search(words), words
        assert not foreign(words, lang, text), words


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_a_page_says_is_in_the_language_it_says_it_in(rule: Rule) -> None:
    for lang in ("vi", "en"):
        variants = (variant.messages.get(lang, "") for variant in rule.variants.values())
        notes = (note[lang] for note in rule.notes.values())
        for words in (rule.title(lang), rule.messages[lang], rule.fix.get(lang, ""), *variants, *notes):
            assert not foreign(re.sub(r"\{\w+\}", "", words), lang), words


FOREIGN = {"lsp", "spacy"}
"""Areas for programmers, who meet the names of programs in them."""
TERMS = (
    "config KEY=VALUE full concise error warning info draft issue facts rule prove baseline and or found file"
)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_words_of_the_tool_are_in_one_language(lang: str) -> None:
    for area, texts in _texts(lang).items():
        for key, words in texts.items():
            bare = re.sub(r"\{\w+\}|\S*[.\]]\w+|(?<!\w)--?\w[\w-]*", " ", words)
            assert area in FOREIGN or not foreign(bare, lang, TERMS), f"{area}.{key}: {words}"


@pytest.mark.parametrize(
    "call",
    [
        ["--jobs", "x", "."],
        ["--jobs", "-1", "."],
        ["--as-of", "30/6/2020", "."],
        ["--diff=1", "."],
        [".", "--select"],
        ["facts"],
        ["facts", "a", "b"],
        ["--stage", "x", "."],
        ["-Z"],
        ["--sel", "CIT", "."],
        ["-o", "không/có/x.json", "a.md"],
        ["--config", "không.toml", "a.md"],
        ["baseline", "--baseline", "không/b.toml", "--jobs"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_wrong_call_is_worded_in_the_language_of_the_call(
    call: list[str],
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("Sở Nội vụ báo cáo.\n", encoding="utf-8")
    flags = ["--lang", lang]
    assert main([call[0], *flags, *call[1:]] if call[0] in ("facts", "baseline") else [*flags, *call]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert not foreign(re.sub(r"--?\w[\w-]*|\S*[./]\S*|2020-06-30", " ", err), lang, TERMS + " cchc-check")


@pytest.mark.parametrize("verb", [[], ["facts"], ["rule"], ["prove"], ["baseline"], ["config"]], ids=" ".join)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_is_in_one_language(verb: list[str], lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*verb, "--lang", lang, "--help"]) == 0
    out = re.sub(r"--?\w[\w-]*|\S*[./|]\S*|\[[^]]*\]", " ", capsys.readouterr().out)
    assert not foreign(out, lang, TERMS)
