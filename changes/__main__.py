"""The commands for those who make releases; nox runs them in environments that have what they need."""

from __future__ import annotations

import argparse
import pathlib
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from . import _artifacts, _fragments, _interface
from ._release import Options, release
from ._repository import FETCH, find
from ._run import ReleaseError

#: Exit code where a release, or a part of it, cannot be made.
REFUSED = 1
_ROOT = pathlib.Path(__file__).parent.parent


def _parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="python -m changes", description=__doc__, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    text = "make a release: check, stamp, build, test, describe"
    sub = commands.add_parser("release", help=text, description=text, allow_abbrev=False)
    sub.add_argument("version", metavar="VERSION", help="its number, such as 2026.12.0")
    sub.add_argument("--dry-run", action="store_true", help="do everything but stamp the working tree")
    sub.add_argument(
        "--rehearse",
        action="store_true",
        help="try the way of it in a minute: only the data are checked and a few tests run; not for publishing",
    )

    text = "make sdist, wheel, bill of materials, data release and checksums from the tree as it is"
    sub = commands.add_parser("artifacts", help=text, description=text, allow_abbrev=False)
    sub.add_argument("directory", metavar="DIRECTORY", help="where to put them: absent or empty")

    text = "compare the public interface with that of the last release"
    commands.add_parser("interface", help=text, description=text, allow_abbrev=False)
    return parser


def _artifacts_into(name: str) -> None:
    """Make all artefacts in a directory.

    Raises:
        ReleaseError: The directory is not empty, or something cannot be made.
    """
    directory = pathlib.Path(name)
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.iterdir()):
        message = f"{directory} is not empty: give a directory that is, or that does not exist yet"
        raise ReleaseError(message)
    _artifacts.make(_ROOT, directory.resolve())


def _compare_interface() -> None:
    """Compare the interface with that of the last release.

    Raises:
        ReleaseError: It breaks somewhere, and the change log does not say so, or fragments are not what they should be.
    """
    repository = find(_ROOT)
    last = repository.last_release()
    wrong = [*_fragments.problems(_ROOT), *_interface.compare(repository)]
    if wrong:
        raise ReleaseError("\n".join(wrong))
    if last:
        told = f"keeps what {last[0]} promised, or says where not"
    elif repository.is_shallow:
        told = f"was not compared, since the history is not here: {FETCH}"
    else:
        told = "has no release in its history to keep to"
    sys.stdout.write(f"the public interface {told}\n")


def _stop(number: int, _frame: object) -> NoReturn:
    """End in order, so that what is temporary is cleared away."""
    raise SystemExit(128 + number)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: Arguments without the program's name; None takes those of the process.
    """
    arguments = _parser().parse_args(argv)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # not every system has both
            signal.signal(getattr(signal, name), _stop)
    try:
        if arguments.command == "release":
            options = Options(dry_run=arguments.dry_run, rehearse=arguments.rehearse)
            release(find(_ROOT), arguments.version, options)
        elif arguments.command == "artifacts":
            _artifacts_into(arguments.directory)
        else:
            _compare_interface()
    except (ReleaseError, OSError) as error:
        sys.stderr.write("".join(f"refused: {line}\n" for line in str(error).splitlines()))
        return REFUSED
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
