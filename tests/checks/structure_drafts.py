"""Short drafts for the rules on structure: what is extracted from a text, and what rules say of it."""

from __future__ import annotations

from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read
from cchc_check.registry import load_registry


def facts_of(text: str, name: str = "draft.md") -> Facts:
    """The facts of a text under that name."""
    return extract(read(text.encode(), path=name), load_registry())


def found(text: str, *codes: str, name: str = "draft.md") -> list[tuple[str, str, str]]:
    """Code, severity and quote of what the named rules find."""
    result = check_facts(facts_of(text, name), prepare(Settings(select=codes)))
    assert result.failures == ()
    return [(each.code, str(each.severity), each.quote) for each in result.diagnostics]
