"""Planted sums are found, random figures give none, and one wrong cell is blamed alone."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.checks.totals import Grid, Heading, Number, Words, blame, relations

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
