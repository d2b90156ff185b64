"""Building blocks of JSON Schemas for the static API, and the bundled schemas under the names that they get there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from .. import _json
from .._resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A JSON Schema, or the properties of one.
Schema = dict[str, Any]

#: Bundled schemas whose definitions the API uses; the last two also as a whole, by the name that they get there.
_BUNDLED = ("agreements", "changes", "conventions", "countries", "coverage", "redirects", "sources")
_WHOLE = {"dataset": "Dataset", "edition": "Edition"}
_PREFIX = "#/components/schemas/"
_DEFINITION = re.compile(r'"#/\$defs/(\w)')
_REFERENCE = re.compile(rf'"{_PREFIX}(\w+)"')

#: The schema of a number of things.
COUNT: Schema = {"type": "integer", "minimum": 0}


def bundled() -> dict[str, Schema]:
    """Return the definitions of the bundled schemas by name; what several define under one name is one and the same."""
    found: dict[str, Schema] = {}
    for name in (*_BUNDLED, *_WHOLE):
        text = read_bytes(f"schema/{name}.schema.json").decode()
        moved = _DEFINITION.sub(lambda match: f'"{_PREFIX}{match[1].upper()}', text)
        schema: Schema = json.loads(moved)
        definitions: Schema = schema.pop("$defs")
        found |= {definition[0].upper() + definition[1:]: each for definition, each in definitions.items()}
        if name in _WHOLE:
            found[_WHOLE[name]] = {key: each for key, each in schema.items() if key not in {"$schema", "$id"}}
    return found


def reached(start: Iterable[Schema], definitions: dict[str, Schema]) -> set[str]:
    """Return the names that schemas refer to, and those that the definitions of these refer to, and so on."""
    found: set[str] = set()
    ahead = list(start)
    while ahead:
        named = set(_REFERENCE.findall(_json.dump(ahead.pop()).decode())) - found
        ahead += [definitions[name] for name in named & definitions.keys()]
        found |= named
    return found


def reference(name: str) -> Schema:
    """Return a schema that says no more than where another one stands."""
    return {"$ref": _PREFIX + name}


def object_of(description: str, properties: Schema) -> Schema:
    """Return the schema of an object that has these properties, all of them and no other."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def mapping_of(description: str, pattern: str, values: Schema) -> Schema:
    """Return the schema of an object whose keys fit a pattern."""
    return {
        "description": description,
        "type": "object",
        "patternProperties": {pattern: values},
        "additionalProperties": False,
    }


def file_of(description: str, properties: Schema) -> Schema:
    """Return the schema of a file: an object with ``meta``."""
    return object_of(description, {"meta": reference("Meta"), **properties})


def list_of(name: str, description: str) -> Schema:
    """Return the schema of a list of what another schema describes."""
    return {"description": description, "type": "array", "items": reference(name)}


def nullable(schema: Schema, description: str) -> Schema:
    """Return a schema that takes null as well."""
    return {"description": description, "anyOf": [schema, {"type": "null"}]}


def text(description: str, **more: object) -> Schema:
    """Return the schema of a text."""
    return {"description": description, "type": "string", "minLength": 1, **more}


def pick(properties: Schema, names: Iterable[str]) -> Schema:
    """Return some properties of a schema."""
    return {name: properties[name] for name in names}
