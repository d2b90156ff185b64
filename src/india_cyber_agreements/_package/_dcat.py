"""The release in the Data Catalog Vocabulary (DCAT 3) as Turtle, which catalogues of open data harvest.

The vocabulary is at https://www.w3.org/TR/vocab-dcat-3/, Turtle at https://www.w3.org/TR/turtle/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from .._cite import cite_dataset
from .._dates import PartialDate, Precision
from .._editions import Edition
from ._facts import KEYWORDS, identifier, licence
from ._parts import TURTLE, Part
from ._schema_org import distributions, names, plain

if TYPE_CHECKING:
    from .._dataset import Dataset

PATH = "dcat.ttl"
_PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_ENGLISH = "http://id.loc.gov/vocabulary/iso639-1/en"
_INDIA = "http://publications.europa.eu/resource/authority/country/IND"
#: Who made the release; the name holds within the file.
_MAKERS = "#makers"
_DATES: Mapping[Precision, str] = {
    Precision.YEAR: "xsd:gYear",
    Precision.MONTH: "xsd:gYearMonth",
    Precision.DAY: "xsd:date",
}

#: A property with a value, both as Turtle writes them.
_Statement = tuple[str, str]


def describe(dataset: Dataset, parts: Sequence[Part]) -> Part:
    """Return the description of a data release for catalogues.

    The dataset is named by its package URL. Files and their distributions are relative to where the description lies.

    Args:
        dataset: The dataset.
        parts: Its data files.
    """
    files = distributions(parts)
    blocks = [
        "".join(f"@prefix {prefix}: <{address}> .\n" for prefix, address in _PREFIXES.items()),
        _about(dataset, files),
        _block(_iri(_MAKERS), [("a", "foaf:Agent"), ("foaf:name", _text(dataset.info.creators[0].name))]),
        _block(_iri(_INDIA), [("a", "dcterms:Location"), ("rdfs:label", _english("India"))]),
        *(_edition(edition) for edition in dataset.editions),
        *(_distribution(dataset, part) for part in files),
    ]
    return Part(
        path=PATH,
        content="\n".join(blocks).encode(),
        media_type=TURTLE,
        description="Description of the release in DCAT 3, for catalogues of open data.",
    )


def _about(dataset: Dataset, files: Iterable[Part]) -> str:
    """Return what is said of the dataset."""
    info = dataset.info
    name = identifier(info)
    period = [
        ("a", "dcterms:PeriodOfTime"),
        ("dcat:startDate", _date(info.coverage_start)),
        ("dcat:endDate", _date(info.coverage_end)),
    ]
    return _block(
        _iri(name),
        [
            ("a", "dcat:Dataset"),
            ("dcterms:title", _english(info.title)),
            ("dcterms:description", _english(info.description)),
            ("dcterms:identifier", _text(name)),
            ("dcat:version", _text(info.version)),
            ("dcat:isVersionOf", _iri(name.rpartition("@")[0])),
            *([("dcterms:issued", _date(info.released))] if info.released else []),
            ("dcterms:modified", _date(info.modified)),
            ("dcterms:language", _iri(_ENGLISH)),
            ("dcterms:license", _iri(licence(info)[0])),
            ("dcterms:creator", _iri(_MAKERS)),
            ("dcterms:publisher", _iri(_MAKERS)),
            ("dcterms:bibliographicCitation", _english(cite_dataset(info, "text"))),
            ("dcterms:temporal", _blank(period)),
            ("dcterms:spatial", _iri(_INDIA)),
            *(("dcat:keyword", _english(word)) for word in KEYWORDS),
            *(("prov:wasDerivedFrom", _iri(edition.url)) for edition in dataset.editions),
            *(("dcat:distribution", _iri(f"#{part.path}")) for part in files),
        ],
    )


def _edition(edition: Edition) -> str:
    """Return what is said of an earlier edition."""
    return _block(
        _iri(edition.url),
        [
            ("dcterms:title", _english(edition.title)),
            ("dcterms:issued", _date(edition.published)),
            *(("dcterms:creator", _agent(name)) for name in names(edition)),
            ("dcterms:publisher", _agent(edition.publisher)),
        ],
    )


def _distribution(dataset: Dataset, part: Part) -> str:
    """Return what is said of a file."""
    checksum = [
        ("a", "spdx:Checksum"),
        ("spdx:algorithm", "spdx:checksumAlgorithm_sha256"),
        ("spdx:checksumValue", f"{_text(part.sha256)}^^xsd:hexBinary"),
    ]
    return _block(
        _iri(f"#{part.path}"),
        [
            ("a", "dcat:Distribution"),
            ("dcterms:title", _text(part.path)),
            ("dcterms:description", _english(part.description)),
            ("dcat:accessURL", _iri(part.path)),
            ("dcat:downloadURL", _iri(part.path)),
            ("dcat:mediaType", _iri(_MEDIA_TYPES + part.media_type.partition(";")[0])),
            ("dcat:byteSize", f'"{part.size}"^^xsd:nonNegativeInteger'),
            ("spdx:checksum", _blank(checksum)),
            ("dcterms:license", _iri(licence(dataset.info)[0])),
        ],
    )


def _agent(name: str) -> str:
    """Return somebody of whom only the name is known."""
    return _blank([("a", "foaf:Agent"), ("foaf:name", _text(name))])


def _block(subject: str, statements: Iterable[_Statement]) -> str:
    """Return statements about a thing that has a name."""
    lines = " ;\n".join(f"    {verb} {value}" for verb, value in statements)
    return f"{subject}\n{lines} .\n"


def _blank(statements: Iterable[_Statement]) -> str:
    """Return statements about a thing without a name, to stand where the thing does."""
    return f"[ {' ; '.join(f'{verb} {value}' for verb, value in statements)} ]"


def _iri(address: str) -> str:
    """Return an address; a character that none may have is encoded."""
    encoded = re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda match: f"%{ord(match[0]):02X}", address)
    return f"<{encoded}>"


def _text(text: str) -> str:
    """Return a text in quotation marks; the escapes of JSON are also Turtle's, unless they split a character in two."""
    return json.dumps(text, ensure_ascii=False)


def _english(text: str) -> str:
    """Return a text in English."""
    return f"{_text(text)}@en"


def _date(date: PartialDate) -> str:
    """Return a date with the type that its precision has."""
    return f"{_text(plain(date))}^^{_DATES[date.precision]}"
