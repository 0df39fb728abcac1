"""The real report this tool was made for: what must be found in it, in both formats, and nothing else.

The report is not ours to ship; where `../shared/seed` is absent these tests are skipped.
"""

from collections import Counter
from pathlib import Path

import pytest

from cchc_check import Settings, check, extract, read

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"
FORMATS = [SEED / "bao-cao-cchc-2020.md", SEED / "bao-cao-cchc-2020.docx"]
EXPECTED = {
    "CIT001": ("error", ["Kế hoạch số 42/KH-SKHCN ngày 31/01/2020"]),
    "CIT003": ("error", ["163/TTr-SKHHCN", "42/KH-SKHHCN", "42/KH-SKHHCN"]),
    "CIT004": ("error", ["38/QĐ- SKHCN"]),
    "DAT003": ("warning", ["quý II năm 2020"]),
    "STR001": ("info", None),
    "STR002": ("info", ["ngày tháng 6 năm 2020"]),
    "TRM001": ("warning", ["theo tại", "theo quy định theo", "đề trình", "làm cơ sở đề"]),
    "WEB001": ("error", ["binhdingh"]),
    "WEB002": ("warning", ["skhcn.binhdingh.gov.vn"]),
}

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the real report is not part of the project")


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.suffix)
def test_exactly_the_known_mistakes_are_found(path):
    result = check(path)
    assert result.failures == ()
    found = [each for each in result.diagnostics if each.severity != "info" or each.code in EXPECTED]
    for code, (severity, quotes) in EXPECTED.items():
        mine = [each for each in found if each.code == code]
        assert {str(each.severity) for each in mine} == {severity}
        assert len(mine) == 1 if quotes is None else [each.quote for each in mine] == quotes
    assert Counter(each.code for each in found) == Counter(
        {code: len(quotes or [""]) for code, (_, quotes) in EXPECTED.items()}
    )


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.suffix)
def test_blanks_are_errors_when_the_report_is_to_be_issued(path):
    result = check(path, settings=Settings(stage="issue"))
    assert {each.code for each in result.diagnostics if each.severity == "error"} >= {"STR001", "STR002"}


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.suffix)
def test_all_citations_are_found_and_nothing_else(path):
    citations = extract(read(path)).citations
    full = [each for each in citations if each.notation]
    assert len(full) == len(citations) == 45
    assert len({each.notation.text for each in full}) == 33
    assert all(each.issued and each.issued.value for each in full)
    assert sum(each.title is not None for each in full) == 27
