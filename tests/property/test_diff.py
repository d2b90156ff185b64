"""Nothing that differs goes untold: two datasets have no difference exactly if their canonical files are equal."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import india_cyber_agreements as ica
from india_cyber_agreements import _codec, _content, _json
from india_cyber_agreements._resources import read_bytes

#: Records with many events, rivals, relations, members and bodies.
_IDS = ("in-us-mlat", "in-admm-plus-cyber-ewg", "in-jp-2022-cybersecurity-moc", "in-csc-2024-charter", "in-gb-mlat")
#: What is different in every release, or belongs to the release and not to the data.
_STAMPS = ("version", "released", "modified", "files")
Raw = dict[str, Any]


def _small() -> Raw:
    """Return data files with a few records of each kind."""
    raw: Raw = {file: json.loads(read_bytes(file)) for file in _codec.FILES if file != "countries.json"}
    raw["agreements.json"] = [record for record in raw["agreements.json"] if record["id"] in _IDS]
    raw["conventions.json"] = raw["conventions.json"][:2]
    cited = json.dumps([raw["agreements.json"], raw["conventions.json"]])
    raw["sources.json"] = [source for source in raw["sources.json"] if f'"{source["id"]}"' in cited]
    raw["coverage.json"] = raw["coverage.json"][:3]
    edition = raw["editions/cis-2017.json"]
    edition["labels"], edition["cells"] = edition["labels"][:4], edition["cells"][:4]
    row = {"release": "2026.11.0", "agreement": _IDS[0], "field": "title", "reason": "One."}
    raw["changes.json"] += [row, {**row, "reason": "Another."}, {**row, "field": "place"}]
    raw["released.json"] = raw["released.json"][:2]
    raw["dataset.json"]["files"] = []
    return raw


def _is_container(value: object) -> bool:
    """Return whether there is something to go into."""
    return bool((_json.is_object(value) or _json.is_list(value)) and value)


def _pool(raw: Raw) -> dict[str, list[Any]]:
    """Return the values that stand under each key anywhere in the files."""
    found: dict[str, list[Any]] = {}

    def walk(value: Any) -> None:
        if _json.is_object(value):
            for key, part in value.items():
                found.setdefault(key, []).append(part)
        for part in value.values() if _json.is_object(value) else value:
            if _is_container(part):
                walk(part)

    walk(list(raw.values()))
    found["date"] += ["2016", "2016?", "2016-08", "2016-08~"]
    return found


SMALL = _small()
POOL = _pool(SMALL)
#: Fields that a record may lack.
OPTIONAL = {
    field.name
    for kind in (*_codec.FILES.values(), ica.Event, ica.DateClaim, ica.PartyCount, ica.EditionLabel, ica.EditionCell)
    for field in attrs.fields(kind)
    if field.default is not attrs.NOTHING
}


def _content_of(raw: Raw) -> _content.Content:
    """Return the files as reading gives them."""
    return _content.from_members({file: json.dumps(value).encode() for file, value in raw.items()})


def _dataset(content: _content.Content) -> ica.Dataset:
    """Return the dataset of some files, whatever may be wrong between them."""
    assert content.info
    return ica.Dataset(
        info=content.info,
        agreements=ica.AgreementSet.of(located.record for located in content.agreements),
        sources=tuple(located.record for located in content.sources),
        conventions=tuple(located.record for located in content.conventions),
        editions=tuple(located.record for located in content.editions),
        coverage=tuple(located.record for located in content.coverage),
        redirects=tuple(located.record for located in content.redirects),
        changes=tuple(located.record for located in content.changes),
    )


def _canonical(content: _content.Content) -> dict[str, Any]:
    """Return what the canonical files hold, without what belongs to a release."""
    files = {file: json.loads(text) for file, text in _content.canonical_files(content).items()}
    del files["released.json"]
    files["dataset.json"] = {key: value for key, value in files["dataset.json"].items() if key not in _STAMPS}
    return files


def _step(value: Any, chance: random.Random) -> tuple[Any, Any]:
    """Return a container within a value, and one of its keys."""
    key: Any = chance.choice(list(value) if _json.is_object(value) else range(len(value)))
    inner = value[key]
    if _is_container(inner) and chance.random() < 0.8:
        return _step(inner, chance)
    return value, key


def _mutate(raw: Raw, chance: random.Random) -> None:
    """Change one thing in the files: another value, nothing, one more, or another order."""
    file = chance.choice(sorted(file for file in raw if raw[file]))
    container, key = _step(raw[file], chance)
    if _json.is_list(container):
        what = chance.choice(("drop", "swap", "more"))
        other = chance.randrange(len(container))
        if what == "drop":
            del container[key]
        elif what == "swap":
            container[key], container[other] = container[other], container[key]
        elif container is not raw[file] or file == "changes.json":
            container.insert(other, copy.deepcopy(container[key]))
    elif key in OPTIONAL and chance.random() < 0.5:
        del container[key]
    else:
        container[key] = copy.deepcopy(chance.choice(POOL[key]))


BEFORE = _content_of(SMALL)


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 3))
def test_nothing_goes_untold(chance: random.Random, changes: int) -> None:
    """There is a difference exactly if the canonical files differ, and every form of it can be written."""
    raw = copy.deepcopy(SMALL)
    for _ in range(changes):
        _mutate(raw, chance)
    after = _content_of(raw)
    assume(not after.problems and {*after.source_ids.values(), *after.agreement_ids.values()} <= {1})
    difference = ica.diff(_dataset(BEFORE), _dataset(after))
    assert bool(difference) is (_canonical(BEFORE) != _canonical(after))
    assert bool(ica.diff(_dataset(after), _dataset(BEFORE))) is bool(difference)
    assert json.loads(difference.to_json()) == difference.to_dict()
    assert str(difference)
    lines = difference.to_markdown().count("\n- `")
    assert lines >= sum(map(len, (difference.added, difference.removed, difference.changed)))
