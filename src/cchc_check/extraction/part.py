"""A value together with the place where it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from cchc_check.text.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A value and where it was written."""

    value: T
    span: Span
