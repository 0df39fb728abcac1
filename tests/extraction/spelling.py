"""Numbers written out, the other way round than the program reads them."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def grouped(number: int, sign: str = ".") -> str:
    """The digits with a sign between the thousands."""
    return f"{number:,}".replace(",", sign)


def in_words(number: int) -> str:
    """A number from 1 to 999 999 999 999 in words, as schools teach it."""
    words: list[str] = []
    for worth, name in SCALES:
        group, number = divmod(number, worth)
        if group:
            words += below_a_thousand(group, full=bool(words))
            words += [name] if name else []
    return " ".join(words)


def below_a_thousand(number: int, *, full: bool) -> list[str]:
    """The words of one group; a group that is not the first has its hundreds said."""
    hundreds, rest = divmod(number, 100)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return words + ([*(["linh"] if words else []), DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, DIGITS[ones])
    return [*words, last] if ones else words


def step_of(number: int) -> int:
    """What the last group that is said is worth."""
    return next(worth for worth, _ in SCALES if number % worth == 0)
