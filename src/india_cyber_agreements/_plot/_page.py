"""The page that a chart is saved as: one file that works offline, in a light and a dark ground, wide and narrow."""

from __future__ import annotations

import copy
import functools
import html
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

from ._theme import PALETTES, config
from ._words import NOTES, ROWS

#: Characters that a JSON text has no need of and that could end the script that holds it.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}

_STYLE = """
:root { color-scheme: light dark; --ground: #fff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --mark: #0b61a4; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181d; --text: #e6edf3; --quiet: #9da7b1; --line: #3a424b; --mark: #7cc4f2; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); line-height: 1.5;
  font-family: system-ui, 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif; }
main { max-width: calc(var(--widest) + 32px); margin: 0 auto; padding: 16px; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .3rem; }
p, figcaption, summary { margin: 0 0 .8rem; max-width: 75ch; }
p { color: var(--quiet); }
figure { margin: 0; }
figcaption { color: var(--quiet); font-size: .85rem; margin-top: .5rem; }
#chart { width: 100%; overflow-x: auto; }
#chart svg { display: block; max-width: none; }
.vega-bindings { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; margin: .2rem 0 .4rem; }
.vega-bind label { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; min-height: 2rem; }
.vega-bind-name { color: var(--quiet); }
input, select { font: inherit; color: inherit; accent-color: var(--mark); }
select { background: var(--ground); border: 1px solid var(--line); border-radius: 4px; padding: .15rem .4rem; }
input[type=range] { width: min(20rem, 60vw); }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
summary { cursor: pointer; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; min-width: 6rem; }
#vg-tooltip-element { max-width: min(34rem, calc(100vw - 16px)); max-height: calc(100vh - 16px); overflow: hidden;
  pointer-events: none; font-family: inherit; font-size: 12px; line-height: 1.35; }
#vg-tooltip-element table { font-size: inherit; width: auto; }
#vg-tooltip-element table tr td { border: 0; padding: 1px 4px; min-width: 0; }
#vg-tooltip-element table tr td.value { white-space: pre-line; max-width: none; max-height: none; overflow: visible;
  overflow-wrap: anywhere; text-overflow: clip; }
#vg-tooltip-element table tr td.key { max-width: 8rem; overflow-wrap: normal; vertical-align: top; }
@media (max-width: 600px) {
  #vg-tooltip-element { padding: 6px; }
  #vg-tooltip-element table, #vg-tooltip-element tbody, #vg-tooltip-element tr { display: block; }
  #vg-tooltip-element table tr td.key { display: none; }
}
"""

_SCRIPT = """
const read = id => JSON.parse(document.getElementById(id).textContent);
const spec = read('spec'), themes = read('themes'), box = document.getElementById('chart');
const dark = matchMedia('(prefers-color-scheme: dark)');
const ratio = spec.usermeta[NOTES].ratio, widest = spec.usermeta[NOTES].widest;
let view = null, width = 0, drawing = Promise.resolve();
// Partners lie closer together than their points are wide: of those near the pointer, the nearest answers.
function nearest(event) {
  const {clientX, clientY} = event.changedTouches ? event.changedTouches[0] : event;
  let found = null, least = 16;
  for (const node of box.querySelectorAll('.partners_marks path, .capital_marks path')) {
    const {e, f} = node.getScreenCTM(), distance = Math.hypot(e - clientX, f - clientY);
    if (distance < least) [found, least] = [node.__data__, distance];
  }
  return found;
}
// Keeps what is told of a mark inside the window.
function inside() {
  const box = document.getElementById('vg-tooltip-element');
  if (!box) return;
  const place = (at, size, room) => `${Math.max(8, Math.min(at, room - size - 8))}px`;
  const {left, top} = box.getBoundingClientRect();
  box.style.left = place(left, box.offsetWidth, innerWidth);
  box.style.top = place(top, box.offsetHeight, innerHeight);
}
async function draw() {
  const narrow = box.clientWidth < 600;
  const kept = {};
  if (view) for (const param of spec.params || []) if (param.bind) kept[param.name] = view.signal(param.name);
  const copy = structuredClone(spec);
  width = box.clientWidth;
  copy.width = Math.min(width, widest);
  if (ratio) {
    copy.width -= 8;  // padding, and half of the outline
    copy.height = Math.round(copy.width * ratio);
  }
  for (const param of copy.params || []) if (param.name in kept) param.value = kept[param.name];
  const config = structuredClone(themes[dark.matches ? 'dark' : 'light']);
  config.background = 'transparent';
  config.padding = 2;
  // Only a browser measures texts quickly enough to cut them where they would run into the picture.
  config.axisY.labelLimit = config.axisY.minExtent - 8;
  if (narrow) {
    Object.assign(config.axisY, {labelPadding: 130, minExtent: 130, labelLimit: 122});
    config.legend.columns = box.clientWidth < 350 ? 1 : 2;
    for (const layer of copy.layer) if ((layer.encoding || {}).size) layer.encoding.size.legend = null;
    // Headings that would run into each other stand upright.
    const upright = {labelAngle: -90, labelAlign: 'left', labelBaseline: 'middle'};
    for (const {encoding} of copy.layer)
      if (encoding?.x?.axis?.labelAngle === 0) Object.assign(encoding.x.axis, upright);
  }
  if (view) view.finalize();
  const tooltip = {theme: dark.matches ? 'dark' : 'light'};
  const found = await vegaEmbed(box, copy, {renderer: 'svg', actions: false, config, tooltip});
  view = found.view;
  const show = view.tooltip();
  view.tooltip((handler, event, item, value) => {
    const near = value && nearest(event);
    show.call(view, handler, event, near || item, near ? near.tooltip : value);
    inside();
  });
  await view.runAsync();
  window.view = view;
  document.documentElement.dataset.drawn = (Number(document.documentElement.dataset.drawn || 0) + 1).toString();
}
const again = () => { drawing = drawing.then(draw); };
again();
dark.addEventListener('change', again);
let timer = 0;
addEventListener('resize', () => {
  clearTimeout(timer);
  timer = setTimeout(() => { if (box.clientWidth !== width) again(); }, 150);
});
"""


@functools.cache
def _library() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script."""
    major, minor, *_ = alt.SCHEMA_VERSION.split(".")
    bundle: Any = vl_convert.javascript_bundle  # its stub wants a snippet, which it does without
    library: str = bundle(vl_version=f"{major}.{minor}")
    return library


def _embedded(value: object) -> str:
    """Return a value as JSON that can stand in a page."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _table(rows: Iterable[Mapping[str, Any]], columns: Sequence[tuple[str, str]]) -> str:
    """Return rows as a table."""
    head = "".join(f'<th scope="col">{html.escape(heading)}</th>' for _, heading in columns)
    body = "".join(
        "<tr>"
        + "".join(f"<td><bdi>{html.escape(str(row.get(name) or ''))}</bdi></td>" for name, _ in columns)
        + "</tr>\n"
        for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


def page(spec: dict[str, Any], columns: Sequence[tuple[str, str]]) -> str:
    """Return a chart as a page.

    Args:
        spec: The chart, as Vega-Lite.
        columns: Columns of the table beside it: name in the data, and heading.
    """
    table = _table(spec["datasets"][ROWS], columns)
    bare = copy.deepcopy(spec)
    said: dict[str, Any] = bare["usermeta"][NOTES]
    if bare["width"] != said["width"]:  # the user has set another one
        said["widest"] = bare["width"]
    for name in ("title", "config"):
        bare.pop(name, None)
    bare["layer"] = [layer for layer in bare["layer"] if layer.get("name") != "caption"]
    themes = {theme: config(theme) for theme in PALETTES}
    script = _SCRIPT.replace("NOTES", json.dumps(NOTES))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(said['title'])}</title>",
        f"<style>:root {{ --widest: {said['widest']}px; }}{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{html.escape(said['title'])}</h1>",
        f"<p>{html.escape(said['how'])}</p>",
        "<figure>",
        f'<div id="chart" role="group" aria-label="{html.escape(said["title"])}"></div>',
        f"<figcaption>{html.escape(said['caption'])}</figcaption>",
        "</figure>",
        "<details>",
        "<summary>The same as a table</summary>",
        f'<div class="wide" tabindex="0">{table}</div>',
        "</details>",
        "</main>",
        f'<script type="application/json" id="spec">{_embedded(bare)}</script>',
        f'<script type="application/json" id="themes">{_embedded(themes)}</script>',
        f"<script>{_library()}</script>",
        f"<script>{script}</script>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"
