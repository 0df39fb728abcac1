"""The place of an offset in words a reader can follow: "Mục II.3 › Bảng 1 › hàng 3, cột 4"."""

from __future__ import annotations

from cchc_check.text.document import Document


def place(document: Document, offset: int, lang: str) -> str:
    """The place of `offset` in words; "" where there are none."""
    return ""
