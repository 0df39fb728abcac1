"""One spelling for words that are the same to a reader: case, spacing and the place of the tone mark."""

from __future__ import annotations

import unicodedata

from cchc_check.patterns import compiled

# "hoà" and "hòa" are one word; decrees print both. "hoàn" and "quý" have only one spelling.
_OLD = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_NEW = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_TONES = dict(zip(_OLD, _NEW, strict=True))
_MOVED = compiled(rf"(?<!q)(?:{'|'.join(_OLD)})(?![^\W\d_])")


def fold(text: str) -> str:
    """`text` in NFC and lower case, single spaces, tone marks where the newer habit puts them."""
    text = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return _MOVED.sub(lambda match: _TONES[match[0]], text)
