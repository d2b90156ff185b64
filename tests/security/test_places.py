"""Names that lead elsewhere: ids of records, names of members of archives, arguments; none of them leads anywhere."""

from __future__ import annotations

import io
import json
import pathlib
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _export
from tests.security import made_up

#: Names that lead out of a directory, mean a device, are too long for a file or could not be one.
NAMES = [
    "..",
    "../../x",
    "in-../../x",
    "/etc/x",
    "a/b",
    "a\\b",
    "C:\\x",
    "con",
    "in-con.json",
    "nul",
    "in-x\0y",
    "in-x\ny",
    "in-\u202ex",
    "in-X",
    " in-x",
    "in-x.",
    "in-" + "x" * 10_000 + "/",
    "-rf",
    "~",
    "$HOME",
    "",
]
#: A small dataset.
SMALL = pathlib.Path(__file__).parent.parent / "compat" / "2026.11.0" / "data"
#: Where a dataset has names that others could become files of.
PLACES: dict[str, Callable[[ica.Dataset, str], ica.Dataset]] = {
    "agreement": lambda data, name: attrs.evolve(
        data, agreements=ica.AgreementSet.of([attrs.evolve(data.agreements[0], id=name)])
    ),
    "redirect": lambda data, name: attrs.evolve(data, redirects=(attrs.evolve(data.redirects[0], id=name),)),
    "edition": lambda data, name: attrs.evolve(data, editions=(attrs.evolve(data.editions[0], id=name),)),
    "country": lambda data, name: attrs.evolve(
        data, agreements=ica.AgreementSet.of([attrs.evolve(data.agreements[0], countries=(name,))])
    ),
    "coverage": lambda data, name: attrs.evolve(data, coverage=(attrs.evolve(data.coverage[0], country=name),)),
    "source": lambda data, name: attrs.evolve(data, sources=(attrs.evolve(data.sources[0], id=name),)),
    "version": lambda data, name: attrs.evolve(data, info=attrs.evolve(data.info, version=name)),
}


WHOLE = made_up.dataset("x")


@pytest.mark.parametrize("place", PLACES)
def test_ids(place: str, tmp_path: pathlib.Path, record_property: Callable[[str, object], None]) -> None:
    """A data release with such a name in it is refused as a whole, and nothing is written anywhere."""
    for name in NAMES:
        with pytest.raises(ica.DatasetError) as caught:
            PLACES[place](WHOLE, name).save_package(tmp_path / "release")
        assert caught.value.problems, name
        assert list(tmp_path.iterdir()) == [], name
    record_property("cases", len(NAMES))


def test_files_with_such_ids(tmp_path: pathlib.Path) -> None:
    """The same in data files is refused when they are read."""
    for name in filter(None, NAMES):
        shutil.copytree(SMALL, tmp_path / "data", dirs_exist_ok=True)
        file = tmp_path / "data" / "agreements.json"
        file.write_bytes(file.read_bytes().replace(b'"in-us-mlat"', json.dumps(name).encode()))
        with pytest.raises(ica.DatasetError, match="no agreement id"):
            ica.load(tmp_path / "data")


def test_saved_under_another_name(tmp_path: pathlib.Path) -> None:
    """No id makes a name of a file: a set that somebody made of such records is saved where it is told."""
    some = ica.AgreementSet.of(attrs.evolve(WHOLE.agreements[0], id=name) for name in NAMES)
    names = [f"saved{suffix}" for suffix in _export.SUFFIXES]
    for name in names:
        some.save(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)


DATA = "india_cyber_agreements/data"
TOP = "india_cyber_agreements-2026.11.0"


MEMBERS = {path.relative_to(SMALL).as_posix(): path.read_bytes() for path in sorted(SMALL.rglob("*.json"))}
EXPECTED = ica.load(SMALL).agreements


def wheel(path: pathlib.Path, members: list[tuple[str, bytes]]) -> pathlib.Path:
    """Write a wheel, whose members may have any name, and one more than once."""
    with zipfile.ZipFile(path / f"{TOP}-py3-none-any.whl", "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, content)
    return path / f"{TOP}-py3-none-any.whl"


def sdist(path: pathlib.Path, members: list[tuple[str, bytes | tuple[bytes, str]]]) -> pathlib.Path:
    """Write a source distribution, whose members may be links or devices: a type, and where they lead."""
    with tarfile.open(path / f"{TOP}.tar.gz", "w:gz") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            if isinstance(content, tuple):
                info.type, info.linkname = content
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return path / f"{TOP}.tar.gz"


#: Members beside the data files that lead out, or are the same as another but for case, or stand there twice.
STRAY = [
    "../x.json",
    "/etc/x.json",
    f"{DATA}/../../../x.json",
    f"{DATA}//x.json",
    f"{DATA}/AGREEMENTS.JSON",
    f"{DATA}/agreements.json/",
    f"{DATA}/\x1b[2J.json",
    f"{DATA}/{'x' * 60_000}.json",
    f"{DATA}\\agreements.json",
    "C:\\x.json",
]


@pytest.mark.parametrize("name", STRAY, ids=lambda name: ascii(name)[1:40])
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_members_that_lead_out(kind: str, name: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody asked for is not read, and nothing is ever unpacked."""
    monkeypatch.chdir(tmp_path)
    if kind == "wheel":
        path = wheel(tmp_path, [(name, b"x"), *((f"{DATA}/{file}", content) for file, content in MEMBERS.items())])
    else:
        files = ((f"{TOP}/src/{DATA}/{file}", content) for file, content in MEMBERS.items())
        path = sdist(tmp_path, [(f"{TOP}/src/{name}", b"x"), (name, b"x"), *files])
    assert ica.load(path).agreements == EXPECTED
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "member",
    [
        (tarfile.SYMTYPE, "/etc/passwd"),
        (tarfile.SYMTYPE, f"{TOP}/src/{DATA}/sources.json"),
        (tarfile.LNKTYPE, "/etc/passwd"),
        (tarfile.LNKTYPE, f"{TOP}/src/{DATA}/sources.json"),
        (tarfile.CHRTYPE, ""),
        (tarfile.BLKTYPE, ""),
        (tarfile.FIFOTYPE, ""),
        (tarfile.DIRTYPE, ""),
    ],
    ids=[
        "link",
        "link-within",
        "hard-link",
        "hard-link-within",
        "character-device",
        "block-device",
        "pipe",
        "directory",
    ],
)
def test_members_that_are_no_files(member: tuple[bytes, str], tmp_path: pathlib.Path) -> None:
    """A member that is no file is none of the data files, whatever it leads to."""
    files: list[tuple[str, Any]] = [(f"{TOP}/src/{DATA}/{file}", content) for file, content in MEMBERS.items()]
    found = [(name, member if name.endswith("/agreements.json") else content) for name, content in files]
    with pytest.raises(ica.DatasetError, match=r"agreements\.json: \$: the file is missing"):
        ica.load(sdist(tmp_path, found))
    assert len(list(tmp_path.iterdir())) == 1


def test_members_that_stand_twice(tmp_path: pathlib.Path) -> None:
    """Of two members of one name the last counts, as where an archive is unpacked, and in both kinds alike."""
    twice = [("agreements.json", b"[]"), *MEMBERS.items()]
    assert ica.load(sdist(tmp_path, [(f"{TOP}/src/{DATA}/{n}", c) for n, c in twice])).agreements == EXPECTED
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = wheel(tmp_path, [(f"{DATA}/{name}", content) for name, content in twice])
    assert ica.load(path).agreements == EXPECTED
