"""Token patterns: judged without spaCy, run with it, and said where it is missing."""

import subprocess
import sys

import pytest

from cchc_check.errors import CheckError
from checks.house import drafts
from checks.house.drafts import faults

UY_BAN = [{"LOWER": "uỷ"}, {"LOWER": "ban"}]


def quotes(text, form="md", **params):
    pytest.importorskip("spacy")
    return drafts.quotes("token-pattern", text, form, **params)


@pytest.mark.parametrize("text", ["Uỷ ban", "uỷ\nban", "UỶ\u00a0 ban", "Uy\u0309 ban"])
def test_white_space_and_spelling_hide_nothing(text):
    assert [" ".join(quote.lower().split()) for quote in quotes(f"Gửi {text}, xã.", patterns=[UY_BAN])] == [
        "uỷ ban"
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ([{"IS_DIGIT": True}, {"LOWER": {"IN": ["hồ", "lượt"]}}], ["12 lượt", "5 hồ"]),
        ([{"IS_DIGIT": True}, {"LOWER": "hồ"}, {"TEXT": "sơ", "OP": "?"}], ["5 hồ sơ"]),
        ([{"LENGTH": {">=": 6}}], []),
        ([{"SHAPE": "dd"}], ["12"]),
        ([{"IS_ALPHA": True, "OP": "{2,4}"}], ["lượt người", "hồ sơ"]),
        ([{"LOWER": "lượt"}, {"LOWER": "người", "OP": "!"}], []),
        ([{"LOWER": {"NOT_IN": ["lượt", "người", "hồ", "sơ", ";", ".", ","]}}], ["12", "5"]),
    ],
)
def test_what_a_pattern_means(pattern, found):
    assert quotes("12 lượt người; 5 hồ sơ.", patterns=[pattern]) == found


def test_exceptions_and_scope():
    text = "# Uỷ ban\n\nUỷ ban cũ và Uỷ ban và “uỷ ban”."
    assert len(quotes(text, patterns=[UY_BAN])) == 4
    assert len(quotes(text, patterns=[UY_BAN], exceptions=["Uỷ ban cũ"], leave=["quotes"], scope="body")) == 1


@pytest.mark.parametrize(
    ("patterns", "reason"),
    [
        ([], "house.empty-list"),
        (["x"], "house.not-tokens"),
        ([[]], "house.not-tokens"),
        ([["x"]], "house.not-tokens"),
        ([[{"LEMMA": "x"}]], "house.unknown"),
        ([[{"_": {"x": 1}}]], "house.unknown"),
        ([[{"lower": "x"}]], "house.unknown"),
        ([[{"PREFIX": "x"}]], "house.unknown"),
        ([[{"LOWER": {"REGEX": "(a+)+$"}}]], "house.bad-token"),
        ([[{"LOWER": {"IN": "x"}}]], "house.bad-token"),
        ([[{"LOWER": 5}]], "house.bad-token"),
        ([[{"IS_DIGIT": "yes"}]], "house.bad-token"),
        ([[{"LENGTH": -1}]], "house.bad-token"),
        ([[{"LOWER": "x", "OP": "+"}]], "house.bad-token"),
        ([[{"LOWER": "x", "OP": "*"}]], "house.bad-token"),
        ([[{"LOWER": "x", "OP": "{3,1}"}]], "house.bad-token"),
        ([[{"LOWER": "x", "OP": "{1,9}"}]], "house.too-many-ways"),
        ([[{"LOWER": "x"}] * 31], "house.too-many-ways"),
    ],
)
def test_wrong_patterns_are_told_without_spacy(patterns, reason):
    probe = (
        "import sys; sys.modules['spacy'] = None\n"
        "from cchc_check import checks\n"
        f"print([fault[0] for fault in checks.get('token-pattern').review({{'patterns': {patterns!r},"
        " 'exceptions': (), 'leave': (), 'scope': 'all'})])"
    )
    assert faults("token-pattern", patterns=patterns) == [reason]
    if reason == "house.bad-token" and "REGEX" in str(patterns):
        run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == f"['{reason}']"


def test_patterns_that_pass_are_known_to_spacy():
    pytest.importorskip("spacy")
    patterns = [
        [
            {"ORTH": "a", "OP": "!"},
            {"NORM": {"IN": ["b"]}, "OP": "?"},
            {"SHAPE": {"NOT_IN": ["d"]}},
        ],
        [{"LENGTH": {"==": 1, "<=": 3}, "OP": "{2}"}, {}, {"LENGTH": 0, "OP": "{0,2}"}],
        [
            {
                "LIKE_NUM": False,
                "LIKE_URL": True,
                "LIKE_EMAIL": True,
                "SPACY": True,
                "IS_PUNCT": False,
                "IS_ASCII": True,
            }
        ],
    ]
    assert quotes("a b c d", patterns=patterns) is not None


def test_a_passage_too_long_is_said():
    with pytest.raises(CheckError, match=r"20\.000"):
        quotes("x " * 25_000, "txt", patterns=[UY_BAN])


def test_without_spacy_it_is_said_how_to_install_it(monkeypatch):
    from cchc_check.checks.house.token_pattern import _matcher

    _matcher.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy.lang.xx", None)
    with pytest.raises(CheckError, match=r"cchc-check\[spacy\]"):
        drafts.quotes("token-pattern", "Uỷ ban", patterns=[UY_BAN])
