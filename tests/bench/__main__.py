"""Measures the speed of cchc-check as ratios to other programs on the same machine, and how work grows with size.

python tests/bench [--short] [--only GROUP …] [-o FILE.json] [--readme] [--python PYTHON]

Ends with 1 when something grows faster than in proportion to its size, and for nothing else. What is not installed
(`pip install -e ".[bench]"`; Vale is no Python package) is said in its row.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

import extracting
import files
import msgspec
import pages
import reading
import rules
import startup
import texts
import writing
from measuring import TREE
from rows import Row, markdown, table

MODULES = {
    "start-up": startup,
    "word": reading,
    "extraction": extracting,
    "pages": pages,
    "files": files,
    "texts": texts,
    "rules": rules,
    "copies": writing,
}
_BEGIN, _END = "<!-- bench: begin -->", "<!-- bench: end -->"


def main() -> int:
    """Measure what was asked for; print it, and write it where asked."""
    asked = _arguments()
    print(f"{_machine()}\nmilliseconds are of processor time; × 0.5 is half of what stands behind it")
    measured: list[Row] = []
    for name in asked.only or MODULES:
        found = list(MODULES[name].rows(asked.short, asked.python))
        measured += found
        print("\n".join(table(found)), flush=True)
    if asked.output:
        content = {
            "date": f"{dt.date.today()}",
            "machine": _machine(),
            "short": asked.short,
            "rows": measured,
        }
        Path(asked.output).write_bytes(msgspec.json.format(msgspec.json.encode(content)) + b"\n")
    if asked.readme:
        _refresh(TREE / "README.md", measured)
    steep = [f"{row.group}: {row.what}" for row in measured if row.steep]
    if steep:
        print(f"\ngrows faster than its size: {'; '.join(steep)}", file=sys.stderr)
    return 1 if steep else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python tests/bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--short", action="store_true", help="small sizes and few rounds: under a minute")
    parser.add_argument("--only", nargs="+", choices=MODULES, metavar="GROUP", help=", ".join(MODULES))
    parser.add_argument("-o", "--output", metavar="FILE", help="write all rows as JSON")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    parser.add_argument(
        "--python",
        default=sys.executable,
        help="the Python whose cchc-check is started, best one with nothing else installed",
    )
    return parser.parse_args()


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    return f"{dt.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores (shared), {system}"


def _refresh(readme: Path, measured: Iterable[Row]) -> None:
    """Replace what stands between the two marks; raises ValueError where they are not there once."""
    before, rest = readme.read_text(encoding="utf-8").split(_BEGIN)
    _, after = rest.split(_END)
    lines = [_BEGIN, f"Measured {_machine()}.", "", *markdown(row for row in measured if row.shown), _END]
    readme.write_text(before + "\n".join(lines) + after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
