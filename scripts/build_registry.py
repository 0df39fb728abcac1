"""Rebuild `rules/registry/{instruments,authority}.csv` from research tables that are kept elsewhere.

Usage: python scripts/build_registry.py FOLDER   (the folder that holds instruments.csv and authority.csv)
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = dict[str, str]
TARGET = Path(__file__).resolve().parents[1] / "rules" / "registry"
_YEAR = re.compile(r"/((?:19|20)\d\d)/")


def main(arguments: list[str]) -> int:
    """Write both tables; 2 when there is nothing to build from."""
    source = Path(arguments[0]) if arguments else Path("research")
    if not (source / "instruments.csv").is_file():
        print(f"{source}: no instruments.csv here; name the folder of the research tables", file=sys.stderr)
        return 2
    _write("instruments.csv", map(_instrument, _rows(source / "instruments.csv")))
    _write("authority.csv", _authority(_rows(source / "authority.csv")))
    return 0


def _instrument(row: Row) -> Row:
    # A question mark in the research table says that nobody could confirm the status.
    unsure = "?" in row["status"] + row["replaced_by"] or row["status"] == "unknown"
    return {
        "number": row["number"],
        "kind": row["kind"],
        "date": row["date"],
        "issuer": row["issuer"],
        "title": row["title"],
        "status": row["status"].rstrip("?"),
        "replaced_by": row["replaced_by"],
        "source": row["source_url"],
        "verified": "no" if unsure else "yes",
    }


def _authority(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        year = _YEAR.search(row["number"])
        # A number that names another year than its date was miscounted, not dated.
        if year is None or year[1] == row["date"][:4]:
            yield {name: row[name] for name in ("number", "date", "votes", "total")}


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _write(name: str, rows: Iterable[Row]) -> None:
    kept = list(rows)
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(kept[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    print(f"{name}: {len(kept)} rows")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
