"""The tidy tables: what they promise of themselves, and that they say what the records say."""

from __future__ import annotations

import datetime as dt
import pathlib
from collections import Counter
from typing import Any, cast, get_args

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _outputs

TABLES = {table.name: table for table in ica.tables()}
DATA = ica.dataset()
#: Python types of the values of each kind of column.
KINDS: dict[ica.ColumnKind, type] = {
    ica.ColumnKind.TEXT: str,
    ica.ColumnKind.CATEGORY: str,
    ica.ColumnKind.PARTIAL_DATE: str,
    ica.ColumnKind.DATE: dt.date,
    ica.ColumnKind.INTEGER: int,
    ica.ColumnKind.NUMBER: float,
    ica.ColumnKind.BOOLEAN: bool,
}
#: A whole dataset, all its agreements, some of them, one, and none.
SCOPES: dict[str, Any] = {
    "dataset": DATA,
    "all": ica.agreements(),
    "Japan": ica.by_country("Japan"),
    "BRICS": ica.by_organisation("BRICS"),
    "one": ica.agreements()[:1],
    "none": ica.agreements()[:0],
}


def rows_of(scope: str, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table of one of the scopes."""
    found: list[dict[str, Any]] = SCOPES[scope].to_records(table)
    return found


def test_names() -> None:
    """The names that type checkers know are those of the tables."""
    assert get_args(_outputs.TableName) == tuple(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_definition(name: str) -> None:
    """Columns have names of their own and say what they hold; keys name columns; references lead to keys, backwards."""
    table = TABLES[name]
    assert len(set(table.column_names)) == len(table.columns)
    assert table.description.endswith(".")
    for column in table.columns:
        assert column.description.endswith(".")
        assert bool(column.vocabulary) is (column.kind is ica.ColumnKind.CATEGORY)
    by_name = {column.name: column for column in table.columns}
    assert all(by_name[column].required for column in table.primary_key)
    for key in table.foreign_keys:
        assert set(key.columns) <= set(by_name)
        assert key.references == TABLES[key.table].primary_key
        assert list(TABLES).index(key.table) < list(TABLES).index(name)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", TABLES)
def test_rows_keep_to_the_definition(scope: str, name: str) -> None:
    """Every value is of its column's kind, required ones are there, words are of the vocabulary, keys are unique."""
    table = TABLES[name]
    rows = rows_of(scope, name)
    for row in rows:
        assert tuple(row) == table.column_names
        for column in table.columns:
            value = row[column.name]
            assert (value is None) <= (not column.required), column
            assert value is None or type(value) is KINDS[column.kind], (column, value)
            assert value is None or not column.vocabulary or value in column.vocabulary
    keys = [tuple(row[column] for column in table.primary_key) for row in rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.foreign_keys])
def test_references_lead_somewhere(scope: str, name: str) -> None:
    """Every reference finds its row, in a part of the dataset too."""
    for key in TABLES[name].foreign_keys:
        there = {tuple(row[column] for column in key.references) for row in rows_of(scope, key.table)}
        assert {tuple(row[column] for column in key.columns) for row in rows_of(scope, name)} <= there


@pytest.mark.parametrize("name", TABLES)
def test_partial_dates(name: str) -> None:
    """A partial date stands with the first and last day that it can mean, or all three are unknown."""
    for row in rows_of("dataset", name):
        for column in TABLES[name].columns:
            if column.kind is ica.ColumnKind.PARTIAL_DATE:
                written = row[column.name]
                bounds = row[f"{column.name}_earliest"], row[f"{column.name}_latest"]
                date = None if written is None else ica.PartialDate.parse(written)
                assert bounds == ((date.earliest, date.latest) if date else (None, None))


def test_agreements() -> None:
    """A row says what the record says."""
    for agreement, row in zip(ica.agreements(), rows_of("all", "agreements"), strict=True):
        assert row["id"] == agreement.id
        assert row["type"] == agreement.type
        assert (row["countries"] or "").split("; ") == list(agreement.countries or ("",))
        assert row["signed"] == (None if agreement.signed is None else str(agreement.signed))
        assert row["year"] == agreement.year
        assert row["cis_column"] == agreement.type.cis_column
        assert row["indian_body"] == agreement.bodies.indian
        assert row["sources"].split("; ") == [source.id for source in agreement.sources]


def test_nothing_is_left_out() -> None:
    """Every part of every record, source, cell and country has its row."""
    agreements = list(ica.agreements())
    numbers = {
        "parties": sum(len(a.countries) + bool(a.organisation) for a in agreements),
        "agreement_topics": sum(len(a.topics) for a in agreements),
        "events": sum(len(a.events) for a in agreements),
        "event_sources": sum(len(event.sources) for a in agreements for event in a.events),
        "rival_dates": sum(len(event.rivals) for a in agreements for event in a.events),
        "sources": len(DATA.sources),
        "agreement_sources": sum(len(a.citations) for a in agreements),
        "relations": sum(len(a.relations) for a in agreements),
        "edition_cells": len(ica.edition().cells),
        "edition_cell_agreements": sum(len(cell.agreements) for cell in ica.edition().cells),
        "coverage": len(DATA.coverage),
    }
    assert {name: len(rows_of("dataset", name)) for name in numbers} == numbers


def test_parties() -> None:
    """Countries carry their codes and a point, organisations their name and nothing else."""
    rows = rows_of("all", "parties")
    japan = next(row for row in rows if row["party"] == "JP")
    assert (japan["kind"], japan["name"], japan["alpha_3"], japan["numeric"]) == ("country", "Japan", "JPN", "392")
    assert 130 < japan["longitude"] < 146
    assert 30 < japan["latitude"] < 46
    brics = next(row for row in rows if row["party"] == "BRICS")
    assert (brics["kind"], brics["name"], brics["alpha_2"], brics["longitude"]) == ("organisation", "BRICS", None, None)


def test_the_published_totals_from_the_table_of_cells() -> None:
    """The table of cells gives the published totals."""
    counts = Counter(row["cis_column"] for row in rows_of("all", "edition_cells"))
    assert {column: counts[column] for column in ("mlat", "mou", "framework")} == ica.edition().totals()


@pytest.mark.parametrize("scope", ["all", "Japan", "BRICS"])
def test_country_year(scope: str) -> None:
    """The panel counts what ``in_force_between`` finds year by year, for every country, year and type."""
    agreements: ica.AgreementSet = SCOPES[scope]
    rows = agreements.country_year()
    years = sorted({row["year"] for row in rows})
    assert years == list(range(years[0], DATA.info.coverage_end.year + 1))
    expected: dict[str, Counter[tuple[str, int, str]]] = {"in_force": Counter(), "possible": Counter()}
    for year in years:
        found = agreements.in_force_between(str(year), str(year))
        for column, part in (("in_force", found), ("possible", found.undetermined)):
            expected[column].update(
                (code, year, agreement.type.value) for agreement in part for code in agreement.countries
            )
    keys = [(row["alpha_2"], row["year"], row["type"]) for row in rows]
    types = [type_ for type_ in ica.AgreementType if type_ is not ica.AgreementType.JOINT_STATEMENT]
    codes = [country.alpha_2 for country in agreements.countries()]
    assert keys == [(code, year, type_) for code in sorted(codes) for year in years for type_ in types]
    for column, counts in expected.items():
        assert scope != "all" or sum(counts.values()) > 0
        assert {key: row[column] for key, row in zip(keys, rows, strict=True) if row[column]} == dict(counts)


def test_before_the_first_year_of_the_panel() -> None:
    """No agreement was in force in a year that the panel leaves out."""
    first = min(row["year"] for row in ica.agreements().country_year())
    assert len(ica.in_force_between(None, str(first - 1))) == 0


def test_sets_of_no_dataset() -> None:
    """A set that was put together by hand knows of no coverage and no edition, and ends with its latest event."""
    some = ica.AgreementSet.of(ica.by_country("Japan"))
    assert some.to_records("coverage") == some.to_records("edition_cells") == []
    last = max(event.date.latest.year for agreement in some for event in agreement.events)
    assert max(row["year"] for row in some.country_year()) == last
    assert len(ica.AgreementSet.of([]).country_year()) == 0


def test_loaded_dataset(bundled_directory: pathlib.Path) -> None:
    """The sets of a dataset that was loaded from a directory come from that dataset."""
    loaded = ica.load(bundled_directory)
    assert loaded.agreements.by_country("Japan").to_records("coverage") == DATA.to_records("coverage")
    assert loaded.to_records("country_year") == DATA.to_records("country_year")


def test_origin_goes_along() -> None:
    """Whatever a query, a slice or the algebra of sets makes of a set comes from the same dataset."""
    some = ica.by_country("Japan")
    other = ica.AgreementSet.of(ica.by_country("Kenya"))
    for found in (some[:2], some & other, some - other, some | ica.by_country("Kenya"), some.undetermined):
        assert len(found.to_records("coverage")) == len(DATA.coverage)
    # What comes from two places belongs to neither.
    assert (some | other).to_records("coverage") == (other | some).to_records("coverage") == []


def test_sources_of_a_set() -> None:
    """A set has the sources that it cites; the dataset has all."""
    some = ica.by_country("Japan")
    cited = {source.id for agreement in some for source in agreement.sources}
    assert [row["id"] for row in some.to_records("sources")] == sorted(cited)
    assert [row["id"] for row in DATA.to_records("sources")] == [source.id for source in DATA.sources]


@pytest.mark.parametrize("scope", ["dataset", "Japan"])
def test_unknown_table(scope: str) -> None:
    """An unknown table is refused with the known ones, and so is what is no name."""
    with pytest.raises(ica.ArgumentError, match="'country_year'"):
        SCOPES[scope].to_records("treaties")
    with pytest.raises(ica.ArgumentTypeError, match="table"):
        SCOPES[scope].to_records(5)
    assert rows_of(scope, "Events") == rows_of(scope, "events")


def test_ids_that_are_not_their_own() -> None:
    """Two agreements, or two sources, that differ and share an id are refused, since one would get lost."""
    one = ica.get("in-us-mlat")
    changed = attrs.evolve(one, title="Another title")
    with pytest.raises(ica.ArgumentError, match="agreements: 'in-us-mlat'"):
        ica.AgreementSet.of([one, changed]).to_records()
    source = attrs.evolve(one.sources[0], title="Another title")
    citation = ica.Citation(source=source, supports="x")
    other = attrs.evolve(one, id="in-us-other", events=(), citations=(citation,))
    with pytest.raises(ica.ArgumentError, match=f"sources: '{source.id}'"):
        ica.AgreementSet.of([one, other]).to_records("sources")


def test_things_said_twice(tmp_path: pathlib.Path) -> None:
    """Whatever a record says twice stands in a table once, so that keys hold; sources of events alone are there too."""
    one = ica.get("in-us-mlat")
    event = attrs.evolve(one.events[0], sources=(one.sources[0], one.sources[0]))
    relation = ica.Relation(kind=ica.RelationKind.EXTENDS, target=one.id)
    twice = attrs.evolve(
        one,
        organisation="US",
        topics=(one.topics[0], one.topics[0]),
        events=(event,),
        relations=(relation, relation),
        citations=one.citations[1:],
    )
    some = ica.AgreementSet.of([twice])
    some.save(tmp_path / "x.sqlite")
    for name, number in {"event_sources": 1, "relations": 1, "parties": 2, "agreement_topics": 1}.items():
        assert len(some.to_records(cast("Any", name))) == number
    assert one.sources[0].id in {row["id"] for row in some.to_records("sources")}


@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "parquet", "sqlite", "geojson", "xlsx", "bib", "html"])
def test_an_agreement_without_anything(suffix: str, tmp_path: pathlib.Path) -> None:
    """An agreement without events and sources is written like any other, and shown."""
    bare = ica.AgreementSet.of([attrs.evolve(ica.get("in-us-mlat"), events=(), citations=(), relations=())])
    bare.save(tmp_path / f"x.{suffix}")
    assert bare[0].title in bare._repr_html_()
    assert bare.to_arrow().to_pylist() == bare.to_records()


def test_relations_inside() -> None:
    """Relations to agreements that are not here have no row."""
    agreement = next(a for a in ica.agreements() if a.relations)
    alone = ica.agreements().where(lambda other: other is agreement)
    assert alone.to_records("relations") == []
    targets = {relation.target for relation in agreement.relations}
    both = ica.agreements().where(lambda other: other is agreement or other.id in targets)
    assert {row["target"] for row in both.to_records("relations") if row["agreement_id"] == agreement.id} == targets
