"""Citations of a record, or of the dataset, in the forms that papers and reference managers use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

import attrs

from ._dates import PartialDate
from ._enums import Access, AgreementType
from ._errors import one_of
from ._ledger import DatasetInfo
from ._model import Agreement
from ._parts import Source

#: Types of what binds under international law; memoranda, statements and frameworks as a rule do not.
_TREATIES = frozenset({AgreementType.MLAT, AgreementType.AGREEMENT})


@attrs.frozen(kw_only=True)
class _Reference:
    """What a citation says, whatever its form."""

    key: str
    #: What is cited, as CSL has it: a treaty, any other document, or the dataset.
    kind: Literal["treaty", "document", "dataset"]
    title: str
    #: The makers of the dataset. They are its authors, and of no instrument that it describes: that has none.
    makers: str | None
    #: The dataset with its version, where the thing cited is a record of one.
    container: str | None
    #: Version of the dataset, where it is the thing cited: an instrument has none.
    version: str | None = None
    #: What names that version of the dataset, where it is the thing cited.
    identifier: str | None = None
    date: PartialDate | None
    url: str | None
    note: str
    #: How a dataset says that it is to be cited.
    words: str | None = None

    @property
    def is_dataset(self) -> bool:
        """Whether a dataset is cited, and not a record."""
        return self.kind == "dataset"


def identifier(info: DatasetInfo) -> str:
    """Return the package URL (purl) of a version of the dataset, which names it wherever it is kept."""
    return f"pkg:pypi/{info.name}@{info.version}"


def primary_source(agreement: Agreement) -> Source | None:
    """Return the source to name for an agreement: one that was read, if any, and dates it, if one does.

    None for an agreement without any, which no dataset has.
    """
    dating = [source for event in agreement.events if event.date == agreement.date for source in event.sources]
    pool = [*dating, *agreement.sources]
    return next((source for source in pool if source.access is Access.READ), pool[0] if pool else None)


def _of_agreement(agreement: Agreement, info: DatasetInfo | None) -> _Reference:
    """Return what a citation of a record says."""
    source = primary_source(agreement)
    remarks = [f"Record {agreement.id}"]
    if not agreement.title_exact:
        remarks.append("the title is descriptive")
    if agreement.date and agreement.date.qualifier:
        remarks.append(f"the date is given as {agreement.date}")
    if source:
        published = f", {source.published}" if source.published else ""
        remarks.append(f"primary source: {source.title} ({source.publisher}{published})")
    return _Reference(
        key=agreement.id,
        kind="treaty" if agreement.type in _TREATIES else "document",
        title=agreement.title,
        makers=info.creators[0].name if info else None,
        container=f"{info.title} (version {info.version})" if info else None,
        date=agreement.date,
        url=source.url if source else None,
        note="; ".join(remarks),
    )


def _of_dataset(info: DatasetInfo) -> _Reference:
    """Return what a citation of the dataset says; its note leaves out what has fields of its own."""
    makers = info.creators[0].name
    return _Reference(
        key=info.name,
        kind="dataset",
        title=info.title,
        makers=makers,
        container=None,
        version=info.version,
        identifier=identifier(info),
        date=info.released or info.modified,
        url=None,
        note=info.citation.removeprefix(f"{makers}. {info.title}. "),
        words=info.citation,
    )


def _text(reference: _Reference) -> str:
    """Write a reference in words."""
    date = str(reference.date or "undated")
    if reference.is_dataset:
        return f"{reference.words} Version {reference.version} ({date}), {reference.identifier}."
    where = f" In: {reference.makers}, {reference.container}." if reference.container else ""
    address = f" {reference.url}" if reference.url else ""
    return f"{reference.title} ({date}).{where} {reference.note}.{address}"


#: What LaTeX would read as a command, and how it prints as itself.
_LATEX = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash, so that a single one would swallow what follows.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}


def _latex(text: str) -> str:
    """Return a text that LaTeX prints as it stands."""
    return "".join(_LATEX.get(char, char) for char in _one_line(text))


def _one_line(text: str) -> str:
    """Return a text without line breaks."""
    return " ".join(text.split())


#: The months as BibTeX knows them in every language.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _bibtex(reference: _Reference) -> str:
    """Write a reference as a BibTeX entry.

    ``year`` and ``month`` are what every style reads. ``date``, which biblatex and reference managers read, stands
    beside them where it tells more: the day, or doubt.
    """
    date = reference.date
    title = f"{{{_latex(reference.title)}}}"
    fields = {"title": title}
    if reference.is_dataset and reference.makers:
        fields["author"] = f"{{{_latex(reference.makers)}}}"
    else:
        fields["key"] = title  # without an author, styles sort by it and name the entry so
    if date:
        fields["year"] = str(date.year)
        if date.day or date.qualifier:
            fields["date"] = str(date)
    if reference.is_dataset:
        fields["howpublished"] = _latex(f"Dataset, {reference.identifier}")
        fields["version"] = _latex(f"{reference.version}")
    elif reference.container:
        fields["howpublished"] = _latex(f"In: {reference.makers}, {reference.container}")
    fields["note"] = _latex(reference.note)
    if reference.url:
        fields["url"] = re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", reference.url)
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    if date and date.month:
        lines.append(f"  month = {_MONTHS[date.month - 1]}")
    body = ",\n".join(lines)
    key = re.sub(r"[^A-Za-z0-9._:/-]", "_", reference.key)
    return f"@misc{{{key},\n{body}\n}}"


def _ris(reference: _Reference) -> str:
    """Write a reference as an RIS entry."""
    date = reference.date
    day = None
    if date and date.month:
        day = f"{date.year:04}/{date.month:02}/{f'{date.day:02}' if date.day else ''}/"
    tags = [
        ("TY", "DATA" if reference.is_dataset else "GEN"),
        ("ID", reference.key),
        ("TI", reference.title),
        ("AU", reference.makers if reference.is_dataset else None),
        ("A2", None if reference.is_dataset else reference.makers),
        ("T2", reference.container),
        ("PY", f"{date.year:04}" if date else None),
        ("DA", day),
        ("ET", reference.version),
        ("AN", reference.identifier),
        ("N1", reference.note),
        ("UR", reference.url),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {_one_line(value)}" for tag, value in tags if value is not None)


def _csl_json(reference: _Reference) -> str:
    """Write a reference as a CSL-JSON list of one item."""
    date = reference.date
    makers = [{"literal": reference.makers}] if reference.makers else None
    item: dict[str, Any] = {
        "id": reference.key,
        "type": reference.kind,
        "title": reference.title,
        "author": makers if reference.is_dataset else None,
        "container-author": None if reference.is_dataset else makers,
        "container-title": reference.container,
        "version": reference.version,
        "issued": {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]} if date else None,
        "note": f"{reference.note} {reference.identifier}" if reference.identifier else reference.note,
        "URL": reference.url,
    }
    if date and date.qualifier:
        item["issued"]["circa"] = True
    return json.dumps([{name: value for name, value in item.items() if value}], indent=2, ensure_ascii=False)


_STYLES: Mapping[str, Callable[[_Reference], str]] = {
    "text": _text,
    "bibtex": _bibtex,
    "ris": _ris,
    "csl-json": _csl_json,
}
#: Names of the styles.
STYLES = tuple(_STYLES)


def cite_agreement(agreement: Agreement, info: DatasetInfo | None, style: str) -> str:
    """Return a citation of a record.

    Args:
        agreement: The record.
        info: The dataset that it stands in, if any.
        style: Name of the style.

    Raises:
        ArgumentError: There is no such style.
        ArgumentTypeError: ``style`` is no string.
    """
    return _STYLES[one_of("style", style, STYLES)](_of_agreement(agreement, info))


def cite_dataset(info: DatasetInfo, style: str) -> str:
    """Return a citation of a dataset.

    Args:
        info: The dataset.
        style: Name of the style.

    Raises:
        ArgumentError: There is no such style.
        ArgumentTypeError: ``style`` is no string.
    """
    return _STYLES[one_of("style", style, STYLES)](_of_dataset(info))


def cite(agreement: Agreement | None, info: DatasetInfo, style: str) -> str:
    """Return a citation of a record, or of its dataset where there is none."""
    return cite_dataset(info, style) if agreement is None else cite_agreement(agreement, info, style)
