"""Plain-text tables: what a set looks like at a prompt and in a terminal."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

from ._escape import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._model import Agreement

#: Width that every table is readable at, in columns.
WIDTH = 80
#: Rows that a set shows at a prompt.
_REPR_ROWS = 10


def print_lines(lines: Iterable[str]) -> None:
    """Print lines, in which no text of the data does anything to the terminal."""
    sys.stdout.writelines(f"{visible(line)}\n" for line in lines)


def print_exactly(text: str) -> None:
    """Print a text letter for letter, unless somebody looks at it in a terminal, to which it must do nothing."""
    if sys.stdout.isatty():
        print_lines(text.replace("\r\n", "\n").removesuffix("\n").split("\n"))
    else:
        sys.stdout.write(text)


def complain(text: str) -> None:
    """Write a message to standard error, in which no text of the data does anything to the terminal."""
    sys.stderr.writelines(f"{visible(line)}\n" for line in text.split("\n"))


def partners(agreement: Agreement) -> str:
    """Return the partners in short: alpha-2 codes, or the organisation where there are several or none."""
    if agreement.organisation:
        return agreement.organisation
    return " ".join(agreement.countries)


def shorten(text: str, width: int) -> str:
    """Return a text of at most ``width`` characters, cut at the end with an ellipsis where needed."""
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def agreement_lines(agreements: Iterable[Agreement], width: int = WIDTH) -> list[str]:
    """Return two lines for each agreement: date, type, partners and id; then the title, indented.

    Args:
        agreements: What to show.
        width: Columns that there are.
    """
    lines: list[str] = []
    for agreement in agreements:
        date = str(agreement.date or "undated")
        lines.append(f"{date:<11} {agreement.type.value:<15} {agreement.id}")
        lines.append(" " * 12 + shorten(visible(f"{partners(agreement)}: {agreement.title}"), width - 12))
    return lines


def agreements_repr(agreements: Sequence[Agreement], undetermined: int) -> str:
    """Return the number of agreements, the first ones of them, and how many were left out for weak evidence."""
    count = len(agreements)
    head = f"<AgreementSet of {count} agreement{'' if count == 1 else 's'}>"
    lines = agreement_lines(agreements[:_REPR_ROWS])
    more = [f"… {count - _REPR_ROWS} more"] if count > _REPR_ROWS else []
    weak = [f"… {undetermined} left out because the evidence is too weak: see .undetermined"] if undetermined else []
    return "\n".join([head, *lines, *more, *weak])


def columns(rows: Sequence[Sequence[object]], *, indent: int = 2) -> list[str]:
    """Return rows as aligned columns: the first to the left, the others, which hold numbers, to the right."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[position]) for row in texts) for position in range(len(texts[0]))] if texts else []
    lines: list[str] = []
    for row in texts:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        lines.append((" " * indent + "  ".join(cells)).rstrip())
    return lines


def wrapped(label: str, text: str, *, width: int = WIDTH, column: int = 14) -> list[str]:
    """Return a labelled text, wrapped and indented to one column."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=f"{label:<{column}}",
        subsequent_indent=" " * column,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [label]
