"""Tracked insertions, deletions and moves that nobody has accepted or rejected yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.structure.leftovers import Leftover, around, groups, shown, told
from cchc_check.diagnostics import Finding
from cchc_check.extraction.facts import Facts
from cchc_check.text.document import Document, Mark


def tracked_change_left(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """All changes at once; words put in place of others are one change."""
    document = facts.document
    found = groups(document, "inserted", "deleted")
    yield from told(document, (Leftover(around(group), _change(document, group)) for group in found))


def _change(document: Document, group: tuple[Mark, ...]) -> dict[str, str]:
    old = shown(" ".join(mark.value for mark in group if mark.kind == "deleted"))
    new = shown(" ".join(document.quote(mark.span) for mark in group if mark.kind == "inserted"))
    match bool(old), bool(new):
        case True, True:
            return {"change": f"thay “{old}” bằng “{new}”", "change_en": f"“{old}” becomes “{new}”"}
        case True, False:
            return {"change": f"bỏ “{old}”", "change_en": f"“{old}” deleted"}
        case False, True:
            return {"change": f"thêm “{new}”", "change_en": f"“{new}” inserted"}
        case _:
            return {"change": "sửa khoảng trắng", "change_en": "white space changed"}


CHECK = Check(
    "tracked-change-left",
    tracked_change_left,
    ("count", "change", "change_en"),
    notes=("other",),
    needs=("review",),
)
