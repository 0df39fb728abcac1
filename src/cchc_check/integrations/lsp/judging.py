"""From the text in an editor to what holds for it: under the settings and the baseline of its path.

Invariant: nothing raises; what was not checked is a Failure in the result.
"""

from __future__ import annotations

import codecs
import datetime as dt
import os
import traceback
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from cchc_check.engine import baseline, config
from cchc_check.engine.baseline import Baseline
from cchc_check.engine.results import Failure, FileResult
from cchc_check.engine.run import Plan, check_file, prepare
from cchc_check.engine.settings import Settings
from cchc_check.errors import CchcCheckError
from cchc_check.integrations.lsp.lines import Lines
from cchc_check.localize import LANGUAGES, say
from cchc_check.readers import READERS, read_text
from cchc_check.rulebook.rule import Rule
from cchc_check.text.document import Document
from cchc_check.text.span import Span

UNSAVED = {"markdown": ".md", "plaintext": ".txt", "text": ".txt"}
"""The language of a text that has no file yet → the suffix it is read under."""
OPTIONS = "initializationOptions"


class Judged(Struct, frozen=True, dict=True):
    """A text and its result; `rules` are those that ran."""

    path: str
    text: str
    lang: str
    result: FileResult
    rules: Mapping[str, Rule] = field(default_factory=dict)

    @cached_property
    def document(self) -> Document:
        """The text as it was read; not to be asked for when reading failed."""
        return read_text(self.text, READERS[Path(self.path).suffix.lower()], self.path)

    def source(self, span: Span) -> Span:
        """The place in `text` of a span of the document."""
        return self.document.source_map.span(span)

    def around(self, span: Span) -> Span:
        """The same, but of an empty span what reading cut out there: a comment, a picture."""
        if len(span):
            return self.source(span)
        start = self.source(Span(span.start - 1, span.start)).end if span.start else 0
        return Span(start, self.source(span).start)

    def lines(self, encoding: str) -> Lines:
        """The lines of `text` for an editor."""
        return Lines(self.text, encoding)


class Judge(Struct):
    """Reads every configuration and baseline once, until it is told to `forget`; not for two threads at once.

    `options` are settings that the editor gives; they beat the configuration file, as flags do.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    plans: dict[Path | None, Plan] = field(default_factory=dict)
    baselines: dict[str, Baseline] = field(default_factory=dict)

    def forget(self) -> None:
        """Read configurations and baselines anew when they are next needed."""
        self.plans.clear()
        self.baselines.clear()
        config.closest.cache_clear()

    def judged(self, path: str, text: str) -> Judged:
        """What holds for `text` under the name `path`."""
        lang = self._lang()
        try:
            plan = self._plan(path)
            lang = plan.lang
            # A byte order mark of our own: decoding then takes off this one, and not one the text begins with.
            data = codecs.BOM_UTF8 + text.encode("utf-8", "surrogatepass")
            result = self._accepted(check_file(path, plan, data), plan)
            return Judged(path, text, lang, result, {rule.code: rule for rule in plan.rules})
        except CchcCheckError as error:
            failure = Failure(error.one_line(lang))
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            failure = Failure(say(lang, "lsp.broke", why=why), detail=traceback.format_exc())
        return Judged(path, text, lang, FileResult(path, Path(path).suffix.lstrip("."), failures=(failure,)))

    def _lang(self) -> str:
        wanted = self.options.get("lang")
        return wanted if wanted in LANGUAGES else LANGUAGES[0]

    def _plan(self, path: str) -> Plan:
        file = config.closest(Path(os.path.abspath(os.path.dirname(path))))
        if file not in self.plans:
            settings = config.load(file) if file else Settings()
            self.plans[file] = prepare(config.apply(settings, self.options, OPTIONS))
        return self.plans[file]

    def _accepted(self, result: FileResult, plan: Plan) -> FileResult:
        file = baseline.closest(os.path.dirname(result.path))
        if not file:
            return result
        if file not in self.baselines:
            self.baselines[file] = baseline.load(file)
        today = plan.context.as_of or dt.date.today()
        return baseline.accept(result, self.baselines[file], plan.codes, today, plan.lang)


def name_for(uri_path: str | None, uri: str, language: str, root: str) -> str:
    """The path a text is judged under, or "" for what is not ours: other formats, other schemes."""
    if uri_path is not None:
        return uri_path if READERS.get(Path(uri_path).suffix.lower()) in ("md", "txt") else ""
    scheme, _, name = uri.partition(":")
    suffix = UNSAVED.get(language, "") if scheme == "untitled" else ""
    return os.path.join(root, name.replace("/", "_") + suffix) if suffix else ""
