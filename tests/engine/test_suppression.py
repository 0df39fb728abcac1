"""A directive hides the places it covers, and no other place of the same finding."""

from __future__ import annotations

import pytest

from cchc_check.diagnostics import Diagnostic
from cchc_check.engine.run import check_facts, prepare
from cchc_check.engine.settings import Settings
from cchc_check.extraction import extract
from cchc_check.readers import read_text
from cchc_check.readers.docx import read_docx
from cchc_check.rulebook.page import load_pages
from word.decree_reports import BODY, PARTS, report
from word.layout_examples import body_in, changed
from word.leftover_examples import HEAD, YELLOW, boxed, marked, tracked
from word.packages import NAMESPACES, RELS, XML, p, pack, package_relationships, r

HIDDEN = "<w:vanish/>"
ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'


def commented(body: str, *comments: str) -> bytes:
    """A document with these comments, numbered from 0, by a colleague."""
    written = "".join(
        f'<w:comment w:id="{key}" w:author="Lê Thị Hoa">{p(text)}</w:comment>'
        for key, text in enumerate(comments)
    )
    row = f'<Relationship Id="rId1" Type="{RELS}/comments" Target="comments.xml"/>'
    main = f"{XML}<w:document {NAMESPACES}><w:body>{HEAD}{body}</w:body></w:document>"
    part = f"{XML}<w:comments {NAMESPACES}>{written}</w:comments>"
    return pack({"word/document.xml": main, "word/comments.xml": part}, package_relationships(row))


def checked(data: bytes, code: str) -> tuple[list[Diagnostic], list[Diagnostic], int]:
    """What is shown, what is hidden, and how many directives did nothing."""
    plan = prepare(Settings(select=(code,), preview=True, stage="issue"))
    result = check_facts(extract(read_docx(data, "a.docx"), plan.context.registry), plan)
    assert not result.failures
    found = result.diagnostics
    return [d for d in found if not d.suppression], [d for d in found if d.suppression], len(result.stale)


@pytest.mark.parametrize(
    ("code", "one", "two", "three"),
    [
        ("STR004", tracked("ins", "Một"), tracked("ins", "Hai"), tracked("ins", "Ba")),
        ("STR006", r("Một", YELLOW), r("Hai", YELLOW), r("Ba", YELLOW)),
        ("STR007", r("Một", HIDDEN), r("Hai", HIDDEN), r("Ba", HIDDEN)),
    ],
)
def test_a_comment_over_one_of_three_places_leaves_two(code: str, one: str, two: str, three: str) -> None:
    places = (one, two, three)
    for silenced in range(3):
        pieces = [marked(0, each) if at == silenced else each for at, each in enumerate(places)]
        body = "".join(p(r("Sở đã "), each, r(" xong việc.")) for each in pieces)
        shown, hidden, stale = checked(commented(body, f"cchc-check: ignore[{code}] đã hỏi"), code)
        assert [found.values["count"] for found in shown] == ["2"]
        assert shown[0].quote == ("Một" if silenced else "Hai")
        assert [related.quote for related in shown[0].related] == ["Hai" if silenced == 2 else "Ba"]
        assert [(found.quote, found.values["count"]) for found in hidden] == [
            (("Một", "Hai", "Ba")[silenced], "1")
        ]
        assert hidden[0].suppression == "đã hỏi"
        assert not stale


def test_comments_over_all_places_hide_the_finding() -> None:
    words = ("Một", "Hai")
    body = "".join(p(r("Sở đã "), marked(at, r(each, YELLOW))) for at, each in enumerate(words))
    directive = "cchc-check: ignore[STR006] lý do {}"
    shown, hidden, stale = checked(commented(body, directive.format(1), directive.format(2)), "STR006")
    assert not shown
    assert [found.suppression for found in hidden] == ["lý do 1", "lý do 2"]
    assert not stale


def test_a_directive_against_another_rule_leaves_the_finding_whole() -> None:
    body = p(marked(0, r("Một", YELLOW))) + p(r("Sở đã "), r("Hai", YELLOW))
    shown, hidden, _ = checked(commented(body, "cchc-check: ignore[STR007] khác"), "STR006")
    assert [found.values["count"] for found in shown] == ["2"]
    assert not hidden


def test_one_comment_over_all_comments_hides_only_those_it_covers() -> None:
    body = p(marked(0, r("412"), marked(1, r(" hồ sơ")))) + p(marked(2, r("Còn lại")))
    data = commented(body, "cchc-check: ignore[STR005] trao đổi nội bộ", "Xem lại số", "Thêm số liệu")
    shown, hidden, stale = checked(data, "STR005")
    assert [(found.quote, found.values["count"]) for found in shown] == [("Còn lại", "1")]
    assert [found.values["count"] for found in hidden] == ["1"]
    assert not stale


def test_a_draft_mark_in_a_box_is_hidden_alone() -> None:
    body = p(marked(0, r("DỰ THẢO"))) + p(boxed("Dự thảo 3"))
    shown, hidden, _ = checked(commented(body, "cchc-check: ignore[STR008] bản gửi lấy ý kiến"), "STR008")
    assert [found.quote for found in shown] == ["Dự thảo 3"]
    assert [found.quote for found in hidden] == ["DỰ THẢO"]


def laid_out(comment: str, key: str, **parts: tuple[str, str, str] | str) -> bytes:
    """The decree's report with a comment over the end of the part `key`."""
    text, _, look = parts.get(key, PARTS[key])
    words, last = text.rsplit(" ", 1)
    plain = report(**parts)
    run = r(text, look)
    assert run in _main(plain)
    body = _main(plain).replace(run, r(f"{words} ", look) + marked(0, r(last, look)), 1)
    return _with_comment(plain, body, comment)


def _main(data: bytes) -> str:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def _with_comment(data: bytes, main: str, comment: str) -> bytes:
    import io
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: source.read(name).decode() for name in source.namelist()}
    rels = "word/_rels/document.xml.rels"
    row = f'<Relationship Id="rId77" Type="{RELS}/comments" Target="comments.xml"/></Relationships>'
    parts[rels] = parts[rels].replace("</Relationships>", row)
    parts["word/document.xml"] = main
    written = f'<w:comment w:id="0" w:author="Hoa">{p(comment)}</w:comment>'
    parts["word/comments.xml"] = f"{XML}<w:comments {NAMESPACES}>{written}</w:comments>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


@pytest.mark.parametrize("key", ["body", "second", "third"])
@pytest.mark.parametrize(
    ("code", "faulty"),
    [
        ("LAY003", {name: changed(name, look=ARIAL) for name in ("body", "second", "third")}),
        ("LAY007", body_in('<w:jc w:val="both"/>', "", "body", "second", "third")),
        ("LAY008", body_in('<w:ind w:firstLine="720"/>', "", "body", "second", "third")),
    ],
)
def test_a_comment_over_one_paragraph_leaves_the_others(
    code: str, key: str, faulty: dict[str, tuple[str, str, str]]
) -> None:
    data = laid_out(f"cchc-check: ignore[{code}] chép nguyên văn", key, **faulty)
    shown, hidden, stale = checked(data, code)
    assert [found.values["count"] for found in shown] == ["2"]
    assert shown[0].quote.startswith(PARTS["second" if key == "body" else "body"][0][:20])
    assert [found.values["count"] for found in hidden] == ["1"]
    assert PARTS[key][0].endswith(hidden[0].quote) or hidden[0].quote in PARTS[key][0]
    assert not stale


def test_a_component_that_is_silenced_does_not_hide_the_next_of_its_kind() -> None:
    plain = changed("basis", look="")
    two = "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;"
    data = laid_out("cchc-check: ignore[LAY006] đã hỏi", "basis", basis=plain, opening=(two, BODY, ""))
    shown, hidden, _ = checked(data, "LAY006")
    assert [found.quote[:20] for found in shown] == [two[:20]]
    assert len(hidden) == 1


SAID = "Trên đây là báo cáo công tác cải cách hành chính quý I năm {} của Sở Tư pháp./."
WRONG_TITLE = (
    "**BÁO CÁO**\n**Công tác cải cách hành chính quý I năm 2022**\n\n"
    "Sở Tư pháp báo cáo kết quả công tác cải cách hành chính quý I năm 2021 như sau:\n\n"
    "<!-- cchc-check: ignore[DAT003] chép nguyên văn -->\n\n" + SAID.format(2021)
)


def test_the_place_that_a_finding_stands_against_stays_with_each_part() -> None:
    plan = prepare(Settings(select=("DAT003",)))
    found = check_facts(
        extract(read_text(WRONG_TITLE, "md", "a.md"), plan.context.registry), plan
    ).diagnostics
    assert [(each.values["count"], bool(each.suppression)) for each in found] == [("1", False), ("1", True)]
    assert [[related.quote for related in each.related] for each in found] == [["quý I năm 2022"]] * 2


def test_a_comment_over_one_place_of_a_form_leaves_the_others(tmp_path) -> None:
    (tmp_path / "NHA001-hai-cach-viet.md").write_text(
        '# NHA001 · Hai cách viết\n\n```toml\ncheck = "consistent-form"\nseverity = "warning"\nstatus = "stable"\n'
        'since = "0.1.0"\n[title]\nvi = "Hai cách viết"\nen = "Two forms"\n[message]\n'
        'vi = "“{written}” ({count}), “{kept}”"\nen = "“{written}” ({count}), “{kept}”"\n'
        '[notes.kept]\nvi = "giữ"\nen = "kept"\n[notes.again]\nvi = "nữa"\nen = "again"\n'
        '[params]\nterms = [["khu công nghiệp", "cụm công nghiệp"]]\n```\n',
        encoding="utf-8",
    )
    rules = prepare(Settings(), load_pages(tmp_path))
    silenced = "<!-- cchc-check: ignore[NHA001] tên riêng -->\nCó cụm công nghiệp ở xã.\n\n"
    kept = "Một khu công nghiệp, hai khu công nghiệp, ba khu công nghiệp.\n\n"
    text = silenced + kept + "Rồi cụm công nghiệp ở huyện.\n"
    document = read_text(text, "md")
    hidden, shown = check_facts(extract(document, rules.context.registry), rules).diagnostics
    assert hidden.suppression == "tên riêng"
    assert (shown.suppression, shown.values["count"]) == ("", "1")
    assert [edit.span.start for edit in shown.fix.edits] == [document.text.rindex("cụm công nghiệp")]
