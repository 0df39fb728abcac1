"""Lists of recipients without "Như trên" where somebody is addressed, or without the line "Lưu"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context, among
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.form.appendices import appendices
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_LABEL = compiled(r"N(?:ơi nhận|ƠI NHẬN) ?:")
_ADDRESS = compiled(r"Kính +gửi")
_AS_ABOVE = compiled(r"[Nn]hư (?:trên|[Kk]ính gửi)|NHƯ TRÊN")
_KEPT = compiled(r"\b[Ll]ưu\b|\bLT\b|\bVT\b")
_LETTERS = 15
_REACH = 2500


def recipients_incomplete(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """What the last list of recipients of the document itself lacks."""
    text = facts.document.text
    below = next((each.span.start for each in appendices(facts)), len(text))
    labels = list(_LABEL.finditer(text, 0, below))
    if not labels:
        return
    label = labels[-1]
    listed = text[label.end() : min(below, label.end() + _REACH)]
    if sum(map(str.isalpha, listed)) < _LETTERS:
        return
    at = Span(label.start(), label.end())
    lacks = {
        "as-above": bool(_ADDRESS.search(text, 0, label.start())) and not _AS_ABOVE.search(listed),
        "kept": not _KEPT.search(listed),
    }
    for variant in params["wanted"]:
        if lacks[variant]:
            yield Finding(at, {"label": label[0]}, variant=variant)


CHECK = Check(
    name="recipients-incomplete",
    function=recipients_incomplete,
    values=("label",),
    variants=("as-above", "kept"),
    params={"wanted": ("as-above", "kept")},
    needs=("form",),
    review=among("wanted", ("as-above", "kept")),
)
