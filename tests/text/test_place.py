"""Places in words: sections by their numbers, tables by row and column, stories by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cchc_check.localize import LANGUAGES
from cchc_check.readers import read_text
from cchc_check.text.document import Story
from cchc_check.text.place import place
from cchc_check.text.span import Span

REPORT = """\
Số: 12/BC-SNV

# BÁO CÁO

## **I. CHỈ ĐẠO**

Đoạn một.

Đoạn hai.

## 1. Kế hoạch

- Gạch một
- Gạch hai

a) Điểm a

Lời của điểm a.

**2. Kiểm tra**

| A | B |
|---|---|
| 1 | 2 |

### II. KẾT QUẢ

1. Khoản một dài.
2. Khoản hai dài.

### 3. Bộ máy

1. Một
2. Hai

Nơi nhận:

- Như trên;

PHỤ LỤC II

I. DANH MỤC

Lời phụ lục.
"""


def where(source, words, lang="vi", format="md"):
    document = read_text(source, format)
    return place(document, document.text.index(words), lang)


@pytest.mark.parametrize(
    ("words", "vi"),
    [
        ("12/BC", "đoạn 1"),
        ("I. CHỈ", "Mục I"),
        ("CHỈ ĐẠO", "Mục I"),
        ("Đoạn hai", "Mục I › đoạn 2"),
        ("Gạch hai", "Mục I.1 › gạch đầu dòng 2"),
        ("Điểm a", "Mục I.1.a"),
        ("Lời của", "Mục I.1.a › đoạn 1"),
        ("Kiểm tra", "Mục I.2"),
        ("2 |\n", "Mục I.2 › Bảng 1 › hàng 2, cột 2"),
        ("|---|", "Mục I.2 › Bảng 1"),
        ("Khoản hai", "Mục II.2"),
        ("Bộ máy", "Mục II.3"),
        ("Hai\n", "Mục II.3.2"),
        ("Như trên", "“Nơi nhận” › gạch đầu dòng 1"),
        ("Lời phụ lục", "Phụ lục II › Mục I › đoạn 1"),
    ],
)
def test_places(words, vi):
    assert where(REPORT, words) == vi


def test_english_beside_vietnamese():
    assert where(REPORT, "2 |\n", "en") == "Section I.2 › Table 1 › row 2, column 2"


def test_a_typed_draft_has_sections_too():
    draft = "I. ĐÁNH GIÁ\nLời.\n\n1. Ưu điểm\n\nLời ưu điểm.\n\n2. Hạn chế\n\nLời hạn chế."
    assert where(draft, "Lời hạn", format="txt") == "Mục I.2 › đoạn 1"


def test_the_head_and_the_foot_are_no_numbered_tables():
    draft = (
        "SỞ NỘI VỤ\tCỘNG HÒA\nSố: 1/BC\tĐộc lập\n\nI. MỘT\n\nA\t1\nB\t2\n\nNơi nhận:\tGIÁM ĐỐC\n- Lưu\tTên"
    )
    assert where(draft, "1/BC", format="txt") == "Phần đầu văn bản"
    assert where(draft, "B\t2", format="txt") == "Mục I › Bảng 1 › hàng 2, cột 1"
    assert where(draft, "GIÁM", format="txt") == "Mục I › Phần ký"


def test_articles_and_their_clauses():
    draft = "Điều 4. Tổ chức\n\n1. Khoản một.\n\n2. Khoản hai.\n\na) Điểm a.\n\nĐiều 5. Sau\n\n- Gạch."
    assert where(draft, "Điểm a", format="txt") == "Điều 4.2.a"
    assert where(draft, "Gạch", format="txt") == "Điều 5 › gạch đầu dòng 1"


def test_stories_by_name():
    document = read_text("Lời.\n\nGhi chú một.", "txt")
    document = replace(document, stories=(Story(Span(6, 18), "footnote", "3"),))
    assert place(document, 8, "vi") == "Chú thích cuối trang 3"
    assert place(document, 0, "vi") == "đoạn 1"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from([*REPORT.split("\n"), "a\tb", "- x", "2.1. Nhỏ", "PHỤ LỤC"]), max_size=20).map(
        "\n".join
    )
)
def test_every_offset_has_a_place(source):
    for format in ("txt", "md"):
        document = read_text(source, format)
        for offset in range(0, len(document.text) + 1, 3):
            for lang in LANGUAGES:
                assert isinstance(place(document, offset, lang), str)
