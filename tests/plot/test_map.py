"""The map: sizes mean the same in every year."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

import india_cyber_agreements as ica
from tests.libraries import vl_convert


def look(year: int, layer: str, attribute: str) -> dict[str, str]:
    """Return what the marks of the partners with one agreement in some year look like, by partner."""
    spec: dict[str, Any] = ica.agreements().map().to_dict()
    next(param for param in spec["params"] if param["name"] == "year")["value"] = year
    tree = ET.fromstring(vl_convert.vegalite_to_svg(spec))  # noqa: S314 - our own picture
    marks = next(node for node in tree.iter() if f"{layer}_marks" in node.get("class", ""))
    found: dict[str, str] = {}
    for node in marks.iter():
        label = node.get("aria-label", "")
        partner, number = re.search(r"Partner: ([^;]+)", label), re.search(r"(?:number|Agreements): (\d+)", label)
        if partner and number and number[1] == "1":
            found[partner[1]] = node.get(attribute, "")
    return found


@pytest.mark.parametrize(("layer", "attribute"), [("partners", "d"), ("arcs", "stroke-width")])
def test_the_same_number_looks_the_same_in_every_year(layer: str, attribute: str) -> None:
    """A partner with one agreement is drawn alike whether others have one as well or thirty."""
    early, late = look(1989, layer, attribute), look(2025, layer, attribute)
    assert "Switzerland" in early
    assert early["Switzerland"] == late["Switzerland"] != ""


def test_of_the_same_size() -> None:
    """Where every partner has one agreement, and where there is none, the map is drawn all the same."""
    for some in (ica.by_country("Switzerland"), ica.AgreementSet()):
        spec = some.map().to_dict()
        partners = next(layer for layer in spec["layer"] if layer["name"] == "partners")
        least, most = partners["encoding"]["size"]["scale"]["domain"]
        assert least < most
        assert vl_convert.vegalite_to_svg(spec).startswith("<svg")
