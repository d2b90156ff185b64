"""What programs can see of the package that only shows when it runs: printed as JSON, so that versions compare.

Run as a program on its own, with the version in question as the one that is imported.
"""

from __future__ import annotations

import argparse
import enum
import inspect
import json
import sys
from collections.abc import Iterator
from typing import Any

import attrs

import india_cyber_agreements as ica
from india_cyber_agreements import _cli

#: What a field says that must be given; a field like that in a class that exists already breaks every use of it.
REQUIRED = "required"


def _class(name: str, kind: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any class there is
    """Yield what there is to see of a class: what it also is, its members, its fields as arguments."""
    for base in kind.__mro__[1:]:
        if not base.__name__.startswith("_"):
            yield f"{name} is a {base.__name__}", "so"
    if issubclass(kind, enum.Enum):
        for member in kind:
            yield f"{name}.{member.name}", repr(member.value)
    if attrs.has(kind):
        for field in attrs.fields(kind):
            if field.init:
                need = REQUIRED if field.default is attrs.NOTHING else "optional"
                yield f"{name}({field.alias})", need


#: What argparse keeps the commands of a parser in, for which it has no public name.
_BELOW: Any = argparse._SubParsersAction  # noqa: SLF001


def _commands(parser: Any, name: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a parser of argparse
    """Yield the options of a command, and of those below it."""
    for action in parser._actions:  # noqa: SLF001 - argparse shows them in no other way
        if isinstance(action, _BELOW):
            for command, below in action.choices.items():
                yield from _commands(below, command)
        for option in action.option_strings or (action.dest,):
            yield f"command {name or 'itself'} {option}", "optional" if not action.required else REQUIRED


def picture() -> dict[str, str]:
    """Return everything that is seen, by what it is."""
    seen: dict[str, str] = {}
    for name in ica.__all__:
        value: object = getattr(ica, name)
        if isinstance(value, type):
            seen |= dict(_class(name, value))
        elif callable(value):
            seen[f"{name}()"] = "async" if inspect.iscoroutinefunction(value) else "plain"
    seen |= {
        f"table {table.name}.{column.name}": column.kind.value for table in ica.tables() for column in table.columns
    }
    return seen | dict(_commands(_cli._parser()))  # noqa: SLF001 - the command line has no public face in Python


if __name__ == "__main__":
    sys.stdout.write(json.dumps(picture()))
