"""What the component does with a Doc: read its text, check it, lay spans of tokens around what was found.

Invariant: `doc.text` is what is read, and tokens are never changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from cchc_check.engine.config import apply
from cchc_check.engine.run import check_facts, check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.errors import ConfigError
from cchc_check.extraction import extract
from cchc_check.integrations.spacy import GROUPS
from cchc_check.integrations.spacy_extensions import identify, store
from cchc_check.integrations.spacy_record import Record, record
from cchc_check.readers import read_text
from cchc_check.readers.source import encoded
from cchc_check.text.span import Span

FORMATS = ("txt", "md")

Place = tuple[Span, str, str]
"""Where something stands in `doc.text`, its label and its id."""


class Component:
    """Fills `doc.spans` and the extensions. The rules are read once, here.

    `format` is "txt" or "md"; `spans` says under which key of `doc.spans` each group is kept. Raises ConfigError
    for a selector or a rule setting that names nothing.
    """

    def __init__(self, settings: Settings, format: str, findings: bool, spans: dict[str, str]) -> None:
        self._given = (settings, format, findings, spans)
        self.format, self.findings, self.spans = format, findings, spans
        self.plan = prepare(settings if findings else replace(settings, select=()))

    def __reduce__(self) -> tuple[Any, ...]:
        return Component, self._given

    def __call__(self, doc: Doc) -> Doc:
        """`doc`, read and checked; what is in it from an earlier reading is replaced.

        A text that cannot be read gives a result with a Failure, and empty groups.
        """
        found = self._read(doc.text)
        store(doc, found)
        for group, places in zip(GROUPS, _places(found), strict=True):
            if group != "findings" or self.findings:
                doc.spans[self.spans[group]] = list(_spans(doc, places))
        return doc

    def _read(self, text: str) -> Record:
        try:
            document = read_text(text, self.format, limits=self.plan.limits)
            facts = extract(document, self.plan.context.registry)
            result = check_facts(facts, self.plan)
        except Exception:
            # Said as for any other document; what happens only here goes to the pipeline's own error handler.
            result = check_file("", self.plan, encoded(text), format=self.format)
            if not result.failures:
                raise
            return Record(len(text), result)
        return record(facts, result, len(text))


def configured(given: Mapping[str, Any], format: str, findings: bool, spans: dict[str, str]) -> Component:
    """The component for settings as a configuration file writes them. Raises ConfigError."""
    if format not in FORMATS:
        raise ConfigError("config.not-a-choice", key="format", choices=", ".join(FORMATS))
    for group in spans:
        if group not in GROUPS:
            raise ConfigError("config.unknown-key", key=f"spans.{group}")
    if len(set(spans.values())) < len(GROUPS):
        raise ConfigError("spacy.same-key", keys=", ".join(spans.values()))
    return Component(apply(Settings(), given), format, findings, spans)


def _places(found: Record) -> tuple[Iterator[Place], ...]:
    """The places of each of `GROUPS`; what was silenced has none."""
    return (
        (
            (each.span, each.kind.value if each.kind else "CITATION", identify("citation", index))
            for index, each in enumerate(found.citations)
        ),
        ((each.span, "FIGURE", identify("figure", index)) for index, each in enumerate(found.figures)),
        (
            (each.at, each.code, identify("finding", index))
            for index, each in enumerate(found.result.diagnostics)
            if not each.suppression
        ),
    )


def _spans(doc: Doc, places: Iterable[Place]) -> Iterator[TokenSpan]:
    """The tokens that share a character with each place, or the one before a place that shares none.

    A text without tokens has no spans.
    """
    for at, label, name in places:
        end = max(at.end, at.start + 1)
        span = doc.char_span(at.start, end, label, alignment_mode="expand", span_id=name)
        if span is not None and len(span):
            yield span
        elif len(doc):
            before = max(0, bisect_right(doc, at.start, key=lambda token: token.idx) - 1)
            yield TokenSpan(doc, before, before + 1, label, span_id=name)
