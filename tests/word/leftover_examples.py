"""The Word files beside the pages of the STR rules: small reports with what is left of the work on a draft.

Run as a script (`python -m word.leftover_examples` in tests/), it writes them anew.
"""

from __future__ import annotations

from pathlib import Path

from word.packages import NAMESPACES, RELS, XML, build, p, pack, package_relationships, r

YELLOW, NOT_SHOWN = '<w:highlight w:val="yellow"/>', "<w:vanish/>"
HEAD = p("Số: 45/BC-SKHCN") + p("BÁO CÁO") + p("Công tác cải cách hành chính 6 tháng đầu năm 2023")
PLAIN = p("Bộ phận Một cửa đã nhận 412 hồ sơ, giải quyết đúng hạn 409 hồ sơ.")
HIDDEN_STYLE = (
    '<w:style w:type="character" w:styleId="GhiChu"><w:name w:val="Ghi chu"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
)


def tracked(tag: str, text: str, author: str = "Trần Văn Bình") -> str:
    """A tracked change that holds one run."""
    run = r(text) if tag in ("ins", "moveTo") else r(text).replace("w:t", "w:delText")
    return f'<w:{tag} w:id="1" w:author="{author}">{run}</w:{tag}>'


def marked(key: int, *runs: str) -> str:
    """Runs with a comment beside them."""
    return (
        f'<w:commentRangeStart w:id="{key}"/>{"".join(runs)}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def commented(body: str, *comments: tuple[str, str]) -> bytes:
    """A report whose comments are by an author each."""
    written = "".join(
        f'<w:comment w:id="{key}" w:author="{author}">{p(text)}</w:comment>'
        for key, (author, text) in enumerate(comments)
    )
    row = f'<Relationship Id="rId1" Type="{RELS}/comments" Target="comments.xml"/>'
    main = f"{XML}<w:document {NAMESPACES}><w:body>{HEAD}{body}</w:body></w:document>"
    part = f"{XML}<w:comments {NAMESPACES}>{written}</w:comments>"
    return pack({"word/document.xml": main, "word/comments.xml": part}, package_relationships(row))


def boxed(text: str) -> str:
    """A text box of one paragraph."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"


RECEIVED = r("Bộ phận Một cửa đã nhận ")
EXAMPLES: dict[str, bytes] = {
    "STR004-bad": build(
        HEAD
        + p(r("Sở đã kiểm tra "), tracked("del", "46"), tracked("ins", "48"), r(" đơn vị trong tỉnh."))
        + p(r("Kết quả tốt"), tracked("ins", " và đồng đều", "cchc-check"), r("."))
        + p(r("Việc còn lại"), tracked("moveFrom", " đang làm"), r(".")),
    ),
    "STR004-bad-2": build(
        HEAD
        + p(r("Hồ sơ được trả "), tracked("del", "kịp thời "), r("đúng hẹn."))
        + p(tracked("ins", "Sở sẽ báo cáo bổ sung."))
        + p(tracked("ins", "Thời hạn: trước ngày 30."))
    ),
    "STR004-good": build(HEAD + PLAIN),
    "STR004-good-2": build(
        HEAD + p(r("Đã nhận ", '<w:b/><w:rPrChange w:id="1" w:author="An"><w:rPr/></w:rPrChange>'), r("đủ."))
    ),
    "STR005-bad": commented(
        p(RECEIVED, marked(0, r("412 hồ sơ")), marked(1, r(", đều đúng hạn.")) + r("")),
        ("Lê Thị Hoa", "Số này đã đối chiếu với Bộ phận Một cửa chưa?"),
        ("Trần Văn Bình", "Đã đối chiếu."),
    ),
    "STR005-bad-2": commented(p(r("Kết quả:"), marked(0), r(" tốt.")), ("", "Bổ sung số liệu tháng 6")),
    "STR005-good": commented(
        p(RECEIVED, marked(0, r("412 hồ sơ")), r(".")), ("cchc-check", "Hai nơi ghi hai số khác nhau.")
    ),
    "STR005-good-2": commented(
        p(RECEIVED, marked(0, r("412 hồ sơ")), r(".")),
        ("Lê Thị Hoa", "cchc-check: ignore[FIG010] số của hai kỳ"),
    ),
    "STR006-bad": build(
        HEAD
        + p(RECEIVED, r("412 ", YELLOW), r("hồ sơ", '<w:b/><w:highlight w:val="green"/>'), r(", đúng hạn "))
        + p(r("Tỷ lệ đạt "), r("cao", YELLOW), r("."))
    ),
    "STR006-bad-2": build(HEAD + p(r("Mức hài lòng là "), r("98,5%", YELLOW), r("."))),
    "STR006-good": build(
        HEAD + PLAIN + p(r("Đạt", '<w:shd w:val="clear" w:fill="D9D9D9"/>'), r(" yêu cầu."))
    ),
    "STR006-good-2": build(
        HEAD + p(r("Đã"), r(" ", YELLOW), r("nhận"), r(" đủ", '<w:highlight w:val="none"/>'), r("."))
    ),
    "STR007-bad": build(
        HEAD + p(RECEIVED, r("412 hồ sơ "), r("(số này lấy tạm của quý I)", NOT_SHOWN), r("."))
    ),
    "STR007-bad-2": build(
        HEAD
        + p(r("Chờ ý kiến lãnh đạo", '<w:rStyle w:val="GhiChu"/>'), r("Sở đã nhận đủ hồ sơ."))
        + p(r("Không đưa vào bản chính", NOT_SHOWN)),
        styles=HIDDEN_STYLE,
    ),
    "STR007-good": build(HEAD + PLAIN + p(r("   ", NOT_SHOWN))),
    "STR007-good-2": build(
        HEAD + p(r("Sở đã nhận đủ.", '<w:rStyle w:val="GhiChu"/><w:vanish w:val="0"/>')), styles=HIDDEN_STYLE
    ),
    "STR008-bad": build(p(boxed("Dự thảo 3")) + HEAD + PLAIN, header1=p("DỰ THẢO")),
}


def main() -> None:
    """Write the files beside the pages."""
    folder = Path(__file__).parents[2] / "rules" / "STR"
    for name, data in EXAMPLES.items():
        (folder / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
