"""HTML: one page with a table to sort and to search, which needs no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from .._cite import cite_dataset
from .._html import COLUMNS, STYLE, agreements_table
from .._html._elements import Markup, counted, element, link, said, together
from .._ledger import DatasetInfo
from .._model import Agreement

_PAGE_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; background: Canvas; color: CanvasText;
  font: 16px/1.5 system-ui, 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif; }
header, main, footer { max-width: 1400px; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0 .5rem; }
header p, footer p { max-width: 75ch; }
footer { font-size: .9rem; padding-bottom: 1rem; }
[hidden] { display: none !important; }
#find { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1rem; margin: .7rem 0; }
#find label { display: flex; flex: 0 1 28rem; align-items: center; gap: .5rem; }
#find input { flex: 1; min-width: 0; font: inherit; padding: .3rem .5rem; }
#find output { font-variant-numeric: tabular-nums; }
:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
a { color: inherit; }
.ica-box { overflow: visible; }
.ica-box table { table-layout: fixed; width: 100%; font-size: .875rem; }
.ica-box caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
.ica-box thead th { position: sticky; top: 0; background: Canvas; box-shadow: 0 1px rgba(128, 128, 128, .6); }
.ica-box th, .ica-box td { min-width: 0; overflow-wrap: anywhere; }
.ica-box code { font-size: .95em; }
.ica-box .ica-whole { white-space: normal; }
button { font: inherit; font-weight: bold; color: inherit; background: none; border: 0; padding: 0;
  text-align: left; cursor: pointer; }
button::after { content: " \\2195"; content: " \\2195" / ""; opacity: .6; }
[aria-sort=ascending] button::after { content: " \\2191"; content: " \\2191" / ""; opacity: 1; }
[aria-sort=descending] button::after { content: " \\2193"; content: " \\2193" / ""; opacity: 1; }
@media (min-width: 60rem) {
  th:nth-child(1), th:nth-child(5) { width: 6.7em; }
  th:nth-child(2) { width: 5.8em; }
  th:nth-child(3), th:nth-child(8) { width: 12%; }
  th:nth-child(6) { width: 6.2em; }
  th:nth-child(7) { width: 7.9em; }
}
@media (max-width: 59.99rem) {
  table, thead, tbody, th, td { display: block; }
  tr { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: .6rem 0;
    border-bottom: 1px solid rgba(128, 128, 128, .6); }
  .ica-box thead th { position: static; box-shadow: none; }
  .ica-box th, .ica-box td { border: 0; padding: 0; }
  .ica-box tbody th { order: -1; flex: 0 0 100%; font-weight: bold; }
  td:empty { display: none; }
  td::before { opacity: .8; }
LABELS
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 10pt; }
  .ica-box table { font-size: 8.5pt; }
  #find { display: none; }
  thead th { position: static !important; }
  tr { break-inside: avoid; }
  button::after { content: "" !important; }
  @page { size: a4 landscape; margin: 12mm; }
}
"""

_SCRIPT = """
const table = document.querySelector('table'), body = table.tBodies[0], rows = [...body.rows];
const find = document.getElementById('find'), field = find.querySelector('input'), count = find.querySelector('output');
const whole = count.textContent;
const fold = text => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
const texts = new Map(rows.map(row => [row, fold([...row.cells].map(cell =>
  [cell.textContent, ...[...cell.querySelectorAll('bdi[title]')].map(part => part.title)].join('\\n')).join('\\n'))]));
const filter = () => {
  const words = fold(field.value).split(/\\s+/);
  let shown = 0;
  for (const row of rows) {
    row.hidden = !words.every(word => texts.get(row).includes(word));
    shown += !row.hidden;
  }
  count.textContent = shown < rows.length ? `${shown} of ${whole}` : whole;
};
const collator = new Intl.Collator('en', {numeric: true});
const heads = [...table.tHead.rows[0].cells];
heads.forEach((head, place) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  const key = row => row.cells[place].dataset.key ?? row.cells[place].textContent;
  button.addEventListener('click', () => {
    const turn = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    for (const other of heads) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', turn > 0 ? 'ascending' : 'descending');
    rows.sort((one, two) => {
      const [a, b] = [key(one), key(two)];
      return (a === '') - (b === '') || turn * collator.compare(a, b);
    });
    body.append(...rows);
  });
});
field.addEventListener('input', filter);
find.hidden = false;
filter();
"""

#: Where the text of a licence stands, by its SPDX identifier.
_LICENCES = "https://spdx.org/licenses/{}.html"
_TYPES = (
    "Of the types, mlat is a mutual legal assistance treaty and mou a memorandum of understanding or of cooperation. A"
    " date is as precise as its sources. A title leads to the primary source."
)


def _label(number: int, name: str) -> str:
    """Return the rule that names a column beside each of its cells."""
    return f'  td:nth-child({number})::before {{ content: "{name}: "; }}'


def _allowed(text: Markup) -> str:
    """Return the expression by which a Content Security Policy allows a script or a style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _footer(info: DatasetInfo) -> Markup:
    """Return what the dataset is, and how to cite and use it."""
    licence = link(_LICENCES.format(info.licence), said(info.licence))
    return element(
        "footer",
        element("p", f"Version {info.version}, facts as of {info.modified}. Licence of the data: ", licence, "."),
        element("p", "Cite as: ", said(cite_dataset(info, "text"))),
    )


def to_html(agreements: Sequence[Agreement], info: DatasetInfo | None) -> str:
    """Return agreements as one page that holds all it needs.

    Its table can be sorted and searched where scripts run, and is whole where they do not. The page may load nothing
    and run nothing but its own script.

    Args:
        agreements: What is shown, in order.
        info: What the dataset is that they come from, if any.
    """
    labels = "\n".join(_label(number, name) for number, name in enumerate(COLUMNS, 1))
    style, script = Markup(STYLE + _PAGE_STYLE.replace("LABELS", labels)), Markup(_SCRIPT)
    sources = f"style-src {_allowed(style)}; script-src {_allowed(script)}"
    policy = f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
    title = info.title if info else "India's cyber security agreements"
    count = counted(len(agreements), "agreement")
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", style),
    )
    body = (
        element("header", element("h1", said(title)), element("p", f"{count}. {_TYPES}")),
        element(
            "main",
            element(
                "div",
                element("label", "Search ", element("input", type="search", autocomplete="off", spellcheck="false")),
                element("output", count, aria_live="polite"),
                id="find",
                role="search",
                hidden="",
            ),
            Markup(agreements_table(agreements)),
            class_="ica-box",
        ),
        _footer(info) if info else None,
        element("script", script),
    )
    page = element(
        "html",
        element("head", *(together("\n", part) for part in head)),
        "\n",
        element("body", *(together("\n", part) for part in body), "\n"),
        lang="en",
    )
    return f"<!DOCTYPE html>\n{page}\n"
