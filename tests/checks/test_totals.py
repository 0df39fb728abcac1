"""Planted sums are found, random figures give none, and one wrong cell is blamed alone."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.checks.tables.totals import Grid, Heading, Number, Words, blame, relations

WORDS = Words(total=("tổng", "tổng số", "cộng"), non_additive=("%", "tỷ lệ"))


def grid(rows: list[list[int | None]], labels: list[str] | None = None) -> Grid:
    """A grid of whole numbers with plain headings."""
    width = len(rows[0])
    cells = tuple(tuple(None if v is None else Number(v * 10**6) for v in row) for row in rows)
    names = labels or [f"hàng {i}" for i in range(len(rows))]
    return Grid(
        cells,
        tuple(WORDS.heading((name,)) for name in names),
        tuple(Heading((f"cột {i}",)) for i in range(width)),
    )


def footed(height: int, width: int, seed: int) -> list[list[int | None]]:
    """Random rows with their sums in a last column and a last row."""
    source = random.Random(seed)
    rows: list[list[int | None]] = [
        [source.randrange(100, 9000) for _ in range(width)] for _ in range(height)
    ]
    for row in rows:
        row.append(sum(v or 0 for v in row))
    rows.append([sum(row[c] or 0 for row in rows) for c in range(width + 1)])
    return rows


@settings(max_examples=25, deadline=None)
@given(st.integers(3, 8), st.integers(3, 6), st.integers(0, 10**6))
def test_finds_planted_totals(height: int, width: int, seed: int) -> None:
    found = relations(grid(footed(height, width, seed)))
    assert all(each.satisfied for each in found)
    wanted = {((height, c), tuple((r, c) for r in range(height))) for c in range(width + 1)}
    wanted |= {((r, width), tuple((r, c) for c in range(width))) for r in range(height + 1)}
    assert wanted == {(each.total, each.operands) for each in found}


@settings(max_examples=25, deadline=None)
@given(st.integers(4, 7), st.integers(3, 6), st.integers(0, 10**6), st.data())
def test_blames_the_one_changed_cell(height: int, width: int, seed: int, data: st.DataObject) -> None:
    rows = footed(height, width, seed)
    r, c = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    old = rows[r][c] or 0
    rows[r][c] = old + (10 if old // 10 % 10 < 9 else -10)
    blamed = blame(relations(grid(rows)))
    assert [(each.cell, each.certain) for each in blamed] == [((r, c), True)]
    assert abs(blamed[0].difference) == 10 * 10**6


def test_random_figures_give_no_totals() -> None:
    source = random.Random(7)
    for top in (20, 1000, 10**6):
        tables = [[[source.randrange(top) for _ in range(6)] for _ in range(10)] for _ in range(30)]
        found = sum(bool(relations(grid(rows))) for rows in tables)  # type: ignore[arg-type]
        assert found == 0, top


def test_an_announced_total_needs_one_column_only() -> None:
    labels = ["xã An Bình", "xã An Hòa", "xã An Phú", "Tổng số"]
    rows: list[list[int | None]] = [[4213], [3998], [5107], [13318]]
    (found,) = relations(grid(rows, labels))
    assert (found.total, found.source, found.satisfied) == ((3, 0), "label", True)


def test_subtotals_add_up_to_the_grand_total() -> None:
    parts = [[310, 412, 95, 841], [207, 166, 481, 533], [904, 77, 58, 126], [612, 350, 269, 718]]
    first = [a + b for a, b in zip(parts[0], parts[1], strict=True)]
    second = [a + b for a, b in zip(parts[2], parts[3], strict=True)]
    whole = [a + b for a, b in zip(first, second, strict=True)]
    rows: list[list[int | None]] = [*map(list, (whole, first, *parts[:2], second, *parts[2:]))]  # type: ignore[list-item]
    found = {
        each.total[0]: tuple(r for r, _ in each.operands)
        for each in relations(grid(rows))
        if each.axis == "column"
    }
    assert found == {0: (1, 4), 1: (2, 3), 4: (5, 6)}


def test_numbering_and_years_are_no_operands() -> None:
    rows: list[list[int | None]] = [[i + 1, 2019, i + 2020] for i in range(12)]
    assert relations(grid(rows)) == ()


def test_rounded_figures_may_differ_by_a_digit_where_others_do() -> None:
    source = random.Random(3)
    exact = [[source.randrange(10**4, 10**6) for _ in range(4)] for _ in range(6)]
    exact.append([sum(row[c] for row in exact) for c in range(4)])
    rows: list[list[int | None]] = [[round(v / 1000) for v in row] for row in exact]
    assert all(each.satisfied for each in relations(grid(rows)))


def test_an_announced_total_of_one_column_may_miss_by_a_slip_but_by_no_more() -> None:
    labels = ["xã An Bình", "xã An Hòa", "xã An Phú", "Tổng số"]
    parts: list[list[int | None]] = [[4213907], [3998215], [5107648]]
    (slipped,) = blame(relations(grid([*parts, [13391770]], labels)))
    assert (slipped.cell, slipped.difference) == ((3, 0), 72000 * 10**6)
    assert relations(grid([*parts, [13338412]], labels)) == ()


def test_two_columns_and_a_slip_in_one_are_enough_for_an_announced_total() -> None:
    labels = ["cấp tỉnh", "cấp huyện", "cấp xã", "Tổng số"]
    rows: list[list[int | None]] = [[52, 20417], [310, 31944], [845, 70258], [1207, 123619]]
    (found,) = blame(relations(grid(rows, labels)))
    assert (found.cell, found.difference) == ((3, 1), 1000 * 10**6)


def test_one_slip_does_not_hide_a_difference_of_two_far_columns() -> None:
    source = random.Random(11)
    rows: list[list[int | None]] = []
    for _ in range(9):
        first, second = source.randrange(2000, 9000), source.randrange(10**4, 9 * 10**4)
        rows.append([first, source.randrange(10**5), source.randrange(10**5), second, first + second])
    rows[4][0] = (rows[4][0] or 0) + 200
    (found,) = blame(relations(grid(rows)))
    assert (4, 0) in (found.cell, *found.suspects)


def test_figures_rounded_to_fives_add_up_roughly_and_odd_ones_do_not() -> None:
    source = random.Random(5)
    exact = [[source.randrange(200, 9000) for _ in range(5)] for _ in range(8)]
    exact.append([sum(row[c] for row in exact) for c in range(5)])
    rows: list[list[int | None]] = [[5 * round(v / 5) for v in row] for row in exact]
    sound = relations(grid(rows))
    assert {each.total for each in sound} >= {(8, c) for c in range(5)}
    assert all(each.satisfied for each in sound)


def test_a_single_unit_counts_where_all_other_sums_are_exact() -> None:
    rows = footed(5, 4, 9)
    rows[2][1] = (rows[2][1] or 0) + 1
    assert [(each.cell, each.difference) for each in blame(relations(grid(rows)))] == [((2, 1), 10**6)]


def test_a_line_that_often_fails_accuses_nobody() -> None:
    rows = footed(14, 5, 21)[:-1]
    for r, off in ((1, 137), (4, 59), (7, 251), (10, 88)):
        rows[r][5] = (rows[r][5] or 0) + off
    assert blame(relations(grid(rows))) == ()


def test_a_second_slip_does_not_move_the_first() -> None:
    rows = footed(8, 5, 2)
    rows[3][5] = (rows[3][5] or 0) + 3000
    alone = [each.cell for each in blame(relations(grid(rows)))]
    rows[6][2] = (rows[6][2] or 0) + 40
    assert alone == [(3, 5)]
    assert {each.cell for each in blame(relations(grid(rows)))} == {(3, 5), (6, 2)}


@pytest.mark.parametrize("rows", [[], [[]], [[None]], [[None, None], [1, None]]])
def test_hardly_any_figures(rows: list[list[int | None]]) -> None:
    cells = tuple(tuple(None if v is None else Number(v) for v in row) for row in rows)
    width = len(rows[0]) if rows else 0
    assert relations(Grid(cells, (Heading(),) * len(rows), (Heading(),) * width)) == ()


def test_words_are_read_whole() -> None:
    assert WORDS.heading(("Tổng số (người)",)).total
    assert not WORDS.heading(("Tổngquan",)).total
    assert not WORDS.heading(("Tỷ lệ", "2020")).additive
    assert not WORDS.heading(("đạt 85%",)).additive


def test_a_large_table_takes_no_second() -> None:
    rows = footed(1000, 19, 5)
    started = time.process_time()
    found = {each.total for each in relations(grid(rows))}
    assert time.process_time() - started < 2
    assert {(r, 19) for r in range(1001)} | {(1000, c) for c in range(20)} == found


def test_the_scorer_says_when_the_tables_are_absent(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import score_aggrecol

    monkeypatch.setattr("sys.argv", ["score_aggrecol.py", "--data", str(tmp_path / "none.gz")])
    score_aggrecol.main()
    assert "nothing was scored" in capsys.readouterr().out
