"""The step that puts a release in its place, with one call after the other going wrong: all of it, or nothing."""

from __future__ import annotations

import pathlib
import shutil

import pytest

from changes._hand_over import _apply, _in_place_of
from changes._stamp import DATA
from tests.faults.calls import Fault, content, each
from tests.faults.test_calls import FAULTS, Recorder

DESCRIPTION = (DATA / "dataset.json").as_posix()
#: A working tree, and what a release makes of it: files are replaced, made and deleted.
OLD = {DESCRIPTION: b"old", "changes/x.change.md": b"x"}
NEW = {DESCRIPTION: b"new", "CITATION.cff": b"new"}
PATHS = tuple(sorted({*OLD, *NEW}))


def fill(directory: pathlib.Path, files: dict[str, bytes]) -> None:
    """Let a directory hold some files and no others."""
    shutil.rmtree(directory, ignore_errors=True)
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


#: What can go wrong there: signals wait until it is done.
ERRORS = {name: fault for name, fault in FAULTS.items() if fault.expected is OSError}


@pytest.mark.parametrize("fault", ERRORS.values(), ids=list(ERRORS))
def test_handing_over(fault: Fault, tmp_path: pathlib.Path, record_property: Recorder) -> None:
    """Whatever goes wrong, the tree and the artefacts are both those of before or both those of the release."""
    tree, source, dist = tmp_path / "tree", tmp_path / "source", tmp_path / "dist"
    fill(source, NEW)

    def hand_over() -> None:
        with _in_place_of(dist / "2026.12.0", dist / ".2026.12.0.part"):
            _apply(PATHS, source, tree)

    numbers = 0

    def set_up() -> None:
        fill(tree, OLD)
        (tree / "changes").mkdir(exist_ok=True)
        fill(dist, {"2026.12.0/x.whl": b"old", ".2026.12.0.part/x.whl": b"new"})

    set_up()
    for number, failed in each(fault, hand_over):
        found = {name: text for name, text in content(tree).items() if name != "changes"}
        artefacts = content(dist)
        assert (found, artefacts.get("2026.12.0/x.whl")) in ((OLD, b"old"), (NEW, b"new")), number
        assert failed or found == NEW, number
        # What a later try removes first, if anything.
        assert {name.partition("/")[0] for name in artefacts} <= {"2026.12.0", ".2026.12.0.part", ".2026.12.0.old"}
        set_up()
        numbers += 1
    assert numbers > len(PATHS) * 3
    record_property("cases", numbers)
