"""From a document to its facts: everything the checks look at, extracted broadly and judged elsewhere."""

from __future__ import annotations

from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import FigureTable
from cchc_check.registry import Registry
from cchc_check.text.document import Document

__all__ = ["Facts", "extract"]


def extract(document: Document, registry: Registry) -> Facts:
    """Every fact of `document`; the same text gives the same facts in every format that can hold it."""
    # The grammars compile when they are first needed: a check that only reads `facts` must not pay for them.
    from cchc_check.extraction.blanks import find_blanks
    from cchc_check.extraction.citations import find_citations
    from cchc_check.extraction.dates import find_dates
    from cchc_check.extraction.form.letterhead import find_letterhead
    from cchc_check.extraction.links import find_links
    from cchc_check.extraction.periods import find_periods
    from cchc_check.extraction.quantities import find_quantities
    from cchc_check.extraction.quantities.units import unit_table

    letterhead = find_letterhead(document, registry)
    dates = find_dates(document.text)
    citations = find_citations(document, registry.kinds)
    periods = find_periods(document, letterhead, dates)
    links = find_links(document)
    named = [one.span for found in (citations, dates, periods, links) for one in found]
    named += [letterhead.notation.span] if letterhead.notation else []
    quantities, ratios = find_quantities(document, unit_table(registry.units), named)
    return Facts(
        document=document,
        letterhead=letterhead,
        citations=citations,
        dates=dates,
        periods=periods,
        links=links,
        blanks=find_blanks(document),
        quantities=quantities,
        ratios=ratios,
        tables=_tables(document) if document.tables else (),
    )


def _tables(document: Document) -> tuple[FigureTable, ...]:
    # Most texts have no table at all: they need not pay for the grammar of formulas.
    from cchc_check.extraction.tables import find_figure_tables

    return find_figure_tables(document)
