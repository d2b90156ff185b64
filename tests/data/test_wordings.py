"""The texts of the records are our own: no run of ten words is shared with the text of a source.

``read-passages.txt`` holds what was read of the sources while the records were reviewed, not as text, which is not ours
to copy, but as the beginnings of the SHA-256 of every ten words in a row.
"""

from __future__ import annotations

import hashlib
import pathlib
import re
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 10
DIGITS = 10
DATA = ica.dataset()
PASSAGES = frozenset(pathlib.Path(__file__).with_name("read-passages.txt").read_text("ascii").split())


def words_of(text: str) -> list[str]:
    """Return the words of a text, in lower case and without punctuation."""
    return re.findall(r"\w+", text.casefold())


def runs_of(text: str) -> set[str]:
    """Return every ten words in a row."""
    words = words_of(text)
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def fingerprint(run: str) -> str:
    """Return what ``read-passages.txt`` holds for ten words."""
    return hashlib.sha256(run.encode()).hexdigest()[:DIGITS]


def texts_of(record: ica.Agreement | ica.Convention) -> Iterator[str]:
    """Yield the texts of a record that are written for it."""
    yield record.summary
    if record.notes:
        yield record.notes
    yield from (citation.supports for citation in record.citations)
    if isinstance(record, ica.Agreement):
        for event in record.events:
            yield from filter(None, (event.note, *(rival.note for rival in event.rivals)))


RECORDS: dict[str, ica.Agreement | ica.Convention] = {r.id: r for r in (*DATA.agreements, *DATA.conventions)}
TITLES = {
    run: title
    for title in (*(source.title for source in DATA.sources), *(record.title for record in RECORDS.values()))
    for run in runs_of(title)
}


def test_passages_are_at_hand() -> None:
    """There is something to compare with, and a run is found again whatever its case and punctuation."""
    assert len(PASSAGES) > 5000
    assert all(len(mark) == DIGITS for mark in PASSAGES)
    text = "One two three, four five; six SEVEN eight (nine) ten."
    assert runs_of(text) == {"one two three four five six seven eight nine ten"}
    assert runs_of("One two three four five six seven eight nine") == set()


@pytest.mark.parametrize("id_", sorted(RECORDS))
def test_wording_is_our_own(id_: str) -> None:
    """No summary, note or remark of a record repeats ten words of a passage or of a title."""
    runs = {run for text in texts_of(RECORDS[id_]) for run in runs_of(text)}
    assert {run: TITLES[run] for run in runs if run in TITLES} == {}
    assert [run for run in runs if fingerprint(run) in PASSAGES] == []
