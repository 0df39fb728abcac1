"""Pages become rules whole, or are refused at the line of the fault."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_check.checks import CHECKS
from cchc_check.diagnostics import Severity
from cchc_check.errors import RuleError
from cchc_check.localize import say
from cchc_check.rulebook.page import load_page, load_pages, read_page
from cchc_check.rulebook.tuning import with_params, with_severity
from cchc_check.rulebook.wording import bind
from rulebook.pages import CHECK, HEADER, page

PATH = "rules/TRM/TRM901-double-word.md"
FIRST = 4  # the line of the header's first line in `page()`


@pytest.fixture(autouse=True, scope="module")
def _known_check():
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(CHECKS, "double-word", "double_word")
        yield


def test_a_page_says_all_of_a_rule():
    rule = read_page(page(), PATH)
    assert (rule.code, rule.name, rule.check) == ("TRM901", "double-word", "double-word")
    assert rule.title("en") == "Word written twice"
    assert rule.message("vi", "", {"word": "đã"}) == "Từ “đã” viết hai lần liền nhau."
    assert rule.message("vi", "far", {"word": "đã"}) == "Từ “đã” có thể thừa."
    assert rule.note("en", "first", {"seen": "đã"}) == "first time: “đã”"
    assert rule.fix_title("vi", {"word": "đã"}) == "Bớt một từ “đã”"
    assert not rule.preview


def test_the_more_particular_severity_wins():
    rule = read_page(page(), PATH)
    assert rule.severity_for("", "draft") is Severity.ERROR
    assert rule.severity_for("", "issue") is Severity.WARNING
    assert rule.severity_for("far", "issue") is Severity.WARNING


def test_a_rule_is_for_the_documents_of_its_time():
    rule = read_page(page(), PATH)
    assert rule.applies_on(dt.date(2020, 3, 5))
    assert not rule.applies_on(dt.date(2020, 3, 4))
    assert rule.applies_on(None)


def test_a_rule_holds_under_all_regimes_unless_it_names_some():
    assert read_page(page(), PATH).regimes == ("nd30", "tt01", "hd36", "hd05", "older")
    named = page('regimes = ["nd30", "hd36"]\n' + HEADER)
    assert read_page(named, PATH).regimes == ("nd30", "hd36")


@pytest.mark.parametrize("written", ['["nd31"]', "[]", '"nd30"', "[30]"])
def test_a_regime_that_is_none_is_refused(written):
    with pytest.raises(RuleError) as caught:
        read_page(page(f"regimes = {written}\n" + HEADER), PATH)
    assert (caught.value.reason, caught.value.line) == ("page.not-allowed", FIRST)


UNDER = """
[under.hd36]
basis = "Hướng dẫn 36-HD/VPTW"
severity = "info"
params.least = 3
message.vi = "Văn bản của Đảng: “{word}” thừa."
message.en = "Party document: “{word}” is too many."
variants.far.message.vi = "Văn bản của Đảng: “{word}” có thể thừa."
variants.far.message.en = "Party document: “{word}” may be too many."
"""


def test_a_page_may_say_otherwise_for_one_regime():
    rule = bind(read_page(page(HEADER + UNDER), PATH), CHECK)
    theirs = rule.under("hd36")
    assert (theirs.basis, theirs.params["least"]) == ("Hướng dẫn 36-HD/VPTW", 3)
    assert theirs.severity_for("", "draft") is theirs.severity_for("", "issue") is Severity.INFO
    assert theirs.severity_for("far", "issue") is Severity.INFO
    assert theirs.message("vi", "", {"word": "đã"}) == "Văn bản của Đảng: “đã” thừa."
    assert theirs.message("vi", "far", {"word": "đã"}) == "Văn bản của Đảng: “đã” có thể thừa."
    assert rule.under("nd30") == rule


def test_todays_decree_is_no_basis_for_another_regime():
    rule = read_page(page(), PATH)
    assert (rule.under("nd30").basis, rule.under("tt01").basis) == ("Nghị định 30/2020/NĐ-CP", "")
    law = read_page(page(HEADER.replace("Nghị định 30/2020/NĐ-CP", "Luật số 80/2015/QH13")), PATH)
    assert law.under("tt01").basis == "Luật số 80/2015/QH13"


def test_what_an_office_sets_holds_under_every_regime():
    rule = read_page(page(HEADER + UNDER), PATH)
    assert with_params(rule, {"least": 5}).under("hd36").params["least"] == 5
    milder = with_severity(rule, Severity.WARNING)
    assert milder.under("hd36").severity is milder.under("nd30").severity is Severity.WARNING


@pytest.mark.parametrize(
    ("before", "after", "reason", "key"),
    [
        ("[under.hd36]", "[under.hd37]", "page.unknown-key", "under.hd37"),
        ('severity = "info"', 'severity = "note"', "page.not-allowed", "under.hd36.severity"),
        ('severity = "info"', 'since = "0.1.0"', "page.unknown-key", "under.hd36.since"),
        ("params.least = 3", "params.least = true", "page.wrong-type", "under.hd36.params.least"),
        ("“{word}” thừa", "“{words}” thừa", "page.unknown-placeholder", "under.hd36.message.vi"),
        (
            "variants.far.message.vi",
            "variants.near.message.vi",
            "page.missing-language",
            "under.hd36.variants",
        ),
    ],
)
def test_what_is_said_of_a_regime_is_checked_like_the_rest(before, after, reason, key, tmp_path):
    path = tmp_path / "TRM901-double-word.md"
    path.write_text(page(HEADER + UNDER.replace(before, after)), encoding="utf-8")
    assert UNDER.count(before) == 1
    with pytest.raises(RuleError) as caught:
        bind(load_page(path), CHECK)
    assert after in path.read_text(encoding="utf-8").split("\n")[caught.value.line - 1]
    assert caught.value.reason == reason
    assert str(caught.value.details["key"]).startswith(key)


def test_a_message_stays_on_one_line():
    assert read_page(page(), PATH).message("vi", "", {"word": "a\n b"}) == "Từ “a b” viết hai lần liền nhau."


def test_line_ends_do_not_matter(tmp_path):
    (tmp_path / "TRM901-double-word.md").write_bytes(b"\xef\xbb\xbf" + page().replace("\n", "\r\n").encode())
    (loaded,) = load_pages(tmp_path)
    assert loaded.titles == read_page(page(), PATH).titles


FAULTS = [
    ('since = "0.1.0"', 'since = "mới"', "page.bad-version", 3),
    ('severity = "error"', 'severity = "lỗi"', "page.not-allowed", 1),
    ('status = "stable"', 'status = "xong"', "page.not-allowed", 2),
    ('status = "stable"\n', "", "page.missing-key", 0),
    ("from = 2020-03-05", 'from = "2020-03-05"', "page.bad-date", 26),
    ("from = 2020-03-05", "from = 2020-03-05\nto = 2019-01-01", "page.bad-period", 27),
    ("from = 2020-03-05", "since = 2020-03-05", "page.unknown-key", 26),
    ('check = "double-word"', 'check = "double-wrd"', "page.unknown-check-like", 0),
    ('en = "Word written twice"\n', "", "page.missing-language", 5),
    ('en = "Word written twice"', 'en = ""', "page.not-text", 7),
    ('en = "Word written twice"', 'fr = "Mot"', "page.unknown-key", 7),
    ("written twice.", "written {twice.", "page.bad-braces", 10),
    ("written twice.", "written {word!r}.", "page.bad-braces", 10),
    ("[variants.far]", "[variantes.far]", "page.unknown-key", 17),
    ('severity = "warning"', 'severity = "bad"', "page.not-allowed", 18),
    ("[params]\nleast = 2", 'params = "x"', "page.unknown-key", 23),
    ("[stage]\nissue", "[stage]\nfinal", "page.unknown-key", 22),
    ('basis = "', "basis = ", "page.bad-toml", 4),
]


@pytest.mark.parametrize(("old", "new", "reason", "line"), FAULTS)
def test_a_fault_is_named_at_its_line(old, new, reason, line):
    assert old in HEADER
    with pytest.raises(RuleError) as caught:
        read_page(page(HEADER.replace(old, new, 1)), PATH)
    error = caught.value
    assert (error.reason, error.path, error.line) == (reason, PATH, FIRST + line)
    assert all(say(lang, error.reason, **error.details) for lang in ("vi", "en"))


UNBOUND = [
    ("least = 2", 'least = "hai"', "page.wrong-type", 24),
    ("least = 2", "least = true", "page.wrong-type", 24),
    ("least = 2", "except_words = [1]", "page.wrong-type", 24),
    ("least = 2", "most = 2", "page.unknown-param", 24),
    ("twice.", "twice {often}.", "page.unknown-placeholder", 10),
    ("may be one", "{n} may be one", "page.unknown-placeholder", 20),
    ("[variants.far]", "[variants.near]", "page.unknown-variant", 17),
    ("[notes.first]", "[notes.second]", "page.unknown-note", 14),
]


@pytest.mark.parametrize(("old", "new", "reason", "line"), UNBOUND)
def test_a_page_may_ask_only_for_what_its_check_gives(tmp_path, old, new, reason, line):
    assert old in HEADER
    path = tmp_path / "TRM901-double-word.md"
    path.write_text(page(HEADER.replace(old, new, 1)), encoding="utf-8")
    (rule,) = load_pages(tmp_path)
    with pytest.raises(RuleError) as caught:
        bind(rule, CHECK)
    error = caught.value
    assert (error.reason, error.line) == (reason, FIRST + line)
    assert all(say(lang, error.reason, **error.details) for lang in ("vi", "en"))


def test_binding_completes_the_parameters():
    given = HEADER.replace("least = 2", 'except_words = ["khác"]\nshare = 1')
    assert bind(read_page(page(given), PATH), CHECK).params == {
        "least": 1,
        "except_words": ("khác",),
        "share": 1,
    }


@pytest.mark.parametrize("name", ["TRM901.md", "trm901-x.md", "TRM91-x.md", "TRM901-Double.md", "notes.md"])
def test_a_file_name_is_code_and_name(name):
    with pytest.raises(RuleError, match=r"tên tệp phải có dạng"):
        read_page(page(), f"rules/{name}")


@pytest.mark.parametrize("name", ["TRM901-other.md", "TRM902-double-word.md"])
def test_code_and_name_belong_to_one_page(tmp_path, name):
    for each in ("TRM901-double-word.md", name):
        (tmp_path / each).write_text(page(), encoding="utf-8")
    with pytest.raises(RuleError, match=r"đã được dùng"):
        load_pages(tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# Trống\n", "page.no-header"),
        ("x ```toml\n```\n", "page.no-header"),
        ("# A\n```toml\na = 1\n", "page.header-not-closed"),
        ("```toml\n```\n", "page.missing-key"),
    ],
)
def test_a_page_without_header_is_refused(text, reason):
    with pytest.raises(RuleError) as caught:
        read_page(text, PATH)
    assert caught.value.reason == reason


def test_a_page_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "TRM901-double-word.md").write_bytes(page().encode("utf-16"))
    with pytest.raises(RuleError, match=r"UTF-8"):
        load_pages(tmp_path)


PIECES = st.sampled_from(
    [
        "[",
        "]",
        '"',
        "=",
        "\n",
        "{",
        "}",
        "x = 1",
        "[title]",
        '[notes."a.b"]',
        "vi = 3",
        "2020-13-01",
        "```",
        "#",
    ]
)


@given(st.integers(0, len(HEADER)), st.integers(0, 30), st.lists(PIECES, max_size=3).map("".join))
@example(0, 0, "x = " + "[" * 5000 + "\n")
@example(len(HEADER), 0, '[notes."a.b"]\nvi = "x"\nen = "y"\n')
def test_any_page_is_a_rule_or_a_rule_error(at, cut, piece):
    text = page(HEADER[:at] + piece + HEADER[at + cut :])
    fault = None
    try:
        rule = read_page(text, PATH)
    except RuleError as error:
        fault = error
    if fault is None:
        assert set(rule.titles) == set(rule.messages) == {"vi", "en"}
        return
    assert 1 <= fault.line <= text.count("\n") + 1
    assert say("vi", fault.reason, **fault.details)
