"""Finding citations, and all facts, in text: megabytes a second beside one big pattern, eyecite and spaCy's tokenizer.

Invariant: every text has about the same number of citations to the kilobyte, each in the language of its finder.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rows import Row, absent
from text_reports import cited_prose, opinion

GROUP = "extraction"


def rows(short: bool, python: str) -> Iterator[Row]:
    """Our speeds, and how much of the time of each other program the citations take."""
    text, english = cited_prose(30_000 if short else 100_000), opinion(30_000 if short else 87_000)
    size = len(text.encode()) / 1e6
    ours = size / _seconds(_citations(text), 7)
    every = size / _seconds(_facts(text), 5)
    yield Row(GROUP, "citations with all their fields", ours, "MB/s", shown=True)
    yield Row(GROUP, "all facts", every, "MB/s", shown=True)
    for name, finder, words in (
        ("one big pattern of `regex`", big_pattern, text),
        ("eyecite with Hyperscan", eyecite_finder, english),
        ("spaCy's tokenizer, blank xx", _tokenizer("xx"), text),
        ("spaCy's tokenizer, blank vi", _tokenizer("vi"), text),
    ):
        run = finder()
        if run is None:
            yield absent(GROUP, name, shown=True)
            continue
        run(words)
        speed = len(words.encode()) / 1e6 / _seconds(lambda run=run, words=words: run(words), 3)  # type: ignore[misc]
        yield Row(GROUP, name, speed, "MB/s", "the time of citations", ours / speed, shown=True)
        yield Row(GROUP, name, speed, "MB/s", "the time of all facts", every / speed)


def _citations(text: str) -> Callable[[], object]:
    from cchc_check.extraction.citations import find_citations
    from cchc_check.readers import read_text
    from cchc_check.registry import load_registry

    document, kinds = read_text(text, "txt"), load_registry().kinds
    return lambda: find_citations(document, kinds)


def _facts(text: str) -> Callable[[], object]:
    from cchc_check.extraction import extract
    from cchc_check.readers import read_text
    from cchc_check.registry import load_registry

    document, registry = read_text(text, "txt"), load_registry()
    return lambda: extract(document, registry)


def _tokenizer(language: str) -> Callable[[], Callable[[str], int] | None]:
    """spaCy's; the Vietnamese one needs pyvi as well."""

    def tokenizer() -> Callable[[str], int] | None:
        try:
            import spacy

            tokenize = spacy.blank(language).tokenizer
        except ImportError:
            return None
        return lambda text: len(tokenize(text))

    return tokenizer


def _seconds(run: Callable[[], object], repeats: int) -> float:
    """The least processor time of several runs."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def big_pattern() -> Callable[[str], int] | None:
    """The pattern one writes first: kind, number, date and issuer in one alternation, searched from the left."""
    from cchc_check.registry import load_registry

    try:
        import regex
    except ImportError:
        return None
    blank = r"[ \t\u00a0\u00ad]{0,4}\n?[ \t\u00a0]{0,4}"
    kinds = "|".join(kind.name.replace(" ", blank) for kind in load_registry().kinds)
    pattern = regex.compile(
        rf"(?P<kind>{kinds}|QĐ|NĐ|NQ|CV|KH)?{blank}(?:số{blank}:?)?{blank}"
        rf"(?P<number>\d{{1,6}}[a-zđ]?(?:\.\d+)?(?:{blank}/{blank}(?:19|20)\d\d)?(?:-[A-ZĐ]{{1,4}})?"
        rf"{blank}/{blank}\p{{Lu}}[\p{{Lu}}\d]*(?:[a-z]{{1,2}})?(?:{blank}[-–]{blank}\p{{Lu}}[\p{{Lu}}\d&]*(?:[a-z]{{1,2}})?){{0,6}})"
        rf"(?:,?{blank}ngày{blank}(?P<day>\d{{1,2}})(?:/|{blank}tháng{blank})(?P<month>\d{{1,2}})(?:/|{blank}năm{blank})(?P<year>\d{{4}}))?"
        rf"(?:,?{blank}của{blank}(?P<issuer>(?:Thủ{blank}tướng{blank})?Chính{blank}phủ|(?:Chủ{blank}tịch{blank})?UBND{blank}tỉnh|"
        rf"(?:Bộ|Sở)(?:{blank}\p{{Lu}}\p{{Ll}}*(?:{blank}\p{{Ll}}+)?){{1,4}}))?",
    )
    return lambda text: sum(1 for match in pattern.finditer(text) if match.groups())


def eyecite_finder() -> Callable[[str], int] | None:
    """eyecite with its fast tokenizer, or None where it is not installed."""
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import HyperscanTokenizer
    except ImportError:
        return None
    tokenizer = HyperscanTokenizer(cache_dir=str(Path(tempfile.gettempdir()) / "cchc-check-bench"))
    return lambda text: len(get_citations(text, tokenizer=tokenizer))
