"""Files are written whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys

import pytest

from cchc_check.engine.whole import whole

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills a process; needs links and /dev/full")
KILLED = """
import os, signal, sys
from cchc_check.engine.whole import whole
with whole(sys.argv[1]) as file:
    file.write(b"new" * 100_000)
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def listed(folder):
    return sorted(os.listdir(folder))


def interrupted(target):
    with whole(target) as file:
        file.write(b"new")
        raise KeyboardInterrupt


@pytest.mark.parametrize("before", [None, b"old"])
def test_an_error_leaves_what_there_was(tmp_path, before):
    target = tmp_path / "out.json"
    if before is not None:
        target.write_bytes(before)
    with pytest.raises(KeyboardInterrupt):
        interrupted(str(target))
    assert listed(tmp_path) == (["out.json"] if before else [])
    assert not before or target.read_bytes() == before


def test_a_killed_process_leaves_no_half_file_and_the_next_one_clears_up(tmp_path):
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    killed = subprocess.run([sys.executable, "-c", KILLED, target], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    assert listed(tmp_path) == ["out.json", "out.json.partial"]
    with whole(str(target)) as file:
        file.write(b"new")
    assert target.read_bytes() == b"new"
    assert listed(tmp_path) == ["out.json"]


def test_two_at_once_do_not_mix(tmp_path):
    target = tmp_path / "out.json"
    with whole(str(target)) as file:
        file.write(b"first")
        with pytest.raises(BlockingIOError), whole(str(target)) as other:
            other.write(b"second")
    assert target.read_bytes() == b"first"
    assert listed(tmp_path) == ["out.json"]


def test_a_link_is_followed_and_its_rights_are_kept(tmp_path):
    target, link = tmp_path / "out.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to(target)
    with whole(str(link)) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_device_stays_one():
    with pytest.raises(OSError, match="No space"), whole("/dev/full") as file:
        file.write(b"new")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)
    assert not os.path.lexists("/dev/full.partial")
