"""Numbers in running text with what they count.

Invariant: numbers of citations, dates, periods, addresses, labels and codes are no quantities; those of tables
stand in the tables alone; the two halves of a ratio stand in the ratio alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cchc_check.extraction.figures import Quantity, Ratio
from cchc_check.extraction.letters import SMALL
from cchc_check.extraction.quantities import pairs
from cchc_check.extraction.quantities.cells import parse_cell
from cchc_check.extraction.quantities.hedges import bound_of, target_words
from cchc_check.extraction.quantities.numerals import Numeral, read_number, read_scaled
from cchc_check.extraction.quantities.places import Place, counts, is_code, is_joined, is_title
from cchc_check.extraction.quantities.units import Unit, UnitTable, unit_at
from cchc_check.extraction.quantities.words import read_words
from cchc_check.patterns import compiled
from cchc_check.text.document import Document
from cchc_check.text.span import Span

__all__ = ["find_quantities", "parse_cell", "read_number", "read_scaled"]

_DIGITS = compiled(r"\d[\d.,]*")
# The commonest number, "tiếp nhận 523 hồ sơ": alone between a word and a word, with nothing that makes it a code.
_COMMON = compiled(
    rf"(?<=[{SMALL}] )([0-9]{{1,3}}|[1-9][0-9]{{3,8}}) (?=[{SMALL}])(?!(?i:nghìn|ngàn|vạn|triệu|tỷ|tỉ))"
)
_CODE = compiled(r"[\d.,:/\-–]*\d")
_SEPARATORS = compiled(r"(?:,|;| và| hoặc) {1,2}$")


_WIDEST_SEPARATOR = 6
_ONE = Decimal(1)
_LONGEST_WORD = 12

# Literal words, because a pattern that begins with a look behind is tried at every character.
_SINGLE = compiled(r"(?:hai|Hai|ba|Ba|bốn|Bốn|sáu|Sáu|bảy|Bảy|bẩy|Bẩy|tám|Tám|chín|Chín|mười|Mười)[ \n]")
_COMPOUND = compiled(r"(?:một|Một|năm|Năm) (?:(?:mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn)(?!\w)|\(\d)")


def find_quantities(
    document: Document, units: UnitTable, masked: Iterable[Span]
) -> tuple[tuple[Quantity, ...], tuple[Ratio, ...]]:
    """The quantities and the ratios of the running text, each in reading order.

    Nothing that begins inside a span of `masked`, or inside a table, is a quantity.
    """
    reader = _Reader(document.text, units)
    tables = [table.span for table in document.tables]
    reader.read_all(_starts(document.text, tables), sorted((*masked, *tables), key=lambda span: span.start))
    return tuple(reader.quantities), tuple(reader.ratios)


class _Reader:
    """One pass over a text; what a number is may depend on the one before it."""

    def __init__(self, text: str, units: UnitTable) -> None:
        self.text, self.units = text, units
        self.targets = target_words(text)
        self.quantities: list[Quantity] = []
        self.ratios: list[Ratio] = []
        self.last_end = -1
        self.label_end = -1

    def read_all(self, starts: Iterable[int], masked: Sequence[Span]) -> None:
        """Read what begins at `starts`; both are in order. Nothing is read that begins inside `masked`."""
        done = index = 0
        for at in starts:
            while index < len(masked) and masked[index].start <= at:
                done = max(done, masked[index].end)
                index += 1
            if at >= done:
                done = self.read(at)

    def read(self, at: int) -> int:
        """Read what begins at `at`; the place where reading goes on."""
        text = self.text
        if (common := _COMMON.match(text, at)) and at - self.label_end > _WIDEST_SEPARATOR:
            place = Place(text, at)
            if place.word != "từ":
                end = common.end(1)
                whole = Numeral(at, end, end, Decimal(common[1]), _ONE, "whole")
                return self._counted(whole, unit_at(text, end, self.units), end, place)
        if not text[at].isdigit():
            return self._in_words(at)
        if is_joined(text, at, self.last_end):
            return _end_of_code(text, at)
        numeral = read_scaled(text, at)
        place = Place(text, at)
        if (
            numeral is None
            or is_code(text, numeral, place)
            or (at - self.label_end <= _WIDEST_SEPARATOR and self._continues_labels(at, numeral))
        ):
            self.label_end = _end_of_code(text, at)
            return self.label_end
        return self._in_figures(numeral, place)

    def _in_figures(self, numeral: Numeral, place: Place) -> int:
        text, end = self.text, numeral.end
        following = text[end : end + 3].lstrip(" ")[:1]
        if following in ("/", "-", "–") or pairs.begins_range(text, numeral, place):
            pair = pairs.read_pair(text, numeral, self.units)
            if pair and pair.is_ratio:
                return self._ratio(pair, place)
            if pair:
                return self._range(pair, place)
            if text[end] in "/-–":
                return _end_of_code(text, numeral.start)
        spelled_end = _spelled_in_brackets(text, end)
        unit = unit_at(text, spelled_end, self.units)
        if unit is None and not numeral.scaled and text[end : end + 1].isalpha():
            return _end_of_code(text, numeral.start)
        return self._counted(numeral, unit, spelled_end, place)

    def _counted(self, numeral: Numeral, unit: Unit | None, end: int, place: Place) -> int:
        """The number with what it counts, if it counts; `end` is where what spells it ends."""
        text = self.text
        bare = unit is None and not numeral.scaled
        if unit and pairs.is_per(text, numeral, self.last_end):
            return unit.end
        if not counts(text, numeral, unit, place) and not (bare and self._goes_on(numeral)):
            self.label_end = numeral.digits_end
            return numeral.end
        return self._add(numeral, unit, end, numeral.start)

    def _add(self, numeral: Numeral, unit: Unit | None, end: int, start: int) -> int:
        quantity = self._quantity(numeral, unit, end, start)
        if unit and (ratio := pairs.other_half(self.text, quantity, self.quantities)):
            self.quantities.remove(ratio.part)
            self.ratios.append(ratio)
        else:
            self.quantities.append(quantity)
        self.last_end = quantity.span.end
        return quantity.span.end

    def _quantity(self, numeral: Numeral, unit: Unit | None, end: int, start: int) -> Quantity:
        span = Span(start, unit.end if unit else end)
        digits = Span(numeral.start, numeral.digits_end)
        value, step = numeral.value, numeral.step
        if numeral.style == "comma" and unit and unit.kind == "count" and step == Decimal("0.001"):
            # "1,234 hồ sơ": nobody counts thousandths of a file.
            value, step = Decimal(int(value * 1000)), Decimal(1)
        if self.text[digits.start - 1 : digits.start] in ("-", "−") and digits.start == start:
            value = -value
        bound = bound_of(
            self.text, max(0, start - 240), span, self.text[digits.start : digits.end], self.targets
        )
        return Quantity(
            span, digits, value, step, unit.name if unit else "", _kind(numeral, unit, step), bound
        )

    def _ratio(self, pair: pairs.Pair, place: Place) -> int:
        end = pair.unit.end if pair.unit else pair.second.end
        if not pairs.is_share(self.text, pair, place):
            return end if pair.unit is None else pair.second.digits_end
        whole = self._quantity(pair.second, pair.unit, pair.second.end, pair.second.start)
        part = self._quantity(pair.first, None, pair.first.end, pair.first.start)
        part = Quantity(part.digits, part.digits, part.value, part.step, whole.unit, whole.kind, part.bound)
        self.ratios.append(Ratio(Span(part.span.start, whole.span.end), part, whole))
        self.last_end = end
        return end

    def _range(self, pair: pairs.Pair, place: Place) -> int:
        end = pair.unit.end if pair.unit else pair.second.end
        if pair.unit is None or not counts(self.text, pair.second, pair.unit, place):
            return end
        span, digits = Span(pair.first.start, end), Span(pair.first.start, pair.second.digits_end)
        low, high = pair.first.value, pair.second.value
        kind = _kind(pair.second, pair.unit, pair.second.step)
        self.quantities.append(Quantity(span, digits, low, high - low, pair.unit.name, kind, "range"))
        self.last_end = end
        return end

    def _in_words(self, at: int) -> int:
        words = read_words(self.text, at)
        place = Place(self.text, at)
        if words is None or place.names() or _in_full(self.text, at):
            return words.end if words else at + 1
        numeral = _figures_in_brackets(self.text, words.end)
        if numeral is not None and words.count == 1 and numeral.value >= 100:
            # "kế hoạch năm (2020)" and the like; nobody slips that far.
            return words.end
        if numeral is not None:
            end = numeral.digits_end + 1
            return self._add(numeral, unit_at(self.text, end, self.units), end, at)
        unit = unit_at(self.text, words.end, self.units, nouns=words.count > 1)
        if unit is None or (words.count == 1 and (unit.kind in ("", "time") or unit.name.startswith("cấp"))):
            return words.end
        if _repeated_in_figures(self.text, unit.end):
            return unit.end
        scaled = words.step > 1
        return self._add(
            Numeral(at, words.end, words.end, words.value, words.step, "whole", scaled), unit, words.end, at
        )

    def _continues_labels(self, at: int, numeral: Numeral) -> bool:
        """True for the 6 of "Điều 5, 6 và 7"."""
        if self.label_end < 0 or numeral.style != "whole":
            return False
        if not _SEPARATORS.fullmatch(self.text, self.label_end, at):
            return False
        unit = unit_at(self.text, numeral.end, self.units, nouns=False)
        return unit is None or is_title(self.text[numeral.end : unit.end])

    def _goes_on(self, numeral: Numeral) -> bool:
        """True for the 15 of "lần lượt là 12, 15 và 18"."""
        last = self.quantities[-1] if self.quantities else None
        return bool(
            last
            and not last.unit
            and last.span.end == self.last_end
            and _SEPARATORS.fullmatch(self.text, self.last_end, numeral.start)
            and not self.text[numeral.end : numeral.end + 1].isalnum()
        )


def _starts(text: str, tables: Iterable[Span]) -> list[int]:
    """Where a number in figures or in words may begin, outside tables at least."""
    starts: list[int] = []
    last = 0
    for table in tables:
        # As far into the table as the words reach that are looked at behind a number word.
        starts += _starts_between(text, last, table.start + _LONGEST_WORD)
        last = table.end
    starts += _starts_between(text, last, len(text))
    starts.sort()
    return starts


def _starts_between(text: str, start: int, end: int) -> Iterator[int]:
    yield from [match.start() for match in _DIGITS.finditer(text, start, end)]
    for words in (_SINGLE, _COMPOUND):
        for match in words.finditer(text, start, end):
            at = match.start()
            if not text[max(0, at - 1) : at].isalnum():
                yield at


def _end_of_code(text: str, at: int) -> int:
    match = _CODE.match(text, at)
    return match.end() if match else at + 1


def _kind(numeral: Numeral, unit: Unit | None, step: Decimal) -> str:
    kind = unit.kind if unit else ""
    if kind in ("percent", "measure"):
        return kind
    return "measure" if numeral.scaled or step < 1 else "count"


def _in_full(text: str, at: int) -> bool:
    """True behind "Bằng chữ:", where an amount is only written again, and in "cấp hai"."""
    return text[max(0, at - 6) : at].rstrip(" :\n").lower().endswith(("chữ", "cấp", "lớp", "mức"))


def _figures_in_brackets(text: str, at: int) -> Numeral | None:
    """The number of "ba (03) đơn vị"."""
    start = at + text.startswith(" ", at) + 1
    if text[start - 1 : start] != "(" or not text[start : start + 1].isdigit():
        return None
    numeral = read_number(text, start)
    return numeral if numeral and text.startswith(")", numeral.digits_end) else None


def _spelled_in_brackets(text: str, at: int) -> int:
    """`at`, or the end of the same number in words: "03 (ba) đơn vị"."""
    start = at + text.startswith(" ", at) + 1
    if text[start - 1 : start] != "(":
        return at
    words = read_words(text, start)
    return words.end + 1 if words and text.startswith(")", words.end) else at


def _repeated_in_figures(text: str, at: int) -> bool:
    """True where "một tỷ đồng" is followed by "(1.000.000.000 đồng)": the figures are the quantity."""
    start = at + text.startswith(" ", at) + 1
    return text[start - 1 : start] == "(" and text[start : start + 1].isdigit()
