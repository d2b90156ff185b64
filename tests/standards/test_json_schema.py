"""The data files and their JSON Schemas before ``check-jsonschema``."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

import pytest

pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: run nox -s standards")


def check(*arguments: str | pathlib.Path) -> tuple[int, str]:
    """Run the program; return its exit code and what it prints."""
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a command of ours
    return done.returncode, done.stdout + done.stderr


def schemas(release: pathlib.Path) -> list[pathlib.Path]:
    """Return the paths of the schemas."""
    return sorted(release.glob("json/schema/*.schema.json"))


def data_of(schema: pathlib.Path) -> list[pathlib.Path]:
    """Return the paths of the data files that a schema is for."""
    name = schema.name.removesuffix(".schema.json")
    return sorted(schema.parent.parent.glob("editions/*.json" if name == "edition" else f"{name}.json"))


def test_schemas(release: pathlib.Path) -> None:
    """Every schema keeps to the metaschema of JSON Schema 2020-12."""
    assert schemas(release)
    assert check("--check-metaschema", *schemas(release)) == (0, "ok -- validation done\n")


def test_data(release: pathlib.Path) -> None:
    """Every data file of the release keeps to its schema; the outline of the land, which has no records, has none."""
    checked: set[pathlib.Path] = set()
    for schema in schemas(release):
        files = data_of(schema)
        assert check("--schemafile", schema, *files) == (0, "ok -- validation done\n")
        checked.update(files)
    found = {path for path in release.joinpath("json").rglob("*.json") if "schema" not in path.parts}
    assert found - checked == {release / "json" / "land.json"}


def test_rows_of_the_guide(release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """The rows that CONTRIBUTING.md shows keep to the schemas of their files."""
    guide = pathlib.Path(__file__).parent.parent.parent / "CONTRIBUTING.md"
    rows = re.findall(r"```json\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "rows.json"
    for name, row in zip(("changes", "redirects"), rows, strict=True):
        path.write_text(f"[{row}]", "utf-8")
        schema = release / "json" / "schema" / f"{name}.schema.json"
        assert check("--schemafile", schema, path) == (0, "ok -- validation done\n")


def test_broken(release: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A date that says too much is found."""
    content = (
        release.joinpath("json", "coverage.json").read_bytes().replace(b'"last_checked": "2', b'"last_checked": "x2')
    )
    path = tmp_path / "coverage.json"
    path.write_bytes(content)
    code, text = check("--schemafile", release / "json" / "schema" / "coverage.schema.json", path)
    assert code == 1
    assert "last_checked" in text
