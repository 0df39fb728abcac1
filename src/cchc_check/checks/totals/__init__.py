"""Finds the totals of a table in its figures and headings; knows nothing of documents."""

from __future__ import annotations

from cchc_check.checks.totals.blame import Blamed, blame
from cchc_check.checks.totals.grid import Grid, Heading, Number, Relation, Words
from cchc_check.checks.totals.relations import relations

__all__ = ["Blamed", "Grid", "Heading", "Number", "Relation", "Words", "blame", "relations"]
