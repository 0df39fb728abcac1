"""How well facts and findings agree with gold: `python tests/score.py [-v] [--real FOLDER]`."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from agreement import Answer, Tally, compare_diagnostics, compare_facts, said, unread
from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.extraction.facts import Facts
from cchc_check.readers import read, read_text
from cchc_check.registry import load_registry
from corpus_build import PREVIEW

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


class Report(Struct, frozen=True, dict=True):
    """One corpus report with its gold answers."""

    slug: str
    path: Path
    facts: tuple[Answer, ...]
    diagnostics: tuple[Answer, ...]


def reports(corpus: Path = CORPUS) -> Iterator[Report]:
    """Every report of the corpus, by name."""
    for folder in sorted(path.parent for path in corpus.glob("*/facts.jsonl")):
        (path,) = folder.glob("report.*")
        yield Report(folder.name, path, _jsonl(folder / "facts.jsonl"), _jsonl(folder / "diagnostics.jsonl"))


def _jsonl(path: Path) -> tuple[Answer, ...]:
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def real(folder: Path) -> Iterator[tuple[str, Tally]]:
    """The hand-read citations of real documents: spans by their place in the source, number and date."""
    registry = load_registry()
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        with (folder / gold["text"]).open(encoding="utf-8", newline="") as stream:
            source = stream.read()
        document = read_text(source, "md" if gold["format"] == "md" else "txt", path.name)
        facts = extract(document, registry)
        yield gold["id"], _real_tally(facts, source, gold["citations"])


def _real_tally(facts: Facts, source: str, gold: list[Answer]) -> Tally:
    spans = {facts.document.source_map.span(c.span): c for c in facts.citations}
    tally = Tally()
    for answer in gold:
        start, end = answer["start"], answer["start"] + len(answer["surface"])
        hit = next((at for at in spans if at.start < end and start < at.end), None)
        citation = spans.pop(hit) if hit else None
        number = unicodedata.normalize("NFC", answer.get("number_norm") or answer.get("number") or "")
        words = said(citation) if citation else {}
        shown = citation.notation.text if citation and citation.notation else ""
        if citation and _plain(shown) == _plain(number) and (words["issued"] or "") == _day(answer):
            tally.met += 1
        else:
            tally.missed.append(f"{answer['surface']!r} (found: {shown} {words.get('issued')})")
    tally.extra += [source[at.start : at.end].replace("\n", " ") for at in spans]
    return tally


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).strip("/")


def _day(answer: Answer) -> str:
    date = answer.get("date") or ""
    return date if len(date) == 10 else ""


def score(corpus: Path = CORPUS) -> tuple[dict[str, Tally], dict[str, float]]:
    """The tallies of the whole corpus, by fact kind and rule, and the unread share of every report.

    Of the preview rules only those run for which the corpus has answers.
    """
    plan = prepare(Settings(extend_select=PREVIEW))
    tallies: dict[str, Tally] = {}
    shares: dict[str, float] = {}
    for report in reports(corpus):
        facts = extract(read(report.path), plan.context.registry)
        result = check_facts(facts, plan)
        shares[report.slug] = unread(facts.document)
        found = compare_facts(facts, report.facts)
        found |= compare_diagnostics(facts.document, result.diagnostics, report.diagnostics, preview=True)
        for name, tally in found.items():
            kept = replace(
                tally,
                missed=[f"{report.slug}: {m}" for m in tally.missed],
                extra=[f"{report.slug}: {m}" for m in tally.extra],
            )
            tallies.setdefault(name, Tally()).add(kept)
    return tallies, shares


def show(tallies: dict[str, Tally], verbose: bool) -> None:
    """Print one line per tally, and what disagrees."""
    print(f"{'':18}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for name, tally in sorted(tallies.items()):
        gold = tally.met + len(tally.missed)
        print(f"{name:18}{gold:6}{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}")
        for sign, lines in (("-", tally.missed), ("+", tally.extra)) if verbose else ():
            for line, count in Counter(lines).items():
                print(f"    {sign} {line}" + (f" ×{count}" if count > 1 else ""))


def main(arguments: list[str]) -> int:
    """Print the scores; `-v` prints every disagreement."""
    verbose = "-v" in arguments
    if "--real" in arguments:
        tallies = dict(real(Path(arguments[arguments.index("--real") + 1])))
        total = Tally()
        for tally in tallies.values():
            total.add(tally)
        show(tallies | {"TOTAL": replace(total, missed=list(total.missed))}, verbose)
        return 0
    tallies, shares = score()
    show(tallies, verbose)
    print(
        "never read: " + ", ".join(f"{slug} {share:.1%}" for slug, share in shares.items() if share > 0.0005)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
