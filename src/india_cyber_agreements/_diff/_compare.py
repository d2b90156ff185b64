"""Comparing what the data files say: objects field by field, lists thing by thing.

Everything is compared as the canonical files have it, so that whatever is different there is found here.
"""

from __future__ import annotations

import functools
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from .._dates import PartialDate
from .._json import is_list, is_object
from ._model import ChangeKind, FieldChange, PartDifference, RecordChange, date_kind

#: Things in a list by their place.
_Things = Mapping[int, Any]
#: Yields the places of things that belong together.
_Step = Callable[[_Things, _Things], Iterator[tuple[int, int]]]

#: Names of the fields that hold a partial date.
DATES = frozenset({"date", "published", "last_checked", "released", "modified", "coverage_start", "coverage_end"})


@attrs.frozen
class _Shape:
    """How the things in a list are told apart and written."""

    #: Fields that name a thing.
    key: tuple[str, ...]
    #: Field that it is written as.
    shown: str
    #: Whether a thing has a date, which may change without its becoming another thing.
    dated: bool = False

    def name(self, item: Mapping[str, Any]) -> str:
        """Return the name of a thing."""
        return "/".join(str(item[field]) for field in self.key)


#: The lists of objects, by the field that holds them; a field of that name may be a list of words elsewhere.
_SHAPES = {
    "cells": _Shape(("row", "column"), "finding"),
    "citations": _Shape(("source",), "supports"),
    "counts": _Shape((), "parties", dated=True),
    "creators": _Shape(("name",), "role"),
    "events": _Shape(("kind",), "date", dated=True),
    "files": _Shape(("path",), "sha256"),
    "labels": _Shape(("label",), "label"),
    "relations": _Shape(("kind", "target"), "target"),
    "rivals": _Shape((), "date", dated=True),
}


def fields(old: Mapping[str, Any], new: Mapping[str, Any], prefix: str = "") -> Iterator[FieldChange]:
    """Yield every change between two objects.

    Args:
        old: The older object, as JSON.
        new: The newer one.
        prefix: Path that the names of its fields follow.
    """
    for name in {**old, **new}:
        before, after, path = old.get(name), new.get(name), f"{prefix}{name}"
        if before == after:
            continue
        if is_list(before) or is_list(after):
            items = [*(before or []), *(after or [])]
            shape = _SHAPES.get(name) if is_object(items[0]) else None
            yield from _list(path, shape, before or [], after or [])
        elif is_object(before) or is_object(after):
            yield from fields(before or {}, after or {}, f"{path}.")
        else:
            yield _single(path, _written(before), _written(after), dated=name in DATES)


def _written(value: object) -> str | None:
    """Return a single value in written form."""
    return value if value is None or isinstance(value, str) else json.dumps(value)


def _single(path: str, old: str | None, new: str | None, *, dated: bool = False) -> FieldChange:
    """Return the change of one value."""
    kind = ChangeKind.CHANGED
    if old is None or new is None:
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
    elif dated:
        kind = date_kind(old, new)
    return FieldChange(field=path, kind=kind, old=old, new=new)


def _list(path: str, shape: _Shape | None, old: Sequence[Any], new: Sequence[Any]) -> Iterator[FieldChange]:
    """Yield what was removed from a list, what changed in it, what was added, and that its order changed."""
    pairs = _paired(old, new, shape)
    label = _labels(shape, old, new)
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}

    def place(item: Any) -> str:  # noqa: ANN401 - an object, or a word
        return f"{path}[{label(item)}]" if shape else path

    def short(item: Any) -> str | None:  # noqa: ANN401 - an object, or a word
        return _written(item[shape.shown] if shape else item)

    for position, item in enumerate(old):
        if position not in kept_old:
            yield _single(place(item), short(item), None)
    for i, j in pairs:
        if old[i] != new[j]:
            yield from fields(old[i], new[j], f"{place(old[i])}.")
    for position, item in enumerate(new):
        if position not in kept_new:
            yield _single(place(item), None, short(item))
    order = [j for _, j in pairs]
    if order != sorted(order):
        before = ", ".join(label(old[i]) for i, _ in pairs)
        after = ", ".join(label(new[j]) for j in sorted(order))
        yield FieldChange(field=path, kind=ChangeKind.REORDERED, old=before, new=after)


def _labels(shape: _Shape | None, old: Sequence[Any], new: Sequence[Any]) -> Callable[[Any], str]:
    """Return a function from a thing in a list to its label: its name, with its date where several have that name."""
    if shape is None:
        return str
    counts = [Counter(map(shape.name, items)) for items in (old, new)]

    def label(item: Mapping[str, Any]) -> str:
        name = shape.name(item)
        alone = bool(name) and all(count[name] <= 1 for count in counts)
        return name if alone or not shape.dated else f"{name} {item['date']}".strip()

    return label


def _paired(old: Sequence[Any], new: Sequence[Any], shape: _Shape | None) -> list[tuple[int, int]]:
    """Return the positions of the things that both lists have, in the order of the older list.

    Equal things belong together, then things of one name. Of those with a date the date must be the same as well; after
    them come those of which one date lies within the other's, and those that are the only ones left of their name.
    """
    steps: list[_Step] = [functools.partial(_alike, json.dumps)]
    if shape:
        steps.append(functools.partial(_alike, lambda item: (shape.name(item), shape.dated and item["date"])))
    if shape and shape.dated:
        steps += [functools.partial(_near, shape), functools.partial(_only, shape)]
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[tuple[int, int]] = []
    for step in steps:
        for i, j in list(step(left, right)):
            pairs.append((i, j))
            del left[i], right[j]
    return sorted(pairs)


def _alike(key: Callable[[Any], object], left: _Things, right: _Things) -> Iterator[tuple[int, int]]:
    """Yield the places of things with one key, the first with the first."""
    places: defaultdict[object, list[int]] = defaultdict(list)
    for j, item in right.items():
        places[key(item)].append(j)
    for i, item in left.items():
        if found := places[key(item)]:
            yield i, found.pop(0)


def _near(shape: _Shape, left: _Things, right: _Things) -> Iterator[tuple[int, int]]:
    """Yield the places of things with one name of which one date lies within the other's."""
    free = dict(right)
    for i, item in left.items():
        same = (j for j, other in free.items() if shape.name(item) == shape.name(other))
        j = next((j for j in same if _nested(item["date"], free[j]["date"])), None)
        if j is not None:
            del free[j]
            yield i, j


def _nested(date: str, other: str) -> bool:
    """Return whether the days of one of two dates lie within those of the other."""
    first, second = PartialDate.parse(date), PartialDate.parse(other)
    return any(
        outer.earliest <= inner.earliest and inner.latest <= outer.latest
        for outer, inner in ((first, second), (second, first))
    )


def _only(shape: _Shape, left: _Things, right: _Things) -> Iterator[tuple[int, int]]:
    """Yield the places of things that are the only ones of their name on both sides."""
    counts = [Counter(map(shape.name, items.values())) for items in (left, right)]
    for i, j in _alike(shape.name, left, right):
        if all(count[shape.name(left[i])] == 1 for count in counts):
            yield i, j


def part(
    old: Sequence[Mapping[str, Any]],
    new: Sequence[Mapping[str, Any]],
    *key: str,
    title: str | None = None,
) -> PartDifference:
    """Return how the records of a file changed.

    Args:
        old: The older records, as JSON, in order.
        new: The newer ones.
        key: Fields that name a record.
        title: Field with its title.
    """
    before, after = _by_id(old, key), _by_id(new, key)
    changed = ((id_, tuple(fields(before[id_], after[id_]))) for id_ in before if id_ in after)
    return PartDifference(
        added=tuple(id_ for id_, n in after if (id_, n) not in before),
        removed=tuple(id_ for id_, n in before if (id_, n) not in after),
        changed=tuple(
            RecordChange(id=id_[0], title=after[id_][title] if title else None, fields=found)
            for id_, found in changed
            if found
        ),
    )


def _by_id(records: Sequence[Mapping[str, Any]], key: Sequence[str]) -> dict[tuple[str, int], Mapping[str, Any]]:
    """Return records by their id and by how many of that id came before, which is 0 for all but rows of a log."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], Mapping[str, Any]] = {}
    for record in records:
        id_ = "/".join(record[field] for field in key)
        found[id_, seen[id_]] = record
        seen[id_] += 1
    return found
