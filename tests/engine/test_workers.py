"""Several processes give what one gives, in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

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
    monkeypatch.setattr(workers, "AHEAD", 2)
    given = orders(tmp_path, "a.md", "chết.md", "b.md", "chết lại.md", "c.md", "d.md", "e.md")
    results = list(check_all(given, 2))
    assert [result.path for result in results] == [order.path for order in given]
    failed = [Path(result.path).name for result in results if result.failures]
    assert failed == ["chết.md", "chết lại.md"]
    assert "dừng đột ngột" in results[1].failures[0].message
    assert all(result.diagnostics for result in results if not result.failures)


def test_no_more_documents_are_ahead_than_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AHEAD", 6)
    given = orders(tmp_path, *(f"{number}.md" for number in range(20)))
    handed: list[str] = []
    finished: list[str] = []

    def watched() -> Iterator[Order]:
        for order in given:
            handed.append(order.path)
            yield order

    for number, result in enumerate(check_all(watched(), 2, finished.append)):
        assert result.path == given[number].path
        assert number < len(finished) <= len(handed) <= number + 7
    assert len(finished) == 20


def test_the_largest_of_the_known_documents_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "AT_HAND", 1)
    given = orders(tmp_path, *(f"{number}.md" for number in range(4)))
    (tmp_path / "2.md").write_text(BAD * 50, encoding="utf-8")
    finished: list[str] = []
    assert len(list(check_all(given, 1, finished.append))) == 4
    assert Path(finished[0]).name == "2.md"


def test_a_result_that_messagepack_cannot_hold_arrives_all_the_same(tmp_path: Path) -> None:
    name = os.fsdecode(b"b\xe1o c\xe1o.md")
    try:
        given = orders(tmp_path, name, "b.md")
    except (OSError, UnicodeError):
        pytest.skip("file names are Unicode here")
    assert [Path(result.path).name for result in check_all(given, 2)] == [name, "b.md"]


def test_the_text_of_a_document_arrives_whole(tmp_path: Path) -> None:
    settings = replace(SETTINGS, output_format="html")
    report = Path(__file__).parents[2] / "corpus" / "mau-bao-cao" / "report.docx"
    (result,) = check_all([Order(str(report), settings)], 2)
    assert result == check_file(str(report), prepare(settings))
    assert result.reading
    assert len(result.reading.blocks) > 10


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_processes_end_with_the_first(tmp_path: Path) -> None:
    orders(tmp_path, *(f"{number}.md" for number in range(2000)))
    command = [sys.executable, "-m", "cchc_check", "--isolated", "-q", "-j2", str(tmp_path)]
    first = subprocess.Popen(command, start_new_session=True)
    children = Path(f"/proc/{first.pid}/task/{first.pid}/children")
    started = await_true(lambda: [*map(int, children.read_text().split())])
    first.kill()
    first.wait()
    assert await_true(lambda: not any(map(lives, started)))


def await_true(condition: Callable[[], Any]) -> Any:
    end = time.monotonic() + 60
    while not (value := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return value


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
