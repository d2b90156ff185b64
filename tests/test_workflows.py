"""The workflows of the repository: what they may do, what they pin, and that their guards refuse what they should."""

from __future__ import annotations

import ast
import itertools
import os
import pathlib
import re
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

ROOT = pathlib.Path(__file__).parent.parent
PATHS = sorted((ROOT / ".github" / "workflows").iterdir())
WORKFLOWS: dict[str, dict[str, Any]] = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in PATHS}
JOBS = [(name, job) for name, workflow in WORKFLOWS.items() for job in workflow["jobs"]]
#: The one place from which each permission to write is used.
WRITERS = {
    ("release", "provenance"): {"attestations", "id-token"},
    ("release", "index"): {"id-token"},
    ("release", "github"): {"contents"},
}
SHA = "0123456789abcdef0123456789abcdef01234567"


def steps(action: str = "") -> Iterator[dict[str, Any]]:
    """Yield the steps of all jobs, or those that use an action."""
    for workflow, job in JOBS:
        for step in WORKFLOWS[workflow]["jobs"][job]["steps"]:
            if step.get("uses", "").startswith(action):
                yield step


def sessions() -> set[str]:
    """Return the names of the sessions that the noxfile defines."""
    body = ast.parse((ROOT / "noxfile.py").read_text("utf-8")).body
    functions = [node for node in body if isinstance(node, ast.FunctionDef)]
    return {node.name for node in functions if any("nox.session" in ast.unparse(d) for d in node.decorator_list)}


def git(directory: pathlib.Path, *arguments: str) -> str:
    """Run git in a directory and return what it printed."""
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.invalid", "-c", "commit.gpgsign=false")
    command = ("git", *identity, *arguments)
    return subprocess.run(command, cwd=directory, text=True, capture_output=True, check=True).stdout.strip()  # noqa: S603 - ours


def run(job: str, step: str, directory: pathlib.Path, **environment: str) -> int:
    """Run a step of the release workflow as its runner does, and return the exit status.

    Args:
        job: Key of the job.
        step: Name of the step.
        directory: Where to run it.
        **environment: What the workflow sets.
    """
    script = next(s["run"] for s in WORKFLOWS["release"]["jobs"][job]["steps"] if s["name"] == step)
    command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
    environ = {**os.environ, **environment}
    return subprocess.run(command, cwd=directory, env=environ, capture_output=True, check=False).returncode  # noqa: S603 - ours


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_actions_are_pinned(path: pathlib.Path) -> None:
    """Every action is named by a full commit, with the version that it is in a comment."""
    pinned = re.compile(r"\s+uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+(\.\d+)+")
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert lines
    assert [line for line in lines if not pinned.fullmatch(line)] == []


def test_one_version_of_each_action() -> None:
    """All workflows use an action at the same commit."""
    used = {step["uses"] for step in steps() if "uses" in step}
    assert len({action.partition("@")[0] for action in used}) == len(used)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_is_permitted_to_all(name: str) -> None:
    """A workflow as a whole may do nothing; what a job needs, the job says."""
    assert WORKFLOWS[name]["permissions"] == {}


@pytest.mark.parametrize(("workflow", "name"), JOBS)
def test_jobs_are_bounded(workflow: str, name: str) -> None:
    """A job ends after a time, and writes only where it is the one that must."""
    job: Mapping[str, Any] = WORKFLOWS[workflow]["jobs"][name]
    assert 0 < job["timeout-minutes"] <= 120
    assert {what for what, how in job["permissions"].items() if how != "read"} == WRITERS.get((workflow, name), set())


def test_scripts_hold_no_expressions() -> None:
    """What comes from outside reaches a script as an environment variable, never as a part of it."""
    assert [step["name"] for step in steps() if "${{" in step.get("run", "")] == []


def test_credentials_do_not_stay() -> None:
    """The checked-out repository has no token in it."""
    assert {step["with"]["persist-credentials"] for step in steps("actions/checkout@")} == {False}


def test_sessions_exist() -> None:
    """Every session that a workflow asks for is one of nox's."""
    named = {name for step in steps() for name in re.findall(r"--session (\w+)", step.get("run", ""))}
    named |= {name for step in steps() for name in re.findall(r"matrix\.session == '(\w+)'", step.get("if", ""))}
    strategies = [WORKFLOWS[workflow]["jobs"][job].get("strategy", {}) for workflow, job in JOBS]
    entries = [entry for strategy in strategies for entry in strategy.get("matrix", {}).get("include", ())]
    named |= {entry["session"] for entry in entries if "session" in entry}
    assert named - sessions() == set()
    assert named >= {"artifacts", "audit", "links", "lowest", "newest", "outside", "sameness", "wasm"}


def test_every_python_is_set_up() -> None:
    """The checks run on each version of Python that the package says it supports, and nothing runs on another."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    supported = [match[1] for c in project["classifiers"] if (match := re.search(r"Python :: (\d+\.\d+)$", c))]
    lists = [step["with"]["python-version"].split() for step in steps("actions/setup-python@")]
    assert max(lists, key=len) == supported
    assert all(versions in (supported, supported[-1:]) for versions in lists)


def test_all_green_waits_for_all() -> None:
    """The last job of the checks needs every other, and as many successes as there are."""
    jobs = WORKFLOWS["ci"]["jobs"]
    last = jobs["all-green"]
    assert set(last["needs"]) == set(jobs) - {"all-green"}
    assert last["if"] == "always()"
    assert last["steps"][0]["run"] == f'test "$RESULTS" = "{" ".join(["success"] * len(last["needs"]))}"'


def test_updates_wait() -> None:
    """New versions of actions, libraries and hooks are taken up after a week at the earliest."""
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "pre-commit"}
    assert all(update["cooldown"]["default-days"] >= 7 for update in updates)


@pytest.mark.parametrize(
    ("version", "commit", "accepted"),
    [
        ("2026.11.0", SHA, True),
        ("2026.1.12", SHA, True),
        ("2026.11.0.dev0", SHA, False),
        ("2026.01.0", SHA, False),
        ("2026.13.0", SHA, False),
        ("2026.11", SHA, False),
        ("v2026.11.0", SHA, False),
        ("2026.11.0\n", SHA, False),
        ("$(exit 0)", SHA, False),
        ("2026.11.0", SHA[:39], False),
        ("2026.11.0", SHA.upper(), False),
        ("2026.11.0", "main", False),
        ("", "", False),
    ],
)
def test_release_refuses_other_forms(tmp_path: pathlib.Path, version: str, commit: str, accepted: bool) -> None:  # noqa: FBT001
    """A release is asked for with a version of this project and a whole commit, or not at all."""
    code = run("build", "Check how version and commit are written", tmp_path, VERSION=version, COMMIT=commit)
    assert (code == 0) is accepted


@pytest.fixture
def tagged(tmp_path: pathlib.Path) -> tuple[pathlib.Path, list[str]]:
    """Return a repository of two commits, the first of which has a tag and a dataset of version 2026.11.0."""
    described = tmp_path / "src" / "india_cyber_agreements" / "data" / "dataset.json"
    described.parent.mkdir(parents=True)
    git(tmp_path, "init", "--quiet")
    commits: list[str] = []
    for version in ("2026.11.0", "2026.12.0"):
        described.write_text(f'{{"version": "{version}"}}', "utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message", version)
        commits.append(git(tmp_path, "rev-parse", "HEAD"))
    git(tmp_path, "tag", "--annotate", "2026.11.0", commits[0], "--message", "Release 2026.11.0")
    git(tmp_path, "tag", "2026.10.0", commits[0])
    return tmp_path, commits


def test_release_wants_commit_tag_and_dataset_to_agree(tagged: tuple[pathlib.Path, list[str]]) -> None:
    """The tag of the version points to the commit that is checked out, whose dataset has that version."""
    root, commits = tagged
    found: dict[tuple[str, int, int], bool] = {}
    for version, out, asked in itertools.product(("2026.11.0", "2026.12.0", "2026.10.0"), (0, 1), (0, 1)):
        git(root, "checkout", "--quiet", commits[out])
        code = run("build", "Check that commit, tag and dataset agree", root, VERSION=version, COMMIT=commits[asked])
        found[version, out, asked] = code == 0
    assert [case for case, passed in found.items() if passed] == [("2026.11.0", 0, 0)]


def test_release_notes(tmp_path: pathlib.Path) -> None:
    """The notes of a release are its section of the change log, and a release without one is refused."""
    text = "# Changes\n\n## 2026.12.0 (2026-12-01)\n\n### Data\n\nNew.\n\n## Added\n\n## 2026.11.0 (2026-11-27)\n\nA.\n"
    (tmp_path / "CHANGELOG.md").write_text(text, "utf-8")
    assert run("build", "Take the notes from the change log", tmp_path, VERSION="2026.12.0") == 0
    assert (tmp_path / "notes.md").read_text("utf-8").split() == ["###", "Data", "New.", "##", "Added"]
    assert run("build", "Take the notes from the change log", tmp_path, VERSION="2026.1.0") != 0
