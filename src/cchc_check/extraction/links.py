"""Addresses: URLs, bare host names, e-mail addresses, and the targets of the format's own links.

Invariant: an address ends before the punctuation of its sentence, and no character belongs to two addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cchc_check.extraction.facts import Link, Part
from cchc_check.patterns import compiled
from cchc_check.text.document import Document, Mark
from cchc_check.text.span import Span

_TOP = "vn|com|net|org|edu|gov|info|biz|asia|xyz|mobi|int|mil|eu|uk|jp|cn|kr|sg"
_SCHEME = compiled(r"(?:https?|ftp)://", re.IGNORECASE)
# A dot first, so that the scan skips from dot to dot. "gov.xx" also where the country is mistyped.
_END = compiled(rf"\.(?:gov\.[a-z]{{2,3}}|{_TOP})(?![\w-])(?!\.[a-z0-9])", re.IGNORECASE)
_HOST_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_USER_CHARACTERS = _HOST_CHARACTERS | frozenset("_+%")
_NO_HOSTS = frozenset({"gov.vn", "com.vn", "edu.vn", "org.vn", "net.vn"})
_MAIL_LIMIT = 64
_HOST_LIMIT = 253
_LONGEST_SCHEME = len("https")


def find_links(document: Document) -> tuple[Link, ...]:
    """Every address in the text; one that the format links elsewhere has that place as its `target`.

    A linked text that is no address itself is a link too, and its host then stands where the text stands.
    """
    marks = document.marks_of("link")
    found = [_linked(link, marks) for link in _written(document.text)]
    found += (link for mark in marks if not _holds(mark, found) for link in _behind(mark))
    return tuple(sorted(found, key=lambda link: link.span))


def _written(text: str) -> Iterator[Link]:
    done = 0
    for start, kind in _starts(text):
        link = _read(text, start, kind) if start >= done else None
        if link:
            done = link.span.end
            yield link


def _starts(text: str) -> Iterator[tuple[int, str]]:
    """Where an address may begin, and which kind of address, in reading order."""
    starts = [(match.start(), "url") for match in _schemes(text)]
    for match in _END.finditer(text):
        start = _leftmost(text, match.start(), _HOST_CHARACTERS, _HOST_LIMIT)
        if start and text[start - 1] == "@":
            starts.append((_leftmost(text, start - 1, _USER_CHARACTERS, _MAIL_LIMIT), "email"))
        else:
            starts.append((start, "host"))
    return iter(sorted(starts))


def _schemes(text: str) -> Iterator[re.Match[str]]:
    """The schemes, found by what they end in: looking for fixed letters is many times as fast."""
    at = text.find("://")
    while at >= 0:
        if match := _SCHEME.search(text, max(0, at - _LONGEST_SCHEME), at + 3):
            yield match
        at = text.find("://", at + 3)


def _leftmost(text: str, at: int, characters: frozenset[str], limit: int) -> int:
    floor = max(0, at - limit)
    while at > floor and text[at - 1] in characters:
        at -= 1
    while text[at] in ".-%+":
        at += 1
    return at


def _read(text: str, start: int, kind: str) -> Link | None:
    match kind:
        case "url":
            return _url(text, start)
        case "email":
            return _mail(text, start)
        case _:
            return _host(text, start)


def _url(text: str, start: int) -> Link | None:
    scheme = _SCHEME.match(text, start)
    rest = _url_pattern().match(text, scheme.end()) if scheme else None
    if scheme is None or rest is None:
        return None
    end = _trimmed(text, scheme.end(), rest.end())
    host_end = next((at for at in range(scheme.end(), end) if text[at] in "/?#:"), end)
    if host_end == scheme.end():
        return None
    host = Part(text[scheme.end() : host_end].lower(), Span(scheme.end(), host_end))
    return Link(Span(start, end), "url", host, text[start:end])


def _mail(text: str, start: int) -> Link | None:
    sign = text.find("@", start, start + _MAIL_LIMIT + 2)
    host = _host_pattern().match(text, sign + 1)
    if sign <= start or host is None:
        return None
    address = Span(start, host.end())
    return Link(address, "email", Part(host[0].lower(), Span(*host.span())), text[start : host.end()])


def _host(text: str, start: int) -> Link | None:
    host = _host_pattern().match(text, start)
    # A letter with an accent before it, or "ĐT.VN": words that a missing blank has joined.
    if host is None or (start and (text[start - 1].isalnum() or text[start - 1] in "@/_")):
        return None
    if host[0].count(".") == 1 and (not host[0].islower() or len(host[0]) < 6 or host[0] in _NO_HOSTS):
        return None
    path = _path_pattern().match(text, host.end())
    end = _trimmed(text, host.end(), path.end() if path else host.end())
    return Link(Span(start, end), "host", Part(host[0].lower(), Span(*host.span())), text[start:end])


def _trimmed(text: str, floor: int, end: int) -> int:
    """`end` moved left over punctuation that belongs to the sentence ("…gov.vn/van-ban)./.")."""
    if text.endswith("./.", floor, end):
        end -= 3
    while end > floor:
        last = text[end - 1]
        if last in ")]" and text.count("(["[last == "]"], floor, end) >= text.count(last, floor, end):
            break
        if last not in ".,;:!?…*_)]»":
            break
        end -= 1
    return end


def _linked(link: Link, marks: tuple[Mark, ...]) -> Link:
    mark = next((mark for mark in marks if mark.span.overlaps(link.span)), None)
    if mark is None or not _target_host_pattern().match(mark.value):
        return link
    return Link(link.span, link.kind, link.host, mark.value)


def _holds(mark: Mark, links: list[Link]) -> bool:
    return any(mark.span.overlaps(link.span) for link in links)


def _behind(mark: Mark) -> Iterator[Link]:
    host = _target_host_pattern().match(mark.value)
    if host:
        kind = "email" if mark.value.lower().startswith("mailto:") else "url"
        yield Link(mark.span, kind, Part(host[1].lower(), mark.span), mark.value)


@cache
def _host_pattern() -> re.Pattern[str]:
    return compiled(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z]{2,24}(?![\w-])", re.IGNORECASE)


@cache
def _url_pattern() -> re.Pattern[str]:
    return compiled(r"[^\s<>\"“”‘’'|\\^`{}]{1,2000}")


@cache
def _path_pattern() -> re.Pattern[str]:
    return compiled(r"(?::\d{2,5})?(?:[/?#][^\s<>\"“”‘’'|\\^`{}]{0,2000})?")


@cache
def _target_host_pattern() -> re.Pattern[str]:
    return compiled(r"(?:(?:https?|ftp)://|mailto:[^@\s]{1,64}@)([^/?#:\s@]{1,253})", re.IGNORECASE)
