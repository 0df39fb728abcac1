"""The commonest spelling of a citation, read in one match: "Quyết định số 280/QĐ-UBND ngày 30/01/2020 của UBND tỉnh".

Invariant: whatever is read here, the general grammar of the other modules reads alike; it is only slower.
"""

from __future__ import annotations

from cchc_check.extraction.citations.drafts import Draft
from cchc_check.extraction.citations.kinds import KindTable
from cchc_check.extraction.citations.notation import COURT, read_symbol
from cchc_check.extraction.facts import DateMention, Notation, Part
from cchc_check.extraction.letters import SMALL
from cchc_check.patterns import compiled
from cchc_check.text.span import Span

_PLAIN = compiled(
    r"(\d{1,5}[a-z]?)(?:/(\d{4}))?/([A-ZĐ]{2}[A-ZĐ]*|TTr|CTr)(-(?:TTg|[A-ZĐ]{2,14}))?"
    r"(?=,|[.;)](?![A-ZĐ&])| (?![-–—−/]))"
    r"(?: ngày (\d{1,2})/(\d{1,2})/(\d{4})(?![\d/]))?"
    rf"(?: của ((?:Thủ tướng )?Chính phủ|(?:Chủ tịch )?UBND tỉnh)(?=[,.;)]| [{SMALL}]))?"
)


def plain_citation(text: str, floor: int, slash: int, table: KindTable) -> Draft | None:
    """The citation around the slash if it is spelt plainly, with a known kind word of two syllables."""
    number_word = text.rfind(" số ", slash - 16 if slash > 16 else 0, slash)
    if number_word < floor:
        return None
    before = text.rfind(" ", 0, number_word)
    start = text.rfind(" ", 0, before) + 1
    name = table.written.get(text[start:number_word])
    if name is None or start < floor:
        return None
    match = _PLAIN.match(text, number_word + 4)
    if match is None or not match.start(3) > slash >= match.end(1):
        return None
    number, year, code, rest, day, month, year_of_date, issuer = match.groups()
    raw = code + rest if rest else code
    pieces, form, type_code, issuer_code, _, length = read_symbol(raw, "", year is not None, table)
    if length != len(raw) or form == COURT:
        return None
    at, notation_start, notation_end = match.start(3), match.start(), match.start(3) + length
    notation = Notation(
        Span(notation_start, notation_end),
        text[notation_start:notation_end],
        Part(number, Span(notation_start, match.end(1))),
        Part(int(year), Span(*match.span(2))) if year else None,
        tuple([Part(value, Span(at + left, at + right)) for value, left, right in pieces]),
        form,
        type_code,
        issuer_code,
    )
    draft = Draft(start, match.end(), Part(name, Span(start, number_word)), notation)
    if day:
        draft.issued = DateMention(
            Span(match.start(5), match.end(7)), int(day), int(month), int(year_of_date), "slash"
        )
    if issuer:
        draft.issuer = Part(issuer, Span(*match.span(8)))
    return draft
