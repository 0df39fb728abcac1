"""Examples that are documents beside their page (LAY001-bad.docx): what the page says of them is what is found.

Invariant: a line of such an example is the words a finding stands at and its message: “BÁO CÁO” → message.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cchc_check.diagnostics import Diagnostic
from cchc_check.engine.proof import ProofFailure, Tools, context_of
from cchc_check.errors import RuleError
from cchc_check.localize import LANGUAGES
from cchc_check.patterns import compiled
from cchc_check.readers import read
from cchc_check.rulebook.examples import Example
from cchc_check.rulebook.rule import Rule

_LINE = compiled(r"“(?P<quote>.*?)” → (?P<message>\S.*)")
_LEFT_OVER = compiled(r"\{\w*\}")


def prove_file(rule: Rule, example: Example, tools: Tools) -> Iterator[ProofFailure]:
    """What does not hold in one example that is a file."""
    expected = _expected(rule, example)
    document = read(_beside(rule, example))
    context = context_of(example, tools.registry)
    for lang in LANGUAGES:
        found = tools.check(document, (rule,), context, lang=lang)
        for message in (diagnostic.message for diagnostic in found):
            if left := _LEFT_OVER.search(message):
                details: dict[str, object] = {"placeholder": left[0], "text": message}
                yield ProofFailure(rule.path, example.line, "page.left-over", details)
        if lang != "vi":
            continue
        actual = [_line(diagnostic) for diagnostic in found if not diagnostic.suppression]
        if actual != expected:
            pictures = "\n".join(expected), "\n".join(actual)
            yield ProofFailure(rule.path, example.line, f"page.{example.kind}-differs", {}, *pictures)
        elif example.kind == "bad" and not expected:
            yield ProofFailure(rule.path, example.line, "page.bad-draws-nothing")


def _beside(rule: Rule, example: Example) -> str:
    """The path of the document; a name only, so that a page cannot reach into other folders."""
    if Path(example.file).name != example.file or not example.file.startswith(rule.code):
        details = {"key": "file", "value": example.file}
        raise RuleError("page.bad-attribute", path=rule.path, line=example.line, **details)
    return str(Path(rule.path).with_name(example.file))


def _expected(rule: Rule, example: Example) -> list[str]:
    lines = [line for line in example.text.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        if not _LINE.fullmatch(line):
            at = example.line + number
            raise RuleError("page.bad-attribute", path=rule.path, line=at, key="file", value=line)
    return lines if example.kind == "bad" else []


def _line(diagnostic: Diagnostic) -> str:
    return f"“{' '.join(diagnostic.quote.split())}” → {diagnostic.message}"
