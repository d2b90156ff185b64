"""What a set of agreements, or a whole dataset, turns into: rows, frames, files, pictures."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING, Any, Literal

from ._errors import one_of

if TYPE_CHECKING:
    import os

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ._plot import MapChart, MatrixChart, TimelineChart
    from ._scope import Scope

# What makes rows, frames, files and pictures is imported when they are asked for: it costs time and may be an extra.
# ruff: noqa: PLC0415

#: Names of the tidy tables.
TableName = Literal[
    "agreements",
    "parties",
    "agreement_topics",
    "sources",
    "agreement_sources",
    "events",
    "event_sources",
    "rival_dates",
    "relations",
    "edition_cells",
    "edition_cell_agreements",
    "coverage",
    "country_year",
]
#: Colours for a light or a dark ground.
Theme = Literal["light", "dark"]


def _named(table: str) -> str:
    """Return the name of a table.

    Raises:
        ArgumentError: There is no such table.
        ArgumentTypeError: The name is no string.
    """
    from ._tables import TABLES

    return one_of("table", table, TABLES)


class Outputs(abc.ABC):
    """What turns into rows, frames, files and pictures.

    Tables are tidy, one row for one thing, and come from one definition whatever the form: ``tables()`` describes them.
    Partial dates stand in three columns: as written, and the first and last day that they can mean.
    """

    __slots__ = ()

    @abc.abstractmethod
    def _scope(self) -> Scope:
        """Return the agreements with what belongs to them."""

    def to_records(self, table: TableName = "agreements") -> list[dict[str, Any]]:
        """Return a table as plain dictionaries, one for each row and all with the same keys.

        Values are ``str``, ``bool``, ``int``, ``float`` and ``datetime.date``; what is not known is None.

        Args:
            table: Name of the table.

        Raises:
            ArgumentError: There is no such table.
            ArgumentTypeError: ``table`` is no string.

        Example:
            >>> import india_cyber_agreements as ica
            >>> [party["name"] for party in ica.agreements()[:1].to_records("parties")]
            ['Switzerland']
        """
        from ._tables import records

        return records(_named(table), self._scope())

    def country_year(self) -> list[dict[str, Any]]:
        """Return the panel of partner countries by year and type: how many agreements were in force.

        The same as ``to_records("country_year")``: agreements whose standing was presumed or better on some day of the
        year, and those that were only possible. Only agreements of this set count, so that the panel of
        ``by_country("Japan")`` also has rows of other partners, with what they share with Japan.
        """
        return self.to_records("country_year")

    def to_arrow(self, table: TableName = "agreements") -> pa.Table:
        """Return a table as a ``pyarrow.Table``; needs the extra ``arrow``.

        Args:
            table: Name of the table.

        Raises:
            MissingExtraError: pyarrow is not installed.
            ArgumentError: There is no such table.
            ArgumentTypeError: ``table`` is no string.
        """
        from ._frames import to_arrow

        return to_arrow(_named(table), self._scope())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the table of agreements as an Arrow stream, which polars, DuckDB, pandas and pyarrow take directly.

        Args:
            requested_schema: A capsule with the schema that the reader would like (Arrow PyCapsule interface).

        Raises:
            MissingExtraError: pyarrow is not installed.
        """
        table: Any = self.to_arrow()
        stream: object = table.__arrow_c_stream__(requested_schema)
        return stream

    def to_polars(self, table: TableName = "agreements") -> pl.DataFrame:
        """Return a table as a ``polars.DataFrame``; needs the extra ``polars``.

        Vocabularies become ``Enum``, days ``Date``.

        Args:
            table: Name of the table.

        Raises:
            MissingExtraError: polars is not installed.
            ArgumentError: There is no such table.
            ArgumentTypeError: ``table`` is no string.
        """
        from ._frames import to_polars

        return to_polars(_named(table), self._scope())

    def to_pandas(self, table: TableName = "agreements") -> pd.DataFrame:
        """Return a table as a ``pandas.DataFrame``; needs the extra ``pandas``.

        Vocabularies become categoricals, days ``datetime64``, texts ``string``; whole numbers that may be missing are
        ``Int64``.

        Args:
            table: Name of the table.

        Raises:
            MissingExtraError: pandas is not installed.
            ArgumentError: There is no such table.
            ArgumentTypeError: ``table`` is no string.
        """
        from ._frames import to_pandas

        return to_pandas(_named(table), self._scope())

    def save(self, path: str | os.PathLike[str], *, table: TableName | None = None) -> None:
        """Write to a file, whose suffix chooses the format.

        - ``.json``: the agreements as in the bundled file, with the sources that they cite; ``read_json`` reads it.
        - ``.jsonl``: the same with one agreement on a line, its sources written whole.
        - ``.csv``, ``.parquet`` (extra ``arrow``): one table.
        - ``.sqlite``, ``.xlsx`` (extra ``excel``): all tables; SQLite with foreign keys and a full-text index.
        - ``.geojson``: a point for each partner country.
        - ``.bib``: a BibTeX entry for each agreement.
        - ``.html``: a page with a table to sort and to search, in one file.

        The file is written beside its place and then moved there; whatever stood there before stays if anything fails.
        The same input gives the same bytes. What takes longer than a second shows how far it is, in a terminal or a
        notebook. In CSV a text that a spreadsheet would run as a formula gets an apostrophe in front, and Namibia's
        code is ``NA``: read it in pandas with ``keep_default_na=False, na_values=[""]``.

        Args:
            path: Where to write.
            table: Name of the table, for formats that hold one; ``"agreements"`` where none is given.

        Raises:
            ArgumentError: The suffix is none of those, no file can have such a path, there is no such table, or the
                format does not take one.
            ArgumentTypeError: ``path`` is no path, or ``table`` no string.
            MissingExtraError: The format needs an extra that is not installed.
            OSError: The file cannot be written.
        """
        from ._export import save

        save(self._scope(), path, None if table is None else _named(table))

    def map(self, *, theme: Theme = "light") -> MapChart:
        """Return a map of the partners as an altair chart; needs the extra ``plot``.

        Land without borders, a point for each partner country, and great-circle arcs from New Delhi; with a filter by
        type and a slider by year. ``.save("map.html")`` writes one file that works offline; ``.png`` and ``.svg`` need
        no browser.

        Args:
            theme: ``"light"`` or ``"dark"``. A saved page follows its reader's setting, whatever is chosen here.

        Raises:
            MissingExtraError: altair or vl-convert is not installed.
            ArgumentError: There is no such theme.
            ArgumentTypeError: ``theme`` is no string.
        """
        from ._plot import map_chart

        scope = self._scope()
        return map_chart(scope.agreements, version=_version(scope), until=scope.last_day, theme=theme)

    def timeline(self, *, theme: Theme = "light") -> TimelineChart:
        """Return the standing of each agreement over time as an altair chart; needs the extra ``plot``.

        Args:
            theme: ``"light"`` or ``"dark"``, as for ``map``.

        Raises:
            MissingExtraError: altair or vl-convert is not installed.
            ArgumentError: There is no such theme.
            ArgumentTypeError: ``theme`` is no string.
        """
        from ._plot import timeline_chart

        scope = self._scope()
        return timeline_chart(scope.agreements, version=_version(scope), until=scope.last_day, theme=theme)

    def matrix(self, *, theme: Theme = "light") -> MatrixChart:
        """Return the number of agreements by country and type as an altair chart; needs the extra ``plot``.

        Args:
            theme: ``"light"`` or ``"dark"``, as for ``map``.

        Raises:
            MissingExtraError: altair or vl-convert is not installed.
            ArgumentError: There is no such theme.
            ArgumentTypeError: ``theme`` is no string.
        """
        from ._plot import matrix_chart

        scope = self._scope()
        return matrix_chart(scope.agreements, version=_version(scope), theme=theme)


def _version(scope: Scope) -> str | None:
    """Return the version of the dataset that agreements come from, if any."""
    return scope.info.version if scope.info else None
