"""Builds the corpus: `python tests/corpus_build.py [--check] [-v] [SLUG…]`.

Every corpus/<slug>/source.txt becomes the report and its gold answers; `--check` only says what would change.
Invariant: the same source always gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import unicodedata
from pathlib import Path

import corpus_word
from corpus_marks import Mark, Marked, canonical, citation, iso, occurrence, parse, period

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SEVERITIES = {
    "CIT001": "error", "CIT002": "error", "CIT003": "error", "CIT004": "error", "CIT005": "error",
    "CIT006": "warning", "CIT007": "error", "CIT008": "warning", "CIT009": "warning",
    "DAT001": "error", "DAT002": "error", "DAT003": "warning", "DAT004": "warning", "DAT005": "info",
    "FIG001": "error", "FIG002": "error", "FIG003": "error", "FIG004": "error", "FIG005": "warning",
    "FIG006": "error", "FIG007": "error", "FIG008": "warning", "FIG009": "error", "FIG010": "warning",
    "TAB001": "error", "TAB002": "error", "TAB003": "error", "TAB004": "warning",
    "STR001": "info", "STR002": "info", "STR003": "info", "STR004": "info",
    "WEB001": "warning", "WEB002": "warning", "TRM001": "warning",
}  # fmt: skip
PREVIEW = ("CIT009", "DAT005")
BLANKS = ("!STR001", "!STR002", "!STR003")
FACTS = {"c": "citation", "d": "date", "p": "period", "l": "link"}


def split_source(source: str) -> tuple[dict[str, str], str]:
    """The `%key value` lines before the first `---` line, and the body after it."""
    head, _, body = source.partition("\n---\n")
    settings: dict[str, str] = {}
    for line in head.splitlines():
        name, _, value = line.removeprefix("%").partition(" ")
        settings[name] = value.strip()
    return settings, body.lstrip("\n")


def build(source: str) -> dict[str, bytes]:
    """File name → content of one report and its gold."""
    settings, body = split_source(source)
    form = settings["format"]
    if form == "docx":
        content, marked = corpus_word.write(settings, body)
    else:
        marked = parse(body)
        content = marked.text.replace("␣", "\u00a0").encode()
        if settings.get("nfd"):
            content = unicodedata.normalize("NFD", content.decode()).encode()
        if settings.get("crlf"):
            content = content.replace(b"\n", b"\r\n")
    facts, diagnostics = gold(marked, form)
    facts.insert(0, {"fact": "letterhead"} | letterhead(marked))
    return {
        f"report.{form}": content,
        "facts.jsonl": _lines(facts),
        "diagnostics.jsonl": _lines(diagnostics),
    }


def gold(marked: Marked, form: str) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The facts and the diagnostics that the marks stand for, in text order."""
    text = marked.text.replace("␣", " ")
    facts: list[tuple[int, dict[str, object]]] = []
    diagnostics: list[tuple[int, dict[str, object]]] = []
    for mark in marked.marks:
        written = text[mark.start : mark.end]
        start = mark.start + len(written) - len(written.lstrip())
        quote = canonical(written.strip(), form)
        place = {"quote": quote, "occurrence": occurrence(*_canonical_place(text, start, form), quote)}
        if mark.name in BLANKS:
            facts.append((mark.start, {"fact": "blank"} | place))
        if mark.name.startswith("!"):
            diagnostics.extend((mark.start, record) for record in _diagnostics(mark, place))
        elif mark.name in FACTS:
            facts.append((mark.start, _fact(mark, place, marked, quote)))
    return [fact for _, fact in sorted(facts, key=_at)], [d for _, d in sorted(diagnostics, key=_at)]


def letterhead(marked: Marked) -> dict[str, object]:
    """The parts marked `{h is=…|…}`; the day of issue as ISO 8601, cut where the draft leaves a blank."""
    head: dict[str, object] = {}
    for mark in marked.marks:
        if mark.name == "h":
            words = " ".join(marked.text[mark.start : mark.end].replace("␣", " ").replace("\\", " ").split())
            head[mark.attributes["is"]] = mark.attributes.get("issued", words)
    return head


def _at(item: tuple[int, dict[str, object]]) -> int:
    return item[0]


def _canonical_place(text: str, start: int, form: str) -> tuple[str, int]:
    return canonical(text, form), len(canonical(text[:start], form))


def _fact(mark: Mark, place: dict[str, object], marked: Marked, quote: str) -> dict[str, object]:
    record = {"fact": FACTS[mark.name]} | place
    if mark.name == "c":
        title = next((m for m in marked.marks if m.name == "t" and 0 <= m.start - mark.end <= 2), None)
        said = citation(quote, mark.attributes)
        if title and said["title"] is None:
            said["title"] = " ".join(marked.text[title.start : title.end].replace("␣", " ").split())
        return record | said
    if mark.name == "d":
        return record | {"date": mark.attributes.get("date") or iso(quote)}
    if mark.name == "p":
        return record | period(quote)
    return record | dict(mark.attributes)


def _diagnostics(mark: Mark, place: dict[str, object]) -> list[dict[str, object]]:
    rule = mark.name[1:]
    record = {"rule": rule, "severity": mark.attributes.get("severity", SEVERITIES[rule])} | place
    if rule in PREVIEW:
        return [record | {"preview": True}]
    if rule.startswith("STR"):
        return [record | {"stage": "draft"}, record | {"severity": "error", "stage": "issue"}]
    return [record]


def _lines(records: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


WEEKEND_FREE = re.compile(r"(TTg|CP|QH\d\d|TW|TU|HĐND|HU|ĐU)$")


def remarks(slug: str, facts: bytes) -> list[str]:
    """What an author should look at twice: weekend dates of local documents, numbers against dates."""
    found: list[str] = []
    last: dict[str, tuple[int, str]] = {}
    records = [json.loads(line) for line in facts.decode().splitlines()]
    cited = [r for r in records if r["fact"] == "citation" and r.get("issued") and r.get("notation")]
    for record in sorted(cited, key=lambda r: r["issued"]):
        notation, issued = record["notation"], record["issued"]
        try:
            weekday = dt.date.fromisoformat(issued).weekday()
        except ValueError:
            found.append(f"{slug}: no such day {notation} {issued}")
            continue
        if weekday > 4 and not WEEKEND_FREE.search(notation):
            found.append(f"{slug}: weekend {notation} {issued}")
        number = re.match(r"\d+", notation)
        symbol = notation[number.end() :] + issued[:4] if number else ""
        if symbol in last and number and int(number[0]) < last[symbol][0]:
            found.append(f"{slug}: order {last[symbol]} then {notation} {issued}")
        if number:
            last[symbol] = (int(number[0]), issued)
    return found


def main(arguments: list[str]) -> int:
    """Build (or check) the named reports, or all."""
    check = "--check" in arguments
    slugs = [a for a in arguments if not a.startswith("-")] or sorted(
        p.parent.name for p in CORPUS.glob("*/source.txt")
    )
    stale = 0
    for slug in slugs:
        files = build((CORPUS / slug / "source.txt").read_text("utf-8"))
        for name, content in files.items():
            path = CORPUS / slug / name
            if not path.exists() or path.read_bytes() != content:
                stale += 1
                if not check:
                    path.write_bytes(content)
                print(f"{'stale' if check else 'wrote'} {slug}/{name}")
        if "-v" in arguments:
            print(*remarks(slug, files["facts.jsonl"]), sep="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
