"""Texts of the data where they could be taken for something else: on a terminal, and in Markdown."""

from __future__ import annotations

import re

#: Characters that Markdown, HTML or a template gives a meaning in the middle of a line.
_SPECIAL = r"[\\`*_{}\[\]<>|~$&#^]"
#: Characters that belong to words although nothing is drawn for them: fixed spaces, and joiners in Indian scripts.
_UNSEEN = "\u00a0\u202f\u200c\u200d"
#: What calls for an account of GitHub by its name. That is looked for in what Markdown has become, so that no escape
#: helps, only a space without width after it.
_CALL = r"(?a:(?<!\w)@)"


def visible(text: str) -> str:
    """Return a text on one line, with escapes in place of what cannot be seen or would do something to a terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _UNSEEN else repr(char)[1:-1] for char in text)


def escaped(text: str) -> str:
    """Return a text that stays text in the middle of a line of Markdown, and calls for nobody.

    What looks like an address may still be shown as a link to it.
    """
    return re.sub(_CALL, "@&#8203;", re.sub(_SPECIAL, r"\\\g<0>", visible(text)))
