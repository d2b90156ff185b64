"""Whatever is public stands in the reference, and its source says what it is."""

from __future__ import annotations

import ast
import enum
import inspect
import pathlib
import re
import typing
from collections import Counter

import attrs
import pytest

import india_cyber_agreements as ica
from docs import pages
from docs._pages.markdown import code
from docs._pages.tables import tables_page
from docs._pages.vocabularies import GROUPS, fields_of, vocabularies_page
from docs._site.public import PACKAGE, members, names

FOLDER = pages.HERE / "reference"
GENERATED = {name: text for name, text in pages.generated(ica.dataset()).items() if name.startswith(f"{FOLDER.name}/")}
TEXTS = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")} | {
    pathlib.PurePath(name).name: text for name, text in GENERATED.items()
}
CLASSES: dict[str, type] = {name: value for name in ica.__all__ if inspect.isclass(value := getattr(ica, name))}
#: Special methods by which sets are combined and asked; those of others are told by the text of their class.
SPECIAL = ("__or__", "__and__", "__sub__", "__contains__", "__getitem__", "__arrow_c_stream__")


@attrs.frozen
class Entry:
    """A directive that documents a name."""

    directive: str
    options: str


def entries() -> dict[str, list[Entry]]:
    """Return the directives of the reference by the name that each documents."""
    found: dict[str, list[Entry]] = {}
    directive = re.compile(r"^\.\. ([\w:]+):: (\S+)\n((?:   .*\n|\n(?=   ))*)", re.MULTILINE)
    for text in TEXTS.values():
        for block in re.findall(r"^```\{eval-rst\}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            for kind, name, options in directive.findall(block):
                if kind.startswith(("auto", "py:")) and kind != "py:module":
                    found.setdefault(name, []).append(Entry(kind, options))
    return found


ENTRIES = entries()


def told_in_source(class_: type) -> set[str]:
    """Return the public attributes that the source of a class describes: by a comment above it, or a docstring."""
    source = inspect.getsource(class_)
    lines = source.splitlines()
    found: set[str] = set()
    for node in (node for each in ast.parse(source).body if isinstance(each, ast.ClassDef) for node in each.body):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node):
            found.add(node.name)
        elif isinstance(node, ast.AnnAssign | ast.Assign) and lines[node.lineno - 2].strip().startswith("#:"):
            targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
            found.update(target.id for target in targets if isinstance(target, ast.Name))
    return found


def test_every_name_has_one_entry() -> None:
    """Every public name is documented, once; so is every member that is documented by hand, and nothing else."""
    assert {name for name in ENTRIES if "." not in name} == set(ica.__all__)
    assert all(f"{PACKAGE}.{name}" in set(names()) for name in ENTRIES)
    assert {name for name, found in ENTRIES.items() if len(found) > 1} == set()


@pytest.mark.parametrize("name", CLASSES)
def test_every_attribute_is_shown(name: str) -> None:
    """The entry of a class shows all its attributes, those it inherits too."""
    (entry,) = ENTRIES[name]
    class_ = CLASSES[name]
    if entry.directive == "autoexception":
        assert not set(members(class_)) & set(vars(class_))
        return
    assert ":members:" in entry.options
    assert ":exclude-members:" not in entry.options
    inherited = {member for base in class_.__mro__[1:] if base.__module__.startswith(PACKAGE) for member in vars(base)}
    assert (":inherited-members:" in entry.options) == any(not member.startswith("_") for member in inherited)


def test_special_methods_are_shown() -> None:
    """The operators of sets have entries."""
    assert f":special-members: {', '.join(SPECIAL)}" in ENTRIES["AgreementSet"][0].options
    assert all(getattr(ica.AgreementSet, name).__doc__ for name in SPECIAL)


@pytest.mark.parametrize("name", CLASSES)
def test_every_attribute_is_described(name: str) -> None:
    """The source says what each field, property, method and word is; an error says what it carries."""
    class_ = CLASSES[name]
    assert class_.__doc__
    found = list(members(class_))
    if issubclass(class_, Exception):
        assert found == re.findall(r"self\.(\w+)(?:: .+?)? = ", inspect.getsource(class_))
        return
    ours = [base for base in class_.__mro__ if base.__module__.startswith(PACKAGE)]
    assert set(found) <= {member for base in ours for member in told_in_source(base)}


@pytest.mark.parametrize("name", ["TableName", "Theme", "Dimension"])
def test_words_of_an_argument(name: str) -> None:
    """What is said of an argument that takes words lists all of them, in their order."""
    (entry,) = ENTRIES[name]
    said, _, _ = entry.options.partition("\n\n")
    assert re.findall(r'"(\w+)"', said) == list(typing.get_args(getattr(ica, name)))


def test_every_vocabulary_is_shown() -> None:
    """Every vocabulary stands on its page once, and the page tells which fields and columns hold its words."""
    words = [name for name, class_ in CLASSES.items() if issubclass(class_, enum.StrEnum)]
    assert Counter(name for group in GROUPS.values() for name in group) == Counter(words)
    assert list(fields_of("Level")) == ["Agreement.level"]
    text = vocabularies_page()
    assert "Field: {py:attr}`Event.kind`. Column: [`events.kind`](tables.md#events)." in text
    assert "Fields: {py:attr}`Agreement.topics`, {py:attr}`Convention.topics`." in text


def test_every_column_is_shown() -> None:
    """Every column of every table stands in the table of that table, with what it says."""
    text = tables_page()
    for table in ica.tables():
        _, _, section = text.partition(f"## {table.name}\n")
        rows = {line.split(" | ")[0]: line for line in section.split("\n## ")[0].splitlines() if line.startswith("| `")}
        assert set(rows) == {f"| {code(column.name)}" for column in table.columns}
        assert all(column.description for column in table.columns)


@pytest.mark.parametrize("name", TEXTS)
def test_page(name: str) -> None:
    """A page of the reference begins with its only heading of the first level and a sentence, and leads onward."""
    text = re.sub(r"^```.*?^```$", "", TEXTS[name], flags=re.DOTALL | re.MULTILINE)
    heading, _, rest = text.partition("\n")
    assert heading.startswith("# ")
    assert not re.search(r"^# ", rest, re.MULTILINE)
    assert re.match(r"\n[A-Z]\w*[ ,]", rest)
    assert re.search(r"\]\((?:\.\./)?[\w/-]+\.md", rest)


def test_what_is_public() -> None:
    """What counts as public are the names of the package with what it gives their classes, and nothing private."""
    found = set(names())
    for name in (
        *("by_country", "SCHEMA_VERSION", "AgreementSet.save", "Dataset.save", "Agreement.standing_periods"),
        *("Topic.DEFENCE", "Standing.rank", "UnknownNameError.suggestions", "Totals.by", "PartialDate.parse"),
    ):
        assert f"{PACKAGE}.{name}" in found
    assert not [name for name in found if "._" in name and name != f"{PACKAGE}.__version__"]
    assert f"{PACKAGE}.Totals.keys" not in found
    assert f"{PACKAGE}.UnknownCountryError.suggestions" not in found
