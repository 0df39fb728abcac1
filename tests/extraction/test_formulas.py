"""Every spelling of a formula that forms print, and the brackets that are none."""

from __future__ import annotations

import pytest

from cchc_check.extraction.tables.formulas import find_formula, names, read_formula, signed_names


@pytest.mark.parametrize(
    ("written", "target", "terms"),
    [
        ("(1)=(2)+(3)", "1", "+2 +3"),
        ("(1) = (2)+(3)+(4)", "1", "+2 +3 +4"),
        ("1=3+6+9", "1", "+3 +6 +9"),
        ("01=02+03", "01", "+02 +03"),
        ("8=1+2+5-6-7", "8", "+1 +2 +5 -6 -7"),
        ("14 = 10 – 9", "14", "+10 -9"),
        ("7=8+9+\n10", "7", "+8 +9 +10"),
        ("Cột (1) = Cột (2)+(3)", "1", "+2 +3"),
        ("1=2+…+5", "1", "+2 +3 +4 +5"),
        ("1=2+3+...+6", "1", "+2 +3 +4 +5 +6"),
        ("(2)+…+(4)", "", "+2 +3 +4"),
        ("= (4)+(5)", "", "+4 +5"),
        ("III = I - II", "III", "+I -II"),
        ("2=2.1+2.2", "2", "+2.1 +2.2"),
    ],
)
def test_sums(written: str, target: str, terms: str) -> None:
    formula = read_formula(written)
    assert formula is not None
    assert formula.target == target
    signed = signed_names(formula.sides[0])
    assert signed is not None
    assert " ".join(f"{'+' if sign > 0 else '-'}{name}" for sign, name in signed) == terms


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("(3)=(2):(1)x100", "2 1"),
        ("5=4/3", "4 3"),
        ("6=4:3", "4 3"),
        ("(7)=(4) x (6)", "4 6"),
        ("(10)=(7)*(8)*(9)", "7 8 9"),
        ("(4)=(2)/(1)x100%", "2 1"),
        ("5=(4-3)/3*100", "4 3 3"),
        ("(6)=((2)+(3))/(5)", "2 3 5"),
    ],
)
def test_products(written: str, named: str) -> None:
    formula = read_formula(written)
    assert formula is not None
    assert signed_names(formula.sides[0]) is None
    assert " ".join(names(formula.sides[0])) == named


def test_a_chain_has_several_sides() -> None:
    formula = read_formula("22=23+24=11+12+13")
    assert formula is not None
    assert [tuple(names(side)) for side in formula.sides] == [("23", "24"), ("11", "12", "13")]


@pytest.mark.parametrize("written", ["2019", "(3)", "1=2", "100=2+3", "A", "3=4+5+6,", "Tổng số", "5=4+", ""])
def test_no_formula(written: str) -> None:
    assert read_formula(written) is None


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Tổng số (3=4+5+6)", "3=4+5+6"),
        ("Tổng số\n(1)=(2)+(3)", "(1)=(2)+(3)"),
        ("Tỷ lệ (%) (5)=(4)/(3)x100", "(5)=(4)/(3)x100"),
        ("Tổng số (4+5+6)", "4+5+6"),
        ("Tỷ lệ hoàn thành (%) (4:3)", "4:3"),
        ("Thành tiền (3)=(1)x(2)", "(3)=(1)x(2)"),
        ("Tuổi (15-60)", None),
        ("Tổng (giai đoạn 2016-2020)", None),
        ("Ngày 12/5", None),
        ("Năm 2019", None),
    ],
)
def test_in_headings(heading: str, found: str | None) -> None:
    part = find_formula(heading, 7)
    assert (part.value if part else None) == found
    if part:
        assert " ".join(heading[part.span.start - 7 : part.span.end - 7].split()) == found


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Tổng số (I+II+III)", "I+II+III"),
        ("Tổng cộng (A + B)", "A + B"),
        ("Cộng (1+2+3)", "1+2+3"),
        ("Chênh lệch (3=1-2)", "3=1-2"),
        ("Công chức (nam/nữ)", None),
        ("Chi (TW+ĐP)", None),
        ("(A) Khối cơ quan", None),
    ],
)
def test_in_rows(label: str, found: str | None) -> None:
    part = find_formula(label, 0, rows=True)
    assert (part.value if part else None) == found


@pytest.mark.parametrize(
    "cell",
    [
        "1=" + "(" * 390,
        "=" + "(1+" * 130,
        "(1 " + "+ 1) " * 70 + "w",
        "(" + "V+" * 150 + "w",
        "=1" + " " * 190 + "+" + " " * 190 + "w",
        "(" * 398 + "+w",
    ],
)
@pytest.mark.parametrize("rows", [True, False])
def test_what_only_looks_like_a_formula_is_soon_told(cell: str, rows: bool) -> None:
    """Tried in every way in which it can be read, each of these would take years, or all of the stack."""
    find_formula(cell, 0, rows=rows)
    assert read_formula(cell) is None


def test_a_cell_as_long_as_a_page_is_not_looked_through() -> None:
    assert find_formula("3=1+2", 0)
    assert find_formula("Tổng số " * 60 + "3=1+2", 0) is None
