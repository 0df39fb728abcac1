"""The tool's own regular expressions, compiled once per installation.

Invariant: a kept pattern is what `re.compile` gives. Only patterns written in the source come here, never one
made from a document, so that no word of a draft is ever kept.
"""

from __future__ import annotations

import marshal
import re
import sys
from functools import cache
from typing import Any, AnyStr

from cchc_check import kept

MOST = 2_000
"""More than these are a checkout's history: they are dropped, and those of the next run kept."""

Key = tuple[str | bytes, int]
_new: set[Key] = set()


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(pattern, flags)`, from what is kept where that is possible."""
    key = (pattern, int(flags))
    if known := _known().get(key):
        own_flags, code, *groups = known
        numbers = memoryview(code).cast("I").tolist()
        found: re.Pattern[AnyStr] = _engine().compile(pattern, own_flags, numbers, *groups)
        return found
    _new.add(key)
    return re.compile(pattern, flags)


def keep() -> None:
    """Keep what was compiled since the start, for the next one. A command calls this when its work is done."""
    if not _new or sys.dont_write_bytecode or not _stamp():
        return
    known = {} if len(_known()) > MOST else _known()
    made = {key: _parts(*key) for key in sorted(_new, key=repr)}
    kept.save("patterns", _stamp(), marshal.dumps({**known, **made}))
    _new.clear()


@cache
def _known() -> dict[Key, tuple[Any, ...]]:
    content = kept.load("patterns", _stamp()) if _stamp() else None
    return dict(marshal.loads(content)) if content else {}


@cache
def _stamp() -> bytes:
    """What the engine of this Python is, or nothing where it is not the one whose parts are known."""
    engine = _engine()
    if not engine or engine.CODESIZE != 4:
        return b""
    return f"{sys.version}\n{engine.MAGIC}\n".encode()


@cache
def _engine() -> Any:
    if sys.implementation.name != "cpython":
        return None
    import _sre  # type: ignore[import-not-found]

    return _sre


def _parts(pattern: str | bytes, flags: int) -> tuple[Any, ...]:
    """All that `_sre.compile` wants besides the pattern, as `re.compile` would hand it over."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, index in state.groupdict.items():
        names[index] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names)
