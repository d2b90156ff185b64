"""The suite that any language can run: questions to a small frozen dataset, and what they give."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import pytest

import india_cyber_agreements as ica

SUITE = pathlib.Path(__file__).with_name("suite")
DATA = ica.load(SUITE / "dataset")


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file of the suite."""
    found: list[dict[str, Any]] = json.loads(SUITE.joinpath(name).read_text("utf-8"))
    return found


@pytest.mark.parametrize("case", cases("queries.json"), ids=lambda case: str(case["question"]))
def test_queries(case: dict[str, Any]) -> None:
    """A chain of steps gives the ids, in order."""
    result: Any = DATA
    for step in case["steps"]:
        if "property" in step:
            result = getattr(result, step["property"])
        else:
            target = result.agreements if result is DATA else result
            result = getattr(target, step["call"])(*step["arguments"], **step["options"])
    assert list(result.ids) == case["ids"]


@pytest.mark.parametrize("case", cases("standings.json"), ids=lambda case: f"{case['id']} {case['day']}")
def test_standings(case: dict[str, Any]) -> None:
    """A record has the standing on the day."""
    assert DATA.get(case["id"]).standing_on(case["day"]).standing == case["standing"]


def test_retired_id() -> None:
    """The suite has a retired id, which leads to its successor."""
    with pytest.warns(DeprecationWarning, match="in-us-mlat"):
        assert DATA.get("in-us-treaty") is DATA.get("in-us-mlat")
    assert [change.agreement for change in DATA.changes] == ["in-us-treaty"]
