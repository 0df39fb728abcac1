"""The list of rules in `rules/README.md`; run this module to write it anew."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_check.localize import say
from cchc_check.rulebook.rule import Rule

BEGIN = "<!-- danh mục: tạo bằng python -m cchc_check.rulebook.readme -->"
END = "<!-- hết danh mục -->"


def table(rules: Iterable[Rule], lang: str) -> str:
    """A Markdown table of the rules, each with a link to its page."""
    heads = [say(lang, f"page.{name}") for name in ("code", "name", "severity", "status", "title")]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for rule in rules:
        code, name, *rest = row(rule, lang)
        link = f"[{code}]({code.rstrip('0123456789')}/{code}-{name}.md)"
        lines.append("| " + " | ".join((link, name, *rest)) + " |")
    return "\n".join(lines) + "\n"


def row(rule: Rule, lang: str) -> tuple[str, str, str, str, str]:
    """Code, name, severity, status and title."""
    severity = say(lang, f"severity.{rule.severity}")
    return rule.code, rule.name, severity, say(lang, f"page.{rule.status}"), rule.title(lang)


def refreshed(readme: str, rules: Iterable[Rule]) -> str:
    """The README with the table between its two marks made anew."""
    before, first, rest = readme.partition(BEGIN)
    _, last, after = rest.partition(END)
    return f"{before}{first}\n\n{table(rules, 'vi')}\n{last}{after}"


if __name__ == "__main__":
    from cchc_check.packaged import rules_dir
    from cchc_check.rulebook.page import load_pages

    file = rules_dir() / "README.md"
    file.write_text(refreshed(file.read_text(encoding="utf-8"), load_pages(rules_dir())), encoding="utf-8")
