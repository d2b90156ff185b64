"""A scratch repository in which a version was released and the next one is ready to be."""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
import sys
from typing import Any

import attrs
import pytest

pytest.importorskip("towncrier", reason="what makes a release is not installed: run nox -s package")
from changes._repository import Repository
from india_cyber_agreements._ledger import is_development

ROOT = pathlib.Path(__file__).parent.parent.parent
DATA = pathlib.Path("src/india_cyber_agreements/data")
#: A record that is corrected, one that is retired, and the one that takes its place.
CORRECTED, RETIRED, HEIR = "in-us-mlat", "in-ae-2015-joint-statement", "in-ae-2017-joint-statement"
ADDED = "in-no-2026-rehearsal-mou"
#: What a checkout does not hold; PKG-INFO stands in an unpacked sdist, and would say which version it is.
_IGNORED = shutil.ignore_patterns(
    "PKG-INFO",
    ".git",
    ".nox",
    ".venv*",
    "__pycache__",
    "_build",
    "_scripts",
    "build",
    "dist",
    ".*_cache",
    ".hypothesis",
)


@attrs.frozen
class Scratch:
    """A repository to release from."""

    root: pathlib.Path
    #: Number of the release that it has.
    last: str
    #: Number of the one that comes.
    next: str

    @property
    def repository(self) -> Repository:
        """The repository as the release sees it."""
        return Repository(self.root)

    def git(self, *arguments: str) -> str:
        """Run git as somebody."""
        somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "core.autocrlf=false")
        return self.repository.git(*somebody, *arguments)

    def commit(self, subject: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", subject)

    def python(self, *arguments: str, check: bool = True, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run the interpreter on what stands in the repository."""
        env = {**os.environ, "PYTHONPATH": str(self.root / "src"), **options.pop("env", {})}
        command = [sys.executable, *arguments]
        done = subprocess.run(  # noqa: S603
            command, cwd=self.root, env=env, check=False, capture_output=True, encoding="utf-8", **options
        )
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done

    def package(self, *arguments: str) -> str:
        """Run the command line of the package."""
        return self.python("-m", "india_cyber_agreements", *arguments).stdout

    def changes(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the commands of those who make releases."""
        return self.python("-m", "changes", *arguments, check=False)

    def read(self, file: str) -> Any:
        """Return what a data file holds."""
        return json.loads((self.root / DATA / file).read_text("utf-8"))

    def write(self, file: str, value: object) -> None:
        """Write a data file."""
        (self.root / DATA / file).write_text(json.dumps(value), "utf-8")

    def row(self, id_: str, field: str, reason: str) -> None:
        """Add a row to the change log of the data."""
        entry = {"release": self.next, "agreement": id_, "field": field, "reason": reason}
        self.write("changes.json", [*self.read("changes.json"), entry])


def _next_month(version: str) -> str:
    """Return the number of the first release of the month after that of a version."""
    year, month = map(int, version.split(".")[:2])
    return f"{year + month // 12}.{month % 12 + 1}.0"


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """Return a repository with a copy of this project, released and tagged; nothing has changed since."""
    root = tmp_path_factory.mktemp("first") / "project"
    shutil.copytree(ROOT, root, ignore=_IGNORED)
    version = json.loads((root / DATA / "dataset.json").read_text("utf-8"))["version"]
    last, _, _ = version.partition(".dev")
    scratch = Scratch(root, last, _next_month(last))
    scratch.git("init", "--quiet")
    for fragment in (root / "changes").glob("*.*.md"):
        fragment.unlink()
    log = (root / "CHANGELOG.md").read_text("utf-8").partition("\n## ")[0]
    (root / "CHANGELOG.md").write_text(f"{log}\n## {last} (2026-01-01)\n\n### Changes\n\n- Begun.\n", "utf-8")
    if is_development(version):
        scratch.package("stamp", last, str(root / DATA))
    scratch.commit(f"Release {last}")
    scratch.git("tag", last)
    return scratch


@pytest.fixture(scope="session")
def ready(first: Scratch, tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """Return a repository in which the next version is under way: a record came, one was corrected, one retired."""
    copy = _clone(first, tmp_path_factory.mktemp("ready") / "project")
    data = str(copy.root / DATA)
    copy.package("stamp", f"{copy.next}.dev0", data)
    _add(copy)
    _correct(copy)
    _retire(copy)
    (copy.root / "changes" / "question.change.md").write_text("A question that can be asked.\n", "utf-8")
    copy.package("format", data)
    copy.package("check", data)
    copy.python("-m", "docs")
    copy.commit("Add, correct and retire a record")
    return copy


def _clone(original: Scratch, root: pathlib.Path) -> Scratch:
    """Return a copy of a repository."""
    original.git("clone", "--quiet", str(original.root), str(root))
    return Scratch(root, original.last, original.next)


@pytest.fixture
def scratch(ready: Scratch, tmp_path: pathlib.Path) -> Scratch:
    """Return a copy of the repository that is ready, to do with as a test likes."""
    return _clone(ready, tmp_path / "project")


def _add(scratch: Scratch) -> None:
    """Add a record, and fill in what its skeleton leaves open."""
    scratch.package(
        *("new", ADDED, str(scratch.root / DATA), "--type", "mou", "--level", "agency", "--scope", "dedicated"),
        *("--country", "Norway", "--event", "signed", "2026-01-11", "--url", "https://example.org/norway"),
        *("--source-title", "India and Norway sign a memorandum", "--publisher", "Example", "--published", "2026-01"),
    )
    text = json.dumps(scratch.read("agreements.json"))
    scratch.write("agreements.json", json.loads(text.replace("To be filled in.", "A memorandum to rehearse with.")))


def _correct(scratch: Scratch) -> None:
    """Correct a field of a record, and say why."""
    records = scratch.read("agreements.json")
    next(record for record in records if record["id"] == CORRECTED)["place"] = "Somewhere else"
    scratch.write("agreements.json", records)
    scratch.row(CORRECTED, "place", "The text was found.")


def _retire(scratch: Scratch) -> None:
    """Merge a record into another one, which takes over its sources, events and cells."""
    records = {record["id"]: record for record in scratch.read("agreements.json")}
    gone, heir = records.pop(RETIRED), records[HEIR]
    cited = {citation["source"] for citation in heir["citations"]}
    heir["citations"] += [citation for citation in gone["citations"] if citation["source"] not in cited]
    for record in records.values():
        relations = record.get("relations", [])
        record["relations"] = [link for link in relations if link["target"] != RETIRED]
    scratch.write("agreements.json", list(records.values()))
    edition = scratch.read("editions/cis-2017.json")
    for cell in edition["cells"]:
        cell["agreements"] = [HEIR if id_ == RETIRED else id_ for id_ in cell.get("agreements", [])]
    scratch.write("editions/cis-2017.json", edition)
    reason = "Both were one visit."
    redirect = {
        "id": RETIRED,
        "kind": "merged-into",
        "targets": [HEIR],
        "release": scratch.next,
        "reason": reason,
    }
    scratch.write("redirects.json", [*scratch.read("redirects.json"), redirect])
    scratch.row(RETIRED, "*", reason)
    scratch.row(HEIR, "citations", reason)
