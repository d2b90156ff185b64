"""The public interface is held to what the last release promised."""

from __future__ import annotations

import pytest

from .conftest import Scratch

API = "src/india_cyber_agreements/_api.py"


def break_it(scratch: Scratch) -> None:
    """Take a parameter away from a public function."""
    path = scratch.root / API
    text = path.read_text("utf-8")
    assert "def search(text: str)" in text
    path.write_text(text.replace("def search(text: str)", "def search(words: str)"), "utf-8")


def test_kept(scratch: Scratch) -> None:
    """What has not changed breaks nothing."""
    done = scratch.changes("interface")
    assert done.returncode == 0, done.stderr
    assert f"keeps what {scratch.last} promised" in done.stdout


def test_broken(scratch: Scratch) -> None:
    """A break without a fragment that names it fails, and says what to do; with one it is in order."""
    break_it(scratch)
    done = scratch.changes("interface")
    assert done.returncode == 1
    assert "search(text): Parameter was removed" in done.stderr
    assert "name it in a fragment changes/NAME.breaking.md" in done.stderr
    fragment = scratch.root / "changes" / "other.breaking.md"
    fragment.write_text("Something else breaks.\n", "utf-8")
    assert scratch.changes("interface").returncode == 1
    fragment.write_text("`search` takes `words`.\n", "utf-8")
    assert scratch.changes("interface").returncode == 0


def test_broken_and_released(scratch: Scratch) -> None:
    """Once a release took the fragment into the change log, that tells of the break; an older section does not."""
    break_it(scratch)
    log = scratch.root / "CHANGELOG.md"
    head, heading, rest = log.read_text("utf-8").partition(f"## {scratch.last} ")
    told = "\n### Breaking changes\n\n- `search` takes `words`.\n\n"
    log.write_text(f"{head}## {scratch.next} (2026-01-02)\n{told}{heading}{rest}", "utf-8")
    assert scratch.changes("interface").returncode == 0
    for text in (f"{head}{heading}{rest}{told}", f"{head}{told}"):
        log.write_text(text, "utf-8")
        assert scratch.changes("interface").returncode == 1


PLACE = "    place: str | None = None\n"
BREAKS = {
    "required": ("_model.py", PLACE, "    place: str | None\n", "Agreement(place): was optional, is required"),
    "new": ("_model.py", PLACE, f"{PLACE}    site: str\n", "Agreement(site): is new, and required"),
    "member": ("_enums.py", 'MOU = "mou"', 'MOU = "memorandum"', "AgreementType.MOU: was 'mou', is 'memorandum'"),
    "class": (
        "_enums.py",
        "class AgreementType(enum.StrEnum)",
        "class AgreementType(str, enum.Enum)",
        "AgreementType is a StrEnum: was so, is gone",
    ),
    "column": ("_definitions.py", 'field("place", ', 'field("site", ', "table agreements.place: was text, is gone"),
    "option": ("_cli.py", '"--exit-code"', '"--with-code"', "command diff --exit-code: was optional, is gone"),
    "async": ("_api.py", "def search(text: str)", "async def search(text: str)", "search(): was plain, is async"),
}


@pytest.mark.parametrize(("file", "old", "new", "words"), BREAKS.values(), ids=BREAKS)
def test_broken_when_it_runs(file: str, old: str, new: str, words: str, scratch: Scratch) -> None:
    """What breaks only where the package runs is seen too."""
    path = scratch.root / "src/india_cyber_agreements" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    done = scratch.changes("interface")
    assert done.returncode == 1
    assert words in done.stderr


def test_gone(scratch: Scratch) -> None:
    """A public name that goes is a break too."""
    path = scratch.root / "src/india_cyber_agreements/__init__.py"
    path.write_text(path.read_text("utf-8").replace('    "signed_between",\n', ""), "utf-8")
    done = scratch.changes("interface")
    assert done.returncode == 1
    assert "signed_between" in done.stderr


def test_without_tags(scratch: Scratch) -> None:
    """Where tags were not fetched, the commit of the release is what counts."""
    scratch.git("tag", "--delete", scratch.last)
    assert scratch.repository.last_release() is not None
    break_it(scratch)
    assert scratch.changes("interface").returncode == 1


def test_nothing_released(scratch: Scratch) -> None:
    """Before the first release there is nothing to keep to."""
    scratch.git("checkout", "--quiet", "--orphan", "fresh")
    scratch.commit("Begin")
    scratch.git("tag", "--delete", scratch.last)
    break_it(scratch)
    assert scratch.repository.last_release() is None
    done = scratch.changes("interface")
    assert done.returncode == 0
    assert "no release in its history" in done.stdout


@pytest.mark.parametrize("tag", ["nightly", "v1", "2099.1.0.dev0"])
def test_other_tags(tag: str, scratch: Scratch) -> None:
    """Tags that are no numbers of releases do not count."""
    scratch.git("tag", tag)
    assert scratch.repository.last_release() == (scratch.last, scratch.last)
