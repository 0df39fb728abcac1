"""Every regular expression written in the package: made where the source makes them, found without a list.

Invariant: a call of `compiled` or of `re` that could not be followed is told by place, never passed over.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from msgspec import Struct

import cchc_check

PACKAGE = Path(cchc_check.__file__).parent
_CALLS = frozenset(("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"))
_PARTITIONS = "cchc_check.checks.figures.families"
"""Makes its patterns of a table of the package, when a value of it is first asked for."""


class Place(Struct, frozen=True, order=True):
    """A call in the source, by its first line."""

    module: str
    line: int


class Written(Struct, frozen=True):
    """A pattern and the call that made it."""

    place: Place
    pattern: str | bytes
    flags: int

    def __str__(self) -> str:
        return f"{self.place.module}:{self.place.line} {self.pattern!r}"


class Call(Struct, frozen=True):
    """A call of `compiled` or of a function of `re`, in the syntax tree."""

    place: Place
    last_line: int
    ours: bool
    node: ast.Call

    @property
    def text(self) -> str:
        """The call as written, in one line."""
        return ast.unparse(self.node)


def collected() -> tuple[tuple[Written, ...], tuple[str, ...]]:
    """The patterns, and the calls ("module: call") of which no pattern could be had.

    Asked of a child process, because what is imported already has made its patterns.
    """
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    written = tuple(
        Written(Place(*place), pattern.encode("latin-1") if is_bytes else pattern, flags)
        for place, pattern, is_bytes, flags in told["patterns"]
    )
    return written, tuple(f"{module}: {call}" for module, call in told["missing"])


def calls() -> Iterator[Call]:
    """Every call in the package that makes a pattern."""
    for module, text in sources():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call):
                ours = isinstance(node.func, ast.Name) and node.func.id == "compiled"
                if ours or _of_re(node.func):
                    yield Call(Place(module, node.lineno), node.end_lineno or 0, ours, node)


def sources() -> Iterator[tuple[str, str]]:
    """The text of every module but the one that compiles what it is given."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        if module != "cchc_check.patterns":
            yield module, path.read_text("utf-8")


def _of_re(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
        and node.attr in _CALLS
    )


def _collect() -> None:
    """Import what makes patterns, with `compiled` listened to, and call what makes them late."""
    from cchc_check import patterns

    found: dict[Written, None] = {}
    told: set[tuple[str, int]] = set()
    patterns.compiled = _listening(patterns.compiled, found, told)
    from cchc_check.registry import load_registry

    known = tuple(calls())
    modules = {name: importlib.import_module(name) for name in _modules()}
    for module in modules.values():
        for made in tuple(vars(module).values()):
            inner = getattr(made, "__wrapped__", None)
            if inner and inner.__module__ == module.__name__ and not inspect.signature(inner).parameters:
                made()
    for value in (
        value for one in modules[_PARTITIONS].families(load_registry()).attributes for value in one.values
    ):
        assert value.words
    missing = []
    for call in known:
        if call.ours:
            lines = range(call.place.line, call.last_line + 1)
            heard = any(module == call.place.module and line in lines for module, line in told)
        else:
            heard = _of_source(call, vars(modules[call.place.module]), found)
        missing += [] if heard else [[call.place.module, call.text]]
    json.dump({"patterns": [_plain(one) for one in found], "missing": missing}, sys.stdout)


def _modules() -> list[str]:
    """The modules that make patterns, themselves or through a function of another that does."""
    makers = {call.place.module for call in calls()}
    return sorted(makers | {_PARTITIONS} | {name for name, text in sources() if "re.Pattern" in text})


def _listening(
    compiled: Callable[..., Any], found: dict[Written, None], told: set[tuple[str, int]]
) -> Callable[..., Any]:
    def listening(pattern: str | bytes, flags: int = 0) -> Any:
        direct = sys._getframe(1)
        told.add((direct.f_globals["__name__"], direct.f_lineno))
        frame = _asking(sys._getframe(1))
        found[Written(Place(frame.f_globals["__name__"], frame.f_lineno), pattern, int(flags))] = None
        return compiled(pattern, flags)

    return listening


def _asking(frame: FrameType) -> FrameType:
    """Where the pattern is written: a function that is given its words is asked by another."""
    above = frame.f_back
    while (
        frame.f_code.co_argcount and above and above.f_globals.get("__name__", "").startswith("cchc_check.")
    ):
        frame, above = above, above.f_back
    return frame


def _of_source(call: Call, names: dict[str, Any], found: dict[Written, None]) -> bool:
    """The pattern of `re.search(…)` and the like, when it is made of what the module has."""
    flags = [one.value for one in call.node.keywords if one.arg == "flags"]
    flags += [one for one in call.node.args[1:] if ast.unparse(one).startswith("re.")]
    try:
        pattern = _value(call.node.args[0], names)
        flag = int(_value(flags[0], names)) if flags else 0
    except (NameError, AttributeError):
        return False
    found[Written(call.place, pattern, flag)] = None
    return True


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    code = compile(ast.Expression(node), "pattern", "eval")
    return eval(code, {**names, "__builtins__": builtins})


def _plain(one: Written) -> list[Any]:
    is_bytes = isinstance(one.pattern, bytes)
    pattern = one.pattern.decode("latin-1") if isinstance(one.pattern, bytes) else one.pattern
    return [[one.place.module, one.place.line], pattern, is_bytes, one.flags]


if __name__ == "__main__":
    _collect()
