"""A rule page as Markdown for a reader of one language: without its header and without the other language.

Invariant: the words are those of the page; examples keep their drawing, under a line that says what they show.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_check.localize import say
from cchc_check.rulebook.examples import KINDS
from cchc_check.rulebook.page import page_text
from cchc_check.rulebook.render import ENGLISH, EXAMPLES
from cchc_check.rulebook.rule import Rule

if TYPE_CHECKING:
    from markdown_it.token import Token


def in_markdown(rule: Rule, lang: str) -> str:
    """The page of `rule`: in English its English section and examples, else all the rest."""
    sections = dict(_sections(page_text(rule.path), lang))
    wanted = (ENGLISH, EXAMPLES) if lang != "vi" else tuple(name for name in sections if name != ENGLISH)
    words = (sections[name] for name in wanted if name in sections)
    return "\n\n".join((f"### {rule.code} · {rule.title(lang)}", *filter(None, words)))


def _sections(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """Each section by its heading: the heading, unless it says only which language follows, and what is below."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(text)
    lines = text.split("\n")
    headings = [
        (token.map[0], after.content)
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.map and not token.level
    ]
    for token in tokens:
        if token.type == "fence" and token.map:
            lines[slice(*token.map)] = _fence(token, lines[slice(*token.map)], lang)
    for (start, name), (end, _) in zip(headings, (*headings[1:], (len(lines), "")), strict=True):
        words = "\n".join(line for line in lines[start + 1 : end] if line is not None).strip()
        yield name, words if name == ENGLISH else f"**{name}**\n\n{words}"


def _fence(token: Token, lines: list[str], lang: str) -> list[str]:
    """As many lines as there were: the first one makes room for what the example shows."""
    kind = token.info.split(" ")[0]
    if kind not in KINDS:
        return lines
    return [f"*{say(lang, f'page.example-{kind}')}:*\n\n```text", *lines[1:]]
