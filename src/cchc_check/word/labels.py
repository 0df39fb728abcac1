"""The numbers of lists as Word prints them: "II.", "a)", "1.2.", "-".

Invariant: a label is never longer than `MAX_LABEL`.
"""

from __future__ import annotations

from cchc_check.word.numbering import List

MAX_LABEL = 60
"""Characters of a printed label."""
MAX_LETTERS = 50
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LEVELS = 9


class Counters:
    """The running numbers of all lists in one flow."""

    __slots__ = ("_numbers", "_started")

    def __init__(self) -> None:
        self._numbers: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, number: str, found: List, level: int) -> str:
        """The label of the next entry of list `number` at `level`."""
        numbers = self._numbers.setdefault(found.abstract, [None] * _LEVELS)
        before = numbers[level]
        override = found.starts.get(level)
        if override is not None and (number, level) not in self._started:
            self._started.add((number, level))
            numbers[level] = override
        else:
            numbers[level] = found.level(level).start if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.level(deeper).restart
            if restart is None or level < restart:
                numbers[deeper] = None
        return _printed(found, numbers, level)


def _printed(found: List, numbers: list[int | None], level: int) -> str:
    own = found.level(level)
    if own.form == "bullet":
        return "-"
    if own.form == "none" and "%" not in own.text:
        return own.text.strip()[:MAX_LABEL]
    label = own.text
    for index in range(_LEVELS):
        mark = f"%{index + 1}"
        if mark in label:
            at = found.level(index)
            value = numbers[index]
            form = "decimal" if own.legal and at.form != "none" else at.form
            label = label.replace(mark, in_form(at.start if value is None else value, form))
    return label.strip()[:MAX_LABEL]


def in_form(number: int, form: str) -> str:
    """`number` as Word prints it in a number format; unknown formats are printed as decimals."""
    match form:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "upperLetter":
            return letters(number)
        case "lowerLetter":
            return letters(number).lower()
        case "decimalZero":
            return f"{number:02}"
        case "none" | "bullet":
            return ""
    return str(number)


def roman(number: int) -> str:
    """Roman numerals up to 3999, decimals beyond."""
    if not 0 < number < 4000:
        return str(number)
    written = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written.append(sign * count)
    return "".join(written)


def letters(number: int) -> str:
    """A … Z, AA, BB … as Word repeats them; decimals where that would grow long."""
    times, letter = divmod(number - 1, 26)
    if number < 1 or times >= MAX_LETTERS:
        return str(number)
    return chr(ord("A") + letter) * (times + 1)
