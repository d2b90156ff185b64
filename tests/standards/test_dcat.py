"""DCAT and schema.org before rdflib: what was written is read back, and answers questions."""

from __future__ import annotations

import hashlib
import json
import pathlib
import urllib.parse
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._package import _dcat
from tests.hostile import TEXTS
from tests.package import made_up

rdflib: Any = pytest.importorskip("rdflib", reason="rdflib is not installed: run nox -s standards")

BASE = "https://example.org/release/dcat.ttl"
PREFIXES = """
    prefix dcat: <http://www.w3.org/ns/dcat#>
    prefix dcterms: <http://purl.org/dc/terms/>
    prefix foaf: <http://xmlns.com/foaf/0.1/>
    prefix prov: <http://www.w3.org/ns/prov#>
    prefix schema: <https://schema.org/>
    prefix spdx: <http://spdx.org/rdf/terms#>
"""


def parsed(turtle: str) -> Any:
    """Return what Turtle says."""
    return rdflib.Graph().parse(data=turtle, format="turtle", publicID=BASE)


def answers(graph: Any, query: str) -> list[tuple[str, ...]]:
    """Return the answers to a question, as text."""
    return sorted(tuple(str(value) for value in row) for row in graph.query(PREFIXES + query))


@pytest.fixture(scope="module")
def graph(release: pathlib.Path) -> Any:
    """Read the description of the release."""
    return parsed(release.joinpath("dcat.ttl").read_text("utf-8"))


def test_every_term_exists(graph: Any) -> None:
    """Classes and properties are those of their vocabularies; rdflib knows all but two that are new in DCAT 3."""
    vocabularies = (rdflib.DCAT, rdflib.DCTERMS, rdflib.FOAF, rdflib.PROV)
    terms = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)}
    unknown = {
        term.rpartition("/")[2]
        for term in terms
        for vocabulary in vocabularies
        if term.startswith(vocabulary._NS) and term not in vocabulary
    }
    assert unknown <= {"dcat#version", "dcat#isVersionOf"}


def test_which_dataset(graph: Any) -> None:
    """There is one dataset, with title, version, makers and licence."""
    info = ica.dataset().info
    query = """select ?id ?title ?version ?licence ?maker where {
        ?id a dcat:Dataset; dcterms:title ?title; dcat:version ?version; dcterms:license ?licence;
            dcterms:creator/foaf:name ?maker; dcterms:publisher/foaf:name ?maker }"""
    licence = "https://creativecommons.org/licenses/by/4.0/"
    name = f"pkg:pypi/{info.name}@{info.version}"
    assert answers(graph, query) == [(name, info.title, info.version, licence, info.creators[0].name)]


def test_which_time(graph: Any) -> None:
    """The span of time is that of the dataset, and its bounds are typed as precisely as they are known."""
    query = """select ?start (datatype(?start) as ?s) ?end (datatype(?end) as ?e) where {
        ?id dcterms:temporal [ a dcterms:PeriodOfTime; dcat:startDate ?start; dcat:endDate ?end ] }"""
    ((start, start_type, end, end_type),) = answers(graph, query)
    info = ica.dataset().info
    assert (start, end) == (str(info.coverage_start), str(info.coverage_end))
    assert (start_type.rpartition("#")[2], end_type.rpartition("#")[2]) == ("gYear", "gYearMonth")


def test_which_files(graph: Any, release: pathlib.Path) -> None:
    """Every file that is told of lies in the release, with the size and the digest that are told."""
    query = """select ?url ?size ?digest where {
        ?id a dcat:Dataset; dcat:distribution [ a dcat:Distribution; dcat:downloadURL ?url; dcat:accessURL ?url;
            dcat:byteSize ?size; dcterms:license ?licence; spdx:checksum [ a spdx:Checksum;
            spdx:algorithm spdx:checksumAlgorithm_sha256; spdx:checksumValue ?digest ] ] }"""
    found = {
        url.removeprefix(urllib.parse.urljoin(BASE, ".")): (int(size), digest.lower())
        for url, size, digest in answers(graph, query)
    }
    contents = {path: release.joinpath(path).read_bytes() for path in found}
    assert found == {path: (len(data), hashlib.sha256(data).hexdigest()) for path, data in contents.items()}
    tables = [table.name for table in ica.tables()]
    assert {f"csv/{name}.csv" for name in tables} | {f"parquet/{name}.parquet" for name in tables} < found.keys()
    assert {"agreements.sqlite", "json/agreements.json"} < found.keys()


def test_which_media_types(graph: Any) -> None:
    """Media types are those that IANA registers."""
    query = "select distinct ?type where { ?file dcat:mediaType ?type }"
    assert [url.removeprefix("https://www.iana.org/assignments/media-types/") for (url,) in answers(graph, query)] == [
        "application/json",
        "application/vnd.apache.parquet",
        "application/vnd.sqlite3",
        "text/csv",
    ]


def test_whose_work_it_grew_from(graph: Any) -> None:
    """The 2017 table is told of with title, publisher and makers."""
    edition = ica.edition("cis-2017")
    query = """select ?work ?title ?publisher ?maker where { ?id prov:wasDerivedFrom ?work.
        ?work dcterms:title ?title; dcterms:publisher/foaf:name ?publisher; dcterms:creator/foaf:name ?maker }"""
    start = (edition.url, edition.title, edition.publisher)
    assert answers(graph, query) == [(*start, "Leilah Elmokadem"), (*start, "Saumyaa Naidu")]


@pytest.mark.parametrize("text", [*TEXTS, made_up.HOSTILE, '"', "\\", "\n", '"""', "ends in \\", "\0", "🇮🇳"])
def test_hostile_texts(text: str) -> None:
    """Any text comes back as it was, wherever it stood."""
    edition = attrs.evolve(ica.edition("cis-2017"), title=text, publisher=text, url=f"https://example.org/{text}")
    creators = (ica.Creator(name=text, role="all of it"),)
    dataset = attrs.evolve(
        made_up.dataset(title=text, description=text, citation=text, creators=creators), editions=(edition,)
    )
    part = attrs.evolve(made_up.parts()[0], description=text)
    graph = parsed(_dcat.describe(dataset, [part]).content.decode())
    query = """select ?title ?description ?maker ?work ?publisher ?file where {
        ?id a dcat:Dataset; dcterms:title ?title; dcterms:description ?description; dcterms:creator/foaf:name ?maker;
            prov:wasDerivedFrom [ dcterms:title ?work; dcterms:publisher/foaf:name ?publisher ];
            dcat:distribution/dcterms:description ?file }"""
    assert answers(graph, query) == [(text,) * 6]


def test_every_term_of_schema_org_exists(release: pathlib.Path) -> None:
    """Types and properties are those of schema.org."""
    terms: set[str] = set()

    def collect(thing: dict[str, Any]) -> None:
        terms.update(thing["@type"] if name == "@type" else name for name in thing if name != "@context")

    json.loads(release.joinpath("schema-org.jsonld").read_text("utf-8"), object_hook=collect)
    assert len(terms) > 20
    assert {term for term in terms if rdflib.SDO._NS + term not in rdflib.SDO} == set()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib warns of itself
def test_schema_org_says_the_same(graph: Any, release: pathlib.Path) -> None:
    """The description for search engines, read as JSON-LD, tells of the same title, version and files."""
    document = json.loads(release.joinpath("schema-org.jsonld").read_text("utf-8"))
    document["@context"] = {"@vocab": "https://schema.org/"}  # what the context at that address comes to for us
    other = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    ours = answers(
        graph, "select ?title ?version where { ?id a dcat:Dataset; dcterms:title ?title; dcat:version ?version }"
    )
    theirs = answers(
        other, "select ?name ?version where { ?id a schema:Dataset; schema:name ?name; schema:version ?version }"
    )
    assert theirs == ours
    files = answers(graph, "select ?path ?size where { ?file dcterms:title ?path; dcat:byteSize ?size }")
    downloads = answers(other, "select ?path ?size where { ?file schema:contentUrl ?path; schema:contentSize ?size }")
    assert downloads == [(path, f"{size} B") for path, size in files]
