"""What other programs read: SARIF against its schema, JUnit and GitHub commands against hostile text.

`sarif-schema-2.1.0.json` is the schema of OASIS as npm's @microsoft/sarif-multitool-linux 5.7.0 (MIT) carries it.
"""

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from msgspec.structs import replace

import cchc_check
from cchc_check import reporters
from cchc_check.diagnostics import Diagnostic, Severity
from cchc_check.engine.results import Failure, FileResult, RunResult
from cchc_check.reporters.sarif import uri
from cchc_check.text.span import Position, Span

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "corpus" / "mau-bao-cao" / "report.docx"
TEXT = (
    "# BÁO CÁO\n\n"
    "Theo Quyết định số **38**/QĐ- SKHCN ngày 28/02/2020 của Sở\n"
    "và Kế hoạch số 42/KH-SKHCN\nngày 31/02/2020 về 😀 kiểm tra, Kế hoạch số 43/KH-SKHCN ngày 30/02/2020.\n"
)
HOSTILE = "a]]></failure><x y='\"&%0A::error::%,:\n\r\t\x00\x1b\ud800 Đường 😀"


@pytest.fixture(scope="module")
def results():
    text = cchc_check.check_text(TEXT, path="thư mục/báo cáo.md")
    word = cchc_check.check(REPORT)
    return RunResult(
        (text, replace(word, path="mẫu.docx"), FileResult("x.docx", "docx", failures=(Failure("hỏng"),)))
    )


def hostile(severity):
    found = Diagnostic(
        "CIT004", "space-in-notation", severity, HOSTILE, HOSTILE, Span(0, 3), Position(1, 1), HOSTILE, HOSTILE, {},
        source=Span(0, 3), end=Position(2, 1), basis=HOSTILE,
    )  # fmt: skip
    return FileResult(HOSTILE, "md", (found,), failures=(Failure(HOSTILE, "", HOSTILE),))


def sarif(result, lang="vi"):
    return json.loads(reporters.get("sarif")(result, lang))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif_is_valid_by_the_published_schema(results, lang):
    schema = json.loads((HERE / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert not [error.message for error in validator.iter_errors(sarif(results, lang))]


def test_sarif_places_are_the_same_characters_by_offset_and_by_line(results):
    lines = TEXT.split("\n")
    found = [each for each in sarif(results)["runs"][0]["results"] if "md" in json.dumps(each["locations"])]
    assert len(found) >= 3
    for each in found:
        region = each["locations"][0]["physicalLocation"]["region"]
        start = sum(len(line) + 1 for line in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
        end = sum(len(line) + 1 for line in lines[: region["endLine"] - 1]) + region["endColumn"] - 1
        assert (start, end) == (region["charOffset"], region["charOffset"] + region["charLength"])
        assert region["snippet"]["text"].startswith(TEXT[start])


def test_sarif_rules_carry_their_pages_and_results_point_at_them(results):
    run = sarif(results)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert not run["invocations"][0]["executionSuccessful"]
    assert run["artifacts"][0]["location"]["uri"] == "th%C6%B0%20m%E1%BB%A5c/b%C3%A1o%20c%C3%A1o.md"


def test_a_silenced_finding_is_suppressed_in_sarif_and_absent_elsewhere(results):
    file = results.files[0]
    silenced = replace(
        file, diagnostics=tuple(replace(each, suppression="đã xem") for each in file.diagnostics)
    )
    result = RunResult((silenced,))
    for each in sarif(result)["runs"][0]["results"]:
        assert each["suppressions"][0]["justification"] == "đã xem"
    assert reporters.get("github")(result, "vi") == ""
    assert 'failures="0"' in reporters.get("junit")(result, "vi")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/c.md", "a%20b/c.md"),
        ("/srv/a.md", "file:///srv/a.md"),
        ("C:\\a b\\c.md", "file:///C:/a%20b/c.md"),
        ("\\\\may-chu\\chung\\a.md", "file://may-chu/chung/a.md"),
        ("a:b.md", "a%3Ab.md"),
        ("50%.md", "50%25.md"),
    ],
)
def test_paths_become_uris(path, expected):
    assert uri(path) == expected


def test_relative_paths_of_windows_become_uris_too(monkeypatch):
    assert uri("a\\b.md") == "a%5Cb.md"
    monkeypatch.setattr("os.sep", "\\")
    assert uri("bao cao\\b.md") == "bao%20cao/b.md"


@pytest.mark.parametrize("severity", list(Severity))
def test_hostile_text_stays_text(severity):
    result = RunResult((hostile(severity),))
    lines = reporters.get("github")(result, "vi").split("\n")
    assert [line[:2] for line in lines] == ["::", "::", ""]
    head, _, rest = lines[0][2:].partition("::")
    assert "\r" not in rest
    assert [part.partition("=")[0] for part in head.partition(" ")[2].split(",")] == [
        "file",
        "line",
        "endLine",
        "title",
    ]
    tree = etree.fromstring(reporters.get("junit")(result, "vi").encode("utf-8"))
    case = tree[0][0]
    assert case[0].get("message") == HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace(
        "\ud800", "\ufffd"
    )
    assert len(tree.xpath("//testcase")) == 2


def test_junit_counts_and_fails_as_the_exit_code_does(results):
    for fail_on in Severity:
        result = RunResult(results.files[:2], fail_on)
        tree = etree.fromstring(reporters.get("junit")(result, "en").encode())
        assert [suite.get("name") for suite in tree] == ["thư mục/báo cáo.md", "mẫu.docx"]
        for suite in tree:
            for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
                assert int(suite.get(attribute)) == len(suite.xpath(f".//{tag}"))
        assert bool(int(tree.get("failures"))) == (result.exit_code(fail_on) == 1)


def test_junit_shows_a_clean_file_as_passed():
    tree = etree.fromstring(reporters.get("junit")(RunResult((FileResult("a.md", "md"),)), "vi").encode())
    assert [len(case) for case in tree[0]] == [0]


def test_what_silences_nothing_is_said_and_fails_nothing():
    text = "<!-- cchc-check: ignore[CIT004] không còn -->\nTheo Quyết định số 38/QĐ-SKHCN ngày 28/02/2020.\n"
    result = RunResult((cchc_check.check_text(text, path="a.md"),))
    (line,) = reporters.get("github")(result, "en").splitlines()
    assert line.startswith("::notice file=a.md,line=1,title=stale silencing::")
    (note,) = sarif(result)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "warning"


def test_github_points_at_lines_of_text_files_only(results):
    lines = reporters.get("github")(results, "vi").splitlines()
    assert any("line=" in line and "col=" in line for line in lines if "báo cáo.md" in line)
    assert not any("line=" in line for line in lines if "docx" in line)
    assert lines[-1].startswith("::error file=x.docx")
