"""The examples of rule pages, run: what is drawn must be found, what is not drawn must not be.

Invariant: a page is proven by its own rule alone, and places are compared in the text as the page writes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from msgspec import Struct, field

from cchc_check import checks
from cchc_check.checks.check import Check, Context, Unit
from cchc_check.diagnostics import Diagnostic
from cchc_check.engine.fixing import fixed_text, safe_apart
from cchc_check.errors import CheckError, RuleError
from cchc_check.localize import LANGUAGES, say
from cchc_check.patterns import compiled
from cchc_check.registry import Registry
from cchc_check.rulebook.carets import Drawn, draw, parse
from cchc_check.rulebook.examples import Example, examples, paired
from cchc_check.rulebook.page import page_text
from cchc_check.rulebook.rule import Rule
from cchc_check.rulebook.wording import bind
from cchc_check.text.document import Document

SECTIONS = ("Vì sao", "Không báo khi", "Cách tắt", "Ví dụ", "In English")
LEAST = {"bad": 2, "good": 2}
_LEFT_OVER = compiled(r"\{\w*\}")


class CheckDocument(Protocol):
    """What the engine offers: the diagnostics of some rules for one document."""

    def __call__(
        self, document: Document, rules: tuple[Rule, ...], context: Context, *, lang: str = "vi"
    ) -> tuple[Diagnostic, ...]: ...


Read = Callable[[str, str, str], Document]
"""Text, format and path to a document."""


class Tools(Struct, frozen=True):
    """What runs an example."""

    read: Read
    check: CheckDocument
    registry: Registry
    find_check: Callable[[str], Check] = checks.get


def default_tools() -> Tools:
    """The tool's own reader, engine and registry."""
    from cchc_check.engine.run import check_document
    from cchc_check.readers import read_text
    from cchc_check.registry import load_registry

    return Tools(read_text, check_document, load_registry())


class ProofFailure(Struct, frozen=True):
    """A page or an example that does not hold. `reason` is a message name; a picture may be ""."""

    path: str
    line: int
    reason: str
    details: dict[str, object] = field(default_factory=dict)
    expected: str = ""
    actual: str = ""

    def describe(self, lang: str = "vi") -> str:
        """Place and reason on one line, then what was drawn and what was found."""
        lines = [f"{self.path}:{self.line}: {say(lang, self.reason, **self.details)}"]
        for label, picture in (("expected", self.expected), ("actual", self.actual)):
            if picture:
                lines.append(f"  {say(lang, f'page.{label}')}:")
                lines += (f"    {line}".rstrip() for line in picture.rstrip("\n").split("\n"))
        return "\n".join(lines)


def prove(rules: Iterable[Rule], tools: Tools) -> Iterator[ProofFailure]:
    """Everything that does not hold in the pages of `rules`, page by page."""
    for rule in rules:
        yield from prove_page(rule, page_text(rule.path), tools)


def prove_page(rule: Rule, text: str, tools: Tools) -> Iterator[ProofFailure]:
    """Everything that does not hold in one page."""
    try:
        rule = bind(rule, tools.find_check(rule.check))
        found = examples(text, rule.path)
    except RuleError as error:
        error.path = error.path or rule.path
        yield _from_error(error)
        return
    yield from page_failures(rule, text, found)
    for example, fixed in paired(found):
        yield from prove_example(rule, example, fixed, tools)


def page_failures(rule: Rule, text: str, found: tuple[Example, ...]) -> Iterator[ProofFailure]:
    """What a page lacks besides working examples."""
    headings = {line.lstrip("#").strip(): number for number, line in _headings(text)}
    heading = f"{rule.code} · {rule.title('vi')}"
    if heading not in headings:
        yield ProofFailure(rule.path, 1, "page.wrong-heading", {"heading": f"# {heading}"})
    for section in SECTIONS:
        if section not in headings:
            yield ProofFailure(rule.path, 1, "page.missing-section", {"section": f"## {section}"})
    for kind, least in LEAST.items():
        count = sum(example.kind == kind for example in found)
        if count < least:
            details: dict[str, object] = {"kind": kind, "least": least, "count": count}
            yield ProofFailure(rule.path, 1, "page.too-few-examples", details)
    for before, example in zip((None, *found), found, strict=False):
        if example.kind == "fixed" and (before is None or before.kind != "bad"):
            yield ProofFailure(rule.path, example.line, "page.fixed-without-bad")


def _headings(text: str) -> Iterator[tuple[int, str]]:
    fenced = ""
    for number, line in enumerate(text.split("\n"), 1):
        if fence := re.match(r"`{3,}", line):
            fenced = "" if line.rstrip() == fenced else fenced or fence[0]
        elif not fenced and line.startswith("#"):
            yield number, line


def prove_example(
    rule: Rule, example: Example, fixed: Example | None, tools: Tools
) -> Iterator[ProofFailure]:
    """What does not hold in one bad or good example, and in the fixed text that follows it."""
    try:
        if example.file:
            from cchc_check.engine.file_proof import prove_file

            yield from prove_file(rule, example, tools)
            return
        yield from _Bench(rule, example, tools).prove(fixed)
    except RuleError as error:
        yield _from_error(error)
    except CheckError as error:
        yield ProofFailure(rule.path, example.line, error.reason, error.details)
    except Exception as error:  # a check that breaks must not keep the other pages from being proven
        details: dict[str, object] = {"why": f"{type(error).__name__}: {error}"}
        yield ProofFailure(rule.path, example.line, "page.example-broke", details)


class _Bench(Struct, frozen=True):
    """One rule set up the way one example asks for."""

    rule: Rule
    example: Example
    tools: Tools

    def prove(self, fixed: Example | None) -> Iterator[ProofFailure]:
        text, expected = self.drawn()
        document, found = self.run(text, "vi")
        actual = tuple(sorted(_drawn(document, diagnostic) for diagnostic in found))
        if actual != expected:
            yield self.failure("differs", expected=draw(text, expected), actual=draw(text, actual))
        elif self.example.kind == "bad" and not expected:
            yield self.failure("draws-nothing")
        yield from self.wording(text)
        if fixed:
            yield from self.fixed(fixed, fixed_text(text, document.source_map, safe_apart(found)[0]))

    def drawn(self) -> tuple[str, tuple[Drawn, ...]]:
        """The example's text, and what a bad example draws under it."""
        if self.example.kind == "bad":
            return parse(self.example.text, self.rule.path, self.example.line)
        return self.example.text, ()

    def failure(self, what: str, *, expected: str = "", actual: str = "") -> ProofFailure:
        reason = f"page.{self.example.kind}-{what}"
        return ProofFailure(self.rule.path, self.example.line, reason, expected=expected, actual=actual)

    def run(self, text: str, lang: str) -> tuple[Document, tuple[Diagnostic, ...]]:
        document = self.tools.read(text, self.example.format, self.rule.path)
        context = context_of(self.example, self.tools.registry)
        found = self.tools.check(document, (self.rule,), context, lang=lang)
        return document, tuple(diagnostic for diagnostic in found if not diagnostic.suppression)

    def wording(self, text: str) -> Iterator[ProofFailure]:
        """Placeholders left in a message or a note, in any language."""
        for lang in LANGUAGES:
            for diagnostic in self.run(text, lang)[1]:
                notes = (related.note for related in diagnostic.related)
                title = diagnostic.fix.title if diagnostic.fix else ""
                for words in (diagnostic.message, title, *notes):
                    if left := _LEFT_OVER.search(words):
                        details: dict[str, object] = {"placeholder": left[0], "text": words}
                        yield ProofFailure(self.rule.path, self.example.line, "page.left-over", details)

    def fixed(self, wanted: Example, actual: str) -> Iterator[ProofFailure]:
        """Differences between the text after safe fixes and the fence that shows it."""
        if actual != wanted.text:
            yield ProofFailure(
                self.rule.path, wanted.line, "page.fixed-differs", expected=wanted.text, actual=actual
            )
            return
        document, left = self.run(actual, "vi")
        if left:
            picture = draw(actual, (_drawn(document, diagnostic) for diagnostic in left))
            yield ProofFailure(self.rule.path, wanted.line, "page.fixed-not-clean", actual=picture)


def context_of(example: Example, registry: Registry) -> Context:
    """What the example's info string says a check may know."""
    given = example.attributes
    domains = tuple(name.strip() for name in given.get("unit.domains", "").split(",") if name.strip())
    names = {key: given.get(f"unit.{key}", "") for key in ("name", "code", "parent", "place")}
    return Context(given.get("stage", "draft"), Unit(domains=domains, **names), registry, example.as_of)


def _drawn(document: Document, diagnostic: Diagnostic) -> Drawn:
    return Drawn(document.source_map.span(diagnostic.at), diagnostic.message)


def _from_error(error: RuleError) -> ProofFailure:
    return ProofFailure(error.path, error.line, error.reason, error.details)
