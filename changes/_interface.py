"""Whether the public interface is still what the last release promised, or the change log says where it is not."""

from __future__ import annotations

import json
import pathlib
import re
import sys
import tarfile
import tempfile
from collections.abc import Iterator

import griffe

from . import _fragments, _picture
from ._repository import Repository
from ._run import output

PACKAGE = "india_cyber_agreements"
#: What griffe colours words in a terminal with.
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def _sources(repository: Repository, commit: str, directory: pathlib.Path) -> pathlib.Path:
    """Unpack the package as a commit has it, and return where it can be imported from."""
    packed = directory / "src.tar"
    repository.git("archive", "--format=tar", f"--output={packed}", commit, "src")
    with tarfile.open(packed) as archive:
        archive.extractall(directory, filter="data")
    return directory / "src"


def _seen(sources: pathlib.Path) -> dict[str, str]:
    """Return the picture of a version of the package."""
    program = str(pathlib.Path(_picture.__file__))
    seen: dict[str, str] = json.loads(
        output(sys.executable, program, cwd=sources, env={"PYTHONPATH": str(sources), "PYTHONDONTWRITEBYTECODE": "1"})
    )
    return seen


def _names(old: pathlib.Path, new: pathlib.Path) -> Iterator[tuple[str, str]]:
    """Yield what breaks in names and arguments, each with the name that a fragment has to speak of."""
    before, after = (griffe.load(PACKAGE, search_paths=[sources], resolve_aliases=True) for sources in (old, new))
    for breakage in griffe.find_breaking_changes(before, after):
        yield breakage.obj.name, _COLOUR.sub("", breakage.explain(griffe.ExplanationStyle.ONE_LINE))
    # griffe is content with a name that can still be imported; what counts here is what `__all__` promises.
    for name in sorted(set(map(str, before.exports or ())) - set(map(str, after.exports or ()))):
        yield name, f"{PACKAGE}.{name}: Public name was removed"


def _looks(old: pathlib.Path, new: pathlib.Path) -> Iterator[tuple[str, str]]:
    """Yield what breaks in what only shows when it runs, each with the name that a fragment has to speak of."""
    before, after = _seen(old), _seen(new)
    known = {re.split(r"[.(]", key)[0] for key in before}
    for key, value in before.items():
        if key not in after:
            yield _name(key), f"{key}: was {value}, is gone"
        elif after[key] != value and (value, after[key]) != (_picture.REQUIRED, "optional"):
            yield _name(key), f"{key}: was {value}, is {after[key]}"
    for key, value in after.items():
        if key not in before and value == _picture.REQUIRED and re.split(r"[.(]", key)[0] in known:
            yield _name(key), f"{key}: is new, and {value}"


def _name(key: str) -> str:
    """Return the name that a fragment has to speak of: the last one in a key."""
    *_, name = re.findall(r"[\w-]*\w", key)
    return str(name)


def compare(repository: Repository) -> list[str]:
    """Return what is wrong with the public interface, one line for each break that nobody is told of.

    Args:
        repository: The working tree with its history.
    """
    last = repository.last_release()
    if last is None:
        return []
    version, commit = last
    told = _fragments.on_breaks(repository.root, version)
    with tempfile.TemporaryDirectory() as directory:
        old, new = _sources(repository, commit, pathlib.Path(directory)), repository.root / "src"
        broken = dict.fromkeys((*_names(old, new), *_looks(old, new)))
    remedy = f"keep what {version} promised, or name it in a fragment changes/NAME.breaking.md"
    return [f"{line}; {remedy}" for name, line in broken if name not in told]
