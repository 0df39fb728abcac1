"""Citations of documents: numbered ones from the slash of their number outwards, then those without a symbol.

Invariant: citations are in reading order and do not overlap; none crosses a table cell or a blank line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_check.extraction.citations.drafts import Draft
from cchc_check.extraction.citations.following import complete, has_date_after
from cchc_check.extraction.citations.kinds import Head, KindTable, head_before, kind_table
from cchc_check.extraction.citations.laws import law_name_before, laws
from cchc_check.extraction.citations.mentions import short_mentions
from cchc_check.extraction.citations.notation import ANCHOR, blank_before, notation_at, number_before
from cchc_check.extraction.citations.plain import plain_citation
from cchc_check.extraction.citations.preceding import is_letterhead, is_own, provision_before
from cchc_check.extraction.citations.sharing import listed_before, share
from cchc_check.extraction.citations.titles import title_after
from cchc_check.extraction.facts import Citation, Notation
from cchc_check.patterns import compiled
from cchc_check.registry import Kind, load_registry
from cchc_check.text.document import Document

_CONTRACT = compiled(r"HĐ(?:KT|MB|LĐ|TV|XD|TC|DV|TN|TĐ|UQ|CN|GK|TK)?$")
_BEFORE_NUMBER = frozenset(" \n\t(:,;ốô") | {""}
_SURE_FORMS = frozenset({"normative", "law", "joint", "party"})
_WEAK_CODES = frozenset(
    {"TC", "DA", "SL", "PC", "PB", "PA", "L", "TT", "SY", "GM", "PG", "PL", "HĐ", "CT", "BB"}
)


def find_citations(document: Document, kinds: tuple[Kind, ...] | None = None) -> tuple[Citation, ...]:
    """Every citation in the document; the draft's own number in its letterhead is not one."""
    text = document.text
    table = kind_table(load_registry().kinds if kinds is None else kinds)
    drafts = _merged(_numbered(text, table), (*_completed(text, short_mentions(text, table)), *laws(text)))
    share(text, drafts, table)
    _name(text, drafts)
    _find_antecedents(drafts)
    return tuple(draft.finished() for draft in drafts)


def _numbered(text: str, table: KindTable) -> list[Draft]:
    drafts: list[Draft] = []
    floor = 0
    for anchor in ANCHOR.finditer(text):
        slash = anchor.start()
        if slash < floor:
            continue
        draft = _at_slash(text, floor, slash, table, drafts)
        if draft is not None:
            drafts.append(draft)
            floor = draft.end
    return drafts


def _at_slash(text: str, floor: int, slash: int, table: KindTable, drafts: list[Draft]) -> Draft | None:
    plain = plain_citation(text, floor, slash, table)
    if plain is not None:
        complete(text, plain)
        return plain
    found = number_before(text, floor, slash)
    if found and text[found[0] - 1 : found[0]] not in _BEFORE_NUMBER and blank_before(text, floor, slash):
        found = None
    if found:
        start, number, year, code = found
        notation = notation_at(text, slash, start, number, year, code, table)
    else:
        blank = blank_before(text, floor, slash)
        if blank is None:
            return None
        start, rest = blank
        notation = notation_at(text, slash, start, rest, None, "", table)
    if notation is None:
        return None
    head = head_before(text, floor, start, table)
    if head.kind is None:
        draft = _without_kind(text, floor, notation, head, bool(found), table, drafts)
    elif is_letterhead(text, head):
        return None
    else:
        draft = Draft(head.start, notation.span.end, head.kind, notation)
    if draft is not None:
        complete(text, draft)
    return draft


def _without_kind(
    text: str, floor: int, notation: Notation, head: Head, whole: bool, table: KindTable, drafts: list[Draft]
) -> Draft | None:
    """A draft where no kind word stands in front: a member of a list, or a number that speaks for itself."""
    if head.stopped or not whole or _is_foreign(text, notation) or is_letterhead(text, head):
        return None
    listed = list(listed_before(text, floor, notation, table))
    drafts.extend(listed)
    if notation.form == "law" and (law := law_name_before(text, floor, head.start)):
        kind, name = law
        return Draft(kind.span.start, notation.span.end, kind, notation, title=name)
    if listed or _speaks_for_itself(text, notation, head.numbered) or _follows(text, drafts, head.start):
        return Draft(head.start, notation.span.end, None, notation, printed=False)
    return None


def _follows(text: str, drafts: list[Draft], start: int) -> bool:
    return (
        bool(drafts)
        and 0 <= start - drafts[-1].end <= 8
        and text[drafts[-1].end : start].strip() in (",", ";", "và")
    )


def _speaks_for_itself(text: str, notation: Notation, numbered: bool) -> bool:
    if notation.form in _SURE_FORMS:
        return notation.form != "party" or len(notation.codes) > 1
    dated = has_date_after(text, notation.span.end)
    if notation.form == "state" and notation.issuer_code:
        return numbered or dated or notation.type_code not in _WEAK_CODES
    if len(notation.codes) > 1:
        return numbered or dated
    return numbered and dated


def _is_foreign(text: str, notation: Notation) -> bool:
    """Contracts and file names have numbers of the same shape."""
    end = notation.span.end
    return bool(_CONTRACT.match(notation.codes[0].value)) or (
        text[end : end + 1] == "." and text[end + 1 : end + 2].islower()
    )


def _completed(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        complete(text, draft)
        yield draft


def _merged(numbered: list[Draft], others: Iterable[Draft]) -> list[Draft]:
    """All drafts in order; what overlaps a numbered citation, or an earlier draft, is dropped."""
    extra = sorted(others, key=lambda draft: (draft.start, -draft.end))
    if not extra:
        return numbered
    drafts: list[Draft] = []
    last = 0
    for draft in _woven(numbered, extra):
        if draft.start >= last:
            drafts.append(draft)
            last = draft.end
    return drafts


def _woven(numbered: list[Draft], extra: list[Draft]) -> Iterator[Draft]:
    pending = iter(extra)
    other = next(pending, None)
    for draft in numbered:
        while other is not None and other.start < draft.start:
            if other.end <= draft.start:
                yield other
            other = next(pending, None)
        yield draft
    while other is not None:
        yield other
        other = next(pending, None)


def _name(text: str, drafts: list[Draft]) -> None:
    """Titles and provisions, once it is known where the neighbours stand."""
    cited = [(draft.start, draft.end) for draft in drafts]
    for index, draft in enumerate(drafts):
        if draft.title is None:
            draft.title = title_after(text, draft.end, cited, index + 1)
        draft.own = is_own(text, draft.start)
        draft.provision = provision_before(text, draft.start)


def _find_antecedents(drafts: list[Draft]) -> None:
    """Tie a short mention to the last full citation of that kind and number before it."""
    full: dict[tuple[str, str], int] = {}
    for index, draft in enumerate(drafts):
        if draft.kind is None or draft.notation is None:
            continue
        key = (draft.kind.value, draft.notation.number.value)
        if draft.notation.form != "bare":
            full[key] = index
            continue
        earlier = full.get(key)
        if earlier is not None and _may_be(drafts[earlier], draft):
            draft.antecedent = earlier


def _may_be(earlier: Draft, draft: Draft) -> bool:
    if draft.issued is None or earlier.issued is None:
        return True
    return draft.issued.value == earlier.issued.value
