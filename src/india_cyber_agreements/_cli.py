"""The command line: the same questions from a terminal."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import pathlib
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from . import _bundled, _cite, _maintain, _package, _report
from ._display import agreement_lines, complain, print_exactly, print_lines, wrapped
from ._enums import AgreementType
from ._errors import ArgumentError, DatasetError, IndiaCyberAgreementsError
from ._export import SUFFIXES, text
from ._files import stoppable
from ._maintain import FOUND, OK
from ._scope import Scope
from ._strength import Standing
from ._tables import TABLES
from ._totals import DIMENSIONS
from ._totals import totals as count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ._collection import AgreementSet
    from ._dataset import Dataset
    from ._model import Agreement

_PROG = "india-cyber-agreements"
_OPEN = ".."
#: Exit codes: all is well; something was found wrong; the command could not be carried out.
_FAILED = 2
_INTERRUPTED = 130
#: Longest message about wrong arguments, in characters.
_LONGEST = 500


class _Parser(argparse.ArgumentParser):
    """A parser that repeats no more of a wrong argument than somebody would read."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as argparse has them
        """Write help and complaints without colours, as before Python 3.14.

        That version colours what goes to standard error, a file perhaps, where standard output is a terminal.
        """
        super().__init__(**options)
        self.color = False

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and exit.

        Raises:
            SystemExit: Always.
        """
        super().error(message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…")


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(
        prog=_PROG,
        description="India's cyber-security and cybercrime agreements. Without a command: an overview.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.", allow_abbrev=False)
        sub.set_defaults(run=run, parser=sub)
        return sub

    sub = command("list", _list, "list agreements; several filters must all hold")
    _add_filters(sub)
    sub.add_argument("--format", choices=("table", "json", "csv"), default="table", help="form of what is printed")

    sub = command("export", _export, "write agreements to a file; several filters must all hold")
    where = sub.add_mutually_exclusive_group(required=True)
    where.add_argument("path", nargs="?", metavar="PATH", help=f"its suffix chooses the format: {' '.join(SUFFIXES)}")
    where.add_argument(
        "--package",
        metavar="DIR",
        help="write the whole data release to a directory that is absent or empty; no filter goes with it",
    )
    sub.add_argument(
        "--table",
        metavar="TABLE",
        help=f"for .csv and .parquet, one of {', '.join(TABLES)}; the filters leave edition_cells and coverage whole",
    )
    _add_filters(sub)

    sub = command("show", _show, "show all that is known of one agreement")
    sub.add_argument("id", metavar="ID", help="id of the agreement")
    sub.add_argument("--format", choices=("table", "json"), default="table", help="form of what is printed")

    sub = command("totals", _totals, "count agreements")
    which = sub.add_mutually_exclusive_group()
    which.add_argument("--by", default="type", metavar="DIMENSION", help=f"one of {', '.join(DIMENSIONS)}")
    which.add_argument(
        "--edition", metavar="ID", help="the totals of an earlier edition as published, such as cis-2017"
    )
    sub.add_argument("--format", choices=("table", "json"), default="table", help="form of what is printed")

    sub = command("reconcile", _reconcile, "account for the totals of the 2017 table")
    sub.add_argument("--cells", action="store_true", help="account for each of its cells")

    command("conventions", _conventions, "list conventions open to many, with India's position")

    _maintain.add_commands(command)

    sub = command("diff", _diff_command, "tell what is different between two versions of the data")
    sub.add_argument("old", metavar="A", help="the older version: a directory, a wheel or a revision in git")
    sub.add_argument(
        "new", nargs="?", metavar="B", help="the newer version, right after A; the bundled data if left out"
    )
    sub.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="form of what is printed")
    sub.add_argument("--exit-code", action="store_true", help=f"exit {FOUND} if anything is different")

    sub = command("cite", _cite_command, "cite an agreement, or the dataset")
    sub.add_argument("id", nargs="?", metavar="ID", help="id of the agreement; the dataset is cited if left out")
    sub.add_argument(
        "--style", choices=_cite.STYLES, default="text", help="a sentence (the default), or a form that programs read"
    )
    return parser


def _add_filters(sub: argparse.ArgumentParser) -> None:
    """Give a command the filters of ``list``."""
    sub.add_argument("--country", action="append", metavar="NAME", help="partner, by name or ISO code; may be repeated")
    sub.add_argument(
        "--type", action="append", metavar="TYPE", help=f"one of {', '.join(AgreementType)}; may be repeated"
    )
    sub.add_argument("--organisation", action="append", metavar="NAME", help="such as BRICS; may be repeated")
    sub.add_argument(
        "--in-force-between",
        nargs=2,
        metavar=("A", "B"),
        help=f"in force on some day from A to B: YYYY, YYYY-MM or YYYY-MM-DD, or {_OPEN} for open",
    )
    sub.add_argument("--at-least", metavar="STANDING", help="possible, presumed (the default) or confirmed")
    sub.add_argument("--throughout", action="store_true", help="in force on every day from A to B")
    sub.add_argument("--search", metavar="TEXT", help="text in title, bodies, summary or topics")


def _print(lines: Sequence[str]) -> int:
    """Print lines, and return that all is well."""
    print_lines(lines)
    return OK


def _reconfigure(**settings: str) -> None:
    """Set how standard output is encoded, unless somebody put another stream in its place."""
    stream: Any = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(**settings)


def _print_for_machines(text: str) -> int:
    """Print a text that a program reads: in UTF-8 and with its own line ends, whatever the terminal."""
    _reconfigure(encoding="utf-8", newline="")
    print_exactly(text)
    return OK


def _today() -> dt.date:
    """Return the day for which standings are shown."""
    return dt.datetime.now(tz=dt.UTC).date()


def _filtered(arguments: argparse.Namespace) -> AgreementSet:
    """Return the agreements for which all filters hold."""
    found = _bundled.agreements()
    if arguments.country:
        found = found.by_country(*arguments.country)
    if arguments.type:
        found = found.by_type(*arguments.type)
    if arguments.organisation:
        found = found.by_organisation(*arguments.organisation)
    if arguments.in_force_between:
        start, end = (None if date == _OPEN else date for date in arguments.in_force_between)
        at_least = Standing.PRESUMED if arguments.at_least is None else arguments.at_least
        found = found.in_force_between(start, end, at_least=at_least, throughout=arguments.throughout)
    if arguments.search is not None:
        found = found.search(arguments.search)
    return found


def _list(arguments: argparse.Namespace) -> int:
    """Carry out ``list``."""
    found = _filtered(arguments)
    code = _write_list(found, arguments.format)
    if arguments.format == "table" and arguments.country and not found:
        _print(_report.coverage(_bundled.dataset().coverage_of(name) for name in arguments.country))
    return code


#: What chooses a part of the dataset, by the names that the parser gives it.
_CHOOSING = ("table", "country", "type", "organisation", "in_force_between", "search")


def _export(arguments: argparse.Namespace) -> int:
    """Carry out ``export``."""
    if arguments.package is not None:
        return _export_package(arguments)
    found = _filtered(arguments)
    found.save(arguments.path, table=arguments.table)
    if arguments.table:
        return _print([f"{arguments.path}: {len(found.to_records(arguments.table))} rows of {arguments.table}"])
    return _print([f"{arguments.path}: {len(found)} agreement{'' if len(found) == 1 else 's'}"])


def _export_package(arguments: argparse.Namespace) -> int:
    """Write the data release, and print what stands in it."""
    for name in _CHOOSING:
        if getattr(arguments, name) is not None:
            option = f"--{name.replace('_', '-')}"
            arguments.parser.error(f"--package writes the whole dataset: {option} does not go with it")
    data = _bundled.dataset()
    files = _package.save_package(data, arguments.package)
    names = [name for name, _ in _package.overview(files)]
    head = f"{arguments.package}: {len(files)} files, version {data.info.version}"
    return _print([head, *wrapped("", ", ".join(names), column=2)])


def _write_list(found: AgreementSet, form: str) -> int:
    """Print a set in one of the formats."""
    if form != "table":
        return _print_for_machines(text(Scope.of(found, _bundled.dataset()), form))
    lines = agreement_lines(found)
    lines.append(f"{len(found)} agreement{'' if len(found) == 1 else 's'}")
    weak = len(found.undetermined)
    if weak:
        lines.append(f"{weak} more left out because the evidence is too weak: see --at-least possible")
    return _print(lines)


def _resolved(id_: str) -> Agreement:
    """Return the agreement with an id, and say on standard error where the id was merged into that one's."""
    record, notice = _bundled.dataset().resolve(id_)
    if notice:
        complain(f"{_PROG}: {notice}")
    return record


def _show(arguments: argparse.Namespace) -> int:
    """Carry out ``show``."""
    record = _resolved(arguments.id)
    if arguments.format == "json":
        return _write_list(_bundled.agreements().where(lambda agreement: agreement is record), "json")
    return _print(_report.agreement(record, _bundled.dataset(), _today()))


def _totals(arguments: argparse.Namespace) -> int:
    """Carry out ``totals``."""
    data = _bundled.dataset()
    totals = data.edition(arguments.edition).totals() if arguments.edition else count(data.agreements, arguments.by)
    if arguments.format == "json":
        return _print_for_machines(json.dumps(dict(totals), indent=2) + "\n")
    return _print(_report.totals(totals, countries=arguments.by.casefold() == "country"))


def _reconcile(arguments: argparse.Namespace) -> int:
    """Carry out ``reconcile``."""
    return _print(_report.reconciliation(_bundled.dataset().edition("cis-2017"), cells=arguments.cells))


def _conventions(_: argparse.Namespace) -> int:
    """Carry out ``conventions``."""
    return _print(_report.conventions(_bundled.dataset().conventions))


def _cite_command(arguments: argparse.Namespace) -> int:
    """Carry out ``cite``."""
    record = None if arguments.id is None else _resolved(arguments.id)
    return _print_for_machines(_cite.cite(record, _bundled.info(), arguments.style) + "\n")


def _diff_command(arguments: argparse.Namespace) -> int:
    """Carry out ``diff``; data that cannot be used are no difference, so that they end with another exit code."""
    from ._diff import diff  # noqa: PLC0415 - few need it
    from ._versions import read  # noqa: PLC0415

    versions: list[Dataset] = []
    for argument in ("old", "new"):
        given: str | None = getattr(arguments, argument)
        try:
            versions.append(_bundled.dataset() if given is None else read(given, argument))
        except DatasetError as error:
            complain(f"{_PROG}: error: {given or 'the bundled data'}: {error}")
            return _FAILED
    found = diff(*versions)
    if arguments.format == "text":
        _print(str(found).splitlines())
    else:
        _print_for_machines(found.to_json() if arguments.format == "json" else found.to_markdown())
    return FOUND if found and arguments.exit_code else OK


def _run(arguments: argparse.Namespace) -> int:
    """Carry out the command that was given."""
    if arguments.version:
        return _print([_bundled.info().version])
    if arguments.command is None:
        return _print(_report.overview(_bundled.dataset(), _today()))
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def _run_or_explain(arguments: argparse.Namespace) -> int:
    """Carry out the command, and print what is wrong with data files that cannot be used."""
    try:
        return _run(arguments)
    except DatasetError as error:
        return _print(str(error).splitlines()) or FOUND


#: Options by the argument of the library that they are passed to.
_OPTIONS = {
    "at_least": "--at-least",
    "by": "--by",
    "countries": "--country",
    "directory": "--package",
    "country": "--country",
    "end": "--in-force-between",
    "events": "--event",
    "id": "ID",
    "new": "B",
    "old": "A",
    "organisation": "--organisation",
    "path": "PATH",
    "published": "--published",
    "language": "--language",
    "publisher": "--publisher",
    "source title": "--source-title",
    "start": "--in-force-between",
    "table": "--table",
    "text": "--search",
    "title": "--title",
    "types": "--type",
    "url": "--url",
}


def _in_options(error: Exception) -> str:
    """Return the message of an error, told in terms of options."""
    if isinstance(error, ArgumentError):
        error = ArgumentError(_OPTIONS.get(error.argument, error.argument), error.given, error.allowed)
    return str(error)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: Arguments without the program's name; None takes those of the process.

    Returns:
        0 if all is well, 1 if data files have problems, would change, or are different where that was asked with
        ``--exit-code``, 2 if the command cannot be carried out.

    Raises:
        SystemExit: The arguments are wrong, help was asked for, or SIGTERM or SIGHUP came.
    """
    if sys.stdout is None:  # a program may be started with its standard output closed
        sys.stdout = pathlib.Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the program
    _reconfigure(errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    if (
        arguments.command in {"list", "export"}
        and not arguments.in_force_between
        and (arguments.at_least or arguments.throughout)
    ):
        arguments.parser.error("--at-least and --throughout go with --in-force-between")
    try:
        with stoppable():
            code = _run_or_explain(arguments)
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is left goes nowhere, so that no second error follows at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (IndiaCyberAgreementsError, OSError) as error:
        complain(f"{_PROG}: error: {_in_options(error)}")
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code
