"""One spelling for words that are the same to a reader: case, spacing and the place of the tone mark."""

from __future__ import annotations

import unicodedata

# "hoà" and "hòa" are one word; decrees print both.
_TONES = {
    old: new
    for old_letters, new_letters in (
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    )
    for old, new in zip(old_letters.split(), new_letters.split(), strict=True)
}


def fold(text: str) -> str:
    """`text` in NFC and lower case, single spaces, tone marks where the newer habit puts them."""
    text = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    if "o" in text or "u" in text:
        for old, new in _TONES.items():
            if old in text:
                text = text.replace(old, new)
    return text
