"""What the settings of a file and its sections say of all pages: bindings, and margins that change sides."""

from __future__ import annotations

import pytest

from cchc_check import Settings, check, read
from cchc_check.text.layout import Section
from word.decree_reports import report

MARGINS = '<w:pgMar w:top="{}" w:right="850" w:bottom="1134" w:left="{}" w:header="567" w:footer="567" w:gutter="284"/>'


def section(settings: str, *, more: str = "") -> Section:
    """The one section of a report with these settings."""
    data = report(margins=MARGINS.format(1134, 1418) + more, parts={"settings": settings})
    layout = read(data, path="a.docx").layout
    assert layout is not None
    (only,) = layout.sections
    return only


@pytest.mark.parametrize(
    ("settings", "more", "side", "mirrored"),
    [
        ("", "", "left", False),
        ("<w:gutterAtTop/>", "", "top", False),
        ('<w:gutterAtTop w:val="0"/>', "", "left", False),
        ("<w:mirrorMargins/>", "", "left", True),
        ('<w:mirrorMargins w:val="false"/>', "", "left", False),
        ("<w:mirrorMargins/><w:gutterAtTop/>", "", "left", True),
        ("", "<w:rtlGutter/>", "right", False),
        ("<w:evenAndOddHeaders/>", "", "left", False),
    ],
)
def test_where_a_binding_takes_its_space(settings: str, more: str, side: str, mirrored: bool) -> None:
    found = section(settings, more=more)
    assert (found.gutter, found.gutter_side, found.mirrored) == (284, side, mirrored)


@pytest.mark.parametrize(
    ("settings", "top", "left", "faults"),
    [
        ("", 1134, 1418, []),  # 25 mm and 5 mm are 30 mm at the left
        ("<w:gutterAtTop/>", 1134, 1418, ["left"]),
        ("<w:gutterAtTop/>", 1134, 1701, []),
        ("<w:gutterAtTop/>", 1247, 1701, ["top"]),
        ("<w:mirrorMargins/>", 1134, 1418, []),
    ],
)
def test_the_binding_counts_where_it_lies(settings: str, top: int, left: int, faults: list[str]) -> None:
    data = report(margins=MARGINS.format(top, left), parts={"settings": settings})
    result = check(data, path="a.docx", settings=Settings(select=("LAY002",)))
    names = {"top": "Lề trên", "left": "Lề trái"}
    assert [each.message.partition(" là ")[0] for each in result.diagnostics] == [
        names[each] for each in faults
    ]
