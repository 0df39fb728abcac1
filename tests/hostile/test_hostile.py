"""Attacks and oddities: each is read or refused in one line, quickly, in little memory, and nothing is touched."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from cchc_check.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity
from cchc_check.engine.annotate import annotate
from cchc_check.engine.fixing import fix
from cchc_check.errors import CorruptDocument
from cchc_check.localize import say
from cchc_check.readers import read
from cchc_check.text.span import Position, Span
from hostile import places
from hostile.cases import GROUPS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures by /proc; makes pipes and devices")
SECONDS = 2.0
"""Of processor time, not of the clock: other work on the machine does not count."""
MEGABYTES = 350
TESTS = Path(__file__).parents[1]
CASES = [(group, name) for group, cases in GROUPS.items() for name in cases]


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


def told(paths, *flags):
    """What a process of its own tells of each path."""
    source = json.dumps([list(map(str, paths)), flags])
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-m", "hostile.watched"],
        input=source.encode(),
        capture_output=True,
        cwd=TESTS,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": path},
        timeout=600,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()][1:]
    assert len(lines) == len(paths), f"died at {paths[len(lines)]}: {done.stderr.decode()[-2000:]}"
    return dict(zip(map(str, paths), lines, strict=True))


@cache
def group_told(group, folder):
    """The cases of a group written, checked by one process, and every file seen to be as it was."""
    paths = {}
    for number, (name, (file, make, _, _)) in enumerate(GROUPS[group].items()):
        paths[name] = folder / group / str(number) / file
        paths[name].parent.mkdir(parents=True)
        paths[name].write_bytes(make())
    before = seen(folder / group)
    results = told(list(paths.values()))
    assert seen(folder / group) == before
    return {name: results[str(path)] for name, path in paths.items()}


def seen(folder):
    """Everything in a folder, with its bytes and times."""
    return {
        str(path): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).digest())
        for path in folder.rglob("*")
        if path.is_file()
    }


def wording(reason):
    """What a message of this name looks like, whatever its placeholders hold."""
    pieces = re.split(r"\{\w*\}", say("vi", reason))
    return re.compile(".*".join(map(re.escape, pieces)), re.DOTALL)


def judge(result, code, reason):
    assert result["touched"] == []
    lines = [*result["messages"], *result["stderr"].splitlines()]
    assert result["code"] == code, lines
    assert bool(lines) == (code == 2), lines
    assert not any("\n" in message or "Traceback" in message for message in lines)
    if reason:
        assert any(wording(reason).search(line) for line in lines), lines


@pytest.mark.parametrize(("group", "name"), CASES)
def test_hostile(group, name, folder):
    _, _, code, reason = GROUPS[group][name]
    result = group_told(group, folder)[name]
    judge(result, code, reason)
    assert result["seconds"] < SECONDS
    assert result["megabytes"] < MEGABYTES


@cache
def places_told(folder):
    here = folder / "places"
    here.mkdir()
    places.make(here)
    listed = sorted(os.listdir(os.fsencode(here)))
    results = told([here / name for name, _, _ in places.NAMED.values()])
    assert sorted(os.listdir(os.fsencode(here))) == listed
    return dict(zip(places.NAMED, results.values(), strict=True))


@pytest.mark.parametrize("name", places.NAMED)
def test_places(name, folder):
    _, code, reason = places.NAMED[name]
    if name == "no permission" and os.geteuid() == 0:
        code, reason = 0, ""
    result = places_told(folder)[name]
    judge(result, code, reason)
    assert result["seconds"] < SECONDS
    assert result["megabytes"] < MEGABYTES


READABLE = [
    (group, name)
    for group, name in CASES
    if GROUPS[group][name][0].endswith(("docx", "docm", "dotx"))
    and GROUPS[group][name][2:] in ((0, ""), (2, "run.gap-text"))
    and not name.startswith("million")
]


@pytest.mark.parametrize(("group", "name"), READABLE)
def test_copies_of_what_can_be_read_change_nothing_else(group, name):
    _, make, _, _ = GROUPS[group][name]
    data = make()
    before = read(data, format="docx")
    found = diagnosed(next(block.span for block in before.blocks if len(block.span) > 3))
    if name == "relationships: to itself":
        with pytest.raises(CorruptDocument, match="chú thích"):
            annotate(data, [found])
    else:
        annotated = annotate(data, [found])
        assert not annotated.lost
        assert read(annotated.data, format="docx").text == before.text
    fixed = fix(data, "a.docx", "docx", [found])
    if fixed.made:
        start = found.at.start
        assert read(fixed.data, format="docx").text == before.text[:start] + "Xy" + before.text[start + 1 :]


def diagnosed(span):
    """A finding about a passage, with a fix for its first letter."""
    edit = Edit(Span(span.start, span.start + 1), "Xy")
    return Diagnostic(
        "CIT004",
        "space-in-notation",
        Severity.ERROR,
        "Thừa dấu cách.",
        "a.docx",
        span,
        Position(1, 1),
        "",
        "",
        {},
        fix=Fix((edit,), Applicability.SAFE, "Viết “Xy”."),
    )
