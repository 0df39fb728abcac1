"""Lists that lie in a file beside a page: `terms = { file = "terms.csv" }`.

Invariant: nothing outside the page's own folder is ever opened, and what is read is data of a bounded size.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.errors import RuleError

LARGEST = 2**20
"""Bytes of a page or of a file beside it."""
MOST_ROWS = 20_000
SUFFIXES = (".csv", ".json")


def with_files(params: Mapping[str, Any], defaults: Mapping[str, Any], page: str) -> Mapping[str, Any]:
    """The parameters, those that name a file replaced by its rows.

    Only lists (by the type of their default) come from files. A CSV file gives one text per row when it has one
    column, else one table per row by the names in its first row; a JSON file gives the list it holds.
    Raises RuleError that names the file and its line.
    """
    named = {key: value for key, value in params.items() if _names_file(value, defaults.get(key))}
    if not named:
        return params
    return {**params, **{key: _rows(value["file"], page) for key, value in named.items()}}


def _names_file(value: object, default: object) -> bool:
    return isinstance(default, tuple) and isinstance(value, dict) and value.keys() == {"file"}


def _rows(name: object, page: str) -> list[Any]:
    if not isinstance(name, str) or not name.lower().endswith(SUFFIXES) or "\0" in name:
        raise RuleError("attached.bad-name", path=page, name=str(name))
    path = _inside(name, page)
    text = read_bounded(path)
    rows = _json(text, path) if name.lower().endswith(".json") else list(_csv(text, path))
    if len(rows) > MOST_ROWS:
        raise RuleError("attached.too-many", path=path, most=MOST_ROWS)
    return rows


def _inside(name: str, page: str) -> str:
    """The path of the file, which neither dots nor links nor a drive letter lead out of the page's folder."""
    folder = os.path.dirname(page) or "."
    path = os.path.join(folder, name)
    inside = os.path.join(os.path.realpath(folder), "")
    if os.path.isabs(name) or not os.path.realpath(path).startswith(inside):
        raise RuleError("attached.outside", path=page, name=name)
    if not os.path.isfile(path):
        raise RuleError("attached.missing", path=page, name=name)
    return path


def read_bounded(path: str) -> str:
    """The text of a small UTF-8 file, line ends "\\n". Raises RuleError."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(LARGEST + 1)
    except UnicodeDecodeError as error:
        raise RuleError("page.not-utf8", path=path) from error
    except OSError as error:
        raise RuleError("page.not-read", path=path, detail=error.strerror or str(error)) from error
    if len(text) > LARGEST:
        raise RuleError("attached.too-large", path=path, limit=f"{LARGEST // 2**20} MB")
    return text


def _json(text: str, path: str) -> list[Any]:
    import json

    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RuleError("attached.bad-json", path=path, line=getattr(error, "lineno", 1)) from error
    if not isinstance(rows, list):
        raise RuleError("attached.bad-json", path=path, line=1)
    return rows


def _csv(text: str, path: str) -> Iterator[Any]:
    """The rows below the first one; empty rows and cells are as if they were not there."""
    import csv

    head = text.partition("\n")[0]
    # Spreadsheets set to Vietnamese part columns with ";": the comma is their decimal mark.
    reader = csv.reader(text.splitlines(), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        if not all(names):
            raise RuleError("attached.no-heads", path=path, line=1)
        for row in reader:
            cells = [cell.strip() for cell in row]
            if len(cells) > len(names) and any(cells[len(names) :]):
                raise RuleError("attached.too-wide", path=path, line=reader.line_num, columns=len(names))
            if any(cells):
                table = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
                yield cells[0] if len(names) == 1 else table
    except csv.Error as error:
        raise RuleError("attached.bad-csv", path=path, line=reader.line_num, detail=str(error)) from error
