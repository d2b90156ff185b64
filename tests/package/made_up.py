"""Data files and datasets that are made up, for what descriptors make of them."""

from __future__ import annotations

from typing import Any

import attrs

import india_cyber_agreements as ica
from india_cyber_agreements._package._parts import CSV, JSON, PARQUET, Part

#: A text with everything that a format may have to escape.
HOSTILE = (
    'A "quoted" \\ back\\nslash,\r\n\ta line, a \x07bell, \x7f, \u2028, <b>&amp;</b> \'\'\' """ 🇮🇳 \U0001f91d @en ^^ .'
)


def dataset(**info: Any) -> ica.Dataset:
    """Return the dataset, described with other values."""
    bundled = ica.dataset()
    return attrs.evolve(bundled, info=attrs.evolve(bundled.info, **info))


def parts() -> tuple[Part, ...]:
    """Return a file of each kind for every table, and a few others, with any content."""
    tables = [
        Part(
            path=f"{folder}/{table.name}.{folder}",
            content=f"{folder} {table.name}".encode(),
            media_type=media_type,
            description=table.description,
            table=table,
        )
        for table in ica.tables()
        for folder, media_type in {"csv": CSV, "parquet": PARQUET}.items()
    ]
    others = [
        Part(path="json/agreements.json", content=b"[]", media_type=JSON, description="Every agreement."),
        Part(path="json/schema/agreements.schema.json", content=b"{}", media_type=JSON, description="A schema."),
    ]
    return (*tables, *others)
