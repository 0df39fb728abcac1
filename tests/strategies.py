"""Hypothesis strategies of drafts: paragraphs with citations and figures, and tables, written in every format.

Invariant: a Draft says the same in each of its formats.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from cchc_check.extraction import extract
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read
from cchc_check.registry import load_registry
from word.packages import build, p, r, row, table

REGISTRY = load_registry()
_UNITS = ("hồ sơ", "văn bản", "thủ tục", "triệu đồng", "%", "người", "xã")
_VERBS = ("tiếp nhận", "giải quyết", "ban hành", "đạt", "hoàn thành", "rà soát")
_KINDS = (("Quyết định", "QĐ"), ("Kế hoạch", "KH"), ("Nghị quyết", "NQ"), ("Báo cáo", "BC"))


class Draft(Struct, frozen=True):
    """Paragraphs, and whether one of them cites a document."""

    paragraphs: tuple[str, ...]
    cites: bool

    def text(self) -> bytes:
        """As a text file, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs).encode()

    def markdown(self) -> bytes:
        """As Markdown, in which these words mean nothing else."""
        return self.text()

    def word(self, *, split: bool = False) -> bytes:
        """As a Word file; `split` parts every paragraph into runs of three characters, the last one shorter."""
        size = 3 if split else 10_000
        return build(
            "".join(
                p(*(r(text[at : at + size]) for at in range(0, len(text), size))) for text in self.paragraphs
            )
        )


@st.composite
def citations(draw: Any) -> str:
    """A document cited in full."""
    name, code = draw(st.sampled_from(_KINDS))
    day, month, year = draw(st.integers(1, 28)), draw(st.integers(1, 12)), draw(st.integers(2016, 2025))
    issuer = draw(st.sampled_from(["UBND", "SNV", "HĐND"]))
    number = draw(st.integers(1, 3000))
    return f"{name} số {number}/{code}-{issuer} ngày {day:02}/{month:02}/{year}"


@st.composite
def figures(draw: Any) -> str:
    """A count or a share with its unit, with Vietnamese separators."""
    whole = f"{draw(st.integers(0, 3_000_000)):,}".replace(",", ".")
    share = draw(st.sampled_from(["", ",5", ",25"]))
    unit = draw(st.sampled_from(_UNITS))
    return f"{whole}{share}{unit}" if unit == "%" else f"{whole}{share} {unit}"


@st.composite
def documents(draw: Any) -> Draft:
    """One to four paragraphs."""
    paragraphs = []
    cites = False
    for _ in range(draw(st.integers(1, 4))):
        cited = draw(st.one_of(st.none(), citations()))
        counted = draw(st.lists(figures(), min_size=1, max_size=3))
        told = ", ".join(f"{draw(st.sampled_from(_VERBS))} {one}" for one in counted)
        cites = cites or cited is not None
        paragraphs.append(f"Thực hiện {cited}, đơn vị đã {told}." if cited else f"Đơn vị đã {told}.")
    return Draft(tuple(paragraphs), cites)


@st.composite
def tables(draw: Any) -> list[list[str]]:
    """Rows of as many cells each, a head and figures."""
    columns = draw(st.integers(2, 5))
    head = [f"Cột {at}" for at in range(columns)]
    cells = st.one_of(figures(), st.integers(0, 9999).map(str), st.just("-"))
    return [
        head,
        *draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=1, max_size=5)),
    ]


def word_table(rows: list[list[str]]) -> bytes:
    """A Word file that is this table."""
    return build(table(*(row(*cells) for cells in rows)))


def facts_of(data: bytes, suffix: str) -> Facts:
    """The facts of a file."""
    return extract(read(data, path=f"a.{suffix}"), REGISTRY)


def said(facts: Facts) -> list[Any]:
    """What the facts are, apart from where they stand: formats part paragraphs in different ways."""
    cited = [
        (one.kind and one.kind.value, one.notation and one.notation.text, one.issued and one.issued.value)
        for one in facts.citations
    ]
    return [cited, [(one.value, one.unit, one.kind) for one in facts.quantities]]
