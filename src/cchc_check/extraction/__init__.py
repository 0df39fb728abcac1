"""From a document to its facts: everything the checks look at, extracted broadly and judged elsewhere."""

from __future__ import annotations

from cchc_check.extraction.facts import Facts
from cchc_check.registry import Registry
from cchc_check.text.document import Document

__all__ = ["Facts", "extract"]


def extract(document: Document, registry: Registry) -> Facts:
    """Every fact of `document`; the same text gives the same facts in every format that can hold it."""
    # The grammars compile when they are first needed: a check that only reads `facts` must not pay for them.
    from cchc_check.extraction.blanks import find_blanks
    from cchc_check.extraction.citations import find_citations
    from cchc_check.extraction.dates import find_dates
    from cchc_check.extraction.letterhead import find_letterhead
    from cchc_check.extraction.links import find_links
    from cchc_check.extraction.periods import find_periods

    letterhead = find_letterhead(document, registry)
    dates = find_dates(document.text)
    return Facts(
        document=document,
        letterhead=letterhead,
        citations=find_citations(document, registry.kinds),
        dates=dates,
        periods=find_periods(document, letterhead, dates),
        links=find_links(document),
        blanks=find_blanks(document),
    )
