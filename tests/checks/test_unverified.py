"""A row of the registry that nobody has confirmed never causes a finding."""

import csv
import io

from msgspec.structs import replace

from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.packaged import rules_dir
from cchc_check.readers import read_text
from cchc_check.registry import load_registry

TEXT = """Nghị quyết số 12/NĐ-CP ngày 14/3/2019 của Chính phủ.

Quyết định số 468/QĐ-TTg ngày 27/3/2021 của Chính phủ.

Công văn số 1204/BLĐTXH-VP ngày 20/4/2022; Công văn số 99/BLĐTBXH-VP ngày 21/4/2022.
"""


def found_with(folder):
    plan = prepare(Settings(select=("CIT003", "CIT005", "CIT006")))
    registry = load_registry(folder)
    plan = replace(plan, context=replace(plan.context, registry=registry))
    result = check_facts(extract(read_text(TEXT, "txt"), registry), plan)
    return [diagnostic.code for diagnostic in result.diagnostics]


def test_unverified_rows_are_silent(tmp_path):
    for source in (rules_dir() / "registry").glob("*.csv"):
        rows = list(csv.DictReader(io.StringIO(source.read_text(encoding="utf-8"))))
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "verified": "no"} if "verified" in row else row for row in rows)
        (tmp_path / source.name).write_text(out.getvalue(), encoding="utf-8")
    assert sorted(found_with(None)) == ["CIT003", "CIT005", "CIT006"]
    assert found_with(tmp_path) == []
