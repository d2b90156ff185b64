"""GeoJSON: the partner countries as points."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from .._columns import joined
from .._countries import country
from .._enums import AgreementType
from .._model import Agreement
from .._progress import Progress
from .._scope import Scope


def to_geojson(scope: Scope, progress: Progress) -> str:
    """Return the partner countries as a GeoJSON feature collection (RFC 7946).

    Each is a point at its representative coordinate (null for a withdrawn code, which has none), with the number of its
    agreements in all and by type, their ids, and the year of the first. Members of organisations that no source lists
    are not among them.
    """
    by_code: dict[str, list[Agreement]] = {}
    for agreement in progress.follow(scope.agreements):
        for code in agreement.countries:
            by_code.setdefault(code, []).append(agreement)
    features = [_feature(code, by_code[code]) for code in sorted(by_code)]
    document: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if scope.info:
        info = scope.info
        document |= {"name": info.name, "title": info.title, "version": info.version, "licence": info.licence}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _feature(code: str, agreements: list[Agreement]) -> dict[str, Any]:
    """Return a partner country as a feature."""
    partner = country(code)
    counts = Counter(agreement.type for agreement in agreements)
    years = [agreement.year for agreement in agreements if agreement.year is not None]
    located = partner.longitude is not None and partner.latitude is not None
    return {
        "type": "Feature",
        "id": code,
        "geometry": {"type": "Point", "coordinates": [partner.longitude, partner.latitude]} if located else None,
        "properties": {
            "alpha_2": partner.alpha_2,
            "alpha_3": partner.alpha_3,
            "name": partner.name,
            "agreements": len(agreements),
            **{f"count_{type_.value.replace('-', '_')}": counts[type_] for type_ in AgreementType},
            "first_year": min(years, default=None),
            "ids": joined(agreement.id for agreement in agreements),
        },
    }
