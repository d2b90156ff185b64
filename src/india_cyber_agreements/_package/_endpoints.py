"""The files of the static API: where each of them stands, what it holds, and which schemas describe it."""

from __future__ import annotations

import attrs

#: Directory of the API in a data release. The last part is the version of the shapes of its files.
ROOT = "api/v1"


@attrs.frozen(kw_only=True)
class Endpoint:
    """A file of the API, or a family of files that differ in one part of their path."""

    #: Path below ``ROOT``, with a parameter in braces where it stands for a family.
    path: str
    #: The parameter, for a family.
    parameter: str | None = None
    #: Identifier of the operation that gets it.
    operation: str
    #: What it is, in a few words.
    summary: str
    #: What it holds.
    description: str
    #: Names of the schemas of its content; a file has one of these shapes.
    schemas: tuple[str, ...]

    def at(self, value: str) -> str:
        """Return the path of the file of a family that a value of the parameter leads to."""
        return self.path.replace(f"{{{self.parameter}}}", value)


#: The files that are reached from ``index.json``, by the name of the link, and the families that lists lead to.
ENDPOINTS = {
    "index": Endpoint(
        path="index.json",
        operation="getIndex",
        summary="Where to begin",
        description="What the dataset is, how to cite it, and a link to each of its lists.",
        schemas=("Index",),
    ),
    "agreements": Endpoint(
        path="agreements.json",
        operation="listAgreements",
        summary="All agreements in short",
        description="One row for each agreement, by date, with a link to all that is known of it.",
        schemas=("AgreementList",),
    ),
    "agreement": Endpoint(
        path="agreements/{id}.json",
        parameter="id",
        operation="getAgreement",
        summary="One agreement",
        description=(
            "The record of an agreement as the data files have it, its sources, and what follows from it: dates, the"
            " course of its standing, partners, a citation. For an id that was retired, what became of it: such a file"
            " has the field redirect and no field agreement."
        ),
        schemas=("AgreementDetail", "RetiredAgreement"),
    ),
    "standings": Endpoint(
        path="standings.json",
        operation="listStandings",
        summary="In force, and how sure, of all agreements",
        description="The course of the standing of each agreement: runs of days with one standing and one reason.",
        schemas=("StandingList",),
    ),
    "countries": Endpoint(
        path="countries.json",
        operation="listCountries",
        summary="All countries and territories",
        description="One row for each country or territory: codes, state of the search, number of agreements.",
        schemas=("CountryList",),
    ),
    "country": Endpoint(
        path="countries/{alpha_2}.json",
        parameter="alpha_2",
        operation="getCountry",
        summary="One country or territory",
        description="Codes, state of the search, totals by type, and the agreements of one country or territory.",
        schemas=("CountryDetail",),
    ),
    "totals": Endpoint(
        path="totals.json",
        operation="getTotals",
        summary="How many agreements there are",
        description="Numbers of agreements by each dimension, and the published totals of earlier editions.",
        schemas=("Totals",),
    ),
    "sources": Endpoint(
        path="sources.json",
        operation="listSources",
        summary="All sources",
        description="The pages and documents that the records rest on.",
        schemas=("SourceList",),
    ),
    "conventions": Endpoint(
        path="conventions.json",
        operation="listConventions",
        summary="Conventions that many states join",
        description="Conventions and calls open to many, with India's position; no total counts them.",
        schemas=("ConventionList",),
    ),
    "editions": Endpoint(
        path="editions.json",
        operation="listEditions",
        summary="Earlier editions",
        description="Earlier editions of the record as they were published, and what came of each cell on checking.",
        schemas=("EditionList",),
    ),
    "redirects": Endpoint(
        path="redirects.json",
        operation="listRedirects",
        summary="Retired ids",
        description="Ids of agreements that are no longer in use, and where they lead.",
        schemas=("RedirectList",),
    ),
    "changes": Endpoint(
        path="changes.json",
        operation="listChanges",
        summary="Changes to released records",
        description="What releases changed in records that were released before.",
        schemas=("ChangeList",),
    ),
}
#: Path of the description of the API itself, below ``ROOT``.
DESCRIPTION = "openapi.json"
#: Where ``index.json`` leads, by the name of the link: path and title.
LINKS = {
    **{name: (each.path, each.summary) for name, each in ENDPOINTS.items() if name != "index" and not each.parameter},
    "openapi": (DESCRIPTION, "Description of these files in OpenAPI"),
}
