"""How alike two wordings are: shared words weigh the more, the rarer they are in the document.

Invariant: a similarity lies between 0 and 1, and is 1 for two wordings with the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from math import log

Tokens = frozenset[str]
_JACCARD, _DICE, _HEAD = 0.5, 0.3, 0.2


class Weights:
    """The weight of every word, from how many wordings of the document hold it."""

    def __init__(self, wordings: Iterable[Tokens]) -> None:
        """Count the words of every wording once."""
        every = list(wordings)
        self._counts: Counter[str] = Counter(chain.from_iterable(every))
        self._unknown = log(2 + len(every))
        self._weights = {word: log(1 + (len(every) + 1) / (uses + 1)) for word, uses in self._counts.items()}

    def sum(self, tokens: Tokens) -> float:
        """The weight of several words, all of them positive."""
        weights, unknown = self._weights, self._unknown
        return sum([weights.get(token, unknown) for token in tokens])

    def rarest(self, tokens: Tokens, most: int) -> list[str]:
        """The words that tell most, the rarest first."""
        return sorted(tokens, key=lambda token: (self._counts[token], token))[:most]

    def similarity(self, one: Tokens, other: Tokens, *, same_head: bool) -> float:
        """How alike the two wordings are; `same_head` where both count the same kind of thing."""
        shared, every = one & other, one | other
        if not shared:
            return 0.0
        jaccard = self.sum(shared) / self.sum(every)
        dice = 2 * len(shared) / (len(one) + len(other))
        return _JACCARD * jaccard + _DICE * dice + _HEAD * same_head
