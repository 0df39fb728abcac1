"""Checks of how a Word document looks."""
