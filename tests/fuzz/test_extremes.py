"""What is too long, too deep, too large or no file at all: an answer comes at once, and is short."""

from __future__ import annotations

import codecs
import json
import os
import pathlib
import shutil
import time
import tracemalloc
from collections.abc import Callable, Mapping
from typing import Any

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _json
from tests.fuzz import arguments
from tests.fuzz.contract import LONGEST, message_of
from tests.fuzz.values import Coded, Long, Loud

#: How many characters what is too long has.
MANY = 1_000_000
#: In what time an answer comes, in seconds, and how often it may be asked for: a machine may be busy with other things.
SOON, TRIES = 0.05, 10
TEXTS: Mapping[str, str] = {
    "letters": "x" * MANY,
    "accents": "\xe9" * MANY,
    "marks": "\u0301" * MANY,
    "ligatures of 18 letters": "\ufdfa" * MANY,
    "digits": "9" * MANY,
    "other digits": "\u0663" * MANY,
    "spaces": " " * MANY,
    "dots": "." * MANY,
    "lines": "\n" * MANY,
    "halves": "\ud800" * MANY,
    "nothing": "\0" * MANY,
    "names": "Japan " * (MANY // 6),
    "an id": "in" + "-x" * (MANY // 2),
}
DATA = ica.dataset()
TREATY = ica.get("in-us-mlat")
#: Questions that take a text, with the errors that they document for one that is wrong.
QUESTIONS: Mapping[str, tuple[Callable[[Any], object], tuple[type[Exception], ...]]] = {
    "country": (ica.country, (ica.UnknownCountryError, ica.ArgumentError)),
    "code of an object": (lambda text: ica.country(Coded(text)), (ica.UnknownCountryError,)),
    "by_country": (lambda text: ica.by_country("Japan", text), (ica.UnknownCountryError, ica.ArgumentError)),
    "coverage": (ica.coverage, (ica.UnknownCountryError, ica.ArgumentError)),
    "by_organisation": (ica.by_organisation, (ica.UnknownOrganisationError, ica.ArgumentError)),
    "get": (ica.get, (ica.UnknownAgreementError,)),
    "cite": (ica.cite, (ica.UnknownAgreementError,)),
    "style": (lambda text: ica.cite(TREATY, style=text), (ica.ArgumentError,)),
    "edition": (ica.edition, (ica.UnknownEditionError,)),
    "changes": (ica.changes, (ica.ArgumentError,)),
    "parse": (ica.PartialDate.parse, (ica.PartialDateError,)),
    "start": (lambda text: ica.in_force_between(text, None), (ica.ArgumentError,)),
    "end": (lambda text: ica.signed_between(None, text), (ica.ArgumentError,)),
    "at_least": (lambda text: ica.in_force_between(None, None, at_least=text), (ica.ArgumentError,)),
    "standing_on": (TREATY.standing_on, (ica.ArgumentError,)),
    "search": (ica.search, (ica.ArgumentError,)),
    "by_type": (ica.by_type, (ica.ArgumentError,)),
    "totals": (ica.totals, (ica.ArgumentError,)),
    "table": (lambda text: DATA.to_records(text), (ica.ArgumentError,)),
    "load": (ica.load, (ica.DatasetError,)),
    "read_json": (ica.read_json, (ica.DatasetError,)),
    "save": (lambda text: ica.agreements().save(f"{text}.csv"), (ica.ArgumentError,)),
    "save_package": (DATA.save_package, (ica.ArgumentError,)),
    "diff": (ica.diff, (ica.ArgumentError,)),
}
#: Commands with a place for a text.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "command": ("{}",),
    "argument too many": ("list", "{}"),
    "option": ("list", "--{}"),
    "country": ("list", "--country", "{}"),
    "type": ("list", "--type", "{}"),
    "organisation": ("list", "--organisation", "{}"),
    "period": ("list", "--in-force-between", "{}", ".."),
    "standing": ("list", "--in-force-between", "2010", "2011", "--at-least", "{}"),
    "search": ("list", "--search", "{}"),
    "choice": ("list", "--format", "{}"),
    "id": ("show", "{}"),
    "path": ("export", "{}"),
    "path of a format": ("export", "{}.csv"),
    "directory of a release": ("export", "--package", "{}"),
    "table": ("export", "x.csv", "--table", "{}"),
    "dimension": ("totals", "--by", "{}"),
    "edition": ("totals", "--edition", "{}"),
    "version": ("diff", "{}"),
    "revision": ("diff", "git:{}"),
    "directory": ("check", "{}"),
    "release": ("stamp", "{}"),
    "new id": ("new", "{}", "--type", "mou", "--level", "agency", "--scope", "dedicated", "--url", "https://example.org",
               "--source-title", "t", "--publisher", "p", "--country", "Japan"),
}  # fmt: skip


def soon(call: Callable[[], object]) -> None:
    """Hold a call to coming back soon, once in a few times."""
    taken: list[float] = []
    while len(taken) < TRIES and min(taken, default=SOON) >= SOON:
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    assert min(taken) < SOON, taken


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_text_without_end(question: str, text: str) -> None:
    """A million characters get the documented error at once, and it repeats few of them."""
    ask, documented = QUESTIONS[question]

    def call() -> None:
        with pytest.raises(documented) as caught:
            ask(TEXTS[text])
        assert type(caught.value) in documented
        assert len(message_of(caught.value)) <= LONGEST

    soon(call)


@pytest.mark.parametrize("text", ["letters", "ligatures of 18 letters", "spaces", "halves", "names", "an id"])
@pytest.mark.parametrize("command", COMMANDS)
def test_argument_without_end(command: str, text: str) -> None:
    """So does an argument of a command, and the exit code tells that it was wrong."""
    given = [part.format(TEXTS[text]) for part in COMMANDS[command]]
    found: list[tuple[object, str, str]] = []
    arguments.run(["totals"])  # what is read once is read
    soon(lambda: found.append(arguments.run(given)))
    code, out, err = found[-1]
    assert code == (1 if command == "directory" else 2)
    assert 0 < len(out) + len(err) < 8000


#: What cannot be shown, by its type.
UNSEEN: tuple[object, ...] = (Loud(), [Loud()], (10**5000,), {"x": 10**5000})


@pytest.mark.parametrize("value", UNSEEN, ids=lambda value: type(value).__name__)
def test_what_cannot_be_shown(value: Any) -> None:
    """An object that cannot be shown does not hide what is wrong with it."""
    with pytest.raises(ica.ArgumentTypeError, match="country: something of type") as caught:
        ica.country(value)
    assert type(value).__name__ in str(caught.value)
    with pytest.raises(ica.PartialDateError, match="something of type tuple is not a partial date"):
        ica.PartialDate(year=value)


def test_what_takes_long_to_show() -> None:
    """An object of a page, or of a million parts, is shown by its beginning."""
    for value in (Long(), list(range(MANY)), tuple(range(MANY))):
        with pytest.raises(ica.ArgumentTypeError) as caught:
            ica.country(value)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        assert len(str(caught.value)) < 400
    kind = type("x" * MANY, (), {})
    with pytest.raises(ica.ArgumentTypeError) as caught:
        ica.search(kind())
    assert len(str(caught.value)) < 400


#: What a data file can be besides what it should, and words of what is said of it.
CONTENTS: Mapping[str, tuple[bytes, str]] = {
    "lists without end": (b"[" * MANY, "nested too deeply"),
    "objects without end": (b'{"a":' * MANY, "nested too deeply"),
    "lists and an end": (b"[" * MANY + b"]" * MANY, "nested too deeply"),
    "lists that can just be read": (b"[" * 900 + b"]" * 900, "expected an object, found [[["),
    "number without end": (b"[%s]" % (b"9" * MANY), "too many digits"),
    "fraction without end": (b"[0.%s]" % (b"9" * MANY), "expected an object, found 1.0"),
    "number beyond numbers": (b"[1e999]", "expected an object, found inf"),
    "exponent without end": (b"[1e%s]" % (b"9" * MANY), "expected an object, found inf"),
    "no number": (b"[NaN]", "NaN is no JSON number"),
    "less than anything": (b"[-Infinity]", "-Infinity is no JSON number"),
    "a key twice": (b'[{"id": 1, "id": 2}]', "a key stands twice in one object: 'id'"),
    "a long key twice": (b'[{"%s": 1, "%s": 2}]' % ((b"x" * MANY,) * 2), "a key stands twice in one object: 'xxx"),
    "many keys twice": (b"[{%s}]" % b",".join(b'"%d":0' % (i // 2) for i in range(200_000)), "a key stands twice"),
    "half a character": (b'[{"country": "\\ud800"}]', "half a character at position 0"),
    "half a character in a key": (b'[{"\\ud800": 1}]', r"unknown field: '\ud800'"),
    "half a character in UTF-8": (b'["\xed\xa0\x80"]', "not UTF-8: byte 2 is 0xed"),
    "NUL": (b"\0", "not JSON"),
    "NUL inside": (b'["\0"]', "not JSON: Invalid control character"),
    "byte order mark": (codecs.BOM_UTF8 + b"[]", "not JSON: Unexpected UTF-8 BOM"),
    "UTF-16": ("[]".encode("utf-16"), "not UTF-8: byte 0 is 0xff"),
    "UTF-32": ("[]".encode("utf-32-be"), "not JSON"),
    "nothing": (b"", "not JSON: Expecting value in line 1, column 1"),
    "white space": (b" " * MANY, "not JSON: Expecting value"),
    "a long text": (b'"%s"' % (b"x" * MANY), "expected a list of records, found 'xxx"),
    "a long field": (b'[{"%s": 1}]' % (b"x" * MANY), "unknown field: 'xxx"),
    "many fields": (b"[{%s}]" % b",".join(b'"%d":0' % i for i in range(100_000)), "and 99980 more; allowed: country"),
    "a long code": (b'[{"country": "%s", "outcome": "found"}]' % (b"x" * MANY), "is not an ISO 3166-1 alpha-2 code"),
    "a long word": (b'[{"country": "JP", "outcome": "%s"}]' % (b"x" * MANY), "expected one of 'found'"),
    "a long date": (b'[{"last_checked": "%s"}]' % (b"9" * MANY), "is not a partial date"),
}


@pytest.mark.parametrize("case", CONTENTS)
def test_content(case: str, tmp_path: pathlib.Path) -> None:
    """A data file of strange content is refused within a second, in a line, and in little more memory than it takes."""
    content, words = CONTENTS[case]
    directory = tmp_path / "data"
    shutil.copytree(arguments.SUITE, directory)
    directory.joinpath("coverage.json").write_bytes(content)
    start = time.process_time()
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(directory)
    assert time.process_time() - start < 1 + 2 * len(content) / MANY
    found = [problem for problem in caught.value.problems if words in problem.message]
    assert found, message_of(caught.value)[:2000]
    assert found[0].file == "coverage.json"
    assert len(message_of(caught.value)) < 5000


@pytest.mark.parametrize("case", ["lists without end", "number without end", "a long text", "nothing", "UTF-16", "NUL"])
def test_saved_content(case: str, tmp_path: pathlib.Path) -> None:
    """So is a saved file."""
    path = tmp_path / "x.json"
    path.write_bytes(CONTENTS[case][0])
    with pytest.raises(ica.DatasetError) as caught:
        ica.read_json(path)
    assert len(message_of(caught.value)) < 500


def test_saved_object_of_many_keys(tmp_path: pathlib.Path) -> None:
    """Of an object with other keys the first ones are named."""
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"x" * 1000 + str(number): 0 for number in range(1000)}), "utf-8")
    with pytest.raises(ica.DatasetError, match=r"found one with 'xxx.*, …") as caught:
        ica.read_json(path)
    assert len(message_of(caught.value)) < LONGEST


def test_broken_records_without_end(tmp_path: pathlib.Path) -> None:
    """A file in which nothing is right is not looked through to its end, and the message lists a thousand problems."""
    directory = tmp_path / "data"
    shutil.copytree(arguments.SUITE, directory)
    directory.joinpath("redirects.json").write_bytes(b"[%s1]" % (b"1," * 1003))
    directory.joinpath("changes.json").write_bytes(b"[%s1]" % (b"1," * 998))
    directory.joinpath("coverage.json").write_bytes(b"[%s1]" % (b"1," * (MANY // 2)))
    start = time.process_time()
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(directory)
    assert time.process_time() - start < 2
    of_redirects = [problem for problem in caught.value.problems if problem.file == "redirects.json"]
    assert len(of_redirects) == 1001
    assert of_redirects[-1].message == "1000 records are broken: the 4 after them were not looked at"
    assert len([problem for problem in caught.value.problems if problem.file == "changes.json"]) == 999
    message = message_of(caught.value)
    assert message.splitlines()[-1] == f"  and {len(caught.value.problems) - 1000} more"
    assert len(message.splitlines()) == 1002


def test_broken_items_without_end(tmp_path: pathlib.Path) -> None:
    """So it is with a list inside a record, and with names that look alike: to find the nearest takes long."""
    directory = tmp_path / "data"
    shutil.copytree(arguments.SUITE, directory)
    records = json.loads(directory.joinpath("agreements.json").read_bytes())
    records[0]["topics"] = ["no-topic"] * 100_000
    records[1]["topics"] = ["no-topic"] * 99
    for number, record in enumerate(records):
        record["citations"] = [{"source": "x" * 190 + str(number), "supports": ["existence"]}]
    directory.joinpath("agreements.json").write_text(json.dumps(records), "utf-8")
    sources = json.loads(directory.joinpath("sources.json").read_bytes())
    sources += [sources[0] | {"id": "x" * (number % 200) + f"-{number}"} for number in range(2000)]
    sources.append(sources[0] | {"id": "x" * MANY})
    directory.joinpath("sources.json").write_text(json.dumps(sources), "utf-8")
    start = time.process_time()
    with pytest.raises(ica.DatasetError) as caught:
        ica.load(directory)
    assert time.process_time() - start < 2
    first = [problem for problem in caught.value.problems if problem.path.startswith("$[0].topics")]
    assert len(first) == 101
    assert first[-1].path == "$[0].topics"
    assert first[-1].message == "100 items are broken: the 99900 after them were not looked at"
    assert len([problem for problem in caught.value.problems if problem.path.startswith("$[1].topics")]) == 99


def test_200_mib(tmp_path: pathlib.Path) -> None:
    """A file that is just too large is refused in the memory of a small one."""
    path = tmp_path / "x.json"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20 + 1)
    tracemalloc.start()
    try:
        with pytest.raises(
            ica.DatasetError, match="209,715,201 bytes, and no more than 209,715,200 are read; max_bytes"
        ):
            ica.read_json(path)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("suffix", ["csv", "json"])
@pytest.mark.parametrize("name", ["a\0b", "\ud800", b"x"], ids=ascii)
def test_save_to_no_file(name: str | bytes, suffix: str) -> None:
    """Saving to what no file can be called is told as such, and a path object of bytes is no path."""

    class Place(os.PathLike[Any]):
        """A path object."""

        def __fspath__(self) -> Any:
            """Return the path."""
            return f"{name}.{suffix}" if isinstance(name, str) else name

    with pytest.raises(ica.ArgumentError if isinstance(name, str) else ica.ArgumentTypeError, match="path: "):
        ica.agreements().save(Place())


def test_deep_json_is_refused_wherever_it_is() -> None:
    """Deep JSON is refused even where the stack is used up already."""

    def deeper(depth: int) -> None:
        if depth:
            deeper(depth - 1)
            return
        with pytest.raises(ValueError, match="nested too deeply"):
            _json.parse_json(b"[" * MANY)

    deeper(300)
