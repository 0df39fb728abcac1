"""Checks that know nothing by themselves: an office's pages say what they look for."""
