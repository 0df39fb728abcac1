"""Every machine format against what is published of it, over the corpus, all page examples and all that goes wrong.

`junit-10.xsd` is Jenkins' schema (MIT, Gregory Boissinot) as the source archive of pytest 8.4.2 carries it.
"""

import datetime as dt
import json
import re
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from msgspec.structs import replace

from cchc_check import Settings, check, check_text, reporters
from cchc_check.cli import main
from cchc_check.engine import baseline
from cchc_check.engine.results import Failure, FileResult, RunResult
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.carets import parse
from cchc_check.rulebook.examples import examples
from cchc_check.rulebook.page import load_pages, page_text

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
BAD = "# Báo cáo\n\nTheo Quyết định số 38/QĐ- SKHCN ngày 30/02/2020.\n"
SILENCED = BAD.replace("Theo", "<!-- cchc-check: ignore[CIT004, WEB001, XYZ999] đã hỏi -->Theo")
STRANGE = (
    "",
    "\n",
    "\x00",
    "# Báo cáo",
    "![](a.png)\n\nChữ.\n",
    "<table><tr><td>1</td></tr></table>\n",
    SILENCED,
)
COMMAND = re.compile(
    r"::(error|warning|notice) file=[^,:\n]+"
    r"(,line=(?P<line>[1-9]\d*)(,endLine=(?P<last>[1-9]\d*)(,col=(?P<from>[1-9]\d*),endColumn=(?P<to>[1-9]\d*))?)?)?"
    r",title=[^,:\n]+::.+"
)


def page_examples():
    """(path, text, format, settings) of every bad example that is written in its page."""
    for rule in load_pages(rules_dir()):
        for example in examples(page_text(rule.path), rule.path):
            if example.kind == "bad" and not example.file:
                stage = example.attributes.get("stage", "draft")
                settings = Settings(preview=True, stage=stage, as_of=example.as_of)
                path = f"{rule.code}-{example.line}.{example.format}"
                yield path, parse(example.text)[0], example.format, settings


def accepted(text):
    """The result of a text all of whose findings a baseline accepts, but for one that is past its time."""
    result = check_text(text, path="bc/đã nhận.md")
    rules, path = {found.code for found in result.diagnostics}, str(Path("bc/đã nhận.md"))
    entries = tuple(
        baseline.Accepted(path, found.code, found.quote, found.fingerprint, "đã hỏi", None)
        for found in result.diagnostics
    )
    gone = baseline.Accepted(path, "CIT004", "không còn", "0" * 16, "cũ", None)
    accepting = baseline.Baseline("cchc-check.baseline.toml", (*entries, gone))
    return baseline.accept(result, accepting, rules, dt.date(2026, 1, 1), "vi")


@pytest.fixture(scope="module")
def everything():
    files = [check(path) for path in sorted(CORPUS.glob("*/report.*"))]
    files += [
        check_text(text, format=form, path=path, settings=own) for path, text, form, own in page_examples()
    ]
    files += [check_text(text, path=f"lạ {number}.md") for number, text in enumerate(STRANGE)]
    files += [check(b"PK\x03\x04", path="hỏng.docx"), check(b"\xff\xfe\x00", path="nhị phân.txt")]
    files.append(check("không có.docx"))
    files.append(
        replace(check_text(BAD, path="C:\\a b\\c.md"), failures=(Failure("vỡ", "CIT001", "Trace\nback"),))
    )
    files.append(accepted(BAD))
    kinds = {each.kind for file in files for each in file.stale}
    assert {"unused", "unknown-code"} <= kinds
    assert any(file.failures for file in files)
    assert {found.suppressed_by for file in files for found in file.diagnostics} == {
        "",
        "directive",
        "baseline",
    }
    return RunResult(tuple(files))


def schema_of(name):
    schema = json.loads((HERE / name).read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def junit_schema():
    return etree.XMLSchema(etree.parse(HERE / "junit-10.xsd"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_junit(everything, lang):
    root = etree.fromstring(reporters.get("junit")(everything, lang).encode())
    junit_schema().assertValid(root)
    for suite in (root, *root):
        cases = suite.findall(".//testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        for name, outcome in (("failures", "failure"), ("errors", "error")):
            assert int(suite.get(name)) == len(suite.findall(f".//{outcome}"))
    assert [suite.get("name") for suite in root] == [file.path for file in everything.files]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif(everything, lang):
    log = json.loads(reporters.get("sarif")(everything, lang))
    assert not [error.message for error in schema_of("sarif-schema-2.1.0.json").iter_errors(log)]
    (run,) = log["runs"]
    assert len(run["results"]) == sum(len(file.diagnostics) for file in everything.files)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        index = location["physicalLocation"]["artifactLocation"]["index"]
        assert (
            run["artifacts"][index]["location"]["uri"]
            == location["physicalLocation"]["artifactLocation"]["uri"]
        )


def test_sarif_regions_are_places_of_the_source(everything):
    texts = {path: text for path, text, *_ in page_examples()}
    (run,) = json.loads(reporters.get("sarif")(everything, "vi"))["runs"]
    seen = 0
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        if text := texts.get(place["artifactLocation"]["uri"]):
            region = place["region"]
            start, end = region["charOffset"], region["charOffset"] + region["charLength"]
            for edge, line, column in ((start, "startLine", "startColumn"), (end, "endLine", "endColumn")):
                head = text[:edge]
                assert (head.count("\n") + 1, len(head.rpartition("\n")[2]) + 1) == (
                    region[line],
                    region[column],
                )
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_json(everything, lang, capsys):
    assert main(["config", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    output = json.loads(reporters.get("json")(everything, lang))
    assert not [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(output)]
    assert output["summary"]["files"] == len(everything.files)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_github(everything, lang):
    lines = reporters.get("github")(everything, lang).splitlines()
    files = everything.files
    assert len(lines) == sum(len(file.active()) + len(file.failures) + len(file.stale) for file in files)
    for line in lines:
        match = COMMAND.fullmatch(line)
        assert match, line
        numbers = {name: int(value) for name, value in match.groupdict().items() if value}
        assert (
            numbers.get("last", numbers.get("line")) == numbers.get("line")
            or numbers["last"] > numbers["line"]
        )
        assert numbers.get("to", 1) >= numbers.get("from", 1)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_run_writes_valid_files(tmp_path, monkeypatch, jobs):
    folder = tmp_path / "Báo cáo quý II"
    folder.mkdir()
    for number, text in enumerate((BAD, SILENCED, "", "Tốt.\n")):
        (folder / f"bc {number}.md").write_text(text, encoding="utf-8")
    (folder / "hỏng.docx").write_bytes(b"PK\x03\x04")
    monkeypatch.chdir(tmp_path)
    for name in ("r.json", "r.sarif", "r.xml"):
        assert main(["-j", jobs, "-o", name, "."]) == 2
    junit_schema().assertValid(etree.parse(tmp_path / "r.xml"))
    schema_of("sarif-schema-2.1.0.json").validate(
        json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))
    )
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["summary"]["files"] == 5


def test_a_run_over_nothing_is_still_valid():
    empty = RunResult(())
    junit_schema().assertValid(etree.fromstring(reporters.get("junit")(empty, "vi").encode()))
    log = json.loads(reporters.get("sarif")(empty, "vi"))
    assert not list(schema_of("sarif-schema-2.1.0.json").iter_errors(log))


def test_a_file_result_alone_is_valid():
    one = RunResult((FileResult("a.md", "md"),))
    junit_schema().assertValid(etree.fromstring(reporters.get("junit")(one, "vi").encode()))
