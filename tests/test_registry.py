"""The registry: what it knows, what it refuses, and that it reads no table before it must."""

import datetime as dt
import unicodedata

import pytest

from cchc_check.errors import RuleError
from cchc_check.registry import Registry, fold, load_registry

REGISTRY = load_registry()
KINDS = "name,code,families,codes,party_codes,forms,codeless,issuers,source,verified\n"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Quyết định", "Quyết định"),
        ("QUYẾT ĐỊNH", "Quyết định"),
        ("quyết  định", "Quyết định"),
        (unicodedata.normalize("NFD", "Quyết định"), "Quyết định"),
        ("Bản thoả thuận", "Bản thỏa thuận"),
        ("QĐ", "Quyết định"),
        ("NĐ", "Nghị định"),
        ("NQ", "Nghị quyết"),
        ("TT", "Thông tư"),
        ("CT", "Chỉ thị"),
        ("KH", "Kế hoạch"),
        ("CV", "Công văn"),
        ("TTr", "Tờ trình"),
        ("TTR", "Tờ trình"),
        ("Văn bản", "Văn bản"),
    ],
)
def test_a_kind_is_known_by_every_written_form(written, name):
    assert REGISTRY.kind(written).name == name


def test_a_code_names_its_owner_first_and_its_own_side():
    assert REGISTRY.kinds_of("BC")[0].name == "Báo cáo"
    assert [kind.name for kind in REGISTRY.kinds_of("TT")] == ["Thông tư"]
    assert [kind.name for kind in REGISTRY.kinds_of("TT", party=True)] == ["Thông tri"]
    assert {kind.name for kind in REGISTRY.kinds_of("QĐ", party=True)} == {"Quyết định", "Quy định"}
    assert REGISTRY.kinds_of("SKHCN") == ()


@pytest.mark.parametrize("name", ["Công văn", "Luật", "Nghị quyết", "Pháp lệnh"])
def test_kinds_without_a_code_in_their_symbol(name):
    assert REGISTRY.kind(name).codeless


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("UBND tỉnh", "UBND"),
        ("Chủ tịch Uỷ ban nhân dân tỉnh Bình Định", "UBND"),
        ("Thủ tướng Chính phủ về việc", "TTg"),
        ("Chính phủ", "CP"),
        ("Bộ trưởng Bộ Nội vụ", "BNV"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "VPCP"),
        ("Sở KH&CN", "SKHCN"),
        ("Bộ Văn hóa, Thể thao và Du lịch", "BVHTTDL"),
        ("Giám đốc Sở Khoa học\nvà Công nghệ", "SKHCN"),
        ("Ban Thường vụ Tỉnh uỷ", "TU"),
        ("Bộ Chính trị", "TW"),
        ("Văn phòng UBND tỉnh", "VPUBND"),
        ("Chánh Thanh tra tỉnh", "TTT"),
    ],
)
def test_the_body_a_phrase_names(phrase, code):
    assert code in REGISTRY.codes_named(phrase)


@pytest.mark.parametrize("phrase", ["", "tỉnh", "Chủ tịch", "một số đơn vị"])
def test_a_phrase_that_names_no_known_body(phrase):
    assert REGISTRY.codes_named(phrase) == ()


def test_longer_names_win():
    assert "CP" not in REGISTRY.codes_named("Thủ tướng Chính phủ")
    assert "UBND" not in REGISTRY.codes_named("Văn phòng UBND tỉnh")


def test_issuers_of_the_national_assembly_are_found_with_their_term():
    assert REGISTRY.issuers_of("QH13")[0].code == "QH"
    assert REGISTRY.issuers_of("UBTVQH15")[0].code == "UBTVQH"


def test_former_ministries_end():
    former = REGISTRY.issuers_of("BLĐTBXH")[0]
    assert former.valid_on(dt.date(2024, 6, 1))
    assert not former.valid_on(dt.date(2025, 6, 1))


def test_provinces_before_and_after_the_merger():
    province = REGISTRY.provinces_of("binhdinh")[0]
    assert (province.name, province.successor) == ("Bình Định", "Gia Lai")
    assert not province.valid_on(dt.date(2025, 7, 1))
    today = [one for one in REGISTRY.provinces if one.valid_on(dt.date(2025, 7, 1))]
    assert len(today) == 34
    names = {one.name for one in today}
    assert all(one.successor in names for one in REGISTRY.provinces if one.successor)
    assert all(
        label == label.lower() and label.isascii() for one in REGISTRY.provinces for label in one.labels
    )


def test_an_instrument_is_one_number_of_one_year():
    assert [one.date for one in REGISTRY.instruments_of("76/NQ-CP", 2021)] == [dt.date(2021, 7, 15)]
    assert len(REGISTRY.instruments_of("76/NQ-CP")) == 2
    assert REGISTRY.instruments_of("76/NQ-CP", 1999) == ()


def test_an_authority_needs_votes():
    assert REGISTRY.authority_of("30/2020/NĐ-CP")[0].trusted
    assert all(one.votes <= one.total for one in REGISTRY.authority)
    assert not any(one.trusted for one in REGISTRY.authority if one.votes < 3)


def test_terms_and_days():
    assert REGISTRY.term(15).first_year == 2021
    assert REGISTRY.term(99) is None
    saturday = REGISTRY.special_days[dt.date(2019, 5, 4)]
    assert saturday.working
    assert saturday.verified


def test_every_record_has_a_source_and_an_unsure_status_is_not_verified():
    tables = (REGISTRY.kinds, REGISTRY.issuers, REGISTRY.provinces, REGISTRY.instruments, REGISTRY.terms)
    assert all(record.source for table in tables for record in table)
    assert not any(
        one.verified for one in REGISTRY.instruments if "?" in one.replaced_by or one.status == "unknown"
    )


def test_no_table_is_read_before_it_is_asked_for(tmp_path):
    registry = Registry(tmp_path)
    with pytest.raises(RuleError) as caught:
        _ = registry.kinds
    assert caught.value.reason == "registry.no-table"


@pytest.mark.parametrize(
    "row",
    [
        "Quyết định,QĐ\n",
        "Quyết định,QĐ,normative,QĐ,QĐ,QĐ,perhaps,,nguồn,yes\n",
        "Quyết định,QĐ,normative,QĐ,QĐ,QĐ,no,,nguồn,yes,too many\n",
    ],
)
def test_a_broken_row_is_named_with_its_line(tmp_path, row):
    good = "Nghị định,NĐ,normative,NĐ,,NĐ,no,CP,nguồn,yes\n"
    (tmp_path / "kinds.csv").write_text(KINDS + good + row, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        _ = Registry(tmp_path).kinds
    assert (caught.value.reason, caught.value.line) == ("registry.bad-row", 3)
    assert caught.value.path.endswith("kinds.csv")


def test_a_missing_column_and_a_bad_date_are_errors(tmp_path):
    (tmp_path / "terms.csv").write_text("number,first_year\n1,2\n", encoding="utf-8")
    (tmp_path / "days.csv").write_text(
        "date,working,name,source,verified\n2020-02-30,no,,,no\n", encoding="utf-8"
    )
    with pytest.raises(RuleError):
        _ = Registry(tmp_path).terms
    with pytest.raises(RuleError):
        _ = Registry(tmp_path).special_days


def test_the_same_folder_is_the_same_registry(tmp_path):
    assert load_registry() is load_registry()
    assert load_registry(tmp_path) is not load_registry()


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà  BÌNH", "Hòa Bình"), ("Uỷ ban", "ủy\nban"), ("khoẻ", "khỏe")]
)
def test_fold_sees_one_word_in_two_spellings(one, other):
    assert fold(one) == fold(other)


def test_fold_keeps_different_words_apart():
    assert fold("đề") != fold("để")
    assert fold("Quý hoàn toàn") == "quý hoàn toàn"
