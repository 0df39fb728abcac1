"""Everything that can be wrong with our instructions or with a document's bytes.

    CchcCheckError
    ├── ConfigError          a flag, a configuration file or a suppression we were given
    ├── RuleError            a rule page
    └── ReadError            a document
        ├── UnsupportedFormat    not a format that is read
        ├── CorruptDocument      damaged, truncated or not what its suffix says
        ├── EncryptedDocument    protected by a password
        └── LimitExceeded        larger or deeper than the documented limits

What is wrong with a document's *content* is a Diagnostic, never an exception.
"""

from __future__ import annotations

from typing import Any


class CchcCheckError(Exception):
    """One line says all: the place, the reason, and what to do.

    `reason` is a message name in `locale/*.toml` (see `localize.say`) and `details` fills its placeholders,
    so the same error can be worded in either language. `hint` is the name of a second message or "".
    """

    def __init__(self, reason: str, *, path: str = "", line: int = 0, hint: str = "", **details: Any) -> None:
        self.reason = reason
        self.path = path
        self.line = line
        self.hint = hint
        self.details = details
        super().__init__(reason, path, line, hint, details)

    def __str__(self) -> str:
        place = (
            f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        )
        details = ", ".join(f"{key}={value}" for key, value in self.details.items())
        return f"{place}{self.reason}" + (f" ({details})" if details else "")


class ConfigError(CchcCheckError):
    """A flag or a configuration file that cannot be followed."""


class RuleError(CchcCheckError):
    """A rule page that does not say a complete, consistent rule."""


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
