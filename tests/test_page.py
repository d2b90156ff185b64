"""The page that a set is saved as."""

from __future__ import annotations

import base64
import hashlib
import pathlib
import re

import attrs
import pytest

import india_cyber_agreements as ica
from india_cyber_agreements import _html
from india_cyber_agreements._export._page import to_html
from tests import hostile
from tests.html_tree import Element, read

START = "<!DOCTYPE html>\n"


def page(agreements: ica.AgreementSet, info: ica.DatasetInfo | None = None) -> Element:
    """Return the page of some agreements."""
    text = to_html(tuple(agreements), info)
    assert text.startswith(START)
    return read(text)


def digest(element: Element) -> str:
    """Return how a policy allows what stands in an element."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()}'"


def policy(top: Element) -> dict[str, str]:
    """Return the Content Security Policy of a page, by directive."""
    (meta,) = [meta for meta in top.all("meta") if meta.attributes.get("http-equiv") == "Content-Security-Policy"]
    parts = (part.strip().partition(" ") for part in meta.attributes["content"].split(";"))
    return {name: value for name, _, value in parts}


def test_saved_page(tmp_path: pathlib.Path) -> None:
    """A saved page holds every agreement, what the dataset is, and how to use and cite it."""
    ica.agreements().save(tmp_path / "all.html")
    text = tmp_path.joinpath("all.html").read_text("utf-8")
    info = ica.dataset().info
    assert text == to_html(tuple(ica.agreements()), info)
    top = read(text)
    assert [html.attributes["lang"] for html in top.all("html")] == ["en"]
    assert [part.text for tag in ("title", "h1") for part in top.all(tag)] == [info.title, info.title]
    assert [row[-1] for row in top.rows] == list(ica.agreements().ids)
    assert top.all("header")[0].text.count(f"{len(ica.agreements())} agreements") == 1
    footer = top.all("footer")[0]
    for fact in (info.version, str(info.modified), info.licence, ica.cite()):
        assert fact in footer.text
    assert footer.links == {"https://spdx.org/licenses/CC-BY-4.0.html"}


def test_page_of_no_dataset() -> None:
    """Agreements that come from no dataset have a title, and no version."""
    top = page(ica.by_country("Japan"))
    assert [part.text for part in top.all("h1")] == ["India's cyber security agreements"]
    assert top.all("footer") == []


@pytest.mark.parametrize("count", [0, 1, 2])
def test_small_pages(count: int) -> None:
    """A page may hold few agreements, or none."""
    top = page(ica.agreements()[:count])
    noun = "agreement" if count == 1 else "agreements"
    assert top.all("caption")[0].text == top.all("output")[0].text == f"{count} {noun}"
    assert len(top.rows) == count


def test_page_loads_nothing() -> None:
    """Nothing is fetched, and nothing runs but the one script that the policy allows by its digest."""
    top = page(ica.agreements(), ica.dataset().info)
    (style,), (script,) = top.all("style"), top.all("script")
    assert policy(top) == {
        "default-src": "'none'",
        "style-src": digest(style),
        "script-src": digest(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"url\(|@import|https?:", style.text + script.text)
    elements = list(top.walk())
    assert {element.tag for element in elements}.isdisjoint({"link", "img", "iframe", "object", "base", "form"})
    assert not [name for element in elements for name in element.attributes if name in {"src", "style", "srcdoc"}]
    assert not [name for element in elements for name in element.attributes if name.startswith("on")]


def test_page_is_read_before_it_is_obeyed() -> None:
    """Encoding and policy stand before anything that they are about."""
    (head,) = page(ica.agreements()[:1]).all("head")
    assert [set(meta.attributes) for meta in head.all("meta")][:2] == [{"charset"}, {"http-equiv", "content"}]
    tags = [element.tag for element in head.walk()][1:]
    assert tags.index("style") > max(place for place, tag in enumerate(tags) if tag == "meta")


def test_hostile_page() -> None:
    """No text of the agreements or of the dataset adds an element, an attribute or a link."""
    records, model = hostile.records(), ica.get("in-jp-2022-cybersecurity-moc")
    source = attrs.evolve(model.sources[0], url=None)
    harmless = [
        attrs.evolve(
            record,
            title="harmless",
            organisation="harmless",
            events=(attrs.evolve(record.events[0], sources=(source,)),),
            citations=(ica.Citation(source=source, supports="x"),),
        )
        for record in records
    ]
    info = ica.dataset().info
    for text in hostile.TEXTS:
        told = attrs.evolve(info, licence=text)
        shown = page(records, attrs.evolve(told, title=text, version=text, citation=text))
        assert shown.shape == page(ica.AgreementSet.of(harmless), told).shape
        assert all(link.startswith("https://spdx.org/licenses/") for link in shown.links)
        assert (
            shown.all("h1")[0].text == shown.all("title")[0].text == re.sub(r"[\x07\x1b\ufffe\uffff]", "\ufffd", text)
        )


def test_columns_have_labels_where_they_are_stacked() -> None:
    """On a narrow screen each cell but the title says which column it is of."""
    (style,) = page(ica.agreements()[:1]).all("style")
    labels = dict(re.findall(r'td:nth-child\((\d)\)::before \{ content: "([^"]*): "; \}', style.text))
    assert [labels[str(number)] for number in range(1, 9)] == list(_html.COLUMNS)
