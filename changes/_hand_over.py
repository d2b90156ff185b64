"""Putting a release in its place: all of it, in one step that signals cannot interrupt, or nothing."""

from __future__ import annotations

import contextlib
import pathlib
import shutil
import signal
from collections.abc import Generator

from india_cyber_agreements._files import replace

from ._repository import Repository
from ._run import ReleaseError
from ._stamp import DATA

#: Where the artefacts of releases come to lie, one directory for each; git ignores it.
DIST = "dist"


@contextlib.contextmanager
def unbroken() -> Generator[None, None, None]:
    """Keep signals that would end the process waiting until what is under way is done."""
    waiting: list[int] = []
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]  # not every system has all
    before = {name: signal.signal(getattr(signal, name), lambda number, _: waiting.append(number)) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
        if waiting:
            signal.raise_signal(waiting[0])


def _remove(path: pathlib.Path) -> None:
    """Remove whatever stands at a path, as far as that is possible."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()


def _apply(paths: tuple[str, ...], source: pathlib.Path, target: pathlib.Path) -> None:
    """Bring files of one tree to the state of another; if that fails half-way, everything is put back.

    Args:
        paths: The files; one that the source lacks is deleted.
        source: The tree to take them from.
        target: The tree to bring them to.
    """
    kept = {path: (target / path).read_bytes() for path in paths if (target / path).exists()}
    done: list[str] = []
    try:
        # The description of the dataset has the number of the release in it, and comes last.
        for path in sorted(paths, key=lambda path: path == (DATA / "dataset.json").as_posix()):
            done.append(path)
            if (source / path).exists():
                replace(target / path, (source / path).read_bytes())
            else:
                (target / path).unlink()
    except BaseException:
        for path in done:
            with contextlib.suppress(OSError):
                if path in kept:
                    replace(target / path, kept[path])
                else:
                    (target / path).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _in_place_of(place: pathlib.Path, new: pathlib.Path) -> Generator[None, None, None]:
    """Put a directory where another may stand, which comes back if what follows fails."""
    old = place.with_name(f".{place.name}.old")
    _remove(old)
    had = place.exists() or place.is_symlink()
    try:
        if had:
            place.rename(old)
        new.rename(place)
        yield
    except BaseException:
        gone = old.exists() or old.is_symlink()
        if gone or not had:
            _remove(place)
        if gone:
            old.rename(place)
        raise
    _remove(old)


def hand_over(
    repository: Repository, stamped: Repository, made: pathlib.Path, name: str, *, stamping: bool
) -> pathlib.Path:
    """Put artefacts and stamps in their places, and return where the artefacts lie.

    Args:
        repository: The working tree that the release was made from.
        stamped: The copy that was stamped.
        made: The artefacts.
        name: What their directory is called.
        stamping: Whether to bring the working tree to the state of the copy.

    Raises:
        ReleaseError: The working tree is not what the release was made from any more.
        OSError: Something cannot be written; everything is as it was.
    """
    place = repository.root / DIST / name
    part = place.with_name(f".{name}.part")
    try:
        _remove(part)
        shutil.copytree(made, part)
        if repository.head != stamped.head or repository.changed:
            message = "the working tree changed while the release was made: nothing was stamped"
            raise ReleaseError(message)
        with _in_place_of(place, part):
            if stamping:
                _apply(stamped.changed, stamped.root, repository.root)
    finally:
        _remove(part)
    return place
