"""Checks of dates and reporting periods."""
