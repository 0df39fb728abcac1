"""Places that match a pattern of tokens (spaCy's Matcher) of an office's own; the only check that loads spaCy.

Invariant: a document that could not be looked at, for want of spaCy or for its length, says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from cchc_check.checks.check import Check, Context, Fault
from cchc_check.checks.house import wants
from cchc_check.checks.house.passages import LEAVE, SCOPES, left_alone, passages, spans
from cchc_check.checks.house.phrases import everywhere, list_faults
from cchc_check.checks.house.tokens import as_spacy, pattern_faults
from cchc_check.diagnostics import Finding
from cchc_check.errors import CheckError
from cchc_check.extraction.facts import Facts
from cchc_check.text.span import Span

MOST_TOKENS = 20_000
"""Tokens of one passage; a longer one would take more than some ten seconds."""


def token_pattern(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The longest matches of `patterns` in each passage, unless they are left alone; they do not overlap.

    Raises CheckError where spaCy is not installed, and for a passage that is too long.
    """
    import msgspec

    tokenizer, matcher = _matcher(msgspec.json.encode(params["patterns"]))
    found = [
        span
        for passage in passages(facts.document, params["scope"])
        for span in _found(tokenizer, matcher, facts.document.quote(passage), passage.start)
    ]
    if found:
        every = passages(facts.document, "all")
        alone = spans([*everywhere(facts, params["exceptions"], every), *left_alone(facts, params["leave"])])
        for span in found:
            if not alone.cover(span):
                yield Finding(span, {"written": " ".join(facts.document.quote(span).split())})


def _found(tokenizer: Any, matcher: Any, text: str, base: int) -> list[Span]:
    from spacy.tokens import Doc
    from spacy.util import filter_spans

    # White space is a token to spaCy: a line end would part the words of a pattern.
    tokens = [token for token in tokenizer(text) if not token.is_space]
    if len(tokens) > MOST_TOKENS:
        raise CheckError("house.too-long-passage", most=MOST_TOKENS)
    doc = Doc(matcher.vocab, words=[token.text for token in tokens])
    kept = sorted(filter_spans(matcher(doc, as_spans=True)), key=lambda one: one.start)
    return [
        Span(base + tokens[one.start].idx, base + tokens[one.end - 1].idx + len(tokens[one.end - 1]))
        for one in kept
        if one.end > one.start
    ]


@lru_cache(16)
def _matcher(patterns: bytes) -> tuple[Any, Any]:
    import msgspec

    try:
        from spacy.lang.xx import MultiLanguage
        from spacy.matcher import Matcher
    except ImportError as error:
        raise CheckError("house.no-spacy", hint="house.hint-spacy", why=str(error)) from error
    pipeline = MultiLanguage()
    matcher = Matcher(pipeline.vocab)
    matcher.add("house", [as_spacy(pattern) for pattern in msgspec.json.decode(patterns)])
    return pipeline.tokenizer, matcher


def _review(params: Mapping[str, Any]) -> Iterator[Fault]:
    if not params["patterns"]:
        yield "house.empty-list", "params.patterns", {}
    if len(params["patterns"]) > wants.MOST:
        yield "house.too-long-list", "params.patterns", {"most": wants.MOST}
    for pattern in params["patterns"]:
        yield from pattern_faults("patterns", pattern)
    yield from list_faults(params, "exceptions")
    yield from wants.one_of(params, "scope", SCOPES)
    yield from wants.some_of(params, "leave", LEAVE)


CHECK = Check(
    "token-pattern",
    token_pattern,
    ("written",),
    params={"patterns": (), "exceptions": (), "leave": (), "scope": "all"},
    review=_review,
)
