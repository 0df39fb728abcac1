"""Invented texts of any size: reports of a state office in several shapes, prose dense in citations, English opinions.

Invariant: the same arguments give the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

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


def cited_prose(size: int, seed: int = 7) -> str:
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


_HEAD = (
    "UBND TỈNH BÌNH ĐỊNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n\nSố: 45/BC-SKHCN\n\nBình Định, ngày 10 tháng 7 năm 2021\n\n"
    "BÁO CÁO\n\nKết quả công tác cải cách hành chính 6 tháng đầu năm 2021\n\n"
)
_SENTENCES = (
    "Theo Quyết định số {a}/QĐ-UBND ngày 1{e}/02/2021 của Ủy ban nhân dân tỉnh về việc ban hành kế hoạch {b}.",
    "Trong 6 tháng đầu năm 2021, bộ phận một cửa tiếp nhận {a} hồ sơ, trong đó {b} hồ sơ đúng hạn, {c} hồ sơ quá hạn.",
    "Có 03 đơn vị (Phòng Tổng hợp, Phòng Một cửa, Phòng Pháp chế) đạt {c},5%, tăng {b} so với cùng kỳ.",
    "Kế hoạch {a}/KH-UBND ngày 02/3/2021 giao {c} nhiệm vụ trong quý II năm 2021 (xem Phụ lục {e} kèm theo).",
    "Tổng số là {a} người, gồm: {b} nam; {c} nữ; {e} người chưa khai; xem tại https://skhcn.binhdinh.gov.vn/{b}.",
    "Trên đây là báo cáo quý {e} năm 2021 của Sở; các phòng tiếp tục thực hiện {b} nhiệm vụ còn lại.",
)
SHAPES = ("paragraphs", "one paragraph", "one line", "list", "sections", "one table", "tables")
"""What `state_report` can write; all but the last two hold `count` sentences."""


def state_report(shape: str, count: int, seed: int = 5) -> str:
    """A report in Markdown with a letterhead; tables have a row for each of `count`."""
    choose = random.Random(seed)
    said = [_sentence(choose) for _ in range(count)]
    return _HEAD + "".join(_shaped(shape, said, choose)) + "\n"


def _shaped(shape: str, said: list[str], choose: random.Random) -> Iterator[str]:
    match shape:
        case "paragraphs":
            yield "\n\n".join(said)
        case "one paragraph":
            yield "\n".join(said)
        case "one line":
            yield " ".join(said)
        case "list":
            yield "\n".join(f"- {each}" for each in said)
        case "sections":
            yield "\n\n".join(f"## {number}. Nhiệm vụ\n\n{each}" for number, each in enumerate(said, 1))
        case "one table":
            yield _table(len(said), choose)
        case _:
            yield "\n\n".join(f"{each}\n\n{_table(6, choose)}" for each in said[::6])


def _table(rows: int, choose: random.Random) -> str:
    head = "| TT | Đơn vị | Hồ sơ mới | Hồ sơ cũ | Tổng số |\n|---|---|---|---|---|\n"
    numbers = ((choose.randint(1, 99), choose.randint(1, 99)) for _ in range(rows))
    lines = (
        f"| {at} | Xã số {at} | {new} | {old} | {new + old} |" for at, (new, old) in enumerate(numbers, 1)
    )
    return head + "\n".join(lines)


def _sentence(choose: random.Random) -> str:
    numbers = {"a": choose.randint(100, 999), "b": choose.randint(10, 99), "c": choose.randint(10, 99)}
    return choose.choice(_SENTENCES).format(**numbers, e=choose.randint(1, 4))
