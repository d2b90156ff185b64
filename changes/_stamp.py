"""Entering a release in the files of a working tree: data files, change log, citation file."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import re
import sys

import attrs

from india_cyber_agreements._ledger import RELEASE_FORMS, is_development, release_key

from . import _fragments
from ._repository import FETCH, Repository
from ._run import ReleaseError, output

PACKAGE = pathlib.PurePath("src/india_cyber_agreements")
DATA = PACKAGE / "data"
#: The fragment that tells which records came, changed and went; it is written anew for each release.
_RECORDS = pathlib.PurePath("changes/difference.records.md")


@attrs.frozen(kw_only=True)
class Plan:
    """A release that is to be made."""

    #: Its number.
    version: str
    #: Its day.
    day: dt.date
    #: Number and commit of the release before it; None for the first.
    last: tuple[str, str] | None


def package(tree: pathlib.Path, *arguments: str) -> str:
    """Run the command line of the package as it stands in a working tree, and return what it printed.

    Raises:
        ReleaseError: It did not end well.
    """
    command = (sys.executable, "-m", "india_cyber_agreements", *arguments)
    return output(*command, cwd=tree, env={"PYTHONPATH": str(tree / "src")})


def description(tree: pathlib.Path) -> dict[str, str]:
    """Return what the dataset in a working tree says of itself."""
    described: dict[str, str] = json.loads((tree / DATA / "dataset.json").read_text("utf-8"))
    return described


def plan(repository: Repository, version: str, today: dt.date) -> Plan:
    """Return the plan of a release, if one of this number can be made from what is checked out.

    Args:
        repository: Where it is to be made.
        version: Its number.
        today: Its day.

    Raises:
        ReleaseError: It cannot; the message has every reason.
    """
    last = repository.last_release()
    key = release_key(version)
    reasons: list[str] = []
    if key is None or is_development(version):
        reasons.append(f"{version!r} is no number of a release: use {RELEASE_FORMS}")
    else:
        now = description(repository.root)["version"]
        if key[0] > today.year + 1:
            reasons.append(f"{version} lies more than a year ahead: today is {today}")
        if last and key <= (release_key(last[0]) or ()):
            reasons.append(f"{version} does not come after {last[0]}, the last release")
        if key <= (release_key(now) or ()):
            reasons.append(f"{version} does not come after {now}, which dataset.json is at")
    ledger = json.loads((repository.root / DATA / "released.json").read_text("utf-8"))
    if last is None and not all(is_development(entry["release"]) for entry in ledger):
        reasons.append(f"releases were made before, and none is in the history here: {FETCH}")
    reasons += _fragments.problems(repository.root)
    taken = sorted(repository.tags & {version, f"v{version}"})
    reasons += [f"the tag {tag} exists already" for tag in taken]
    reasons += [f"{path} is changed or new, and not committed" for path in repository.changed]
    if reasons:
        raise ReleaseError("\n".join(reasons))
    return Plan(version=version, day=today, last=last)


def stamp(repository: Repository, planned: Plan) -> str:
    """Enter a release in a working tree, and return its section of the change log.

    Args:
        repository: The working tree, clean and with its history.
        planned: The release.

    Raises:
        ReleaseError: The data files, the change fragments or the number do not go together.
    """
    tree = repository.root
    (tree / _RECORDS).write_text(_difference(repository, planned), "utf-8")
    package(tree, "stamp", planned.version, str(tree / DATA), "--day", planned.day.isoformat())
    output(sys.executable, "-m", "docs", cwd=tree, env={"PYTHONPATH": str(tree / "src")})
    towncrier = (sys.executable, "-m", "towncrier", "build", "--yes", "--dir", str(tree))
    output(*towncrier, "--version", planned.version, "--date", planned.day.isoformat(), cwd=tree)
    sections = re.split(r"^(?=## )", (tree / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    return next(section for section in sections if section.startswith(f"## {planned.version} "))


def _difference(repository: Repository, planned: Plan) -> str:
    """Return what the change log says of the records.

    Raises:
        ReleaseError: The number is that of a patch and records came or went, a field changed without a reason, or the
            data files speak of a release that never was.
    """
    tree = repository.root
    _history(tree, planned)
    if planned.last is None:
        totals: dict[str, int] = json.loads(package(tree, "totals", "--format", "json"))
        return f"{sum(totals.values())} records: {', '.join(f'{count} {type_}' for type_, count in totals.items())}."
    last, commit = planned.last
    compare = ("diff", f"git:{commit}", str(tree / DATA), "--format")
    found = json.loads(package(tree, *compare, "json"))
    moved = [kind for kind in ("added", "removed", "reclassified") if found[kind]]
    reasons: list[str] = []
    if moved and not planned.version.endswith(".0"):
        reasons.append(
            f"{planned.version} is the number of a patch, and records were {' and '.join(moved)} since {last}:"
            " a new month is what releases data"
        )
    reasons += [
        f"{record['id']}: {field['field']} changed since {last}, and no row of changes.json for it, or for *, says why"
        for record in found["changed"]
        for field in record["fields"]
        if not (field["reason"] or record["reason"])
    ]
    if reasons:
        raise ReleaseError("\n".join(reasons))
    return package(tree, *compare, "markdown").strip()


def _history(tree: pathlib.Path, planned: Plan) -> None:
    """See that changes and redirects speak of the release under way, or of earlier ones.

    Raises:
        ReleaseError: They speak of one between the last and this, which will never be.
    """
    after = (release_key(planned.last[0]) if planned.last else None) or ()
    wrong = [
        f"{file} speaks of release {row['release']}, which was never made: mend it, or release that first"
        for file in ("changes.json", "redirects.json")
        for row in json.loads((tree / DATA / file).read_text("utf-8"))
        if (release_key(row["release"]) or ()) > after and row["release"] != planned.version
    ]
    if wrong:
        raise ReleaseError("\n".join(dict.fromkeys(wrong)))
