"""Threads may use the library at once: from a cold start, they find exactly what one finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[1] / "corpus"
SCRIPT = """
import sys, threading
from pathlib import Path

import cchc_check
from cchc_check import Settings, Unit

files = sorted(Path(sys.argv[1]).glob("*/report.*"))[:10]
texts = ["# Báo cáo\\n\\n| A | B |\\n|---|---|\\n| 1 | 2 |\\n\\n- Kế hoạch số 12/KH- SNV ngày 31/02/2021;\\n" * (n + 1)
         for n in range(4)]
settings = (None, Settings(lang="en", stage="issue", unit=Unit(code="SKHCN")))
work = [(cchc_check.check, file, own) for own in settings for file in files]
work += [(cchc_check.check_text, text, own) for own in settings for text in texts]

def everything(found):
    for verb, source, own in found:
        yield verb(source, settings=own)

def facts(file):
    return len(cchc_check.extract(cchc_check.read(file)).citations)

threaded, counted, ready = [], [], threading.Barrier(int(sys.argv[2]))

def run(shift):
    ready.wait()
    order = work[shift:] + work[:shift]
    results = list(everything(order))
    threaded.append(results[-shift:] + results[:-shift] if shift else results)
    counted.append([facts(file) for file in files])

sys.setswitchinterval(1e-5)
threads = [threading.Thread(target=run, args=(n * 5,)) for n in range(int(sys.argv[2]))]
for each in threads:
    each.start()
for each in threads:
    each.join()
alone = list(everything(work))
assert len(threaded) == len(threads), "a thread has died"
assert all(results == alone for results in threaded)
assert all(numbers == [facts(file) for file in files] for numbers in counted)
print(sum(len(result.diagnostics) for result in alone), sum(bool(result.failures) for result in alone))
"""


@pytest.mark.parametrize("threads", [4, 2])
def test_threads_find_what_one_finds(threads: int) -> None:
    command = [sys.executable, "-X", "utf8", "-c", SCRIPT, str(CORPUS), str(threads)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found, failed = map(int, done.stdout.split())
    assert found > 100
    assert failed == 0
