"""The static API: what its files hold, that they fit their description, and that a host serves them with every link."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import india_cyber_agreements as ica
from docs import pages
from india_cyber_agreements import _json
from india_cyber_agreements._package import _openapi, _static_api
from india_cyber_agreements._totals import DIMENSIONS, totals
from tests import hostile
from tests.package.static_api import api_of, media_of, named, validator_of, write
from tests.serving import serving

DATA = ica.dataset()
API = api_of(DATA)
DESCRIPTION: dict[str, Any] = API.pop("openapi.json")
#: The files that stand beside the index.
LISTS = {name for name in API if "/" not in name} - {"index.json"}
SUITE = ica.load(pathlib.Path(__file__).parent.parent / "suite" / "dataset")
TEXT = (pages.HERE / "reference" / "static-api.md").read_text("utf-8")
RETIRED = [redirect.id for redirect in DATA.redirects]
ROW = ("id", "title", "type", "form", "level", "cyber_scope", "organisation", "year")


def rows_of(agreements: ica.AgreementSet, up: str) -> list[dict[str, Any]]:
    """Return the rows that a list of agreements has."""
    return [
        {
            **{name: getattr(agreement, name) for name in ROW},
            "countries": list(agreement.countries),
            "topics": list(agreement.topics),
            "date": agreement.date and str(agreement.date),
            "href": f"{up}agreements/{agreement.id}.json",
        }
        for agreement in agreements
    ]


def links(value: Any) -> Iterator[str]:
    """Yield every link in a file: what stands under ``href`` or, in ``meta``, under ``index``."""
    if _json.is_object(value):
        yield from (each for key, each in value.items() if key in {"href", "index"})
        value = list(value.values())
    for each in value if _json.is_list(value) else ():
        yield from links(each)


def fetch(address: str) -> Any:
    """Return the JSON that stands at an address."""
    with urllib.request.urlopen(address) as response:  # noqa: S310 - on this machine
        assert response.headers.get_content_type() == "application/json"
        return json.load(response)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Write the API and return the directory that it lies in."""
    files = tuple(_static_api.files(DATA))
    found = tmp_path_factory.mktemp("release")
    write(((part.path, part.content) for part in (*files, _openapi.describe(DATA, files))), found)
    return found


@pytest.fixture(scope="module")
def host(directory: pathlib.Path) -> Iterator[str]:
    """Serve the API in a folder of a host and return the address of its root."""
    with serving(directory.parent) as address:
        yield f"{address}/{directory.name}/api/v1/"


def test_files() -> None:
    """There is a file for each list, each id that was ever released, and each country or territory."""
    ids = {name for name in API if name.startswith("agreements/")}
    codes = {name for name in API if name.startswith("countries/")}
    released = json.loads(pathlib.Path(ica.__file__).with_name("data").joinpath("released.json").read_bytes())
    assert ids == {f"agreements/{id_}.json" for id_ in (*DATA.agreements.ids, *RETIRED)}
    assert ids >= {f"agreements/{entry['id']}.json" for entry in released}
    assert codes == {f"countries/{entry.country}.json" for entry in DATA.coverage}
    assert set(API) == {"index.json", *LISTS, *ids, *codes}


def test_names_are_safe() -> None:
    """No file leaves its folder, on any system, and no two differ by case alone."""
    assert all(re.fullmatch(r"([a-z]+/)?[A-Za-z0-9-]+\.json", name) for name in API)
    assert len({name.casefold() for name in API}) == len(API)


@pytest.mark.parametrize("data", [DATA, SUITE], ids=["bundled", "suite"])
def test_files_fit_their_description(data: ica.Dataset) -> None:
    """Every file fits the schema that the description names for its path, and no path is without a file."""
    api = api_of(data)
    description = api.pop("openapi.json")
    paths = description["paths"]
    validators = {path: validator_of(description, media_of(description, path)["schema"]) for path in paths}
    for name, content in api.items():
        found = validators[named(description, name)].iter_errors(content)
        assert [f"{name}: {error.json_path}: {error.message}" for error in found] == []
    assert {named(description, name) for name in api} == set(paths)


def test_parts() -> None:
    """Every file is announced as JSON, with a sentence of its own on what it is."""
    files = tuple(_static_api.files(DATA))
    assert {part.media_type for part in files} == {"application/json"}
    assert len({part.description for part in files}) == len(files)
    assert all(part.description.endswith(".") for part in files)


def test_same_bytes(directory: pathlib.Path) -> None:
    """The same data give the same bytes, in whatever order sets are gone through, and in canonical form."""
    code = (
        "import india_cyber_agreements as ica\n"
        "from india_cyber_agreements._package import _openapi, _static_api\n"
        "files = tuple(_static_api.files(ica.dataset()))\n"
        "for part in (*files, _openapi.describe(ica.dataset(), files)): print(part.path, part.sha256)\n"
    )
    written = {path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*.json")}
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        output = subprocess.run(  # noqa: S603 - this interpreter
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        ).stdout
        assert dict(line.split() for line in output.splitlines()) == {
            name: hashlib.sha256(content).hexdigest() for name, content in written.items()
        }
    index = written["api/v1/index.json"].decode()
    assert index == json.dumps(json.loads(index), indent=2, ensure_ascii=False) + "\n"


def test_size(directory: pathlib.Path) -> None:
    """The whole API stays small enough to be copied beside a page."""
    assert sum(path.stat().st_size for path in directory.rglob("*.json")) < 4_000_000


def test_every_file_names_its_version() -> None:
    """Every file says first of which dataset and version it is and under which licence, and leads to the index."""
    info = attrs.evolve(DATA.info, version="2026.11.0", released=ica.PartialDate.parse("2026-11-30"))
    for name, content in api_of(attrs.evolve(DATA, info=info)).items():
        if name == "openapi.json":
            assert content["info"]["version"] == "2026.11.0"
            continue
        assert next(iter(content)) == "meta"
        meta = {**content["meta"], "index": urllib.parse.urljoin(f"http://host/{name}", content["meta"]["index"])}
        assert meta == {
            "name": "india-cyber-agreements",
            "version": "2026.11.0",
            "released": "2026-11-30",
            "modified": str(info.modified),
            "licence": "CC-BY-4.0",
            "index": "http://host/index.json",
        }


def test_index() -> None:
    """The entry point says what the dataset is, counts it, and links every list and the description."""
    index = API["index.json"]
    assert index["citation"] == ica.cite()
    assert index["identifier"] == f"pkg:pypi/india-cyber-agreements@{DATA.info.version}"
    assert index["licence"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert index["counts"] == {
        "agreements": len(DATA.agreements),
        "countries": len(DATA.agreements.countries()),
        **{name: len(getattr(DATA, name)) for name in ("sources", "conventions", "redirects")},
    }
    assert {link["href"] for link in index["links"].values()} == LISTS | {"openapi.json"}


def test_records_are_the_bundled_ones(bundled_directory: pathlib.Path) -> None:
    """Records stand in the API as in the data files."""

    def bundled(name: str) -> Any:
        return json.loads((bundled_directory / f"{name}.json").read_bytes())

    for name in ("sources", "redirects", "changes"):
        assert API[f"{name}.json"][name] == bundled(name)
    conventions = API["conventions.json"]["conventions"]
    assert [each["id"] for each in conventions] == [each.id for each in DATA.conventions]
    assert sorted(conventions, key=lambda each: str(each["id"])) == bundled("conventions")
    assert API["editions.json"]["editions"] == [bundled("editions/cis-2017")]
    assert all(API[f"agreements/{each['id']}.json"]["agreement"] == each for each in bundled("agreements"))
    assert all(API[f"countries/{each['country']}.json"]["coverage"] == each for each in bundled("coverage"))


def test_agreements() -> None:
    """The list has all agreements in short and in order."""
    assert API["agreements.json"]["agreements"] == rows_of(DATA.agreements, "")


@pytest.mark.parametrize("agreement", DATA.agreements, ids=lambda agreement: agreement.id)
def test_detail(agreement: ica.Agreement) -> None:
    """The file of an agreement says of it what the package says."""
    detail = API[f"agreements/{agreement.id}.json"]
    derived = {name: getattr(agreement, name) for name in detail["derived"]}
    assert detail["derived"] == {
        name: str(value) if isinstance(value, ica.PartialDate) else value for name, value in derived.items()
    }
    assert detail["citation"] == ica.cite(agreement.id)
    assert [source["id"] for source in detail["sources"]] == [source.id for source in agreement.sources]
    assert [(each["alpha_2"], each["name"]) for each in detail["partners"]] == [
        (code, ica.country(code).name) for code in agreement.countries
    ]
    assert [(each["id"], each["kind"]) for each in detail["referred_by"]] == [
        (other.id, relation.kind)
        for other in DATA.agreements
        for relation in other.relations
        if relation.target == agreement.id
    ]


@pytest.mark.parametrize("agreement", DATA.agreements, ids=lambda agreement: agreement.id)
def test_standings(agreement: ica.Agreement) -> None:
    """The runs of a file follow each other without a gap and answer for every day as the package does."""
    runs = API[f"agreements/{agreement.id}.json"]["standings"]
    rows = [row for row in API["standings.json"]["standings"] if row["agreement"] == agreement.id]
    assert rows == [{"agreement": agreement.id, **run} for run in runs]
    day = dt.date.min
    for run in runs:
        assert run["first"] == (None if day == dt.date.min else day.isoformat())
        last = dt.date.fromisoformat(run["last"] or dt.date.max.isoformat())
        for edge in (day, last):
            answer = agreement.standing_on(edge)
            assert (run["standing"], run["reason"]) == (answer.standing.value, answer.reason)
        if run["last"]:
            day = last + dt.timedelta(days=1)
    assert runs[-1]["last"] is None


def test_countries() -> None:
    """Each country or territory tells what was searched, what was found, and how much of each type."""
    rows = {row["alpha_2"]: row for row in API["countries.json"]["countries"]}
    assert list(rows) == sorted(rows)
    for code, row in rows.items():
        country, mine, coverage = ica.country(code), ica.by_country(code), ica.coverage(code)
        assert row == {
            **{name: getattr(country, name) for name in ("alpha_2", "alpha_3", "numeric", "name")},
            "outcome": coverage.outcome.value,
            "last_checked": coverage.last_checked and str(coverage.last_checked),
            "agreements": len(mine),
            "href": f"countries/{code}.json",
        }
        detail = API[row["href"]]
        assert detail["totals"] == dict(mine.totals())
        assert detail["agreements"] == rows_of(mine, "../")
        assert (detail["country"]["longitude"], detail["country"]["latitude"]) == (country.longitude, country.latitude)


def test_country_that_nobody_entered() -> None:
    """A partner that coverage leaves out has a file all the same, and its agreements."""
    data = attrs.evolve(DATA, coverage=tuple(entry for entry in DATA.coverage if entry.country != "JP"))
    detail = api_of(data)["countries/JP.json"]
    assert detail["coverage"] == {"country": "JP", "outcome": "not-searched"}
    assert detail["agreements"] == API["countries/JP.json"]["agreements"]


def test_totals() -> None:
    """Totals are those of the package in every dimension, and those of the edition that was published."""
    content = API["totals.json"]
    assert content["agreements"] == len(DATA.agreements)
    assert content["editions"] == {"cis-2017": {"mlat": 39, "mou": 54, "framework": 10}}
    assert list(content["totals"]) == list(DIMENSIONS)
    for by in DIMENSIONS:
        expected = totals(DATA.agreements, by)
        assert content["totals"][by]["unclassified"] == expected.unclassified
        assert list(content["totals"][by]["counts"].items()) == [(str(key), value) for key, value in expected.items()]


def test_retired_ids_resolve() -> None:
    """The file of a retired id says what became of it and leads to what took its place, if anything did."""
    ids = DATA.agreements.ids
    kinds = {"merged-into": ids[:1], "split-into": ids[:2], "withdrawn": ()}
    redirects = tuple(
        ica.Redirect(
            id=f"in-retired-{kind}", kind=ica.RedirectKind(kind), targets=targets, release="2026.11.0", reason="Why."
        )
        for kind, targets in kinds.items()
    )
    api = api_of(attrs.evolve(DATA, redirects=redirects))
    for kind, targets in kinds.items():
        content = api[f"agreements/in-retired-{kind}.json"]
        assert content["redirect"]["kind"] == kind
        assert content["targets"] == [
            {"id": id_, "title": ica.get(id_).title, "href": f"../agreements/{id_}.json"} for id_ in targets
        ]
        assert validator_of(
            api["openapi.json"], media_of(api["openapi.json"], "/agreements/{id}.json")["schema"]
        ).is_valid(content)


def test_hostile_texts_survive() -> None:
    """Texts that try to do harm come back letter for letter, and stay texts."""
    agreements = hostile.records()
    api = api_of(attrs.evolve(DATA, agreements=agreements, redirects=()))
    for number, text in enumerate(hostile.TEXTS):
        content = api[f"agreements/in-jp-hostile-{number}.json"]
        assert content["agreement"]["title"] == content["agreement"]["events"][0]["note"] == text


def test_every_link_leads_somewhere(host: str) -> None:
    """From the index every link leads to a file, and every file but those of retired ids is reached."""
    ahead, seen = [f"{host}index.json"], set[str]()
    while ahead:
        address = ahead.pop()
        seen.add(address)
        content = fetch(address)
        links_ = () if "openapi" in content else links(content)
        found = {urllib.parse.urljoin(address, link) for link in links_}
        ahead += found - seen - set(ahead)
    whole = {f"{host}{name}" for name in (*API, "openapi.json")}
    assert seen == whole - {f"{host}agreements/{id_}.json" for id_ in RETIRED}
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        fetch(f"{host}agreements/in-zz-nothing.json")
    caught.value.close()


def test_description_finds_the_files(host: str) -> None:
    """The address of the description, its server and its paths and examples make the addresses of files."""
    (server,) = DESCRIPTION["servers"]
    base = urllib.parse.urljoin(f"{host}openapi.json", server["url"])
    for path, item in DESCRIPTION["paths"].items():
        (parameter,) = item["get"].get("parameters", [{"name": "", "examples": {"": {"value": ""}}}])
        for example in parameter["examples"].values():
            address = base + path.replace(f"{{{parameter['name']}}}", example["value"])
            assert fetch(address)["meta"]["version"] == DESCRIPTION["info"]["version"]


def test_page_names_every_file() -> None:
    """The page on the API names each of its paths, and no other."""
    assert set(re.findall(r"^- `([a-z/{}_0-9]+\.json)`: ", TEXT, re.MULTILINE)) == {
        "openapi.json",
        *(path.removeprefix("/") for path in DESCRIPTION["paths"]),
    }


def test_examples_of_the_page(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The examples in Python run against a host of the files."""
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert blocks
    for block in blocks:
        assert "http://localhost:8000/api/v1/" in block
        exec(block.replace("http://localhost:8000/api/v1/", host), {})  # noqa: S102 - a text of ours
    assert str(ica.totals()["mlat"]) in capsys.readouterr().out
