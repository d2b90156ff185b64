"""Environments to try a wheel in, made of files that are there already: they need no network."""

from __future__ import annotations

import importlib.metadata
import pathlib
import shutil
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterable

from packaging.requirements import Requirement

from ._run import ReleaseError


def _with_wheel(directory: pathlib.Path, wheel: pathlib.Path) -> pathlib.Path:
    """Make an environment that holds a wheel and nothing else, and return where its packages lie."""
    venv.create(directory, symlinks=True, with_pip=False)
    site = pathlib.Path(sysconfig.get_path("purelib", "venv", {"base": str(directory)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def python_of(directory: pathlib.Path) -> str:
    """Return the interpreter of an environment."""
    return str(pathlib.Path(sysconfig.get_path("scripts", "venv", {"base": str(directory)})) / "python")


def minimal(directory: pathlib.Path, wheel: pathlib.Path) -> str:
    """Make an environment with a wheel and what it says it needs, and return its interpreter.

    Args:
        directory: Where to make it.
        wheel: The wheel.

    Raises:
        ReleaseError: Something that it needs is not installed here in a version that fits.
    """
    site = _with_wheel(directory, wheel)
    (distribution,) = importlib.metadata.distributions(path=[str(site)])
    for needed in _closure(distribution.requires or ()):
        for file in needed.files or ():
            if ".." not in file.parts:
                target = site.joinpath(*file.parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(needed.locate_file(file)), target)
    return python_of(directory)


def _closure(requirements: Iterable[str]) -> list[importlib.metadata.Distribution]:
    """Return the installed distributions that requirements lead to, extras left aside."""
    found: dict[str, importlib.metadata.Distribution] = {}
    waiting = list(requirements)
    while waiting:
        wanted = Requirement(waiting.pop())
        if wanted.name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            distribution = importlib.metadata.distribution(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            message = f"{wanted} is not installed: run this through nox, which installs it"
            raise ReleaseError(message) from None
        if not wanted.specifier.contains(distribution.version, prereleases=True):
            message = f"{wanted} is needed, and {distribution.version} is installed"
            raise ReleaseError(message)
        found[wanted.name] = distribution
        waiting += distribution.requires or ()
    return list(found.values())


def trial(directory: pathlib.Path, wheel: pathlib.Path) -> str:
    """Make an environment with a wheel in front of all that is installed here, and return its interpreter.

    Args:
        directory: Where to make it.
        wheel: The wheel.
    """
    site = _with_wheel(directory, wheel)
    # All that is in reach here, also where this is such an environment itself.
    here = [path for path in sys.path if pathlib.Path(path).name == "site-packages"]
    site.joinpath("installed-here.pth").write_text("".join(f"{path}\n" for path in here), "utf-8")
    return python_of(directory)
