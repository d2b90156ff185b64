"""Anything for data files: in a directory, in archives, as a saved file, and as JSON alone."""

from __future__ import annotations

import atexit
import copy
import functools
import gzip
import io
import json
import pathlib
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import india_cyber_agreements as ica
from india_cyber_agreements import _content, _json
from tests.fuzz.choices import Choices
from tests.fuzz.contract import Refused, answer, within_time

SUITE = pathlib.Path(__file__).parent.parent / "suite" / "dataset"
FILES: Mapping[str, bytes] = {
    path.relative_to(SUITE).as_posix(): path.read_bytes() for path in sorted(SUITE.rglob("*.json"))
}
VALUES: Mapping[str, Any] = {name: json.loads(content) for name, content in FILES.items()}
WORDS: Sequence[str] = (
    "in-us-mlat", "in-jp-2022", "2016", "2016-02-30", "2015?", "JP", "IN", "US", "XX", "mlat", "mou", "signed",
    "renews", "in-force", "https://", "javascript:1", "2026.11.0", "2026.12.0.dev0", "cis-2017", "en", "*", " ", "-",
    "@ $[0]", " @ ", "../", "editions/",
)  # fmt: skip
#: Pieces of JSON that readers of it are known to stumble over.
PIECES: Sequence[bytes] = (
    b"NaN", b"-Infinity", b"1e999", b"-1E-999", b"9" * 5000, b"-0", b"1.0", b"true", b"null", b'"\\ud800"',
    b'"\\u0000"', b"[" * 2000, b'{"a":' * 2000, b"{}", b"[]", b'{"id":1,"id":2}', b"\xef\xbb\xbf", b"\xff\xfe",
    b"\x00", b"\xc0\x80", b"\xed\xa0\x80", b",", b":", b'"', b"\\", b"//", b"1_0", b"\xe2\x80\xa8", b"0x1", b"01",
)  # fmt: skip
_PLACE = "india_cyber_agreements/data"
#: Each file with a problem of its own, and one for each thing that is wrong elsewhere because of it, stays below this.
_MOST_PROBLEMS = 5000


@functools.cache
def _directory() -> pathlib.Path:
    """Return a directory for this process, which is removed with it."""
    directory = pathlib.Path(tempfile.mkdtemp(prefix="fuzz-loading-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    return directory


def _value(choices: Choices, depth: int = 0) -> Any:
    """Draw a JSON value."""
    kind = choices.number(10)
    if kind <= 3:
        return choices.text(WORDS, 4)
    if kind == 4:
        return choices.pick((None, True, False, 0, -1, 1.5, 10**400, 2016, float("inf"), ""))
    if kind == 5:
        return choices.number(65536) - 5
    if kind <= 7 and depth < 3:
        return [_value(choices, depth + 1) for _ in range(choices.number(4))]
    if kind == 8 and depth < 3:
        return {choices.text(WORDS, 2): _value(choices, depth + 1) for _ in range(choices.number(3))}
    # A value from somewhere in the data, so that it is the right one in the wrong place.
    return copy.deepcopy(_somewhere(choices, VALUES[choices.pick(tuple(VALUES))])[1])


def _somewhere(choices: Choices, value: Any) -> tuple[list[tuple[Any, Any]], Any]:
    """Walk into a JSON value, and return the steps and what is there."""
    steps: list[tuple[Any, Any]] = []
    while (_json.is_list(value) or _json.is_object(value)) and value and not choices.chance(6):
        key: Any = choices.number(len(value)) if _json.is_list(value) else choices.pick(list(value))
        steps.append((value, key))
        value = value[key]
    return steps, value


def _mutated(choices: Choices, value: Any) -> Any:
    """Return a JSON value with something in it changed."""
    value = copy.deepcopy(value)
    for _ in range(1 + choices.number(3)):
        steps, old = _somewhere(choices, value)
        if not steps:
            return _value(choices)
        holder, key = steps[-1]
        kind = choices.number(6)
        if kind == 0:
            del holder[key]
        elif kind == 1 and _json.is_list(holder):
            holder.insert(key, copy.deepcopy(old))
        elif kind == 2 and _json.is_object(holder):
            holder[choices.text(WORDS, 3)] = _value(choices)
        elif kind == 3 and _json.is_list(holder):
            other = choices.number(len(holder))
            holder[key], holder[other] = holder[other], holder[key]
        else:
            holder[key] = _value(choices)
    return value


def _spoilt(choices: Choices, content: bytes) -> bytes:
    """Return bytes with something in them changed."""
    for _ in range(1 + choices.number(4)):
        at = choices.number(65536) % (len(content) + 1)
        kind = choices.number(4)
        if kind == 0:
            content = content[:at]
        elif kind == 1:
            content = content[:at] + choices.raw(8) + content[at:]
        elif kind == 2:
            content = content[:at] + choices.pick(PIECES) + content[at:]
        else:
            content = content[:at] + content[at + 1 + choices.number(256) :]
    return content


def _files(choices: Choices) -> dict[str, bytes]:
    """Draw the files of a dataset, of which some are not what they should be."""
    files = dict(FILES)
    for _ in range(choices.number(3) + 1):
        name = choices.pick(tuple(FILES))
        kind = choices.number(8)
        if kind == 0:
            files.pop(name, None)
        elif kind == 1:
            files[name] = _spoilt(choices, FILES[name])
        elif kind == 2:
            files[name] = FILES[name].decode().encode(choices.pick(("utf-8-sig", "utf-16", "utf-32-be", "utf-8")))
        else:
            files[name] = json.dumps(_mutated(choices, VALUES[name]), ensure_ascii=choices.chance(2)).encode(
                errors="surrogatepass"
            )
    return files


def _held(load: Callable[[], ica.Dataset]) -> None:
    """Hold a dataset to being the same when it is written and read again, or its errors to what they say."""
    found = answer(load, (ica.DatasetError,))
    if isinstance(found, Refused):
        assert isinstance(found.error, ica.DatasetError)
        assert len(found.error.problems) < _MOST_PROBLEMS
        for problem in found.error.problems:
            assert problem.path.startswith("$"), problem
        return
    for agreement in found.agreements:
        assert found.get(agreement.id) == agreement
    found.agreements.in_force_between("2000", "2020")
    found.agreements.search("cyber")


def _written_again(files: Mapping[str, bytes]) -> None:
    """Hold files that can be used to giving the same dataset in canonical form, and that form to being its own."""
    content = _content.from_members(files)
    canonical = _content.canonical_files(content)
    again = _content.from_members(canonical)
    assert not again.problems
    assert [each.record for each in again.agreements] == sorted(
        (each.record for each in content.agreements), key=lambda record: record.id
    )
    assert _content.canonical_files(again) == canonical


def _in_directory(choices: Choices) -> None:
    """Load files in a directory."""
    files = _files(choices)
    place = _directory() / "data"
    shutil.rmtree(place, ignore_errors=True)
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _held(lambda: ica.load(place))
    try:
        ica.load(place)
    except ica.DatasetError:
        return
    _written_again(files)


def _wheel(files: Mapping[str, bytes]) -> bytes:
    """Return a wheel with some data files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{_PLACE}/{name}"), content)
    return stream.getvalue()


def _sdist(files: Mapping[str, bytes]) -> bytes:
    """Return an unpacked source distribution with some data files."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(f"x-1/src/{_PLACE}/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


@functools.cache
def _whole(*, wheel: bool) -> bytes:
    """Return a whole archive."""
    return (_wheel if wheel else _sdist)(FILES)


def _headers(choices: Choices, content: bytes, *, wheel: bool) -> bytes:
    """Return an archive with something in the description of its members changed."""
    if wheel:
        directory, end = max(content.find(b"PK\x01\x02"), 0), max(content.rfind(b"PK\x05\x06"), 0)
        at = directory + choices.number(65536) % (len(content) - directory)
        at = at if choices.chance(2) else end + choices.number(22)
    else:
        at = choices.number(16) * 512 + choices.number(512)
    piece = choices.raw(12)
    return content[:at] + piece + content[at + len(piece) :]


def _in_archive(choices: Choices) -> None:
    """Load files in an archive, or what is left of one."""
    wheel = choices.chance(2)
    if choices.chance(3):
        content = (_wheel if wheel else _sdist)(_files(choices))
    else:
        content = _headers(choices, _whole(wheel=wheel), wheel=wheel)
        if choices.chance(3):
            content = _headers(choices, content, wheel=wheel)
    if not wheel and not choices.chance(8):
        content = gzip.compress(content, 1, mtime=0)
    if choices.chance(4):
        content = _spoilt(choices, content)
    path = _directory() / ("x.whl" if wheel else "x.tar.gz")
    path.write_bytes(content)
    _held(lambda: ica.load(path, max_bytes=2**22))


@functools.cache
def _saved() -> Any:
    """Return what saving some agreements writes."""
    path = _directory() / "saved.json"
    ica.load(SUITE).agreements.save(path)
    return json.loads(path.read_bytes())


def _as_saved(choices: Choices) -> None:
    """Read a saved file."""
    path = _directory() / "x.json"
    if choices.chance(3):
        path.write_bytes(_spoilt(choices, json.dumps(_saved()).encode()))
    else:
        path.write_text(json.dumps(_mutated(choices, _saved())), "utf-8")
    found = answer(lambda: ica.read_json(path), (ica.DatasetError,))
    if not isinstance(found, Refused):
        found.save(path)
        assert ica.read_json(path) == found


def _as_json(choices: Choices) -> None:
    """Parse JSON: what is taken is what Python's own reader makes of it, without what is no JSON."""
    content = choices.rest() if choices.chance(2) else _spoilt(choices, choices.pick(tuple(FILES.values()))[:2000])
    try:
        value = within_time(lambda: _json.parse_json(content))
    except ValueError as error:
        assert str(error)
        assert len(str(error)) < 300, str(error)[:400]
        return
    assert repr(json.loads(content.decode())) == repr(value)


_KINDS: Sequence[Callable[[Choices], None]] = (_as_json, _as_saved, _in_archive, _in_directory, _in_directory)


def target(data: bytes) -> None:
    """Load whatever the bytes make."""
    choices = Choices(data)
    choices.pick(_KINDS)(choices)
