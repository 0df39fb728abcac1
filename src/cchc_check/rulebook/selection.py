"""Which rules a run uses: selectors are a code (CIT004), a name, the letters of a group (CIT) or ALL.

Invariant: the more exact selector wins; between equals, ignoring wins; a preview rule must be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cchc_check.errors import ConfigError
from cchc_check.rulebook.rule import Rule

ALL = "ALL"


def select(
    known: Sequence[Rule],
    *,
    select: Iterable[str] = (ALL,),
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    preview: bool = False,
) -> tuple[Rule, ...]:
    """The selected rules, in the order of `known`. Raises ConfigError for a selector that names no rule."""
    wanted, unwanted = (*select, *extend_select), tuple(ignore)
    for selector in (*wanted, *unwanted):
        _ensure_known(selector, known)
    return tuple(rule for rule in known if _runs(rule, wanted, unwanted, preview))


def _runs(rule: Rule, wanted: Iterable[str], unwanted: Iterable[str], preview: bool) -> bool:
    reach = max((exactness(selector, rule) for selector in wanted), default=0)
    if rule.preview and not preview and reach < _EXACT:
        return False
    return reach > max((exactness(selector, rule) for selector in unwanted), default=0)


_EXACT = 3


def exactness(selector: str, rule: Rule) -> int:
    """How closely `selector` names `rule`: 3 by code or name, 2 by group, 1 by ALL, 0 not at all."""
    written = selector.strip().upper()
    if written in (rule.code, rule.name.upper()):
        return _EXACT
    if written == group(rule):
        return 2
    return int(written == ALL)


def group(rule: Rule) -> str:
    """The letters of the rule's code."""
    return rule.code.rstrip("0123456789")


def _ensure_known(selector: str, known: Sequence[Rule]) -> None:
    if selector.strip().upper() == ALL or any(exactness(selector, rule) for rule in known):
        return
    if like := closest(selector, known):
        raise ConfigError("page.unknown-selector-like", selector=selector, like=like)
    raise ConfigError("page.unknown-selector", selector=selector)


def closest(selector: str, known: Iterable[Rule]) -> str:
    """The code, name or group that `selector` was perhaps meant to be, or ""."""
    import difflib

    names = {word.upper(): word for rule in known for word in (rule.code, rule.name, group(rule))}
    found = difflib.get_close_matches(selector.strip().upper(), sorted(names), n=1)
    return names[found[0]] if found else ""
