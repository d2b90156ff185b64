#!/usr/bin/env -S uv run --script
# /// script
# dependencies = ["nox>=2024.10.9"]
# ///
"""The checks of the project: ``nox`` runs all of them, ``nox -s NAME`` one, ``nox --list`` names them."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import tempfile

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"

PACKAGE = "india_cyber_agreements"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PROJECT = nox.project.load_toml("pyproject.toml")


def group(name: str) -> list[str]:
    """Return the requirements of a dependency group."""
    return list(nox.project.dependency_groups(PROJECT, name))


def answers(python: str) -> bool:
    """Return whether an interpreter is there and runs; a version manager's stub may be there and refuse."""
    path = shutil.which(f"python{python}")
    return path is not None and subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0


#: Tests that share a file or a fixture run after each other, others side by side.
SIDE_BY_SIDE = ("-n", "logical", "--dist", "loadscope")
#: Names under which Chromium and its kin are installed.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FOUND = [python for python in PYTHONS if answers(python)]


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and docstrings."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("interrogate", "--quiet", "src", "tests", "docs", "noxfile.py")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, and that every public name of the built wheel is typed."""
    session.install(*group("types"), ".[all]")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--ignoreexternal", "--verifytypes", PACKAGE)


@nox.session(python=FOUND or None)
def tests(session: nox.Session) -> None:
    """Run the tests against the built wheel; on the newest interpreter every branch of the code must be covered."""
    session.install(*group("test"), ".[all]")
    if session.posargs or session.python not in {None, *FOUND[-1:]}:
        session.run("pytest", *(session.posargs or SIDE_BY_SIDE))
        return
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *SIDE_BY_SIDE)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def outside(session: nox.Session) -> None:
    """Open what the package writes with programs of others: a browser, Datasette, DuckDB, polars, Spark."""
    missing = [
        what for what, names in {"Chromium": BROWSERS, "Java": ("java",)}.items() if not any(map(shutil.which, names))
    ]
    if missing:
        session.skip(f"not found: {' and '.join(missing)}")
    session.install(*group("outside"), ".[all]")
    session.run("pytest", *(session.posargs or ("tests/outside", "tests/browser")))


@nox.session
def package(session: nox.Session) -> None:
    """Build the distributions and check them."""
    session.install(*group("package"))
    session.run("validate-pyproject", "pyproject.toml")
    with tempfile.TemporaryDirectory() as directory:
        session.run("python", "-m", "build", "--outdir", directory)
        built = [str(path) for path in sorted(pathlib.Path(directory).iterdir())]
        session.run("twine", "check", "--strict", *built)
        session.run("check-wheel-contents", *(path for path in built if path.endswith(".whl")))


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation anew, its notebooks run; every warning is an error."""
    session.install(*group("docs"), ".[all]")
    session.run("sphinx-build", "-E", "-n", "-W", "-T", "--keep-going", "-b", "html", "docs", "docs/_build/html")


if __name__ == "__main__":
    nox.main()
