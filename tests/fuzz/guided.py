"""Coverage-guided fuzzing with atheris, apart from the tests: `python tests/fuzz/guided.py word --seconds 120`.

Wants `pip install -e .[fuzz]`. Targets are named in `targets.py`; what they must never do is in `holds.py`.
It begins with the inputs of corpus/TARGET.txt (a line each, in hexadecimal), which `test_fuzz.py` runs through too,
and leaves what reached new code in --corpus (default: a new folder, told at the start). An input that breaks a promise
is printed and written there as crash-…; it becomes a named test where the fault was, and a line of corpus/TARGET.txt.

Invariant: the run ends by itself, after --runs inputs or --seconds, whichever comes first.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Fuzz one target."""
    wanted = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    wanted.add_argument("target")
    wanted.add_argument("--runs", type=int, default=-1, help="inputs to try at most")
    wanted.add_argument("--seconds", type=int, default=60, help="time to spend at most")
    wanted.add_argument("--longest", type=int, default=400, help="bytes in an input")
    wanted.add_argument(
        "--slowest", type=int, default=20, help="seconds after which an input counts as a hang"
    )
    wanted.add_argument("--corpus", type=Path, help="folder of inputs, read and added to")
    chosen = wanted.parse_args()
    sys.path.insert(0, str(HERE.parent))

    import atheris

    with atheris.instrument_imports(include=["cchc_check"]):
        from fuzz.targets import TARGETS, kept

        # What is imported when first used has to be instrumented too.
        for target in TARGETS.values():
            for seed in range(4):
                target(bytes((seed, *range(1, 120))))

    corpus = chosen.corpus or Path(tempfile.mkdtemp(prefix=f"fuzz-{chosen.target}-"))
    corpus.mkdir(parents=True, exist_ok=True)
    print(f"inputs are kept in {corpus}")
    for number, data in enumerate(kept(chosen.target)):
        (corpus / f"kept-{number}").write_bytes(data)
    budget = [f"-runs={chosen.runs}", f"-max_total_time={chosen.seconds}", f"-max_len={chosen.longest}"]
    rules = [
        f"-timeout={chosen.slowest}",
        "-rss_limit_mb=1500",
        "-print_final_stats=1",
        "-len_control=0",
        f"-artifact_prefix={corpus}/",
    ]
    atheris.Setup([sys.argv[0], *budget, *rules, str(corpus)], TARGETS[chosen.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
