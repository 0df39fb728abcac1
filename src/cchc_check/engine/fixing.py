"""Safe fixes made in a copy: as tracked changes in Word, in the text itself elsewhere.

Invariant: a fix is made whole or not at all, and every fix that was not made is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from cchc_check import limits
from cchc_check.diagnostics import Applicability, Diagnostic, Edit
from cchc_check.engine.annotate import w_date
from cchc_check.errors import CchcCheckError
from cchc_check.text.normalize import SourceMap
from cchc_check.text.span import Span

CONTEXT = 40
"""Characters shown on either side of a change."""


class Fixed(Struct, frozen=True):
    """The copy; the findings that were mended in it, and those whose safe fix could not be made."""

    data: bytes
    made: tuple[Diagnostic, ...] = ()
    left: tuple[Diagnostic, ...] = ()


def fix(
    data: bytes, path: str, format: str, diagnostics: Sequence[Diagnostic], *, as_of: dt.date | None = None
) -> Fixed:
    """The file `data` after the safe fixes of `diagnostics`, which were found in this very file.

    In Word they are tracked changes, dated `as_of` or not at all. Raises CchcCheckError for a signed file.
    """
    chosen, left = safe_apart(diagnostics)
    if not chosen:
        return Fixed(data, (), left)
    if format == "docx":
        return _fix_word(data, chosen, left, w_date(as_of))
    return Fixed(_fix_text(data, path, format, chosen), chosen, left)


def _is_safe(found: Diagnostic) -> bool:
    return bool(found.fix and found.fix.edits and found.fix.applicability is Applicability.SAFE)


def _edits(found: Diagnostic) -> tuple[Edit, ...]:
    return found.fix.edits if found.fix else ()


def safe_apart(
    diagnostics: Iterable[Diagnostic],
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The findings whose safe fixes do not touch each other, the first come first, and the others."""
    chosen: list[Diagnostic] = []
    left: list[Diagnostic] = []
    taken: list[Span] = []
    for found in filter(_is_safe, diagnostics):
        spans = [edit.span for edit in _edits(found)]
        meets = any(span.start <= other.end and other.start <= span.end for span in spans for other in taken)
        (left if meets else chosen).append(found)
        taken += [] if meets else spans
    return tuple(chosen), tuple(left)


def _fix_text(data: bytes, path: str, format: str, chosen: Sequence[Diagnostic]) -> bytes:
    from cchc_check.readers import read
    from cchc_check.readers.encoding import decode, encode_like

    source_map = read(data, path=path, format=format).source_map
    text = decode(data, path)[0]
    return encode_like(data, fixed_text(text, source_map, chosen))


def fixed_text(source: str, source_map: SourceMap, chosen: Iterable[Diagnostic]) -> str:
    """The source after the fixes of `chosen`, which do not touch each other."""
    edits = (edit for found in chosen for edit in _edits(found))
    pieces: list[str] = []
    at = 0
    for span, text in sorted((source_map.span(edit.span), edit.text) for edit in edits):
        pieces += (source[at : span.start], text)
        at = span.end
    return "".join((*pieces, source[at:]))


def _fix_word(data: bytes, chosen: Sequence[Diagnostic], left: tuple[Diagnostic, ...], date: str) -> Fixed:
    from cchc_check.text.normalize import normalize
    from cchc_check.word.load import load
    from cchc_check.word.package import Package
    from cchc_check.word.seal import is_signed
    from cchc_check.word.tracked import Change, track_changes

    package = Package(data, limits.NONE)
    if is_signed(package):
        raise CchcCheckError("fixing.signed", hint="fixing.hint-signed")
    word = load(package)
    text, source_map = normalize(word.text.rstrip("\n"))
    groups = []
    old = [
        (flow.start + gap.start, flow.start + gap.end)
        for flow in word.flows
        for gap in flow.gaps
        if gap.reason == "old-font"
    ]
    unfixed = tuple(found for found in chosen if _in_old_font(source_map, found, old))
    chosen, left = tuple(found for found in chosen if found not in unfixed), left + unfixed
    for found in chosen:
        group = []
        for edit in sorted(_edits(found), key=lambda edit: edit.span.start):
            small = trimmed(text, edit)
            place = source_map.span(small.span)
            group.append(Change(place.start, place.end, small.text))
        groups.append(group)
    tracked = track_changes(data, word, groups, date)
    outcomes = tuple(zip(chosen, tracked.made, strict=True))
    made = tuple(found for found, done in outcomes if done)
    return Fixed(tracked.data, made, left + tuple(found for found, done in outcomes if not done))


def _in_old_font(source_map: SourceMap, found: Diagnostic, old: Sequence[tuple[int, int]]) -> bool:
    """True where a fix would put Unicode into words whose font shows other letters for it."""
    places = [source_map.span(edit.span) for edit in _edits(found)]
    return any(place.start <= end and start <= place.end for place in places for start, end in old)


def trimmed(text: str, edit: Edit) -> Edit:
    """The edit without the characters that it leaves as they are at either end."""
    before, after = text[edit.span.start : edit.span.end], edit.text
    shared = min(len(before), len(after))
    head = next((i for i in range(shared) if before[i] != after[i]), shared)
    shared -= head
    tail = next((i for i in range(shared) if before[-1 - i] != after[-1 - i]), shared)
    return Edit(Span(edit.span.start + head, edit.span.end - tail), after[head : len(after) - tail])


def diff(data: bytes, fixed: Fixed, path: str, format: str) -> Iterator[str]:
    """What `fixed` changes, as lines without ends: a unified diff of a text format, a list of passages for Word."""
    if not fixed.made:
        return
    if format == "docx":
        yield from (f"--- {path}", f"+++ {path}")
        for found in fixed.made:
            yield from _passages(found)
        return
    from difflib import unified_diff

    from cchc_check.readers.encoding import decode

    before, after = (decode(content, path)[0].splitlines() for content in (data, fixed.data))
    yield from unified_diff(before, after, path, path, lineterm="")


def _passages(found: Diagnostic) -> Iterator[str]:
    """The words around a fix, before and after it."""
    shift = found.at.start - found.excerpt_at[0]
    edits = sorted((edit.span.start - shift, edit.span.end - shift, edit.text) for edit in _edits(found))
    left = max(0, edits[0][0] - CONTEXT)
    right = min(len(found.excerpt), max(end for _, end, _ in edits) + CONTEXT)
    after = []
    at = left
    for start, end, text in edits:
        after += [found.excerpt[at:start], text]
        at = end
    after.append(found.excerpt[at:right])
    head, tail = ("…" if left else ""), ("…" if right < len(found.excerpt) else "")
    yield f"@@ {found.place} @@ {found.code}"
    for sign, words in (("-", found.excerpt[left:right]), ("+", "".join(after))):
        yield f"{sign}{head}{words}{tail}".replace("\n", " ").replace("\t", " ")
