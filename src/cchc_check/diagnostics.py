"""What a check yields (Finding) and what a user sees (Diagnostic): values only, no wording is made here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any

from msgspec import Struct, field

from cchc_check.text.span import Position, Span


class Severity(StrEnum):
    """How sure the tool is, not how bad the consequence would be."""

    ERROR = "error"
    """The document itself proves it."""
    WARNING = "warning"
    """Somebody has to judge it."""
    INFO = "info"
    """Worth a look."""

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Applicability(StrEnum):
    """Whether a fix may be applied without asking."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(Struct, frozen=True):
    """Put `text` in place of the characters of `span`."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """Edits that belong together; they do not overlap."""

    edits: tuple[Edit, ...]
    applicability: Applicability
    title: str = ""


class Related(Struct, frozen=True):
    """Another place that a finding rests on. `note` names a text in the rule page's `[notes]`."""

    at: Span
    note: str
    values: Mapping[str, str] = field(default_factory=dict)
    path: str = ""


class Occurrence(Struct, frozen=True):
    """One of the places that a finding stands for: `at` is shown, `whole` is where a directive silences it."""

    at: Span
    whole: Span
    values: Mapping[str, str] = field(default_factory=dict)


class Finding(Struct, frozen=True):
    """A place and its values, from one check.

    `variant` is "" or one of the check's declared variants: the page may give it a severity and a wording of
    its own (for example when the document does not prove what it suggests). `occurrences` are all places of a
    finding that is told once for many, its own first; () where it stands for itself.
    """

    at: Span
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    variant: str = ""
    occurrences: tuple[Occurrence, ...] = ()


class RelatedPlace(Struct, frozen=True):
    """A Related as a user sees it: worded and located; `source` and `end` as in Diagnostic."""

    at: Span
    position: Position
    place: str
    quote: str
    note: str
    path: str = ""
    source: Span | None = None
    end: Position | None = None


class Diagnostic(Struct, frozen=True):
    """One finding under one rule, worded, located and ready to print.

    `place` is the place in words ("Mục II.1 › đoạn 3"); `excerpt` the text of the block around it, in which the
    quote stands at `excerpt_at`; `source` the same span in the decoded source file of a text format, None for
    Word; `basis` the article of law, or ""; `suppression` why it was silenced, or "" when nobody did;
    `suppressed_by` is then "directive" or "baseline"; `end` is where `position` is, for the end of the quote.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    at: Span
    position: Position
    place: str
    quote: str
    values: Mapping[str, str]
    excerpt: str = ""
    excerpt_at: tuple[int, int] = (0, 0)
    source: Span | None = None
    related: tuple[RelatedPlace, ...] = ()
    fix: Fix | None = None
    basis: str = ""
    url: str = ""
    fingerprint: str = ""
    suppression: str = ""
    suppressed_by: str = ""
    end: Position | None = None


def fingerprint(code: str, quote: str, context: str, occurrence: int) -> str:
    """16 hexadecimal digits that stay when the block moves and change when its own words change.

    `context` is the text of the block that holds the finding; `occurrence` tells equal findings in equal blocks
    apart (from 0).
    """
    words = " ".join(context.split())
    key = "\x1f".join((code, " ".join(quote.split()), words, str(occurrence)))
    return str(_sha256()(key.encode()).hexdigest())[:16]


@cache
def _sha256() -> Any:
    """The interpreter's own SHA-256: `hashlib` loads a whole cryptographic library to offer another."""
    for name in ("_sha2", "_sha256"):
        try:
            return import_module(name).sha256
        except ImportError:
            continue
    return import_module("hashlib").sha256
