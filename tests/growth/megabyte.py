"""Every pattern on every family at full length: `python tests/growth/megabyte.py [--size 1000000] [--part 0/2]`.

Invariant: a family of which a character costs more than twice what it costs at a sixteenth of the length is told.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from growth.collected import collected
from growth.growing import MOST, PLACES, Used
from growth.uses import excused, window

_CHEAP = 300.0
"""Nanoseconds for a character, at one place, that no pattern can be blamed for: 0.3 seconds in a megabyte."""


def main() -> int:
    """The number of families that grow faster than the text."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    wanted.add_argument("--size", type=int, default=1_000_000)
    wanted.add_argument("--part", default="0/1", help="which of how many parts of the patterns")
    chosen = wanted.parse_args()
    part, parts = map(int, chosen.part.split("/"))
    written, _ = collected()
    distinct = {(one.pattern, one.flags, window(one)): one for one in written if not excused(one)}
    families = slow = 0
    patterns = tuple(distinct.values())[part::parts]
    for one in patterns:
        used = Used(one)
        for family in used.families:
            families += 1
            long = used.cost(family, chosen.size)
            if long > _CHEAP * (PLACES if used.ways else 1) and long > MOST * used.cost(
                family, chosen.size // 16, 3
            ):
                slow += 1
                print(f"{one}\n  {family!r}: {long:.0f} ns a character", flush=True)
    spent = time.process_time()
    print(
        f"{len(patterns)} patterns, {families} families of {chosen.size} characters, {slow} slow, {spent:.0f} s"
    )
    return slow


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
