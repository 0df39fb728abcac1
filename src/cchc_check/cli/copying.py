"""`--annotate`, `--fix` and `--diff`: copies are written and changes shown while documents are checked.

Invariant: whatever was asked for and not done is said on stderr, and makes the exit code 2.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from cchc_check.cli.complaint import complain
from cchc_check.diagnostics import Diagnostic
from cchc_check.engine import copies
from cchc_check.engine.annotate import annotate
from cchc_check.engine.fixing import diff, fix
from cchc_check.engine.results import FileResult
from cchc_check.engine.settings import Settings
from cchc_check.errors import CchcCheckError, ConfigError
from cchc_check.localize import say


class Wanted(Struct, frozen=True):
    """What the call asks for beside the report; "" and False where it does not."""

    annotate: str = ""
    fix: str = ""
    diff: bool = False

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that copies go to."""
        return tuple(filter(None, (self.annotate, self.fix)))


class Copier(Struct):
    """Makes what was wanted of one document after another. `lines` are the changes for `--diff` to show."""

    wanted: Wanted
    lang: str
    as_of: dt.date | None
    quiet: bool
    annotated: Mapping[str, str]
    fixed: Mapping[str, str]
    failed: bool = False
    lines: list[str] = field(default_factory=list)

    def take(self, file: str, data: bytes, result: FileResult) -> None:
        """The copies of one checked document."""
        try:
            if file in self.annotated:
                self._annotate(self.annotated[file], data, result)
        except CchcCheckError as error:
            self._complain(result.path, error)
        try:
            if self.wanted.fix or self.wanted.diff:
                self._fix(self.fixed.get(file, ""), data, result)
        except CchcCheckError as error:
            self._complain(result.path, error)

    def shown(self, results: Iterable[FileResult]) -> Iterator[str]:
        """What `--diff` prints, as each of the results comes and its document has been taken."""
        nothing = True
        for _ in results:
            yield from (f"{line}\n" for line in self.lines)
            nothing = nothing and not self.lines
            self.lines.clear()
        if nothing:
            self._say("fixing.nothing")

    def _annotate(self, target: str, data: bytes, result: FileResult) -> None:
        found = result.active()
        if not found:
            if not result.failures:
                self._say("annotate.nothing", path=result.path)
            return
        if result.format != "docx":
            raise CchcCheckError("annotate.not-word", hint="annotate.hint-not-word", format=result.format)
        written = annotate(data, found, lang=self.lang, as_of=self.as_of)
        copies.write(target, written.data)
        self._say("annotate.written", target=target, count=len(found) - len(written.lost))
        if written.away:
            self._say("annotate.away", count=len(written.away), places=_places(written.away))
        if written.lost:
            self._fail(say(self.lang, "annotate.lost", path=result.path, places=_places(written.lost)))

    def _fix(self, target: str, data: bytes, result: FileResult) -> None:
        done = fix(data, result.path, result.format, result.active(), as_of=self.as_of)
        if self.wanted.diff:
            self.lines += diff(data, done, result.path, result.format)
        if self.wanted.fix and done.made:
            copies.write(target, done.data)
            name = "fixing.written-word" if result.format == "docx" else "fixing.written"
            self._say(name, target=target, count=len(done.made))
        elif self.wanted.fix and not done.left and not result.failures:
            self._say("fixing.no-copy", path=result.path)
        if done.left:
            self._fail(say(self.lang, "fixing.left", path=result.path, places=_places(done.left)))

    def _complain(self, path: str, error: CchcCheckError) -> None:
        error.path = error.path or path
        self._fail(error.one_line(self.lang))

    def _fail(self, line: str) -> None:
        self.failed = True
        complain(line, self.lang)

    def _say(self, name: str, **values: object) -> None:
        if not self.quiet:
            print(f"cchc-check: {say(self.lang, name, **values)}", file=sys.stderr)


def prepare_copies(
    wanted: Wanted,
    paths: Sequence[str],
    found: Iterable[str],
    stdin_name: str,
    settings: Settings,
    *,
    quiet: bool,
) -> tuple[list[str], Copier]:
    """The files to check, none of them a copy of ours, and the copier for them.

    Raises ConfigError when a copy would fall on a document or on another copy.
    """
    files = copies.outside(paths, found, wanted.folders)
    names = {"-": stdin_name}
    annotated = copies.targets(paths, files, wanted.annotate, names) if wanted.annotate else {}
    fixed = copies.targets(paths, files, wanted.fix, names) if wanted.fix else {}
    if set(annotated.values()) & set(fixed.values()):
        raise ConfigError("copies.same-folder", folder=wanted.fix)
    return files, Copier(wanted, settings.lang, settings.as_of, quiet, annotated, fixed)


def _places(found: Sequence[Diagnostic]) -> str:
    """The findings by code and place, the first few."""
    return "; ".join(_few(f"{each.code}, {each.place}" if each.place else each.code for each in found))


def _few(words: Iterable[str], most: int = 3) -> Iterator[str]:
    for number, word in enumerate(words):
        if number == most:
            yield "…"
            return
        yield word
