"""Making a release: everything is done in a copy, and the working tree gets the result at the end or nothing at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import pathlib
import shutil
import signal
import sys
import tempfile
from collections.abc import Generator

import attrs

from india_cyber_agreements._files import replace

from . import _artifacts, _environment
from ._repository import SUBJECT, Repository
from ._run import ReleaseError, run
from ._stamp import DATA, Plan, package, plan, stamp

#: Where the artefacts of releases come to lie, one directory for each; git ignores it.
DIST = "dist"
#: Programs that gates need, and the names under which each is installed.
_NEEDED = {
    "Chromium": ("chromium", "chromium-browser", "google-chrome"),
    "Java": ("java",),
    "npm": ("npm",),
}
#: What a rehearsal runs in place of the whole test suite.
_FEW_TESTS = ("tests/test_countries.py", "tests/test_cite.py")


@attrs.frozen(kw_only=True)
class Options:
    """How a release is made."""

    #: Whether to leave the working tree as it is.
    dry_run: bool = False
    #: Whether only to try the way of it: a check of the data in place of every gate, and a few tests in place of all.
    rehearse: bool = False


def _say(step: str) -> None:
    """Tell which step comes."""
    sys.stdout.write(f"release > {step}\n")
    sys.stdout.flush()


def _have_what_gates_need() -> None:
    """See that no gate leaves itself out for want of a program.

    Raises:
        ReleaseError: Some program is missing.
    """
    missing = [what for what, names in _NEEDED.items() if not any(map(shutil.which, names))]
    if missing:
        message = f"not found: {', '.join(missing)}, without which some gates leave themselves out"
        raise ReleaseError(message)


def _gates(tree: pathlib.Path, options: Options) -> None:
    """See that every gate is green on the stamped tree.

    Raises:
        ReleaseError: One is not.
    """
    if options.rehearse:
        sys.stdout.write(package(tree, "check", str(tree / DATA)))
    else:
        run(sys.executable, "-m", "nox", cwd=tree)


def _try_out(sdist: pathlib.Path, wheel: pathlib.Path, work: pathlib.Path, options: Options) -> None:
    """Run the tests of the sdist against the wheel, once it is shown that the sdist makes just that wheel.

    Raises:
        ReleaseError: It makes another one, or a test fails.
    """
    unpacked = _artifacts.unpack(sdist, work)
    again = work / "again"
    again.mkdir()
    made = _artifacts.build(unpacked, again)
    if _artifacts.digest(wheel) not in map(_artifacts.digest, made):
        message = f"{sdist.name}, unpacked and built, gives another wheel than {wheel.name}"
        raise ReleaseError(message)
    python = _environment.trial(work / "trial", wheel)
    chosen = _FEW_TESTS if options.rehearse else ("-n", "logical", "--dist", "loadscope")
    run(python, "-m", "pytest", "-q", *chosen, cwd=unpacked)


@contextlib.contextmanager
def _unbroken() -> Generator[None, None, None]:
    """Keep signals that would end the process waiting until what is under way is done."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _apply(paths: tuple[str, ...], source: pathlib.Path, target: pathlib.Path) -> None:
    """Bring files of one tree to the state of another; if that fails half-way, everything is put back.

    Args:
        paths: The files; one that the source lacks is deleted.
        source: The tree to take them from.
        target: The tree to bring them to.
    """
    kept = {path: (target / path).read_bytes() for path in paths if (target / path).exists()}
    # The description of the dataset has the number of the release in it, and comes last.
    order = sorted(paths, key=lambda path: path == str(DATA / "dataset.json"))
    with _unbroken():
        try:
            for path in order:
                if (source / path).exists():
                    replace(target / path, (source / path).read_bytes())
                else:
                    (target / path).unlink()
        except BaseException:
            for path in order:
                if path in kept:
                    replace(target / path, kept[path])
                else:
                    (target / path).unlink(missing_ok=True)
            raise


def _hand_over(repository: Repository, stamped: Repository, made: pathlib.Path, planned: Plan, options: Options) -> str:
    """Put artefacts and stamps in their places, and return where the artefacts lie.

    Raises:
        ReleaseError: The working tree is not what the release was made from any more.
    """
    if repository.head != stamped.head or repository.changed:
        message = "the working tree changed while the release was made: nothing was stamped"
        raise ReleaseError(message)
    place = repository.root / DIST / planned.version
    part = place.with_name(f".{planned.version}.part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(made, part)
    try:
        if place.exists():
            shutil.rmtree(place)
        part.rename(place)
        if not options.dry_run:
            _apply(stamped.changed, stamped.root, repository.root)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return str(place.relative_to(repository.root))


def release(repository: Repository, version: str, options: Options) -> None:
    """Make a release and tell the two commands that remain.

    Args:
        repository: Where to make it.
        version: Its number.
        options: How.

    Raises:
        ReleaseError: It cannot be made; the working tree is as it was.
    """
    if not options.rehearse:
        _have_what_gates_need()
    planned = plan(repository, version, dt.datetime.now(tz=dt.UTC).date())
    after = f"after {planned.last[0]}" if planned.last else "the first"
    _say(f"{version}, {after}, from {repository.head[:12]}")
    with repository.scratch() as copy, tempfile.TemporaryDirectory() as name:
        work, made = pathlib.Path(name), pathlib.Path(name) / "made"
        made.mkdir()
        _say("stamping a copy")
        section = stamp(copy, planned)
        _say("every gate" if not options.rehearse else "the check of the data, in place of every gate: a rehearsal")
        _gates(copy.root, options)
        _say("building twice, bill of materials, data release, checksums")
        sdist, wheel = _artifacts.make(copy.root, made)
        _say("the tests of the sdist against the wheel")
        _try_out(sdist, wheel, work, options)
        place = _hand_over(repository, copy, made, planned, options)
    sys.stdout.write(f"\n{section.strip()}\n\n{place}:\n")
    for path in sorted(made_in(repository.root / place)):
        sys.stdout.write(f"  {path.stat().st_size:>9,}  {path.name}\n")
    if options.rehearse:
        undo = "" if options.dry_run else "; 'git restore .' takes the stamps back"
        _say(f"this was a rehearsal, with few of the checks: do not publish it{undo}")
    if options.dry_run:
        _say("a dry run: the working tree is as it was")
        return
    _say("two commands remain:")
    sys.stdout.write(f"  git commit --all --message '{SUBJECT}{version}'\n")
    sys.stdout.write(f"  git tag --annotate {version} --message '{SUBJECT}{version}'\n")


def made_in(directory: pathlib.Path) -> list[pathlib.Path]:
    """Return the files of a directory, in order."""
    return sorted(path for path in directory.iterdir() if path.is_file())
