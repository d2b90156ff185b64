"""Writing YAML: as much of it as a citation file needs, which is no reason for a dependency."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

#: What can be written.
Node: TypeAlias = "str | int | Mapping[str, Node] | Sequence[Node]"


def dump(properties: Mapping[str, Node]) -> str:
    """Return a mapping as YAML, in block style and with every text in double quotes, as JSON writes them.

    Args:
        properties: What to write.
    """
    return "".join(f"{line}\n" for line in _mapping(properties))


def _mapping(properties: Mapping[str, Node]) -> Iterator[str]:
    """Yield the lines of a mapping."""
    for key, value in properties.items():
        first, *rest = _lines(value)
        if isinstance(value, str | int):
            yield f"{key}: {first}"
        else:
            yield f"{key}:"
            yield from (f"  {line}" for line in (first, *rest))


def _lines(value: Node) -> Iterator[str]:
    """Yield the lines of a value."""
    if isinstance(value, str | int):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, Mapping):
        yield from _mapping(value)
    else:
        for item in value:
            first, *rest = _lines(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
