"""The same bytes in other surroundings; that the comparison sees what is different."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import attrs
import pytest

from .collection import GROUPS, Collection, collect, read, write
from .comparison import comparable, compare, first_difference
from .items import Item, told

#: What is quickly collected; ``nox -s sameness`` takes everything.
QUICK = ("shown", "standings", "queries", "records", "mistakes", "texts", "databases")
#: Order of sets, time zone and language, in which nothing may differ.
SURROUNDINGS = {
    "east": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    "west": {
        "PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles",
        "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    },
}  # fmt: skip


def test_surroundings(tmp_path: pathlib.Path) -> None:
    """Two processes with another order of sets, time zone and encoding give the same bytes."""
    paths = [tmp_path / f"{name}.zip" for name in SURROUNDINGS]
    words = [word for group in QUICK for word in ("--group", group)]
    for path, surroundings in zip(paths, SURROUNDINGS.values(), strict=True):
        command = (sys.executable, "-m", "tests.sameness", "collect", str(path), *words)
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **surroundings})  # noqa: S603 - ours
    report, same = compare({path.stem: read(path) for path in paths})
    assert same, report
    assert len(read(paths[0]).items) > 1000


def made(*items: Item, **versions: str) -> Collection:
    """Return a collection of items of one group, made with libraries of some versions."""
    return Collection({item.name: item for item in items}, {item.name: "texts" for item in items}, {}, versions)


def test_what_is_the_same() -> None:
    """Equal bytes are the same, and at least one comparison has to be made."""
    assert compare({"here": made(Item("a", b"1")), "there": made(Item("a", b"1"))})[1]
    assert not compare({"here": made(), "there": made()})[1]
    assert not compare({"here": made(Item("a", b"1"))})[1]


def test_what_is_different() -> None:
    """The item and the first differing bytes are told, and of what is missing where."""
    one, other = made(Item("a", b"the same, one"), Item("b", b"1")), made(Item("a", b"the same, two"))
    report, same = compare({"here": one, "there": other})
    assert not same
    assert "a: different from byte 10 on\n    here: b'the same, one'\n    there: b'the same, two'\n" in report
    assert "b: there has no such item\n" in report
    assert report.endswith("1 comparisons, 2 differences\n")


def test_much_that_is_different() -> None:
    """All differences are counted, of which the first are shown."""
    one, other = (made(*(Item(str(n), content) for n in range(99))) for content in (b"1", b"2"))
    report, _ = compare({"here": one, "there": other})
    assert report.count("different from byte 0 on") == 50
    assert report.endswith("99 comparisons, 99 differences\n")


def test_what_cannot_be_had_is_left_out() -> None:
    """A group that was left out is told with its reason, and its items are not missed."""
    one = made(Item("a", b"1"), Item("b", b"1"))
    other = Collection({"a": Item("a", b"1")}, {"a": "more"}, {"texts": "no library"}, {})
    one = attrs.evolve(one, groups={"a": "more", "b": "texts"})
    report, same = compare({"here": one, "there": other})
    assert same
    assert "left out: texts (no library)" in report


def test_what_libraries_have_a_hand_in() -> None:
    """Bytes that a library decides are compared where it has the same version, and nowhere else."""
    item = Item("a", b"1", ("library",))
    places = {
        "here": made(item, library="1"),
        "there": made(attrs.evolve(item, content=b"2"), library="2"),
        "elsewhere": made(item, library="1"),
    }
    assert compare(places)[1]
    assert not comparable(item, made(item), made(item))
    places["wrong"] = made(attrs.evolve(item, content=b"3"), library="2")
    report, same = compare(places)
    assert not same
    assert "a: different from byte 0 on\n    there: b'2'\n    wrong: b'3'" in report


@pytest.mark.parametrize(
    ("one", "other", "place"), [(b"", b"", 0), (b"a", b"", 0), (b"ab", b"abc", 2), (b"abc", b"aXc", 1)]
)
def test_first_difference(one: bytes, other: bytes, place: int) -> None:
    """The first byte that is different is found, the end of the shorter one included."""
    assert first_difference(one, other) == first_difference(other, one) == place


def test_collections_are_kept(tmp_path: pathlib.Path) -> None:
    """What was collected comes back as it was written, with what was left out."""
    found = collect(["mistakes"])
    write(found, tmp_path / "x.zip")
    assert read(tmp_path / "x.zip") == found
    assert set(found.left_out) == set(GROUPS) - {"mistakes"}
    assert not found.missing


def test_a_missing_library_leaves_a_group_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a library is missing, the group is left out, which the collection tells."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    found = collect(["parquet", "mistakes"])
    assert found.missing
    assert "pyarrow" in found.left_out["parquet"]
    assert set(found.groups.values()) == {"mistakes"}


def test_names_are_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two items of one name are an error of ours, not one item."""
    twice = [told("a", []), told("a", ["1"])]
    monkeypatch.setattr("tests.sameness.collection.GROUPS", {"twice": lambda: iter(twice)})
    with pytest.raises(ValueError, match="two items are called a"):
        collect(["twice"])
