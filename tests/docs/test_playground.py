"""The playground shows what CPython shows, takes its snippets from the tutorial, and holds what the package needs."""

from __future__ import annotations

import code
import contextlib
import io
import pathlib
import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

from docs import pages
from docs._site.console import LIMIT, Console, segments
from docs._site.playground import NEEDED, Playground, libraries, write
from docs._site.snippets import snippets

Pieces = list[tuple[str, str]]


def executed(*sources: str) -> tuple[list[str], Pieces]:
    """Return what became of sources in one console, and the transcript."""
    pieces: Pieces = []
    console = Console(lambda kind, text: pieces.append((kind, text)), {"__name__": "__main__"})
    return [console.execute(source) for source in sources], pieces


def typed(source: str) -> str:
    """Return what the interactive console of the standard library prints for lines that are typed."""
    out = io.StringIO()
    console = code.InteractiveConsole({"__name__": "__main__"})
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        for line in f"{source}\n".split("\n"):
            console.push(line)
    return out.getvalue()


@pytest.mark.parametrize(
    "source",
    [
        "1 + 1",
        "None",
        "'a', \"b\"",
        "a = 1; a; a + 1",
        "_ = 3",
        "print('a', end='')",
        "'''a\nb'''",
        "for number in range(3):\n    number",
        "def f():\n    return 1\n\n\nf()",
        "# a comment",
        "x = 2  # a comment\n# another\n\nx",
        "@staticmethod\ndef f():\n    return 1\n\n\nf",
        "import sys; sys.stderr.write('told\\n')",
        "'a\u2028b'\n1\n",
        "from __future__ import annotations\nclass A:\n    x: Missing\n\n\nA.__annotations__",
    ],
)
def test_shows_what_cpython_shows(source: str) -> None:
    """Each statement prints what it prints when it is typed, results included."""
    outcomes, pieces = executed(source)
    shown = "".join(text for kind, text in pieces if kind != "input")
    without_addresses = [re.sub(r"0x[0-9a-fA-F]+", "0x", text) for text in (shown, typed(source))]
    assert outcomes == ["done"]
    assert without_addresses[0] == without_addresses[1]


def test_echoes_what_was_typed() -> None:
    """Each statement stands after its prompts, before what came of it."""
    _, pieces = executed("a = 1; b = 2\nfor c in a, b:\n    c\n# the end\nb")
    assert pieces == [
        ("input", ">>> a = 1; b = 2\n"),
        ("input", ">>> for c in a, b:\n...     c\n"),
        ("output", "1\n2\n"),
        ("input", ">>> # the end\n... b\n"),
        ("output", "2\n"),
    ]


def test_an_error_is_shown_without_the_console() -> None:
    """A traceback begins where the visitor's code begins and quotes it; what comes after it does not run."""
    outcomes, pieces = executed("def f():\n    raise ValueError('told')\n", "f()\nprint('not reached')", "1")
    assert outcomes == ["done", "failed", "done"]
    error = next(text for kind, text in pieces if kind == "error")
    assert re.findall(r'File "(.*)", line (\d+)', error) == [("<python-input-1>", "1"), ("<python-input-0>", "2")]
    assert "    raise ValueError('told')\n" in error
    assert error.endswith("\nValueError: told\n")
    assert pieces[-1] == ("output", "1\n")


@pytest.mark.parametrize("source", ["def (", "x =", "(1,", "return 1", "'", "  1", "f(\n)x", "a\0b"])
def test_wrong_syntax_is_told(source: str) -> None:
    """What is no Python is echoed and told with its place, whether it can be parsed or not."""
    outcomes, pieces = executed(source)
    assert outcomes == ["failed"]
    assert [kind for kind, _ in pieces] == ["input", "error"]
    assert re.search(r"^(SyntaxError|IndentationError|ValueError): ", pieces[1][1], re.MULTILINE)
    assert "console.py" not in pieces[1][1]


def test_the_line_of_a_late_error_is_shown() -> None:
    """An error that only the compiler finds quotes its line."""
    _, pieces = executed("return 1")
    assert "\n    return 1\n" in pieces[1][1]


def test_the_end_is_told() -> None:
    """``exit()`` ends it, and nothing that comes after runs."""
    outcomes, pieces = executed("raise SystemExit\nprint('not reached')")
    assert outcomes == ["ended"]
    assert [kind for kind, _ in pieces] == ["input"]


def test_output_has_an_end() -> None:
    """A run that writes too much is cut, and says so once; the next run writes again."""
    _, pieces = executed(f"print('x' * {LIMIT})\nprint('left out')", "print('again')")
    written = "".join(text for kind, text in pieces if kind == "output")
    assert written.count("the rest is left out") == 1
    assert len(written) < LIMIT + 100
    assert "left out\n>" not in written
    assert pieces[-1] == ("output", "again\n")


@pytest.mark.parametrize(
    ("source", "complete"),
    [
        ("1", True),
        ("f(", False),
        ("'''a", False),
        ("def f():", False),
        ("def f():\n    pass", False),
        ("def f():\n    pass\n", True),
        ("if x: pass", False),
        ("if x: pass\n", True),
        ("1 +* 2", True),
        ("a = 1\nb = 2", True),
        ("x = \\", False),
        ("# a comment", True),
        ("@decorated", False),
        ("a\0b", True),
    ],
)
def test_complete(source: str, complete: bool) -> None:  # noqa: FBT001 - a table of cases
    """Enter runs what is complete, as in CPython: a block ends with an empty line."""
    assert Console(lambda _kind, _text: None, {}).complete(source) is complete


def test_segments_are_the_source() -> None:
    """No line of a source is lost between its statements."""
    source = "# first\nimport a\n\n\n@b\n@c\ndef d():\n\n    return 1\n\n\n# of e\ne = (\n    1\n)\n# last"
    parts = list(segments(source))
    assert [part.split("\n")[0] for part in parts] == ["# first", "@b", "# of e"]
    lines = [line for part in parts for line in part.split("\n") if line]
    assert lines == [line for line in source.split("\n") if line]


TEXT = """\
# Title

```pycon
>>> import india_cyber_agreements as ica
>>> a = ica.totals()
```

## One `word`

```python
## no heading
```

```pycon
>>> for b in a:
...     b
'mlat'
```

## Another

```pycon
>>> frame = ica.agreements().to_pandas()
```

```pycon
>>> len(frame)
3
```

```pycon
>>> [c for c in a if c], len(b)
```
"""


def test_snippets_of_a_text() -> None:
    """Blocks become snippets under their headings; those that need an extra, or what it gave, are left out."""
    found = snippets(TEXT)
    assert [(snippet.heading, snippet.needs) for snippet in found] == [
        ("", ()),
        ("One word", (0,)),
        ("Another", (0, 1)),
    ]
    assert found[1].code == "for b in a:\n    b"
    assert found[1].examples[0].want == "'mlat'\n"


def test_snippets_of_the_tutorial() -> None:
    """The tutorial has examples for the playground, and none of them misses a name when it runs after what it needs."""
    found = snippets((pages.HERE / "tutorial.md").read_text("utf-8"))
    assert len(found) >= 5
    for position, snippet in enumerate(found):
        assert all(needed < position for needed in snippet.needs)


def test_the_archive_holds_what_the_package_needs() -> None:
    """Libraries come with description and licence, without tests or compiled files, and the same each time."""
    content = libraries()
    assert content == libraries()
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert "console.py" in names
    assert "pycountry/databases/iso3166-1.json" in names
    assert not [name for name in names if re.search(r"/tests/|locales|\.pyc$|\.pyi$|RECORD|direct_url|^/|\.\.", name)]
    for library in NEEDED:
        start = library.replace("-", "_")
        of_it = [name for name in names if name.startswith(f"{start}-")]
        assert any(name.endswith("/METADATA") for name in of_it)
        assert any("/licenses/" in name for name in of_it)


def test_no_need_is_missing() -> None:
    """What the package declares that it needs is in the archive."""
    project = tomllib.loads((pages.HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    assert {re.split(r"[<>=]", each)[0] for each in project["dependencies"]} <= set(NEEDED)


def test_the_archive_is_enough(tmp_path: pathlib.Path) -> None:
    """With nothing but the archive, the package and the standard library, the questions are answered."""
    with zipfile.ZipFile(io.BytesIO(libraries())) as archive:
        archive.extractall(tmp_path)
    source = pages.HERE.parent / "src"
    script = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(source)!r}]\n"
        "import india_cyber_agreements as ica, console\n"
        "ica.totals(), ica.country('Burma'), ica.by_country('JPN').to_records()\n"
        "try: ica.country('Nowhere')\n"
        "except LookupError: print(len(ica.agreements()))"
    )
    command = [sys.executable, "-I", "-S", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)  # noqa: S603
    assert int(done.stdout) > 0


def test_written_in_place_of_an_older_one(tmp_path: pathlib.Path) -> None:
    """Files of an older version go."""
    for name in ("old.whl", "new.whl"):
        write(Playground(files={name: b"content"}, wheel=name, pyodide="1", python="3"), tmp_path)
    assert [path.name for path in (tmp_path / "playground").iterdir()] == ["new.whl"]
