"""The page of the JSON Schemas: for every data file its properties, and the files of the schemas themselves."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import india_cyber_agreements as ica

from .markdown import code, page, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_Schema = dict[str, Any]

#: Where the schemas are put, within what is copied into the site as it is, and how the page leads there.
FOLDER: Final = "_extra/schema"
_HREF: Final = "../schema"
#: The schemas by their order on the page, with the files that each describes.
FILES: Final = {
    "agreements": "agreements.json",
    "sources": "sources.json",
    "conventions": "conventions.json",
    "coverage": "coverage.json",
    "edition": "editions/*.json",
    "countries": "countries.json",
    "changes": "changes.json",
    "redirects": "redirects.json",
    "released": "released.json",
    "dataset": "dataset.json",
}
#: Limits in words, by the keyword that sets them.
_LIMITS: Final = {
    "minItems": "at least {}",
    "maxItems": "at most {}",
    "minLength": "at least {} characters",
    "minimum": "from {}",
    "maximum": "to {}",
}
#: JSON types in words.
_TYPES: Final = {
    "string": "text",
    "boolean": "true or false",
    "integer": "whole number",
    "number": "number",
    "null": "null",
    "array": "list",
    "object": "object",
}


def schemas() -> dict[str, str]:
    """Return the text of every schema by its name, as the package holds them."""
    folder = files(ica).joinpath("data", "schema")
    return {name: folder.joinpath(f"{name}.schema.json").read_text("utf-8") for name in FILES}


def shapes(schema: Mapping[str, Any]) -> Iterator[tuple[str | None, _Schema]]:
    """Yield the objects that a schema describes: the file itself where it is one, under None, then its definitions.

    Args:
        schema: The schema.
    """
    if "properties" in schema:
        yield None, dict(schema)
    yield from ((name, shape) for name, shape in schema["$defs"].items() if "properties" in shape)


def values() -> dict[str, _Schema]:
    """Return the definitions of values, which several schemas share, by their names.

    Raises:
        ValueError: Two schemas give one name to different values, which a page could not tell apart.
    """
    found: dict[str, _Schema] = {}
    for content in schemas().values():
        for name, shape in json.loads(content)["$defs"].items():
            if "properties" not in shape and found.setdefault(name, shape) != shape:
                message = f"two schemas define {name} differently"
                raise ValueError(message)
    return dict(sorted(found.items()))


def anchor(schema: str, shape: str | None) -> str:
    """Return the anchor of an object on the page.

    Args:
        schema: Name of the schema.
        shape: Name of its definition, or None for the file itself.
    """
    return "-".join(("schema", schema, *([shape.lower()] if shape else [])))


def _limits(shape: _Schema) -> str:
    """Return the limits of a value in words, with a comma before each."""
    told = [words.format(shape[key]) for key, words in _LIMITS.items() if key in shape and key != "minLength"]
    if "minLength" in shape:
        told.append("not empty" if shape["minLength"] == 1 else _LIMITS["minLength"].format(shape["minLength"]))
    return "".join(f", {limit}" for limit in told)


def held(schema: str, shape: _Schema) -> str:
    """Return what a value is, as Markdown.

    Args:
        schema: Name of the schema that it stands in.
        shape: The value.
    """
    if "$ref" in shape:
        name = shape["$ref"].removeprefix("#/$defs/")
        return f"[{name}](#{f'value-{name.lower()}' if name in values() else anchor(schema, name)})"
    if "anyOf" in shape:
        return " or ".join(held(schema, each) for each in shape["anyOf"])
    if "enum" in shape:
        return f"one of {', '.join(code(word) for word in shape['enum'])}"
    kinds = [shape["type"]] if isinstance(shape["type"], str) else shape["type"]
    told = " or ".join(_TYPES[kind] for kind in kinds)
    if "items" in shape:
        told += f"{', each' if 'enum' in shape['items'] else ' of'} {held(schema, shape['items'])}"
    return told + _limits(shape)


def _verbatim(value: str) -> str:
    """Return what a schema says to the letter, as code that may stand in a table.

    Raises:
        ValueError: It would end the code.
    """
    if "`" in value:
        message = f"{value!r} cannot be shown as code"
        raise ValueError(message)
    return f"`{value}`".replace("|", "\\|")


def _pattern(shape: _Schema) -> str:
    """Return the pattern that a text has to match, as Markdown for a table."""
    return f"; pattern {_verbatim(shape['pattern'])}" if "pattern" in shape else ""


def _rows(schema: str, shape: _Schema) -> list[str]:
    """Return the table of an object's properties, and what else has to hold."""
    rows = (
        (
            code(name),
            "yes" if name in shape["required"] else "",
            held(schema, value) + _pattern(value),
            text(value["description"]),
        )
        for name, value in shape["properties"].items()
    )
    lines = table(["property", "required", "holds", "says"], rows)
    rules = [f"- {text(rule['$comment'])}" for rule in shape.get("allOf", ()) if "$comment" in rule]
    for name, needed in shape.get("dependentRequired", {}).items():
        rules.append(f"- Where there is {code(name)}, there is {' and '.join(map(code, needed))}.")
    return [*lines, *(["Besides:", "", *rules, ""] if rules else [])]


def _file(name: str) -> str:
    """Return a link to the file of a schema, which is no page that Sphinx would know of."""
    return f'<a href="{_HREF}/{name}.schema.json">`{name}.schema.json`</a>'


def _section(name: str, schema: _Schema) -> list[str]:
    """Return what there is to say of one schema."""
    lines = [
        f"({anchor(name, None)})=",
        f"## `{FILES[name]}`",
        "",
        f"**{text(schema['title'])}.** {text(schema['description'])} Schema: {_file(name)}.",
        "",
    ]
    for shape_name, shape in shapes(schema):
        if shape_name is not None:
            lines += [f"({anchor(name, shape_name)})=", f"### `{shape_name}`", "", text(shape["description"]), ""]
        lines += _rows(name, shape)
    return lines


def _values() -> list[str]:
    """Return the table of the values that properties refer to."""
    rows: list[tuple[str, str, str]] = []
    for name, shape in values().items():
        examples = ", ".join(map(_verbatim, shape.get("examples", ())))
        told = text(shape["description"]) + (f" For example {examples}." if examples else "")
        rows.append((f"[{code(name)}]{{#value-{name.lower()}}}", held("", shape) + _pattern(shape), told))
    head = ["## Values", "", "What properties refer to by a name, in any of the files.", ""]
    return [*head, *table(["name", "holds", "says"], rows)]


def schemas_page() -> str:
    """Return the page of the JSON Schemas."""
    return page(
        "# JSON Schemas of the data files",
        "For reading the data files without this package, for editing them, and for checking them: what every property"
        " of every file is, made from the schemas that stand beside the data in `data/schema/` and in `json/schema/` of"
        " a [data release](../how-to/data-release.md).",
        "They are JSON Schema, draft 2020-12. What is not required is left out where there is nothing to say; no object"
        " has other properties than those listed. `land.json`, an outline for maps, has no schema. The"
        " [codebook](../explanation/codebook.md) says what goes into the fields of a record.",
        table(
            ["file", "holds"],
            (
                (
                    f"[`{FILES[name]}`](#{anchor(name, None)})",
                    text(json.loads(content)["title"]),
                )
                for name, content in schemas().items()
            ),
        ),
        *(_section(name, json.loads(content)) for name, content in schemas().items()),
        _values(),
        "## Where to go next",
        "- [Load data of your own](../how-to/own-data.md): edit the files, and have them checked.\n"
        "- [The tables and their columns](tables.md): the same data in rows.\n"
        "- [A JSON API of static files](static-api.md): the same data for web pages.",
    )


def schema_files() -> dict[str, str]:
    """Return the files of the schemas by where they are put."""
    return {f"{FOLDER}/{name}.schema.json": content for name, content in schemas().items()}
