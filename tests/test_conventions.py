"""Conventions that are open to many: India's position on each, and never a number in the totals."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import Position, _report
from india_cyber_agreements._cli import main

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable

CONVENTIONS = ica.conventions()
ONE, OTHER = (source.id for source in ica.dataset().sources[:2])


def example(**changed: object) -> dict[str, Any]:
    """Return a sound convention as it is written, some of it changed."""
    return {
        "id": "example-convention",
        "title": "Convention on Examples",
        "short_title": "Example Convention",
        "form": "convention",
        "host": "Example Council",
        "cyber_scope": "dedicated",
        "opened": {"date": "2001-11", "sources": [ONE]},
        "in_force": {"date": "2004-07-01", "sources": [ONE]},
        "position": "party",
        "joined": {"date": "2011", "sources": [ONE]},
        "attested": {"date": "2025-01", "sources": [ONE]},
        "counts": [
            {"parties": 60, "date": "2017", "sources": [ONE]},
            {"parties": 78, "signatories": 2, "date": "2025-01", "sources": [ONE]},
        ],
        "topics": ["cybercrime"],
        "summary": "Parties help each other with examples.",
        "citations": [{"source": ONE, "supports": "all of it"}],
        **changed,
    }


def load(directory: pathlib.Path, *conventions: object) -> ica.Dataset:
    """Load data files with other conventions."""
    directory.joinpath("conventions.json").write_text(json.dumps(conventions), "utf-8")
    return ica.load(directory)


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: str(convention.id))
def test_bundled_convention(convention: ica.Convention) -> None:
    """Each one has sources that were read, a position that fits its dates, and texts of its own."""
    assert all(source.access is ica.Access.READ for source in convention.sources)
    assert all(citation.supports for citation in convention.citations)
    assert convention.summary.endswith(".")
    assert (convention.joined is None) or convention.position in {Position.PARTY, Position.SIGNATORY}
    if convention.position is Position.NON_PARTY:
        assert convention.form in {ica.Form.CONVENTION, ica.Form.TREATY, ica.Form.PROTOCOL, ica.Form.AGREEMENT}
    assert convention.attested.date.latest >= convention.opened.date.earliest
    assert convention.id not in ica.agreements().ids
    assert repr(convention) == f"<Convention {convention.id}: {convention.position.value}>"
    assert hash(convention) == hash(convention)


def test_conventions_in_the_picture() -> None:
    """The ones that everybody asks for are there, by the date of their opening."""
    ids = {convention.id for convention in CONVENTIONS}
    assert {"budapest-convention", "un-convention-against-cybercrime", "paris-call"} <= ids
    assert list(CONVENTIONS) == sorted(CONVENTIONS, key=lambda convention: convention.sort_key)


def test_conventions_count_in_no_total(data_directory: pathlib.Path) -> None:
    """However many conventions there are, agreements and totals stay the same."""
    data = load(data_directory, example(), example(id="another-convention", opened={"date": "1999", "sources": [ONE]}))
    assert [convention.id for convention in data.conventions] == ["another-convention", "example-convention"]
    assert data.agreements == ica.agreements()
    assert data.agreements.totals() == ica.totals()
    assert sum(ica.totals().values()) == len(ica.agreements())


def test_model(data_directory: pathlib.Path) -> None:
    """A convention reads as it is written."""
    (convention,) = load(data_directory, example()).conventions
    assert convention.in_force is not None
    assert convention.joined is not None
    assert (str(convention.opened.date), str(convention.in_force.date)) == ("2001-11", "2004-07-01")
    assert [(count.parties, count.signatories) for count in convention.counts] == [(60, None), (78, 2)]
    assert convention.sources == (ica.dataset().sources[0],)
    assert convention.counts[1].sources == convention.sources


#: A change to a sound convention, the end of the path of the problem, and words of its message.
BROKEN: dict[str, tuple[dict[str, object], str, str]] = {
    "id of an agreement": ({"id": "in-example"}, "$[0].id", "'in-example' is no convention id"),
    "id with a capital": ({"id": "Example"}, "$[0].id", "lower-case words joined by hyphens"),
    "unknown position": ({"position": "outsider"}, "$[0].position", "expected one of 'party'"),
    "no citation": ({"citations": []}, "$[0].citations", "a record cites at least one source"),
    "source cited twice": (
        {"citations": [{"source": ONE, "supports": "a"}, {"source": ONE, "supports": "b"}]},
        "$[0].citations",
        "a source is cited twice",
    ),
    "date without a source": (
        {"attested": {"date": "2025", "sources": []}},
        "$[0].attested.sources",
        "names at least one source",
    ),
    "source that is not cited": (
        {"in_force": {"date": "2004", "sources": [OTHER]}},
        "$[0].in_force.sources",
        f"{OTHER!r} is not among the citations",
    ),
    "dangling source": (
        {"opened": {"date": "2001", "sources": ["no-such"]}},
        "$[0].opened.sources[0]",
        "no source has the id 'no-such'",
    ),
    "in force before it was opened": (
        {"in_force": {"date": "2000", "sources": [ONE]}},
        "$[0].in_force.date",
        "2000 lies before the opening, 2001-11",
    ),
    "joined by one who stands outside": (
        {"position": "non-party"},
        "$[0].joined",
        "a date of joining does not go with 'non-party'",
    ),
    "counts out of order": (
        {"counts": list(reversed(example()["counts"]))},
        "$[0].counts",
        "counts stand by date",
    ),
    "count in words": (
        {"counts": [{"parties": "many", "date": "2025", "sources": [ONE]}]},
        "$[0].counts[0].parties",
        "expected a whole number, found 'many'",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_convention(case: str, data_directory: pathlib.Path) -> None:
    """What is wrong with a convention is told with its record and path."""
    changed, path, words = BROKEN[case]
    with pytest.raises(ica.DatasetError) as caught:
        load(data_directory, example(**changed))
    found = [problem for problem in caught.value.problems if problem.file == "conventions.json"]
    assert {problem.record for problem in found} == {str(changed.get("id", "example-convention"))}
    assert words in next(problem for problem in found if problem.path == path).message


def test_id_twice(data_directory: pathlib.Path) -> None:
    """Two conventions of one id are both told."""
    with pytest.raises(ica.DatasetError, match="duplicate id: it stands 2 times"):
        load(data_directory, example(), example(title="Other"))


def test_same_month_is_not_before(data_directory: pathlib.Path) -> None:
    """A date that may be the day of the opening is no contradiction."""
    assert load(data_directory, example(in_force={"date": "2001", "sources": [ONE]})).conventions


def test_unused_source_of_a_convention(data_directory: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A source that only a convention cites is used; when the convention goes, the check says that it is not."""
    sources = json.loads(data_directory.joinpath("sources.json").read_text("utf-8"))
    sources.append({**sources[0], "id": "zz-only-here", "url": "https://example.org/only"})
    data_directory.joinpath("sources.json").write_text(json.dumps(sources), "utf-8")
    own = json.loads(data_directory.joinpath("conventions.json").read_text("utf-8"))
    citations = [{"source": ONE, "supports": "dates"}, {"source": "zz-only-here", "supports": "title"}]
    for conventions, code in (([*own, example(citations=citations)], 0), (own, 1)):
        data_directory.joinpath("conventions.json").write_text(json.dumps(conventions), "utf-8")
        assert main(["format", str(data_directory)]) == 0
        assert main(["check", str(data_directory)]) == code
    assert "zz-only-here: $[" in capsys.readouterr().out


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal shows each convention with India's position, its texts and its sources, in 80 columns."""
    assert main(["conventions"]) == 0
    out = capsys.readouterr().out
    text = " ".join(out.split())
    for convention in CONVENTIONS:
        assert " ".join(convention.title.split()) in text
        assert f"India: {convention.position.value}" in text
        assert all(source.url in out for source in convention.sources if source.url)
    assert [line for line in out.splitlines() if len(line) > 80 and "http" not in line] == []
    assert not out.startswith("\n")


def test_overview_names_those_outside(capsys: pytest.CaptureFixture[str]) -> None:
    """The overview names the conventions that India has not joined, and no others."""
    assert main([]) == 0
    text = " ".join(capsys.readouterr().out.split())
    part = text.split("Conventions and calls that India stands outside of: ")[1].split("Newest agreements")[0]
    outside = {Position.NON_PARTY, Position.NOT_SIGNED}
    for convention in CONVENTIONS:
        assert (convention.short_title in part) is (convention.position in outside)


def test_overview_without_any_outside() -> None:
    """Where India stands outside of nothing, the overview is silent on it."""
    data = attrs.evolve(ica.dataset(), conventions=())
    assert not [line for line in _report.overview(data, dt.date(2026, 11, 22)) if "stands outside" in line]


@pytest.mark.parametrize(
    ("position", "words"),
    [("party", "India: party since 2011 (as of 2025-01)"), ("signatory", "India: signatory since 2011")],
)
def test_report(position: str, words: str, data_directory: pathlib.Path) -> None:
    """Whoever has joined is shown with the date."""
    lines = _report.conventions(load(data_directory, example(position=position)).conventions)
    assert words in " ".join(" ".join(lines).split())


@pytest.mark.parametrize("change", [lambda: example(joined=None, position="non-party"), lambda: example(in_force=None)])
def test_what_is_not_known_may_be_left_out(change: Callable[[], object], data_directory: pathlib.Path) -> None:
    """Dates that nobody knows are absent, and the report does without them."""
    found = load(data_directory, change()).conventions
    assert "None" not in " ".join(_report.conventions(found))
