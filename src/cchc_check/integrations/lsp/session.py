"""One editor and its open texts: each is judged when it has been still for a moment.

Invariant: what is published, shown or changed is always for the text as it is now; one text is judged at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from lsprotocol import types
from msgspec import Struct, field
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from cchc_check.integrations.lsp.actions import Target, actions, at
from cchc_check.integrations.lsp.hovering import RULE_OFF, hover
from cchc_check.integrations.lsp.judging import Judge, Judged, name_for
from cchc_check.integrations.lsp.notices import place, told
from cchc_check.reporters.full import coverage
from cchc_check.text.span import Span

SECTION = "cchc-check"
"""The name of our settings among those of an editor."""
STILL = 0.3
"""Seconds without a change after which a text is judged."""


class Open(Struct):
    """An open text of ours. `revision` grows with everything that may change what holds for it."""

    uri: str
    path: str
    revision: int = 0
    judging: asyncio.Task[Judged | None] | None = None
    hurry: asyncio.Event = field(default_factory=asyncio.Event)


class Session(Struct):
    """The texts that an editor has open; `dismissed` once it has asked for the end."""

    server: LanguageServer
    judge: Judge = field(default_factory=Judge)
    texts: dict[str, Open] = field(default_factory=dict)
    worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    dismissed: bool = False

    def begin(self, options: Any) -> None:
        """Take the settings that the editor gives."""
        self.judge.options = options if isinstance(options, dict) else {}

    def configure(self, settings: Any) -> None:
        """Take other settings from the editor, when it has any for us under our name."""
        own = settings.get(SECTION) if isinstance(settings, dict) else None
        if isinstance(own, dict):
            self.judge.options = own
            self.reconsider()

    def close(self) -> None:
        """Judge no more."""
        self.worker.shutdown(cancel_futures=True)

    def open(self, uri: str, language: str) -> None:
        """A text has been opened; what is no text of ours is left alone."""
        root = self.server.workspace.root_path or ""
        if path := name_for(to_fs_path(uri), uri, language, root):
            self.texts[uri] = Open(uri, path)
            self._forget()
            self._judge(self.texts[uri], 0, log=True)

    def change(self, uri: str) -> None:
        """A text has changed."""
        if text := self.texts.get(uri):
            self._judge(text, STILL)

    def save(self, uri: str) -> None:
        """A file has been saved: one of ours, or one that others may depend on."""
        if uri not in self.texts:
            return self.reconsider()
        self._forget()
        self._judge(self.texts[uri], 0, log=True)
        return None

    def reconsider(self) -> None:
        """Settings may have changed."""
        self._forget()
        for text in self.texts.values():
            self._judge(text, 0)

    def shut(self, uri: str) -> None:
        """A text has been closed: nothing is said of it any more."""
        if text := self.texts.pop(uri, None):
            text.revision += 1
            self._publish(uri, [], None)

    async def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """The findings at a place, each with the page of its rule."""
        judged = await self._now(uri)
        if judged is None:
            return None
        lines = judged.lines(self._encoding)
        offset = lines.offset(position)
        found = list(at(judged, Span(offset, offset)))
        if not found:
            return None
        kind = types.MarkupKind.Markdown if self._shows_markdown else types.MarkupKind.PlainText
        markdown = kind is types.MarkupKind.Markdown
        words = RULE_OFF.join(hover(judged, each, markdown=markdown) for each in found)
        return types.Hover(types.MarkupContent(kind, words), lines.range(place(found[0])))

    async def actions(self, uri: str, range: types.Range, only: list[str] | None) -> list[types.CodeAction]:
        """What can be done about the findings in a range."""
        judged = await self._now(uri)
        if judged is None:
            return []
        lines = judged.lines(self._encoding)
        span = Span(lines.offset(range.start), lines.offset(range.end))
        version = self.server.workspace.get_text_document(uri).version or 0
        target = Target(uri, version, self._encoding, self._takes_versions)
        return list(actions(judged, target, span, only))

    async def _now(self, uri: str) -> Judged | None:
        """What holds for a text as it is now; None when it changes while it is judged."""
        text = self.texts.get(uri)
        if text is None or text.judging is None:
            return None
        text.hurry.set()
        return await asyncio.shield(text.judging)

    def _judge(self, text: Open, pause: float, *, log: bool = False) -> None:
        text.revision += 1
        text.hurry = asyncio.Event()
        text.judging = asyncio.get_running_loop().create_task(self._judged(text, pause, log=log))

    async def _judged(self, text: Open, pause: float, *, log: bool) -> Judged | None:
        revision, hurry = text.revision, text.hurry
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(hurry.wait(), pause)
        if text.revision != revision:
            return None
        document = self.server.workspace.get_text_document(text.uri)
        words, version = document.source, document.version

        encoding = self._encoding

        def work() -> tuple[Judged, list[types.Diagnostic]] | None:
            if text.revision != revision:
                return None
            judged = self.judge.judged(text.path, words)
            return judged, told(judged, text.uri, encoding)

        done = await asyncio.get_running_loop().run_in_executor(self.worker, work)
        if done is None or text.revision != revision:
            return None
        judged, found = done
        self._publish(text.uri, found, version)
        if log:
            report = "\n".join(coverage(judged.result, judged.lang))
            self.server.window_log_message(types.LogMessageParams(types.MessageType.Info, report))
        return judged

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        params = types.PublishDiagnosticsParams(uri, found, version)
        self.server.text_document_publish_diagnostics(params)

    def _forget(self) -> None:
        self.worker.submit(self.judge.forget)

    @property
    def _encoding(self) -> str:
        encoding = self.server.workspace.position_encoding
        return str(getattr(encoding, "value", encoding) or types.PositionEncodingKind.Utf16.value)

    @property
    def _takes_versions(self) -> bool:
        workspace = self.server.client_capabilities.workspace
        return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)

    @property
    def _shows_markdown(self) -> bool:
        shown = self.server.client_capabilities.text_document
        kinds = shown.hover.content_format if shown and shown.hover else None
        return kinds is None or types.MarkupKind.Markdown in kinds
