"""Every block of code on a page by hand is run, and shows what comes of it."""

from __future__ import annotations

import doctest
import pathlib
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable

import pytest

import india_cyber_agreements as ica
from docs import pages
from india_cyber_agreements import _maintain
from india_cyber_agreements._cli import main
from tests.docs.blocks import OTHERS, OURS, Block, blocks, commands
from tests.serving import serving

ROOT = pages.HERE.parent
#: Those who run what is not run here, by page and language.
ELSEWHERE = {
    ("CONTRIBUTING.md", "json"): "tests/standards/test_json_schema.py",
    ("README.md", "pycon"): "tests/test_snippets.py",
    ("docs/how-to/data-release.md", "python"): "tests/standards/test_guide.py",
    ("docs/how-to/frames.md", "python"): "tests/outside/test_engines.py",
    ("docs/reference/static-api.md", "js"): "tests/docs/test_blocks.py",
    ("docs/reference/static-api.md", "python"): "tests/package/test_static_api.py",
}
_BY_HAND = set(pages.HERE.glob("**/*.md")) - {pages.HERE / name for name in pages.generated(ica.dataset())}
BLOCKS: dict[str, list[Block]] = {
    path.relative_to(ROOT).as_posix(): [block for block in blocks(path) if not block.is_directive]
    for path in (ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted(_BY_HAND))
}
#: The pages that have code, and what of it is run here.
HERE = {
    page: [block for block in found if (page, block.language) not in ELSEWHERE]
    for page, found in BLOCKS.items()
    if any((page, block.language) not in ELSEWHERE for block in found)
}
_VERSION = re.compile(r"\b20[0-9]{2}\.[0-9]{1,2}\.[0-9]+(?:\.dev[0-9]+)?\b")
#: The exit code of a command that could not be carried out.
_FAILED = 2
_WHEEL = "india_cyber_agreements-2026.11.0-py3-none-any.whl"


class _Checker(doctest.OutputChecker):
    """Takes one version for another: a page names the one that it was written with."""

    def check_output(self, want: str, got: str, optionflags: int) -> bool:
        """Return whether a page shows what comes."""
        return super().check_output(_VERSION.sub("VERSION", want), _VERSION.sub("VERSION", got), optionflags)


def told(want: str, got: str) -> str:
    """Return what is not as a page shows it, or nothing."""
    example = doctest.Example("", want)
    checker = _Checker()
    agrees = checker.check_output(example.want, got, doctest.ELLIPSIS)
    return "" if agrees else checker.output_difference(example, got, doctest.ELLIPSIS)


def run_python(page: str, block: Block, names: dict[str, object]) -> str:
    """Run examples at a prompt, with the names of those before them, and return what is not as the page shows it."""
    test = doctest.DocTestParser().get_doctest(block.text, names, page, page, block.line)
    report: list[str] = []
    doctest.DocTestRunner(checker=_Checker(), optionflags=doctest.ELLIPSIS).run(
        test, out=report.append, clear_globs=False
    )
    names.update(test.globs)
    return "".join(report)


def run_terminal(block: Block, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the commands that are ours, and return what is not as the page shows it.

    Where the page does not show what is printed, anything is; where it does not show the exit code, all but failure is
    well.
    """
    report: list[str] = []
    code = 0
    following = list(commands(block.text))
    for command, after in zip(following, [*following[1:], None], strict=True):
        printed = ""
        if command.program == OURS:
            code = main(command.words[1:])
            captured = capsys.readouterr()
            printed = captured.out + captured.err
            if code >= _FAILED and (after is None or after.program != "echo"):
                report.append(f"{command.words} failed: {printed}")
        elif command.program == "echo":
            printed = f"{code}\n"
        elif command.program and command.program not in OTHERS:
            report.append(f"{command.program} is a program that these tests do not know")
        if command.shown:
            report.append(told(command.shown, printed))
    return "".join(report)


def git(*arguments: str) -> None:
    """Run git, as nobody in particular."""
    command = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments)
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own arguments


def a_wheel(data: pathlib.Path) -> None:
    """Put an earlier version here, which has what the present one has."""
    with zipfile.ZipFile(_WHEEL, "w") as archive:
        for path in data.rglob("*.json"):
            archive.write(path, f"india_cyber_agreements/data/{path.relative_to(data).as_posix()}")


def versions(data: pathlib.Path) -> None:
    """Put a wheel, two directories and a repository with a release here."""
    a_wheel(data)
    for name in ("old", "new", "src/india_cyber_agreements/data"):
        shutil.copytree(data, name)
    git("init", "--quiet")
    git("add", "src")
    git("commit", "--quiet", "-m", "One")
    git("tag", "2026.11.0")


#: What a page takes for granted to be there.
PREPARED: dict[str, Callable[[pathlib.Path], None]] = {
    "docs/how-to/compare-versions.md": versions,
    "docs/how-to/own-data.md": a_wheel,
}


@pytest.fixture
def data(data_directory: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Stand in an empty directory, and return that of a copy of the data files, which commands for maintainers take."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def directory(given: str | None) -> pathlib.Path:
        """Return the directory that is given, or that of the copy."""
        return data_directory if given is None else pathlib.Path(given)

    monkeypatch.setattr(_maintain, "_directory", directory)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return data_directory


@pytest.mark.parametrize("page", HERE)
def test_page(page: str, data: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The examples of a page give what they show, from top to bottom."""
    if page in PREPARED:
        PREPARED[page](data)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in HERE[page]:
        python = block.language == "pycon"
        wrong = run_python(page, block, names) if python else run_terminal(block, capsys)
        assert not wrong, f"{page}, line {block.line + 1}: {wrong}"


def test_every_block_is_run() -> None:
    """A block is an example in Python or for a terminal, or some test reads the page for what else it has."""
    found = {(page, block.language) for page, several in BLOCKS.items() for block in several}
    assert {language for _page, language in found - set(ELSEWHERE)} <= {"console", "pycon"}
    assert set(ELSEWHERE) <= found
    for (page, _language), test in ELSEWHERE.items():
        assert pathlib.PurePath(page).name in (ROOT / test).read_text("utf-8"), test


def test_javascript(release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """The example in JavaScript reads the static API from a host."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    (block,) = (block for block in BLOCKS["docs/reference/static-api.md"] if block.language == "js")
    script = tmp_path / "trial.mjs"
    with serving(release) as address:
        script.write_text(block.text.replace("http://localhost:8000", address), "utf-8")
        printed = subprocess.run([node, script], check=True, capture_output=True, text=True).stdout  # noqa: S603
    assert ica.get("in-us-mlat").title in printed
    assert str(len(ica.in_force_between("2019-06-30", "2019-06-30"))) in printed.splitlines()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"$ {OURS} totals --edition cis-2017\nmlat       39\n...\n", ""),
        (f"$ {OURS} totals --edition cis-2017\nmlat       40\n", "Expected:"),
        (f"$ {OURS} show in-us-malt\n", "failed"),
        (f"$ {OURS} show in-us-malt\n$ echo $?\n2\n", ""),
        (f"$ {OURS} show in-us-malt\n$ echo $?\n0\n", "Expected:"),
        (f"$ {OURS} --version # as of now\n1999.1.0\n", "Expected:"),
        (f"$ {OURS} --version # as of now\n2999.1.0\n", "Expected:"),
        (f"$ {OURS} --version # as of now\n2026.1.0\n", ""),
        (f"$ {OURS} \\\n  --version\n$ api=1\n$ (nox && nox)\n", ""),
        ("$ wget x\n", "do not know"),
    ],
)
def test_terminal(text: str, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What a page for a terminal shows is compared; a failure is one unless the page shows its code."""
    report = run_terminal(Block("console", text, 0), capsys)
    assert wrong in report
    assert bool(report) is bool(wrong)


def test_python_can_fail() -> None:
    """What a page shows at a prompt is compared, and names are kept from block to block."""
    names: dict[str, object] = {}
    assert run_python("x", Block("pycon", ">>> a = 1\n", 0), names) == ""
    assert run_python("x", Block("pycon", ">>> a\n1\n", 3), names) == ""
    assert "line 4, in x" in run_python("x", Block("pycon", ">>> a\n2\n", 3), names)
