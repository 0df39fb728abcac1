"""One quantity with two values: in two sentences, or in a sentence and a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.check import Check, Context
from cchc_check.checks.figures.breakdown_support import breakdown_support
from cchc_check.checks.figures.cell_phrases import table_words
from cchc_check.checks.figures.clashes import CellClash, Clash, cell_clashes, echoed, prose_clashes
from cchc_check.checks.figures.group_sums import SumClash, sum_clashes
from cchc_check.checks.figures.linking import CellIndex, phrase_links
from cchc_check.checks.figures.phrases import phrases
from cchc_check.checks.figures.similarity import Weights
from cchc_check.checks.figures.twin_tables import Twins, twins
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts
from cchc_check.extraction.figures import FigureTable, NumberCell
from cchc_check.registry import Registry
from cchc_check.text.span import Span


def one_quantity_two_values(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every number that another place of the document gives differently, once."""
    if not (facts.quantities or facts.tables) or _lays_down(facts, context.registry):
        return
    said = tuple(phrases(facts, context.registry))
    tables = tuple(table_words(facts, context.registry))
    lines = [one.tokens for words in tables for kind in (words.rows, words.columns) for one in kind.values()]
    weights = Weights([*(one.tokens for one in said), *lines])
    support = breakdown_support(facts, context.registry)
    links = tuple(phrase_links(said, weights))
    vouched = support.closed | echoed(links)
    clashes, agreed = cell_clashes(said, CellIndex(tables, weights), support.broken, vouched)
    reported: set[Span] = set()
    for clash in clashes:
        reported |= {clash.link.phrase.quantity.digits, clash.link.cell.span}
        yield _in_table(facts, clash)
    for summed in sum_clashes(said, tables, agreed, support):
        if summed.cell.span not in reported:
            yield _in_sum(facts, summed)
    for twin in twins(tables):
        if not {twin.here.span, twin.there.span} & reported:
            reported.add(twin.here.span)
            yield _in_twin(facts, twin)
    in_cells = {link.phrase.quantity.digits.start for link in agreed}
    for pair in prose_clashes(links, support.broken, support.closed | in_cells):
        if pair.odd.quantity.digits not in reported and pair.other.quantity.digits not in reported:
            yield _in_prose(facts, pair)


def _lays_down(facts: Facts, registry: Registry) -> bool:
    """True for decrees, decisions and rules: their numbers are set, not counted."""
    kind = registry.kind(facts.letterhead.kind.value) if facts.letterhead.kind else None
    if kind and "normative" in kind.families:
        return True
    return (
        sum(facts.document.text.startswith("Điều ", block.span.start) for block in facts.document.blocks) > 1
    )


def _in_prose(facts: Facts, clash: Clash) -> Finding:
    odd, other = clash.odd.quantity, clash.other.quantity
    values = {"here": _quote(facts, odd.span), "there": _quote(facts, other.span)}
    related = Related(other.span, "other", {"there": values["there"]})
    return Finding(odd.digits, values, (related,), variant="identical" if clash.identical else "")


def _in_table(facts: Facts, clash: CellClash) -> Finding:
    link = clash.link
    line = _line(link.words.table, link.cell)
    said, cell = _quote(facts, link.phrase.quantity.span), _quote(facts, link.cell.span)
    if clash.in_table:
        related = Related(link.phrase.quantity.span, "other", {"there": said})
        return Finding(
            link.cell.span, {"here": cell, "there": said, "line": line}, (related,), variant="cell"
        )
    related = Related(link.cell.span, "cell", {"there": cell, "line": line})
    values = {"here": said, "there": cell, "line": line}
    return Finding(link.phrase.quantity.digits, values, (related,), variant="table")


def _in_sum(facts: Facts, clash: SumClash) -> Finding:
    said = _quote(facts, clash.phrase.quantity.span)
    values = {"here": _quote(facts, clash.cell.span), "there": said, "sum": clash.sum, "found": clash.found}
    related = Related(clash.phrase.quantity.span, "other", {"there": said})
    return Finding(clash.cell.span, values, (related,), variant="outside" if clash.outside else "sum")


def _in_twin(facts: Facts, twin: Twins) -> Finding:
    here, there = _quote(facts, twin.here.span), _quote(facts, twin.there.span)
    line = _line(twin.earlier.table, twin.there)
    related = Related(twin.there.span, "cell", {"there": there, "line": line})
    return Finding(twin.here.span, {"here": here, "there": there, "line": line}, (related,), variant="twin")


def _line(table: FigureTable, cell: NumberCell) -> str:
    """The names of row and column, as the table prints them."""
    row = next((one.label for one in table.rows if one.index == cell.row), "")
    path = next((one.path for one in table.columns if one.index == cell.column), ())
    return " › ".join(" ".join(words.split()) for words in (row, *path) if words.strip())


def _quote(facts: Facts, span: Span) -> str:
    return " ".join(facts.document.quote(span).split())


CHECK = Check(
    name="one-quantity-two-values",
    function=one_quantity_two_values,
    values=("here", "there", "line", "sum", "found"),
    variants=("identical", "table", "cell", "sum", "outside", "twin"),
    notes=("other", "cell"),
)
