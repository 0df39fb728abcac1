"""Score the citation extractor on hand-read documents: `python tests/score_gold.py FOLDER [-v]`.

FOLDER holds gold/*.json and the texts they name. The documents are not part of the project.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_check.extraction.citations import find_citations
from cchc_check.extraction.facts import Citation
from cchc_check.text.document import Document
from cchc_check.text.normalize import normalize


@dataclass
class Score:
    """Counts over the gold citations of one or more documents."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    number: int = 0
    date: int = 0
    issuer: int = 0
    kind: int = 0
    span: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def __str__(self) -> str:
        precision = self.matched / max(1, self.found)
        recall = self.matched / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        of = max(1, self.matched)
        return (
            f"gold {self.gold} found {self.found} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} | "
            f"number {self.number / of:.3f} date {self.date / of:.3f} issuer {self.issuer / of:.3f} "
            f"kind {self.kind / of:.3f} span {self.span / of:.3f}"
        )


def score(path: Path, verbose: bool) -> Score:
    """Score one gold file."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    source = (path.parent.parent / gold["text"]).read_bytes().decode("utf-8")
    text, source_map = normalize(source)
    document = Document(str(path), "txt", text, (), source_map)
    cited = find_citations(document)
    result = Score(len(gold["citations"]), len(cited))
    places = [(source_map.span(one.span), one) for one in cited]
    used: set[int] = set()
    for row in gold["citations"]:
        start, end = row["start"], row["start"] + len(row["surface"])
        hits = [i for i, (at, _) in enumerate(places) if at.start < end and start < at.end and i not in used]
        if not hits:
            if verbose:
                print("  MISSED", repr(row["surface"]), repr(source[start - 40 : start]))
            continue
        used.add(hits[0])
        at, one = places[hits[0]]
        result += Score(
            0,
            0,
            1,
            *_compare(row, one, (at.start, at.end) == (start, end), verbose, source[at.start : at.end]),
        )
    if verbose:
        for index, (at, _) in enumerate(places):
            if index not in used:
                print(
                    "  EXTRA ",
                    repr(source[max(0, at.start - 40) : at.start]),
                    repr(source[at.start : at.end]),
                )
    return result


def _compare(
    row: dict[str, Any], one: Citation, same_span: bool, verbose: bool, shown: str
) -> tuple[int, ...]:
    number = (one.notation.text if one.notation else None) == row["number"]
    own = one.issued if one.issued and "issued" not in one.inherited else None
    date = (own.value.isoformat() if own and own.value else None) == row["date"]
    issuer = (one.issuer.value if one.issuer and "issuer" not in one.inherited else None) == _flat(
        row["issuer"]
    )
    kind = bool(one.kind) and one.kind is not None and one.kind.value.lower() == row["kind"]
    if verbose and not (number and date and same_span and issuer and kind):
        print(
            "  DIFFERS",
            repr(row["surface"]),
            "->",
            repr(shown),
            one.notation and one.notation.text,
            own and own.value,
            one.issuer and one.issuer.value,
            one.kind and one.kind.value,
        )
    return tuple(int(flag) for flag in (number, date, issuer, kind, same_span))


def _flat(name: str | None) -> str | None:
    return unicodedata.normalize("NFC", " ".join(name.split())) if name else None


def main() -> None:
    """Print one line per document and one for all."""
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    if not folders or not (folders[0] / "gold").is_dir():
        print("no folder with gold/*.json given: nothing to score")
        return
    total = Score()
    for path in sorted((folders[0] / "gold").glob("*.json")):
        one = score(path, "-v" in sys.argv)
        print(f"{path.stem[:34]:36}{one}")
        total += one
    print(f"{'all':36}{total}")


if __name__ == "__main__":
    main()
