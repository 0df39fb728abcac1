"""Hosts with one slip in their name, judged by the provinces and by the other hosts that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.addresses import hosts
from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix, Related
from cchc_check.extraction.facts import Facts, Link, Part
from cchc_check.text.span import Span

_MANY = 200  # a directory of hosts: all may be one slip apart, and none be wrong


def mistyped_domain(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every link whose host is one slip away from a right one.

    "unproven" where the document holds two hosts one slip apart and nothing says which is right; "country" where
    a province's host does not end in ".vn".
    """
    if not facts.links:
        return
    provinces = hosts.province_labels(context.registry)
    own = tuple(map(hosts.bare, context.unit.domains))
    verdicts = _verdicts(facts, provinces, frozenset(params["known_labels"]), own)
    where = {label: link.host for link in reversed(facts.links) for label in link.host.value.split(".")}
    for link in facts.links:
        right, variant = verdicts[hosts.bare(link.host.value)]
        if right and not _cut_off(facts, link):
            yield _finding(facts, link, right, variant, where)


def _verdicts(
    facts: Facts, provinces: frozenset[str], known: frozenset[str], own: tuple[str, ...]
) -> dict[str, tuple[str, str]]:
    """What each host was meant to be ("" when nothing speaks against it) and the variant of the finding."""
    counts = Counter(hosts.bare(link.host.value) for link in facts.links)
    ranked = [host for host, _ in counts.most_common()]
    verdicts: dict[str, tuple[str, str]] = {}
    trusted: list[str] = []
    for host in ranked:
        verdicts[host] = _verdict(host, provinces, known, own, trusted)
        if not verdicts[host][0] and len(ranked) <= _MANY:
            trusted.append(host)
    return verdicts


def _verdict(
    host: str, provinces: frozenset[str], known: frozenset[str], own: tuple[str, ...], trusted: list[str]
) -> tuple[str, str]:
    if host in own:
        return "", ""
    if (meant := hosts.intended(host, provinces, known)) != host:
        return meant, ""
    if near := next((other for other in own if _one_slip(host, other, provinces)), ""):
        return near, ""
    if (meant := hosts.with_country(host, provinces)) != host:
        return meant, "country"
    return next((other for other in trusted if _one_slip(host, other, provinces)), ""), "unproven"


def _one_slip(host: str, other: str, provinces: frozenset[str]) -> bool:
    labels = hosts.differing(host, other)
    return (
        labels is not None
        and min(map(len, labels)) >= hosts.SHORTEST
        and hosts.one_slip(*labels)
        and not provinces.issuperset(labels)
    )


def _cut_off(facts: Facts, link: Link) -> bool:
    """True for the rest of an address that a narrow column broke in two: it begins its line."""
    text = facts.document.text
    before = text[text.rfind("\n", 0, link.span.start) + 1 : link.span.start]
    return facts.document.format == "txt" and link.kind != "url" and not before.strip()


def _finding(facts: Facts, link: Link, right: str, variant: str, where: Mapping[str, Part[str]]) -> Finding:
    host = link.host.value
    label, meant = hosts.differing(hosts.bare(host), right) or (host, right)
    at = _place(facts, link, label)
    sibling = where.get(meant)
    related = (Related(sibling.span, "sibling", {"host": sibling.value}),) if sibling else ()
    values = {"host": host, "right_host": right, "label": label, "right": meant}
    fix = Fix((Edit(at, meant),), Applicability.UNSAFE) if facts.document.quote(at).lower() == label else None
    return Finding(at, values, related, fix, variant)


def _place(facts: Facts, link: Link, label: str) -> Span:
    """Where the label is written; the whole link where the address is only behind the words."""
    start = link.host.span.start + link.host.value.rfind(label)
    at = Span(start, start + len(label))
    return at if facts.document.quote(at).lower() == label else link.host.span


CHECK = Check(
    "mistyped-domain",
    mistyped_domain,
    ("host", "right_host", "label", "right"),
    params={"known_labels": ("chinhphu", "dichvucong", "congbao")},
    variants=("unproven", "country"),
    notes=("sibling",),
)
