"""A check that dies, and takes its process along, over documents with “chết” in their name."""

import os

from cchc_check.engine import workers
from cchc_check.engine.results import FileResult


def check(path: str, settings: bytes) -> FileResult:
    if "chết" in path:
        os._exit(9)
    return workers._check(path, settings)
