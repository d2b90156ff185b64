"""What the playground needs, put together for the site: Python for browsers, the wheel, and what the wheel needs."""

from __future__ import annotations

import datetime as dt
import functools
import importlib.metadata
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping

import attrs

import india_cyber_agreements as ica

#: The checkout, from which the wheel is built.
ROOT = pathlib.Path(__file__).parents[2]
#: Folder of the site that holds all of this.
FOLDER = "playground"
#: Archive of the libraries that the wheel needs, and of the console.
LIBRARIES = "libraries.zip"
#: Libraries that the wheel needs, with what these need.
NEEDED = ("attrs", "cattrs", "importlib-resources", "pycountry", "typing-extensions")
#: Files of Pyodide that a browser loads.
_RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
#: What Pyodide says of itself and of packages that can be loaded from elsewhere; here there are none.
_LOCK = "pyodide-lock.json"
#: Parts of paths that nothing at run time asks for: tests, compiled for another Python, texts in other languages.
_UNUSED = {"__pycache__", "locales", "tests"}
#: Databases of pycountry that the package asks.
_DATABASES = {"iso3166-1.json", "iso3166-3.json"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


@attrs.frozen(kw_only=True)
class Playground:
    """The files of the playground."""

    #: Content by name.
    files: Mapping[str, bytes]
    #: Name of the wheel among them.
    wheel: str
    #: Version of Pyodide, and of Python within it.
    pyodide: str
    python: str

    @property
    def size(self) -> int:
        """How many bytes a browser loads."""
        return sum(map(len, self.files.values()))


def _wheel(directory: pathlib.Path) -> pathlib.Path:
    """Build the wheel and return its path.

    Raises:
        subprocess.CalledProcessError: It cannot be built.
    """
    info = ica.dataset().info
    day = dt.datetime.combine((info.released or info.modified).earliest, dt.time(), dt.UTC)
    # With the time that a release gives them, the same files make the same wheel.
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(directory)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(int(day.timestamp()))},
        check=True,
        capture_output=True,
    )
    return next(directory.glob("*.whl"))


def _is_used(path: pathlib.PurePath) -> bool:
    """Return whether a file of a library belongs into the archive: its code and data, its description and licences."""
    if _UNUSED.intersection(path.parts) or (path.parent.name == "databases" and path.name not in _DATABASES):
        return False
    return (
        path.suffix in {".json", ".py"}
        or path.name in {"METADATA", "py.typed"}
        or "licenses" in path.parts
        or path.name.startswith(("COPYING", "COPYRIGHT", "LICENCE", "LICENSE", "NOTICE"))
    )


def _library(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of an installed library that a browser needs.

    Raises:
        ValueError: It is not all Python.
    """
    for file in importlib.metadata.files(name) or ():
        if file.suffix in {".pyd", ".so"}:
            message = f"{name} has compiled code, which a browser cannot run: {file}"
            raise ValueError(message)
        if ".." not in file.parts and _is_used(file):
            yield file.as_posix(), file.read_binary()


def libraries() -> bytes:
    """Return the archive of the libraries and the console; the same files give the same bytes."""
    contents = dict(entry for name in NEEDED for entry in _library(name))
    contents["console.py"] = pathlib.Path(__file__).with_name("console.py").read_bytes()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED, 9)
    return written.getvalue()


@functools.cache
def made(pyodide: pathlib.Path) -> Playground:
    """Return the playground.

    Args:
        pyodide: Directory of the npm package ``pyodide``.

    Raises:
        OSError: A file of it is not there.
        subprocess.CalledProcessError: The wheel cannot be built.
        ValueError: A library is not all Python.
    """
    files = {name: (pyodide / name).read_bytes() for name in _RUNTIME}
    lock = json.loads((pyodide / _LOCK).read_bytes())
    files[_LOCK] = json.dumps({**lock, "packages": {}}).encode()
    with tempfile.TemporaryDirectory() as directory:
        wheel = _wheel(pathlib.Path(directory))
        files[wheel.name] = wheel.read_bytes()
    files[LIBRARIES] = libraries()
    version = json.loads((pyodide / "package.json").read_bytes())["version"]
    return Playground(files=files, wheel=wheel.name, pyodide=version, python=lock["info"]["python"])


def write(playground: Playground, site: pathlib.Path) -> None:
    """Write the playground into a site, in place of an older one.

    Args:
        playground: What to write.
        site: Directory of the site.
    """
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in playground.files:
            path.unlink()
    for name, content in playground.files.items():
        (folder / name).write_bytes(content)
