"""A check that dies, and takes its process along, over documents with “chết” in their name."""

import os

from cchc_check.engine.workers import Answer
from cchc_check.engine.workers import _check as whole


def check(path: str, settings: bytes) -> Answer:
    if "chết" in path:
        os._exit(9)
    return whole(path, settings)
