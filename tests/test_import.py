"""What importing costs, and that loading happens once, offline, from anywhere."""

from __future__ import annotations

import os
import pathlib
import re
import shutil
import subprocess
import sys
import types
import zipfile
from importlib.metadata import requires, version

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _resources
from india_cyber_agreements._once import Once

#: What an import of the package alone must not load.
HEAVY = (
    "attr", "attrs", "cattrs", "pycountry", "json", "importlib.metadata", "importlib.resources", "importlib_resources",
    "argparse", "difflib", "pandas", "polars", "pyarrow", "altair", "vl_convert", "xlsxwriter", "sqlite3",
    "india_cyber_agreements._dataset",
)  # fmt: skip


def run(code: str, *flags: str, cwd: pathlib.Path | None = None) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    done = subprocess.run([sys.executable, *flags, "-c", code], check=True, capture_output=True, text=True, cwd=cwd)  # noqa: S603
    return done.stdout


def test_import_loads_nothing() -> None:
    """A bare import loads no dependency, no reader of files and no data."""
    code = (
        "import sys\nbefore = set(sys.modules)\nimport india_cyber_agreements\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = set(run(code, "-I").split())
    assert "india_cyber_agreements" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_queries_do_without_pycountry() -> None:
    """The usual queries load no pycountry, no argparse and nothing optional."""
    code = (
        "import sys; before = set(sys.modules)\nimport india_cyber_agreements as ica\n"
        "len(ica.by_country('Japan').in_force_between('2010', '2020').totals()); ica.search('ransomware')\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    optional = {"pandas", "polars", "pyarrow", "altair", "vl_convert", "xlsxwriter", "sqlite3"}
    ours = {
        f"india_cyber_agreements.{name}" for name in ("_tables", "_frames", "_export", "_html", "_plot", "_progress")
    }
    assert set(run(code).split()).isdisjoint({"pycountry", "argparse"} | optional | ours)


def test_default_install() -> None:
    """A plain install brings the four dependencies; everything else comes with an extra."""
    needed = [requirement for requirement in requires("india-cyber-agreements") or [] if "extra ==" not in requirement]
    names = {re.split(r"[<>=!~ ;\[]", requirement)[0] for requirement in needed}
    assert names == {"attrs", "cattrs", "importlib-resources", "pycountry"}


def test_tables_and_text_files_need_no_extra() -> None:
    """Rows, most files and what notebooks show do without any library beyond the four."""
    blocked = ("pandas", "polars", "pyarrow", "altair", "vl_convert", "xlsxwriter", "duckdb", "numpy", "IPython")
    code = (
        f"import sys; sys.modules |= dict.fromkeys({blocked})\n"
        "import tempfile, pathlib, india_cyber_agreements as ica\n"
        "some = ica.by_country('Japan'); some._repr_html_(); some[0]._repr_html_()\n"
        "directory = pathlib.Path(tempfile.mkdtemp())\n"
        "for suffix in 'json jsonl csv sqlite geojson bib html'.split(): some.save(directory / f'x.{suffix}')\n"
        "print(len(some.country_year()) > 0, len(list(directory.iterdir())))"
    )
    assert run(code).split() == ["True", "7"]


def test_public_names() -> None:
    """Every public name can be had, is listed in order, and no other name is."""
    assert dir(ica) == sorted(ica.__all__)
    for name in ica.__all__:
        assert getattr(ica, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        ica.no_such_name  # noqa: B018 - that it is refused is the point


def test_star_import_gives_the_public_names() -> None:
    """``import *`` gives exactly the public names."""
    code = (
        "from india_cyber_agreements import *\nprint(*sorted(n for n in dir() if n != '__version__' and n[:2] != '__'))"
    )
    assert run(code).split() == sorted(name for name in ica.__all__ if name != "__version__")


def test_version() -> None:
    """Package and data have one version."""
    assert ica.__version__ == ica.dataset().info.version == version("india-cyber-agreements")
    assert ica.dataset().info.schema_version == ica.SCHEMA_VERSION


def test_threads_load_once() -> None:
    """Eight threads that ask first at the same moment get the same object, and the files are read once."""
    code = """
import threading
from india_cyber_agreements import _resources
import india_cyber_agreements as ica
reads = []
real = _resources.read_bytes
def counting(path):
    reads.append(path)
    return real(path)
_resources.read_bytes = counting
barrier = threading.Barrier(8)
found = []
def ask():
    barrier.wait()
    found.append(ica.dataset())
threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), len({id(data) for data in found}), len(reads) == len(set(reads)))
"""
    assert run(code).split() == ["8", "1", "True"]


def test_offline() -> None:
    """No socket is opened, whatever is asked."""
    code = """
import socket
def refuse(*args, **kwargs):
    raise AssertionError("a socket was opened")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
import india_cyber_agreements as ica
from india_cyber_agreements._cli import main
len(ica.agreements()); ica.country("Sahrawi Arab Democratic Republic"); ica.cite(); ica.edition().reconcile()
try: ica.country("Atlantis")
except LookupError: pass
raise SystemExit(main(["check"]))
"""
    assert "no problem" in run(code)


def test_zipped(tmp_path: pathlib.Path) -> None:
    """The package works from inside a zip file on the path, as it does from a zipped wheel."""
    package = pathlib.Path(ica.__file__).parent
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(package.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                file.write(path, pathlib.Path(package.name, path.relative_to(package)).as_posix())
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "import india_cyber_agreements as ica\n"
        "from india_cyber_agreements._cli import main\n"
        "assert '.zip' in ica.__file__, ica.__file__\n"
        "assert len(ica.by_country('Japan')) and ica.country('\U0001f1ef\U0001f1f5').alpha_2 == 'JP'\n"
        "print(main(['check']), main(['format', '--check']))"
    )
    found = run(code, "-X", "utf8")
    assert found.splitlines()[0].startswith("no problem")
    assert "there is no such directory" in found
    assert found.split()[-2:] == ["0", "1"]


def test_copy_elsewhere(bundled_directory: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A copy of the data files loads as the same dataset."""
    copy = tmp_path / "copy"
    shutil.copytree(bundled_directory, copy)
    loaded = ica.load(copy)
    assert loaded.agreements == ica.agreements()
    assert loaded.info == ica.dataset().info
    assert loaded.sources == ica.dataset().sources
    assert loaded.editions == ica.dataset().editions
    assert loaded.coverage == ica.dataset().coverage
    assert ica.load(str(copy)).edition("cis-2017").reconcile() == ica.edition().reconcile()


def test_signal_while_loading() -> None:
    """Whoever asks again while the value is being made does not wait for himself, and all get the first value made."""
    made: list[object] = []

    def make() -> object:
        if not made:
            made.append(object())
            inner.append(once())
        return object()

    inner: list[object] = []
    once = Once(make)
    assert once() is inner[0]
    assert once() is inner[0]


def test_where_nothing_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems without fork need no care for it."""
    monkeypatch.delattr(os, "register_at_fork", raising=False)
    assert Once(lambda: 5)() == 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork, so nothing can hang in one")
def test_fork_while_loading() -> None:
    """A process forked while another thread makes the value does not hang."""
    code = """
import os, threading
from india_cyber_agreements._once import Once
started, go_on = threading.Event(), threading.Event()
def make():
    if threading.current_thread() is not threading.main_thread():
        started.set(); go_on.wait(20)
    return "made"
once = Once(make)
thread = threading.Thread(target=once); thread.start(); started.wait(20)
child = os.fork()
if child == 0:
    os._exit(0 if once() == "made" else 1)
go_on.set(); thread.join()
print(os.waitpid(child, 0)[1], once())
"""
    assert run(code, "-W", "ignore::DeprecationWarning").split() == ["0", "made"]


def test_importer_that_gives_no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where whatever imported the package gives no bytes of files, they are found all the same."""
    expected = {file: _resources.read_bytes(file) for file in ("dataset.json", "editions/cis-2017.json")}
    monkeypatch.setattr(_resources, "__spec__", types.SimpleNamespace(loader=object()))
    assert {file: _resources.read_bytes(file) for file in expected} == expected
