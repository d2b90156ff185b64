"""The data release as a whole: which files it has, that they agree, and that nothing is half-written."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _package
from india_cyber_agreements._resources import read_bytes
from tests.libraries import pq

DATA = ica.dataset()
#: The small dataset of the tests, which is not the bundled one.
OTHER = pathlib.Path(__file__).parent.parent / "suite" / "dataset"
NAMES: list[Any] = [table.name for table in ica.tables()]
ROOT = {
    "agreements.sqlite", "api", "CITATION.cff", "croissant.json", "csv", "datapackage.json", "dcat.ttl", "json",
    "parquet", "README.md", "schema-org.jsonld", "SHA256SUMS", "zenodo.json",
}  # fmt: skip


def contents(directory: pathlib.Path) -> dict[str, bytes]:
    """Return the bytes of every file below a directory by its path."""
    paths = (path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return the directory of a data release of another dataset."""
    directory = tmp_path_factory.mktemp("other") / "release"
    ica.load(OTHER).save_package(directory)
    return directory


def test_layout(release: pathlib.Path) -> None:
    """Everything is there, and nothing else."""
    assert {path.name for path in release.iterdir()} == ROOT
    assert {path.name for path in release.joinpath("csv").iterdir()} == {
        "csv-metadata.json",
        *(f"{name}.csv" for name in NAMES),
    }
    assert {path.name for path in release.joinpath("parquet").iterdir()} == {f"{name}.parquet" for name in NAMES}
    assert release.joinpath("api/v1/openapi.json").is_file()


def test_same_bytes(release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """The same dataset gives the same bytes, also in another process with another seed for its hashes."""
    DATA.save_package(tmp_path / "again")
    code = f"import india_cyber_agreements as ica; ica.dataset().save_package({str(tmp_path / 'process')!r})"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})  # noqa: S603
    assert contents(tmp_path / "again") == contents(tmp_path / "process") == contents(release)


def test_tables(release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Tables are those that ``save`` writes."""
    for name in NAMES:
        DATA.save(tmp_path / "x.csv", table=name)
        assert tmp_path.joinpath("x.csv").read_bytes() == release.joinpath("csv", f"{name}.csv").read_bytes()
        assert pq.read_table(release / "parquet" / f"{name}.parquet").to_pylist() == DATA.to_records(name)
    DATA.save(tmp_path / "x.sqlite")
    assert tmp_path.joinpath("x.sqlite").read_bytes() == release.joinpath("agreements.sqlite").read_bytes()


def test_data_files(release: pathlib.Path) -> None:
    """The data files are the bundled ones, every one of them, with their schemas, and load again."""
    found = contents(release / "json")
    described = {digest.path for digest in DATA.info.files}
    schemas = {file for file in found if file.startswith("schema/")}
    assert set(found) == {"dataset.json", *described, *schemas}
    assert all(content == read_bytes(file) for file, content in found.items())
    expected = {
        "edition" if file.startswith("editions/") else file.removesuffix(".json") for file in set(found) - schemas
    }
    assert {file.split("/")[1].split(".")[0] for file in schemas} == expected - {"land"}
    assert ica.load(release / "json").agreements == DATA.agreements


def test_data_files_of_another_dataset(other: pathlib.Path) -> None:
    """Another dataset comes in canonical form, with its own digests, and loads again as the same."""
    again, first = ica.load(other / "json"), ica.load(OTHER)
    for field in ("agreements", "sources", "conventions", "editions", "coverage", "redirects", "changes"):
        assert getattr(again, field) == getattr(first, field)
    assert attrs.evolve(again.info, files=()) == attrs.evolve(first.info, files=())
    found = contents(other / "json")
    assert {digest.path: digest.sha256 for digest in again.info.files} == {
        file: hashlib.sha256(content).hexdigest()
        for file, content in found.items()
        if file != "dataset.json" and not file.startswith("schema/")
    }
    assert not {"countries.json", "land.json", "released.json"} & set(found)
    for file in ("datapackage.json", "croissant.json", "zenodo.json"):
        assert first.info.title in other.joinpath(file).read_text("utf-8")


def test_digests(release: pathlib.Path) -> None:
    """SHA256SUMS has the digest of every other file, sorted by path, as ``sha256sum`` writes them."""
    files = contents(release)
    lines = files.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(files[path]).hexdigest()}  {path}" for path in sorted(files)]


def test_one_version(release: pathlib.Path) -> None:
    """Every descriptor carries the version."""
    for file in ROOT - {"api", "csv", "json", "parquet", "agreements.sqlite", "SHA256SUMS", "croissant.json"}:
        assert DATA.info.version in release.joinpath(file).read_text("utf-8"), file
    for file in ("csv/csv-metadata.json", "api/v1/openapi.json", "api/v1/index.json", "json/dataset.json"):
        assert DATA.info.version in release.joinpath(file).read_text("utf-8"), file


@pytest.mark.parametrize("file", ["datapackage.json", "croissant.json", "schema-org.jsonld", "dcat.ttl"])
def test_digests_in_descriptors(file: str, release: pathlib.Path) -> None:
    """Descriptors of the whole release carry the digest of every CSV file and of the database."""
    text = release.joinpath(file).read_text("utf-8")
    for path in (release / "agreements.sqlite", *release.glob("csv/*.csv")):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in text


def test_readme(release: pathlib.Path) -> None:
    """The page names every file and folder of the release, each table, the version, the licence and the attribution."""
    text = release.joinpath("README.md").read_text("utf-8")
    for name in ROOT - {"README.md"}:
        assert f"- `{name}{'/' if release.joinpath(name).is_dir() else ''}`" in text
    for name in (*NAMES, "csv/csv-metadata.json", "api/v1/openapi.json"):
        assert f"- `{name}`: " in text
    assert f"Version {DATA.info.version}, {'' if DATA.info.released else 'not '}released" in text
    assert f"every table as CSV ({len(NAMES)} files)" in text
    assert ica.cite() in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert DATA.info.citation in text
    assert str(sum(path.is_file() for path in release.joinpath("json").rglob("*"))) in text


def test_no_machine(release: pathlib.Path) -> None:
    """No file names the place where it was made."""
    for path, content in contents(release).items():
        assert str(release.parent).encode() not in content, path


def test_empty_directory(tmp_path: pathlib.Path) -> None:
    """A directory that is there and empty is taken, and keeps its rights; a link is followed."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.mkdir(mode=0o750)
    link.symlink_to(target)
    DATA.save_package(str(link))
    assert link.is_symlink()
    assert {path.name for path in target.iterdir()} == ROOT
    assert stat.S_IMODE(target.stat().st_mode) == 0o750
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "target"]


def test_taken(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory with something in it, a file, and the current directory are refused and left as they are."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for path in (tmp_path / "full", tmp_path / "full" / "x", pathlib.Path()):
        with pytest.raises(ica.ArgumentError, match=r"^directory: .* a directory that is absent or empty"):
            DATA.save_package(path)
    assert contents(tmp_path) == {"full/x": b"mine"}
    wrong: Any = 5
    with pytest.raises(ica.ArgumentTypeError, match="directory"):
        DATA.save_package(wrong)


def test_no_place(tmp_path: pathlib.Path) -> None:
    """Where the directory above is missing, the error names it."""
    with pytest.raises(FileNotFoundError, match=re.escape(str(tmp_path / "nowhere"))):
        DATA.save_package(tmp_path / "nowhere" / "release")


def test_no_right(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing may be written, the error names the directory that was asked for."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "something beside")

    monkeypatch.setattr(pathlib.Path, "mkdir", refuse)
    with pytest.raises(PermissionError, match=re.escape(str(tmp_path / "release"))):
        DATA.save_package(tmp_path / "release")


@pytest.mark.parametrize("step", ["write_bytes", "rename"])
def test_interrupted(step: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted while it writes or moves, it leaves nothing behind."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pathlib.Path, step, stop)
    with pytest.raises(KeyboardInterrupt):
        DATA.save_package(tmp_path / "release")
    assert list(tmp_path.iterdir()) == []


def test_without_pyarrow(tmp_path: pathlib.Path) -> None:
    """Without pyarrow the extra is named, and nothing is written."""
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import india_cyber_agreements as ica\n"
        f"try: ica.dataset().save_package({str(tmp_path / 'release')!r})\n"
        "except ica.MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    assert done.stdout == "pyarrow is not installed: pip install 'india-cyber-agreements[arrow]'\n"
    assert list(tmp_path.iterdir()) == []


def test_overview() -> None:
    """Folders come once, with the number of their files, but for what describes these."""
    json_files = [
        _package.Part(path=path, content=b"", media_type="application/json", description="A file.")
        for path in ("csv/a", "csv/b", "csv/csv-metadata.json")
    ]
    page = _package.Part(path="x.md", content=b"", media_type="text/markdown", description="A page.")
    (folder, what), last = _package.overview([*json_files, page])
    assert (folder, last) == ("csv/", ("x.md", "A page"))
    assert what.endswith("(2 files)")


def test_valid_json(release: pathlib.Path) -> None:
    """Every file of JSON is one, in UTF-8 and with a final newline."""
    for path, content in contents(release).items():
        if path.endswith((".json", ".jsonld")):
            json.loads(content.decode("utf-8"))
            assert content.endswith(b"\n"), path
