"""Names of Vietnamese hosts, and what a mistyped one was meant to be.

Invariant: a host is only said to be wrong in its province, which is known, or against another host.
"""

from __future__ import annotations

from cchc_check.registry import Registry

SHORTEST = 6
"""Shorter labels are abbreviations (snv, stc, ubnd): near to each other by nature."""
_GOVERNMENT = ".gov.vn"


def province_labels(registry: Registry) -> frozenset[str]:
    """How host names spell the provinces, past and present."""
    return frozenset(label for province in registry.provinces for label in province.labels)


def intended(host: str, provinces: frozenset[str], known: frozenset[str] = frozenset()) -> str:
    """`host` with its province spelt right where exactly one province is one slip away, or else `host`.

    Only the label right under gov.vn is looked at; `known` labels are right as they stand.
    """
    if not host.endswith(_GOVERNMENT):
        return host
    end = len(host) - len(_GOVERNMENT)
    start = host.rfind(".", 0, end) + 1
    label = host[start:end]
    if len(label) < SHORTEST or label in provinces or label in known:
        return host
    near = [name for name in provinces if len(name) >= SHORTEST and one_slip(label, name)]
    return f"{host[:start]}{near[0]}{host[end:]}" if len(near) == 1 else host


def one_slip(left: str, right: str) -> bool:
    """True when one letter more, less, changed or swapped with its neighbour makes one word of the other.

    Digits are no slip: c1thanhson and c2thanhson are two schools.
    """
    if len(left) > len(right):
        left, right = right, left
    if left == right or len(right) - len(left) > 1:
        return False
    at = next((i for i, char in enumerate(left) if char != right[i]), len(left))
    if f"{left[at : at + 1]}{right[at]}".strip("abcdefghijklmnopqrstuvwxyz"):
        return False
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at : at + 2] == right[at : at + 2][::-1] and left[at + 2 :] == right[at + 2 :]
    return swapped or left[at + 1 :] == right[at + 1 :]


def with_country(host: str, provinces: frozenset[str]) -> str:
    """A province's host that ends in ".gov.vm" or the like, with the country's ".vn"; else `host`."""
    labels = host.split(".")
    if len(labels) > 2 and labels[-2] == "gov" and labels[-1] != "vn" and labels[-3] in provinces:
        return ".".join((*labels[:-1], "vn"))
    return host


def differing(left: str, right: str) -> tuple[str, str] | None:
    """The only label in which two hosts of equal depth differ, of both; None when it is not exactly one."""
    if left.count(".") != right.count("."):
        return None
    unlike = [pair for pair in zip(left.split("."), right.split("."), strict=True) if pair[0] != pair[1]]
    return unlike[0] if len(unlike) == 1 else None


def bare(host: str) -> str:
    """The host without "www."."""
    return host.removeprefix("www.")


def squeezed(host: str) -> str:
    """The letters of a host alone: what stays when a dot or a hyphen is forgotten."""
    return bare(host).replace(".", "").replace("-", "")
