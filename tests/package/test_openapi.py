"""The description of the static API: its schemas are closed, complete and used, its examples are real."""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

import india_cyber_agreements as ica
from india_cyber_agreements import _json
from india_cyber_agreements._package._schema_words import bundled
from tests.package.static_api import api_of, media_of, named, validator_of

API = api_of(ica.dataset())
DESCRIPTION: dict[str, Any] = API.pop("openapi.json")
SCHEMAS: dict[str, Any] = DESCRIPTION["components"]["schemas"]
PATHS: dict[str, Any] = DESCRIPTION["paths"]
OPERATIONS = {path: item["get"] for path, item in PATHS.items()}
PREFIX = "#/components/schemas/"


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value, itself among them."""
    if _json.is_object(value):
        yield value
        value = list(value.values())
    for each in value if _json.is_list(value) else ():
        yield from inside(each)


def references(value: Any) -> set[str]:
    """Return what a JSON value refers to."""
    return {each["$ref"] for each in inside(value) if "$ref" in each}


def test_head() -> None:
    """The description says what it describes, in which version and under which licence; no key is needed."""
    info = DESCRIPTION["info"]
    assert re.fullmatch(r"3\.1\.\d+", DESCRIPTION["openapi"])
    assert (info["title"], info["version"]) == (ica.dataset().info.title, ica.__version__)
    assert info["license"] == {"name": "CC-BY-4.0", "identifier": "CC-BY-4.0"}
    assert info["summary"]
    assert DESCRIPTION["security"] == []


def test_operations() -> None:
    """Each path is only read, has an id of its own, and answers with a file or none."""
    assert {tuple(item) for item in PATHS.values()} == {("get",)}
    assert len({operation["operationId"] for operation in OPERATIONS.values()}) == len(OPERATIONS)
    for path, operation in OPERATIONS.items():
        assert list(operation["responses"]) == ["200", "404"]
        assert operation["summary"]
        assert operation["description"].endswith(".")
        assert [each["name"] for each in operation.get("parameters", ())] == re.findall(r"\{(\w+)\}", path)


def test_parameters_fit_all_files() -> None:
    """What stands in the place of a parameter fits its schema, in every file and in the examples."""
    for name in API:
        path = named(DESCRIPTION, name)
        for parameter in OPERATIONS[path].get("parameters", ()):
            validator = validator_of(DESCRIPTION, parameter["schema"])
            assert validator.is_valid(pathlib.PurePath(name).stem)
            assert all(validator.is_valid(example["value"]) for example in parameter["examples"].values())


def test_examples_are_real() -> None:
    """Examples fit the schemas that they illustrate; those of families are whole files, a retired id among them."""
    for path in PATHS:
        media = media_of(DESCRIPTION, path)
        examples = media.get("examples", {"": {"value": media.get("example")}})
        for key, example in examples.items():
            validator_of(DESCRIPTION, media["schema"]).validate(example["value"])
            name = re.sub(r"\{\w+\}", key, path.removeprefix("/"))
            assert example["value"].keys() == API[name].keys()
            assert not key or example["value"] == API[name]
    shown = media_of(DESCRIPTION, "/agreements/{id}.json")["examples"]
    assert [
        next(iter(example["value"].keys() - {"meta"} & {"agreement", "redirect"})) for example in shown.values()
    ] == [
        "agreement",
        "redirect",
    ]


def test_nothing_to_show() -> None:
    """A dataset without agreements and without retired ids gets a description all the same."""
    data = attrs.evolve(ica.dataset(), agreements=ica.AgreementSet.of(()), redirects=(), coverage=(), editions=())
    api = api_of(data)
    description = api.pop("openapi.json")
    assert description["paths"].keys() == PATHS.keys()
    assert description["components"] == DESCRIPTION["components"]
    assert media_of(description, "/countries/{alpha_2}.json")["examples"] == {}
    for name, content in api.items():
        validator_of(description, media_of(description, named(description, name))["schema"]).validate(content)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema(name: str) -> None:
    """Every schema is one, says what it describes, and lets no object have fields that it does not name."""
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["description"].endswith(".")
    objects = [each for each in inside(schema) if each.get("type") == "object"]
    assert all(each["additionalProperties"] is False for each in objects)


def test_references() -> None:
    """Every reference leads to a schema or response, and every schema and response is referred to."""
    components = {f"#/components/{kind}/{name}" for kind, each in DESCRIPTION["components"].items() for name in each}
    assert references(DESCRIPTION) == components


def test_bundled_schemas_are_unchanged() -> None:
    """A schema that has the name of a bundled one is that one, references apart; records are described by those."""
    shared = SCHEMAS.keys() & bundled().keys()
    assert shared >= {"Agreement", "Source", "Coverage", "Redirect", "Change", "Convention", "Edition"}
    assert {name: SCHEMAS[name] for name in shared} == {name: bundled()[name] for name in shared}
    schema = json.loads(
        pathlib.Path(ica.__file__).with_name("data").joinpath("schema/agreements.schema.json").read_bytes()
    )
    text = json.dumps(schema["$defs"]["agreement"])
    assert json.dumps(SCHEMAS["Agreement"]) == re.sub(r"#/\$defs/(\w)", lambda match: PREFIX + match[1].upper(), text)


@pytest.mark.parametrize("name", ["index.json", "agreements.json", "agreements/in-us-mlat.json", "countries/JP.json"])
def test_other_content_is_refused(name: str) -> None:
    """A file with a field too many or too few does not fit."""
    validator = validator_of(DESCRIPTION, media_of(DESCRIPTION, named(DESCRIPTION, name))["schema"])
    content = API[name]
    assert not validator.is_valid({**content, "more": 1})
    assert not any(validator.is_valid({k: each for k, each in content.items() if k != key}) for key in content)
