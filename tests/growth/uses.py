"""How the package uses a pattern: only at a given place (`match`, `fullmatch`), or searching for it.

Invariant: a pattern counts as held to a place only when every mention of its name is such a call.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from growth.collected import Place, Written, sources

WINDOWS = {
    ("cchc_check.checks.citations.places", r"[.;\t]\s|"): (140, "the characters before a citation"),
    ("cchc_check.checks.citations.space_in_notation", " +(?="): (300, "one number and symbol"),
    ("cchc_check.extraction.citations.notation", r"\s*[-"): (300, "one number and symbol"),
    ("cchc_check.extraction.form.components", "[Ss]ố[ "): (40, "the characters before a number"),
    ("cchc_check.extraction.citations.preceding", r"(?:^|[\n\t|]|_{3})"): (
        40,
        "the characters before a number",
    ),
    ("cchc_check.extraction.citations.preceding", r"(?:^|[\n\t]|   )"): (30, "the characters before a kind"),
    ("cchc_check.extraction.tables.formulas", r"(?:(?<![\w.,])(?:(?:cột"): (
        400,
        "the longest cell looked through",
    ),
    ("cchc_check.readers.sniff", r"(?:\xef"): (1024, "the first bytes of a file"),
}
"""What is handed a bounded piece only: the module, how the pattern begins, the most characters, what they are."""
EXCUSED = {
    ("cchc_check.rulebook.", ""): "reads a rule page, which an office writes for itself",
    ("cchc_check.checks.house.expressions", r"\\.|"): "reads an expression of a rule page",
    ("cchc_check.checks.figures.wording", r"(\(\?<!"): "reads a pattern of this package",
    ("cchc_check.engine.file_proof", "“"): "reads what an office's own example expects",
    ("cchc_check.cli.parsing", "extra"): "reads a message of click",
    ("cchc_check.word.cuts", "<(?:!--"): "the part has been parsed: a comment that opens is closed",
    ("cchc_check.word.cuts", "&[^;]"): "the part has been parsed: a reference that begins ends",
    (
        "cchc_check.word.theme",
        ":(even",
    ): "the part has been parsed: a tag that begins ends, and is found once",
    ("cchc_check.word.tracked", "<(?:[\\w.-]+:)?rPrChange"): "the part has been parsed: what opens is closed",
}
"""What never sees hostile characters as they stand here, and why."""
_AT_A_PLACE = frozenset(("match", "fullmatch"))


def window(written: Written) -> int | None:
    """The most characters that the pattern is ever handed, or None."""
    return next((most for key, (most, _) in WINDOWS.items() if _is(written, key)), None)


def excused(written: Written) -> str:
    """Why the pattern need not stand every text, or ""."""
    return next((why for key, why in EXCUSED.items() if _is(written, key)), "")


def _is(written: Written, key: tuple[str, str]) -> bool:
    pattern = written.pattern if isinstance(written.pattern, str) else written.pattern.decode("latin-1")
    return written.place.module.startswith(key[0]) and pattern.startswith(key[1])


@cache
def held() -> dict[Place, frozenset[str]]:
    """For each line that writes a pattern with a name, what is done with it, where that is nothing but matching."""
    trees = {module: ast.parse(text) for module, text in sources()}
    written = {(module, name): lines for module, tree in trees.items() for name, lines in _named(tree)}
    done: dict[tuple[str, str], set[str]] = {key: set() for key in written}
    for module, tree in trees.items():
        home = {name: (module, name) for at, name in written if at == module} | dict(_borrowed(tree, written))
        for name, method in _mentions(tree):
            if name in home:
                done[home[name]].add(method)
    return {
        Place(module, line): frozenset(done[module, name])
        for (module, name), lines in written.items()
        for line in lines
        if done[module, name] and done[module, name] <= _AT_A_PLACE
    }


def _named(tree: ast.Module) -> Iterator[tuple[str, range]]:
    """The names at the top of a module that stand for one pattern, with their lines."""
    for node in tree.body:
        lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            if isinstance(node.value, ast.Call):
                yield node.targets[0].id, lines
        elif isinstance(node, ast.FunctionDef) and not node.args.args:
            returned = [each.value for each in ast.walk(node) if isinstance(each, ast.Return)]
            if len(returned) == 1 and isinstance(returned[0], ast.Call):
                yield node.name, lines


def _borrowed(
    tree: ast.Module, written: dict[tuple[str, str], range]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The names that come from another module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for name in node.names:
                if (node.module, name.name) in written:
                    yield name.asname or name.name, (node.module or "", name.name)


def _mentions(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Every name that is read, with the method called on it or on what it returns, or "" for anything else."""
    called: dict[ast.Name, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            inner = node.func.value
            inner = inner.func if isinstance(inner, ast.Call) else inner
            if isinstance(inner, ast.Name):
                called[inner] = node.func.attr
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id, called.get(node, "")
