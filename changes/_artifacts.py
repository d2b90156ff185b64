"""What a release consists of: sdist, wheel, bill of materials, data release and checksums, all made from one tree."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import pathlib
import shutil
import sys
import tarfile
import tempfile
import zipfile

from india_cyber_agreements._dates import PartialDate

from . import _environment
from ._run import ReleaseError, output, run
from ._stamp import description

NAME = "india-cyber-agreements"
SUMS = "SHA256SUMS"
#: Version of CycloneDX in which the bill of materials is written.
_CYCLONEDX = "1.6"


def _epoch(tree: pathlib.Path) -> int:
    """Return the time that whatever is made from a tree bears: the start of its day of release or last change."""
    described = description(tree)
    day = PartialDate.parse(described.get("released") or described["modified"]).earliest
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


def build(tree: pathlib.Path, directory: pathlib.Path) -> list[pathlib.Path]:
    """Build sdist and, from it, the wheel, and return both.

    Args:
        tree: The working tree.
        directory: Where to put them; it exists and is empty.

    Raises:
        ReleaseError: They cannot be built.
    """
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", str(directory), str(tree))
    output(*command, cwd=tree, env={"SOURCE_DATE_EPOCH": str(_epoch(tree))})
    return sorted(directory.iterdir())


def digest(path: pathlib.Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build_twice(tree: pathlib.Path, directory: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Build sdist and wheel, build them once more elsewhere, and return the first pair if the second is the same.

    Args:
        tree: The working tree.
        directory: Where to put them; it exists and is empty.

    Raises:
        ReleaseError: They cannot be built, or not twice in the same way.
    """
    sdist, wheel = sorted(build(tree, directory), key=lambda path: path.suffix == ".whl")
    with tempfile.TemporaryDirectory() as name:
        elsewhere = pathlib.Path(name)
        copy = shutil.copytree(tree, elsewhere / "tree", ignore=shutil.ignore_patterns(".git", ".nox", "__pycache__"))
        again = elsewhere / "dist"
        again.mkdir()
        build(copy, again)
        differ = [path.name for path in (sdist, wheel) if digest(path) != digest(again / path.name)]
    if differ:
        message = f"built a second time, other bytes came out: {', '.join(differ)}"
        raise ReleaseError(message)
    return sdist, wheel


def unpack(sdist: pathlib.Path, directory: pathlib.Path) -> pathlib.Path:
    """Unpack an sdist and return the directory that it holds."""
    with tarfile.open(sdist) as archive:
        archive.extractall(directory, filter="data")
    return directory / sdist.name.removesuffix(".tar.gz")


def _bill(tree: pathlib.Path, python: str, wheel: pathlib.Path, target: pathlib.Path) -> None:
    """Write the bill of materials: the package and what it needs at run time, as CycloneDX.

    Raises:
        ReleaseError: It cannot be written.
    """
    command = (sys.executable, "-m", "cyclonedx_py", "environment", python, "--pyproject", str(tree / "pyproject.toml"))
    options = ("--spec-version", _CYCLONEDX, "--output-reproducible", "--output-format", "JSON", "--validate")
    bill = json.loads(output(*command, *options, cwd=tree))
    version = description(tree)["version"]
    # The version is dynamic in pyproject.toml, so that the tool cannot know it.
    component = bill["metadata"]["component"]
    component |= {
        "version": version,
        "purl": f"pkg:pypi/{NAME}@{version}",
        "hashes": [{"alg": "SHA-256", "content": digest(wheel)}],
    }
    target.write_text(json.dumps(bill, indent=2) + "\n", "utf-8")


def _zip(directory: pathlib.Path, target: pathlib.Path, epoch: int) -> None:
    """Pack a directory so that the same files give the same bytes."""
    stamp = dt.datetime.fromtimestamp(epoch, tz=dt.UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in directory.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{target.stem}/{path.relative_to(directory).as_posix()}", stamp)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def make(tree: pathlib.Path, directory: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Make everything that a release consists of, and return sdist and wheel.

    Args:
        tree: The working tree that it is made from.
        directory: Where to put it; it exists and is empty.

    Raises:
        ReleaseError: Something cannot be made, or not twice in the same way.
    """
    sdist, wheel = build_twice(tree, directory)
    stem = f"{NAME}-{description(tree)['version']}"
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        minimal = _environment.minimal(work / "minimal", wheel)
        # Nothing but the wheel and what it says it needs: whatever else it needed would be missed here.
        run(minimal, "-I", "-m", "india_cyber_agreements", "totals", cwd=work)
        _bill(tree, minimal, wheel, directory / f"{stem}.cdx.json")
        trial = _environment.trial(work / "trial", wheel)
        run(trial, "-I", "-m", "india_cyber_agreements", "export", "--package", str(work / "data"), cwd=work)
        _zip(work / "data", directory / f"{stem}-data.zip", _epoch(tree))
    sums = [f"{digest(path)}  {path.name}\n" for path in sorted(directory.iterdir())]
    (directory / SUMS).write_text("".join(sums), "utf-8")
    return sdist, wheel
