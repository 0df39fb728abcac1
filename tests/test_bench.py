"""The benchmark itself: one command gives rows that can be read, and says when work grows too fast."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parent / "bench"


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _module("rows", monkeypatch)


@pytest.fixture
def measuring(rows: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return _module("measuring", monkeypatch)


def _module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def test_one_command_prints_a_table_and_writes_json(tmp_path: Path) -> None:
    output = tmp_path / "bench.json"
    command = [sys.executable, str(BENCH), "--short", "--only", "rules", "copies", "-o", str(output)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", env=_environment())
    assert ended.returncode == 0, ended.stderr
    written = json.loads(output.read_bytes())
    assert {"date", "machine", "short", "rows"} == set(written)
    assert {row["group"] for row in written["rows"]} == {"rules", "annotated copies"}
    assert all(row["value"] > 0 for row in written["rows"])
    assert all(row["what"] in ended.stdout for row in written["rows"])
    parts = [
        row["value"] for row in written["rows"] if row["what"] == "reading" or row["what"].startswith("all ")
    ]
    assert 0 < sum(parts) < 100


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def test_a_fitted_power_is_the_slope_of_the_growth(measuring: ModuleType) -> None:
    sizes = [10, 100, 1000]
    assert measuring.power(sizes, [5 * size for size in sizes]) == pytest.approx(1)
    assert measuring.power(sizes, [size**2 for size in sizes]) == pytest.approx(2)


def test_only_a_power_that_stays_too_high_is_believed(measuring: ModuleType) -> None:
    flat, busy, steep = iter([1.2]), iter([1.9, 1.7, 1.0]), iter([2.0, 1.9, 1.8, 1.85, 1.95])
    assert measuring.steady(lambda: next(flat)) == 1.2
    assert measuring.steady(lambda: next(busy)) == 1.0
    assert measuring.steady(lambda: next(steep)) == 1.8


def test_rows_tell_what_is_steep_met_and_missing(rows: ModuleType) -> None:
    steep, flat = (rows.Row("pages", "time", power, "", grows=True) for power in (1.8, 1.1))
    missed, met = (rows.Row("Word", "check", 5.0, "ms", "other", ratio, 0.7) for ratio in (0.9, 0.6))
    missing = rows.absent("start-up", "vale")
    assert [row.steep for row in (steep, flat, missed, missing)] == [True, False, False, False]
    assert [row.met for row in (missed, met, missing)] == [False, True, None]
    printed = "\n".join(rows.table([steep, missed, met, missing]))
    for words in ("n^1.80", "steep!", "missed", "≤ 0.70: met", "not installed"):
        assert words in printed
    assert len(list(rows.markdown([steep, missing]))) == 4
