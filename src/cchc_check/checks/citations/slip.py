"""A notation that is probably another one, written wrong."""

from __future__ import annotations

from msgspec import Struct

from cchc_check.checks.citations.cited import Mention


class Slip(Struct, frozen=True):
    """`here` is suspected, `there` is the place that speaks against it, if one does.

    `code` is the part of the symbol to replace by `other_code`; both are "" where the number is suspected.
    """

    here: Mention
    there: Mention | None
    variant: str
    code: str = ""
    other_code: str = ""

    @property
    def suggestion(self) -> str:
        """The notation as it probably should be."""
        if not self.code:
            return self.there.notation.text if self.there else ""
        number, slash, symbol = self.here.notation.text.partition("/")
        return number + slash + symbol.replace(self.code, self.other_code, 1)
