"""What is fuzzed: a name, and what is done with the bytes that a fuzzer thinks of.

Invariant: a target raises only when the product is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fuzz import holds, packages

WORDS = (
    *(
        "số ",
        "Số: ",
        "Quyết định ",
        "Nghị định ",
        "Luật ",
        "QĐ-UBND",
        "NĐ-CP",
        "/",
        "-",
        "12",
        "2024",
        "ngày ",
    ),
    *(
        "tháng ",
        "năm ",
        "của ",
        "Bộ Nội vụ",
        "khoản 2 Điều 5 ",
        "và ",
        ", ",
        "; ",
        "\n",
        "\t",
        "|",
        "…",
        ".",
        " ",
    ),
    *(
        "%",
        "1.234,5",
        "triệu đồng",
        "hồ sơ",
        "trong đó ",
        "tăng ",
        "giảm ",
        "so với ",
        "đạt ",
        "tỷ lệ ",
        "(",
        ")",
    ),
    *(
        "tổng số ",
        "gồm ",
        ":",
        "hai mươi mốt",
        "rưỡi",
        "cùng kỳ",
        "quý II",
        "6 tháng đầu năm",
        "Phụ lục I",
        "TM. ",
    ),
    *(
        "UBND",
        "Sở ",
        "xã ",
        "KT. ",
        "Nơi nhận:",
        "- ",
        "a) ",
        "1. ",
        "I. ",
        "# ",
        "```",
        "“",
        "”",
        "\u0301",
        "đ",
        "\u00a0",
    ),
    *(
        "BÁO CÁO",
        "Kính gửi: ",
        "<br>",
        "<!--",
        "-->",
        "| 1 | 2 |\n",
        "|---|---|\n",
        "cchc-check: ignore",
        "[",
        "]",
        "0",
    ),
)


def written(choices: bytes) -> str:
    """A text of the words that reports are made of: a byte is a word, or with the next a character of its own."""
    pieces: list[str] = []
    numbers = iter(choices[:400])
    for one in numbers:
        pieces.append(
            WORDS[one] if one < len(WORDS) else chr(32 + one % 96) if one < 224 else chr(next(numbers, 0))
        )
    return "".join(pieces)


def word(choices: bytes) -> None:
    """A Word package with changes."""
    holds.any_file(packages.mutant(choices), "a.docx")


def archive(data: bytes) -> None:
    """Any bytes under the name of a Word file."""
    holds.any_file(data, "a.docx")


def text(data: bytes) -> None:
    """Any bytes under the name of a text or of Markdown."""
    holds.any_file(data[1:], "a.md" if data[:1] > b"\x7f" else "a.txt")


def markdown(choices: bytes) -> None:
    """Markdown and text made of the words of reports."""
    holds.any_file(written(choices).encode(), "a.md")


def citations(choices: bytes) -> None:
    """What is cited, whichever way the text is spelt."""
    holds.spelt_otherwise(written(choices))


def quantities(choices: bytes) -> None:
    """Numbers with the words of counts around them."""
    holds.any_text("đạt " + written(choices), "txt")


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (word, archive, text, markdown, citations, quantities)
}


def kept(target: str) -> list[bytes]:
    """The inputs that earlier runs found worth keeping."""
    path = Path(__file__).parent / "corpus" / f"{target}.txt"
    return [bytes.fromhex(line) for line in path.read_text("ascii").split()] if path.exists() else []
