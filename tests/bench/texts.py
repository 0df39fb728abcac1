"""Growth by kind of text: real-like reports repeated, and one shape at a time; which rule grows fastest.

Invariant: a power is fitted only where the work is long enough to be measured.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from measuring import AGAIN, TREE, power, steady
from rows import STEEP, Row
from text_reports import SHAPES, state_report

GROUP = "growth by kind of text"
_CORPUS = "the corpus, repeated"
_LONG = 0.004
"""Seconds below which a single rule is not judged."""
_WORST = 5
Times = dict[str, list[float]]


def rows(short: bool, python: str) -> Iterator[Row]:
    """The power of the whole check for each kind, and those of the rules that grow fastest."""
    kinds: dict[str, Callable[[int], str]] = {shape: _shape(shape, 60 if short else 200) for shape in SHAPES}
    kinds[_CORPUS] = _corpus(1 if short else 2)
    every: list[tuple[float, str]] = []
    for kind, write in kinds.items():
        seen: dict[str, float] = {}
        grown = steady(lambda write=write, seen=seen: _whole(write, seen))  # type: ignore[misc]
        for _ in range(AGAIN):
            if max(seen.values(), default=0.0) > STEEP:
                grown = min(grown, _whole(write, seen))
        yield Row(GROUP, kind, grown, "", grows=True, shown=True)
        every += [(value, f"{part} on {kind}") for part, value in seen.items()]
    for value, what in sorted(every, reverse=True)[:_WORST]:
        yield Row(GROUP, f"fastest growing: {what}", value, "", grows=True, shown=not short)


def _whole(write: Callable[[int], str], seen: dict[str, float]) -> float:
    """The power of the sum; `seen` keeps, for each part, the least power so far that could be told."""
    sizes, times = _times(write)
    for part, spent in times.items():
        if spent[0] > _LONG:
            seen[part] = min(power(sizes, spent), seen.get(part, 9.0))
    return power(sizes, [sum(each) for each in zip(*times.values(), strict=True)])


def _times(write: Callable[[int], str]) -> tuple[Sequence[int], Times]:
    """Sizes, and the seconds of reading, extraction, all findings' wording and each rule."""
    from cchc_check.engine.run import prepare
    from cchc_check.engine.settings import Settings

    plan = prepare(Settings())
    times: Times = defaultdict(list)
    sizes = []
    for factor in (1, 4, 16):
        data = write(factor).encode()
        sizes.append(len(data))
        for part, spent in _spent(data, plan, 3 if factor == 1 else 1).items():
            times[part].append(spent)
    whole = len(sizes)
    return sizes, {part: spent for part, spent in times.items() if len(spent) == whole}


def _spent(data: bytes, plan: Any, rounds: int) -> dict[str, float]:
    from cchc_check import checks
    from cchc_check.engine.diagnose import diagnose
    from cchc_check.engine.run import _why_not
    from cchc_check.extraction import extract
    from cchc_check.readers import read

    least: dict[str, float] = {}

    def timed(part: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        least[part] = min(time.process_time() - start, least.get(part, 1e9))
        return result

    for _ in range(rounds):
        document = timed("reading", lambda: read(data, path="report.md"))
        facts = timed("extraction", lambda document=document: extract(document, plan.context.registry))
        timed("components", lambda facts=facts: (facts.regime, facts.features))
        found = []
        for rule in plan.rules:
            if not _why_not(rule, facts):
                run = checks.get(rule.check).function
                made = timed(
                    rule.code,
                    lambda run=run, rule=rule, facts=facts: [*run(facts, rule.params, plan.context)],
                )
                found += [(rule.under(facts.regime), finding) for finding in made]
        timed("wording", lambda document=document, found=found: diagnose(document, found, "draft", "vi"))
    return least


def _shape(shape: str, count: int) -> Callable[[int], str]:
    return lambda factor: state_report(shape, count * factor)


def _corpus(times: int) -> Callable[[int], str]:
    """The texts of all reports of the corpus one after the other."""
    from cchc_check.readers import read

    whole = "\n\n".join(
        read(str(path)).text
        for path in sorted((TREE / "corpus").glob("*/report.*"))
        if path.suffix in (".docx", ".md", ".txt")
    )
    return lambda factor: "\n\n".join([whole] * (factor * times))
