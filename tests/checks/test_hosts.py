"""A host is wrong when one province, the office or another host says so, and not for being unusual."""

from __future__ import annotations

import pytest

from cchc_check.checks.addresses import hosts
from cchc_check.extraction.facts import Facts
from cchc_check.registry import load_registry
from checks.hand_built import document, links, quotes, run


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("binhdingh", "binhdinh", True),
        ("binhdnih", "binhdinh", True),
        ("binhdin", "binhdinh", True),
        ("binhdimh", "binhdinh", True),
        ("binhdinh", "binhdinh", False),
        ("c1thanhson", "c2thanhson", False),
        ("binhdingg", "binhdinh", False),
    ],
)
def test_one_slip(left: str, right: str, slip: bool) -> None:
    assert hosts.one_slip(left, right) is slip
    assert hosts.one_slip(right, left) is slip


def test_no_province_is_a_slip_of_another_place() -> None:
    labels = hosts.province_labels(load_registry())
    assert {hosts.intended(f"{label}.gov.vn", labels) for label in labels} == {f"{x}.gov.vn" for x in labels}


def found(name: str, *written: str, **unit: object) -> list[tuple[str, str]]:
    text = "Xem " + " và ".join(written)
    facts = Facts(document(text), links=links(text, *written))
    findings = run(name, facts, **unit)
    return list(zip(quotes(facts, findings), (one.variant for one in findings), strict=True))


def test_mistyped() -> None:
    assert found("mistyped-domain", "snv.kontun.gov.vn") == [("kontun", "")]
    assert found("mistyped-domain", "tailieuso.edu.vn", "tailieuxo.edu.vn") == [("tailieuxo", "unproven")]
    assert found("mistyped-domain", "sonoivuu.gov.vn", domains=("sonoivu.gov.vn",)) == [("sonoivuu", "")]
    assert found("mistyped-domain", "snv.kontun.gov.vn", domains=("snv.kontun.gov.vn",)) == []
    assert found("mistyped-domain", "hagiang.gov.vn", "haugiang.gov.vn", "mof.gov.vn", "knong.gov.vn") == []


def test_two_addresses() -> None:
    assert found("two-addresses-one-site", "snvkontum.gov.vn", "snv.kontun.gov.vn") == [
        ("snv.kontun.gov.vn", "")
    ]
    assert (
        found("two-addresses-one-site", "snv.kontum.gov.vn", "www.snv.kontum.gov.vn", "kontum.gov.vn") == []
    )
