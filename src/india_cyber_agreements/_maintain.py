"""The commands for those who keep the data files: check, format, new, stamp."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import enum
import pathlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ._display import print_lines
from ._enums import AgreementType, CyberScope, EventKind, Form, Level
from ._errors import ArgumentError, DatasetError
from ._ledger import RELEASE_FORMS, is_development, release_key

if TYPE_CHECKING:
    from ._content import Content

#: Exit codes: all is well; something was found wrong.
OK, FOUND = 0, 1
#: Options of ``new`` that take a word of a closed vocabulary.
_CODED: tuple[tuple[str, type[enum.StrEnum], str], ...] = (
    ("type", AgreementType, "what it is"),
    ("level", Level, "who stands behind it"),
    ("scope", CyberScope, "how much of it is on the subject"),
    ("form", Form, "what it calls itself, the usual form of the type if left out"),
)
_SOURCES, _DESCRIPTION = "sources.json", "dataset.json"
_DIRECTORY = "directory of the files; the bundled ones if left out"


def add_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands to the command line.

    Args:
        command: Makes the parser of a command from its name, the function that carries it out, and a text.
    """
    sub = command("check", _check, "check data files and print every problem")
    sub.add_argument("directory", nargs="?", metavar="DIR", help=_DIRECTORY)

    sub = command("format", _format, "rewrite data files in canonical form")
    sub.add_argument("directory", nargs="?", metavar="DIR", help=_DIRECTORY)
    sub.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")

    sub = command("new", _new, "add the skeleton of a record to data files")
    sub.add_argument("id", metavar="ID", help="such as in-jp-2026-cyber-mou")
    sub.add_argument("directory", nargs="?", metavar="DIR", help=_DIRECTORY)
    for name, vocabulary, text in _CODED:
        words = f"{text}: {', '.join(vocabulary)}"
        sub.add_argument(
            f"--{name}",
            required=name != "form",
            choices=[str(word) for word in vocabulary],
            metavar=name.upper(),
            help=words,
        )
    sub.add_argument("--country", action="append", default=[], metavar="NAME", help="partner; may be repeated")
    sub.add_argument("--organisation", metavar="NAME", help="such as BRICS")
    sub.add_argument("--title", metavar="TEXT", help="the instrument's own title")
    sub.add_argument(
        "--event",
        nargs=2,
        action="append",
        default=[],
        metavar=("KIND", "DATE"),
        help=f"what the source says happened, and when (YYYY, YYYY-MM or YYYY-MM-DD): {', '.join(EventKind)}",
    )
    sub.add_argument("--url", required=True, metavar="URL", help="address of a source that you read")
    sub.add_argument("--source-title", required=True, metavar="TEXT", help="its title as published")
    sub.add_argument("--publisher", required=True, metavar="NAME", help="who published it")
    sub.add_argument("--published", metavar="DATE", help="when")
    sub.add_argument("--language", default="en", metavar="TAG", help="of the source, as a BCP 47 tag; en if left out")

    sub = command("stamp", _stamp, "enter a release in the data files: its number, its day, its records in the ledger")
    sub.add_argument(
        "release",
        metavar="RELEASE",
        help="such as 2026.12.0; 2026.12.0.dev0 begins the work on it, and enters no record",
    )
    sub.add_argument("directory", nargs="?", metavar="DIR", help=_DIRECTORY)
    sub.add_argument("--day", metavar="DATE", help="day of release, YYYY-MM-DD; today (UTC) if left out")


def _say(lines: Iterable[str]) -> int:
    """Print lines, and return that all is well."""
    print_lines(lines)
    return OK


def _directory(given: str | None) -> pathlib.Path:
    """Return the directory of the data files."""
    return pathlib.Path(__file__).with_name("data") if given is None else pathlib.Path(given)


def _alone_in(directory: pathlib.Path) -> contextlib.AbstractContextManager[None]:
    """Keep other commands from writing in a directory, if there is one."""
    from ._files import exclusive  # noqa: PLC0415 - only maintainers write

    return exclusive(directory) if directory.is_dir() else contextlib.nullcontext()


def _check(arguments: argparse.Namespace) -> int:
    """Carry out ``check``."""
    from . import _checks, _content  # noqa: PLC0415 - only maintainers read files strictly
    from ._resources import read_bytes  # noqa: PLC0415

    given: str | None = arguments.directory
    content = _content.collect(read_bytes) if given is None else _content.from_directory(pathlib.Path(given))
    problems = _checks.upkeep(content)
    if problems:
        raise DatasetError(problems)
    sizes = f"{len(content.agreements)} agreements, {len(content.sources)} sources, {len(content.files)} files"
    return _say([f"no problem: {sizes}"])


def _stale(content: Content) -> dict[str, bytes]:
    """Return what the files should hold that hold something else, the description with its digests last."""
    from ._content import canonical_files  # noqa: PLC0415 - only maintainers write

    return {file: wanted for file, wanted in canonical_files(content).items() if content.files[file] != wanted}


def _write(directory: pathlib.Path, files: dict[str, bytes]) -> None:
    """Put files in their place."""
    from ._files import replace  # noqa: PLC0415 - only maintainers write

    # Sources first and digests last: whatever interrupts this, no record is left without the sources that it names.
    for file in sorted(files, key=lambda file: (file != _SOURCES, file == _DESCRIPTION)):
        replace(directory.joinpath(*file.split("/")), files[file])


def _format(arguments: argparse.Namespace) -> int:
    """Carry out ``format``."""
    from ._content import from_directory  # noqa: PLC0415 - only maintainers write

    directory = _directory(arguments.directory)
    with _alone_in(directory):
        content = from_directory(directory)
        stale = _stale(content)
        if not stale:
            return _say([f"{len(content.files)} files are in canonical form"])
        if not arguments.check:
            _write(directory, stale)
    _say(f"{file}: {'would be rewritten' if arguments.check else 'rewritten'}" for file in stale)
    return FOUND if arguments.check else OK


def _new(arguments: argparse.Namespace) -> int:
    """Carry out ``new``."""
    from . import _draft  # noqa: PLC0415 - only maintainers write
    from ._content import from_directory  # noqa: PLC0415
    from ._dates import partial  # noqa: PLC0415

    _draft.well_formed(arguments.id)  # before everything is read
    page = _draft.Page(
        url=arguments.url,
        title=arguments.source_title,
        publisher=arguments.publisher,
        published=partial("published", arguments.published) if arguments.published else None,
        language=arguments.language,
    )
    directory = _directory(arguments.directory)
    with _alone_in(directory):
        content = from_directory(directory)
        if content.problems:
            raise DatasetError(content.problems)
        drafted = _draft.add(
            content,
            arguments.id,
            page,
            type=arguments.type,
            level=arguments.level,
            cyber_scope=arguments.scope,
            form=arguments.form,
            countries=arguments.country,
            organisation=arguments.organisation,
            title=arguments.title,
            events=arguments.event,
            today=dt.datetime.now(tz=dt.UTC).date(),
        )
        _write(directory, _stale(drafted))
    where = "" if arguments.directory is None else f" {arguments.directory}"
    return _say(
        [
            f"{arguments.id} stands in {directory / 'agreements.json'}",
            *_draft.told(content, drafted),
            "Fill in what is missing there, then run",
            f"  india-cyber-agreements format{where}",
            f"  india-cyber-agreements check{where}",
        ]
    )


def _stamp(arguments: argparse.Namespace) -> int:
    """Carry out ``stamp``."""
    from . import _checks, _content, _history  # noqa: PLC0415 - only maintainers write

    if release_key(arguments.release) is None:  # before everything is read and checked
        raise ArgumentError("release", arguments.release, RELEASE_FORMS)
    directory = _directory(arguments.directory)
    with _alone_in(directory):
        content = _content.from_directory(directory)
        # Beginning a version is what some problems are mended by.
        problems = content.problems if is_development(arguments.release) else _checks.upkeep(content)
        if problems:
            raise DatasetError(problems)
        today = dt.datetime.now(tz=dt.UTC).date().isoformat()
        stamped = _history.stamped(content, arguments.release, arguments.day or today)
        _write(directory, _stale(stamped))
    before = {located.record for located in content.released}
    new = sum(located.record not in before for located in stamped.released)
    return _say([f"{arguments.release}: {len(stamped.released)} released ids, {new} of them entered or renewed"])
