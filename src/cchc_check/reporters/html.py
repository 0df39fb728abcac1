"""One page that holds everything: the documents as read, the findings marked in them and explained beside them.

Invariant: nothing is loaded and no script runs; what a document holds is text, whatever it looks like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cchc_check.diagnostics import Diagnostic, Severity
from cchc_check.engine.results import FileResult, Totals
from cchc_check.localize import say
from cchc_check.reporters.full import coverage, summary
from cchc_check.reporters.html_text import Mark, document
from cchc_check.reporters.markup import attributes, escape
from cchc_check.reporters.spool import Spool

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def pieces(files: Iterable[FileResult], totals: Totals, lang: str) -> Iterator[str]:
    """An HTML page; a file whose text was not kept is shown by its findings."""
    with Spool() as index, Spool() as shown:
        for number, file in enumerate(files, 1):
            index.add(f"{_entry(file, number, lang)}\n")
            shown.add("".join(f"{line}\n" for line in _file(file, number, lang) if line))
        yield from (f"{line}\n" for line in _head(totals, lang))
        if totals.files > 1:
            yield from ("<nav><ol>\n", *index, "</ol></nav>\n")
        yield "<main>\n"
        yield from shown
        yield "</main></body></html>\n"


def _head(totals: Totals, lang: str) -> Iterator[str]:
    title = escape(say(lang, "html.title"))
    yield "<!doctype html>"
    yield f"<html{attributes(lang=lang)}>"
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<meta{attributes(http_equiv='Content-Security-Policy', content=POLICY)}>"
    yield f"<title>{title}</title>"
    yield f"<style>\n{_style()}</style></head>"
    yield f"<body><header><h1>{title}</h1><p>{escape(summary(totals, lang))}</p></header>"
    yield from _filters(totals, lang)


def _style() -> str:
    return (Path(__file__).parent / "html.css").read_text(encoding="utf-8")


def _filters(totals: Totals, lang: str) -> Iterator[str]:
    """A box for each severity; the style sheet hides what is not ticked."""
    for severity in Severity:
        name = f"show-{severity}"
        box = attributes(type="checkbox", id=name, class_=f"filter {severity}", checked="")
        text = f"{say(lang, f'severity.{severity}')} ({totals.count(severity)})"
        yield f"<input{box}><label{attributes(for_=name, class_=str(severity))}>{escape(text)}</label>"


def _entry(file: FileResult, number: int, lang: str) -> str:
    """A line of the list of files: where the file is on the page, and how much there is to see."""
    counts = Counter(found.severity for found in file.active())
    words = [
        (str(each), f"{counts[each]} {say(lang, f'severity.{each}')}") for each in Severity if counts[each]
    ]
    if file.failures:
        words.insert(0, ("error", say(lang, "report.not-checked")))
    counted = (f"<span{attributes(class_=name)}>{escape(text)}</span>" for name, text in words)
    link = f"<a{attributes(href=f'#d{number}')}>{escape(file.path)}</a>"
    return f"<li>{link} {' · '.join(counted) or escape(say(lang, 'junit.passed'))}</li>"


def _file(file: FileResult, number: int, lang: str) -> Iterator[str]:
    yield f"<section{attributes(class_='file', id=f'd{number}')}>"
    yield f"<h2>{escape(file.path)}</h2>"
    yield from _content(file, number, lang)
    yield "</section>"


def _content(file: FileResult, number: int, lang: str) -> Iterator[str]:
    found = [(f"{number}-{at}", at, each) for at, each in enumerate(file.active(), 1)]
    for failure in file.failures:
        rule = f" {failure.rule}" if failure.rule else ""
        text = f"{say(lang, 'report.not-checked')}{rule}: {failure.message}"
        yield f'<p class="failed">{escape(text)}</p>'
    if file.coverage.characters:
        yield f"<details><summary>{escape(say(lang, 'html.coverage'))}</summary>"
        yield from (f"<p>{escape(line.strip())}</p>" for line in coverage(file, lang))
        yield "</details>"
    listed = [line for key, at, each in found for line in _finding(each, key, at, file, lang)]
    if file.reading is None:
        yield from listed
        return
    heading = say(lang, "html.findings" if found else "html.no-findings")
    yield f'<div class="columns"><section class="list"{attributes(aria_label=heading)}>'
    yield from listed or [f"<p>{escape(heading)}</p>"]
    yield '</section><article class="text" lang="vi">'
    yield from document(file.reading, list(_marks(found)), lang)
    yield "</article></div>"


def _marks(found: Iterable[tuple[str, int, Diagnostic]]) -> Iterator[Mark]:
    for key, at, each in found:
        target, title = f"f{key}", f"{each.code}: {each.message}"
        yield Mark(each.at, f"m{key}", str(each.severity), target, str(at), title)
        for index, related in enumerate(each.related):
            if not related.path:
                yield Mark(related.at, f"r{key}-{index}", "related", target, "", title)


def _finding(found: Diagnostic, key: str, at: int, file: FileResult, lang: str) -> Iterator[str]:
    severity = say(lang, f"severity.{found.severity}")
    place = found.place or f"{found.position.line}:{found.position.column}"
    yield f"<div{attributes(id=f'f{key}', class_=f'finding {found.severity}')}>"
    yield f"<b>{at}. {escape(severity)}</b> {found.code} · {_link(f'm{key}', place, file)}"
    yield f"<p>{escape(found.message)}</p>"
    if file.reading is None:
        yield f"<p>“{escape(found.excerpt)}”</p>"
    for index, related in enumerate(found.related):
        said = " · ".join(filter(None, (related.note, related.path, related.place)))
        words = f"“{' '.join(related.quote.split())}”"
        link = escape(words) if related.path else _link(f"r{key}-{index}", words, file)
        yield f"<small>{escape(said)}: {link}</small>"
    if found.fix and found.fix.title:
        yield f"<small>{escape(say(lang, 'report.fix'))}: {escape(found.fix.title)}</small>"
    if found.basis:
        yield f"<small>{escape(say(lang, 'report.basis'))}: {escape(found.basis)}</small>"
    yield "</div>"


def _link(target: str, words: str, file: FileResult) -> str:
    return f"<a{attributes(href=f'#{target}')}>{escape(words)}</a>" if file.reading else escape(words)
