"""The description of the static API in OpenAPI 3.1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .. import _json
from ._endpoints import DESCRIPTION, ENDPOINTS, ROOT, Endpoint
from ._parts import JSON, Part
from ._schema_words import reference
from ._schemas import components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .._dataset import Dataset

_Object = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: From the description to the directory that it lies in. "." would resolve to an address that ends in "/", and paths,
#: which begin with one, are appended to it as they are (OpenAPI 3.1, Paths Object).
_SERVER = f"../{ROOT.rpartition('/')[2]}"
_TEXT = """\
Files, not a service: they can be read from wherever they are hosted, without a key and without parameters beyond the \
path, and each stays as it is until the next release.

Every file has a `meta` that says which dataset and version it belongs to. Records stand in it as in the data files, \
where a field without a value is left out; whatever the API adds has all its fields, with null where there is no \
value. `href` is an address relative to the file that it stands in. Dates are as precise as their sources: `2016`, \
`2016-08` or `2016-08-15`, with `?` where uncertain and `~` where approximate. Texts are plain text and no HTML."""
_ABSENT = "There is no such file; what the host says then is its own."
#: How many entries of a list the example of a list shows.
_SHOWN = 2
#: By parameter: the schema of its values, and what it is.
_PARAMETERS = {
    "id": ("AgreementId", "Id of an agreement, one that was retired included."),
    "alpha_2": ("CountryCode", "ISO 3166-1 alpha-2 code in capital letters."),
}


def describe(dataset: Dataset, parts: Iterable[Part]) -> Part:
    """Return the description of the API as a file of it.

    Args:
        dataset: The dataset that the files are made from.
        parts: The files, which examples are taken from; others among them are passed over.
    """
    contents = {part.path: part.content for part in parts}
    values = _values(dataset)
    document = {
        "openapi": "3.1.1",
        "jsonSchemaDialect": _DIALECT,
        "info": _info(dataset),
        "servers": [{"url": _SERVER, "description": "The directory that this file lies in, under its own name"}],
        "security": [],
        "paths": {f"/{each.path}": {"get": _operation(each, values, contents)} for each in ENDPOINTS.values()},
        "components": {"schemas": components(), "responses": {"Absent": {"description": _ABSENT}}},
    }
    return Part(
        path=f"{ROOT}/{DESCRIPTION}",
        content=_json.dump(document),
        media_type=JSON,
        description="Description of the static API in OpenAPI 3.1.",
    )


def _info(dataset: Dataset) -> _Object:
    """Return what the description says of the whole."""
    info = dataset.info
    return {
        "title": info.title,
        "summary": f"The dataset {info.name} as static JSON files",
        "description": f"{info.description}\n\n{_TEXT}",
        "license": {"name": info.licence, "identifier": info.licence},
        "version": info.version,
    }


def _values(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return values to show by parameter: an agreement with its partner, and an id that was retired."""
    model = next((agreement for agreement in dataset.agreements if agreement.is_bilateral), None)
    retired = tuple(redirect.id for redirect in dataset.redirects[:1])
    return {"id": (*((model.id,) if model else ()), *retired), "alpha_2": model.countries if model else ()}


def _operation(endpoint: Endpoint, values: Mapping[str, tuple[str, ...]], contents: Mapping[str, bytes]) -> _Object:
    """Return the description of one path."""
    shapes = [reference(name) for name in endpoint.schemas]
    media: _Object = {"schema": shapes[0] if len(shapes) == 1 else {"oneOf": shapes}}
    described: _Object = {
        "operationId": endpoint.operation,
        "summary": endpoint.summary,
        "description": endpoint.description,
    }
    if endpoint.parameter:
        shown = values[endpoint.parameter]
        described["parameters"] = [_parameter(endpoint.parameter, shown)]
        media["examples"] = {value: {"value": _read(contents, endpoint.at(value))} for value in shown}
    else:
        media["example"] = _shortened(_read(contents, endpoint.path))
    described["responses"] = {
        "200": {"description": endpoint.summary, "content": {JSON: media}},
        "404": {"$ref": "#/components/responses/Absent"},
    }
    return described


def _parameter(name: str, shown: Iterable[str]) -> _Object:
    """Return the description of a parameter."""
    schema, description = _PARAMETERS[name]
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": reference(schema),
        "examples": {value: {"value": value} for value in shown},
    }


def _read(contents: Mapping[str, bytes], path: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a file of the API holds."""
    return json.loads(contents[f"{ROOT}/{path}"])


def _shortened(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a JSON value with all lists in it cut short."""
    if _json.is_object(value):
        return {key: _shortened(each) for key, each in value.items()}
    return [_shortened(each) for each in value[:_SHOWN]] if _json.is_list(value) else value
