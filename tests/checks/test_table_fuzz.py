"""No grid of cells, however odd, stops the rules; what they find stands in a cell."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check import checks
from cchc_check.checks.check import Context, Unit
from cchc_check.extraction import extract
from cchc_check.readers import read_text
from checks.table_findings import REGISTRY, RULES

WORDS = """-;1;2;12;3;1.200;0;100;98,5%;(3);(1)=(2)+(3);4=2/3;A;I;1.1;Tổng số;Cộng;Trong đó;Tỷ lệ (%);STT;Đơn vị;
Tổng số (I+II);x;…;2019;Nữ;-5;Tăng, giảm""".replace("\n", "").split(";")
CELLS = st.sampled_from(["", *WORDS])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=6), min_size=2, max_size=9))
def test_any_grid(rows: list[list[str]]) -> None:
    facts = extract(read_text("Bảng 1\n" + "".join("\t".join(row) + "\n" for row in rows), "txt"), REGISTRY)
    for table in facts.tables:
        assert all(
            facts.document.quote(cell.span) == facts.document.quote(cell.span).strip()
            for cell in table.cells.values()
        )
    for name in RULES:
        for finding in checks.get(name).function(facts, {}, Context("draft", Unit(), REGISTRY)):
            assert facts.document.quote(finding.at).strip()
