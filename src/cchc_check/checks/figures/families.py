"""Which counted things may be added up: families of nouns, and attributes whose values part a whole.

Invariant: the words come from the registry (`families.csv`, `partitions.csv`) and are compared folded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct

from cchc_check.extraction.figures import Quantity
from cchc_check.patterns import compiled
from cchc_check.registry import Registry, fold
from cchc_check.registry.tables import Row, read


class Value(Struct, frozen=True, dict=True):
    """A value of an attribute: the ways to name it, as a pattern, and whether a whole may lack it."""

    forms: str
    optional: bool

    @cached_property
    def words(self) -> re.Pattern[str]:
        """Compiled when the parts of some whole are to be named; most documents need none."""
        return compiled(self.forms)


class Attribute(Struct, frozen=True):
    """Something by which a whole is parted ("cách nộp hồ sơ").

    `kind` is parts; series, where all parts name one and the same value ("năm 2015: 28; năm 2016: 55"); or
    overlap, where the values say what people are besides ("nữ, đảng viên").
    """

    name: str
    values: tuple[Value, ...]
    kind: str

    def named(self, words: str) -> int | None:
        """The index of the value that the words name, the longest match deciding."""
        found = [
            (len(match[0]), -at) for at, one in enumerate(self.values) if (match := one.words.search(words))
        ]
        return -max(found)[1] if found else None


class Naming(Struct, frozen=True):
    """What the names of the parts say: one `attribute` for all of them, its values all there or not, or `mixed`."""

    attribute: str = ""
    complete: bool = False
    mixed: bool = False


class Families(Struct, frozen=True):
    """The tables of one registry."""

    by_word: dict[str, frozenset[str]]
    attributes: tuple[Attribute, ...]

    def akin(self, whole: Quantity, part: Quantity) -> bool:
        """True when `part` may count some of `whole`: one unit, one family, or a unit left out of the part."""
        if "percent" in (whole.kind, part.kind):
            return False
        if not part.unit:
            return whole.kind == "count"
        first, second = fold(whole.unit), fold(part.unit)
        one, other = self._of(first), self._of(second)
        return bool(one & other) if one and other else _begins(first, second)

    def _of(self, unit: str) -> frozenset[str]:
        """The families of the longest known noun that the unit begins with."""
        words = unit.split()
        for end in range(len(words), 0, -1):
            if found := self.by_word.get(" ".join(words[:end])):
                return found
        return frozenset()

    def naming(self, parts: Sequence[str], labels: Sequence[str] = ()) -> Naming:
        """How the words around the parts name them; `labels` are the words before their numbers."""
        touched = 0
        for one in self.attributes:
            if one.kind == "overlap":
                continue
            series = one.kind == "series"
            named = [one.named(words) for words in (map(_label, labels) if series else parts)]
            known = [value for value in named if value is not None]
            touched += bool(known)
            if not known or len(known) < len(named):
                continue
            if series:
                if len(set(known)) == 1:
                    return Naming(one.name)
            elif len(set(known)) == len(known):
                needed = {at for at, value in enumerate(one.values) if not value.optional}
                return Naming(one.name, complete=needed <= set(known))
        return Naming(mixed=touched > 0)

    def overlap(self, parts: Sequence[str]) -> bool:
        """True when a part is told by what somebody is besides ("nữ"), and no other by the contrary ("nam")."""
        if self.naming(parts).complete:
            return False
        return any(
            one.named(words) is not None
            for one in self.attributes
            if one.kind == "overlap"
            for words in parts
        )


def _begins(one: str, other: str) -> bool:
    """True when one of the nouns is the other with words behind it ("thủ tục", "thủ tục mức độ")."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def families(registry: Registry) -> Families:
    """The families of `registry`."""
    return _loaded(registry.folder)


def _label(words: str) -> str:
    """The first words of a part, which name it: "năm 2015", "tại xã Cát Tân"."""
    return fold(" ".join(words.lstrip("-+*• ").split()[:2]))


@cache
def _loaded(folder: Path) -> Families:
    by_word: dict[str, frozenset[str]] = {}
    for name, words in read(folder / "families.csv", _family):
        for word in words:
            by_word[word] = by_word.get(word, frozenset()) | {name}
    return Families(by_word, tuple(read(folder / "partitions.csv", _attribute)))


def _family(row: Row) -> tuple[str, tuple[str, ...]]:
    return row["name"], tuple(fold(word) for word in row["words"].split("|"))


def _attribute(row: Row) -> Attribute:
    values = tuple(_value(written) for written in row["values"].split("|"))
    return Attribute(row["name"], values, row["kind"])


def _value(written: str) -> Value:
    folded = sorted((fold(form.rstrip("*")) for form in written.split(";")), key=len, reverse=True)
    forms = map(re.escape, folded)
    return Value(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", written.endswith("*") or "*;" in written)
