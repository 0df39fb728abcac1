"""One site written under two host names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_check.checks.addresses import hosts
from cchc_check.checks.check import Check, Context
from cchc_check.diagnostics import Finding, Related
from cchc_check.extraction.facts import Facts, Link


def two_addresses_one_site(facts: Facts, params: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """Each further host that differs from an earlier one only in dots and hyphens, once.

    A mistyped province is read as it was meant; "www." makes no difference.
    """
    if len(facts.links) < 2:
        return
    provinces = hosts.province_labels(context.registry)
    first: dict[str, tuple[str, Link]] = {}
    seen: set[str] = set()
    for link in facts.links:
        host = hosts.intended(hosts.bare(link.host.value), provinces)
        known, earlier = first.setdefault(hosts.squeezed(host), (host, link))
        if host in seen or host == known:
            continue
        seen.add(host)
        values = {"host": link.host.value, "other": earlier.host.value}
        yield Finding(
            link.host.span, values, (Related(earlier.host.span, "other", {"other": values["other"]}),)
        )


CHECK = Check("two-addresses-one-site", two_addresses_one_site, ("host", "other"), notes=("other",))
