"""Checks of tables: totals, formulas, shares, row numbers."""
