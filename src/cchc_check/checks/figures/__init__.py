"""Checks of figures in sentences, and of sentences against tables."""
