"""The modules and how they may import each other, as CONTRIBUTING.md states it."""

from __future__ import annotations

import ast
import pathlib
import re

import pytest

import india_cyber_agreements as ica

PACKAGE = pathlib.Path(ica.__file__).parent
GUIDE = pathlib.Path(__file__).parent.parent / "CONTRIBUTING.md"
ROWS = [re.findall(r"`(_\w+)`", row) for row in re.findall(r"^\| (`_[^|]*) \|", GUIDE.read_text("utf-8"), re.MULTILINE)]
RANK = {module: number for number, row in enumerate(ROWS) for module in row}


def imported(path: pathlib.Path) -> set[str]:
    """Return the modules of the package that a file imports at its head, for running and not for type checkers.

    What lies in the same folder below the package is one room with it, and left out.
    """
    names: set[str] = set()
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            names |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return names


def test_every_module_has_a_row() -> None:
    """The table names every private module, once, and no other."""
    modules = {path.stem for path in PACKAGE.glob("_*.py")} | {
        path.parent.name for path in PACKAGE.glob("_*/__init__.py")
    }
    assert sorted(module for row in ROWS for module in row) == sorted(modules - {"__init__", "__main__"})


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("_*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: pathlib.Path) -> None:
    """A module imports at its head only what stands in a row above its own."""
    home = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if home in RANK:
        assert {name for name in imported(path) if RANK[name] >= RANK[home]} == set()
