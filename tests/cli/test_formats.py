"""Which format a call prints: the flag, the name of the output file, the configuration; and statistics."""

import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from cchc_check.cli import main

BAD = "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 và Quyết định số 39/QĐ- SKHCN ngày 30/02/2020.\n"
STARTS = {
    "r.json": '{\n  "version"',
    "r.sarif": '{\n  "$schema"',
    "R.SARIF.JSON": '{\n  "$schema"',
    "r.xml": "<?xml",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "bc.md").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", STARTS)
def test_the_suffix_of_the_output_file_picks_the_format(folder, name):
    assert main(["--isolated", "-o", name, "bc.md"]) == 1
    assert (folder / name).read_text(encoding="utf-8").startswith(STARTS[name])


def test_the_suffix_beats_the_configuration_file_and_the_call_beats_the_suffix(folder):
    (folder / "cchc-check.toml").write_text('output-format = "concise"\n', encoding="utf-8")
    main(["-o", "a.json", "bc.md"])
    main(["-o", "b.json", "--output-format", "junit", "bc.md"])
    main(["-o", "c.json", "--config", "output-format=github", "bc.md"])
    starts = [(folder / name).read_text(encoding="utf-8")[:5] for name in ("a.json", "b.json", "c.json")]
    assert starts == ['{\n  "', "<?xml", "::err"]


def test_junit_fails_on_what_the_call_fails_on(folder, capsys):
    flags = [
        "--isolated",
        "--select",
        "CIT004",
        "--config",
        'rules.CIT004.severity="info"',
        "--output-format",
        "junit",
    ]
    assert main([*flags, "bc.md"]) == 0
    assert 'failures="0"' in capsys.readouterr().out
    assert main([*flags, "--fail-on", "info", "bc.md"]) == 1
    assert 'failures="2"' in capsys.readouterr().out


def test_statistics_count_by_rule(folder, capsys):
    assert main(["--isolated", "--statistics", "bc.md"]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.split()[:2] == ["2", "CIT004"]
    assert second.split()[:2] == ["1", "DAT001"]
    main(["--isolated", "--statistics", "--output-format", "json", "bc.md"])
    counts = {each["code"]: each["count"] for each in json.loads(capsys.readouterr().out)["statistics"]}
    assert counts["CIT004"] == 2


def test_statistics_of_nothing_and_in_a_format_that_has_none(folder, capsys):
    (folder / "sạch.md").write_text("Theo kế hoạch đã giao.\n", encoding="utf-8")
    assert main(["--isolated", "--statistics", "sạch.md"]) == 0
    assert capsys.readouterr().out.startswith("0 phát hiện")
    assert main(["--isolated", "--statistics", "--output-format", "sarif", "bc.md"]) == 2
    assert "--statistics" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that have a name")
def test_a_pipe_is_written_to_and_stays_one(folder):
    os.mkfifo("ống.json")
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit((folder / "ống.json").read_bytes)
        assert main(["--isolated", "-o", "ống.json", "bc.md"]) == 1
        assert json.loads(reading.result(10))["version"] == 1
    assert (folder / "ống.json").is_fifo()
