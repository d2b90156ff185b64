"""Comparing what the package gave in several places."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from .collection import Collection
from .items import Item

#: Differences that are shown; of what is different everywhere nobody reads more.
_SHOWN = 50
#: Bytes that are shown around the first difference.
_AROUND = 40


def first_difference(one: bytes, other: bytes) -> int:
    """Return the position of the first byte that is different; where one goes on after the other, the end of that.

    Args:
        one: Some bytes.
        other: Other bytes.
    """
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def comparable(item: Item, one: Collection, other: Collection) -> bool:
    """Return whether an item is promised to be the same in two places: whatever it is made with is the same there."""
    return all(name in one.versions and one.versions[name] == other.versions.get(name) for name in item.made_with)


def _missing(one: Collection, other: Collection) -> list[str]:
    """Return the items of one place that the other should have and has not."""
    return [name for name, group in one.groups.items() if name not in other.items and group not in other.left_out]


def _differences(names: tuple[str, str], one: Collection, other: Collection) -> Iterator[tuple[str, str]]:
    """Yield the name of each item that is different in two places, and how."""
    for place, missing in ((names[0], _missing(other, one)), (names[1], _missing(one, other))):
        yield from ((name, f"{place} has no such item") for name in missing)
    for name in one.items.keys() & other.items.keys():
        left, right = one.items[name], other.items[name]
        if left.content != right.content and comparable(left, one, other):
            first = first_difference(left.content, right.content)
            window = slice(max(first - _AROUND, 0), first + _AROUND)
            shown = (
                f"\n    {where}: {side.content[window]!r}" for where, side in zip(names, (left, right), strict=True)
            )
            yield name, f"different from byte {first} on{''.join(shown)}"


def compare(collections: Mapping[str, Collection]) -> tuple[str, bool]:
    """Return a report of what is different between several places, and whether nothing is.

    Each is compared with each, so that what depends on a library is compared wherever two have the same version of it.

    Args:
        collections: What was collected in each place, by the name of the place.
    """
    lines = [f"{name}: {found.summary}" for name, found in collections.items()]
    names = list(collections)
    told: dict[str, str] = {}
    compared = 0
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            one, other = collections[first], collections[second]
            common = one.items.keys() & other.items.keys()
            compared += sum(comparable(one.items[name], one, other) for name in common)
            for name, how in sorted(_differences((first, second), one, other)):
                told.setdefault(name, how)
    lines += (f"{name}: {how}" for name, how in itertools.islice(told.items(), _SHOWN))
    lines.append(f"{compared} comparisons, {len(told)} differences")
    return "\n".join(lines) + "\n", not told and compared > 0
