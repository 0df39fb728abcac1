"""Speed of the citation extractor beside one big pattern and beside eyecite with Hyperscan, at like density.

Run with a Python that has `regex`, and `eyecite` with `hyperscan` for the second ratio; what is missing is said so.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from cchc_check.extraction.citations import find_citations
from cchc_check.extraction.dates import find_dates
from cchc_check.registry import load_registry
from cchc_check.text.document import Document
from cchc_check.text.normalize import normalize

PROSE = (
    "Công tác thanh tra, kiểm tra được duy trì thường xuyên và bám sát chức năng, nhiệm vụ của từng đơn vị. ",
    "Các thủ tục được niêm yết công khai tại bộ phận một cửa và đăng tải đầy đủ trên trang thông tin của đơn vị. ",
    "Lãnh đạo đơn vị đã phân công cụ thể, gắn trách nhiệm của người đứng đầu với kết quả thực hiện nhiệm vụ. ",
    "Tỷ lệ hồ sơ giải quyết đúng hạn tăng so với cùng kỳ năm trước, người dân và doanh nghiệp hài lòng hơn. ",
)
KINDS = (("Quyết định", "QĐ"), ("Kế hoạch", "KH"), ("Chỉ thị", "CT"), ("Báo cáo", "BC"), ("Tờ trình", "TTr"))
ISSUERS = (
    ("UBND", " của UBND tỉnh"),
    ("SNV", " của Sở Nội vụ"),
    ("TTg", " của Thủ tướng Chính phủ"),
    ("STC", ""),
)
TITLES = (" về việc ban hành kế hoạch năm 2024", " về nâng cao chất lượng phục vụ người dân", "", "")
ENGLISH = (
    "The court considered whether the agency had acted within the authority that the statute gives to it. ",
    "Counsel for the respondent argued that the record did not support the finding of the district judge. ",
    "That argument was not raised below, and we decline to reach it for the first time on this appeal. ",
)


def report(size: int, seed: int = 7) -> str:
    """Invented report text with about 1.7 citations to the kilobyte."""
    choose = random.Random(seed)
    pieces: list[str] = []
    length = 0
    while length < size:
        kind, code = choose.choice(KINDS)
        issuer, named = choose.choice(ISSUERS)
        date = f"{choose.randint(1, 28):02}/{choose.randint(1, 12)}/{choose.randint(2015, 2024)}"
        piece = "".join(choose.choice(PROSE) for _ in range(3))
        piece += f"Thực hiện {kind} số {choose.randint(1, 4999)}/{code}-{issuer} ngày {date}"
        piece += f"{named}{choose.choice(TITLES)}. "
        if choose.random() < 0.2:
            piece += "\n\n"
        pieces.append(piece)
        length += len(piece.encode())
    return "".join(pieces)


def opinion(size: int, seed: int = 7) -> str:
    """Invented English text with case citations at the same density."""
    choose = random.Random(seed)
    pieces: list[str] = []
    length = 0
    while length < size:
        piece = "".join(choose.choice(ENGLISH) for _ in range(5))
        year = choose.randint(1900, 2015)
        piece += f"See Smith v. Jones, {choose.randint(1, 570)} U.S. {choose.randint(1, 999)} ({year}). "
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)


def seconds(run: Callable[[], object], repeats: int = 7) -> float:
    """The best processor time of several runs."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def big_pattern() -> Callable[[str], int] | None:
    """The pattern one writes first: kind, number, date and issuer in one alternation, searched from the left."""
    try:
        import regex
    except ImportError:
        return None
    blank = r"[ \t\u00a0\u00ad]{0,4}\n?[ \t\u00a0]{0,4}"
    kinds = "|".join(kind.name.replace(" ", blank) for kind in load_registry().kinds)
    pattern = regex.compile(
        rf"(?P<kind>{kinds}|QĐ|NĐ|NQ|CV|KH)?{blank}(?:số{blank}:?)?{blank}"
        rf"(?P<number>\d{{1,6}}[a-zđ]?(?:\.\d+)?(?:{blank}/{blank}(?:19|20)\d\d)?(?:-[A-ZĐ]{{1,4}})?"
        rf"{blank}/{blank}\p{{Lu}}[\p{{Lu}}\d]*(?:[a-z]{{1,2}})?(?:{blank}[-–]{blank}\p{{Lu}}[\p{{Lu}}\d&]*(?:[a-z]{{1,2}})?){{0,6}})"
        rf"(?:,?{blank}ngày{blank}(?P<day>\d{{1,2}})(?:/|{blank}tháng{blank})(?P<month>\d{{1,2}})(?:/|{blank}năm{blank})(?P<year>\d{{4}}))?"
        rf"(?:,?{blank}của{blank}(?P<issuer>(?:Thủ{blank}tướng{blank})?Chính{blank}phủ|(?:Chủ{blank}tịch{blank})?UBND{blank}tỉnh|"
        rf"(?:Bộ|Sở)(?:{blank}\p{{Lu}}\p{{Ll}}*(?:{blank}\p{{Ll}}+)?){{1,4}}))?",
    )
    return lambda text: sum(1 for match in pattern.finditer(text) if match.groups())


def eyecite_finder() -> Callable[[str], int] | None:
    """eyecite with its fast tokenizer, or None where it is not installed."""
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import HyperscanTokenizer
    except ImportError:
        return None
    tokenizer = HyperscanTokenizer(cache_dir=str(Path(tempfile.gettempdir()) / "cchc-check-bench"))
    return lambda text: len(get_citations(text, tokenizer=tokenizer))


def main() -> None:
    """Print speeds and the two ratios."""
    text, source_map = normalize(report(100_000))
    size = len(text.encode()) / 1e6
    document = Document("report.txt", "txt", text, (), source_map)
    kinds = load_registry().kinds
    found = len(find_citations(document, kinds))
    ours = size / seconds(lambda: find_citations(document, kinds))
    print(f"cchc-check, all fields   {ours:8.1f} MB/s  {found} citations, {found / size / 1000:.2f} per kB")
    print(f"find_dates               {size / seconds(lambda: find_dates(text)):8.1f} MB/s")
    pattern = big_pattern()
    if pattern is None:
        print("one big pattern: `regex` is not installed")
    else:
        speed = size / seconds(lambda: pattern(text), 3)
        print(
            f"one big regex pattern    {speed:8.1f} MB/s  {pattern(text)} citations, ratio {ours / speed:.1f}"
        )
    peer = eyecite_finder()
    if peer is None:
        print("eyecite: not installed with hyperscan")
        return
    english = opinion(87_000)
    peer(english)
    speed = len(english) / 1e6 / seconds(lambda: peer(english), 3)
    count = peer(english)
    density = count / len(english) * 1000
    print(
        f"eyecite with Hyperscan   {speed:8.2f} MB/s  {count} citations, {density:.2f} per kB, ratio {ours / speed:.0f}"
    )


if __name__ == "__main__":
    main()
