"""The page of the command line has every command, argument and option, with an example of each that works."""

from __future__ import annotations

import re
import shlex
from argparse import Action, ArgumentParser

import pytest

from docs._pages.command_line import EXAMPLES, NOTES, UNSHOWN, actions, command_line_page, commands, printed, spelt
from india_cyber_agreements._cli import _PROG, _parser

PAGE = command_line_page()
COMMANDS = commands()


def section(name: str) -> str:
    """Return what the page says of a command."""
    _, _, after = PAGE.partition(f"\n## {name}\n")
    return after.partition("\n## ")[0]


def described(text: str) -> dict[str, str]:
    """Return what a text says of each argument and option."""
    return dict(re.findall(r"^\.\. option:: (.+)\n\n   (.+)$", text, re.MULTILINE))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told(name: str) -> None:
    """Every argument and option of a command is described, in the words of its help where it has some."""
    found = described(section(name))
    mine = actions(COMMANDS[name])
    assert list(found) == [spelt(action) for action in mine]
    for action in mine:
        plain = found[spelt(action)].replace("``", "")
        assert plain.casefold().startswith((action.help or "").casefold())
        assert all(str(choice) in plain for choice in action.choices or ())


def test_every_command_is_told() -> None:
    """Every command has a section and an example, and so have the options that need none."""
    assert re.findall(r"^## (\S+)$", PAGE, re.MULTILINE) == list(COMMANDS)
    assert list(described(PAGE.partition("\n## ")[0])) == [spelt(action) for action in actions(_parser())]
    assert {*EXAMPLES, *UNSHOWN} == set(COMMANDS) >= set(NOTES)
    assert not set(EXAMPLES) & set(UNSHOWN)


@pytest.mark.parametrize("name", COMMANDS)
def test_example(name: str) -> None:
    """The example of a command is one of that command, which the parser takes."""
    (typed,) = re.findall(rf"^\$ {_PROG} ((?:.*\\\n)*.*)$", section(name), re.MULTILINE)
    assert _parser().parse_args(shlex.split(typed.replace("\\\n", ""))).command == name


def test_output_is_shown() -> None:
    """What an example prints stands below it, whatever place its file was written to."""
    assert f"$ {_PROG} totals --edition cis-2017\nmlat       39\nmou        54\nframework  10\n```" in section("totals")
    assert re.search(r"^events\.csv: \d+ rows of events$", section("export"), re.MULTILINE)
    with pytest.raises(ValueError, match="'diff nowhere' failed"):
        printed("diff nowhere")


@pytest.mark.parametrize(
    ("name", "synopsis"),
    [
        ("list", "list [OPTIONS]"),
        ("export", "export (PATH | --package DIR) [OPTIONS]"),
        ("conventions", "conventions"),
        ("check", "check [DIR]"),
        ("diff", "diff A [B] [OPTIONS]"),
    ],
)
def test_synopsis(name: str, synopsis: str) -> None:
    """A command shows what it needs, what it may have, and that it has options."""
    assert f"```text\n{_PROG} {synopsis}\n```" in section(name)


def option(*names: str, **settings: object) -> Action:
    """Return an option of a parser of its own."""
    return ArgumentParser().add_argument(*names, **settings)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - any


def test_spelt() -> None:
    """An option is written with what it takes."""
    assert spelt(option("--country", metavar="NAME")) == "--country NAME"
    assert spelt(option("--event", nargs=2, metavar=("KIND", "DATE"))) == "--event KIND DATE"
    assert spelt(option("--cells", action="store_true")) == "--cells"
    assert spelt(option("--style", choices=("a", "b"))) == "--style STYLE"
    assert spelt(option("id", metavar="ID")) == "ID"


def test_what_does_not_go_together() -> None:
    """Of options that exclude each other each names the other, and defaults are told."""
    found = described(section("totals"))
    assert found["--by DIMENSION"].endswith(" Does not go with ``--edition ID``.")
    assert found["--format FORMAT"].endswith("; ``table`` if left out.")
