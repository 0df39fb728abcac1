"""Checks of web and mail addresses."""
