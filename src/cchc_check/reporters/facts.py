"""What was extracted from one document, for a person (text) or a program (version 1 of the facts JSON)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cchc_check.checks.intervals import shown
from cchc_check.extraction.facts import Citation, DateMention, Facts, Letterhead, Link, Part, Period
from cchc_check.extraction.figures import Quantity
from cchc_check.localize import say
from cchc_check.reporters.table_facts import table_data, table_lines
from cchc_check.text.document import Gap, Table
from cchc_check.text.span import Span


def as_json(facts: Facts) -> str:
    """One JSON document, keys in a fixed order, ending in a line feed."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(as_data(facts)), indent=2).decode() + "\n"


def as_data(facts: Facts) -> dict[str, Any]:
    """The facts as plain lists and dictionaries, as the JSON writes them."""
    document = facts.document
    place = _Placer(facts)
    return {
        "version": 1,
        "path": document.path,
        "format": document.format,
        "text": document.text,
        "letterhead": _letterhead(facts.letterhead, place),
        "components": [place(each.span) | {"kind": each.kind} for each in facts.components],
        "layout": _layout(facts),
        "citations": [_citation(each, place) for each in facts.citations],
        "figures": [_figure(each, place) for each in figures(facts)],
        "tables": [_table(each, facts, place) for each in document.tables],
        "dates": [_date(each, place) for each in facts.dates],
        "periods": [_period(each, place) for each in facts.periods],
        "links": [_link(each, place) for each in facts.links],
        "blanks": [place(each.span) | {"kind": each.kind} for each in facts.blanks],
        "gaps": [_gap(each, place) for each in document.gaps],
    }


class _Placer:
    """A span as JSON: `at`, for text formats also `source`, and the words."""

    def __init__(self, facts: Facts) -> None:
        self.document = facts.document
        self.with_source = "layout" not in facts.document.features

    def __call__(self, span: Span) -> dict[str, Any]:
        data: dict[str, Any] = {"at": {"start": span.start, "end": span.end}}
        if self.with_source:
            source = self.document.source_map.span(span)
            data["source"] = {"start": source.start, "end": source.end}
        return data | {"quote": self.document.quote(span)}

    def part(self, part: Part[Any] | None) -> dict[str, Any] | None:
        return self(part.span) | {"value": part.value} if part else None


def _citation(citation: Citation, place: _Placer) -> dict[str, Any]:
    notation, issued = citation.notation, citation.issued
    year = notation.year if notation and notation.year else citation.year
    spans = {
        "kind": citation.kind,
        "number": notation.number if notation else None,
        "issuer": citation.issuer,
        "title": citation.title,
        "provision": citation.provision,
    }
    parts = {name: part.span for name, part in spans.items() if part and name not in citation.inherited}
    parts |= {"notation": notation.span} if notation else {}
    parts |= {"issued": issued.span} if issued and "issued" not in citation.inherited else {}
    return place(citation.span) | {
        "kind": _value(citation.kind),
        "notation": notation.text if notation else None,
        "number": notation.number.value if notation else None,
        "year": _value(year),
        "issued": issued.value.isoformat() if issued and issued.value else None,
        "issuer": _value(citation.issuer),
        "title": _value(citation.title),
        "provision": _value(citation.provision),
        "antecedent": citation.antecedent,
        "inherited": list(citation.inherited),
        "own": citation.own,
        "parts": {name: {"start": span.start, "end": span.end} for name, span in parts.items()},
    }


def _value(part: Part[Any] | None) -> Any:
    return part.value if part else None


def _layout(facts: Facts) -> dict[str, Any] | None:
    if facts.document.layout is None:
        return None
    from cchc_check.reporters.facts_layout import layout_data

    return layout_data(facts.document.layout)


def _layout_lines(facts: Facts, lang: str) -> Iterable[str]:
    if facts.document.layout is None:
        return (say(lang, "facts.no-layout"),)
    from cchc_check.reporters.facts_layout import layout_lines

    return layout_lines(facts.document.layout, lang)


def _letterhead(head: Letterhead, place: _Placer) -> dict[str, Any]:
    return {
        "agency": place.part(head.agency),
        "superior": place.part(head.superior),
        "notation": place(head.notation.span) | {"value": head.notation.text} if head.notation else None,
        "place": place.part(head.place),
        "issued": _date(head.issued, place) if head.issued else None,
        "kind": place.part(head.kind),
        "title": place.part(head.title),
    }


def _table(table: Table, facts: Facts, place: _Placer) -> dict[str, Any]:
    read = next((each for each in facts.tables if each.table.span == table.span), None)
    figures = table_data(read, place) if read else None
    return place(table.span) | {"rows": table.rows, "columns": table.columns, "figures": figures}


def _date(date: DateMention, place: _Placer) -> dict[str, Any]:
    value = date.value.isoformat() if date.value else None
    return place(date.span) | {
        "value": value,
        "day": date.day,
        "month": date.month,
        "year": date.year,
        "form": date.form,
    }


def _period(period: Period, place: _Placer) -> dict[str, Any]:
    return place(period.span) | {
        "unit": period.unit,
        "index": period.index,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }


def _link(link: Link, place: _Placer) -> dict[str, Any]:
    return place(link.span) | {"kind": link.kind, "host": link.host.value, "target": link.target}


def figures(facts: Facts) -> tuple[Quantity, ...]:
    """Every number outside of tables, those of ratios included, in reading order."""
    halves = (half for ratio in facts.ratios for half in (ratio.part, ratio.whole))
    return tuple(sorted((*facts.quantities, *halves), key=lambda each: each.digits))


def _figure(figure: Quantity, place: _Placer) -> dict[str, Any]:
    return place(figure.span) | {
        "value": str(figure.value),
        "step": str(figure.step),
        "unit": figure.unit,
        "kind": figure.kind,
        "bound": figure.bound,
    }


def _gap(gap: Gap, place: _Placer) -> dict[str, Any]:
    return place(gap.span) | {"reason": gap.reason, "text": gap.text}


def as_text(facts: Facts, lang: str) -> str:
    """The facts section by section, each with its line."""
    document = facts.document
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("letterhead", _head_lines(facts.letterhead, lang)),
        (
            "components",
            (_plain(facts, each.span, say(lang, f"component.{each.kind}")) for each in facts.components),
        ),
        ("layout", _layout_lines(facts, lang)),
        (
            "citations",
            (_citation_line(index, each, facts, lang) for index, each in enumerate(facts.citations, 1)),
        ),
        ("figures", (_figure_line(facts, each, lang) for each in figures(facts))),
        ("dates", (_plain(facts, each.span, _date_line(each, lang)) for each in facts.dates)),
        ("periods", (_plain(facts, each.span, _period_line(each, lang)) for each in facts.periods)),
        ("links", (_plain(facts, each.span, each.host.value) for each in facts.links)),
        ("blanks", (_plain(facts, each.span, "") for each in facts.blanks)),
        ("tables", (_table_line(facts, each, lang) for each in document.tables)),
        ("gaps", (say(lang, f"gap.{each.reason}") for each in document.gaps)),
    )
    lines = [document.path]
    for name, found in sections:
        items = list(found)
        count = f" ({len(items)})" if items and name not in ("letterhead", "layout") else ""
        lines += ["", say(lang, f"facts.{name}") + count, *(f"  {item}" for item in items)]
        if not items:
            lines.append(f"  {say(lang, 'facts.none')}")
    return "\n".join(lines) + "\n"


def _head_lines(head: Letterhead, lang: str) -> Iterator[str]:
    notation = head.notation.text if head.notation else None
    issued = _date_line(head.issued, lang) if head.issued else None
    values = {
        "superior": _value(head.superior),
        "agency": _value(head.agency),
        "notation": notation,
        "place": _value(head.place),
        "issued": issued,
        "kind": _value(head.kind),
        "title": _value(head.title),
    }
    for name, value in values.items():
        if value is not None:
            yield f"{say(lang, f'facts.{name}')}: {' '.join(value.split()) or say(lang, 'facts.blank')}"


def _citation_line(index: int, citation: Citation, facts: Facts, lang: str) -> str:
    line = facts.document.position(citation.span.start).line
    words = " ".join(facts.document.quote(citation.span).split())
    details = [f"{index}. [{line}] {words}"]
    if citation.title:
        details.append(f"{say(lang, 'facts.title')}: {' '.join(citation.title.value.split())}")
    if citation.antecedent is not None:
        details.append(say(lang, "facts.antecedent", index=citation.antecedent + 1))
    if citation.own:
        details.append(say(lang, "facts.own"))
    return " · ".join(details)


def _figure_line(facts: Facts, figure: Quantity, lang: str) -> str:
    blank = "" if figure.unit == "%" else " "
    number = shown(figure.value) if lang == "vi" else f"{figure.value:,f}"
    value = f"{number}{blank}{figure.unit}".rstrip()
    hedge = f" ({say(lang, f'facts.bound-{figure.bound}')})" if figure.bound else ""
    return _plain(facts, figure.span, value) + hedge


def _date_line(date: DateMention, lang: str) -> str:
    return _day(date.year, date.month, date.day, lang)


def _period_line(period: Period, lang: str) -> str:
    return " – ".join(_day(day.year, day.month, day.day, lang) for day in (period.start, period.end))


def _day(year: int | None, month: int | None, day: int | None, lang: str) -> str:
    """A day as the language writes it (05/3/2020, 2020-03-05), with "…" for what is blank."""
    if lang != "vi":
        return "-".join("…" if part is None else f"{part:02}" for part in (year, month, day))
    short = "…" if month is None else f"{month:02}" if month < 3 else str(month)
    return "/".join(("…" if day is None else f"{day:02}", short, "…" if year is None else str(year)))


def _plain(facts: Facts, span: Span, value: str) -> str:
    line = facts.document.position(span.start).line
    words = " ".join(facts.document.quote(span).split())
    plain = value in ("", words, words.lstrip("0"))
    return f"[{line}] {words}" + ("" if plain else f" → {value}")


def _table_line(facts: Facts, table: Table, lang: str) -> str:
    line = facts.document.position(table.span.start).line
    read = next((each for each in facts.tables if each.table.span == table.span), None)
    size = say(lang, "facts.table", rows=table.rows, columns=table.columns)
    return "\n    ".join([f"[{line}] {size}", *(table_lines(read, lang) if read else ())])
