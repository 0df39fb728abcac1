"""Checks and pages of installed distributions: real ones, laid out as pip does, run in a process of their own."""

import os
import subprocess
import sys
import textwrap

import pytest

from rulebook.house_pages import write

CHECK = """
from cchc_check.checks.check import Check
from cchc_check.diagnostics import Finding
from cchc_check.text.span import Span

def late_word(facts, params, context):
    at = facts.document.text.find(params["word"])
    if at >= 0:
        yield Finding(Span(at, at + len(params["word"])), {"written": params["word"]})

CHECK = Check("late-word", late_word, ("written",), params={"word": "phải"})
"""
DRAFT = "Cần phải khẩn trương.\n"


@pytest.fixture
def site(tmp_path):
    """A folder of installed distributions: acme-checks 1.0 with one check and one folder of pages."""
    site = tmp_path / "site"
    package = site / "acme_checks"
    write(package / "pages", check="acme-checks/late-word", params="word = 'phải'")
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "late.py").write_text(CHECK, encoding="utf-8")
    installed(
        site,
        "[cchc_check.checks]\nlate-word = acme_checks.late:CHECK\n\n[cchc_check.rules]\npages = acme_checks:pages\n",
    )
    (tmp_path / "cchc-check.toml").write_text('plugins = ["acme-checks"]\n', encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return site


def installed(site, entry_points):
    info = site / "acme_checks-1.0.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-checks\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")


def run(site, *args):
    env = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}
    call = [sys.executable, "-m", "cchc_check", *args]
    return subprocess.run(call, capture_output=True, encoding="utf-8", cwd=site.parent, env=env)


def test_a_named_distribution_adds_its_rules_and_checks(site):
    done = run(site, "draft.md", "--select", "NHA", "--output-format", "concise", "--fail-on", "warning")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("draft.md:1:5: warning NHA001 Không dùng “phải”.")


def test_its_rules_are_explained_and_proven_as_others(site):
    assert "unwanted-word" in run(site, "rule", "NHA001").stdout
    assert run(site, "prove", str(site / "acme_checks" / "pages")).returncode == 0


def test_worker_processes_have_them_too(site):
    (site.parent / "other.md").write_text(DRAFT, encoding="utf-8")
    done = run(site, ".", "--select", "NHA", "--output-format", "concise", "-j", "2", "--exclude", "site")
    assert done.stdout.count("NHA001") == 2


def test_what_is_not_named_is_not_loaded(site):
    (site.parent / "cchc-check.toml").unlink()
    probe = textwrap.dedent(
        """
        import sys
        from cchc_check.cli import main
        main(["draft.md", "-q"])
        unwanted = ("importlib.metadata", "acme_checks", "regex", "spacy")
        print([name for name in sys.modules if name.startswith(unwanted)])
        """
    )
    env = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, encoding="utf-8", cwd=site.parent, env=env
    )
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    ("entry_points", "why"),
    [
        ("[cchc_check.rules]\npages = acme_checks:khong_co\n", "bị hỏng"),
        ("[cchc_check.rules]\npages = acme_nothing:pages\n", "bị hỏng"),
        ("[cchc_check.rules]\npages = acme_checks:pages\n", "không có phép kiểm tra nào tên “late-word”"),
        ("[cchc_check.checks]\nlate-word = acme_checks.late:CHECK\n", "không có trang quy tắc nào"),
        (
            "[cchc_check.checks]\nlate-word = acme_checks.late:NONE\n[cchc_check.rules]\np = acme_checks:pages\n",
            "NONE",
        ),
        (
            "[cchc_check.checks]\nlate-word = acme_checks.late:late_word\n[cchc_check.rules]\np = acme_checks:pages\n",
            "function",
        ),
        (
            "[cchc_check.checks]\nlate-word = acme_checks.gone:CHECK\n[cchc_check.rules]\np = acme_checks:pages\n",
            "ModuleNotFoundError",
        ),
    ],
)
def test_a_broken_distribution_is_one_line_that_names_it(site, entry_points, why):
    installed(site, entry_points)
    done = run(site, "draft.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "“acme-checks”" in done.stderr
    assert why in done.stderr


def test_a_module_that_breaks_when_imported_is_one_line(site):
    (site / "acme_checks" / "late.py").write_text("1 / 0\n", encoding="utf-8")
    done = run(site, "draft.md")
    assert done.returncode == 2
    assert "“acme-checks” bị hỏng: ZeroDivisionError" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["khong-co", "../site", "", "a/b", "."])
def test_one_that_is_not_installed_is_told(site, name):
    (site.parent / "cchc-check.toml").write_text(f'plugins = ["{name}"]\n', encoding="utf-8")
    done = run(site, "draft.md")
    assert done.returncode == 2
    assert f"chưa cài gói “{name}”" in done.stderr


def test_a_check_that_breaks_on_a_document_is_said_of_that_rule(site):
    (site / "acme_checks" / "late.py").write_text(CHECK.replace("yield", "1 / 0; yield"), encoding="utf-8")
    done = run(site, "draft.md")
    assert done.returncode == 2
    assert "NHA001" in done.stdout
    assert "ZeroDivisionError" in done.stdout
