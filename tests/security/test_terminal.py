"""What goes to a terminal: no text of the data, and none of an argument, commands it."""

from __future__ import annotations

import contextlib
import io
import math
import pathlib

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _cite, _cli, _progress
from india_cyber_agreements._totals import DIMENSIONS
from tests.bundle import bundle_instead
from tests.security import made_up

DATA = made_up.dataset()
#: The same with everything else that the overview speaks of.
WHOLE = attrs.evolve(
    DATA,
    agreements=ica.agreements() | DATA.agreements,
    conventions=tuple(
        attrs.evolve(convention, title=made_up.EVIL, summary=made_up.EVIL) for convention in ica.conventions()
    ),
    redirects=(
        *DATA.redirects,
        attrs.evolve(DATA.redirects[0], id="in-merged", kind=ica.RedirectKind.MERGED_INTO, targets=(made_up.ID,)),
    ),
)
TYPED = made_up.EVIL.replace("\0", "")


class Terminal(io.TextIOWrapper):
    """A standard output at which somebody looks."""

    def isatty(self) -> bool:
        """Return that it is a terminal."""
        return True


def written(arguments: list[str], stream: type[io.TextIOWrapper]) -> tuple[str, str]:
    """Return what a command writes to standard output and to standard error."""
    buffer = io.BytesIO()
    out, err = stream(buffer, encoding="utf-8", newline=""), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.suppress(SystemExit):
        _cli.main(arguments)
    out.flush()
    return buffer.getvalue().decode(), err.getvalue()


def commands(text: str) -> set[str]:
    """Return the characters of a text that do something to a terminal, or to who reads it."""
    return {char for char in text if not char.isprintable() and char not in "\n\u00a0\u202f\u200c\u200d"}


SHOWN = [
    [],
    ["--version"],
    ["list"],
    ["list", "--country", "Norway"],
    ["list", "--search", "window.alert"],
    *(["list", "--format", form] for form in ("table", "json", "csv")),
    ["show", made_up.ID],
    ["show", made_up.ID, "--format", "json"],
    ["show", "in-merged"],
    ["show", "in-gone"],
    *(["totals", "--by", dimension] for dimension in DIMENSIONS),
    ["totals", "--edition", "cis-2017"],
    ["reconcile"],
    ["reconcile", "--cells"],
    ["conventions"],
    *(["cite", "--style", style] for style in _cite.STYLES),
    *(["cite", made_up.ID, "--style", style] for style in _cite.STYLES),
    ["cite", "in-merged"],
]
TYPED_IN = [
    [TYPED],
    ["list", "--country", TYPED],
    ["list", "--type", TYPED],
    ["list", "--organisation", TYPED],
    ["list", "--search", TYPED],
    ["list", "--in-force-between", TYPED, ".."],
    ["show", TYPED],
    ["export", TYPED],
    ["export", "--package", f"nowhere/{TYPED}"],
    ["diff", TYPED],
    ["check", TYPED],
    ["format", TYPED],
    ["stamp", TYPED],
    ["cite", TYPED],
    ["totals", "--by", TYPED],
    ["totals", "--edition", TYPED],
]


@pytest.mark.parametrize("arguments", SHOWN, ids=" ".join)
def test_data(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a command tells of the data, it does nothing to the terminal, and standard error neither."""
    bundle_instead(monkeypatch, WHOLE)
    out, err = written(arguments, Terminal)
    assert out or err
    assert commands(out) == commands(err) == set()


@pytest.mark.parametrize("arguments", TYPED_IN, ids=lambda arguments: " ".join(arguments[:-1])[:30])
def test_arguments(arguments: list[str], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed, or passed by a program, and is told again does nothing to the terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(_progress, "DELAY", math.inf)  # of what takes long, a terminal is told how far it is
    out, err = written(arguments, Terminal)
    assert out or err
    assert commands(out) == commands(err) == set()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["json", "csv"])
def test_programs_read_it_letter_for_letter(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no terminal is, what programs read has every character, as in a file."""
    bundle_instead(monkeypatch, DATA)
    piped, _ = written(["list", "--format", form], io.TextIOWrapper)
    seen, _ = written(["list", "--format", form], Terminal)
    assert piped != seen
    assert "\u202e" in piped
    assert "\\u202e" in seen


@pytest.mark.parametrize(
    "value",
    [
        DATA,
        DATA.agreements,
        DATA.agreements[0],
        DATA.sources[0],
        DATA.agreements[0].events[0],
        DATA.agreements[0].events[0].rivals[0],
        DATA.agreements[0].citations[0],
        DATA.agreements[0].bodies,
        DATA.agreements[0].standing_on("2020-01-01"),
        DATA.editions[0],
        DATA.editions[0].cells[0],
        DATA.editions[0].reconcile(),
        DATA.coverage[0],
        DATA.redirects[0],
        DATA.changes[0],
        DATA.info,
        attrs.evolve(DATA, info=attrs.evolve(DATA.info, version=made_up.EVIL)),
        ica.diff(attrs.evolve(DATA, info=attrs.evolve(DATA.info, version=made_up.EVIL)), DATA),
        ica.UnknownAgreementError(made_up.EVIL, [made_up.EVIL], made_up.EVIL),
        ica.RetiredAgreementError(made_up.EVIL, [made_up.EVIL], made_up.EVIL),
        ica.AmbiguousCountryError(made_up.EVIL, [made_up.EVIL], made_up.EVIL),
        ica.ArgumentError("x", made_up.EVIL, "y"),
        ica.DatasetError([ica.Problem(file=made_up.EVIL, path="$", message=made_up.EVIL, record=made_up.EVIL)]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_at_a_prompt(value: object) -> None:
    """So it is with what Python shows at a prompt and in a traceback."""
    assert commands(repr(value)) == commands(str(value)) == set()
