"""The JSON output keeps to the schema it publishes, and the schema leaves no key unsaid."""

import json
from pathlib import Path

import jsonschema
import pytest
from msgspec.structs import replace

import cchc_check
from cchc_check import reporters
from cchc_check.cli import main
from cchc_check.engine.results import Failure, FileResult, RunResult

REPORT = Path(__file__).parents[2] / "corpus" / "mau-bao-cao" / "report.docx"
TEXT = (
    "Theo Quyết định số **38**/QĐ- SKHCN ngày 28/02/2020 và Kế hoạch số 12/KH-SNV ngày 05/01/2021 về rà soát;\n\n"
    "<!-- cchc-check: ignore[CIT004] đã xem -->\nQuyết định số 39/QĐ- SKHCN ngày 31/02/2020.\n\n"
    "<!-- cchc-check: ignore[CIT001] không còn -->\nKế hoạch số 12/KH-SNV ngày 06/01/2021 về rà soát.\n"
)


@pytest.fixture
def schema(capsys):
    assert main(["config", "--schema"]) == 0
    return json.loads(capsys.readouterr().out)


def objects(node):
    """Every object type of the schema."""
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            yield node
        for each in node.values():
            yield from objects(each)


def test_the_schema_is_one_and_names_every_key(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    for each in objects(schema):
        assert each["additionalProperties"] is False
        assert set(each["required"]) <= set(each["properties"])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_real_output_is_valid(schema, lang):
    text, word = cchc_check.check_text(TEXT, path="a.md"), cchc_check.check(REPORT)
    broken = FileResult("x.docx", "docx", failures=(Failure("hỏng"), Failure("hỏng", "CIT001", "Traceback…")))
    output = json.loads(reporters.get("json")(RunResult((text, word, broken)), lang))
    jsonschema.Draft202012Validator(schema).validate(output)
    found = output["files"][0]["diagnostics"]
    assert {bool(each["suppression"]) for each in found} == {True, False}
    assert any(each["related"] and "source" in each["related"][0] for each in found)


def test_a_key_that_is_not_in_the_schema_is_found(schema):
    file = cchc_check.check_text(TEXT, path="a.md")
    output = json.loads(reporters.get("json")(RunResult((replace(file, path="b.md"),)), "vi"))
    output["files"][0]["new"] = 1
    assert not jsonschema.Draft202012Validator(schema).is_valid(output)
