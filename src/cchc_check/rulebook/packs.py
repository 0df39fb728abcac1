"""The rules there are for one configuration: the shipped ones, an office's own pages, those of named packages.

Invariant: an office's pages are data, read from real files of a bounded size and number; nothing is followed out
of their folder and nothing is run.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from cchc_check.errors import RuleError
from cchc_check.packaged import rules_dir
from cchc_check.rulebook.attached import LARGEST
from cchc_check.rulebook.page import load_page, unique
from cchc_check.rulebook.rule import Rule
from cchc_check.rulebook.shipped import shipped_rules

MOST_PAGES = 2_000
DEEPEST = 8


def known_rules(paths: Iterable[str] = (), plugins: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The shipped rules, those of the pages at `paths`, and those of the distributions `plugins`, sorted by code.

    Raises RuleError for a page that is wrong, a link, or a code or name that is taken.
    """
    shipped = shipped_rules()
    folders = (*paths, *_installed(plugins))
    if not folders:
        return shipped
    taken = {key: rule for rule in shipped for key in (rule.code, rule.name)}
    own = tuple(rule for folder in folders for rule in load_pack(folder))
    for rule in own:
        for key in (rule.code, rule.name):
            if key in taken:
                raise RuleError("page.duplicate", path=rule.path, line=1, key=key, other=taken[key].path)
    return unique((*shipped, *own))


def is_shipped(rule: Rule) -> bool:
    """True for a rule whose page comes with the tool."""
    return rule.path.startswith(str(rules_dir()) + os.sep)


def load_pack(path: str) -> tuple[Rule, ...]:
    """The rules of the pages in a folder and below it, or of one page."""
    return unique(map(_bounded, page_files(path)))


def page_files(path: str) -> list[str]:
    """The pages in a folder and below it, or the one page at `path`; there is at least one. Raises RuleError."""
    if os.path.isdir(path):
        pages = [*_pages(path, DEEPEST)]
    elif os.path.isfile(path):
        pages = [path]
    else:
        raise RuleError("pack.missing", name=path)
    if not pages:
        raise RuleError("pack.empty", name=path)
    if len(pages) > MOST_PAGES:
        raise RuleError("pack.too-many", path=path, most=MOST_PAGES)
    return pages


def _bounded(page: str) -> Rule:
    if os.path.getsize(page) > LARGEST:
        raise RuleError("attached.too-large", path=page, limit=f"{LARGEST // 2**20} MB")
    return load_page(page)


def _pages(folder: str, depth: int) -> Iterator[str]:
    if not depth:
        raise RuleError("pack.too-deep", path=folder)
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.startswith("."):
                continue
            page = entry.name.lower().endswith(".md") and entry.name != "README.md"
            if entry.is_symlink() and (page or entry.is_dir()):
                raise RuleError("pack.link", path=entry.path, name=entry.name)
            if entry.is_dir():
                yield from _pages(entry.path, depth - 1)
            elif page:
                yield entry.path


def _installed(plugins: Iterable[str]) -> Iterator[str]:
    for name in plugins:
        from cchc_check.checks.installed import rule_folders

        yield from rule_folders(name)
