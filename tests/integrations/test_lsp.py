"""The language server, spoken to over stdio as an editor does."""

import codecs
import json
import re
import subprocess
import sys
import unicodedata

import pytest

from cchc_check import check, check_text
from integrations.editor import COMMAND, Editor, applied, cut

BAD = "# Báo cáo\n\nTheo Quyết định số 38/QĐ- SKHCN ngày 30/02/2020, đơn vị đã rà soát.\n"
SPACED = {
    "emoji": "😀👩‍👩‍👧 Theo Quyết định số 38/QĐ- SKHCN ngày 28/02/2020 😀, và 😀 số 39/QĐ- SKHCN.\n",
    "decomposed": unicodedata.normalize("NFD", "Đề nghị: Quyết định số 38/QĐ- SKHCN của Sở.\n"),
    "crlf": "# Báo cáo\r\n\r\nTheo Quyết định số 38/QĐ- SKHCN.\r\n\r\nVà Quyết định số 40/QĐ- STC.\r\n",
    "cr": "# Báo cáo\r\rTheo Quyết định số 38/QĐ- SKHCN.\r",
    "mark": "\ufeff\ufeffTheo Quyết định số 38/QĐ- SKHCN.\n",
    "markup": "**Theo** *Quyết định* số **38/QĐ-** SKHCN &amp; [số 39/QĐ- STC](http://a.gov.vn).\n",
    "separators": "Trang\u2028một\x0cvà\x85hai: Quyết định số 38/QĐ- SKHCN.\nQuyết định số 39/QĐ- STC\n",
    "table": "| Văn bản | Ngày |\n|---|---|\n| Quyết định số 38/QĐ- SKHCN 😀 | 30/02/2020 |\n",
    "zero width": "Quyết\u200b định số 38/QĐ-\u200b SKHCN\u00ad ngày 30/\u200b02/2020.\n",
}


@pytest.fixture
def editor(tmp_path):
    editor = Editor(tmp_path)
    try:
        yield editor
        if editor.server.poll() is None:
            assert editor.end() == 0
            assert editor.errors == [], "nothing is complained of when nothing is wrong"
    finally:
        editor.kill()


@pytest.fixture
def ready(editor):
    editor.begin()
    return editor


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A server for tests that only open texts, each under a name of its own."""
    editor = Editor(tmp_path_factory.mktemp("shared"))
    try:
        editor.begin()
        yield editor
        assert editor.end() == 0
        assert editor.errors == []
    finally:
        editor.kill()


def codes(diagnostics):
    return [each["code"] for each in diagnostics]


def at(word, text=BAD):
    """The place of a word that stands on one line of plane-0 letters."""
    before = text[: text.index(word)]
    return {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}


def actions(editor, diagnostic, name="bc.md", **context):
    params = {"textDocument": {"uri": editor.uri(name)}, "range": diagnostic["range"]}
    return editor.ask("textDocument/codeAction", **params, context={"diagnostics": [], **context})["result"]


def test_it_introduces_itself_and_leaves_in_order(editor):
    result = editor.begin()
    assert result["serverInfo"]["name"] == "cchc-check"
    assert result["capabilities"]["positionEncoding"] == "utf-16"
    assert result["capabilities"]["textDocumentSync"]["change"] == 1
    assert result["capabilities"]["hoverProvider"]
    assert editor.end() == 0
    assert editor.errors == []


def test_findings_arrive_with_all_that_is_known_of_them(ready):
    spaced, impossible = ready.open("bc.md", BAD)
    assert (spaced["code"], spaced["severity"], spaced["source"]) == ("CIT004", 1, "cchc-check")
    assert spaced["message"] == "Số, ký hiệu “38/QĐ- SKHCN” có khoảng trắng thừa; viết liền là “38/QĐ-SKHCN”."
    assert cut(BAD, spaced["range"]) == "38/QĐ- SKHCN"
    assert cut(BAD, impossible["range"]) == "30/02/2020"
    assert spaced["codeDescription"]["href"].endswith("/CIT/CIT004-space-in-notation.md")
    assert re.fullmatch("[0-9a-f]{16}", spaced["data"]["fingerprint"])


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize("name", SPACED)
def test_places_are_those_of_the_source(shared, name, suffix):
    text = SPACED[name]
    data = codecs.BOM_UTF8 + text.encode()
    expected = check(data, path=f"bc.{suffix}").diagnostics
    found = shared.open(f"{name}.{suffix}", text)
    assert codes(found) == [each.code for each in expected] != []
    for shown, known in zip(found, expected, strict=True):
        assert cut(text, shown["range"]) == text[known.source.start : known.source.end]
        related = [cut(text, each["location"]["range"]) for each in shown["relatedInformation"]]
        assert related == [text[each.source.start : each.source.end] for each in known.related]


def test_related_places_are_told(shared):
    text = "Quyết định số 38/QĐ-SKHCN ngày 28/02/2020 😀.\n\nQuyết định số 38/QĐ-SKHCN ngày 27/02/2020.\n"
    found = shared.open("related.md", text)
    related = [each for shown in found for each in shown["relatedInformation"]]
    assert related
    for each in related:
        assert each["message"]
        assert each["location"]["uri"] == shared.uri("related.md")
        assert cut(text, each["location"]["range"]) in text


@pytest.mark.parametrize(("lang", "words"), [("vi", "Vì sao"), ("en", "Number and symbol are joined")])
def test_hover_shows_the_finding_and_the_page_of_its_rule(editor, lang, words):
    editor.begin({"lang": lang})
    editor.open("bc.md", BAD)
    hover = editor.ask("textDocument/hover", textDocument={"uri": editor.uri("bc.md")}, position=at("SKHCN"))[
        "result"
    ]
    shown = hover["contents"]["value"]
    assert hover["contents"]["kind"] == "markdown"
    assert cut(BAD, hover["range"]) == "38/QĐ- SKHCN"
    assert words in shown
    assert "Nghị định 30/2020/NĐ-CP" in shown
    assert "check = " not in shown
    assert ("Vì sao" in shown) is (lang == "vi")


def test_hover_is_plain_for_an_editor_that_wants_it_plain(editor):
    editor.begin(textDocument={"hover": {"contentFormat": ["plaintext"]}})
    editor.open("bc.md", BAD)
    place = {"textDocument": {"uri": editor.uri("bc.md")}, "position": at("SKHCN")}
    contents = editor.ask("textDocument/hover", **place)["result"]["contents"]
    assert contents["kind"] == "plaintext"
    assert "**" not in contents["value"]
    assert contents["value"].startswith("CIT004 lỗi: Số, ký hiệu “38/QĐ- SKHCN”")


def test_hover_beside_a_finding_shows_nothing(ready):
    ready.open("bc.md", BAD)
    for position in (at("đơn vị"), {"line": 99, "character": 7}):
        place = {"textDocument": {"uri": ready.uri("bc.md")}, "position": position}
        assert ready.ask("textDocument/hover", **place)["result"] is None


def test_a_quick_fix_mends_its_finding_and_only_that(ready):
    spaced, _ = ready.open("bc.md", BAD)
    fix = next(each for each in actions(ready, spaced) if each.get("isPreferred"))
    assert (fix["title"], fix["kind"]) == ("Viết liền “38/QĐ-SKHCN”", "quickfix")
    assert codes(fix["diagnostics"]) == ["CIT004"]
    after = applied(BAD, fix["edit"]["changes"][ready.uri("bc.md")])
    assert after == BAD.replace("38/QĐ- SKHCN", "38/QĐ-SKHCN")
    ready.change("bc.md", after, 2)
    assert codes(ready.found("bc.md", 2)) == ["DAT001"]


def test_a_doubtful_fix_says_so(ready):
    text = "Chi tiết tại trang sxd.binhdnih.gov.vn và sxd.binhdinh.gov.vn.\n"
    (found,) = (each for each in ready.open("bc.md", text) if each["code"] == "WEB001")
    fix = actions(ready, found)[0]
    assert "(cần xem lại)" in fix["title"]
    assert not fix["isPreferred"]
    after = applied(text, fix["edit"]["changes"][ready.uri("bc.md")])
    ready.change("bc.md", after, 2)
    assert ready.found("bc.md", 2) == []


def test_silencing_writes_a_comment_that_silences(ready):
    _, impossible = ready.open("bc.md", BAD)
    silence = actions(ready, impossible)[-2]
    assert silence["title"].startswith("Bỏ qua DAT001")
    after = applied(BAD, silence["edit"]["changes"][ready.uri("bc.md")])
    assert "<!-- cchc-check: ignore[DAT001] lý do: … -->" in after
    ready.change("bc.md", after, 2)
    assert codes(ready.found("bc.md", 2)) == ["CIT004"]


def test_plain_text_has_no_comments_and_so_no_silencing(ready):
    spaced, _ = ready.open("bc.txt", BAD)
    assert [each["kind"] for each in actions(ready, spaced, "bc.txt")] == [
        "quickfix",
        "source.fixAll.cchc-check",
    ]


@pytest.mark.parametrize("only", [["source.fixAll"], ["source.fixAll.cchc-check"], ["source"]])
def test_all_certain_corrections_at_once(ready, only):
    text = SPACED["crlf"]
    first, _ = ready.open("bc.md", text)
    (everything,) = actions(ready, first, only=only)
    after = applied(text, everything["edit"]["changes"][ready.uri("bc.md")])
    assert after == text.replace("- S", "-S")
    ready.change("bc.md", after, 2)
    assert ready.found("bc.md", 2) == []


def test_kinds_nobody_asked_for_are_left_out(ready):
    spaced, _ = ready.open("bc.md", BAD)
    assert {each["kind"] for each in actions(ready, spaced, only=["quickfix"])} == {"quickfix"}
    assert actions(ready, spaced, only=["refactor"]) == []


def test_edits_carry_the_version_for_an_editor_that_looks_at_it(editor):
    editor.begin(workspace={"workspaceEdit": {"documentChanges": True}})
    spaced, _ = editor.open("bc.md", BAD, version=7)
    (change,) = actions(editor, spaced)[0]["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": editor.uri("bc.md"), "version": 7}


def test_only_what_holds_for_the_last_change_is_published(ready):
    ready.open("bc.md", BAD)
    for version in range(2, 30):
        ready.change("bc.md", BAD * (version % 3), version)
    ready.change("bc.md", BAD.replace("30/02", "29/02"), 30)
    assert codes(ready.found("bc.md", 30)) == ["CIT004"]
    published = [each for each in ready.kept if each.get("method") == "textDocument/publishDiagnostics"]
    assert len(published) < 28
    assert ready.end() == 0


def test_a_question_about_a_changed_text_is_answered_for_the_change(ready):
    ready.open("bc.md", BAD)
    longer = "Mở đầu.\n\n" + BAD
    ready.change("bc.md", longer, 2)
    place = {"textDocument": {"uri": ready.uri("bc.md")}, "position": at("SKHCN", longer)}
    hover = ready.ask("textDocument/hover", **place)["result"]
    assert cut(longer, hover["range"]) == "38/QĐ- SKHCN"


def test_a_closed_text_has_no_findings(ready):
    ready.open("bc.md", BAD)
    ready.say("textDocument/didClose", textDocument={"uri": ready.uri("bc.md")})
    closed = ready.told("textDocument/publishDiagnostics")
    assert (closed["uri"], closed["diagnostics"]) == (ready.uri("bc.md"), [])


def test_a_name_with_blanks_and_vietnamese_letters(shared):
    assert codes(shared.open("báo cáo quý II.md", BAD)) == ["CIT004", "DAT001"]


def test_other_files_are_nothing_of_ours(ready):
    for name, language in (("bc.docx", "plaintext"), ("a.py", "python"), ("LICENSE", "plaintext")):
        item = {"uri": ready.uri(name), "languageId": language, "version": 1, "text": BAD}
        ready.say("textDocument/didOpen", textDocument=item)
        place = {"textDocument": {"uri": ready.uri(name)}, "position": at("SKHCN")}
        assert ready.ask("textDocument/hover", **place)["result"] is None
    ready.open("bc.md", BAD)
    assert not [each for each in ready.kept if each.get("method") == "textDocument/publishDiagnostics"]


@pytest.mark.parametrize(("language", "suffix"), [("markdown", "md"), ("plaintext", "txt")])
def test_a_text_that_has_no_file_yet(ready, language, suffix):
    found = ready.open("untitled:Untitled-1", BAD, language)
    assert codes(found) == [each.code for each in check_text(BAD, format=suffix).diagnostics]


def test_settings_of_the_editor_beat_those_of_the_folder(editor):
    (editor.folder / ".cchc-check.toml").write_text('lang = "vi"\nignore = ["CIT004"]\n', encoding="utf-8")
    editor.begin({"lang": "en", "stage": "issue"})
    (found,) = editor.open("bc.md", BAD)
    assert found["code"] == "DAT001"
    assert "29 days" in found["message"]


def test_settings_may_change_while_the_editor_runs(ready):
    assert codes(ready.open("bc.md", BAD)) == ["CIT004", "DAT001"]
    for settings in (None, [], {"other": {"ignore": ["DAT001"]}}, {"cchc-check": None}):
        ready.say("workspace/didChangeConfiguration", settings=settings)
    ready.say(
        "workspace/didChangeConfiguration", settings={"cchc-check": {"ignore": ["CIT004"], "lang": "en"}}
    )
    (found,) = ready.found("bc.md", 1)
    assert (found["code"], "29 days" in found["message"]) == ("DAT001", True)


@pytest.mark.parametrize(("stage", "severity"), [("draft", 3), ("issue", 1)])
def test_the_stage_is_obeyed(editor, stage, severity):
    text = (
        "Số: …/KH-SNV\n\nKon Tum, ngày 05 tháng 01 năm 2021\n\n**KẾ HOẠCH**\n**Kiểm tra công tác năm 2021**\n"
    )
    editor.begin({"stage": stage})
    assert [each["severity"] for each in editor.open("bc.md", text) if each["code"] == "STR001"] == [severity]


@pytest.mark.parametrize("how", ["watched", "saved elsewhere", "saved here"])
def test_a_changed_configuration_is_picked_up(ready, how):
    assert codes(ready.open("bc.md", BAD)) == ["CIT004", "DAT001"]
    (ready.folder / "cchc-check.toml").write_text('ignore = ["CIT004"]\n', encoding="utf-8")
    config = {"uri": ready.uri("cchc-check.toml")}
    match how:
        case "watched":
            ready.say("workspace/didChangeWatchedFiles", changes=[{**config, "type": 1}])
        case "saved elsewhere":
            ready.say("textDocument/didSave", textDocument=config)
        case "saved here":
            ready.say("textDocument/didSave", textDocument={"uri": ready.uri("bc.md")})
    assert codes(ready.found("bc.md", 1)) == ["DAT001"]


def test_an_editor_that_can_watch_is_asked_to(editor):
    editor.begin(workspace={"didChangeWatchedFiles": {"dynamicRegistration": True}})
    (registration,) = editor.told("client/registerCapability")["registrations"]
    assert registration["method"] == "workspace/didChangeWatchedFiles"
    assert registration["registerOptions"]["watchers"] == [{"globPattern": "**/*.toml"}]


@pytest.mark.parametrize(
    ("options", "config", "words"),
    [
        (None, "ignroe = []\n", "cchc-check.toml:1"),
        (None, "ignore = [", "cchc-check.toml:1"),
        ({"stage": "later"}, "", "initializationOptions"),
        ({"colour": "red"}, "", "colour"),
    ],
)
def test_settings_that_cannot_be_followed_are_never_a_clean_text(editor, options, config, words):
    (editor.folder / "cchc-check.toml").write_text(config, encoding="utf-8")
    editor.begin(options)
    (said,) = editor.open("bc.md", BAD)
    assert (said["code"], said["severity"]) == ("not-checked", 1)
    assert "CHƯA KIỂM TRA" in said["message"]
    assert words in said["message"]
    assert said["range"]["start"] == {"line": 0, "character": 0}


def test_what_was_silenced_is_not_shown_and_what_silences_nothing_is(ready):
    text = BAD.rstrip() + " <!-- cchc-check: ignore[CIT004, WEB001] đã đối chiếu sổ -->\n"
    impossible, stale = ready.open("bc.md", text)
    assert impossible["code"] == "DAT001"
    assert (stale["code"], stale["severity"], stale["tags"]) == ("stale", 3, [1])
    assert "WEB001" in stale["message"]
    assert cut(text, stale["range"]).startswith("<!-- cchc-check")


def test_what_the_baseline_accepts_is_not_shown(ready):
    path = ready.folder / "bc.md"
    path.write_text(BAD, encoding="utf-8")
    command = [sys.executable, "-m", "cchc_check", "baseline", "bc.md"]
    subprocess.run(command, cwd=ready.folder, check=True, capture_output=True)
    assert ready.open("bc.md", BAD) == []
    ready.change("bc.md", BAD + "\nTheo Quyết định số 41/QĐ- SNV.\n", 2)
    assert codes(ready.found("bc.md", 2)) == ["CIT004"]


def test_what_was_not_read_is_said_where_it_stands(ready):
    text = "Theo bảng sau:\n\n![bảng số liệu](bang.png)\n"
    (said,) = ready.open("bc.md", text)
    assert (said["code"], said["severity"]) == ("not-read", 3)
    assert said["range"]["start"]["line"] == 2


@pytest.mark.parametrize("text", ["", "\n \n", "\x00\x01\x02\x03", "%PDF-1.7\n" + "\x01" * 50])
def test_a_text_without_words_is_no_clean_text(shared, text):
    (said,) = shared.open(f"{len(text)}.md", text)
    assert said["code"] == "not-checked"


def test_rules_that_did_not_run_are_named_in_the_log(ready):
    ready.open("bc.md", BAD)
    assert "LAY001" in ready.told("window/logMessage")["message"]


@pytest.mark.parametrize(
    "target",
    [
        "cchc_check.checks.dates.impossible_date._fault",
        "cchc_check.engine.run.extract",
        "cchc_check.integrations.lsp.notices.notice",
    ],
)
def test_a_check_that_breaks_is_said_and_the_server_lives(tmp_path, target):
    program = (
        "import sys; from unittest import mock; from cchc_check.integrations.lsp import main\n"
        f"with mock.patch({target!r}, side_effect=ZeroDivisionError('chia cho 0')): sys.exit(main())"
    )
    editor = Editor(tmp_path, command=[sys.executable, "-W", "error", "-c", program])
    try:
        editor.begin()
        said = next(each for each in editor.open("bc.md", BAD) if each["code"] == "not-checked")
        assert "ZeroDivisionError" in said["message"]
        assert editor.end() == 0
    finally:
        editor.kill()


def frame(body):
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.mark.parametrize(
    "garbage",
    [
        frame(b"{not json"),
        frame(b"\xff\xfe\x00"),
        frame(b"[]"),
        frame(b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"x": 1}}'),
        frame(b'{"jsonrpc": "2.0", "method": "no/such", "params": {}}'),
        frame(b'{"jsonrpc": "2.0", "id": 900, "method": "textDocument/hover", "params": 5}'),
        frame(b'{"jsonrpc": "2.0", "id": 901, "result": null}'),
        b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
    ids=range(8),
)
def test_garbage_does_no_harm(ready, garbage):
    ready.open("bc.md", BAD)
    ready.write(garbage)
    ready.change("bc.md", BAD + "\nTheo Quyết định số 41/QĐ- SNV.\n", 2)
    assert codes(ready.found("bc.md", 2)) == ["CIT004", "DAT001", "CIT004"]
    assert ready.end() == 0


def test_what_it_does_not_know_it_refuses(ready):
    assert ready.ask("workspace/nothing", a=1)["error"]["code"] == -32601
    unknown = {"textDocument": {"uri": ready.uri("never.md")}, "position": at("SKHCN")}
    assert ready.ask("textDocument/hover", **unknown)["result"] is None
    assert ready.end() == 0


def test_lone_surrogates_are_no_clean_text(shared):
    (said,) = shared.open("lone.md", "Theo \ud83d Quyết định số 38/QĐ-SKHCN.\n")
    assert said["code"] == "not-checked"


def test_an_editor_that_vanishes_leaves_no_server_behind(ready):
    ready.open("bc.md", BAD)
    assert ready.gone() == 1


def run(*command):
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, encoding="utf-8")


def test_without_pygls_one_line_says_what_to_do():
    program = (
        "import sys; sys.modules['pygls'] = None; sys.modules['lsprotocol'] = None\n"
        "from cchc_check.integrations.lsp import main; sys.exit(main(['--stdio']))"
    )
    done = run("-W", "error", "-c", program)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "cchc-check-lsp: lỗi: chưa cài phần dành cho phần mềm soạn thảo; "
        'hãy chạy: pip install "cchc-check[lsp]"\n'
    )


def test_flags():
    version, tcp = run(*COMMAND[1:-1], "--version"), run(*COMMAND[1:-1], "--tcp")
    assert (version.returncode, version.stdout.split()[0]) == (0, "cchc-check-lsp")
    assert (tcp.returncode, tcp.stdout) == (2, "")
    assert "--tcp" in tcp.stderr


def test_starting_it_loads_no_network():
    program = (
        "import sys, json; import cchc_check.integrations.lsp.server\n"
        "print(json.dumps([name for name in ('websockets', 'requests', 'http.client') if name in sys.modules]))"
    )
    assert json.loads(run("-c", program).stdout) == []
