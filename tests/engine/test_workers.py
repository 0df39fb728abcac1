"""Several processes give what one gives, in the same order, whatever becomes of a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_check.engine import workers
from cchc_check.engine.run import check_file, prepare
from cchc_check.engine.settings import RuleSettings, Settings
from cchc_check.engine.workers import Order, check_all
from engine import dying
from word.packages import build, p

BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở."
SETTINGS = Settings(select=("CIT004",), rules={"CIT004": RuleSettings()})


def orders(folder: Path, *names: str) -> list[Order]:
    for number, name in enumerate(names):
        text = "\n\n".join([BAD] * (number % 3 + 1))
        (folder / name).write_bytes(build(p(BAD)) if name.endswith("x") else text.encode())
    return [Order(str(folder / name), SETTINGS) for name in names]


def test_the_results_are_those_of_one_process_in_the_order_given(tmp_path: Path) -> None:
    given = orders(tmp_path, "c.md", "a.docx", "b.txt", "d.docx", "e.md")
    (tmp_path / "d.docx").write_bytes(b"PK\x03\x04" + b"\0" * 9000)
    plan = prepare(SETTINGS)
    finished: list[str] = []
    results = list(check_all(given, 2, finished.append))
    assert results == [check_file(order.path, plan) for order in given]
    assert [bool(result.failures) for result in results] == [False, False, False, True, False]
    assert sorted(finished) == sorted(order.path for order in given)


def test_a_process_that_dies_fails_its_document_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_check", dying.check)
    monkeypatch.setattr(workers, "WINDOW", 2)
    given = orders(tmp_path, "a.md", "chết.md", "b.md", "chết lại.md", "c.md", "d.md", "e.md")
    results = list(check_all(given, 2))
    assert [result.path for result in results] == [order.path for order in given]
    failed = [Path(result.path).name for result in results if result.failures]
    assert failed == ["chết.md", "chết lại.md"]
    assert "dừng đột ngột" in results[1].failures[0].message
    assert all(result.diagnostics for result in results if not result.failures)
