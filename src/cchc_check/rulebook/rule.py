"""A rule as its page states it: which check, how severe, in what words.

Invariant: every text is there in every language; placeholders agree with the check once the rule is bound.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from string import Formatter
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from cchc_check.diagnostics import Severity
from cchc_check.extraction.form.regimes import REGIMES, TODAY
from cchc_check.rulebook.spoken import filled

Texts = Mapping[str, str]
"""One text by language."""
_DECREE = "Nghị định 30/2020/NĐ-CP"


class Variant(Struct, frozen=True):
    """What a page says otherwise for findings of one kind; None and empty where it says nothing."""

    severity: Severity | None = None
    messages: Texts = field(default_factory=dict)


class Under(Struct, frozen=True):
    """What a page says otherwise for the documents of one regime; None and empty where it says nothing."""

    basis: str = ""
    severity: Severity | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    messages: Texts = field(default_factory=dict)
    variants: Mapping[str, Variant] = field(default_factory=dict)


class Rule(Struct, frozen=True):
    """One rule page. `code` and `name` are the file's name; `path` is where it lies.

    `in_force` holds the first and the last day (None: open) of the documents it is for, by their own date;
    `regimes` the rules of form under which it holds. A basis in today's decree is none under another regime.
    """

    code: str
    name: str
    check: str
    severity: Severity
    status: str
    since: str
    basis: str
    titles: Texts
    messages: Texts
    fix: Texts = field(default_factory=dict)
    notes: Mapping[str, Texts] = field(default_factory=dict)
    variants: Mapping[str, Variant] = field(default_factory=dict)
    stage: Mapping[str, Severity] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)
    in_force: tuple[dt.date | None, dt.date | None] = (None, None)
    regimes: tuple[str, ...] = REGIMES
    by_regime: Mapping[str, Under] = field(default_factory=dict)
    path: str = ""

    @property
    def preview(self) -> bool:
        """True while the rule runs only for those who ask for it."""
        return self.status == "preview"

    def under(self, regime: str) -> Rule:
        """The rule for the documents of one regime."""
        own = self.by_regime.get(regime)
        if own is None:
            return replace(self, basis="") if regime != TODAY and self.basis.startswith(_DECREE) else self
        return replace(
            self,
            basis=own.basis,
            severity=own.severity or self.severity,
            stage={} if own.severity else self.stage,
            params={**self.params, **own.params},
            messages=own.messages or self.messages,
            variants={
                name: _variant_under(self.variants.get(name), own.variants.get(name), own.severity)
                for name in (*self.variants, *own.variants)
            },
        )

    def severity_for(self, variant: str, stage: str) -> Severity:
        """The severity of a finding: the variant's own, or else the stage's, or else the rule's."""
        special = self.variants.get(variant)
        if special and special.severity:
            return special.severity
        return self.stage.get(stage, self.severity)

    def applies_on(self, day: dt.date | None) -> bool:
        """True when a document of that day is under the rule; a document without a date is."""
        first, last = self.in_force
        return day is None or ((first is None or first <= day) and (last is None or day <= last))

    def title(self, lang: str) -> str:
        """The rule in a few words."""
        return self.titles[lang]

    def message(self, lang: str, variant: str, values: Texts) -> str:
        """The sentence for one finding, on one line. Raises KeyError when a value is missing."""
        special = self.variants.get(variant)
        texts = special.messages if special and special.messages else self.messages
        return filled(texts[lang], values, lang)

    def fix_title(self, lang: str, values: Texts) -> str:
        """What the fix does, or "" when the page does not say."""
        return filled(self.fix[lang], values, lang) if self.fix else ""

    def note(self, lang: str, name: str, values: Texts) -> str:
        """The wording of a related place, or "" when the page has none of that name."""
        return filled(self.notes[name][lang], values, lang) if name in self.notes else ""


def _variant_under(usual: Variant | None, own: Variant | None, most: Severity | None) -> Variant:
    """A variant under a regime: in the regime's words and severity where it has them, never above `most`."""
    usual, own = usual or Variant(), own or Variant()
    severity = own.severity or usual.severity
    if severity and most and not own.severity:
        severity = min(severity, most, key=lambda each: each.rank)
    return Variant(severity, own.messages or usual.messages)


def placeholders(text: str) -> frozenset[str] | None:
    """The names in braces, or None when the braces hold anything but a name or are not closed."""
    try:
        fields = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    if any(not str(name).isidentifier() or spec or conversion for name, spec, conversion in fields):
        return None
    return frozenset(str(name) for name, _, _ in fields)
