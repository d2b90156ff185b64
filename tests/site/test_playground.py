"""The playground runs the package in the browser and shows what CPython shows."""

from __future__ import annotations

import doctest
import pathlib
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import india_cyber_agreements as ica
from docs import pages
from docs._site.snippets import snippets
from tests.chromium import NARROW

from .conftest import Visit, watching

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

#: Milliseconds that a machine with much else to do may take to start Python.
PATIENCE = 120_000


@pytest.fixture(scope="module")
def folder(site: pathlib.Path) -> pathlib.Path:
    """Return where the site keeps Python."""
    path = site / "playground"
    if not path.is_dir():
        pytest.skip("npm was not found when the documentation was built")
    return path


def ready(page: Page) -> None:
    """Wait until the console takes the next statement."""
    page.locator("[data-state=ready]").wait_for(timeout=PATIENCE)


def started(page: Page) -> Page:
    """Start Python in a page and return the page."""
    page.get_by_role("button", name="Start Python").click()
    ready(page)
    return page


def prompt(page: Page) -> Locator:
    """Return where one types."""
    return page.get_by_label("Python code")


def transcript(page: Page) -> list[tuple[str, str]]:
    """Return what the console shows: the kind of each piece, and its text."""
    pieces: list[list[str]] = page.get_by_role("log").evaluate(
        "log => [...log.children].map(part => [part.className, part.textContent])"
    )
    return [(kind, text) for kind, text in pieces]


def lines(page: Page, number: int) -> None:
    """Wait until what is typed has so many lines."""
    page.wait_for_function(
        "number => document.querySelector('textarea').value.split('\\n').length === number", arg=number
    )


def answer(page: Page, source: str, key: str = "Enter") -> list[tuple[str, str]]:
    """Type a source, run it with a key, and return what it adds to the transcript."""
    before = len(transcript(page))
    prompt(page).fill(source)
    prompt(page).press(key)
    ready(page)
    return transcript(page)[before:]


@pytest.fixture(scope="module")
def running(browser: Browser, address: str, folder: pathlib.Path) -> Iterator[Page]:
    """Return a page with Python started that several tests use after each other."""
    assert folder.is_dir()
    with watching(browser, address) as visited:
        yield started(visited("playground.html", clipboard=True))


@pytest.fixture
def used(running: Page) -> Page:
    """Return that page, with nothing on show and nothing typed."""
    running.get_by_role("button", name="Clear").click()
    prompt(running).fill("")
    prompt(running).focus()
    return running


@pytest.fixture
def console(visit: Visit, folder: pathlib.Path) -> Page:
    """Return the page with Python started."""
    assert folder.is_dir()
    return started(visit("playground.html", clipboard=True))


def test_nothing_is_loaded_before_it_is_asked_for(visit: Visit, folder: pathlib.Path) -> None:
    """Nothing of Python is requested before the start, and then all of it, from this site alone."""
    page = visit("playground.html")
    page.wait_for_load_state("networkidle")
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    assert page.evaluate("performance.getEntriesByType('resource').filter(e => /playground\\//.test(e.name))") == []
    assert prompt(page).is_disabled()
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert f"({size / 1e6:.0f} MB)" in page.get_by_role("button", name="Start Python").inner_text()
    started(page)
    names = {address.rpartition("/")[2] for address in requested if "/playground/" in address}
    assert names == {path.name for path in folder.iterdir()}


def test_the_page_names_the_wheel(visit: Visit, folder: pathlib.Path) -> None:
    """The wheel is that of this version, bears its name, and can be had from the page."""
    page = visit("playground.html")
    name = f"india_cyber_agreements-{ica.__version__}-py3-none-any.whl"
    assert page.get_by_role("link", name=name).get_attribute("href") == f"playground/{name}"
    assert "india_cyber_agreements/data/agreements.json" in zipfile.ZipFile(folder / name).namelist()


def test_shows_what_cpython_shows(console: Page) -> None:
    """Results, what is printed, and functions of several lines are as in CPython."""
    assert transcript(console) == [("input", ">>> import india_cyber_agreements as ica\n")]
    for source, value in {"ica.totals()": ica.totals(), 'ica.by_country("Japan")': ica.by_country("Japan")}.items():
        assert answer(console, source) == [("input", f">>> {source}\n"), ("output", f"{value!r}\n")]
    assert answer(console, "print('a'); 'b'; None") == [
        ("input", ">>> print('a'); 'b'; None\n"),
        ("output", "a\n'b'\n"),
    ]
    assert answer(console, "import sys; sys.version_info[:2]")[1] == ("output", "(3, 14)\n")
    assert answer(console, "ica.__version__")[1] == ("output", f"{ica.__version__!r}\n")


def test_blocks_are_typed_line_by_line(used: Page) -> None:
    """Enter goes on while a block is not complete, indents the next line, and an empty line ends it."""
    field = prompt(used)
    field.fill("def double(number):")
    field.press("Enter")
    used.get_by_role("status").get_by_text("Not complete yet").wait_for()
    assert field.input_value() == "def double(number):\n    "
    field.press_sequentially("return 2 * number")
    field.press("Enter")
    # The answer whether it is complete comes from where Python runs, and only then is there a next line.
    lines(used, 3)
    field.press("Backspace")
    assert field.input_value() == "def double(number):\n    return 2 * number\n"
    field.press("Enter")
    ready(used)
    assert field.input_value() == ""
    assert answer(used, "double(21)")[1] == ("output", "42\n")
    assert answer(used, "for n in 1, 2:\n    n", "Control+Enter")[1] == ("output", "1\n2\n")


def test_errors_are_those_of_the_package(used: Page) -> None:
    """An error is shown with what was meant, from the visitor's line on; a missing extra is named."""
    (_, (kind, shown)) = answer(used, 'ica.country("Korea")')
    with pytest.raises(ica.AmbiguousCountryError) as raised:
        ica.country("Korea")
    assert kind == "error"
    place = re.escape("Traceback (most recent call last):\n") + r'  File "<python-input-\d+>", line 1, in <module>\n'
    assert re.match(place, shown)
    assert shown.splitlines()[-1] == f"{raised.type.__module__}.{raised.type.__name__}: {raised.value}"
    (_, (_, shown)) = answer(used, "ica.agreements().to_pandas()")
    assert "india-cyber-agreements[pandas]" in shown
    assert "console.py" not in shown
    assert answer(used, "input()")[1][1].endswith("EOFError: EOF when reading a line\n")


def test_a_loop_can_be_stopped(console: Page) -> None:
    """The page stays responsive while something runs, Stop ends it, and Python starts anew without what was defined."""
    answer(console, "here = 1")
    stop = console.get_by_role("button", name="Stop")
    assert stop.is_disabled()
    prompt(console).fill("while True: print('on and on')")
    prompt(console).press("Control+Enter")
    console.get_by_role("status").get_by_text("Running. Stop ends it.").wait_for()
    prompt(console).fill("here")
    stop.click()
    ready(console)
    assert prompt(console).input_value() == "here"
    assert answer(console, "here")[-1][1].endswith("NameError: name 'here' is not defined\n")
    assert any(kind == "note" and text.startswith("Python was stopped.") for kind, text in transcript(console))
    prompt(console).fill("exit()")
    prompt(console).press("Enter")
    console.get_by_text("Python has ended").wait_for()
    ready(console)
    assert answer(console, "1 + 1")[1] == ("output", "2\n")


def test_examples_of_the_tutorial(used: Page) -> None:
    """A click runs an example, and each prints what the tutorial prints."""
    found = snippets((pages.HERE / "tutorial.md").read_text("utf-8"))
    buttons = used.locator("[data-needs]")
    assert buttons.count() == len(found)
    checker = doctest.OutputChecker()
    for position, snippet in enumerate(found):
        before = len(transcript(used))
        buttons.nth(position).click()
        ready(used)
        # Each ends with an input of its own at least, so the log has grown.
        text = "".join(part for _, part in transcript(used)[before:])
        pieces = re.split(r"^>>> .*\n(?:\.\.\. ?.*\n)*", text, flags=re.MULTILINE)[1:]
        for example, shown in zip(snippet.examples, pieces, strict=True):
            last = shown.rstrip("\n").rpartition("\n")[2]
            fits = checker.check_output(example.want, shown, doctest.ELLIPSIS)
            assert fits or last == (example.exc_msg or "").strip(), f"{example.source}{shown}"


def test_an_example_runs_after_what_it_needs(console: Page) -> None:
    """An example that uses what another defines brings that along, once."""
    found = snippets((pages.HERE / "tutorial.md").read_text("utf-8"))
    position, snippet = next(each for each in enumerate(found) if each[1].needs)
    button = console.locator("[data-needs]").nth(position)
    for wanted in ([*(found[needed] for needed in snippet.needs), snippet], [snippet]):
        before = len(transcript(console))
        button.click()
        ready(console)
        inputs = [text for kind, text in transcript(console)[before:] if kind == "input"]
        assert len(inputs) >= sum(len(each.examples) for each in wanted)
        assert all(kind != "error" for kind, _ in transcript(console))


def test_history(console: Page) -> None:
    """Up and Down bring back what was typed, and what was being typed."""
    for source in ("1", "for n in 1, 2:\n    n\n"):
        answer(console, source)
    field = prompt(console)
    field.fill("draft")
    for key, text in (
        ("ArrowUp", "for n in 1, 2:\n    n"),
        ("ArrowUp", "1"),
        ("ArrowUp", "1"),
        ("ArrowDown", "for n in 1, 2:\n    n"),
        ("ArrowDown", "draft"),
    ):
        field.press(key)
        assert field.input_value() == text


def test_keyboard(used: Page) -> None:
    """Tab leads on from the prompt, Shift+Enter begins a line, and typing goes on after each run."""
    field = prompt(used)
    assert field.evaluate("field => field === document.activeElement")
    field.fill("1")
    field.press("Shift+Enter")
    assert field.input_value() == "1\n"
    field.press("Tab")
    assert used.get_by_role("button", name="Run", exact=True).evaluate("it => it === document.activeElement")
    used.keyboard.press("Enter")
    used.locator("[role=log] > .output").wait_for()
    assert field.evaluate("field => field === document.activeElement")


def test_copy_and_clear(used: Page) -> None:
    """The transcript can be copied as it is shown, and cleared."""
    answer(used, "1 + 1")
    used.get_by_role("button", name="Copy", exact=True).last.click()
    used.get_by_text("Copied.").wait_for()
    copied: str = used.evaluate("navigator.clipboard.readText()")
    assert copied == ">>> 1 + 1\n2\n"
    used.get_by_role("button", name="Clear").click()
    assert transcript(used) == []


def test_loading_can_be_given_up(visit: Visit, folder: pathlib.Path) -> None:
    """Stop ends the loading as well, and it can begin again."""
    assert folder.is_dir()
    page = visit("playground.html")
    begin = page.get_by_role("button", name="Start Python")
    begin.click()
    assert page.get_by_role("progressbar").is_visible()
    page.get_by_role("button", name="Stop").click()
    assert begin.is_visible()


def test_on_a_telephone(visit: Visit, folder: pathlib.Path) -> None:
    """On a narrow screen the page stays as wide as the screen, and an example brings the console into sight."""
    assert folder.is_dir()
    page = started(visit("playground.html", size=NARROW, scheme="dark"))
    page.locator("[data-needs]").last.click()
    ready(page)
    assert page.get_by_role("log").evaluate("log => log.getBoundingClientRect().top") > 0
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_from_a_disk(browser: Browser, site: pathlib.Path, folder: pathlib.Path) -> None:
    """Where the page was opened from a disk it says what it needs, and offers nothing that would fail."""
    assert folder.is_dir()
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "playground.html").as_uri())
    assert page.get_by_text("http.server").is_visible()
    assert not page.get_by_role("button", name="Start Python").is_visible()
    context.close()


def test_without_scripts(visit: Visit, folder: pathlib.Path) -> None:
    """Without scripts a sentence says what is missing, and no console is there."""
    assert folder.is_dir()
    page = visit("playground.html", scripts=False)
    assert page.get_by_text("in this browser JavaScript is off").is_visible()
    assert not page.get_by_role("button", name="Start Python").is_visible()
