"""Text inside XML and HTML: nothing a document holds can end an attribute, open a tag or break the parser."""

from __future__ import annotations

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}
# XML 1.0 has no way to write these, not even as references.
_FORBIDDEN = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_TEXT = {**dict.fromkeys(_FORBIDDEN, "\ufffd"), **_ESCAPES}
_ATTRIBUTE = {**_TEXT, ord("\n"): "&#10;", ord("\r"): "&#13;", ord("\t"): "&#9;"}


def escape(text: str) -> str:
    """`text` between tags; what XML cannot hold is U+FFFD."""
    return text.translate(_TEXT)


def attributes(**values: object) -> str:
    """` name="value"` for each value that is not None; "_" in a name stands for "-", a last one is dropped."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in values.items() if value is not None}
    return "".join(f' {name}="{str(value).translate(_ATTRIBUTE)}"' for name, value in named.items())
