"""The JSON Schemas: they fit the bundled data files, say what the model says, and refuse what is broken."""

from __future__ import annotations

import calendar
import enum
import inspect
import json
import re
import types
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import attrs
import importlib_resources
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from india_cyber_agreements import _check_conventions, _check_records, _codec, _enums, _json, _ledger
from india_cyber_agreements._conventions import Convention, PartyCount
from india_cyber_agreements._country_table import AmbiguousName, CountryEntry, CountryTable, OrganisationEntry
from india_cyber_agreements._dates import PartialDate
from india_cyber_agreements._editions import Edition, EditionCell, EditionLabel
from india_cyber_agreements._errors import PartialDateError
from india_cyber_agreements._ledger import Change, Coverage, Creator, DatasetInfo, FileDigest, Redirect, Released
from india_cyber_agreements._model import Agreement
from india_cyber_agreements._parts import Bodies, Citation, DateClaim, Event, Relation, Source
from tests.data.schema_cases import BROKEN, SAMPLES, SOUND, Path, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importlib_resources.abc import Traversable

DATA = importlib_resources.files("india_cyber_agreements").joinpath("data")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Data files that hold no records.
WITHOUT_SCHEMA = frozenset({"land.json"})

#: The class that each object of a schema describes: (schema, name among its ``$defs``), the root having no name.
OBJECTS: dict[tuple[str, str], type] = {
    ("agreements", "agreement"): Agreement,
    ("agreements", "bodies"): Bodies,
    ("agreements", "citation"): Citation,
    ("agreements", "dateClaim"): DateClaim,
    ("agreements", "event"): Event,
    ("agreements", "relation"): Relation,
    ("changes", "change"): Change,
    ("conventions", "convention"): Convention,
    ("conventions", "citation"): Citation,
    ("conventions", "dateClaim"): DateClaim,
    ("conventions", "partyCount"): PartyCount,
    ("countries", ""): CountryTable,
    ("countries", "ambiguousName"): AmbiguousName,
    ("countries", "countryEntry"): CountryEntry,
    ("countries", "organisationEntry"): OrganisationEntry,
    ("coverage", "coverage"): Coverage,
    ("dataset", ""): DatasetInfo,
    ("dataset", "creator"): Creator,
    ("dataset", "fileDigest"): FileDigest,
    ("edition", ""): Edition,
    ("edition", "editionCell"): EditionCell,
    ("edition", "editionLabel"): EditionLabel,
    ("redirects", "redirect"): Redirect,
    ("released", "released"): Released,
    ("sources", "source"): Source,
}
SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", PartialDate: "partialDate"}


def files_below(directory: Traversable, prefix: str = "") -> Iterator[str]:
    """Give the path of every JSON file below a directory, schemas left out."""
    for entry in directory.iterdir():
        if entry.is_dir() and entry.name != "schema":
            yield from files_below(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".json"):
            yield prefix + entry.name


def schema_of(file: str) -> str:
    """Return the name of the schema that a data file is held to."""
    return "edition" if file.startswith("editions/") else file.removesuffix(".json")


def validator_of(schema: dict[str, Any]) -> Any:
    """Return what checks values against a schema."""
    return Draft202012Validator(schema)


def load(path: str) -> Any:
    """Return the value of a JSON file below the directory of the data."""
    return json.loads(DATA.joinpath(*path.split("/")).read_text(encoding="utf-8"))


DATA_FILES = tuple(sorted(set(files_below(DATA)) - WITHOUT_SCHEMA))
SCHEMAS: dict[str, dict[str, Any]] = {
    entry.name.removesuffix(".schema.json"): load(f"schema/{entry.name}")
    for entry in sorted(DATA.joinpath("schema").iterdir(), key=lambda entry: entry.name)
}
VALIDATORS = {name: validator_of(schema) for name, schema in SCHEMAS.items()}
DATES = validator_of(SCHEMAS["agreements"]["$defs"]["partialDate"])


def declarations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a schema and every schema inside it that declares a value; those that state conditions are left out."""
    yield schema
    inside = [schema["items"]] if "items" in schema else []
    inside += schema.get("anyOf", [])
    for keyword in ("properties", "$defs"):
        inside += schema.get(keyword, {}).values()
    for part in inside:
        yield from declarations(part)


def object_of(name: str, definition: str) -> dict[str, Any]:
    """Return the schema of an object by the names in ``OBJECTS``."""
    schema = SCHEMAS[name]
    found: dict[str, Any] = schema["$defs"][definition] if definition else schema
    return found


def fields_of(cls: type) -> dict[str, Any]:
    """Return the fields of a class that files hold, with their types."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls) if not field.name.startswith("_")}


def is_vocabulary(hint: object) -> bool:
    """Return whether a type is one of the closed vocabularies."""
    return isinstance(hint, type) and issubclass(hint, enum.StrEnum)


def vocabulary_of(hint: object) -> type[enum.StrEnum] | None:
    """Return the closed vocabulary that a field's type has in it, or None."""
    found = [part for part in (hint, *get_args(hint)) if isinstance(part, type) and issubclass(part, enum.StrEnum)]
    return found[0] if found else None


def outline_of_type(hint: object) -> str:
    """Return in words which JSON values a field's type stands for."""
    if get_origin(hint) is tuple:
        return f"list of {outline_of_type(get_args(hint)[0])}"
    if get_origin(hint) in {Union, types.UnionType}:
        return " or ".join(sorted("null" if part is type(None) else outline_of_type(part) for part in get_args(hint)))
    if hint is Source:
        return "string"
    if is_vocabulary(hint):
        return "enum"
    for objects in OBJECTS.values():
        if hint is objects:
            return objects.__name__
    return next(name for kind, name in SCALARS.items() if hint is kind)


def outline_of_reference(name: str, definition: str) -> str:
    """Return in words which JSON values a shared definition stands for."""
    if (name, definition) in OBJECTS:
        return OBJECTS[name, definition].__name__
    return definition if definition == "partialDate" else outline_of_schema(name, object_of(name, definition))


def outline_of_schema(name: str, schema: dict[str, Any]) -> str:
    """Return in words which JSON values a schema declares."""
    if "$ref" in schema:
        return outline_of_reference(name, schema["$ref"].removeprefix("#/$defs/"))
    if "anyOf" in schema:
        return " or ".join(sorted(outline_of_schema(name, part) for part in schema["anyOf"]))
    if "enum" in schema:
        return "enum"
    if schema["type"] == "array":
        return f"list of {outline_of_schema(name, schema['items'])}"
    return " or ".join(sorted([schema["type"]] if isinstance(schema["type"], str) else schema["type"]))


def parses(text: str) -> bool:
    """Return whether the package reads a text as a partial date."""
    try:
        PartialDate.parse(text)
    except PartialDateError:
        return False
    return True


def is_tolerated(text: str) -> bool:
    """Return whether a text is one of the dates that only a calendar can refuse."""
    year = int(text[:4])
    return year == 0 or (text[4:10] == "-02-29" and not calendar.isleap(year))


def agree(text: str) -> bool:
    """Return whether pattern and package agree on a text, as far as a pattern can."""
    accepted: bool = DATES.is_valid(text)
    return accepted == parses(text) or (accepted and is_tolerated(text))


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_valid(name: str) -> None:
    """Every schema is one by its own metaschema, and says which it is."""
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    assert schema["$id"] == f"{name}.schema.json"
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_file_is_tidy(name: str) -> None:
    """Every schema file is UTF-8 with a final newline, no tabs, and no key twice in one object."""
    text = DATA.joinpath("schema", f"{name}.schema.json").read_bytes().decode("utf-8")
    assert text.endswith("}\n")
    assert "\t" not in text
    assert _json.parse_json(text.encode()) == SCHEMAS[name]


def test_every_file_has_a_schema_and_every_schema_a_file() -> None:
    """The data files that the package reads, those that are there, and the schemas are the same."""
    assert set(DATA_FILES) == set(_codec.FILES)
    assert {schema_of(file) for file in DATA_FILES} == set(SCHEMAS)


@pytest.mark.parametrize("file", DATA_FILES)
def test_data_file_fits_its_schema(file: str) -> None:
    """Every bundled data file validates."""
    found = [f"{error.json_path}: {error.message}" for error in VALIDATORS[schema_of(file)].iter_errors(load(file))]
    assert found == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_object_has_a_class(name: str) -> None:
    """Every object that a schema declares is one of those compared with a class here, and is closed."""
    objects = [schema for schema in declarations(SCHEMAS[name]) if schema.get("type") == "object"]
    assert len(objects) == sum(file == name for file, _ in OBJECTS)
    assert all(schema["additionalProperties"] is False for schema in objects)


@pytest.mark.parametrize(("name", "definition"), OBJECTS)
def test_properties_are_the_fields_of_the_class(name: str, definition: str) -> None:
    """An object has the fields of its class, in their order, and requires those without default."""
    cls = OBJECTS[name, definition]
    schema = object_of(name, definition)
    assert list(schema["properties"]) == list(fields_of(cls))
    required = [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    assert schema["required"] == required


@pytest.mark.parametrize(("name", "definition"), OBJECTS)
def test_properties_have_the_types_of_the_fields(name: str, definition: str) -> None:
    """A property takes the JSON values that its field's type stands for, null among them where it may be None."""
    properties = object_of(name, definition)["properties"]
    declared = {key: outline_of_schema(name, schema) for key, schema in properties.items()}
    assert declared == {key: outline_of_type(hint) for key, hint in fields_of(OBJECTS[name, definition]).items()}


def test_enums_are_the_vocabularies() -> None:
    """Every enum that a schema declares has the values of its field's vocabulary, and every vocabulary occurs."""
    declared = {
        (name, definition, key): sorted(part["enum"])
        for name, definition in OBJECTS
        for key, schema in object_of(name, definition)["properties"].items()
        for part in declarations(schema)
        if "enum" in part
    }
    wanted = {
        (*place, key): vocabulary
        for place, cls in OBJECTS.items()
        for key, hint in fields_of(cls).items()
        if (vocabulary := vocabulary_of(hint)) is not None
    }
    assert declared == {place: sorted(vocabulary) for place, vocabulary in wanted.items()}
    assert set(wanted.values()) == {cls for _, cls in inspect.getmembers(_enums, is_vocabulary)}
    assert len(declared) == sum("enum" in part for schema in SCHEMAS.values() for part in declarations(schema))


@pytest.mark.parametrize("name", SCHEMAS)
def test_everything_is_described(name: str) -> None:
    """Every property and every shared definition has a description."""
    for schema in declarations(SCHEMAS[name]):
        for key, part in (*schema.get("properties", {}).items(), *schema.get("$defs", {}).items()):
            assert len(part.get("description", "").split()) > 1, key


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_text_is_empty(name: str) -> None:
    """Wherever a text is declared, the empty one is refused."""
    texts = [schema for schema in declarations(SCHEMAS[name]) if "string" in schema.get("type", ())]
    assert texts
    assert not any(validator_of(schema).is_valid("") for schema in texts)


def test_lists_hold_nothing_twice() -> None:
    """Every list refuses repetitions, but for the links of a cell, which are kept as they were published."""
    lists = [part for schema in SCHEMAS.values() for part in declarations(schema) if part.get("type") == "array"]
    verbatim = object_of("edition", "editionCell")["properties"]["urls"]
    assert [part for part in lists if not part.get("uniqueItems")] == [verbatim]


@pytest.mark.parametrize("name", SCHEMAS)
def test_examples_are_valid(name: str) -> None:
    """Every example that a schema gives is one."""
    for schema in declarations(SCHEMAS[name]):
        for value in schema.get("examples", ()):
            assert validator_of(schema).is_valid(value), value


def test_definitions_of_one_name_are_one() -> None:
    """What several schemas define under one name is the same in all."""
    first: dict[str, object] = {}
    for schema in SCHEMAS.values():
        for key, definition in schema.get("$defs", {}).items():
            assert first.setdefault(key, definition) == definition, key


@pytest.mark.parametrize(
    ("name", "definition", "pattern"),
    [
        ("agreements", "agreementId", _check_records.AGREEMENT_ID),
        ("sources", "sourceId", _check_records._SOURCE_ID),
        ("conventions", "conventionId", _check_conventions.CONVENTION_ID),
        ("dataset", "version", _ledger._RELEASE),
    ],
    ids=["agreement-id", "source-id", "convention-id", "version"],
)
@given(data=st.data())
def test_pattern_agrees_with_the_checks(
    name: str, definition: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    """A schema accepts the ids and versions that the checks of the package accept, and no others."""
    validator = validator_of(object_of(name, definition))
    assert validator.is_valid(data.draw(st.from_regex(pattern, fullmatch=True)))
    text = data.draw(st.text("in-a0.XdevN1", max_size=14))
    assert validator.is_valid(text) == bool(pattern.fullmatch(text))


@pytest.mark.parametrize("name", SCHEMAS)
def test_sample_is_complete_and_valid(name: str) -> None:
    """The samples that the broken variants are made from are sound themselves."""
    VALIDATORS[name].validate(SAMPLES[name])
    root = next(cls for (file, _), cls in OBJECTS.items() if file == name)
    record = SAMPLES[name][0] if isinstance(SAMPLES[name], list) else SAMPLES[name]
    assert list(record) == list(fields_of(root))


@pytest.mark.parametrize(
    ("name", "path", "value"), [case[:3] for case in BROKEN], ids=[f"{case[0]}-{case[3]}" for case in BROKEN]
)
def test_broken_variant_is_refused(name: str, path: Path, value: object) -> None:
    """A sample with one thing broken is refused."""
    assert not VALIDATORS[name].is_valid(put(SAMPLES[name], path, value))


@pytest.mark.parametrize(
    ("name", "path", "value"), [case[:3] for case in SOUND], ids=[f"{case[0]}-{case[3]}" for case in SOUND]
)
def test_sound_variant_is_accepted(name: str, path: Path, value: object) -> None:
    """A sample with one thing unusual is accepted."""
    VALIDATORS[name].validate(put(SAMPLES[name], path, value))


def test_record_without_party_is_refused() -> None:
    """An agreement names a country or an organisation."""
    record: dict[str, Any] = {**SAMPLES["agreements"][0], "countries": [], "organisation": None}
    assert not VALIDATORS["agreements"].is_valid([record])


@given(
    year=st.integers(0, 9999) | st.sampled_from([0, 1900, 2000, 2015, 2016]),
    month=st.none() | st.integers(0, 14) | st.integers(0, 99),
    day=st.none() | st.integers(0, 33) | st.integers(0, 99),
    qualifier=st.sampled_from(["", "?", "~", "??", "!"]),
)
@example(year=2016, month=2, day=29, qualifier="")
@example(year=2015, month=2, day=29, qualifier="")
@example(year=2016, month=2, day=30, qualifier="")
@example(year=0, month=None, day=None, qualifier="")
@example(year=2016, month=12, day=31, qualifier="~")
def test_date_pattern_agrees_with_the_package(year: int, month: int | None, day: int | None, qualifier: str) -> None:
    """Texts in the shape of a date are accepted by the pattern if the package reads them, and only then."""
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
    assert agree("-".join(parts) + qualifier)


@pytest.mark.parametrize("year", ["2015", "2016"])
def test_date_pattern_agrees_on_whole_years(year: str) -> None:
    """The pattern agrees with the package on every pair of two digits as month and every one as day."""
    texts = [f"{year}-{month:02}-{day:02}" for month in range(100) for day in range(100)]
    assert [text for text in texts if not agree(text)] == []


@given(st.text("0123456789-?~ T", max_size=12))
def test_date_pattern_refuses_other_shapes(text: str) -> None:
    """The pattern agrees with the package on texts of any shape."""
    assert agree(text)


@pytest.mark.parametrize(
    ("name", "path", "value"), [case[:3] for case in SOUND], ids=[f"{case[0]}-{case[3]}" for case in SOUND]
)
def test_package_reads_what_its_schemas_accept(name: str, path: Path, value: object) -> None:
    """Every sound variant becomes objects of the model."""
    content = put(SAMPLES[name], path, value)
    kind = next(kind for file, kind in _codec.FILES.items() if schema_of(file) == name)
    sources = {id_: _codec.placeholder_source(id_) for id_ in ("example-a", "example-b", "example-c")}
    reader = _codec.Reader(sources if name in {"agreements", "conventions"} else None)
    for record in content if _json.is_list(content) else [content]:
        assert isinstance(reader.read(record, kind), kind)
