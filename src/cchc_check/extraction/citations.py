"""Citations of documents: numbered ones from the slash of their number outwards, then those without a symbol.

Invariant: citations are in reading order and do not overlap; none crosses a table cell or a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cchc_check.extraction.dates import BLANK, match_date
from cchc_check.extraction.drafts import Draft
from cchc_check.extraction.facts import Citation, DateMention, Notation, Part
from cchc_check.extraction.issuers import issuer_after
from cchc_check.extraction.kinds import Head, KindTable, head_before, kind_table
from cchc_check.extraction.laws import law_name_before, laws
from cchc_check.extraction.mentions import short_mentions
from cchc_check.extraction.notation import ANCHOR, blank_before, notation_at, number_before
from cchc_check.extraction.plain import plain_citation
from cchc_check.extraction.sharing import listed_before, share
from cchc_check.extraction.titles import title_after
from cchc_check.registry import Kind, load_registry
from cchc_check.text.document import Document
from cchc_check.text.span import Span

_B = BLANK
_COURT = re.compile(r"ST|PT|GĐT|TLST|TLPT|HNGĐ|KDTM|DSST|HSST|DSPT|HSPT|QĐST|QĐPT")
_CONTRACT = re.compile(r"HĐ(?:KT|MB|LĐ|TV|XD|TC|DV|TN|TĐ|UQ|CN|GK|TK)?$")
_DATE_NEAR = re.compile(rf",?{_B}?\(?(?=ngày|Ngày|cùng|NGÀY)|,?{_B}(?:ban{_B}hành|ký){_B}(?=ngày)")
_BEFORE_NUMBER = frozenset(" \n\t(:,;ốô") | {""}
_BEFORE_DATE = (" ng", " Ng", " NG", ",", "\n", "  ", " \n", " (", "(", "ng", " ban", " ký", " cùng")
_COMMON_DATE = re.compile(r",? ngày (\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_PLACE = re.compile(rf"{_B}[A-ZĐ]\w+(?:{_B}[A-ZĐ]\w+){{0,4}},{_B}(?=ngày)")
_LINE_START = re.compile(r"(?:^|[\n\t|]|_{3})[ *_>]*$")
_OWN = re.compile(
    rf"(?:^|[\n\t]|   )[ *_]*(?:\((?:[Bb]an{_B}hành{_B}(?:kèm{_B})?theo|[Kk]èm{_B}theo|[Đđ]ính{_B}kèm)|"
    rf"(?:Ban{_B}hành{_B}k|K)èm{_B}theo){_B}$"
)
_PLACE_IN_IT = (
    rf"(?:[ĐđDd]iểm{_B}[a-zđ]\)?|[Kk]hoản{_B}\d{{1,2}}[a-zđ]?|[ĐđD]iều{_B}\d{{1,3}}[a-zđ]?|[Mm]ục{_B}[IVX\d]{{1,5}}|"
    rf"[Cc]hương{_B}[IVX\d]{{1,5}}|[Pp]hụ{_B}lục{_B}[IVX\d]{{1,5}})"
)
_PROVISION = re.compile(
    rf"(?<!\w)({_PLACE_IN_IT}(?:(?:,| và)?{_B}{_PLACE_IN_IT}){{0,5}}),?{_B}(?:(?:của|tại|thuộc){_B})?$"
)
_HEAD = 2000
_SURE_FORMS = frozenset({"normative", "law", "joint", "party"})
_WEAK_CODES = frozenset(
    {"TC", "DA", "SL", "PC", "PB", "PA", "L", "TT", "SY", "GM", "PG", "PL", "HĐ", "CT", "BB"}
)


def find_citations(document: Document, kinds: tuple[Kind, ...] | None = None) -> tuple[Citation, ...]:
    """Every citation in the document; the draft's own number in its letterhead is not one."""
    text = document.text
    table = kind_table(load_registry().kinds if kinds is None else kinds)
    drafts = _merged(_numbered(text, table), (*short_mentions(text, table), *laws(text)), text)
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
        _complete(text, plain)
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
    elif _is_letterhead(text, head):
        return None
    else:
        draft = Draft(head.start, notation.span.end, head.kind, notation)
    if draft is not None:
        _complete(text, draft)
    return draft


def _without_kind(
    text: str, floor: int, notation: Notation, head: Head, whole: bool, table: KindTable, drafts: list[Draft]
) -> Draft | None:
    """A draft where no kind word stands in front: a member of a list, or a number that speaks for itself."""
    if head.stopped or not whole or _is_foreign(notation) or _is_letterhead(text, head):
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
    dated = _DATE_NEAR.match(text, notation.span.end) is not None
    if notation.form == "state" and notation.issuer_code:
        return numbered or dated or notation.type_code not in _WEAK_CODES
    if len(notation.codes) > 1:
        return numbered or dated
    return numbered and dated


def _is_foreign(notation: Notation) -> bool:
    """Court cases and contracts have numbers of the same shape."""
    codes = [code.value for code in notation.codes]
    return any(_COURT.fullmatch(code) for code in codes) or bool(_CONTRACT.match(codes[0]))


def _is_letterhead(text: str, head: Head) -> bool:
    """True for the "Số: …" that opens a line and belongs to no kind word: the number of the paper itself."""
    if not head.numbered:
        return False
    at = head.start
    if head.kind is not None:
        if head.kind.value.upper() != " ".join(text[head.kind.span.start : head.kind.span.end].split()):
            return False
        return "\n" in text[head.kind.span.end : head.kind.span.end + 6]
    if text[at] == "s" and (":" not in text[at : at + 5] or at > _HEAD):
        return False
    return _LINE_START.search(text, max(0, at - 40), at) is not None


def _complete(text: str, draft: Draft) -> None:
    """Read date and issuer to the right, in either order."""
    if draft.issued is None and draft.issuer is None:
        draft.issued = _date_after(text, draft.end)
        if draft.issued:
            draft.end = draft.issued.span.end
    if draft.issuer is None:
        draft.issuer = issuer_after(text, draft.end)
        if draft.issuer is None:
            return
    draft.end = draft.issuer.span.end
    if draft.issued is None:
        draft.issued = _date_after(text, draft.end)
        if draft.issued:
            draft.end = draft.issued.span.end


def _date_after(text: str, at: int) -> DateMention | None:
    if common := _COMMON_DATE.match(text, at):
        day, month, year = common.groups()
        return DateMention(Span(common.start(1), common.end()), int(day), int(month), int(year), "slash")
    if not text.startswith(_BEFORE_DATE, at) and not text[at + 1 : at + 2].isupper():
        return None
    near = _DATE_NEAR.match(text, at) or _PLACE.match(text, at)
    if near is None:
        return None
    date = match_date(text, near.end())
    return date if date and date.form not in ("month", "year") else None


def _merged(numbered: list[Draft], others: Iterable[Draft], text: str) -> list[Draft]:
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
        if draft.notation is not None and draft.notation.form == "bare" and draft.issued is None:
            _complete(text, draft)
        if draft.title is None:
            draft.title = title_after(text, draft.end, cited, index + 1)
        before = text[draft.start - 72 if draft.start > 72 else 0 : draft.start]
        if "èm" in before[-8:] or "theo" in before[-8:]:
            draft.own = _OWN.search(before[-30:]) is not None
        if "iều" in before or "hoản" in before or "lục" in before:
            draft.provision = _provision(before, draft.start)


def _provision(before: str, end: int) -> Part[str] | None:
    match = _PROVISION.search(before)
    if match is None:
        return None
    start = end - len(before) + match.start()
    return Part(" ".join(match[1].split()), Span(start, start + len(match[1])))


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
