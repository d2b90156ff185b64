"""The codebook names every member of every vocabulary, and its examples hold."""

from __future__ import annotations

import enum
import re

import pytest

import india_cyber_agreements as ica
from docs import pages
from tests.docs.examples import Example, examples, holds, malformed

DATA = ica.dataset()
CODEBOOK = (pages.HERE / "explanation" / "codebook.md").read_text("utf-8")
EXAMPLES = list(examples(CODEBOOK))
VOCABULARIES: tuple[type[enum.StrEnum], ...] = (
    ica.AgreementType,
    ica.Form,
    ica.Level,
    ica.CyberScope,
    ica.EventKind,
    ica.RelationKind,
    ica.Confidence,
    ica.Topic,
    ica.Finding,
    ica.CoverageOutcome,
    ica.Access,
    ica.Position,
    ica.RedirectKind,
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    """The data have what an example says."""
    assert holds(DATA, example)


def test_examples_are_well_formed() -> None:
    """Whatever is announced as an example can be checked."""
    assert len(EXAMPLES) >= CODEBOOK.count("Example:")
    assert malformed(CODEBOOK) == []
    assert malformed("Example: in-us-mlat is an `mlat`.\nFor example this.") == ["Example: in-us-mlat is an `mlat`."]


def test_records_that_are_named_exist() -> None:
    """Every id that the text names is a record's."""
    assert set(re.findall(r"`(in-[a-z0-9-]+)`", CODEBOOK)) - {"in-force"} <= set(DATA.agreements.ids)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.__name__)
def test_vocabulary_is_complete(vocabulary: type[enum.StrEnum]) -> None:
    """Every member of a vocabulary is named."""
    assert [member for member in vocabulary if f"`{member.value}`" not in CODEBOOK] == []


@pytest.mark.parametrize("heading", re.findall(r"^## (.+)$", CODEBOOK, re.MULTILINE))
def test_every_section_has_an_example(heading: str) -> None:
    """Each section shows at least one example from the data."""
    assert list(examples(CODEBOOK.split(f"\n## {heading}\n")[1].split("\n## ")[0]))


@pytest.mark.parametrize(
    ("claim", "truth"),
    [
        ("`in-us-mlat`: `type` = `mou`", False),
        ("`in-us-mlat`: `title_exact` = `true`", True),
        ("`in-us-mlat`: `organisation` = `none`", True),
        ("`in-us-mlat`: `events[renewed].date` = `none`", True),
        ("`in-us-mlat`: `topics` includes `defence`", False),
        ("`in-us-mlat`: `countries` = `US`", True),
        ("`coverage/US`: `country` = `US`", True),
        ("`cis-2017/226/mou`: `row` = `226`", True),
    ],
)
def test_examples_can_fail(claim: str, *, truth: bool) -> None:
    """A false example is told from a true one, whatever it is about."""
    (example,) = examples(claim)
    assert holds(DATA, example) is truth


def test_statements_by_form_and_by_type() -> None:
    """As the codebook says, forms of statements and the type go together, but for two forms."""
    statements = {ica.Form.JOINT_STATEMENT, ica.Form.JOINT_COMMUNIQUE, ica.Form.DECLARATION}
    for record in DATA.agreements:
        if record.form not in {ica.Form.OTHER, ica.Form.CHARTER}:
            assert (record.form in statements) is (record.type is ica.AgreementType.JOINT_STATEMENT), record.id


def test_treaties_of_the_table() -> None:
    """As the codebook says, a treaty that the 2017 table lists was operational in the month of the table."""
    edition = DATA.edition("cis-2017")
    listed = {id_ for cell in edition.cells if cell.column is ica.CisColumn.MLAT for id_ in cell.agreements}
    for id_ in listed:
        assert edition.published in [event.date for event in ica.get(id_).events_of("operational")], id_
