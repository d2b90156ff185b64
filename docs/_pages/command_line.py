"""The page of the command line: each command with its arguments and options, from the parser that reads them."""

from __future__ import annotations

import contextlib
import functools
import io
import pathlib
import re
import shlex
import tempfile
from argparse import _HelpAction, _SubParsersAction
from typing import TYPE_CHECKING, Any, Final

from india_cyber_agreements._cli import _PROG, _parser, main

from .markdown import code, page, text

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser
    from collections.abc import Iterable, Iterator, Mapping

#: Examples of commands, as they are typed after the name of the program; the page shows what they print. ``FILE`` is a
#: file that is written.
EXAMPLES: Final = {
    "list": "list --country Malaysia --country Thailand --type mlat",
    "export": "export FILE --country Japan --table events",
    "totals": "totals --edition cis-2017",
    "cite": "cite",
}
#: Examples of which the page shows the command alone: what they print is long, tells the day, or depends on files.
UNSHOWN: Final = {
    "show": "show in-us-mlat",
    "reconcile": "reconcile --cells",
    "conventions": "conventions",
    "check": "check",
    "format": "format --check data",
    "new": """\
new in-no-2026-cyber-mou data --type mou --level agency --scope dedicated \\
    --country Norway --event signed 2026-01-11 --url https://example.org/norway \\
    --source-title "India and Norway sign a memorandum" --publisher "Press Information Bureau\"""",
    "stamp": "stamp 2026.12.0.dev0 data",
    "diff": "diff 2026.11.0 --format markdown",
}
#: What else there is to say of a command.
NOTES: Final = {
    "list": "[Work from a terminal](../how-to/command-line.md) shows the filters at work.",
    "export": (
        "[Make tables, frames and files](../how-to/frames.md) has the formats, and"
        " [Use a data release](../how-to/data-release.md) what `--package` writes."
    ),
    "reconcile": "[Errata of the 2017 table](../record/errata.md) is the same account as a page.",
    "conventions": "[Their page](../record/conventions.md) shows the same.",
    "check": "[Load data of your own](../how-to/own-data.md) shows what problems look like.",
    "format": "Problems of the kind that `check` finds are told here too, where they keep a file from being written.",
    "new": "[Contributing](../about/contributing.md) leads through it.",
    "stamp": "A release calls it; [Releasing](../about/releasing.md) says when.",
    "diff": "[Compare two versions](../how-to/compare-versions.md) reads what it prints.",
    "cite": "[Cite the dataset or a record](../how-to/cite.md) has the styles.",
}
#: What stands for a file in an example.
_FILE: Final = "FILE"
_WRITTEN: Final = "events.csv"
#: Words that the parser lists, and whatever else is typed as it stands: suffixes, an open date, ids.
_LIST: Final = re.compile(r"([Oo]ne of |: )((?:[a-z_-]+, )+[a-z_-]+)")
_TYPED: Final = re.compile(r"(?<= )(?:\.[a-z]+|\.\.|in-[a-z0-9-]+)(?=[ .,])")


def _as_code(found: re.Match[str]) -> str:
    """Return a list of words as code, behind what announces it."""
    return found[1] + ", ".join(f"``{word}``" for word in found[2].split(", "))


def commands() -> Mapping[str, ArgumentParser]:
    """Return the parser of each command by its name, in the order in which help lists them."""
    found: list[Any] = [each for each in _parser()._actions if isinstance(each, _SubParsersAction)]  # noqa: SLF001 - argparse tells in no other way
    choices: Mapping[str, ArgumentParser] = found[0].choices
    return choices


def actions(parser: ArgumentParser) -> list[Action]:
    """Return the arguments and options of a parser, help and commands apart.

    Args:
        parser: The parser of all commands, or of one.
    """
    return [action for action in parser._actions if not isinstance(action, _HelpAction | _SubParsersAction)]  # noqa: SLF001 - as above


def spelt(action: Action) -> str:
    """Return how an argument or option is written, with what it takes.

    Args:
        action: The argument or option.
    """
    metavar = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
    return " ".join((*action.option_strings, *([metavar] if isinstance(metavar, str) else metavar))).rstrip()


def _told(action: Action, excluded: Iterable[Action]) -> str:
    """Return what an argument or option says, as reStructuredText, with the options that do not go with it."""
    said = str(action.help)
    words = [str(word) for word in action.choices or ()]
    if not all(word in said for word in words):
        said += f": {', '.join(f'``{word}``' for word in words)}"
        said += f"; ``{action.default}`` if left out" if "default" not in said else ""
    others = ", ".join(f"``{spelt(other)}``" for other in excluded)
    said = _TYPED.sub(lambda found: f"``{found[0]}``", _LIST.sub(_as_code, f"{said[0].upper()}{said[1:]}."))
    return f"{said} Does not go with {others}." if others else said


def _groups(parser: ArgumentParser) -> list[tuple[bool, list[Action]]]:
    """Return the arguments and options that exclude each other, and whether one of them is needed."""
    return [(group.required, group._group_actions) for group in parser._mutually_exclusive_groups]  # noqa: SLF001 - as above


def _synopsis(name: str, parser: ArgumentParser) -> str:
    """Return how a command is called: what it needs, and that there are options."""
    either = [group for required, group in _groups(parser) if required]
    rest = [action for action in actions(parser) if not any(action in group for group in either)]
    return " ".join(
        [
            *(_PROG, name),
            *(f"({' | '.join(map(spelt, group))})" for group in either),
            *(f"[{spelt(each)}]" if each.nargs == "?" else spelt(each) for each in rest if not each.option_strings),
            *(spelt(each) for each in rest if each.option_strings and each.required),
            *["[OPTIONS]"][: any(each.option_strings and not each.required for each in rest)],
        ]
    )


def _options(program: str, parser: ArgumentParser) -> Iterator[str]:
    """Yield the lines of a directive that describes arguments and options."""
    yield "```{eval-rst}"
    yield f".. program:: {program}"
    for action in actions(parser):
        mine = (group for _, group in _groups(parser) if action in group)
        excluded = [other for group in mine for other in group if other is not action]
        yield from ("", f".. option:: {spelt(action)}", "", f"   {_told(action, excluded)}")
    yield from ("```", "")


def printed(example: str) -> str:
    """Return what an example prints.

    Args:
        example: The command, as it is typed after the name of the program.

    Raises:
        ValueError: It does not end well.
    """
    stream = io.StringIO()
    with tempfile.TemporaryDirectory() as directory, contextlib.redirect_stdout(stream):
        path = str(pathlib.Path(directory, _WRITTEN))
        if main([path if word == _FILE else word for word in shlex.split(example)]):
            message = f"{example!r} failed: {stream.getvalue()}"
            raise ValueError(message)
    return stream.getvalue().replace(path, _WRITTEN)


def _section(name: str, parser: ArgumentParser) -> list[str]:
    """Return what there is to say of a command."""
    example = EXAMPLES.get(name) or UNSHOWN[name]
    shown = printed(example).splitlines() if name in EXAMPLES else []
    return [
        *(f"## {name}", ""),
        *(" ".join(filter(None, (text(parser.description), NOTES.get(name)))), ""),
        *("```text", _synopsis(name, parser), "```", ""),
        *(_options(f"{_PROG} {name}", parser) if actions(parser) else ()),
        *("```console", f"$ {_PROG} {example.replace(_FILE, _WRITTEN)}", *shown, "```", ""),
    ]


@functools.cache
def command_line_page() -> str:
    """Return the page of the command line."""
    return page(
        "# The command line",
        f"Every command of {code(_PROG)}, with its arguments and options: the same questions as in Python, from a"
        " terminal. [Work from a terminal](../how-to/command-line.md) goes through them by task.",
        f"Without a command it prints an overview. {code('python -m india_cyber_agreements')} is the same program,"
        f" {code('--help')} after any command prints its help, and options are written out in full.",
        list(_options(_PROG, _parser())),
        "**Exit codes.** 0: all is well. 1: data files have problems, would change (`format --check`), or are different"
        " (`diff --exit-code`). 2: the command could not be carried out; standard error says why. 130: it was"
        " interrupted.",
        "**Output.** Results go to standard output, errors and notices to standard error. What programs read (JSON,"
        " CSV, Markdown, citations) is UTF-8 whatever the terminal.",
        *(_section(name, sub) for name, sub in commands().items()),
        "## Where to go next",
        "- [Functions of the package](questions.md) ask the same in Python.\n"
        "- [Errors](errors.md) explains what messages mean.",
    )
