"""Making a release: everything is done in a copy, and the working tree gets the result at the end or nothing at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import pathlib
import shutil
import sys
import tempfile
from collections.abc import Generator

import attrs

from . import _artifacts, _environment
from ._hand_over import DIST, hand_over, unbroken
from ._repository import SUBJECT, Repository
from ._run import ReleaseError, run
from ._stamp import DATA, package, plan, stamp

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
def _temporary() -> Generator[pathlib.Path, None, None]:
    """Lend a directory for everything temporary, of the programs that are run too, so that nothing is left of it."""
    with tempfile.TemporaryDirectory(prefix="india-cyber-agreements-release-", ignore_cleanup_errors=True) as name:
        before = os.environ.get("TMPDIR"), tempfile.tempdir
        os.environ["TMPDIR"] = tempfile.tempdir = name
        try:
            yield pathlib.Path(name)
        finally:
            os.environ.pop("TMPDIR")
            if before[0] is not None:
                os.environ["TMPDIR"] = before[0]
            tempfile.tempdir = before[1]


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
    with _temporary() as work:
        copy = repository.copy(work / "copy")
        made = work / "made"
        made.mkdir()
        _say("stamping a copy")
        section = stamp(copy, planned)
        _say("every gate" if not options.rehearse else "the check of the data, in place of every gate: a rehearsal")
        _gates(copy.root, options)
        _say("building twice, bill of materials, data release, checksums")
        sdist, wheel = _artifacts.make(copy.root, made)
        _say("the tests of the sdist against the wheel")
        _try_out(sdist, wheel, work, options)
        name = f"{version}.rehearsal" if options.rehearse else version
        with unbroken():
            place = hand_over(repository, copy, made, name, stamping=not options.dry_run)
            _tell(version, section, place, options)


def _tell(version: str, section: str, place: pathlib.Path, options: Options) -> None:
    """Tell what came out, and what remains to be done."""
    sys.stdout.write(f"\n{section.strip()}\n\n{DIST}/{place.name}:\n")
    for path in sorted(place.iterdir()):
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
