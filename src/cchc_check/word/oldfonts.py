"""Words set in the fonts of before Unicode (.VnTime, VNI-Times), whose letters have the places of other letters.

Invariant: no offset moves. What is turned into Unicode is what the font shows; all else is left and said.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cchc_check.patterns import compiled
from cchc_check.word.outline import in_old_font
from cchc_check.word.text import FlowText, WordGap, WordText

Place = tuple[int, int, str]
"""From and to, and the encoding of the font between."""

UNREAD = "legacy-encoding"
READ = "old-font"
FILLER = "\u200b"
"""Stands for the second half of a VNI letter; `normalize` drops it."""

_UNICODE_LETTER = compiled("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_OLD_LETTER = compiled("[\u00a1-\u00ff]")
_TCVN3 = dict(
    zip(
        map(ord, "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§"),
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_VNI_ALONE = dict(zip("ñÑôÔöÖîÎíÍìÌæÆóÓòÒ", "đĐơƠưƯỵỴíÍìÌỉỈĩĨịỊ", strict=True))
_TONES = dict(zip("ùøûõïÙØÛÕÏ", "\u0301\u0300\u0309\u0303\u0323" * 2, strict=True))
_ROOFED = dict(zip("áàåãäâÁÀÅÃÄÂ", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "") * 2, strict=True))
_BREVED = dict(zip("éèúüëêÉÈÚÜËÊ", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "") * 2, strict=True))
_MARKS = (
    _TONES
    | {mark: "\u0302" + tone for mark, tone in _ROOFED.items()}
    | {mark: "\u0306" + tone for mark, tone in _BREVED.items()}
)
_VNI_LETTER = compiled("[aeouyôöAEOUYÔÖ][ùøûõïáàåãäâéèúüëêÙØÛÕÏÁÀÅÃÄÂÉÈÚÜËÊ]|[ñÑôÔöÖîÎíÍìÌæÆóÓòÒ]")
_LETTER = compiled("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")


class Found(NamedTuple):
    """A stretch of a flow in old fonts, as its font shows it; `exact` when nothing is left that the font has not."""

    start: int
    end: int
    encoding: str
    shown: str
    exact: bool


def encoding_of(font: str) -> str:
    """ "VNI", "TCVN3", or "TCVN3H" for a font that shows capitals alone (.VnTimeH)."""
    if font.upper().startswith("VNI"):
        return "VNI"
    return "TCVN3H" if font.endswith("H") else "TCVN3"


def modern(word: WordText) -> WordText:
    """The words with those in old fonts as they are shown; each flow has a gap for what was turned, or could not be."""
    text = word.text
    flows = []
    for flow in word.flows:
        runs = ((start, end, encoding_of(font)) for start, end, font in in_old_font(word, flow))
        found = [*_found(text, flow, runs)]
        if any(item.shown != text[flow.start + item.start : flow.start + item.end] for item in found):
            exact = all(item.exact for item in found)
            names = ", ".join(sorted({item.encoding for item in found}))
            if exact:
                text = _with(text, flow.start, found)
            first, last = found[0].start, found[-1].end
            gap = WordGap(first, last, READ if exact else UNREAD, not exact, names)
            flow = flow._replace(gaps=(*flow.gaps, gap))
        flows.append(flow)
    return word._replace(text=text, flows=tuple(flows))


def _found(text: str, flow: FlowText, runs: Iterable[Place]) -> Iterator[Found]:
    """The stretches that may be in an old encoding: text in Unicode that was set in such a font is passed by."""
    stretches = [*_joined(runs)]
    words = "".join(text[flow.start + start : flow.start + end] for start, end, _ in stretches)
    if len(_OLD_LETTER.findall(_plain(words))) <= 4 * len(_UNICODE_LETTER.findall(words)):
        return
    for start, end, encoding in stretches:
        written = _plain(text[flow.start + start : flow.start + end])
        shown, exact = _vni(written) if encoding == "VNI" else _tcvn3(written, encoding)
        yield Found(start, end, encoding.rstrip("H"), shown, exact and not _UNICODE_LETTER.search(written))


def _joined(runs: Iterable[Place]) -> Iterator[Place]:
    """The runs, neighbours in one encoding joined: a letter may begin in one run and end in the next."""
    waiting: list[Place] = []
    for run in runs:
        if waiting and (waiting[-1][1] != run[0] or waiting[-1][2] != run[2]):
            yield waiting[0][0], waiting[-1][1], waiting[0][2]
            waiting = []
        waiting.append(run)
    if waiting:
        yield waiting[0][0], waiting[-1][1], waiting[0][2]


def _plain(words: str) -> str:
    """With letters from the private area, where Word puts those of a symbol font, in their own places."""
    if not any("\uf0a1" <= char <= "\uf0ff" for char in words):
        return words
    return "".join(chr(ord(char) & 0xFF) if "\uf0a1" <= char <= "\uf0ff" else char for char in words)


def _tcvn3(words: str, encoding: str) -> tuple[str, bool]:
    shown = words.translate(_TCVN3)
    left = any(char.isalpha() and ord(char) not in _TCVN3 for char in _OLD_LETTER.findall(words))
    if encoding == "TCVN3H":
        shown = "".join(char.upper() if len(char.upper()) == 1 else char for char in shown)
    return shown, not left


def _vni(words: str) -> tuple[str, bool]:
    left = _VNI_LETTER.sub(lambda match: "" if _letter(match[0]) else match[0], words)
    shown = _VNI_LETTER.sub(lambda match: _letter(match[0]) or match[0], words)
    return shown, not any(char.isalpha() for char in _OLD_LETTER.findall(left))


def _letter(written: str) -> str:
    """What a VNI font shows, filled up to the length of what is written; "" for what is no letter of Vietnamese."""
    if len(written) == 1:
        return _VNI_ALONE[written]
    letter = _VNI_ALONE.get(written[0], written[0])
    shown = unicodedata.normalize("NFC", letter + _MARKS[written[1]])
    return shown + FILLER if _LETTER.fullmatch(shown) else ""


def _with(text: str, base: int, found: Iterable[Found]) -> str:
    pieces: list[str] = []
    at = 0
    for item in found:
        pieces += (text[at : base + item.start], item.shown)
        at = base + item.end
    return "".join((*pieces, text[at:]))
