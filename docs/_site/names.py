"""The reference speaks of public names, says something of each of them, and of nothing that does not exist.

Public objects live in private modules, from which the package takes them when they are asked for. References to them,
and code in any text that names them, lead to their public names; what is public and not documented, and a reference to
what does not exist, is a warning.
"""

from __future__ import annotations

import enum
import inspect
import pkgutil
import re
from typing import TYPE_CHECKING

import attrs
from docutils import nodes
from sphinx.util import logging

import india_cyber_agreements as ica

from . import literals
from .public import PACKAGE, names

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.domains.python import PythonDomain
    from sphinx.environment import BuildEnvironment

_LOGGER = logging.getLogger(__name__)
#: Code that names something public beyond doubt, with or without its brackets.
_NAMED = re.compile(r"(?:ica\.(?=\w)|(?=[A-Z]))([\w.]+)(?:\(\))?")
_PRIVATE_HOME = re.compile(rf"^{PACKAGE}\.(?:_\w+\.)+")
#: Modules by the names under which annotations have them.
_ALIASES = {"alt": "altair", "dt": "datetime", "pa": "pyarrow", "pd": "pandas", "pl": "polars"}
#: Modules of what is ours, stands in annotations and has no public name: what carries a code, and the charts.
_UNNAMED = ("_countries", "_plot._charts")
#: Names of annotations that are no public ones, by what documents them.
_STANDS_FOR = {"TextDimension": "Dimension"}


def exists(name: str) -> bool:
    """Return whether a full name, such as ``datetime.date``, is that of something which can be imported.

    Args:
        name: The name.
    """
    first, dot, rest = name.partition(".")
    try:
        pkgutil.resolve_name(f"{_ALIASES.get(first, first)}{dot}{rest}")
    except (AttributeError, ImportError, ValueError):
        return False
    return True


def resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element) -> nodes.Element | None:
    """Lead a reference to the public name of what it means; what belongs to others stays without a link.

    Args:
        app: The build.
        env: What Sphinx has read.
        node: The reference.
        content: Its text.
    """
    if node.get("refdomain") != "py":
        return None
    target: str = node["reftarget"]
    bare = _PRIVATE_HOME.sub("", target).removeprefix(f"{PACKAGE}.")
    name = f"{PACKAGE}.{_STANDS_FOR.get(bare, bare)}"
    domain: PythonDomain = env.domains["py"]
    if name in domain.objects and name != target:
        return domain.resolve_xref(env, node["refdoc"], app.builder, node["reftype"], name, node, content)
    return content if exists(target) or any(exists(f"{PACKAGE}.{home}.{bare}") for home in _UNNAMED) else None


def sign(
    _app: Sphinx, what: str, _name: str, subject: object, _options: object, arguments: str | None, _returned: str | None
) -> tuple[str, None] | None:
    """Return how the making of an object is shown: not at all for words, for errors, and for records.

    Words and errors are made by the package; what a record is made of, its fields say.

    Args:
        what: What the subject is.
        subject: What is documented.
        arguments: What would be shown.
    """
    unshown = inspect.isclass(subject) and (issubclass(subject, enum.Enum | Exception) or attrs.has(subject))
    # Where there is nothing to show, there is no place for another answer either.
    return ("", None) if arguments and what in {"class", "exception"} and unshown else None


def default(class_: type, field: str) -> str | None:
    """Return what a field holds where it is left out, as code, or None where it has to be given.

    Args:
        class_: The class.
        field: Name of the field, or of another attribute.
    """
    found = attrs.fields_dict(class_).get(field) if attrs.has(class_) else None
    if found is None or found.default is attrs.NOTHING:
        return None
    make = getattr(found.default, "factory", None)
    return repr(make() if make else found.default)


def tell(_app: Sphinx, what: str, name: str, _subject: object, _options: object, lines: list[str]) -> None:
    """Keep what is said of an attribute whole, add its default, and tell what a dataset shares with sets by a link.

    Args:
        what: What it is.
        name: Full name of what is documented.
        lines: Its docstring, which is changed in place.
    """
    class_, _, member = name.removeprefix(f"{PACKAGE}.").partition(".")
    if what in {"attribute", "property"}:
        left_out = default(getattr(ica, class_), member)
        said = "\n".join(lines).rstrip() + (f" Default: ``{left_out}``." if left_out else "")
        # Napoleon would take what stands before a colon in the first line for a type, so another line stands there.
        lines[:] = [".. in words", "", *said.splitlines(), ""]
    elif class_ == "Dataset" and member and member not in vars(ica.Dataset) and hasattr(ica.AgreementSet, member):
        lines[:] = [lines[0], "", f"Arguments and errors are those of :meth:`AgreementSet.{member}`."]


def dash(_app: Sphinx, _domain: str, _kind: str, content: nodes.Element) -> None:
    """Put a dash between an argument and what is said of it, as Sphinx does where quotation marks are curled.

    Args:
        content: What describes an object.
    """
    for text in list(content.findall(nodes.Text)):
        if text == " -- ":
            text.parent.replace(text, nodes.Text(" \N{EN DASH} "))


def lead(app: Sphinx, page: nodes.document, name: str) -> None:
    """Make a link of code that names something public: a class, what belongs to one, or anything behind ``ica.``.

    Links say the public name of what they lead to when they are pointed at.

    Args:
        app: The build.
        page: The page.
        name: Its name.
    """
    if app.builder.format != "html":
        return
    objects = app.env.domains.python_domain.objects
    for literal in literals.loose(page):
        found = objects.get(f"{PACKAGE}.{said[1]}") if (said := _NAMED.fullmatch(literal.astext())) else None
        if found:
            literals.link(literal, f"{app.builder.get_relative_uri(name, found.docname)}#{found.node_id}")
    for reference in page.findall(nodes.reference):
        if "reftitle" in reference:
            reference["reftitle"] = _PRIVATE_HOME.sub(f"{PACKAGE}.", reference["reftitle"])


def check(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of everything that is public and not documented.

    Args:
        env: What Sphinx has read.
    """
    documented = env.domains["py"].objects
    for name in names():
        if name not in documented:
            _LOGGER.warning("undocumented: %s", name, type="reference", subtype="undocumented")


def claim(_app: Sphinx, builder: Builder) -> None:
    """Let public objects say that they belong to the package, since the coverage builder looks at no others.

    Args:
        builder: The builder.
    """
    if builder.name == "coverage":
        for name in ica.__all__:
            value = getattr(ica, name)
            if inspect.isclass(value) or inspect.isfunction(value):
                value.__module__ = PACKAGE


def setup(app: Sphinx) -> dict[str, bool]:
    """Hook all of this into the build."""
    app.connect("missing-reference", resolve)
    app.connect("autodoc-process-signature", sign)
    app.connect("object-description-transform", dash)
    # Before napoleon, which turns sections into fields.
    app.connect("autodoc-process-docstring", tell, priority=100)
    app.connect("doctree-resolved", lead)
    app.connect("env-check-consistency", check)
    app.connect("write-started", claim)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
