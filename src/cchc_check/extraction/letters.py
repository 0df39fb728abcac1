"""The letters of Vietnamese by case, because a range such as à-ỹ holds both cases.

Invariant: CAPITALS and SMALL are bodies of character classes, the same letters in the same order.
"""

from __future__ import annotations

SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
CAPITALS = SMALL.upper()
