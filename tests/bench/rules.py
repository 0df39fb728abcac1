"""The rules one by one: what each takes of the whole check of the corpus, once what they share has been made."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from measuring import TREE
from rows import Row

GROUP = "rules"
_TOP = 15


def rows(short: bool, python: str) -> Iterator[Row]:
    """Per cent of the whole check: reading, extraction, what several rules share, wording, and the dearest rules."""
    least: dict[str, float] = {}
    for _ in range(2 if short else 6):
        for part, spent in _round().items():
            least[part] = min(spent, least.get(part, spent))
    whole = sum(least.values())
    stages = {part: least.pop(part) for part in ("reading", "extraction", "shared by rules", "wording")}
    yield Row(GROUP, "the whole corpus", whole * 1e3, "ms", shown=True)
    yield from (_share(part, spent, whole) for part, spent in stages.items())
    yield _share(f"all {len(least)} rules", sum(least.values()), whole)
    dearest = sorted(least.items(), key=lambda pair: -pair[1])[:_TOP]
    yield from (_share(code, spent, whole) for code, spent in dearest)


def _share(part: str, spent: float, whole: float) -> Row:
    """The part's per cent of the whole check."""
    return Row(GROUP, part, 100 * spent / whole, "%", shown=True)


def _round() -> Counter[str]:
    """Seconds of each part over all reports of the corpus."""
    from cchc_check import checks
    from cchc_check.engine.diagnose import diagnose
    from cchc_check.engine.run import _why_not, prepare
    from cchc_check.engine.settings import Settings
    from cchc_check.extraction import extract
    from cchc_check.readers import read

    plan = prepare(Settings())
    spent: Counter[str] = Counter()

    def timed(part: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = work()
        spent[part] += time.process_time() - start
        return result

    for path in sorted((TREE / "corpus").glob("*/report.docx")):
        document = timed("reading", lambda path=path: read(str(path)))
        facts = timed("extraction", lambda document=document: extract(document, plan.context.registry))
        rules = timed(
            "shared by rules", lambda facts=facts: [each for each in plan.rules if not _why_not(each, facts)]
        )
        found: list[Any] = []
        for rule in rules:
            run = checks.get(rule.check).function
            first = time.process_time()
            for _each in run(facts, rule.params, plan.context):
                pass
            first = time.process_time() - first
            before = spent[rule.code]
            made = timed(
                rule.code, lambda run=run, rule=rule, facts=facts: [*run(facts, rule.params, plan.context)]
            )
            spent["shared by rules"] += max(0.0, first - (spent[rule.code] - before))
            found += [(rule.under(facts.regime), each) for each in made]
        timed("wording", lambda document=document, found=found: diagnose(document, found, "draft", "vi"))
    return spent
