"""What several tests of the static API share: its files, its description, and a host on this machine."""

from __future__ import annotations

import json
import pathlib
import re
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

import india_cyber_agreements as ica
from india_cyber_agreements._package import _openapi, _static_api

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = "api/v1/"


def api_of(data: ica.Dataset) -> dict[str, Any]:
    """Return what the files of the API hold, by path below its root; its description is one of them."""
    files = tuple(_static_api.files(data))
    found = {part.path: json.loads(part.content) for part in (*files, _openapi.describe(data, files))}
    assert all(path.startswith(ROOT) for path in found)
    return {path.removeprefix(ROOT): content for path, content in found.items()}


def named(description: Mapping[str, Any], path: str) -> str:
    """Return the one path of a description that a file belongs to."""
    templates: dict[str, str] = {
        each: re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(each)) for each in description["paths"]
    }
    (found,) = (each for each, pattern in templates.items() if re.fullmatch(pattern, f"/{path}"))
    return found


def media_of(description: Mapping[str, Any], path: str) -> dict[str, Any]:
    """Return what a description says of the content of a path."""
    found: dict[str, Any] = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    return found


def validator_of(description: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    """Return a validator of a schema that refers to the components of a description."""
    whole = {**schema, "components": description["components"]}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def write(files: Iterable[tuple[str, bytes]], directory: pathlib.Path) -> None:
    """Write files below a directory."""
    for name, content in files:
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
