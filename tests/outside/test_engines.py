"""Parquet files in engines that go beyond one machine's memory: DuckDB, polars and Spark."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
import re
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

import india_cyber_agreements as ica
from tests.libraries import duckdb

TABLES = {table.name: table for table in ica.tables()}
NAMES: list[Any] = list(TABLES)
Kind = ica.ColumnKind
GUIDE = pathlib.Path(__file__).parent.parent.parent / "docs" / "how-to" / "frames.md"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Write every table of the dataset as Parquet."""
    path = tmp_path_factory.mktemp("parquet")
    for name in NAMES:
        ica.dataset().save(path / f"{name}.parquet", table=name)
    return path


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start a local Spark session that listens on loopback alone."""
    pyspark = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: run nox -s outside")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none")
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    warehouse = tmp_path_factory.mktemp("spark")
    builder: Any = pyspark.SparkSession.builder
    session = (
        builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(warehouse))
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.parametrize("name", NAMES)
def test_duckdb(name: Any, directory: pathlib.Path) -> None:
    """DuckDB reads the rows with their types."""
    relation = duckdb.sql(f"select * from '{directory / name}.parquet'")  # noqa: S608 - a path of ours
    rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    assert rows == ica.dataset().to_records(name)
    types = {Kind.DATE: "DATE", Kind.INTEGER: "BIGINT", Kind.NUMBER: "DOUBLE", Kind.BOOLEAN: "BOOLEAN"}
    assert [str(found) for found in relation.types] == [types.get(c.kind, "VARCHAR") for c in TABLES[name].columns]


@pytest.mark.parametrize("name", NAMES)
def test_polars(name: Any, directory: pathlib.Path) -> None:
    """Polars reads the rows lazily with their types."""
    frame = pl.scan_parquet(directory / f"{name}.parquet").collect()
    assert frame.to_dicts() == ica.dataset().to_records(name)
    types: dict[Kind, Any] = {
        Kind.TEXT: pl.String,
        Kind.PARTIAL_DATE: pl.String,
        Kind.DATE: pl.Date,
        Kind.INTEGER: pl.Int64,
        Kind.NUMBER: pl.Float64,
        Kind.BOOLEAN: pl.Boolean,
    }
    for column in TABLES[name].columns:
        if column.kind is Kind.CATEGORY:
            assert isinstance(frame.schema[column.name], pl.Categorical | pl.Enum)
        else:
            assert frame.schema[column.name] == types[column.kind]


@pytest.mark.parametrize("name", NAMES)
def test_spark(name: Any, directory: pathlib.Path, spark: Any) -> None:
    """Spark reads the rows with their types."""
    frame = spark.read.parquet(str(directory / f"{name}.parquet"))
    key = TABLES[name].primary_key

    def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(rows, key=lambda row: tuple(row[column] for column in key))

    assert in_order([row.asDict() for row in frame.collect()]) == in_order(ica.dataset().to_records(name))
    types = {Kind.DATE: "date", Kind.INTEGER: "bigint", Kind.NUMBER: "double", Kind.BOOLEAN: "boolean"}
    assert [type_ for _, type_ in frame.dtypes] == [types.get(c.kind, "string") for c in TABLES[name].columns]


#: A table of the reader's own: countries, years and a figure.
OWN = [("JPN", 2010, 1.5), ("JPN", 2020, 2.5), ("KEN", 2020, 0.5), ("XKX", 2020, 9.0)]
#: The joins that the documentation shows, by engine.
JOINS = dict(re.findall(r"^In (\w+):\n\n```python\n(.*?)```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL))


def expected_join() -> list[tuple[str, int, float, int | None]]:
    """Return what the join is to give, counted from the records."""
    codes = {country.alpha_3 for country in ica.countries()}
    return [
        (
            code,
            year,
            figure,
            len(ica.in_force_between(str(year), str(year)).by_country(code)) if code in codes else None,
        )
        for code, year, figure in OWN
    ]


def joined(engine: str, own: object, **others: object) -> Any:
    """Return what the join of the documentation gives for one engine."""
    names: dict[str, Any] = {"own": own, **others}
    exec(JOINS[engine], names)  # noqa: S102 - it is our own documentation
    return names["joined"]


def test_join_in_duckdb(directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The panel joins with a reader's own table in DuckDB as the documentation shows it."""
    monkeypatch.chdir(directory)
    own = pl.DataFrame(OWN, schema=["alpha_3", "year", "figure"], orient="row")
    assert joined("DuckDB", own).fetchall() == expected_join()


def test_join_in_polars(directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The panel joins with a reader's own table in polars as the documentation shows it."""
    monkeypatch.chdir(directory)
    own = pl.DataFrame(OWN, schema=["alpha_3", "year", "figure"], orient="row")
    assert joined("polars", own).rows() == expected_join()


def test_join_in_spark(directory: pathlib.Path, monkeypatch: pytest.MonkeyPatch, spark: Any) -> None:
    """The panel joins with a reader's own table in Spark as the documentation shows it."""
    monkeypatch.setitem(
        JOINS, "Spark", JOINS["Spark"].replace("country_year.parquet", str(directory / "country_year.parquet"))
    )
    own = spark.createDataFrame(OWN, "alpha_3 string, year int, figure double")
    assert [tuple(row) for row in joined("Spark", own, spark=spark).collect()] == expected_join()


def test_days(directory: pathlib.Path) -> None:
    """A day is a day in each of them, so that periods can be asked for."""
    query = f"select max(signed_latest) from '{directory}/agreements.parquet' where signed_latest < date '1990-01-01'"  # noqa: S608
    assert duckdb.sql(query).fetchall() == [(dt.date(1989, 2, 20),)]
