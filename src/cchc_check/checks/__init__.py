"""All checks by name. A check is imported when a rule that will run asks for it, and not before."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_check.checks.check import Check

CHECKS: dict[str, str] = {
    # name of the check: module in this package (one line each, sorted by name)
    "appendix-header-mismatch": "appendix_header_mismatch",
    "appendix-not-announced": "appendix_not_announced",
    "appendix-number": "appendix_number",
    "blank-date": "blank_date",
    "blank-number": "blank_number",
    "body-not-justified": "body_not_justified",
    "body-size-out-of-range": "body_size_out_of_range",
    "breakdown-mismatch": "breakdown_mismatch",
    "change-mismatch": "change_mismatch",
    "cited-after-report": "cited_after_report",
    "colour-not-black": "colour_not_black",
    "comment-left": "comment_left",
    "component-size": "component_size",
    "component-style": "component_style",
    "conflicting-date": "conflicting_date",
    "conflicting-issuer": "conflicting_issuer",
    "confused-word": "confused_word",
    "count-mismatch": "count_mismatch",
    "dangling-reference": "dangling_reference",
    "draft-mark-left": "draft_mark_left",
    "first-line-indent": "first_line_indent",
    "font-not-times-new-roman": "font_not_times_new_roman",
    "formula-mismatch": "formula_mismatch",
    "hidden-text-left": "hidden_text_left",
    "highlight-left": "highlight_left",
    "impossible-date": "impossible_date",
    "impossible-value": "impossible_value",
    "incomplete-first-citation": "incomplete_first_citation",
    "issuer-code-mismatch": "issuer_code_mismatch",
    "issuer-notation-mismatch": "issuer_notation_mismatch",
    "kind-notation-mismatch": "kind_notation_mismatch",
    "landscape-without-table": "landscape_without_table",
    "line-spacing": "line_spacing",
    "margin-out-of-range": "margin_out_of_range",
    "missing-end-mark": "missing_end_mark",
    "missing-part": "missing_part",
    "mistyped-domain": "mistyped_domain",
    "mixed-heading-style": "mixed_heading_style",
    "mixed-number-style": "mixed_number_style",
    "near-notation": "near_notation",
    "next-period-mismatch": "next_period_mismatch",
    "number-date-order": "number_date_order",
    "number-gap": "number_gap",
    "one-number-two-documents": "one_number_two_documents",
    "one-quantity-two-values": "one_quantity_two_values",
    "page-number": "page_number",
    "paper-not-a4": "paper_not_a4",
    "paragraph-spacing": "paragraph_spacing",
    "part-exceeds-whole": "part_exceeds_whole",
    "part-out-of-order": "part_out_of_order",
    "percent-mismatch": "percent_mismatch",
    "period-mismatch": "period_mismatch",
    "placeholder-left": "placeholder_left",
    "point-letter-order": "point_letter_order",
    "recipients-incomplete": "recipients_incomplete",
    "relative-change-mismatch": "relative_change_mismatch",
    "remainder-mismatch": "remainder_mismatch",
    "row-number-gap": "row_number_gap",
    "share-mismatch": "share_mismatch",
    "shares-not-100": "shares_not_100",
    "signature-form": "signature_form",
    "space-in-notation": "space_in_notation",
    "total-mismatch": "total_mismatch",
    "tracked-change-left": "tracked_change_left",
    "two-addresses-one-site": "two_addresses_one_site",
    "weekend-date": "weekend_date",
    "words-digits-mismatch": "words_digits_mismatch",
    "year-mismatch": "year_mismatch",
    "zero-over-zero": "zero_over_zero",
}


def get(name: str) -> Check:
    """The check called `name`. Raises KeyError when there is none."""
    check: Check = import_module(f"{__name__}.{CHECKS[name]}").CHECK
    return check
