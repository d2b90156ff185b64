"""The description of the static API before openapi-spec-validator."""

from __future__ import annotations

import pathlib
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from tests.package.static_api import api_of

validator: Any = pytest.importorskip(
    "openapi_spec_validator", reason="openapi-spec-validator is not installed: run nox -s standards"
)

SUITE = ica.load(pathlib.Path(__file__).parent.parent / "suite" / "dataset")
BARE = attrs.evolve(ica.dataset(), agreements=ica.AgreementSet.of(()), redirects=(), coverage=())


@pytest.mark.parametrize("data", [ica.dataset(), SUITE, BARE], ids=["bundled", "suite", "bare"])
def test_description_is_valid(data: ica.Dataset) -> None:
    """The description is OpenAPI 3.1, whatever the data."""
    assert list(validator.OpenAPIV31SpecValidator(api_of(data)["openapi.json"]).iter_errors()) == []


@pytest.mark.parametrize("field", ["info", "components"])
def test_validator_looks(field: str) -> None:
    """The validator notices what is missing."""
    description = api_of(SUITE)["openapi.json"]
    del description[field]
    with pytest.raises(Exception, match=field):
        validator.validate(description)
