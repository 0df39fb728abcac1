"""Checks of single words and phrases."""
