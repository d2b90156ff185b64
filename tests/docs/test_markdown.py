"""Text from the data stays text on a page."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs._pages import markdown
from tests.docs.made_up import HOSTILE


@given(st.text())
def test_text_is_its_own_meaning(value: str) -> None:
    """Entities read back give the text, its runs of white space made single spaces."""
    assert html.unescape(markdown.text(value).replace("&amp;", "&")) == html.unescape(" ".join(value.split())) or (
        "&#38;" in markdown.text(value)
    )


@given(st.text())
def test_text_has_no_markup(value: str) -> None:
    """No character is left that Markdown, HTML, tables or templates give a meaning."""
    bare = re.sub(r"&#[0-9]+;", "", markdown.text(value))
    assert not set(bare) & set("&<>|{}[]`*_$~\\#!^\n\r")


@pytest.mark.parametrize("value", ["in-us-mlat", "2016-08?", "events[signed]", "`", "a|b", "", " a", "a\n"])
def test_code(value: str) -> None:
    """A code span holds plain words alone; the rest becomes text."""
    result = markdown.code(value)
    assert result == f"`{value}`" or result == markdown.text(value)
    assert (result[:1] == "`") is bool(re.fullmatch(r"\S[\w?-]*", value) and "`" not in value)


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "", "data:text/html,x", "/local"])
def test_link_leads_to_the_web_alone(url: str | None) -> None:
    """An address that is none on the web gives the label without a link."""
    assert markdown.link("a", url) == "a"


def test_link_cannot_be_broken_out_of() -> None:
    """Nothing in an address or a label ends the link."""
    assert markdown.link("a", "http://b/c_d") == "[a](<http://b/c_d>)"
    result = markdown.link(HOSTILE, f"http://b/{HOSTILE}")
    assert re.fullmatch(r"\[[^\[\]|<>]*\]\(<http://b/[^\s<>|`{}\\]*>\)", result)


def test_table() -> None:
    """A table has a head, a rule and its rows, and numbers are set to the right."""
    assert markdown.table(("a", "b"), [(1, 2)]) == ["| a | b |", "| --- | --- |", "| 1 | 2 |", ""]
    assert markdown.table(("a", "b"), [], numbers=True) == ["| a | b |", "| --- | ---: |", ""]


def test_numbers_in_words() -> None:
    """Shares and nouns fit their number, also where there is nothing."""
    assert (markdown.share(1, 3), markdown.share(0, 0)) == ("33 %", "–")
    assert (markdown.noun(1, "cell"), markdown.noun(0, "cell")) == ("1 cell", "0 cells")
    assert markdown.noun(2, "treaty", "treaties") == "2 treaties"


def test_page() -> None:
    """Blocks are paragraphs or lines, with an empty line after each paragraph and one line feed at the end."""
    assert markdown.page("# A", ["- b", ""], "c") == "# A\n\n- b\n\nc\n"
