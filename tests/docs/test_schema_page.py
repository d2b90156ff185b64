"""The page of the JSON Schemas has every schema, every property and every word, and leads to the schemas themselves."""

from __future__ import annotations

import json
import pathlib
import re
from typing import Any

import pytest

from docs._pages import schemas
from docs._pages.markdown import code, text
from docs._pages.schemas import FILES, FOLDER, anchor, held, schema_files, schemas_page, shapes, values
from india_cyber_agreements import _codec, _maintain

PAGE = schemas_page()
DIRECTORY = pathlib.Path(_maintain.__file__).parent / "data"
PARSED: dict[str, dict[str, Any]] = {name: json.loads(content) for name, content in schemas.schemas().items()}
#: Every object of every schema.
SHAPES = [(name, shape_name, shape) for name, schema in PARSED.items() for shape_name, shape in shapes(schema)]


def section(start: str) -> str:
    """Return what stands on the page below an anchor, up to the next one."""
    _, _, after = PAGE.partition(f"({start})=\n")
    return re.split(r"^\([\w-]+\)=$|^## Values$", after, maxsplit=1, flags=re.MULTILINE)[0]


def rows(table: str) -> dict[str, list[str]]:
    """Return the cells of a table's rows by the first of them."""
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    cells = [re.split(r" \| ", line.removeprefix("| ").removesuffix(" |")) for line in lines]
    return {first: rest for first, *rest in cells}


def test_every_schema_is_there() -> None:
    """Every schema of the package has a section and is copied as it is, and every data file has a schema."""
    kept = {path.name for path in (DIRECTORY / "schema").iterdir()}
    assert kept == {f"{name}.schema.json" for name in FILES}
    assert {file.replace("cis-2017", "*") for file in _codec.FILES} == set(FILES.values())
    for path, content in schema_files().items():
        name = pathlib.PurePath(path).name
        assert content.encode() == (DIRECTORY / "schema" / name).read_bytes()
        assert f'<a href="../schema/{name}">`{name}`</a>' in section(anchor(name.removesuffix(".schema.json"), None))
    assert FOLDER == "_extra/schema"


@pytest.mark.parametrize(("name", "shape_name", "shape"), SHAPES, ids=[f"{name}-{shape}" for name, shape, _ in SHAPES])
def test_every_property_is_told(name: str, shape_name: str | None, shape: dict[str, Any]) -> None:
    """Every property of an object has a row with what it holds and says, and whether it is required."""
    table = rows(section(anchor(name, shape_name)))
    assert set(table) == {code(each) for each in shape["properties"]}
    for each, value in shape["properties"].items():
        required, holds, says = table[code(each)]
        assert required == ("yes" if each in shape["required"] else "")
        assert holds
        assert says == text(value["description"])
        assert all(code(word) in holds for word in value.get("enum", value.get("items", {}).get("enum", ())))
    assert shape["additionalProperties"] is False


def test_rules_are_told() -> None:
    """What has to hold of an object besides the types of its properties is told below its table."""
    assert "- A record names a country or an organisation.\n" in section("schema-agreements-agreement")
    assert "- Where there is `longitude`, there is `latitude`.\n" in section("schema-countries-countryentry")


def test_every_value_is_told() -> None:
    """Every value that properties refer to has a row, and every link on the page leads to something on it."""
    _, _, after = PAGE.partition("## Values\n")
    assert set(re.findall(r"^\| \[`(\w+)`\]\{#[\w-]+\} \|", after, re.MULTILINE)) == set(values())
    targets = {*re.findall(r"^\(([\w-]+)\)=$", PAGE, re.MULTILINE), *re.findall(r"\{#([\w-]+)\}", PAGE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= targets


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ({"type": "string"}, "text"),
        ({"type": ["string", "null"], "minLength": 1}, "text or null, not empty"),
        ({"type": "string", "minLength": 2}, "text, at least 2 characters"),
        ({"type": "number", "minimum": -180, "maximum": 180}, "number, from -180, to 180"),
        ({"enum": ["a", "b"]}, "one of `a`, `b`"),
        ({"type": "array", "items": {"enum": ["a"]}, "maxItems": 3}, "list, each one of `a`, at most 3"),
        ({"type": "array", "items": {"$ref": "#/$defs/url"}}, "list of [url](#value-url)"),
        ({"$ref": "#/$defs/dateClaim"}, "[dateClaim](#schema-agreements-dateclaim)"),
        ({"anyOf": [{"$ref": "#/$defs/version"}, {"type": "null"}]}, "[version](#value-version) or null"),
    ],
)
def test_held(shape: dict[str, Any], told: str) -> None:
    """What a value is stands in words."""
    assert held("agreements", shape) == told


def test_a_name_means_one_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two schemas that give one name to different values are refused, since the page tells each name once."""
    several = {"a": '{"$defs": {"x": {"type": "string"}}}', "b": '{"$defs": {"x": {"type": "number"}}}'}
    monkeypatch.setattr(schemas, "schemas", lambda: several)
    with pytest.raises(ValueError, match="two schemas define x differently"):
        values()


def test_code_that_would_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that would break out of its code is refused."""
    value = {"type": "string", "description": "", "pattern": "`"}
    one = json.dumps({"title": "", "description": "", "$defs": {"x": value}})
    monkeypatch.setattr(schemas, "schemas", lambda: {"agreements": one})
    with pytest.raises(ValueError, match="cannot be shown"):
        schemas_page()
