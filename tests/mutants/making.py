"""Mutants of a module: its source with one thing changed.

The changes are those of mutmut 3 (numbers, strings, operators, arguments, assigned values and so on), and a few that it
lacks: a condition turned round, a result or a call left out, an element of a literal left out, an exception no longer
caught, a text within an f-string altered. mutmut makes them in functions without decorators alone; here they are made
everywhere: in tables and classes, properties, decorators and default values.

Left out is what no run of the code can tell: annotations, docstrings, imports, and what is there for type checkers.
"""

from __future__ import annotations

import ast
import difflib
from typing import TYPE_CHECKING

import attrs
import libcst as cst
from libcst.helpers import get_full_name_for_node
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@attrs.frozen(kw_only=True)
class Mutant:
    """A module with one change."""

    #: Name of the module, without its package.
    module: str
    #: The function or class that the change is in; "module" outside of all.
    where: str
    #: What the changed lines were and what they became.
    change: str
    #: The lines, counted from 1, that the change is in.
    lines: range
    #: The whole source.
    source: str


def _turned_round(test: cst.BaseExpression) -> cst.BaseExpression:
    """Return the opposite of a condition."""
    inner = test.with_changes(lpar=[cst.LeftParen(), *test.lpar], rpar=[*test.rpar, cst.RightParen()])
    return cst.UnaryOperation(operator=cst.Not(), expression=inner)


def _without_each(elements: Sequence[cst.CSTNode]) -> Iterator[list[cst.CSTNode]]:
    """Yield the elements of a literal without each of them in turn."""
    if len(elements) > 1:
        yield from ([*elements[:i], *elements[i + 1 :]] for i in range(len(elements)))


def _own_changes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield what becomes of a node by the changes that mutmut does not make."""
    match node:
        case cst.If(test=test) | cst.While(test=test) | cst.CompIf(test=test) if not isinstance(
            test, cst.UnaryOperation
        ):
            yield node.with_changes(test=_turned_round(test))
        case cst.Return(value=cst.BaseExpression() as value) if get_full_name_for_node(value) != "None":
            yield node.with_changes(value=cst.Name("None"), whitespace_after_return=cst.SimpleWhitespace(" "))
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Call())]):
            yield node.with_changes(body=[cst.Pass()])
        case cst.ExceptHandler(type=cst.BaseExpression()):
            yield node.with_changes(type=cst.Tuple([]))
        case cst.Tuple(elements=elements) | cst.List(elements=elements) | cst.Set(elements=elements):
            yield from (node.with_changes(elements=rest) for rest in _without_each(elements))
        case cst.Dict(elements=elements):
            yield from (node.with_changes(elements=rest) for rest in _without_each(elements))
        case cst.FormattedStringText(value=text):
            yield node.with_changes(value=f"XX{text}XX")
        case _:
            pass


def _changes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield what becomes of a node by each change that applies to it."""
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from operator(node)
    yield from _own_changes(node)


def _is_name(node: cst.CSTNode, *names: str) -> bool:
    """Return whether a node is, or calls, something of one of these names."""
    return get_full_name_for_node(node) in names


class _Visitor(cst.CSTVisitor):
    """Collects the changes of a module, each with the function or class it is in."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        """Begin outside of all functions."""
        super().__init__()
        self.found: list[tuple[cst.CSTNode, cst.CSTNode, str, range]] = []
        self._within: list[str] = []
        self._targets: set[cst.CSTNode] = set()

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Collect the changes of a node, and go into it unless nothing in it is told by running the code."""
        if self._says_nothing_when_run(node):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self._within.append(node.name.value)
        if isinstance(node, cst.For | cst.CompFor):
            self._targets.add(node.target)
        where = ".".join(self._within) or "module"
        for changed in _changes(node):
            self.found.append((node, changed, where, self._lines(node)))
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        """Leave a function or class."""
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef) and not self._says_nothing_when_run(original_node):
            self._within.pop()

    def _lines(self, node: cst.CSTNode) -> range:
        """Return the lines of a node."""
        place = self.get_metadata(PositionProvider, node)
        assert isinstance(place, CodeRange)
        return range(place.start.line, place.end.line + 1)

    def _says_nothing_when_run(self, node: cst.CSTNode) -> bool:
        """Return whether a node is there for readers or for type checkers alone."""
        match node:
            case cst.Annotation() | cst.Import() | cst.ImportFrom() | cst.AssignTarget():
                return True
            case cst.Expr(value=cst.SimpleString()):
                return True
            case cst.If(test=test):
                return _is_name(test, "TYPE_CHECKING")
            case cst.FunctionDef(decorators=decorators):
                return any(_is_name(each.decorator, "overload") for each in decorators)
            case cst.Assign(value=cst.Call(func=func)):
                return _is_name(func, "TypeVar")
            case _:
                return node in self._targets


def _told(before: str, after: str) -> str:
    """Return the lines that differ between two texts, in one line."""
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    old, new = (" ".join(line[2:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return f"{old} → {new}"


def mutants(module: str, source: str) -> list[Mutant]:
    """Return the mutants of a module, each different from it and from each other and possible as Python.

    Args:
        module: Name of the module.
        source: Its source.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    visitor = _Visitor()
    wrapper.visit(visitor)
    made: list[Mutant] = []
    seen = {ast.dump(ast.parse(source))}
    for node, changed, where, lines in visitor.found:
        text = cst.ensure_type(wrapper.module.deep_replace(node, changed), cst.Module).code
        try:
            meaning = ast.dump(ast.parse(text))
            compile(text, module, "exec", dont_inherit=True)
        except SyntaxError:
            continue
        if meaning not in seen:
            seen.add(meaning)
            made.append(Mutant(module=module, where=where, change=_told(source, text), lines=lines, source=text))
    return made
