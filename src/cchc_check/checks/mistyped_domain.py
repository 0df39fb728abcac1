"""Hosts with one slip in their name, judged by the provinces and by the other hosts that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks import hosts
from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Applicability, Edit, Finding, Fix, Related
from cchc_check.extraction.facts import Facts, Link
from cchc_check.text.span import Span


def mistyped_domain(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Every link whose host is one slip away from a right one.

    "unproven" where the document holds two hosts one slip apart and nothing says which is right.
    """
    if not facts.links:
        return
    own = frozenset(map(hosts.bare, context.unit.domains))
    provinces, known = hosts.province_labels(context.registry), frozenset(params["known_labels"])
    counts = Counter(hosts.bare(link.host.value) for link in facts.links)
    meant = {host: host if host in own else hosts.intended(host, provinces, known) for host in counts}
    for link in facts.links:
        host = hosts.bare(link.host.value)
        if host in own or _cut_off(facts, link):
            continue
        if meant[host] != host:
            yield _finding(facts, link, meant[host])
        elif near := next((other for other in own if _one_slip(host, other, provinces)), None):
            yield _finding(facts, link, near)
        elif (whole := hosts.with_country(host, provinces)) != host:
            yield _finding(facts, link, whole, "country")
        elif near := _outnumbered(host, counts, meant, provinces):
            yield _finding(facts, link, near, "unproven")


def _outnumbered(host: str, counts: Counter[str], meant: Mapping[str, str], provinces: frozenset[str]) -> str:
    """The host one slip away that stands more often, or as often but earlier; "" when there is none."""
    order = list(counts)
    for other in order:
        before = (-counts[other], order.index(other)) < (-counts[host], order.index(host))
        if before and meant[other] == other and _one_slip(host, other, provinces):
            return other
    return ""


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


def _finding(facts: Facts, link: Link, right: str, variant: str = "") -> Finding:
    host = link.host.value
    label, meant = hosts.differing(hosts.bare(host), right) or (host, right)
    at = _place(facts, link, label)
    sibling = next((x.host for x in facts.links if meant in x.host.value.split(".")), None)
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
