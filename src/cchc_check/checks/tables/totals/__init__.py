"""Finds the totals of a table in its figures and headings; knows nothing of documents."""

from __future__ import annotations

from cchc_check.checks.tables.totals.blame import Blamed, blame
from cchc_check.checks.tables.totals.grid import Grid, Heading, Number, Relation, Words
from cchc_check.checks.tables.totals.relations import relations

__all__ = ["Blamed", "Grid", "Heading", "Number", "Relation", "Words", "blame", "relations"]
