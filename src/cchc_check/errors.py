"""Everything that can be wrong with our instructions or with a document's bytes.

    CchcCheckError
    ├── ConfigError          a flag, a configuration file or a suppression we were given
    ├── RuleError            a rule page
    ├── CheckError           a rule that could not do its work on a document
    └── ReadError            a document
        ├── UnsupportedFormat    not a format that is read
        ├── CorruptDocument      damaged, truncated or not what its suffix says
        ├── EncryptedDocument    protected by a password
        └── LimitExceeded        larger or deeper than the documented limits

What is wrong with a document's *content* is a Diagnostic, never an exception.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from cchc_check.localize import say


class CchcCheckError(Exception):
    """One line says all: the place, the reason, and what to do.

    `reason` is a message name in `locale/*.toml` (see `localize.say`) and `details` fills its placeholders,
    so the same error can be worded in either language. `hint` is the name of a second message or "".
    `str(error)` is `one_line()` in Vietnamese.
    """

    def __init__(self, reason: str, *, path: str = "", line: int = 0, hint: str = "", **details: Any) -> None:
        self.reason = reason
        self.path = path
        self.line = line
        self.hint = hint
        self.details = details
        super().__init__(reason, path, line, hint, details)

    def __str__(self) -> str:
        try:
            return self.one_line()
        except LookupError:
            return self.reason

    def __reduce__(self) -> tuple[Any, ...]:
        again = partial(type(self), path=self.path, line=self.line, hint=self.hint, **self.details)
        return again, (self.reason,)

    def one_line(self, lang: str = "vi", *, with_path: bool = True) -> str:
        """`path:line: reason; what to do` in `lang`, without the path when it is printed beside."""
        text = say(lang, self.reason, **self.details)
        if self.hint:
            text += f"; {say(lang, self.hint, **self.details)}"
        if not self.path or not with_path:
            return text
        return f"{self.path}:{self.line}: {text}" if self.line else f"{self.path}: {text}"


class ConfigError(CchcCheckError):
    """A flag or a configuration file that cannot be followed."""


class RuleError(CchcCheckError):
    """A rule page that does not say a complete, consistent rule."""


class CheckError(CchcCheckError):
    """A check that did not finish, or lacks what it needs on this machine: the document was not checked by it."""


class ReadError(CchcCheckError):
    """A document that was not read."""


class UnsupportedFormat(ReadError):
    """A file of a kind that is not read."""


class CorruptDocument(ReadError):
    """A file that is damaged, or is not what its suffix says."""


class EncryptedDocument(ReadError):
    """A file protected by a password."""


class LimitExceeded(ReadError):
    """A file beyond the documented limits."""
