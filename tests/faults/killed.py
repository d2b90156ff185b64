"""Writes something over and over in processes of its own, each of which is ended at another call to the system.

Run as a program, ``python -m tests.faults.killed SCENARIO DIRECTORY``, it prints how many cases there were and what was
wrong after them, as JSON: processes are forked here, where no thread is, and not among tests.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import pathlib
import re
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from unittest import mock

import attrs

import india_cyber_agreements as ica
from india_cyber_agreements import _cli, _export, _package
from india_cyber_agreements._package import Part
from tests.faults.calls import LEFT_OVER, Fault, content, going_wrong

#: How a process ends that ended its work.
_DONE = 0


@attrs.frozen(kw_only=True)
class Scenario:
    """Something that is written again and again."""

    #: Writes it.
    run: Callable[[], object]
    #: What the directory holds before.
    before: dict[str, bytes]
    #: Directories that are there before, and empty.
    empty: tuple[str, ...] = ()
    #: How its processes end, and whether they tidy up first.
    signals: tuple[tuple[signal.Signals, bool], ...] = ((signal.SIGKILL, False), (signal.SIGINT, True))


def _set_up(directory: pathlib.Path, scenario: Scenario) -> None:
    """Let the directory hold what it did before."""
    shutil.rmtree(directory)
    directory.mkdir()
    for name, text in scenario.before.items():
        (directory / name).write_bytes(text)
    for name in scenario.empty:
        (directory / name).mkdir()


def _in_a_process(work: Callable[[], object]) -> int:
    """Do something in a process of its own, and return how that ended."""
    child = os.fork()
    if not child:
        code = 1
        with contextlib.suppress(BaseException):
            work()
            code = _DONE
        os._exit(code)
    return os.waitpid(child, 0)[1]


def _wrong(directory: pathlib.Path, states: list[dict[str, bytes]], *, tidy: bool) -> str | None:
    """Return what is wrong with what stands in a directory, if anything is."""
    found = content(directory)
    left = {name for name in found if any(map(LEFT_OVER.fullmatch, (name, name.partition("/")[2])))}
    if left and tidy:
        return f"left over: {sorted(left)}"
    if len({re.sub(r"\.part/.*", ".part", name) for name in left}) > 1:
        return f"more than one left over: {sorted(left)}"
    rest = {name: text for name, text in found.items() if name not in left}
    # A directory that was empty is filled file by file, with what is left beside them, and the sums last of all.
    filling = bool(left) and "release/SHA256SUMS" not in rest and rest.items() <= states[1].items()
    return (
        None
        if rest in states or filling
        else f"neither old nor new: { {name: len(text) for name, text in rest.items()} }"
    )


def _cases(directory: pathlib.Path, scenario: Scenario) -> Iterator[str | None]:
    """End the work at each of its calls, and yield what is wrong after each."""
    _set_up(directory, scenario)
    before = content(directory)
    assert _in_a_process(scenario.run) == _DONE
    states = [before, content(directory)]
    assert states[0] != states[1]
    for number, tidy in scenario.signals:
        for after in (False, True):
            fault = Fault(what=functools.partial(signal.raise_signal, number), after=after)
            position, ended = 0, 1
            while ended != _DONE:
                _set_up(directory, scenario)

                def work(position: int = position, fault: Fault = fault) -> None:
                    with going_wrong(position, fault):
                        scenario.run()

                ended = _in_a_process(work)
                position += 1
                yield _wrong(directory, states, tidy=tidy)


def _full(directory: pathlib.Path, scenario: Scenario) -> Iterator[str | None]:
    """Let no file grow beyond a size, as where a disk is full, and yield what is wrong after each."""
    _set_up(directory, scenario)
    before = content(directory)
    assert _in_a_process(scenario.run) == _DONE
    states = [before, content(directory)]
    largest = max(map(len, states[1].values()))
    for size in sorted({0, 1, 4095, 4096, largest // 2, largest - 1, largest}):
        _set_up(directory, scenario)

        def work(size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            scenario.run()

        ended = _in_a_process(work)
        if (ended == _DONE) is not (size >= largest):
            yield f"ended with {ended} at {size} of {largest} bytes"
        yield _wrong(directory, states, tidy=True)


def _made(*_: object) -> tuple[Part, ...]:
    """Return the few files of a release."""
    files = {"a/x.json": b"x" * 5000, "a/b/y.json": b"y", "z": b"z", "SHA256SUMS": b"sums"}
    return tuple(Part(path=path, content=text, media_type="x/y", description="") for path, text in files.items())


def _main(*arguments: str) -> None:
    """Run the command line, and end the process as it says."""
    sys.stdout = pathlib.Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    code = _cli.main(arguments)
    if code:
        raise SystemExit(code)


def _save(directory: pathlib.Path, suffix: str) -> Scenario:
    """Return the scenario of saving in one format over an old file."""
    some = ica.agreements()[:2]
    return Scenario(run=functools.partial(some.save, directory / f"x{suffix}"), before={f"x{suffix}": b"old"})


def scenarios(directory: pathlib.Path) -> dict[str, list[Scenario]]:
    """Return what can be tried."""
    mock.patch.object(_package, "parts", _made).start()
    target = directory / "release"
    release = functools.partial(ica.dataset().save_package, target)
    export = functools.partial(_main, "export", str(directory / "x.json"), "--country", "Singapore")
    return {
        "save": [_save(directory, ".json")],
        "save in every format": [_save(directory, suffix) for suffix in _export.SUFFIXES],
        "save_package": [Scenario(run=release, before={}), Scenario(run=release, before={}, empty=("release",))],
        "export": [Scenario(run=export, before={"x.json": b"old"}, signals=((signal.SIGTERM, True),))],
    }


def main(name: str, place: str) -> None:
    """Try one of the scenarios, and print what came of it."""
    # Whoever starts this in the background may have told it to ignore them.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    directory = pathlib.Path(place)
    chosen = scenarios(directory)[name]
    found = [case for scenario in chosen for case in _cases(directory, scenario)]
    full = [case for scenario in chosen for case in _full(directory, scenario)]
    wrong = [case for case in (*found, *full) if case]
    sys.stdout.write(json.dumps({"ended": len(found), "full": len(full), "wrong": wrong}))


if __name__ == "__main__":
    main(*sys.argv[1:])
