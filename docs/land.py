"""Make the geography of the package anew: ``python -m docs.land DIRECTORY``.

DIRECTORY is the unpacked npm package ``world-atlas`` 2.0.2, which is Natural Earth, in the public domain. Written are

- ``data/land.json``: the outline of the land, from 1:10 million, without Antarctica and without any border, with the
  smaller bends and islands left out, on a grid of a hundredth of a degree;
- ``longitude`` and ``latitude`` of each country in ``data/countries.json``: the point of its largest piece of land at
  1:10 million that is farthest from the edge of that piece (its pole of inaccessibility), to two decimals. A withdrawn
  code has none.

Needs shapely 2.1 or later besides the package. Run ``india-cyber-agreements format`` afterwards.
"""

from __future__ import annotations

import json
import pathlib
import sys
from typing import Any

from india_cyber_agreements._files import replace

from ._land.outline import outline
from ._land.points import points

DATA = pathlib.Path(__file__).parent.parent / "src" / "india_cyber_agreements" / "data"


def read(path: pathlib.Path) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a JSON file holds."""
    return json.loads(path.read_text("utf-8"))


def main(directory: pathlib.Path) -> None:
    """Write the outline and the points.

    Args:
        directory: The unpacked ``world-atlas``.
    """
    table = read(DATA / "countries.json")
    codes = {entry["alpha_2"]: entry["numeric"] for entry in table["countries"] if "withdrawn" not in entry}
    found = points(read(directory / "countries-10m.json"), codes)
    for entry in table["countries"]:
        aliases = {name: entry.pop(name) for name in ("aliases",) if name in entry}
        if entry["alpha_2"] in found:
            entry["longitude"], entry["latitude"] = found[entry["alpha_2"]]
        entry.update(aliases)  # which stand behind the point
    replace(DATA / "countries.json", (json.dumps(table, indent=2, ensure_ascii=False) + "\n").encode())
    land = json.dumps(outline(read(directory / "land-10m.json"), found.values()), separators=(",", ":"))
    replace(DATA / "land.json", f"{land}\n".encode())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
