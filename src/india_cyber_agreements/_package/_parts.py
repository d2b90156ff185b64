"""What a data release is made of: files, and what the descriptors say of each of them."""

from __future__ import annotations

import hashlib

import attrs

from .._columns import Table

#: Media types (RFC 6838) of the files.
CSV, JSON, JSON_LD, TURTLE = "text/csv", "application/json", "application/ld+json", "text/turtle"
YAML, MARKDOWN, PLAIN = "application/yaml", "text/markdown", "text/plain"
PARQUET, SQLITE = "application/vnd.apache.parquet", "application/vnd.sqlite3"
#: The media type that the specification of JSON Schema gives itself.
SCHEMA = "application/schema+json"


@attrs.frozen(kw_only=True)
class Part:
    """One file of a data release."""

    #: Path below the directory of the release, with ``/`` between parts.
    path: str
    #: Its bytes.
    content: bytes
    #: Its media type (RFC 6838).
    media_type: str
    #: What it is, in one sentence.
    description: str
    #: The tidy table that it holds, where it holds one.
    table: Table | None = None

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of its bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.content)

    @property
    def is_text(self) -> bool:
        """Whether it is a text, in UTF-8 as all are."""
        return self.media_type not in {PARQUET, SQLITE}
