"""Reading of the registry's CSV files; a row that is no complete record is a RuleError with its line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from cchc_check.errors import RuleError
from cchc_check.registry.records import (
    AuthorityDate,
    Facet,
    Instrument,
    Issuer,
    Kind,
    Province,
    SpecialDay,
    Term,
    UnitWord,
)

Row = dict[str, str]
K = TypeVar("K")
R = TypeVar("R")


def read(path: Path, build: Callable[[Row], R]) -> Iterator[R]:
    """The records of one file, in its order."""
    import csv

    try:
        file = path.open(encoding="utf-8", newline="")
    except OSError as error:
        raise RuleError("registry.no-table", path=str(path)) from error
    with file:
        rows = csv.DictReader(file, strict=True)
        try:
            for row in rows:
                yield build(_whole(row))
        except (KeyError, ValueError, UnicodeDecodeError, csv.Error) as error:
            raise RuleError(
                "registry.bad-row", path=str(path), line=rows.line_num, problem=str(error)
            ) from error


def grouped(pairs: Iterable[tuple[K, R]]) -> dict[K, tuple[R, ...]]:
    """The values of each key, each value once, in order."""
    groups: dict[K, tuple[R, ...]] = {}
    for key, value in pairs:
        known = groups.get(key, ())
        if value not in known:
            groups[key] = (*known, value)
    return groups


def owners_first(kinds: tuple[Kind, ...]) -> Iterator[tuple[str, Kind]]:
    """Each code of each kind, beginning with the codes that are the kind's own abbreviation."""
    yield from ((kind.code, kind) for kind in kinds if kind.code in kind.codes)
    yield from ((code, kind) for kind in kinds for code in kind.codes)


def kind(row: Row) -> Kind:
    """A row of kinds.csv."""
    return Kind(
        name=row["name"],
        code=row["code"],
        families=_words(row["families"]),
        codes=_words(row["codes"]),
        party_codes=_words(row["party_codes"]),
        forms=_words(row["forms"]),
        codeless=_flag(row["codeless"]),
        issuers=_words(row["issuers"]),
        source=row["source"],
        verified=_flag(row["verified"]),
    )


def issuer(row: Row) -> Issuer:
    """A row of issuers.csv."""
    return Issuer(
        code=row["code"],
        names=_listed(row["names"]),
        level=row["level"],
        valid_from=_day(row["from"]),
        valid_to=_day(row["to"]),
        source=row["source"],
        verified=_flag(row["verified"]),
    )


def province(row: Row) -> Province:
    """A row of provinces.csv."""
    return Province(
        name=row["name"],
        labels=_words(row["labels"]),
        valid_from=_day(row["from"]),
        valid_to=_day(row["to"]),
        successor=row["successor"],
        source=row["source"],
        verified=_flag(row["verified"]),
    )


def instrument(row: Row) -> Instrument:
    """A row of instruments.csv."""
    return Instrument(
        number=row["number"],
        kind=row["kind"],
        date=dt.date.fromisoformat(row["date"]),
        issuer=row["issuer"],
        title=row["title"],
        status=row["status"],
        replaced_by=row["replaced_by"],
        source=row["source"],
        verified=_flag(row["verified"]),
    )


def authority(row: Row) -> AuthorityDate:
    """A row of authority.csv."""
    date = dt.date.fromisoformat(row["date"])
    return AuthorityDate(row["number"], date, int(row["votes"]), int(row["total"]))


def term(row: Row) -> Term:
    """A row of terms.csv."""
    return Term(
        number=int(row["number"]),
        first_year=int(row["first_year"]),
        last_year=int(row["last_year"]),
        source=row["source"],
        verified=_flag(row["verified"]),
    )


def day(row: Row) -> SpecialDay:
    """A row of days.csv."""
    return SpecialDay(
        date=dt.date.fromisoformat(row["date"]),
        working=_flag(row["working"]),
        name=row["name"],
        source=row["source"],
        verified=_flag(row["verified"]),
    )


def unit(row: Row) -> UnitWord:
    """A row of units.csv."""
    if row["kind"] not in ("count", "time", "money", "measure", "percent"):
        raise ValueError(f"{row['kind']!r} is no kind of unit")
    return UnitWord(row["name"], _listed(row["forms"]), row["kind"])


def facet(row: Row) -> Facet:
    """A row of facets.csv."""
    return Facet(row["facet"], row["value"], _listed(row["forms"]), _flag(row["decisive"]))


def _whole(row: Row) -> Row:
    # DictReader fills what a short row lacks with None and collects what a long row has over under None.
    if any(key is None or value is None for key, value in row.items()):
        raise ValueError("wrong number of columns")
    return {key: value.strip() for key, value in row.items()}


def _words(value: str) -> tuple[str, ...]:
    return tuple(value.split())


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())


def _flag(value: str) -> bool:
    if value not in ("yes", "no"):
        raise ValueError(f"{value!r} is neither yes nor no")
    return value == "yes"


def _day(value: str) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
