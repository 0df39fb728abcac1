"""Quick fixes: the fix of a finding, its silencing, and all safe fixes at once.

Invariant: edits are for the very text that was judged, and its version goes with them where the editor looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types
from msgspec import Struct

from cchc_check.diagnostics import Applicability, Diagnostic, Edit
from cchc_check.engine.fixing import safe_apart
from cchc_check.integrations.lsp.judging import Judged
from cchc_check.integrations.lsp.notices import notice, place
from cchc_check.integrations.lsp.silencing import silencing
from cchc_check.localize import say
from cchc_check.text.span import Span

QUICK_FIX = types.CodeActionKind.QuickFix.value
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.cchc-check"
KINDS: Sequence[types.CodeActionKind | str] = (types.CodeActionKind.QuickFix, FIX_ALL)


class Target(Struct, frozen=True):
    """The open document that edits are for. `versioned`: the editor refuses edits for another version."""

    uri: str
    version: int
    encoding: str
    versioned: bool


def actions(
    judged: Judged, target: Target, span: Span, only: Sequence[str] | None
) -> Iterator[types.CodeAction]:
    """What can be done about the findings that touch `span`; `only` holds the kinds asked for."""
    if _wanted(QUICK_FIX, only):
        for found in at(judged, span):
            yield from _quick(judged, target, found)
    if _wanted(FIX_ALL, only):
        yield from _all(judged, target)


def at(judged: Judged, span: Span) -> Iterator[Diagnostic]:
    """The findings that touch `span`, ends included."""
    for found in judged.result.active():
        here = place(found)
        if here.start <= span.end and span.start <= here.end:
            yield found


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    return only is None or any(kind == each or kind.startswith(f"{each}.") or not each for each in only)


def _quick(judged: Judged, target: Target, found: Diagnostic) -> Iterator[types.CodeAction]:
    shown = [notice(found, judged, target.uri, judged.lines(target.encoding))]
    if found.fix and found.fix.edits and found.fix.applicability is not Applicability.DISPLAY:
        safe = found.fix.applicability is Applicability.SAFE
        title = found.fix.title or say(judged.lang, "lsp.fix", code=found.code)
        yield types.CodeAction(
            title=title if safe else say(judged.lang, "lsp.unsafe", title=title),
            kind=QUICK_FIX,
            diagnostics=shown,
            is_preferred=safe,
            edit=_edit(judged, target, _edits(judged, [found])),
        )
    if insertion := silencing(judged, found):
        edit = Edit(Span(insertion.offset, insertion.offset), insertion.text)
        yield types.CodeAction(
            title=say(judged.lang, "lsp.silence", code=found.code),
            kind=QUICK_FIX,
            diagnostics=shown,
            edit=_edit(judged, target, [edit]),
        )


def _all(judged: Judged, target: Target) -> Iterator[types.CodeAction]:
    chosen, _ = safe_apart(judged.result.active())
    if chosen:
        title = say(judged.lang, "lsp.fix-all", count=len(chosen))
        edit = _edit(judged, target, _edits(judged, chosen))
        yield types.CodeAction(title=title, kind=FIX_ALL, edit=edit)


def _edits(judged: Judged, chosen: Iterable[Diagnostic]) -> list[Edit]:
    """The edits of the fixes, in the text of the editor."""
    return [
        Edit(judged.source(edit.span), edit.text) for found in chosen if found.fix for edit in found.fix.edits
    ]


def _edit(judged: Judged, target: Target, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    lines = judged.lines(target.encoding)
    changes = [types.TextEdit(lines.range(edit.span), edit.text) for edit in edits]
    if not target.versioned:
        return types.WorkspaceEdit(changes={target.uri: changes})
    document = types.OptionalVersionedTextDocumentIdentifier(target.uri, target.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, changes)])
