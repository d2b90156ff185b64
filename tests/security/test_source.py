"""What the code of the package never does: run what it reads, or open a connection."""

from __future__ import annotations

import ast
import pathlib
from collections.abc import Iterator

import pytest

import india_cyber_agreements as ica

PACKAGE = pathlib.Path(ica.__file__).parent
#: Modules that run what they read, that reach out, or that read XML or pickled objects.
MODULES = frozenset(
    {
        *(
            "code",
            "codeop",
            "ctypes",
            "marshal",
            "pickle",
            "runpy",
            "shelve",
            "dbm",
            "dill",
            "cloudpickle",
            "joblib",
            "yaml",
        ),
        *("ftplib", "http", "imaplib", "poplib", "smtplib", "telnetlib", "urllib", "webbrowser", "xmlrpc", "requests"),
        *("httpx", "aiohttp", "socket", "socketserver", "ssl", "multiprocessing", "pty", "xml", "lxml", "defusedxml"),
    }
)
#: Functions that run a text, or make a module of one.
FUNCTIONS = frozenset({"eval", "exec", "compile", "__import__", "execfile", "system", "popen", "extractall", "extract"})
#: Modules that only one file has a reason to use: git is asked for earlier versions there.
ALLOWED = {"_versions.py": {"subprocess"}}


def uses(path: pathlib.Path) -> Iterator[str]:
    """Yield the modules that a file imports, and the functions that it calls by such a name."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            on_module = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id
            # re.compile() makes a pattern, and runs nothing.
            yield "re.compile" if (name, on_module) == ("compile", "re") else name
            yield from ("shell=True" for word in node.keywords if word.arg == "shell")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_it_runs_nothing(path: pathlib.Path) -> None:
    """No file of the package evaluates, unpickles, unpacks, parses XML, reaches out or starts a shell."""
    forbidden = MODULES | FUNCTIONS | {"shell=True", "subprocess"}
    assert set(uses(path)) & forbidden == ALLOWED.get(path.name, set())


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')",
        "compile('x', 'x', 'exec')",
        "import pickle",
        "from xml.etree import ElementTree",
        "import urllib.request",
        "import os\nos.system('x')",
        "import subprocess",
        "run('x', shell=True)",
        "archive.extractall()",
    ],
)
def test_it_would_be_seen(source: str, tmp_path: pathlib.Path) -> None:
    """Each of those would be found."""
    path = tmp_path / "x.py"
    path.write_text(source, "utf-8")
    with pytest.raises(AssertionError):
        test_it_runs_nothing(path)
