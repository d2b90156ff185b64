"""Reading back what was saved as JSON."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest

import india_cyber_agreements as ica
from tests import hostile

KENYA = ica.by_country("Kenya", "Japan")


@pytest.mark.parametrize("some", [ica.agreements(), KENYA, ica.agreements()[:0]], ids=["all", "some", "none"])
def test_round_trip(some: ica.AgreementSet, tmp_path: pathlib.Path) -> None:
    """JSON, set and JSON again: the sets and the bytes are the same."""
    some.save(tmp_path / "x.json")
    again = ica.read_json(tmp_path / "x.json")
    assert again == some
    again.save(tmp_path / "y.json")
    assert tmp_path.joinpath("x.json").read_bytes() == tmp_path.joinpath("y.json").read_bytes()


def test_byte_order_mark(tmp_path: pathlib.Path) -> None:
    """The mark that some editors write before UTF-8 is passed over."""
    KENYA.save(tmp_path / "x.json")
    tmp_path.joinpath("y.json").write_bytes(b"\xef\xbb\xbf" + tmp_path.joinpath("x.json").read_bytes())
    assert ica.read_json(tmp_path / "y.json") == KENYA


def test_order_and_path(tmp_path: pathlib.Path) -> None:
    """A set in another order comes back in the documented one; a path may be a string."""
    KENYA[::-1].save(tmp_path / "x.json")
    assert ica.read_json(str(tmp_path / "x.json")) == KENYA


BROKEN: dict[str, tuple[str, str]] = {
    "no JSON": ("{", r"x\.json: \$: not JSON"),
    "no object": ("[]", r"expected an object with 'agreements' and 'sources'"),
    "another object": ('{"agreements": []}', r"with 'agreements' and 'sources' alone, found one with 'agreements'"),
    "an empty object": ("{}", "found one with nothing"),
    "no list": ('{"agreements": {}, "sources": []}', r"\$\.agreements: expected a list"),
    "not UTF-8": ("\udcff", "not UTF-8"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_file(case: str, tmp_path: pathlib.Path) -> None:
    """A file that is something else is refused, with its name and what was expected."""
    text, message = BROKEN[case]
    tmp_path.joinpath("x.json").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(ica.DatasetError, match=message):
        ica.read_json(tmp_path / "x.json")


def test_every_problem_is_told(tmp_path: pathlib.Path) -> None:
    """Broken records are all told, each with its id and place."""
    KENYA.save(tmp_path / "x.json")
    document: dict[str, Any] = json.loads(tmp_path.joinpath("x.json").read_text("utf-8"))
    document["agreements"][0]["type"] = "pact"
    document["agreements"][1]["countries"] = ["XX"]
    document["agreements"].append(document["agreements"][2])
    document["sources"][0]["url"] = "ftp://example.org"
    tmp_path.joinpath("x.json").write_text(json.dumps(document), "utf-8")
    with pytest.raises(ica.DatasetError) as caught:
        ica.read_json(tmp_path / "x.json")
    places = {(problem.file, problem.record, problem.path) for problem in caught.value.problems}
    ids = [agreement["id"] for agreement in document["agreements"]]
    assert places == {
        ("x.json", ids[0], "$.agreements[0].type"),
        ("x.json", ids[1], "$.agreements[1].countries[0]"),
        ("x.json", ids[2], "$.agreements"),
        ("x.json", document["sources"][0]["id"], "$.sources[0].url"),
    }


def test_missing_file(tmp_path: pathlib.Path) -> None:
    """A file that is not there is an OSError, and what is no path a TypeError."""
    with pytest.raises(FileNotFoundError, match="nowhere"):
        ica.read_json(tmp_path / "nowhere.json")
    with pytest.raises(ica.ArgumentTypeError, match="path"):
        ica.read_json(5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_hostile_texts(tmp_path: pathlib.Path) -> None:
    """Strange texts are kept as they are; an address that is none of the web is refused on reading."""
    hostile.records().save(tmp_path / "x.json")
    with pytest.raises(ica.DatasetError, match="no http or https address"):
        ica.read_json(tmp_path / "x.json")
    text = tmp_path.joinpath("x.json").read_text("utf-8").replace("javascript:", "https://example.org/")
    tmp_path.joinpath("x.json").write_text(text, "utf-8")
    assert {agreement.title for agreement in ica.read_json(tmp_path / "x.json")} == set(hostile.TEXTS)
