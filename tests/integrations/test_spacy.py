"""The spaCy component: exact places in the text as given, whatever the tokens, the process or the file."""

import pickle
import subprocess
import sys
import unicodedata
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cchc_check
from cchc_check.engine.results import RunResult
from cchc_check.engine.settings import TOP
from cchc_check.readers import read_text
from cchc_check.text.normalize import normalize

spacy = pytest.importorskip("spacy")
from spacy.tokens import Doc, DocBin, Span  # noqa: E402

from cchc_check.integrations import spacy_component  # noqa: E402
from cchc_check.integrations.spacy import DEFAULTS, register  # noqa: E402

TREE = Path(__file__).resolve().parents[2]
REPORTS = sorted((TREE / "corpus").glob("*/report.*"))
BLANKS = {"by words": {"nlp": {"tokenizer": {"use_pyvi": False}}}, "pyvi": {}}
TEXT = (
    "Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở Khoa học và Công nghệ, đơn vị đã giải quyết 176 hồ sơ,"
    " đạt 98,5%; Kế hoạch số 12/KH-UBND ngày 31/02/2020.\n"
)
CUT = "(Theo Công văn số 25/UBND-NC,26/UBND-NC)\n"


def pipeline(language="vi", blank="by words", **config):
    nlp = spacy.blank(language, config=BLANKS[blank] if language == "vi" else {})
    nlp.add_pipe("cchc_check", config=config)
    return nlp


@pytest.fixture(scope="module")
def nlp():
    return pipeline()


def exact(doc, place):
    return doc.text[place.start : place.end]


def seen(doc, findings="findings"):
    """All that the component left, as plain values."""
    return (
        doc._.cchc_check,
        [
            (key, span.start, span.end, span.label_, span.id_)
            for key, group in doc.spans.items()
            for span in group
        ],
        [span._.citation for span in doc.spans["citations"]],
        [span._.figure for span in doc.spans["figures"]],
        [span._.finding for span in doc.spans[findings]],
    )


def spread(text):
    """The text as other programs write it: decomposed, with hard spaces and characters nobody sees."""
    text = text.replace(" số ", " số\u00a0").replace("/", "/\u200b").replace(" ngày ", " \u2060ngày\u00ad ")
    return "\ufeff😀 " + unicodedata.normalize("NFD", text).replace("\n", "\r\n")


@pytest.mark.parametrize(("language", "blank"), [("vi", "pyvi"), ("vi", "by words"), ("xx", ""), ("en", "")])
def test_any_pipeline_gives_the_same_records(language, blank):
    doc = pipeline(language, blank)(TEXT)
    assert doc.text == TEXT
    assert [exact(doc, span._.citation.span) for span in doc.spans["citations"]] == [
        "Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 của Sở Khoa học và Công nghệ",
        "Kế hoạch số 12/KH-UBND ngày 31/02/2020",
    ]
    assert [span.label_ for span in doc.spans["citations"]] == ["Quyết định", "Kế hoạch"]
    assert [exact(doc, span._.figure.span) for span in doc.spans["figures"]] == ["176 hồ sơ", "98,5%"]
    assert {span.label_ for span in doc.spans["figures"]} == {"FIGURE"}
    assert {(span.label_, exact(doc, span._.finding.at)) for span in doc.spans["findings"]} >= {
        ("CIT004", "38/QĐ- SKHCN"),
        ("DAT001", "31/02/2020"),
    }
    for group in doc.spans.values():
        for span in group:
            found = span._.citation or span._.figure or span._.finding
            place = found.at if group.name == "findings" else found.span
            assert span.start_char <= place.start < place.end <= span.end_char


def test_records_on_the_same_tokens_stay_apart(nlp):
    doc = nlp(CUT)
    first, second = doc.spans["citations"]
    assert first[-1] == second[0] == doc[4]
    assert doc[4].text == "25/UBND-NC,26/UBND-NC)"
    assert [exact(doc, each._.citation.notation.span) for each in (first, second)] == [
        "25/UBND-NC",
        "26/UBND-NC",
    ]
    doc = nlp("Họp ngày 31/02/2020,30/02/2020 tại trụ sở.\n")
    spans = doc.spans["findings"]
    assert len({(span.start, span.end, span.label_) for span in spans}) < len(spans)
    assert len({exact(doc, span._.finding.at) for span in spans}) == len(spans) == 2
    assert [span._.findings for span in spans] == [tuple(each._.finding for each in spans)] * 2


def test_any_other_span_says_what_lies_in_it(nlp):
    nlp = pipeline()
    nlp.add_pipe("sentencizer", first=True)
    doc = nlp(TEXT + " " + CUT)
    first = next(doc.sents)
    assert first._.citation is None
    assert first._.citations == tuple(
        span._.citation for span in doc.spans["citations"] if span.end <= first.end
    )
    assert {found.code for found in doc[:]._.findings} == {span.label_ for span in doc.spans["findings"]}
    assert [figure.unit for figure in doc[:]._.figures][:2] == ["hồ sơ", "%"]
    assert doc[:1]._.citations == doc[:1]._.figures == ()


@pytest.mark.parametrize("disguise", [str, spread], ids=["plain", "spread"])
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.parent.name)
def test_places_are_exact_in_every_report(nlp, report, disguise):
    text = cchc_check.read(report).text
    doc = nlp(disguise(text))
    facts = cchc_check.extract(read_text(text, "txt"))
    result = cchc_check.check_text(text, format="txt")
    quotes = [normalize(exact(doc, span._.citation.span))[0] for span in doc.spans["citations"]]
    assert quotes == [facts.document.quote(each.span) for each in facts.citations]
    parts = [normalize(exact(doc, span._.figure.digits))[0] for span in doc.spans["figures"]]
    assert len(parts) == result.coverage.figures == doc._.cchc_check.coverage.figures
    found = doc._.cchc_check.diagnostics
    assert [(each.code, each.quote) for each in found] == [
        (each.code, each.quote) for each in result.diagnostics
    ]
    for each in found:
        assert normalize(exact(doc, each.at))[0] == each.quote
        assert all(normalize(exact(doc, other.at))[0] == other.quote for other in each.related)
    assert len(found) == len(doc.spans["findings"])


WORDS = st.sampled_from(
    [
        "Quyết định",
        "số",
        "38/QĐ-UBND",
        "ngày 28/02/2020",
        "12,5%",
        "3 hồ sơ",
        "–",
        ",",
        "😀",
        "\u00a0",
        "\u200b",
        "\n",
        "e\u0301",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25), st.sampled_from(["NFC", "NFD"]), st.sampled_from(["", " "]))
def test_every_span_holds_its_record(nlp, words, form, between):
    text = unicodedata.normalize(form, between.join(words))
    doc = nlp(text)
    assert doc.text == text
    source = read_text(text, "txt")
    facts = cchc_check.extract(source)
    for span, fact in zip(doc.spans["citations"], facts.citations, strict=True):
        place = span._.citation.span
        assert span.start_char <= place.start < place.end <= span.end_char
        assert normalize(exact(doc, place))[0] == source.quote(fact.span)
    for span in doc.spans["figures"]:
        assert exact(doc, span._.figure.digits)
    assert len(doc) == 0 or len(doc.spans["findings"]) == len(doc._.cchc_check.diagnostics)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_processes_give_the_same(nlp):
    texts = [TEXT, "", CUT, spread(TEXT)] * 5
    one = [seen(doc) for doc in nlp.pipe(texts)]
    assert [seen(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=3)] == one
    assert one[0] == seen(nlp(TEXT))


def test_processes_that_start_from_nothing(tmp_path):
    script = tmp_path / "spawned.py"
    script.write_text(
        "import multiprocessing, spacy\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    nlp = spacy.blank('xx')\n"
        "    nlp.add_pipe('cchc_check', config={'stage': 'issue', 'select': ['CIT']})\n"
        f"    for doc in nlp.pipe([{TEXT!r}] * 4, n_process=2, batch_size=1):\n"
        "        print([span._.finding.code for span in doc.spans['findings']])\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["['CIT004']"] * 4


def test_documents_survive_being_written(nlp, tmp_path):
    doc = nlp(spread(TEXT))
    packed = DocBin(docs=[doc], store_user_data=True)
    packed.to_disk(tmp_path / "docs.spacy")
    (unpacked,) = (
        DocBin()
        .from_disk(tmp_path / "docs.spacy")
        .get_docs(spacy.blank("vi", config=BLANKS["by words"]).vocab)
    )
    assert seen(unpacked) == seen(doc)
    assert seen(Doc(spacy.blank("xx").vocab).from_bytes(doc.to_bytes())) == seen(doc)
    assert seen(pickle.loads(pickle.dumps(doc))) == seen(doc)


def test_what_another_version_wrote_is_not_guessed_at(nlp):
    doc = nlp(TEXT)
    doc.user_data["cchc_check"] = doc.user_data["cchc_check"].replace('"kind"', '"sort"')
    with pytest.raises(cchc_check.ReadError, match="chạy lại pipeline"):
        assert doc._.cchc_check


def test_pipelines_survive_being_written(tmp_path):
    config = {
        "stage": "issue",
        "lang": "en",
        "as_of": "2026-06-30",
        "unit": {"code": "SKHCN", "domains": ["skhcn.binhdinh.gov.vn"]},
        "rules": {"DAT001": {"severity": "info"}},
        "spans": {"findings": "faults"},
    }
    nlp = pipeline(**config)
    nlp.to_disk(tmp_path)
    doc, again = nlp(TEXT), spacy.load(tmp_path)(TEXT)
    assert seen(again, "faults") == seen(doc, "faults")
    assert {span.label_ for span in doc.spans["faults"] if span._.finding.severity == "info"} == {"DAT001"}
    again = type(nlp).from_config(nlp.config).from_bytes(nlp.to_bytes())(TEXT)
    assert seen(again, "faults") == seen(doc, "faults")
    changed = spacy.load(tmp_path, config={"components": {"cchc_check": {"select": ["CIT"]}}})(TEXT)
    assert {span.label_ for span in changed.spans["faults"]} == {"CIT004"}


def test_merged_tokens_keep_their_records(nlp):
    doc = nlp(TEXT)
    place = doc.spans["citations"][0]._.citation.span
    with doc.retokenize() as merging:
        merging.merge(doc[1:8])
    assert doc[:]._.citations[0].span == place
    assert exact(doc, place).startswith("Quyết định số 38/QĐ- SKHCN")


def test_a_part_or_a_joining_of_documents_claims_nothing(nlp):
    doc = nlp(TEXT)
    part = doc[3:9].as_doc(copy_user_data=True)
    assert part._.cchc_check is None
    assert part[:]._.citations == part[:]._.findings == ()
    whole = Doc.from_docs([doc, nlp(CUT)], exclude=["user_data"])
    assert whole._.cchc_check is None
    assert [span._.citation for span in whole.spans["citations"]] == [None] * 4
    assert nlp.make_doc(TEXT)._.cchc_check is None


def test_reading_nothing_is_not_passing(nlp):
    for text in ("", "  \n", "😀"):
        doc = nlp(text)
        assert [failure.rule for failure in doc._.cchc_check.failures] == [""]
        assert RunResult((doc._.cchc_check,)).exit_code() == 2
    assert "needs-layout" in {each.reason for each in nlp(TEXT)._.cchc_check.coverage.not_run}


@pytest.mark.parametrize("config", [{"findings": False}, {"select": []}, {"ignore": ["ALL"]}])
def test_judging_nothing_is_not_passing(config):
    doc = pipeline(**config)(TEXT)
    assert len(doc.spans["citations"]) == 2
    assert ("findings" in doc.spans) is config.get("findings", True)
    assert [failure.message for failure in doc._.cchc_check.failures] == [
        "không có quy tắc nào được chạy: văn bản đã đọc nhưng chưa rà soát"
    ]


def test_a_rule_that_breaks_is_told_and_the_others_go_on(nlp, monkeypatch):
    known = spacy_component.check_facts.__globals__["checks"].get

    def get(name):
        check = known(name)
        return check if name != nlp.get_pipe("cchc_check").plan.rules[0].check else Broken(check)

    monkeypatch.setattr("cchc_check.checks.get", get)
    result = nlp(TEXT)._.cchc_check
    assert [failure.rule for failure in result.failures] == [nlp.get_pipe("cchc_check").plan.rules[0].code]
    assert "DAT001" in {found.code for found in result.diagnostics}


class Broken:
    """A check whose function raises."""

    def __init__(self, check):
        self.needs = check.needs

    def function(self, facts, params, context):
        raise ZeroDivisionError


def test_a_text_that_cannot_be_read_says_so_and_the_others_go_on():
    deep = ">" * 5_000 + " " + TEXT
    doc, other = pipeline(format="md").pipe([deep, TEXT])
    assert [failure.rule for failure in doc._.cchc_check.failures] == [""]
    assert doc._.cchc_check.failures == cchc_check.check_text(deep).failures
    assert {key: list(group) for key, group in doc.spans.items()} == {
        "citations": [],
        "figures": [],
        "findings": [],
    }
    assert len(other.spans["citations"]) == 2


def test_trouble_of_the_component_itself_goes_to_the_pipeline(monkeypatch):
    nlp, troubles = pipeline(), []
    monkeypatch.setattr(spacy_component, "extract", None)
    with pytest.raises(TypeError):
        nlp(TEXT)
    nlp.set_error_handler(lambda name, component, docs, error: troubles.append((name, type(error))))
    assert list(nlp.pipe([TEXT])) == []
    assert troubles == [("cchc_check", TypeError)]


def test_markdown_and_what_is_silenced_in_it():
    text = f"# Báo cáo\n\n<!-- cchc-check: ignore[CIT004] đã đối chiếu sổ -->\n{TEXT}"
    doc = pipeline(format="md")(text)
    silenced = [found for found in doc._.cchc_check.diagnostics if found.code == "CIT004"]
    assert [exact(doc, found.at) for found in silenced] == ["38/QĐ- SKHCN"]
    assert silenced[0].suppression == "đã đối chiếu sổ"
    assert "CIT004" not in {span.label_ for span in doc.spans["findings"]}
    assert "CIT004" not in {found.code for found in doc[:]._.findings}


def test_figures_of_tables_are_figures(nlp):
    doc = pipeline(format="md")(
        "| Đơn vị | Số hồ sơ |\n|---|---|\n| Sở A | 12 |\n| Sở B | 15 |\n| Tổng số | 28 |\n"
    )
    assert [exact(doc, span._.figure.digits) for span in doc.spans["figures"]] == ["12", "15", "28"]
    assert "TAB001" in {span.label_ for span in doc.spans["findings"]}


def test_a_second_reading_replaces_the_first(nlp):
    assert seen(nlp(nlp(TEXT))) == seen(nlp(TEXT))


def test_the_rules_are_read_once(nlp, monkeypatch):
    monkeypatch.setattr(spacy_component, "prepare", None)
    assert nlp(TEXT).spans["findings"]


@pytest.mark.parametrize(
    ("config", "vi", "en"),
    [
        (
            {"stage": "final"},
            "“stage” chỉ nhận một trong: draft, issue",
            "“stage” takes one of: draft, issue",
        ),
        ({"format": "docx"}, "“format” chỉ nhận một trong: txt, md", "“format” takes one of: txt, md"),
        ({"select": ["CIT999"]}, "quy tắc nào là “CIT999”", "called “CIT999”"),
        ({"unit": {"nam": "Sở A"}}, "“nam”; có phải là “name”?", "“nam”; did you mean “name”?"),
        (
            {"rules": {"ABC001": {}}},
            "không có quy tắc nào mang mã “ABC001”",
            "no rule with the code “ABC001”",
        ),
        ({"spans": {"finding": "x"}}, "“spans.finding”", "“spans.finding”"),
        ({"spans": {"findings": "figures"}}, "không được trùng nhau", "needs a name of its own"),
        ({"as_of": "30/6/2026"}, "“as-of”", "“as-of”"),
    ],
)
def test_a_wrong_setting_is_said_in_both_languages(config, vi, en):
    with pytest.raises(cchc_check.ConfigError) as caught:
        pipeline(**config)
    assert str(caught.value).startswith("cchc_check: ")
    assert vi in str(caught.value)
    assert en in caught.value.__notes__[0]


@pytest.mark.parametrize("config", [{"selekt": ["ALL"]}, {"select": "CIT"}, {"unit": 5}])
def test_a_setting_of_another_type_is_refused_by_spacy(config):
    with pytest.raises(ValueError, match=next(iter(config))):
        pipeline(**config)


def test_every_setting_that_matters_to_a_text_can_be_given():
    of_files = {"extend", "extend-select", "exclude", "respect-gitignore", "fail-on", "output-format"}
    assert {each.name.replace("-", "_") for each in TOP if each.name not in of_files} <= set(DEFAULTS)


def test_a_pipeline_has_one_component():
    nlp = pipeline()
    with pytest.raises(cchc_check.ConfigError, match="mỗi pipeline chỉ dùng một"):
        nlp.add_pipe("cchc_check", name="issue", config={"stage": "issue"})
    nlp.replace_pipe("cchc_check", "cchc_check", config={"select": ["CIT"]})
    doc = nlp(TEXT)
    assert {span.label_ for span in doc.spans["findings"]} == {"CIT004"}


def test_a_name_another_package_took_is_not_taken_over():
    getter = Span.remove_extension("citation")[2]
    Span.set_extension("citation", default=1)
    try:
        with pytest.raises(cchc_check.ConfigError, match=r"Span\._\.citation"):
            pipeline()
    finally:
        Span.set_extension("citation", getter=getter, force=True)
    register()


def test_spacy_finds_the_component_by_itself():
    (entry,) = entry_points(group="spacy_factories", name="cchc_check")
    assert entry.value == "cchc_check.integrations.spacy:create"
    probe = (
        "import sys, cchc_check.integrations\n"
        "print('spacy' in sys.modules)\n"
        "import spacy\n"
        "nlp = spacy.blank('xx')\n"
        "print([name for name in sys.modules if name.startswith(('cchc_check.engine', 'cchc_check.extraction'))])\n"
        "print(nlp.add_pipe('cchc_check').format, spacy.tokens.Doc.has_extension('cchc_check'))\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", "[]", "txt True"]
