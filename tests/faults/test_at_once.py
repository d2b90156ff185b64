"""Several at once: readers beside a writer, two writers, interpreters side by side in one process."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import india_cyber_agreements as ica

FEW, MORE = ica.by_country("Singapore"), ica.by_country("Japan")
ROOT = pathlib.Path(__file__).parent.parent.parent
#: Reads a file again and again until another one is there, and tells how often, and which lists of ids it met.
READER = """
import json, pathlib, sys
target, stop = map(pathlib.Path, sys.argv[1:])
number, seen = 0, set()
while True:
    last = stop.exists()
    seen.add(tuple(record["id"] for record in json.loads(target.read_bytes())["agreements"]))
    number += 1
    if last:
        break
print(json.dumps([number, sorted(seen)]))
"""
#: Says hello before it begins, so that all writers begin at the same time, and writes a set again and again.
WRITER = """
import sys
import india_cyber_agreements as ica
some = ica.by_country(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(20):
    some.save(sys.argv[1])
"""


def program(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Begin a program."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603


def test_threads_that_read(tmp_path: pathlib.Path) -> None:
    """Threads that read while another writes see the one set or the other, whole."""
    target = tmp_path / "x.json"
    FEW.save(target)
    done = threading.Event()

    def read() -> set[ica.AgreementSet]:
        seen: set[ica.AgreementSet] = set()
        while not done.is_set():
            seen.add(ica.read_json(target))
        return seen

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for _ in range(10):
                MORE.save(target)
                time.sleep(0.005)
                FEW.save(target)
        finally:
            done.set()
        seen = [reader.result() for reader in readers]
    assert all(some <= {FEW, MORE} for some in seen)
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


def test_processes_that_read_and_write(tmp_path: pathlib.Path) -> None:
    """Processes that read while two write see what one of them wrote, whole, and that is what stays."""
    target, stop = tmp_path / "x.json", tmp_path / "stop"
    FEW.save(target)
    readers = [program(READER, str(target), str(stop)) for _ in range(2)]
    writers = [program(WRITER, str(target), country) for country in ("Singapore", "Japan")]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.communicate("go\n", timeout=60)
        assert writer.returncode == 0
    stop.touch()
    for reader in readers:
        out, _ = reader.communicate(timeout=60)
        number, seen = json.loads(out)
        assert number > 1
        assert {tuple(ids) for ids in seen} <= {FEW.ids, MORE.ids}
    assert ica.read_json(target) in (FEW, MORE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stop", "x.json"]


def test_two_releases_at_once(tmp_path: pathlib.Path) -> None:
    """Of two that write a data release into the same place one has its way, whole, and the other is told."""
    data = ica.load(ROOT / "tests" / "compat" / "2026.11.0" / "data")

    def write() -> str:
        try:
            data.save_package(tmp_path / "release")
        except (OSError, ica.ArgumentError):
            return "told"
        return "written"

    with ThreadPoolExecutor() as pool:
        said = [future.result() for future in [pool.submit(write) for _ in range(3)]]
    assert sorted(said) == ["told", "told", "written"]
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
    assert ica.load(tmp_path / "release").agreements == data.agreements


#: Runs code in several interpreters of one process, however the version of Python calls them.
INTERPRETERS = """
import importlib, sys, threading

def interpreters():
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            return importlib.import_module(name)
        except ImportError:
            pass
    raise SystemExit(99)

CODE = '''
import india_cyber_agreements as ica
assert len(ica.by_country("Japan")) == {number}
assert str(ica.get("in-us-mlat").standing_on("2010-01-01").standing) == "confirmed"
assert ica.country("JPN").name == "Japan"
'''
found = interpreters()
import india_cyber_agreements as ica
code = CODE.format(number=len(ica.by_country("Japan")))
for _ in range(2):
    each = found.create()
    wrong = found.run_string(each, code)
    found.destroy(each)
    if wrong is not None:
        raise SystemExit(str(wrong))
print("done")
"""


def test_interpreters() -> None:
    """Each interpreter of a process has a dataset of its own, and answers."""
    # What is measured while tests run does not go with interpreters within one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", textwrap.dedent(INTERPRETERS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode == 99:
        pytest.skip("this Python has no interpreters within one process")
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr
