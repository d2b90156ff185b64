"""Frames: whatever library a table goes to, it arrives row by row and with its types."""

from __future__ import annotations

import datetime as dt
import pathlib
import sys
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _frames
from tests.libraries import duckdb, pa, pd, pl

TABLES = {table.name: table for table in ica.tables()}
NAMES: list[Any] = list(TABLES)
SETS = {"all": ica.agreements(), "Kenya": ica.by_country("Kenya"), "none": ica.agreements()[:0]}
EVERY = pytest.mark.parametrize(("some", "name"), [(some, name) for some in SETS for name in NAMES])
Kind = ica.ColumnKind


def from_pandas(frame: Any) -> list[dict[str, Any]]:
    """Return the rows of a pandas frame with plain values."""

    def plain(value: Any) -> Any:
        if value is None or pd.isna(value):
            return None
        return value.date() if isinstance(value, pd.Timestamp) else value

    return [{str(name): plain(value) for name, value in row.items()} for row in frame.astype(object).to_dict("records")]


def in_duckdb(relation: Any) -> list[dict[str, Any]]:
    """Return the rows of a DuckDB relation."""
    names = relation.columns
    return [dict(zip(names, row, strict=True)) for row in relation.fetchall()]


@EVERY
def test_arrow(some: str, name: Any) -> None:
    """Arrow has the rows of the records, and types and descriptions of its own."""
    table: Any = SETS[some].to_arrow(name)
    assert table.to_pylist() == SETS[some].to_records(name)
    types = {
        Kind.TEXT: pa.string(),
        Kind.PARTIAL_DATE: pa.string(),
        Kind.DATE: pa.date32(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
    }
    for column, field in zip(TABLES[name].columns, table.schema, strict=True):
        assert field.name == column.name
        assert field.nullable is not column.required
        assert field.metadata[b"description"].decode() == column.description
        if column.kind is Kind.CATEGORY:
            chunk = table.column(column.name).combine_chunks()
            assert field.type == pa.dictionary(pa.int32(), pa.string(), ordered=column.ordered)
            assert tuple(chunk.dictionary.to_pylist()) == column.vocabulary
        else:
            assert field.type == types[column.kind]


@EVERY
def test_polars(some: str, name: Any) -> None:
    """Polars has the rows of the records, and types of its own."""
    frame = SETS[some].to_polars(name)
    assert frame.to_dicts() == SETS[some].to_records(name)
    types: dict[Kind, Any] = {
        Kind.TEXT: pl.String,
        Kind.PARTIAL_DATE: pl.String,
        Kind.DATE: pl.Date,
        Kind.INTEGER: pl.Int64,
        Kind.NUMBER: pl.Float64,
        Kind.BOOLEAN: pl.Boolean,
    }
    for column in TABLES[name].columns:
        assert frame.schema[column.name] == (types.get(column.kind) or pl.Enum(column.vocabulary))


@EVERY
def test_pandas(some: str, name: Any) -> None:
    """Pandas has the rows of the records, categoricals and real dates."""
    frame = SETS[some].to_pandas(name)
    assert from_pandas(frame) == SETS[some].to_records(name)
    types = {
        Kind.TEXT: "string",
        Kind.PARTIAL_DATE: "string",
        Kind.DATE: "datetime64[s]",
        Kind.NUMBER: "float64",
        Kind.BOOLEAN: "bool",
    }
    for column in TABLES[name].columns:
        found = frame.dtypes[column.name]
        if column.kind is Kind.CATEGORY:
            assert isinstance(found, pd.CategoricalDtype)
            assert tuple(found.categories) == column.vocabulary
            assert bool(found.ordered) is column.ordered
        elif column.kind is Kind.INTEGER:
            assert found == ("int64" if column.required else "Int64")
        else:
            assert found == types[column.kind]


@EVERY
def test_duckdb(some: str, name: Any) -> None:
    """DuckDB has the rows of the records, and types of its own."""
    relation = duckdb.from_arrow(SETS[some].to_arrow(name))
    assert in_duckdb(relation) == SETS[some].to_records(name)
    types = {Kind.DATE: "DATE", Kind.INTEGER: "BIGINT", Kind.NUMBER: "DOUBLE", Kind.BOOLEAN: "BOOLEAN"}
    for column, type_ in zip(TABLES[name].columns, relation.types, strict=True):
        expected = types.get(column.kind, "VARCHAR")
        assert str(type_) == expected or (column.vocabulary and str(type_).startswith("ENUM"))


@pytest.mark.parametrize("some", SETS)
def test_libraries_take_a_result_as_it_is(some: str) -> None:
    """Polars, DuckDB, pandas and pyarrow take a set directly, and see its table of agreements."""
    result = SETS[some]
    records = result.to_records()
    assert pl.DataFrame(result).to_dicts() == records
    assert in_duckdb(duckdb.sql("select * from result")) == records
    assert pa.table(result).to_pylist() == records
    # Before its version 3, pandas takes nothing by itself: pyarrow hands it over.
    takes = hasattr(pd.DataFrame, "from_arrow")
    assert from_pandas(pd.DataFrame.from_arrow(result) if takes else pa.table(result).to_pandas()) == records


def test_the_dataset_goes_the_same_way() -> None:
    """A dataset gives the same tables."""
    assert pl.DataFrame(ica.dataset()).to_dicts() == ica.agreements().to_records()
    assert len(ica.dataset().to_pandas("sources")) == len(ica.dataset().sources)


def test_a_question_in_duckdb() -> None:
    """A result is asked in SQL by the name of its variable."""
    t = ica.agreements()
    found = duckdb.sql("select id from t where type = 'mlat' and signed_latest < date '1990-01-01'").fetchall()
    assert found == [("in-ch-mlat",)]
    assert len(t) > len(found)


def test_metadata_of_arrow() -> None:
    """An Arrow table says where it comes from; that of a set of no dataset does not."""
    metadata = ica.agreements().to_arrow("events").schema.metadata
    assert metadata is not None
    assert metadata[b"name"] == b"events"
    assert metadata[b"version"].decode() == ica.__version__
    alone = ica.AgreementSet.of(ica.agreements()[:1]).to_arrow().schema.metadata
    assert alone is not None
    assert b"version" not in alone


def test_days_of_any_century() -> None:
    """Days that pandas once could not count arrive."""
    source = ica.get("in-us-mlat").sources[0]
    old = ica.Event(kind=ica.EventKind.SIGNED, date=ica.PartialDate.parse("0999"), sources=(source,))
    some = ica.AgreementSet.of([attrs.evolve(ica.get("in-us-mlat"), events=(old,))])
    assert from_pandas(some.to_pandas())[0]["signed_latest"] == dt.date(999, 12, 31)
    assert some.to_polars()["signed_earliest"].to_list() == [dt.date(999, 1, 1)]


CALLS: dict[str, tuple[str, Callable[[], object]]] = {
    "pyarrow": ("arrow", lambda: ica.agreements().to_arrow()),
    "pandas": ("pandas", lambda: ica.agreements().to_pandas()),
    "polars": ("polars", lambda: ica.agreements().to_polars()),
    "altair": ("plot", lambda: ica.agreements()[:2].map()),
    "vl_convert": ("plot", lambda: ica.agreements()[:2].timeline()),
}


@pytest.mark.parametrize("module", CALLS)
def test_missing_extra(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a library is missing, an ImportError names it and the extra that installs it."""
    extra, call = CALLS[module]
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ica.MissingExtraError, match=rf"pip install 'india-cyber-agreements\[{extra}\]'") as caught:
        call()
    assert isinstance(caught.value, ImportError)
    assert (caught.value.name, caught.value.module, caught.value.extra) == (module, module, extra)


def test_broken_library(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is there and lacks something of its own says so itself."""
    tmp_path.joinpath("polars.py").write_text("import no_such_module_at_all\n", "utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delitem(sys.modules, "polars", raising=False)
    with pytest.raises(ModuleNotFoundError, match="no_such_module_at_all"):
        ica.agreements().to_polars()


def test_tables_are_kept_unless_they_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A set gives the same Arrow table again, which never changes; a large one is made anew."""
    some = ica.by_country("Japan")[:]
    assert some.to_arrow() is some.to_arrow()
    assert some[:].to_arrow() is not some.to_arrow()
    monkeypatch.setattr(_frames, "_KEPT", 0)
    other = some[:]
    assert other.to_arrow() is not other.to_arrow()
    assert other.to_arrow().equals(some.to_arrow(), check_metadata=True)
