"""What an editor shows of a finding under the pointer: the finding itself, then the page of its rule."""

from __future__ import annotations

from cchc_check.diagnostics import Diagnostic
from cchc_check.integrations.lsp.judging import Judged
from cchc_check.localize import say
from cchc_check.rulebook.handout import in_markdown
from cchc_check.rulebook.render import render

RULE_OFF = "\n\n---\n\n"


def hover(judged: Judged, found: Diagnostic, *, markdown: bool) -> str:
    """The text for one finding, as Markdown or plain."""
    rule = judged.rules.get(found.code)
    head = _markdown(found, judged.lang) if markdown else "\n".join(_lines(found, judged.lang))
    if rule is None:
        return head
    if markdown:
        return head + RULE_OFF + in_markdown(rule, judged.lang)
    return f"{head}\n\n{render(rule, judged.lang)}"


def _lines(found: Diagnostic, lang: str) -> list[str]:
    lines = [f"{found.code} {say(lang, f'severity.{found.severity}')}: {found.message}"]
    if found.fix and found.fix.title:
        lines.append(f"{_label(lang, 'fix')}: {found.fix.title}")
    if found.basis:
        lines.append(f"{_label(lang, 'basis')}: {found.basis}")
    return lines


def _label(lang: str, name: str) -> str:
    label = say(lang, f"report.{name}")
    return label[:1].upper() + label[1:]


def _markdown(found: Diagnostic, lang: str) -> str:
    first, *rest = map(_plain, _lines(found, lang))
    return "\n\n".join((f"**{first}**", *rest))


def _plain(text: str) -> str:
    """Words of the draft as they are, whatever they would mean in Markdown."""
    return "".join(f"\\{char}" if char in r"\`*_[]<>#&|~" else char for char in text)
