"""Checks of cited documents: numbers, symbols, dates, issuers."""
