"""Checks of the parts of a document, its numbering, and what a draft still lacks."""
