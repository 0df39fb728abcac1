"""Facts and findings against gold answers: what was met, what was missed, what was said and not expected.

Invariant: a gold answer is met at most once; nothing here knows how the tool found what it found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from cchc_check.extraction.facts import Citation, DateMention, Facts
from cchc_check.text.document import Document
from cchc_check.text.span import Span

FIELDS = ("kind", "notation", "issued", "issuer", "title")
Answer = dict[str, Any]


class Tally(Struct, dict=True):
    """Counts of what was expected and met, expected and missed, said and not expected."""

    met: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add the counts of another document."""
        self.met += other.met
        self.missed += other.missed
        self.extra += other.extra

    @property
    def precision(self) -> float:
        """Of what was said, the share that was expected."""
        return self.met / (self.met + len(self.extra)) if self.met + len(self.extra) else 1.0

    @property
    def recall(self) -> float:
        """Of what was expected, the share that was said."""
        return self.met / (self.met + len(self.missed)) if self.met + len(self.missed) else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def locate(text: str, quote: str, occurrence: int = 1) -> Span:
    """Where the `occurrence`-th `quote` stands; any blanks stand for any blanks."""
    words = r"\s+".join(map(re.escape, quote.split()))
    for count, match in enumerate(re.finditer(f"(?={words})", text), 1):
        if count == occurrence:
            found = re.compile(words).match(text, match.start())
            assert found
            return Span(*found.span())
    raise LookupError(f"not in the text ({occurrence}): {quote!r}")


def compare_facts(facts: Facts, gold: Iterable[Answer]) -> dict[str, Tally]:
    """One tally per fact kind; citations must agree in span, kind, notation, date and issuer."""
    answers = list(gold)
    citations, fields = _citations(facts, [a for a in answers if a["fact"] == "citation"])
    tallies = {"citation": citations, **{f"citation.{name}": tally for name, tally in fields.items()}}
    tallies["date"] = _dates(facts, answers)
    tallies["period (recall)"] = _periods(facts, [a for a in answers if a["fact"] == "period"])
    tallies["link"] = _overlapping(
        facts.document,
        [a for a in answers if a["fact"] == "link"],
        [(link.span, f"{link.kind} {link.host.value}") for link in facts.links],
        lambda a: f"{a['kind']} {a['host']}",
    )
    blanks = [(blank.span, "") for blank in facts.blanks]
    tallies["blank"] = _overlapping(
        facts.document, [a for a in answers if a["fact"] == "blank"], blanks, lambda a: ""
    )
    tallies["letterhead"] = _letterhead(facts, next((a for a in answers if a["fact"] == "letterhead"), {}))
    return tallies


def said(citation: Citation) -> Answer:
    """A citation in the words of the gold file."""
    kind, notation = citation.kind, citation.notation
    return {
        "kind": kind.value if kind else None,
        "notation": notation.text if notation and notation.form != "bare" else None,
        "issued": written_day(citation.issued),
        "issuer": " ".join(citation.issuer.value.split()) if citation.issuer else None,
        "title": " ".join(citation.title.value.split()) if citation.title else None,
    }


def written_day(date: DateMention | None) -> str | None:
    """A full date as ISO 8601, whether the calendar has it or not."""
    if date is None or date.year is None or date.month is None or date.day is None:
        return None
    return f"{date.year}-{date.month:02}-{date.day:02}"


def _citations(facts: Facts, gold: list[Answer]) -> tuple[Tally, dict[str, Tally]]:
    text = facts.document.text
    found = {citation.span: said(citation) for citation in facts.citations}
    tally, fields = Tally(), {name: Tally() for name in FIELDS}
    for answer in gold:
        span = locate(text, answer["quote"], answer["occurrence"])
        if answer.get("optional"):
            found = {at: words for at, words in found.items() if not at.overlaps(span)}
            continue
        words = found.pop(span, None)
        if words is None:
            if not answer.get("hard"):
                near = [facts.document.quote(at) for at in found if at.overlaps(span)]
                tally.missed.append(f"{answer['quote']} (found: {near})")
            continue
        wrong = _fields(answer, words, fields)
        if wrong and not answer.get("hard"):
            tally.missed.append(f"{answer['quote']}: {wrong}")
        elif not wrong:
            tally.met += 1
    tally.extra += [f"{facts.document.quote(at)}" for at in found]
    return tally, fields


def _fields(answer: Answer, words: Answer, fields: dict[str, Tally]) -> list[str]:
    wrong = []
    for name, tally in fields.items():
        expected, given = answer.get(name), words[name]
        if expected == given:
            tally.met += expected is not None
            continue
        if expected is not None:
            tally.missed.append(f"{answer['quote']}: {expected} ≠ {given}")
        if given is not None:
            tally.extra.append(f"{answer['quote']}: {given} ≠ {expected}")
        if name != "title":
            wrong.append(f"{name}: {expected} ≠ {given}")
    return wrong


def _dates(facts: Facts, gold: list[Answer]) -> Tally:
    """Full dates only: those marked, those of marked citations and of the letterhead."""
    expected = [a for a in gold if a["fact"] == "date"]
    cited = [a | {"date": a["issued"]} for a in gold if a["fact"] == "citation" and a.get("issued")]
    expected += [a for a in cited if "issued" not in a.get("inherited", "")]
    given = [(date.span, day) for date in facts.dates if (day := written_day(date))]
    head = facts.letterhead.issued
    given = [(span, day) for span, day in given if not (head and head.span.overlaps(span))]
    return _overlapping(facts.document, expected, given, lambda a: str(a["date"]))


def _periods(facts: Facts, gold: list[Answer]) -> Tally:
    given = [(p.span, f"{p.unit} {p.index} {p.start.year}") for p in facts.periods]
    tally = _overlapping(facts.document, gold, given, lambda a: f"{a['unit']} {a['index']} {a['year']}")
    return replace(tally, extra=[])


def _overlapping(document: Document, gold: list[Answer], given: list[tuple[Span, str]], words: Any) -> Tally:
    tally = Tally()
    left = list(given)
    for answer in gold:
        span = locate(document.text, answer["quote"], answer["occurrence"])
        pair = next((p for p in left if p[0].overlaps(span) and p[1] == words(answer)), None)
        if pair:
            left.remove(pair)
            tally.met += 1
        elif not answer.get("optional"):
            near = [said for at, said in left if at.overlaps(span)]
            tally.missed.append(f"{answer['quote']}: {words(answer)} (found: {near})")
    tally.extra += [f"{document.quote(span)}: {said}" for span, said in left]
    return tally


def _letterhead(facts: Facts, gold: Answer) -> Tally:
    head, tally = facts.letterhead, Tally()
    issued = head.issued
    day = None
    if issued and issued.year:
        day = written_day(issued) or f"{issued.year}-{issued.month:02}" if issued.month else f"{issued.year}"
    given = {
        "agency": head.agency.value if head.agency else None,
        "superior": head.superior.value if head.superior else None,
        "notation": head.notation.text if head.notation else None,
        "place": head.place.value if head.place else None,
        "issued": day,
        "kind": head.kind.value if head.kind else None,
        "title": head.title.value if head.title else None,
    }
    for name, expected in gold.items():
        if name == "fact":
            continue
        words = " ".join((given.get(name) or "").split()).casefold()
        if words == str(expected).casefold():
            tally.met += 1
        else:
            tally.missed.append(f"{name}: {expected} ≠ {given.get(name)}")
    return tally


def compare_diagnostics(
    document: Document,
    given: Iterable[Any],
    gold: Iterable[Answer],
    stage: str = "draft",
    preview: bool = False,
) -> dict[str, Tally]:
    """One tally per rule: the same rule and severity at an overlapping place."""
    expected = [a for a in gold if a.get("stage", stage) == stage and (preview or not a.get("preview"))]
    left = [d for d in given if not d.suppression]
    tallies: dict[str, Tally] = {}
    for answer in expected:
        tally = tallies.setdefault(answer["rule"], Tally())
        span = locate(document.text, answer["quote"], answer["occurrence"])
        hit = next((d for d in left if _same(d, answer) and d.at.overlaps(span)), None)
        if hit:
            left.remove(hit)
            tally.met += 1
        else:
            tally.missed.append(f"{answer['rule']} {answer['severity']} {answer['quote']!r}")
    for d in left:
        tallies.setdefault(d.code, Tally()).extra.append(f"{d.code} {d.severity} {d.quote!r}: {d.message}")
    return tallies


def _same(diagnostic: Any, answer: Answer) -> bool:
    return bool(diagnostic.code == answer["rule"] and str(diagnostic.severity) == answer["severity"])


def unread(document: Document) -> float:
    """The share of letters and digits that stand outside every block."""
    labels = (getattr(block, "number", "") for block in document.blocks) if document.format != "docx" else ()
    inside = sum(_letters(document.quote(block.span)) for block in document.blocks) + sum(
        map(_letters, labels)
    )
    total = _letters(document.text)
    return 1 - min(1.0, inside / total) if total else 0.0


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
