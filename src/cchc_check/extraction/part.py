"""A value together with the place where it was written."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from cchc_check.text.span import Span

T = TypeVar("T")


class Part(Struct, Generic[T], frozen=True, gc=False):
    """A value and where it was written."""

    value: T
    span: Span
