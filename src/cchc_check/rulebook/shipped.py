"""The pages that come with the tool, read and proven once per installation.

Invariant: the rules are those that the pages lying there now state, whether they were kept or read.
"""

from __future__ import annotations

import msgspec

from cchc_check import kept
from cchc_check.packaged import rules_dir
from cchc_check.rulebook import page, rule
from cchc_check.rulebook.rule import Rule


def shipped_rules() -> tuple[Rule, ...]:
    """The rules of the shipped pages, sorted by code."""
    key = kept.state([page.__file__, rule.__file__, *page.page_files(rules_dir())])
    if content := kept.load("rules", key):
        return msgspec.msgpack.decode(content, type=tuple[Rule, ...])
    rules = page.load_pages(rules_dir())
    kept.save("rules", key, msgspec.msgpack.encode(rules))
    return rules
