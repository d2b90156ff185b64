"""Who runs the host of a source, as far as the name of the host tells."""

from __future__ import annotations

import enum
import re
import urllib.parse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from india_cyber_agreements import Source


class Host(enum.StrEnum):
    """Kind of host, read off its name alone."""

    INDIAN_GOVERNMENT = "Indian government"
    OTHER_GOVERNMENT = "another government"
    ORGANISATION = "intergovernmental organisation"
    OTHER = "any other host"
    NONE = "no address"


#: Names that only Indian public bodies may register.
_INDIAN = re.compile(r"(^|\.)(gov|nic|mil)\.in$")
#: The same elsewhere: ``.gov`` and ``.mil`` themselves, and their like below the top level of a country.
_GOVERNMENT = re.compile(r"(^|\.)((gov|mil)|(gov|govt|gob|gub|gouv|go|gc|mil|admin)\.[a-z]{2})$")
#: The Union and the United Nations; ``.int`` is for organisations founded by treaty.
_ORGANISATION = re.compile(r"(^|\.)(europa\.eu|un\.org|int)$")
#: How a publisher is written where the page is a copy on somebody else's host.
_COPY = re.compile(r"\bcopy\b", re.IGNORECASE)


def host_of(url: str | None) -> Host:
    """Return the kind of host of an address.

    Args:
        url: The address, or None.
    """
    if url is None:
        return Host.NONE
    name = (urllib.parse.urlsplit(url).hostname or "").rstrip(".")
    rules = (
        (_INDIAN, Host.INDIAN_GOVERNMENT),
        (_GOVERNMENT, Host.OTHER_GOVERNMENT),
        (_ORGANISATION, Host.ORGANISATION),
    )
    return next((kind for pattern, kind in rules if pattern.search(name)), Host.OTHER)


def is_copy(source: Source) -> bool:
    """Return whether a source is a copy on another host than its publisher's, by its own account."""
    return bool(_COPY.search(source.publisher))
