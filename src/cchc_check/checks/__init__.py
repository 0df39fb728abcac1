"""All checks by name. A check is imported when a rule that will run asks for it, and not before."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_check.checks.check import Check

CHECKS: dict[str, str] = {
    # name of the check: module in this package (one line each, sorted by name)
    "appendix-header-mismatch": "structure.appendix_header_mismatch",
    "appendix-not-announced": "structure.appendix_not_announced",
    "appendix-number": "structure.appendix_number",
    "blank-date": "structure.blank_date",
    "blank-number": "structure.blank_number",
    "body-not-justified": "layout.body_not_justified",
    "body-size-out-of-range": "layout.body_size_out_of_range",
    "breakdown-mismatch": "figures.breakdown_mismatch",
    "change-mismatch": "figures.change_mismatch",
    "cited-after-report": "dates.cited_after_report",
    "colour-not-black": "layout.colour_not_black",
    "comment-left": "structure.comment_left",
    "component-size": "layout.component_size",
    "component-style": "layout.component_style",
    "conflicting-date": "citations.conflicting_date",
    "conflicting-issuer": "citations.conflicting_issuer",
    "confused-word": "words.confused_word",
    "consistent-form": "house.consistent_form",
    "count-mismatch": "figures.count_mismatch",
    "dangling-reference": "structure.dangling_reference",
    "draft-mark-left": "structure.draft_mark_left",
    "first-line-indent": "layout.first_line_indent",
    "font-not-times-new-roman": "layout.font_not_times_new_roman",
    "formula-mismatch": "tables.formula_mismatch",
    "hidden-text-left": "structure.hidden_text_left",
    "highlight-left": "structure.highlight_left",
    "impossible-date": "dates.impossible_date",
    "impossible-value": "figures.impossible_value",
    "incomplete-first-citation": "structure.incomplete_first_citation",
    "issuer-code-mismatch": "structure.issuer_code_mismatch",
    "issuer-notation-mismatch": "citations.issuer_notation_mismatch",
    "kind-notation-mismatch": "citations.kind_notation_mismatch",
    "landscape-without-table": "layout.landscape_without_table",
    "line-spacing": "layout.line_spacing",
    "margin-out-of-range": "layout.margin_out_of_range",
    "missing-end-mark": "structure.missing_end_mark",
    "missing-part": "structure.missing_part",
    "missing-party-mark": "structure.missing_party_mark",
    "mistyped-domain": "addresses.mistyped_domain",
    "mixed-heading-style": "structure.mixed_heading_style",
    "mixed-number-style": "figures.mixed_number_style",
    "near-notation": "citations.near_notation",
    "next-period-mismatch": "dates.next_period_mismatch",
    "number-date-order": "citations.number_date_order",
    "number-gap": "structure.number_gap",
    "one-number-two-documents": "citations.one_number_two_documents",
    "one-quantity-two-values": "figures.one_quantity_two_values",
    "page-number": "layout.page_number",
    "paper-not-a4": "layout.paper_not_a4",
    "paragraph-spacing": "layout.paragraph_spacing",
    "part-exceeds-whole": "figures.part_exceeds_whole",
    "part-out-of-order": "structure.part_out_of_order",
    "pattern": "house.pattern",
    "percent-mismatch": "figures.percent_mismatch",
    "period-mismatch": "dates.period_mismatch",
    "placeholder-left": "structure.placeholder_left",
    "point-letter-order": "structure.point_letter_order",
    "preferred-form": "house.preferred_form",
    "recipients-incomplete": "structure.recipients_incomplete",
    "registered-date-mismatch": "citations.registered_date_mismatch",
    "relative-change-mismatch": "figures.relative_change_mismatch",
    "remainder-mismatch": "figures.remainder_mismatch",
    "required-section": "house.required_section",
    "row-number-gap": "tables.row_number_gap",
    "share-mismatch": "tables.share_mismatch",
    "shares-not-100": "figures.shares_not_100",
    "signature-form": "structure.signature_form",
    "space-in-notation": "citations.space_in_notation",
    "token-pattern": "house.token_pattern",
    "total-mismatch": "tables.total_mismatch",
    "tracked-change-left": "structure.tracked_change_left",
    "two-addresses-one-site": "addresses.two_addresses_one_site",
    "weekend-date": "dates.weekend_date",
    "words-digits-mismatch": "figures.words_digits_mismatch",
    "year-mismatch": "citations.year_mismatch",
    "zero-over-zero": "tables.zero_over_zero",
}


def get(name: str) -> Check:
    """The check called `name`, "distribution/name" for one of an installed distribution.

    Raises KeyError when there is none, RuleError when the distribution does not give it.
    """
    if "/" in name:
        from cchc_check.checks.installed import installed_check

        return installed_check(name)
    check: Check = import_module(f"{__name__}.{CHECKS[name]}").CHECK
    return check
