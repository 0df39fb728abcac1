"""Which parts of a table's style reach a cell: its first row, its bands, its corners.

Invariant: parts are given in rising strength, as Word applies them.
"""

from __future__ import annotations

from cchc_check.word.effective import TableParts
from cchc_check.word.styles import Styles
from cchc_check.word.tables import LOOK_BITS
from cchc_check.word.text import FlowText, place_in_table


class CellParts:
    """Answers for the cells of one flow, each asked once."""

    __slots__ = ("_flow", "_known", "_plain", "_styles")

    def __init__(self, flow: FlowText, styles: Styles) -> None:
        self._flow, self._styles = flow, styles
        self._known: dict[int, TableParts] = {-1: ()}
        self._plain = {name for name in styles.tables if not _has_parts(styles, name)}

    def __call__(self, cell: int) -> TableParts:
        """The table style of a cell and the parts of it that apply."""
        known = self._known.get(cell)
        if known is None:
            known = self._known[cell] = self._parts(cell)
        return known

    def _parts(self, cell: int) -> TableParts:
        index, row, column = place_in_table(cell)
        frame = self._flow.frames[index]
        style = frame.style if frame.style in self._styles.tables else self._styles.defaults.get("table", "")
        if style not in self._styles.tables or style in self._plain:
            return (style,) if style in self._styles.tables else ()
        on = {name for name, bit in LOOK_BITS.items() if frame.look & bit}
        top, bottom = row == 0 and "firstRow" in on, row == frame.rows - 1 and "lastRow" in on
        left = column == 0 and "firstColumn" in on
        right = column == frame.columns - 1 and "lastColumn" in on
        parts = {
            "band1Vert" if (column - ("firstColumn" in on)) % 2 == 0 else "band2Vert": "noVBand" not in on,
            "band1Horz" if (row - ("firstRow" in on)) % 2 == 0 else "band2Horz": "noHBand" not in on,
            "firstCol": left,
            "lastCol": right,
            "firstRow": top,
            "lastRow": bottom,
            "neCell": top and right,
            "nwCell": top and left,
            "seCell": bottom and right,
            "swCell": bottom and left,
        }
        return (style, "wholeTable", *(name for name, applies in parts.items() if applies))


def _has_parts(styles: Styles, name: str) -> bool:
    seen = set()
    while name in styles.tables and name not in seen:
        seen.add(name)
        if styles.tables[name].parts:
            return True
        name = styles.tables[name].based_on
    return False
