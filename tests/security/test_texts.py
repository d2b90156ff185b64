"""What data files may say: texts of what is seen, so that nobody overlooks what stands in them."""

from __future__ import annotations

import json
import pathlib
import shutil

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _checks, _content

#: A small dataset.
SMALL = pathlib.Path(__file__).parent.parent / "compat" / "2026.11.0" / "data"
#: Characters that break a line, command a terminal, turn the direction of a text, are not seen, or are none.
REFUSED = (
    *("\0", "\a", "\n", "\r", "\t", "\x1b", "\x7f", "\x85", "\x9b", "\u00ad", "\u200b", "\u200e", "\u202e", "\u2028"),
    *("\u2066", "\ufeff", "\uffff"),
)
#: Words in scripts of India and elsewhere with the joiners that they need, and spaces at which no line breaks.
TAKEN = ("é", "भारत", "क्\u200dष", "नि\u200cह", "日本", "اتفاقية", "a\u00a0b", "5\u202f%", "🇮🇳", "–", "’")


@pytest.fixture
def directory(tmp_path: pathlib.Path) -> pathlib.Path:
    """Return the data files of the small dataset, with each of those characters in the title of a source of its own."""
    shutil.copytree(SMALL, tmp_path / "data")
    path = tmp_path / "data" / "sources.json"
    records = json.loads(path.read_text("utf-8"))
    for record, text in zip(records, (*REFUSED, *TAKEN), strict=False):
        record["title"] = f"Before {text} after"
    path.write_text(json.dumps(records, indent=2, ensure_ascii=False) + "\n", "utf-8")
    assert len(records) >= len(REFUSED) + len(TAKEN)
    return tmp_path / "data"


def test_what_is_refused(directory: pathlib.Path) -> None:
    """The check names the file, the record, the place and the character of each, and takes all others."""
    problems = _checks.upkeep(_content.from_directory(directory))
    found = [problem for problem in problems if "not seen or does something" in problem.message]
    assert [problem.path for problem in found] == [f"$[{number}].title" for number in range(len(REFUSED))]
    assert {problem.file for problem in found} == {"sources.json"}
    for problem, text in zip(found, REFUSED, strict=True):
        assert problem.message.startswith(repr(text))
        assert problem.record


def test_it_is_read_all_the_same(directory: pathlib.Path) -> None:
    """Whoever loads such files has every text as it stands there: what is written of it does no harm."""
    titles = [source.title for source in ica.load(directory).sources]
    assert titles[: len(REFUSED)] == [f"Before {text} after" for text in REFUSED]
