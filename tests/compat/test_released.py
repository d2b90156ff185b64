"""What earlier releases pickled and saved is read, and says what it said then."""

from __future__ import annotations

import gzip
import json
import pathlib
import pickle
import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._lasting import lasting
from tests.compat.told import missing, told

HERE = pathlib.Path(__file__).parent
RELEASES = sorted(path for path in HERE.iterdir() if re.fullmatch(r"[0-9]{4}\.[0-9]+\.[0-9]+", path.name))
TOLD = {release.name: json.loads((release / "told.json").read_text("utf-8")) for release in RELEASES}


def pickled(release: pathlib.Path, protocol: int) -> dict[str, bytes]:
    """Return the pickles of a release with one protocol, by name."""
    packed = release.joinpath(f"protocol-{protocol}.pickle.gz").read_bytes()
    found: dict[str, bytes] = pickle.loads(gzip.decompress(packed))  # noqa: S301 - kept here, and bytes alone
    return found


def unpickled(content: bytes) -> Any:
    """Return what a pickle of these tests holds."""
    return pickle.loads(content)  # noqa: S301 - our own bytes


def test_the_first_release_is_kept() -> None:
    """The writings of the first release stay here for good."""
    assert [release.name for release in RELEASES][:1] == ["2026.11.0"]
    assert {path.name for release in RELEASES for path in release.iterdir()} == {
        "data",
        "saved.json",
        "told.json",
        *(f"protocol-{protocol}.pickle.gz" for protocol in range(2, 6)),
    }


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
@pytest.mark.parametrize("protocol", range(2, 6))
def test_pickles(release: pathlib.Path, protocol: int, record_property: Callable[[str, object], None]) -> None:
    """Every value comes back as one of its class, and says in every public field what it said."""
    contents = pickled(release, protocol)
    assert contents.keys() == TOLD[release.name].keys()
    for name, content in contents.items():
        value, expected = unpickled(content), TOLD[release.name][name]
        assert type(value).__name__ == expected["class"], name
        assert missing(expected["told"], told(value)) == [], name
    record_property("cases", len(contents))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_they_work(release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """What comes back answers, compares, goes into a file and travels on."""
    values = {name: unpickled(content) for name, content in pickled(release, 5).items()}
    asked, some, data = (values[name] for name in ("Agreement that was asked", "AgreementSet", "Dataset"))
    assert asked.standing_on("2010-01-01") == values["StandingAnswer"]
    assert asked.standing_periods == values["StandingPeriods"]
    assert hash(asked) == hash(attrs.evolve(asked))
    assert some.by_country("Japan") == some
    assert some & some[:2] == some[:2]
    some.save(tmp_path / "some.sqlite")
    some.save(tmp_path / "some.json")
    assert ica.read_json(tmp_path / "some.json") == some
    assert data.get("in-us-mlat").id == "in-us-mlat"
    assert data.edition("cis-2017").reconcile().columns
    for name, value in values.items():
        assert told(unpickled(pickle.dumps(value))) == told(value), name
        assert repr(value), name


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_files(release: pathlib.Path) -> None:
    """Data files and saved files are read, and hold what the pickles of the time hold."""
    then = unpickled(pickled(release, 5)["Dataset"])
    now = ica.load(release / "data")
    assert missing(told(attrs.evolve(then, info=now.info)), told(now)) == []
    assert now.info.version == release.name
    assert ica.read_json(release / "saved.json") == now.agreements == then.agreements
    assert not ica.diff(then, now).changed


def classes() -> dict[str, Any]:
    """Return every class of values of the package: the public ones, and those that stand in their fields."""
    found = {name: getattr(ica, name) for name in ica.__all__}
    return {name: kind for name, kind in found.items() if isinstance(kind, type) and attrs.has(kind)}


@pytest.mark.parametrize("kind", classes().values(), ids=list(classes()))
def test_fields_that_came_later(kind: Any) -> None:
    """A pickle that lacks a field which has a default, as those from before it came do, gives it the default."""
    fields = attrs.fields(kind)
    held = {field.name: field.name for field in fields if field.default is attrs.NOTHING}
    value = kind.__new__(kind)
    value.__setstate__({**held, "a field that went": 1})
    for field in fields:
        default: Any = field.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type] # a class, which attrs types as a function
            default = default.factory(value) if default.takes_self else default.factory()
        assert getattr(value, field.name) == held.get(field.name, default)


@lasting
@attrs.frozen(kw_only=True)
class Rectangle:
    """A class whose later fields follow from its first one, or are made anew for each of its objects."""

    width: int
    height: int = attrs.field(default=attrs.Factory(lambda self: self.width, takes_self=True))
    corners: dict[str, int] = attrs.field(factory=dict[str, int])
    name: str | None = None


def test_defaults_that_are_made() -> None:
    """A default that follows from other fields follows from those that were pickled; what there is stays."""
    old, other = Rectangle.__new__(Rectangle), Rectangle.__new__(Rectangle)
    for value in (old, other):
        value.__setstate__({"width": 3})  # type: ignore[attr-defined]
    assert (old.width, old.height, old.corners, old.name) == (3, 3, {}, None)
    assert old.corners is not other.corners
    whole = Rectangle(width=1, height=2, corners={"a": 1}, name="b")
    assert unpickled(pickle.dumps(whole)) == whole
