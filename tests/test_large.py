"""Large datasets: made up the same each time, read with progress and without looking for garbage, left when told to."""

from __future__ import annotations

import gc
import pathlib
import subprocess
import sys

import pytest

import india_cyber_agreements as ica
from india_cyber_agreements._garbage import left_lying
from india_cyber_agreements._text import nearest
from tests import synthetic
from tests.test_progress import Terminal, slow, stand_in

_SIZE = 2_200


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Return the directory of a made-up dataset."""
    directory = tmp_path_factory.mktemp("large")
    synthetic.write(directory, _SIZE)
    return directory


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of standard error, and let time go by quickly."""
    terminal = Terminal()
    stand_in(monkeypatch, terminal)
    slow(monkeypatch, 0.05)
    return terminal


def test_made_up_data_are_sound_and_varied(large: pathlib.Path) -> None:
    """They load, with every type, dates of every precision, rival dates, and a chain longer than a stack."""
    data = ica.load(large)
    assert len(data.agreements) == _SIZE
    assert all(data.agreements.totals("type").values())
    dates = {event.date for agreement in data.agreements for event in agreement.events}
    assert {(date.precision.value, date.qualifier) for date in dates} >= {
        ("day", None),
        ("month", None),
        ("year", None),
    }
    assert any(event.rivals for agreement in data.agreements for event in agreement.events)
    related = sum(bool(agreement.relations) for agreement in data.agreements)
    assert related >= synthetic.CHAIN > sys.getrecursionlimit()


def test_a_larger_one_holds_the_smaller(large: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A record is the same in every size, and the same again when it is made again."""
    synthetic.write(tmp_path, _SIZE // 2)
    smaller, larger = ica.load(tmp_path), ica.load(large)
    assert [larger.get(agreement.id) for agreement in smaller.agreements] == list(smaller.agreements)


def test_selective_queries_find_as_many_in_every_size(large: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """Rare partners, a rare word and quiet years have the same number of agreements, whatever else there is."""
    synthetic.write(tmp_path, _SIZE // 3)
    first, last = synthetic.QUIET
    for directory in (large, tmp_path):
        agreements = ica.load(directory).agreements
        quiet = agreements.in_force_between(first, last)
        assert len(quiet) == synthetic.RARE
        assert not quiet.undetermined
        assert len(agreements.search(synthetic.RARE_WORD)) == synthetic.RARE
        assert {len(agreements.by_country(code)) for code in synthetic.RARE_COUNTRIES} == {synthetic.RARE}


def test_loading_shows_how_far_it_is(large: pathlib.Path, terminal: Terminal) -> None:
    """What takes long to load shows the file that is read, then the checks, and leaves an empty line."""
    ica.load(large)
    shown = terminal.getvalue()
    assert "Reading: agreements.json" in shown
    assert " 90% [" in shown
    assert shown.endswith("\r\x1b[K")


def test_interrupting_ends_it_at_once(large: pathlib.Path) -> None:
    """Ctrl-C while records are read ends the loading, the collector works again, and so does the next loading."""
    code = (
        "import gc, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # whoever starts the tests may ignore it
        "import india_cyber_agreements as ica\n"
        "from india_cyber_agreements import _content\n"
        "many = _content.Located\n"
        "def press(path, record):\n"
        "    if path == '$[1500]' and isinstance(record, ica.Agreement):\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "    return many(path, record)\n"
        "_content.Located = press\n"
        "try:\n"
        "    ica.load(sys.argv[1])\n"
        "except KeyboardInterrupt:\n"
        "    _content.Located = many\n"
        "    print(gc.isenabled(), len(ica.load(sys.argv[1]).agreements))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(large)], check=True, capture_output=True, text=True)  # noqa: S603
    assert done.stdout.split() == ["True", str(_SIZE)]
    assert done.stderr == ""


def test_garbage_is_left_lying_and_collected_again() -> None:
    """The collector rests meanwhile, works again afterwards, also after an error, and stays off where it was off."""

    def fail() -> None:
        with left_lying():
            assert not gc.isenabled()
            raise ZeroDivisionError

    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()
    gc.disable()
    try:
        with left_lying():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(("first", "last"), [(0, 1), (9, 10), (16, 17)])
def test_nearest_of_very_many(first: int, last: int) -> None:
    """Of more names than are compared letter by letter, that with one letter too few is still found."""
    names = [f"{number * 2654435761 % 2**64:016x}-{number}" for number in range(10_001, 40_000)]
    for name in names[::7_000]:
        assert nearest(name[:first] + name[last:], names, count=1) == (name,)
    assert nearest("", names) == ()


def test_nearest_of_long_ones() -> None:
    """Where all names are long and alike, so that to compare them would take long, none is suggested."""
    names = [f"{'agreement ' * 15}{number:04}" for number in range(1_500)]
    assert nearest("agreement " * 18, names) == ()
    assert nearest("agreement " * 18, names[:10], count=1) != ()
