"""The list of rules: as a Markdown table for `rules/README.md`, as columns for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_check.localize import say
from cchc_check.rulebook.rule import Rule

BEGIN = "<!-- danh mục: tạo bằng python -m cchc_check.rulebook.index -->"
END = "<!-- hết danh mục -->"


def index(rules: Iterable[Rule], lang: str) -> str:
    """A Markdown table of the rules, each with a link to its page."""
    heads = [say(lang, f"page.{name}") for name in ("code", "name", "severity", "status", "title")]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for rule in rules:
        code, name, *rest = row(rule, lang)
        link = f"[{code}]({code.rstrip('0123456789')}/{code}-{name}.md)"
        lines.append("| " + " | ".join((link, name, *rest)) + " |")
    return "\n".join(lines) + "\n"


def listing(rules: Iterable[Rule], lang: str) -> str:
    """The rules, one a line, in columns."""
    rows = [row(rule, lang) for rule in rules]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{line}\n" for line in _columns(rows, widths))


def row(rule: Rule, lang: str) -> tuple[str, str, str, str, str]:
    """Code, name, severity, status and title."""
    severity = say(lang, f"severity.{rule.severity}")
    return rule.code, rule.name, severity, say(lang, f"page.{rule.status}"), rule.title(lang)


def _columns(rows: Iterable[tuple[str, ...]], widths: list[int]) -> Iterator[str]:
    for each in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(each, widths, strict=True)).rstrip()


def refreshed(readme: str, rules: Iterable[Rule]) -> str:
    """The README with the table between its two marks made anew."""
    before, first, rest = readme.partition(BEGIN)
    _, last, after = rest.partition(END)
    return f"{before}{first}\n\n{index(rules, 'vi')}\n{last}{after}"


if __name__ == "__main__":
    from cchc_check.packaged import rules_dir
    from cchc_check.rulebook.page import load_pages

    file = rules_dir() / "README.md"
    file.write_text(refreshed(file.read_text(encoding="utf-8"), load_pages(rules_dir())), encoding="utf-8")
