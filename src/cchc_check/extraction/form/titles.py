"""The title of a draft: the lines under its kind, or the subject of a letter.

Invariant: a title ends before the first line that addresses somebody, counts or begins the body.
"""

from __future__ import annotations

from cchc_check.extraction.facts import Part
from cchc_check.extraction.form.headlines import Fragment, HeadLine
from cchc_check.registry import fold
from cchc_check.text.span import Span

ADDRESS = ("kính gửi", "căn cứ", "nơi nhận")
"""Words that end the head of a document."""
_OPENINGS = (
    "thực hiện ", "theo ", "trong ", "triển khai ", "để ", "nhằm ", "trên cơ sở", "xét ", "phần ",
    "chương ", "điều ", "mục ", "ngày ", "sau khi", "tiếp tục ", "qua ", "tiếp theo", "ủy ban nhân dân ",
    "ubnd ", "sở ", "chính phủ ", "(", "- ", "+ ", "* ",
)  # fmt: skip
"""How a body's first sentence begins, when it stands right below the title."""
_GOES_ON = (
    "tháng ", "quý ", "năm ", "giai đoạn ", "6 tháng", "06 tháng", "9 tháng", "09 tháng", "3 tháng", "03 tháng",
)  # fmt: skip
"""How a line of a title begins that only names the period."""
_TITLE_LIMIT = 500
_TITLE_LINES = 8


def title_below(text: str, rest: Span, below: tuple[HeadLine, ...]) -> Part[str] | None:
    """The lines under the kind, up to the first that is no part of the title."""
    spans = [rest] if len(rest) else []
    for line in below[:_TITLE_LINES]:
        if not line.fragments:
            if spans:
                break
            continue
        if not _belongs(text, line, spans):
            break
        spans.append(line.span)
    return joined(text, spans)


def _belongs(text: str, line: HeadLine, spans: list[Span]) -> bool:
    words = text[line.span.start : line.span.end]
    folded = fold(words)
    if any(one.sort in ("nation", "number") or one.place for one in line.fragments):
        return False
    if folded.startswith(ADDRESS) or is_numbered(words) or sum(map(len, spans)) + len(words) > _TITLE_LIMIT:
        return False
    if not spans:
        return not words.endswith((";", ":")) and len(words) < _TITLE_LIMIT // 2
    above = text[spans[-1].start : spans[-1].end]
    if folded.startswith(_OPENINGS) and not words[0].islower():
        return False
    if words.isupper() != above.isupper() and not folded.startswith(_GOES_ON):
        return False
    if not line.apart:
        return True
    return (
        words[0].islower() or folded.startswith(_GOES_ON) or above.endswith((",", " và")) or words.isupper()
    )


def is_numbered(words: str) -> bool:
    """True when a line begins like a numbered heading or item of the body."""
    label = words.split(" ", 1)[0]
    return label[-1] in ".)" and label[:-1].isalnum() and (label[:-1].isdigit() or len(label) < 5)


def subject_of(text: str, fragment: Fragment, below: tuple[HeadLine, ...]) -> Part[str] | None:
    """The "V/v …" of a letter with the lines that go on below it in the same column."""
    start = fragment.span.start
    while start < fragment.span.end and text[start] != " ":
        start += 1
    spans = [Span(min(start + 1, fragment.span.end), fragment.span.end)]
    for line in below[:_TITLE_LINES]:
        if line.apart or not line.fragments or line.fragments[0].sort != "words":
            break
        words = line.fragments[0].span
        if fold(text[words.start : words.end]).startswith(ADDRESS):
            break
        spans.append(words)
    return joined(text, spans)


def joined(text: str, spans: list[Span]) -> Part[str] | None:
    """The lines as one title, or None when there are none."""
    spans = [span for span in spans if len(span)]
    if not spans:
        return None
    value = " ".join(" ".join(text[span.start : span.end].split()) for span in spans)
    return Part(value, spans[0].to(spans[-1]))
