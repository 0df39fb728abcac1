"""An error of ours in one line: the place, the reason and what to do."""

from __future__ import annotations

from cchc_check.errors import CchcCheckError
from cchc_check.localize import say


def one_line(error: CchcCheckError, lang: str, *, with_path: bool = True) -> str:
    """`path:line: reason; what to do`, without the path when it is printed beside."""
    text = say(lang, error.reason, **error.details)
    if error.hint:
        text += f"; {say(lang, error.hint, **error.details)}"
    if not error.path or not with_path:
        return text
    return f"{error.path}:{error.line}: {text}" if error.line else f"{error.path}: {text}"
