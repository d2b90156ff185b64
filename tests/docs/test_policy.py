"""Pages carry a policy, keep nothing inline, and say to everybody what they show."""

from __future__ import annotations

import pathlib

import pytest

from docs._site.access import mended
from docs._site.policy import FOLDER, guard, guarded, policy

HEAD = '<!doctype html><html><head><meta charset="utf-8">'


def test_scripts_and_styles_move_into_files(tmp_path: pathlib.Path) -> None:
    """What stood inline is linked from where it stood, as seen from the page, and is kept to the letter."""
    text = f"{HEAD}<style scoped>p {{ color: red }}</style></head><body><script>let a = '<b>';</script></body></html>"
    page = guarded(tmp_path, "a/b/page.html", text)
    kept = {path.suffix: path for path in (tmp_path / FOLDER).iterdir()}
    assert kept[".js"].read_text("utf-8") == "let a = '<b>';"
    assert kept[".css"].read_text("utf-8") == "p { color: red }"
    assert f'<link rel="stylesheet" href="../../{FOLDER}/{kept[".css"].name}"></head>' in page
    assert f'<body><script src="../../{FOLDER}/{kept[".js"].name}"></script></body>' in page


@pytest.mark.parametrize(
    ("tag", "instead"),
    [
        ('<p style="a: b">', '<p class="style-NAME">'),
        ('<p class="c d" style="a: b">', '<p class="style-NAME c d">'),
        ('<p style="a: b" class="c">', '<p class="style-NAME c">'),
        ('<col style="a: b" />', '<col class="style-NAME" />'),
        ('<p>style="a: b"</p>', '<p>style="a: b"</p>'),
    ],
)
def test_styles_of_elements_become_classes(tag: str, instead: str, tmp_path: pathlib.Path) -> None:
    """A style of an element is a class of it, which wins over other rules as the style did."""
    page = guarded(tmp_path, "page.html", f"{HEAD}</head><body>{tag}</body></html>")
    rules = "".join(path.read_text("utf-8") for path in tmp_path.glob(f"{FOLDER}/*.css"))
    name = rules.partition(" ")[0].removeprefix(".style-")
    assert instead.replace("NAME", name) in page
    assert rules == ("" if tag == instead else f".style-{name} {{ a: b !important; }}\n")


def test_data_stay_in_the_page(tmp_path: pathlib.Path) -> None:
    """Scripts with an address and blocks of data are left where they are."""
    body = '<script src="a.js"></script><script type="application/ld+json">{"a": 1}</script>'
    assert body in guarded(tmp_path, "page.html", f"{HEAD}</head><body>{body}</body></html>")
    assert list(tmp_path.iterdir()) == []


def test_policy_stands_first(tmp_path: pathlib.Path) -> None:
    """The policy comes before anything that it has a say in, and only the playground may compile anything."""
    page = guarded(tmp_path, "page.html", f'{HEAD}<link rel="stylesheet" href="a.css"></head></html>')
    assert page.startswith(f'{HEAD}\n    <meta http-equiv="Content-Security-Policy" content="{policy()}"><link')
    assert "unsafe" not in policy()
    assert policy(python=True).count("unsafe") == policy(python=True).count("'wasm-unsafe-eval'") == 1
    assert policy(python=True) in guarded(tmp_path, "playground.html", f"{HEAD}</head></html>")


def test_no_page_goes_without(tmp_path: pathlib.Path) -> None:
    """A page that the policy cannot be put into is an error that names it."""
    with pytest.raises(ValueError, match=r"a/page\.html has no head"):
        guarded(tmp_path, "a/page.html", "<html><head><title>x</title></head></html>")


def test_a_site_is_guarded_once(tmp_path: pathlib.Path) -> None:
    """Every page gets its policy, one that has it already stays as it is, and files that pages load are left alone."""
    (tmp_path / "_static").mkdir()
    for name in ("index.html", "_static/part.html"):
        (tmp_path / name).write_text(f"{HEAD}</head></html>", "utf-8")
    guard(tmp_path)
    first = (tmp_path / "index.html").read_text("utf-8")
    assert policy() in first
    guard(tmp_path)
    assert (tmp_path / "index.html").read_text("utf-8") == first
    assert (tmp_path / "_static" / "part.html").read_text("utf-8") == f"{HEAD}</head></html>"


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ('<th class="head"><p></p></th>', "<td></td>"),
        ("<th></th>", "<td></td>"),
        ('<th class="head"><p>a</p></th>', '<th class="head"><p>a</p></th>'),
        ('<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">'),
        (
            '<span class="sig-paren">(</span>\n<dl>\n<dd>a,</dd>\n</dl>\n<span class="sig-paren">)</span>',
            (
                '<span class="sig-paren">(</span>\n<span class="sig-lines">\n'
                '<span class="sig-line">a,</span>\n</span>\n'
                '<span class="sig-paren">)</span>'
            ),
        ),
        ("<dl>\n<dt>a</dt><dd>b</dd></dl>", "<dl>\n<dt>a</dt><dd>b</dd></dl>"),
        ('<aside class="toc-drawer no-toc">', '<aside class="toc-drawer no-toc" aria-label="This page">'),
    ],
)
def test_mended(text: str, instead: str) -> None:
    """What a theme leaves out is there, and nothing else changes."""
    assert mended(f"a {text} b") == f"a {instead} b"
