"""Rules for the terminal: one page in full (header in words, prose, examples), or all in columns.

Invariant: nothing is shown that the page does not say; Vietnamese shows all sections but the English one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cchc_check.extraction.form.regimes import REGIMES
from cchc_check.localize import say
from cchc_check.rulebook.examples import KINDS
from cchc_check.rulebook.page import page_text
from cchc_check.rulebook.readme import row
from cchc_check.rulebook.rule import Rule, Under

if TYPE_CHECKING:
    from markdown_it.token import Token

ENGLISH = "In English"
EXAMPLES = "Ví dụ"


_PLACEHOLDER = re.compile(r"\{\w+\}")
_DRAWN = re.compile(r"(?m)^([ \t]*(?:\^+(?:…|\{\})?|“.*?”(?= → ))) .*$")
Block = tuple[str, str]
"""heading, text, item, code, bad, good or fixed; and the words."""


def render(rule: Rule, lang: str, width: int = 88) -> str:
    """The page of `rule` as plain text: in English its English section and examples, else all the rest."""
    shown = f"{rule.code} · {rule.title(lang)}\n{rule.name}\n\n" + "\n".join(_facts(rule, lang))
    before = ""
    for kind, words in _chosen(_blocks(page_text(rule.path), width), lang):
        shown += "\n" if kind == before == "item" else "\n\n"
        shown += f"{say(lang, f'page.example-{kind}')}:\n{words}" if kind in KINDS else words
        before = kind
    return shown


def index(rules: Iterable[Rule], lang: str) -> str:
    """The rules, one a line: code, name, severity, status and title in columns."""
    rows = [row(rule, lang) for rule in rules]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in rows)
    return "\n".join(lines)


def _chosen(blocks: Iterable[Block], lang: str) -> list[Block]:
    sections: dict[str, list[Block]] = {}
    section: list[Block] = []
    for kind, words in blocks:
        if kind == "heading":
            section = sections.setdefault(words, [(kind, words.upper())])
        else:
            section.append((kind, words))
    if lang != "vi":
        examples = (_without_words(*block) for block in sections.get(EXAMPLES, ()) if block[0] in KINDS)
        return [*sections.get(ENGLISH, ())[1:], *examples]
    return [block for heading, section in sections.items() if heading != ENGLISH for block in section]


def _without_words(kind: str, body: str) -> Block:
    """An example whose findings are drawn without their message, which is in Vietnamese."""
    return kind, _DRAWN.sub(r"\1", body)


def _facts(rule: Rule, lang: str) -> Iterator[str]:
    severity = say(lang, f"severity.{rule.severity}")
    stages = (
        f"{say(lang, f'page.stage-{stage}')}: {say(lang, f'severity.{own}')}"
        for stage, own in rule.stage.items()
    )
    rows = {
        "severity": "; ".join((severity, *stages)),
        "status": say(lang, f"page.{rule.status}"),
        "since": rule.since,
        "basis": rule.basis,
        "in-force": _period(rule, lang),
        "regimes": _regimes(rule, lang),
        "params": _params(rule.params),
        "message": _PLACEHOLDER.sub("…", rule.messages[lang]),
    }
    rows |= {f"under.{name}": _under(own, lang) for name, own in rule.by_regime.items()}
    labels = {name: name if "." in name else say(lang, f"page.{name}") for name in rows}
    widest = max(len(labels[name]) for name, value in rows.items() if value)
    for name, value in rows.items():
        if value:
            yield f"{labels[name]:<{widest}}  {value}"


def _params(params: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {written(value)}" for name, value in params.items())


def _under(own: Under, lang: str) -> str:
    """What differs for the documents of one regime, besides words."""
    severity = say(lang, f"severity.{own.severity}") if own.severity else ""
    return "; ".join(filter(None, (own.basis, severity, _params(own.params))))


def _period(rule: Rule, lang: str) -> str:
    named = zip(("from", "to"), rule.in_force, strict=True)
    return " ".join(say(lang, f"page.{name}", day=day) for name, day in named if day)


def _regimes(rule: Rule, lang: str) -> str:
    """The regimes of a rule that does not hold under all."""
    return "; ".join(say(lang, f"regime.{name}") for name in rule.regimes) if rule.regimes != REGIMES else ""


def written(value: object) -> str:
    """A value of a header or a configuration in words: as TOML has it, with the quotation marks of print."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {written(own)}" for name, own in value.items()) + "}"
    return f"“{value}”" if isinstance(value, str) else str(value).lower()


def _blocks(text: str, width: int) -> Iterator[Block]:
    """The blocks of a page in plain words, without its title and header."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(text)
    labels: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                labels.append("- " if token.type == "bullet_list_open" else "1. ")
            case "bullet_list_close" | "ordered_list_close":
                labels.pop()
            case "fence" if not token.info.startswith("toml"):
                yield _fence(token)
            case "inline" if before and before.type == "heading_open":
                if before.tag != "h1":
                    yield "heading", _plain(token)
            case "inline":
                yield "item" if labels else "text", _wrapped(_plain(token), width, labels)


def _fence(token: Token) -> Block:
    kind, *attributes = token.info.split(" ")
    lines = token.content.rstrip("\n").split("\n")
    files = [each.removeprefix("file=") for each in attributes if each.startswith("file=")]
    body = "\n".join(f"    {line}".rstrip() for line in (*files, *lines) if line or not files)
    return kind if kind in KINDS else "code", body


def _plain(token: Token) -> str:
    """The words of an inline token, without marks; line breaks become blanks."""
    words = (child.content if child.type != "softbreak" else " " for child in token.children or ())
    return "".join(words)


def _wrapped(text: str, width: int, labels: list[str]) -> str:
    import textwrap

    label = "  " * (len(labels) - 1) + labels[-1] if labels else ""
    return textwrap.fill(
        text,
        width,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_long_words=False,
        break_on_hyphens=False,
    )
