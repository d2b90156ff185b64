"""Data files inside wheels and source distributions: read without unpacking, and refused where they do harm."""

from __future__ import annotations

import gzip
import io
import pathlib
import random
import struct
import tarfile
import zipfile

import pytest

import india_cyber_agreements as ica

WHEEL = "india_cyber_agreements-2026.11.0-py3-none-any.whl"
SDIST = "india_cyber_agreements-2026.11.0.tar.gz"
PLACE = "india_cyber_agreements/data"
DESCRIPTION = f"{PLACE}/dataset.json"


@pytest.fixture(scope="module")
def members(bundled_directory: pathlib.Path) -> dict[str, bytes]:
    """Return the bundled data files by their place in a wheel."""
    files = (path for path in bundled_directory.rglob("*.json"))
    return {f"{PLACE}/{path.relative_to(bundled_directory).as_posix()}": path.read_bytes() for path in files}


def wheel(directory: pathlib.Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> pathlib.Path:
    """Write a wheel."""
    path = directory / WHEEL
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in {"india_cyber_agreements/__init__.py": b"raise SystemExit", **members}.items():
            archive.writestr(name, content)
    return path


def sdist(directory: pathlib.Path, members: dict[str, bytes]) -> pathlib.Path:
    """Write a source distribution, with a directory among its members."""
    path = directory / SDIST
    with tarfile.open(path, "w:gz") as archive:
        folder = tarfile.TarInfo(f"india_cyber_agreements-2026.11.0/src/{PLACE}/schema")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, content in {"setup.py": b"raise SystemExit", **members}.items():
            member = tarfile.TarInfo(f"india_cyber_agreements-2026.11.0/src/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def refusal(path: pathlib.Path, max_bytes: int = 200 * 2**20) -> str:
    """Return why an archive is refused, in one line that begins with its path."""
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(path, max_bytes=max_bytes)
    (problem,) = caught.value.problems
    assert str(path).endswith(problem.file.removeprefix("…"))
    return problem.message


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_wheel(tmp_path: pathlib.Path, members: dict[str, bytes], method: int) -> None:
    """A wheel loads as its data directory would, and nothing is unpacked."""
    path = wheel(tmp_path, members, method)
    data = ica.load(str(path))
    assert data.agreements == ica.agreements()
    assert data.editions == ica.dataset().editions
    assert not ica.diff(path)
    assert list(tmp_path.iterdir()) == [path]


def test_sdist(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """So does a source distribution."""
    path = sdist(tmp_path, members)
    assert ica.load(path).agreements == ica.agreements()
    assert list(tmp_path.iterdir()) == [path]


def test_unpacked_wheel(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """A directory of data files may be called anything."""
    directory = tmp_path / WHEEL
    for name, content in members.items():
        path = directory / pathlib.PurePosixPath(name).relative_to(PLACE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert ica.load(directory).agreements == ica.agreements()


def test_problems_are_those_of_the_files(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """What is wrong with the data in a wheel is told file by file, as for a directory."""
    kept = {name: content for name, content in members.items() if not name.endswith("coverage.json")}
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(wheel(tmp_path, kept))
    assert [str(problem) for problem in caught.value.problems] == ["coverage.json: $: the file is missing"]


@pytest.mark.parametrize("make", [wheel, sdist])
def test_another_package(make: type, tmp_path: pathlib.Path) -> None:
    """A distribution of another package is told as such."""
    assert "belongs to another package" in refusal(make(tmp_path, {"another/data/dataset.json": b"{}"}))


@pytest.mark.parametrize("name", [WHEEL, SDIST])
@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04", gzip.compress(b"no archive", mtime=0)])
def test_no_archive(name: str, content: bytes, tmp_path: pathlib.Path) -> None:
    """A file that only has the name of an archive is told as broken, or as empty."""
    path = tmp_path / name
    path.write_bytes(content)
    assert any(words in refusal(path) for words in ("broken", "cannot be read", "another package"))


def test_no_such_file(tmp_path: pathlib.Path) -> None:
    """A path that leads nowhere is told as such, whatever it looks like."""
    assert refusal(tmp_path / WHEEL) == "there is no such file"
    assert refusal(tmp_path / "x.zip").startswith("there is no such directory")
    assert "cannot be read" in refusal(tmp_path / ("x" * 5000 + ".whl"))


def test_encrypted(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """An encrypted member is refused, and nobody is asked for a password."""
    path = wheel(tmp_path, members)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        place = archive.start_dir
    # The bits of the flags stand 8 bytes into each entry of the directory at the end of the archive.
    entry = content.index(DESCRIPTION.encode(), place) - 46
    content[entry + 8] |= 1
    path.write_bytes(content)
    assert refusal(path) == f"{DESCRIPTION!r} is encrypted"


def test_other_compression(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """Wheels are deflated or stored, and nothing else is unpacked."""
    assert "compressed in another way" in refusal(wheel(tmp_path, members, zipfile.ZIP_LZMA))


@pytest.mark.parametrize("make", [wheel, sdist])
def test_too_large(make: type, tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """An archive that says that it holds too much is refused; its caller may allow as much as that, or anything."""
    path = make(tmp_path, members)
    assert refusal(path, 2**20) == (
        "it holds more than 1,048,576 bytes, which is the most that is unpacked; "
        "max_bytes sets another limit, and max_bytes=None lifts it"
    )
    held = sum(map(len, members.values()))
    assert "it holds more than" in refusal(path, held - 1)
    if make is wheel:
        assert ica.load(path, max_bytes=held).agreements == ica.agreements()
    assert ica.load(path, max_bytes=None).agreements == ica.agreements()


@pytest.mark.parametrize("make", [wheel, sdist])
def test_large_itself(make: type, tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """An archive that is larger than what it may hold is not even opened."""
    path = make(tmp_path, members)
    size = path.stat().st_size
    assert refusal(path, 1000).startswith(f"it has {size:,} bytes, and no more than 1,000 are read; max_bytes sets")


def test_bomb_in_a_wheel(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """A member that holds more than the archive says is not unpacked beyond that."""
    path = wheel(tmp_path, {**members, DESCRIPTION: bytes(2**26)})
    content = bytearray(path.read_bytes())
    stated = struct.pack("<I", 2**26)
    content = bytearray(bytes(content).replace(stated, struct.pack("<I", 100)))
    path.write_bytes(content)
    assert "broken" in refusal(path)


def test_bomb_in_a_source_distribution(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """A member that nobody asked for counts as well, since it is unpacked on the way."""
    assert "more than 8,388,608 bytes" in refusal(sdist(tmp_path, {"padding": bytes(2**24), **members}), 2**23)


def test_holes_in_a_source_distribution(tmp_path: pathlib.Path) -> None:
    """A member that claims a terabyte of holes, of which nothing is stored, fills no memory."""
    path = tmp_path / SDIST
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo(f"india_cyber_agreements-2026.11.0/src/{DESCRIPTION}")
        member.pax_headers = {"GNU.sparse.map": "0,0", "GNU.sparse.size": str(2**40)}
        archive.addfile(member)
    assert "has holes, which no file of a source distribution has" in refusal(path)


@pytest.mark.parametrize("make", [wheel, sdist])
def test_damaged(make: type, tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """Whatever happened to an archive on its way, the error is one of the package."""
    whole = make(tmp_path, members).read_bytes()
    path = tmp_path / (WHEEL if make is wheel else SDIST)
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(40):
        content = bytearray(whole)
        for _ in range(3):
            content[chance.choice((chance.randrange(len(whole)), chance.randrange(len(whole) - 2000, len(whole))))] ^= (
                255
            )
        path.write_bytes(content[: chance.choice((len(whole), chance.randrange(len(whole))))])
        try:
            ica.load(path)
        except ica.DatasetError as error:
            assert error.problems


def test_names_lead_nowhere(tmp_path: pathlib.Path, members: dict[str, bytes]) -> None:
    """A member whose name leads out of the package is not looked at."""
    path = wheel(tmp_path, {**members, f"{PLACE}/../../../x.json": b"x", "/etc/x": b"x"})
    assert ica.load(path).agreements == ica.agreements()
    assert list(tmp_path.iterdir()) == [path]
