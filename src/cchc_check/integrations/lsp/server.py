"""The server itself: what the editor says goes to the session, what the session finds goes to the editor."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

import cchc_check
from cchc_check.integrations.lsp.actions import KINDS
from cchc_check.integrations.lsp.session import Session

WATCHED = "**/*.toml"
"""Configurations, those they extend, and baselines."""


def serve() -> int:
    """Serve the editor at the other end of stdin and stdout; 0 when it said goodbye in order, else 1."""
    session = Session(
        LanguageServer(
            "cchc-check", cchc_check.__version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
    )
    _greet(session)
    _follow(session)
    _answer(session)
    session.server.start_io()
    session.close()
    return 0 if session.dismissed else 1


def _greet(session: Session) -> None:
    feature = session.server.feature

    @feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        session.begin(params.initialization_options)

    @feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = session.server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            await session.server.client_register_capability_async(_watching())

    @feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        session.dismissed = True


def _watching() -> types.RegistrationParams:
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("toml", method, options)])


def _follow(session: Session) -> None:
    """Everything that changes what holds for a text."""
    feature = session.server.feature

    @feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        session.open(params.text_document.uri, params.text_document.language_id)

    @feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        session.change(params.text_document.uri)

    @feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        session.save(params.text_document.uri)

    @feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.shut(params.text_document.uri)

    @feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        session.configure(params.settings)

    @feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        session.reconsider()


def _answer(session: Session) -> None:
    feature = session.server.feature

    @feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await session.hover(params.text_document.uri, params.position)

    @feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=KINDS))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        kinds = None if only is None else [str(getattr(kind, "value", kind)) for kind in only]
        return await session.actions(params.text_document.uri, params.range, kinds)
