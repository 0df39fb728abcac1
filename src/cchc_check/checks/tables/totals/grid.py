"""The numeric grid of a table and what its headings say. A value is an integer in millionths, never a float."""

from __future__ import annotations

from msgspec import Struct

SCALE_DECIMALS = 6
MOST_ODD = 2.5
NEARLY_ALWAYS = 0.9

_UNITS: tuple[int, ...] = tuple(10**places for places in range(SCALE_DECIMALS, -1, -1))

Cell = tuple[int, int]


class Number(Struct, frozen=True, gc=False):
    """A figure as shown: `value` in millionths, `decimals` the digits shown after the decimal mark (at most 6)."""

    value: int
    decimals: int = 0

    @property
    def unit(self) -> int:
        """One unit of the last digit shown, in millionths."""
        return _UNITS[self.decimals]


class Heading(Struct, frozen=True):
    """What names one row or column: its labels from outermost to innermost, and whether its figures add up.

    `total` says that its label announces a total, `blank` that nothing is written in it besides the label.
    """

    path: tuple[str, ...] = ()
    additive: bool = True
    total: bool = False
    blank: bool = False

    @property
    def leaf(self) -> str:
        """The innermost label, or "" where there is none."""
        return self.path[-1] if self.path else ""


class Grid(Struct, frozen=True):
    """A rectangle of figures, None where a cell shows none, with a heading for each row and column."""

    cells: tuple[tuple[Number | None, ...], ...]
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]


class Words(Struct, frozen=True):
    """The label words of one language, lower case: matched as whole words."""

    total: tuple[str, ...]
    non_additive: tuple[str, ...]

    def heading(self, path: tuple[str, ...], blank: bool = False) -> Heading:
        """The heading for `path`, judged by these words."""
        labels = tuple(_plain(label) for label in path if label.strip())
        return Heading(
            path=labels,
            additive=not any(_says(label, self.non_additive) for label in labels),
            total=bool(labels) and _says(labels[-1], self.total),
            blank=blank,
        )


def _plain(label: str) -> str:
    return " ".join(label.lower().split())


def _says(label: str, words: tuple[str, ...]) -> bool:
    spaced = "".join(c if c.isalnum() else f" {c} " if c in "%‰" else " " for c in label)
    padded = f" {' '.join(spaced.split())} "
    return any(f" {word} " in padded for word in words)


class Relation(Struct, frozen=True):
    """A total cell and the cells that should add up to it.

    `axis` is "row" when they share a row. `source` is "label" when a heading announces the total, "structure"
    when equal headings pair the operands, "inferred" when the figures alone do. `difference` is the sum of the
    operands less the total, in millionths; `coverage` the share of checkable places where the line adds up.
    """

    total: Cell
    operands: tuple[Cell, ...]
    axis: str
    source: str
    coverage: float
    support: int
    satisfied: bool
    difference: int

    @property
    def believable(self) -> bool:
        """Whether the line adds up so nearly everywhere that a place where it does not is a mistake."""
        missed = self.support / self.coverage - self.support if self.coverage else 0.0
        return self.source == "label" or missed <= MOST_ODD or self.coverage >= NEARLY_ALWAYS
