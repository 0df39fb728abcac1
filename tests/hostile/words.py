"""Text and Markdown that is an attack on patterns, parsers and people: floods, depth, what is never closed."""

from __future__ import annotations

from collections.abc import Callable

from hostile.zips import WORDS

MB = 1_000_000


def line_of(piece: str, size: int = MB) -> Callable[[], bytes]:
    """A report, and a line of so many characters."""
    return lambda: f"{WORDS}\n\n{(piece * (size // len(piece) + 1))[: size - 10]}\n".encode()


def lines_of(piece: str, times: int) -> Callable[[], bytes]:
    """A report, and the same line many times."""
    return lambda: (WORDS + "\n\n" + f"{piece}\n" * times).encode()


def nested(mark: str, times: int) -> Callable[[], bytes]:
    """Marks inside one another, with words at the bottom."""
    return lambda: f"{WORDS}\n\n{mark * times}{WORDS}\n".encode()


def one_paragraph() -> bytes:
    return (WORDS * 90_000).encode()


def marks_on_one_letter() -> bytes:
    """A letter with a hundred thousand combining marks, not in the order that Unicode puts them."""
    return (WORDS + "\n\na" + "\u0301\u0323" * 50_000 + "\n").encode()


def indents_deeper_and_deeper() -> bytes:
    return (WORDS + "\n\n" + "".join(f"{' ' * (2 * depth)}- a\n" for depth in range(1500))).encode()


def fences_of_all_lengths() -> bytes:
    return (WORDS + "\n\n" + " ".join("`" * length for length in range(1, 800))).encode()


def table_wide() -> bytes:
    return f"{WORDS}\n\n{'|a' * 100_000}|\n{'|-' * 100_000}|\n{'|1' * 100_000}|\n".encode()


def table_long() -> bytes:
    return (WORDS + "\n\n|a|b|c|\n|-|-|-|\n" + "|1|2|3|\n" * 15_000).encode()


def table_ragged() -> bytes:
    rows = "".join("|" + "1|" * (number % 190) + "\n" for number in range(300))
    return f"{WORDS}\n\n|a|b|\n|-|-|\n{rows}".encode()


def front_matter_open() -> bytes:
    return ("---\n" + "a: b\n" * 30_000 + WORDS).encode()


def references_many() -> bytes:
    uses = " ".join(f"[a{number}]" for number in range(5000))
    return (f"{WORDS}{uses}\n\n" + "".join(f"[a{number}]: b\n" for number in range(5000))).encode()


def notes_in_circles() -> bytes:
    return f"{WORDS}[^a]\n\n[^a]: {WORDS}[^b]\n\n[^b]: {WORDS}[^a]\n".encode()


def tables_of_tabs() -> bytes:
    return (WORDS + "\n\n" + "a\tb\tc\n" * 20_000).encode()
