"""Every example in the docstrings and in the README runs."""

from __future__ import annotations

import doctest
import importlib
import pathlib
import pkgutil
import re

import pytest

import india_cyber_agreements as ica

MODULES = sorted(info.name for info in pkgutil.walk_packages(ica.__path__, "india_cyber_agreements."))
README = pathlib.Path(__file__).parent.parent / "README.md"
#: Public things whose meaning an example would not make clearer: plain data and vocabularies.
FUNCTIONS = [name for name in ica.__all__ if callable(getattr(ica, name)) and name[0].islower()]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_docstrings(name: str) -> None:
    """The examples of a module give what they say."""
    found = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert found.failed == 0


def test_package_docstring() -> None:
    """The example of the package gives what it says."""
    assert doctest.testmod(ica).failed == 0


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - {"dataset", "load"}))
def test_every_question_has_an_example(name: str) -> None:
    """Every public function shows how it is used."""
    assert ">>>" in (getattr(ica, name).__doc__ or "")


def test_readme(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of the README give what they say, from top to bottom."""
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```pycon\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert len(blocks) >= 4
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", str(README), 0)
    report: list[str] = []
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append).failed == 0, "".join(report)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"japan.{suffix}" for suffix in ("csv", "html", "json", "png", "sqlite")
    ]
