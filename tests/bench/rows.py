"""One figure of the benchmark, and how figures are printed.

Invariant: a ratio below 1 means that less time or memory is used than by what stands in `against`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

STEEP = 1.5
"""Work that grows with this power of the size is no longer in proportion to it."""


class Row(Struct, frozen=True, omit_defaults=True):
    """`value` in `unit`, and `ratio` to the figure of `against`; None where `note` says why there is none.

    `target` is the most that the ratio may be (without one, the value). `grows` marks a fitted power: time or
    memory ~ size ** value. `shown` are the rows that the README prints.
    """

    group: str
    what: str
    value: float | None
    unit: str
    against: str = ""
    ratio: float | None = None
    target: float | None = None
    note: str = ""
    grows: bool = False
    shown: bool = False

    @property
    def met(self) -> bool | None:
        """True where the target is met, None where there is none or nothing was measured."""
        measured = self.value if self.ratio is None else self.ratio
        return None if self.target is None or measured is None else measured <= self.target

    @property
    def steep(self) -> bool:
        """True for a fitted power that is too high."""
        return self.grows and self.value is not None and self.value > STEEP


def absent(group: str, what: str, *, shown: bool = False) -> Row:
    """The row of a program that is not there to be measured."""
    return Row(group, what, None, "", note="not installed", shown=shown)


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a table for a terminal."""
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            yield f"\n{group}"
        cells = _cells(row)
        yield f"  {cells[0]:<48.48} {cells[1]:>12}  {cells[3]:>8} {cells[2]:<28} {cells[4]}".rstrip()


def markdown(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a table for the README."""
    yield "| | Measured | Ratio | to | Target |"
    yield "|---|--:|--:|---|---|"
    for row in rows:
        what, value, against, ratio, target = _cells(row)
        yield f"| {row.group}: {what} | {value} | {ratio} | {against} | {target} |"


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    ratio = "" if row.ratio is None else f"× {_figure(row.ratio)}"
    return row.what, _value(row), row.against, ratio, _target(row)


def _value(row: Row) -> str:
    if row.value is None:
        return row.note
    return f"n^{row.value:.2f}" if row.grows else f"{_figure(row.value)} {row.unit}"


def _target(row: Row) -> str:
    if row.grows:
        return "steep!" if row.steep else ""
    if row.target is None:
        return row.note if row.value is not None else ""
    verdict = {True: "met", False: "missed", None: "not measured"}[row.met]
    return f"≤ {_figure(row.target)}: {verdict}"


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
