"""Comments in a copy: on the very characters, without a trace when they are taken out, all else untouched."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_check.word.comments import Line, Note, write_comments
from cchc_check.word.load import load
from cchc_check.word.package import Package
from cchc_check.word.rezip import rewrite
from cchc_check.word.seal import is_signed
from cchc_check.word.text import WordText
from word.commented import comments, parts, ranges, raw_entries, references, without_comments
from word.packages import (
    NAMESPACES,
    RELS,
    W,
    build,
    cell,
    p,
    pack,
    package_relationships,
    r,
    row,
    table,
    zipped,
)

REPORTS = sorted((Path(__file__).parents[2] / "corpus").glob("*/*.docx")) + sorted(
    (Path(__file__).resolve().parents[3] / "shared").glob("**/*.docx")
)
STRICT = b"http://purl.oclc.org/ooxml/"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BODY = "".join(
    (
        p("Kế hoạch số ", r("19/KH-UBND", "<w:b/>"), " ngày 05/3/2021 & phụ lục"),
        p('<w:r w:rsidR="00A1"><w:t>trần </w:t><w:tab/><w:t>trụi</w:t><w:br/><w:t>một  dòng </w:t></w:r>', "nữa"),
        p("xem ", '<w:hyperlink w:anchor="a">' + r("liên kết") + "</w:hyperlink>", " trang ", FIELD, " hết"),
        p('<w:ins w:id="1" w:author="A">' + r("chữ thêm") + "</w:ins>"
          '<w:del w:id="2" w:author="A"><w:r><w:delText>bớt</w:delText></w:r></w:del>', " rồi"),
        p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("trong ô điều khiển") + "</w:sdtContent></w:sdt>"),
        table(row("ô một", cell("ô hai", "đoạn hai của ô")), row("ô ba", "ô tư")),
        p('<w:r><w:rPr><w:i/><w:rPrChange w:id="9" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>'
          '<w:t xml:space="preserve">đổi dạng &#x1F600; &lt;chữ&gt;</w:t></w:r>'),
        p('<w:r><w:t>bốn</w:t><w:lastRenderedPageBreak/><w:noBreakHyphen/><w:t>năm</w:t></w:r>'),
        "<w:p/>",
    )
)  # fmt: skip


def read(data: bytes) -> WordText:
    return load(Package(data))


def note(start: int, end: int, *words: str) -> Note:
    lines = tuple(Line("", text) for text in words or ("lời",))
    return Note(start, end, lines, Line("Vị trí:", "nơi khác"))


def commented(data: bytes, *notes: Note) -> bytes:
    return write_comments(data, read(data), notes).data


def visible(text: str) -> str:
    return "".join(text.split())


def spans(length: int) -> list[tuple[int, int]]:
    return [(start, min(length, start + size)) for start in range(length) for size in (0, 1, 2, 7, 40)]


def assert_sound(data: bytes, places: list[tuple[int, int]]) -> None:
    """What must hold of any comments on any places of the body of any file."""
    word = read(data)
    written = write_comments(data, word, [note(*place) for place in places])
    main = Package(data).main
    before, after = parts(data), parts(written.data)
    assert without_comments(after[main]) == before[main]
    again = read(written.data)
    assert (again.text, [flow[:5] for flow in again.flows]) == (word.text, [flow[:5] for flow in word.flows])
    assert [flow.marks for flow in again.flows] == [flow.marks for flow in word.flows]
    changed = {main, "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml"}
    raw = raw_entries(written.data)
    assert all(raw[name] == entry for name, entry in raw_entries(data).items() if name not in changed)
    old = set(ranges(data, main))
    texts = {key: text for key, text in ranges(written.data, main).items() if key not in old}
    assert len(texts) == sum(placed is not None for placed in written.placed)
    for (start, end), placed, text in zip(places, written.placed, texts_in_order(texts), strict=True):
        if placed:
            assert visible(text) == visible(word.text[start:end]), (start, end)


def texts_in_order(texts: dict[str, str]) -> list[str]:
    return [texts[key] for key in sorted(texts, key=int)]


def test_every_place_of_a_body_with_everything_in_it() -> None:
    data = build(BODY)
    length = read(data).flows[0].end
    assert_sound(data, spans(length))
    places = spans(length)
    assert write_comments(data, read(data), [note(*place) for place in places]).placed.count(
        True
    ) > 0.95 * len(places)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: "-".join(path.parts[-2:]))
def test_places_of_whole_reports(path: Path) -> None:
    data = path.read_bytes()
    length = read(data).flows[0].end
    step = max(1, length // 60)
    assert_sound(
        data, [(at, min(length, at + size)) for at in range(0, length, step) for size in (1, 12, 90)]
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 320), st.integers(0, 60)), min_size=1, max_size=12))
def test_comments_that_meet_and_cross(pairs: list[tuple[int, int]]) -> None:
    data = build(BODY)
    length = read(data).flows[0].end
    assert_sound(data, [(min(at, length), min(at + size, length)) for at, size in pairs])


def test_comments_hold_their_words_in_paragraphs() -> None:
    data = build(p("một hai ba"))
    lines = (Line("", "Sai ký hiệu <&>."), Line("Căn cứ:", "Nghị định 30/2020/NĐ-CP"))
    new = write_comments(data, read(data), [Note(4, 7, lines)], "2021-03-05T00:00:00Z").data
    assert ranges(new) == {"0": "hai"}
    assert comments(new) == {"0": ["Sai ký hiệu <&>.", "Căn cứ: Nghị định 30/2020/NĐ-CP"]}
    (comment,) = docx.Document(io.BytesIO(new)).comments
    assert (comment.author, comment.initials) == ("cchc-check", "cchc")
    assert str(comment.timestamp).startswith("2021-03-05")


def test_existing_comments_stay_and_numbers_do_not_clash() -> None:
    old = f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="Lan">{p("cũ")}</w:comment></w:comments>'
    marked = p(
        '<w:commentRangeStart w:id="7"/>', r("một"), '<w:commentRangeEnd w:id="7"/>',
        '<w:r><w:commentReference w:id="7"/></w:r>', r(" hai"),
    )  # fmt: skip
    rels = (
        '<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'comments" Target="comments.xml"/>'
    )
    document = f"<w:document {NAMESPACES}><w:body>{marked}</w:body></w:document>"
    data = pack({"word/document.xml": document, "word/comments.xml": old}, package_relationships(rels))
    new = commented(data, note(4, 7))
    assert comments(new) == {"7": ["cũ"], "8": ["lời"]}
    assert ranges(new) == {"7": "một", "8": "hai"}
    assert raw_entries(new)["[Content_Types].xml"] == raw_entries(data)["[Content_Types].xml"]


@pytest.mark.parametrize("empty", ["<w:comments {}/>", "<w:comments {}></w:comments>", "<w:comments {} />\n"])
def test_an_empty_part_of_comments_is_filled(empty: str) -> None:
    rels = f'<Relationship Id="a" Type="{RELS}/comments" Target="comments.xml"/>'
    document = f"<w:document {NAMESPACES}><w:body>{p('một')}</w:body></w:document>"
    content = empty.format(f'xmlns:w="{W}"')
    data = pack({"word/document.xml": document, "word/comments.xml": content}, package_relationships(rels))
    assert comments(commented(data, note(0, 3))) == {"0": ["lời"]}


def test_an_unknown_part_of_that_name_is_left_alone() -> None:
    data = pack(
        {
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('một')}</w:body></w:document>",
            "word/comments.xml": b"something else",
        }
    )
    new = commented(data, note(0, 3))
    assert parts(new)["word/comments.xml"] == b"something else"
    assert comments(new, "word/comments1.xml") == {"0": ["lời"]}
    assert len(list(docx.Document(io.BytesIO(new)).comments)) == 1


def box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"


def around(text: str, data: bytes) -> tuple[bool | None, str]:
    """How a comment on `text` is placed, and what its range then holds."""
    word = read(data)
    at = word.text.index(text)
    written = write_comments(data, word, [note(at, at + len(text))])
    found = ranges(written.data)
    assert comments(written.data)["0"][-1] == "Vị trí: nơi khác"
    assert references(written.data) == ["0"]
    document = Package(data).main
    assert without_comments(parts(written.data)[document]) == parts(data)[document]
    return written.placed[0], found["0"]


def test_words_where_word_takes_no_comments_are_commented_from_the_body() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="{}"/></w:sectPr>'
    body = (
        p("phần một", properties=section.format("rId1"))
        + "<w:p/>"
        + p("phần hai")
        + p("có khung ", box(p("trong khung")), "bên cạnh")
        + p("có chú thích", '<w:r><w:footnoteReference w:id="5"/></w:r>', " ở giữa")
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    )
    data = build(
        body,
        header1=p("đầu trang một"),
        header2=p("đầu trang hai"),
        footnotes=f'<w:footnote w:id="5">{p("lời chú")}</w:footnote>',
    )
    assert around("trang một", data) == (False, "phần một")
    assert around("trang hai", data) == (False, "phần hai")
    assert around("trong khung", data) == (False, "có khung bên cạnh")
    assert around("lời chú", data) == (False, "")


def test_without_a_paragraph_to_write_into_a_comment_is_not_placed() -> None:
    data = build("<w:p/>", header1=p("chỉ có đầu trang"))
    written = write_comments(data, read(data), [note(0, 4)])
    assert written == (data, (None,))


def test_unusual_prefixes() -> None:
    document = build(p("một hai ba"))
    spelt = parts(document)["word/document.xml"].replace(b"w:", b"x:").replace(b"xmlns:w=", b"xmlns:x=")
    data = rewrite(document, {"word/document.xml": spelt})
    new = commented(data, note(4, 7))
    assert ranges(new) == {"0": "hai"}
    assert read(new).text == read(data).text


def test_a_run_that_cannot_be_parted_is_commented_by_its_paragraph() -> None:
    data = build(p("<w:r><w:t>một<!-- lời -->hai</w:t></w:r>"))
    assert around("hai", data) == (False, "mộthai")


def test_zip_entries_of_every_kind_stay_as_they_are() -> None:
    buffer = io.BytesIO()
    source = parts(build(BODY))
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = "ghi chú của tệp nén".encode()
        for name, content in source.items():
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
        archive.writestr("word/vbaProject.bin", b"\0macro" * 50, zipfile.ZIP_STORED)
        archive.writestr("lạ/dữ liệu.bin", "không ai nhắc tới", zipfile.ZIP_DEFLATED)
        with archive.open("word/media/large.bin", "w", force_zip64=True) as part:
            part.write(b"x" * 1000)
    data = buffer.getvalue()
    assert_sound(data, [(0, 5)])
    with zipfile.ZipFile(io.BytesIO(commented(data, note(0, 5)))) as archive:
        assert archive.testzip() is None
        assert archive.comment.decode() == "ghi chú của tệp nén"
        assert archive.namelist()[: len(source) + 3] == zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_entries_with_a_data_descriptor() -> None:
    class Unseekable(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, piece: bytes) -> int:  # type: ignore[override]
            self.data += piece
            return len(piece)

    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in parts(build(BODY)).items():
            archive.writestr(name, content)
    data = bytes(stream.data)
    assert_sound(data, [(0, 5)])
    assert zipfile.ZipFile(io.BytesIO(commented(data, note(0, 5)))).testzip() is None


def test_equal_input_gives_equal_bytes() -> None:
    data = build(BODY)
    assert commented(data, note(2, 9), note(5, 7)) == commented(data, note(2, 9), note(5, 7))


def test_a_signature_is_seen() -> None:
    source = parts(build(p("một")))
    assert not is_signed(Package(zipped(source)))
    assert is_signed(Package(zipped({**source, "_xmlsignatures/origin.sigs": b""})))


def test_the_strict_edition() -> None:
    transitional = "http://schemas.openxmlformats.org/"
    source = parts(build(p("một hai ba")))
    spelt = {
        name: content.replace(f"{transitional}wordprocessingml/2006/main".encode(), STRICT + b"wordprocessingml/main")
        .replace(f"{transitional}officeDocument/2006/relationships".encode(), STRICT + b"officeDocument/relationships")
        for name, content in source.items()
    }  # fmt: skip
    data = zipped(spelt)
    new = commented(data, note(4, 7))
    assert read(new).text == read(data).text
    assert [comment.text for comment in read(new).comments] == ["lời"]
    assert STRICT + b"officeDocument/relationships/comments" in parts(new)["word/_rels/document.xml.rels"]
    assert f"{transitional}wordprocessingml".encode() not in b"".join(
        content for name, content in parts(new).items() if name != "[Content_Types].xml"
    )


def test_a_part_in_utf_16_is_written_in_utf_8() -> None:
    source = parts(build(p("một hai ba")))
    document = source["word/document.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    data = zipped({**source, "word/document.xml": document.encode("utf-16")})
    new = commented(data, note(4, 7))
    assert ranges(new) == {"0": "hai"}
    assert read(new).text == read(data).text


def test_math_is_commented_by_what_stands_around_it() -> None:
    data = build(p("trước ", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", " sau"))
    assert around("x+1", data) == (False, "trước x+1 sau")
    assert around("x+1 sau", data) == (False, " sau")


@pytest.mark.parametrize("inside", ["<w:p><w:r><w:t>lạc</w:t></w:r></w:p>", "<w:r><w:t>lạc</w:t></w:r>"])
def test_properties_that_hold_words_are_not_written_twice(inside: str) -> None:
    data = build(p("đầu ", f"<w:r><w:rPr><w:b>{inside}</w:b></w:rPr><w:t>một hai</w:t></w:r>"))
    new = commented(data, *(note(at, at + 2) for at in range(10)))
    assert read(new).text == read(data).text
