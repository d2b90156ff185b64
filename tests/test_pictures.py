"""Pictures: what they show, whatever is put into them, and how they are saved."""

from __future__ import annotations

import datetime as dt
import html.parser
import io
import itertools
import json
import math
import os
import pathlib
import re
import xml.etree.ElementTree as ET
from collections import Counter
from typing import Any

import altair as alt
import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import india_cyber_agreements as ica
from india_cyber_agreements._plot import _places
from tests import hostile
from tests.libraries import nbformat, vl_convert

ALL = ica.agreements()
JAPAN = ica.by_country("Japan")
UNTIL = ica.dataset().info.coverage_end.latest
KINDS = ("map", "timeline", "matrix")
PICTURES = pytest.mark.parametrize("kind", KINDS)


def draw(agreements: ica.AgreementSet | ica.Dataset, kind: str, **options: Any) -> Any:
    """Return a picture of some kind."""
    return getattr(agreements, kind)(**options)


def rows_of(chart: Any) -> list[dict[str, Any]]:
    """Return the data that a picture shows."""
    rows: list[dict[str, Any]] = chart.to_dict()["datasets"]["rows"]
    return rows


def partners_drawn(chart: Any, **values: Any) -> Counter[str]:
    """Return the partners that a map draws with some values of its parameters, each with its number of agreements."""
    spec = chart.to_dict()
    for param in spec["params"]:
        param["value"] = values.get(param["name"], param["value"])
    tree = ET.fromstring(vl_convert.vegalite_to_svg(spec))  # noqa: S314 - our own picture
    marks = next(node for node in tree.iter() if "partners_marks" in node.get("class", ""))
    found: Counter[str] = Counter()
    for node in marks.iter():
        label = re.search(r"Agreements: (\d+);.* Partner: ([^;]+);", node.get("aria-label", ""))
        if label:
            found[label[2]] = int(label[1])
    return found


def expected(year: int, type_: ica.AgreementType | None = None) -> Counter[str]:
    """Return the partners with agreements up to a year, undated ones coming with the last."""
    return Counter(
        ica.country(code).name
        for agreement in ALL
        if (agreement.date.earliest.year if agreement.date else UNTIL.year) <= year
        if type_ in {None, agreement.type}
        for code in agreement.countries
    )


@PICTURES
def test_they_are_charts_of_altair(kind: str) -> None:
    """A picture is an altair chart that altair's own schema accepts, of the whole dataset and of a part of it."""
    for source in (JAPAN, ica.dataset()):
        chart = draw(source, kind)
        assert isinstance(chart, alt.LayerChart)
        assert isinstance(chart, alt.TopLevelMixin)
        spec = chart.to_dict()
        assert spec["title"]["text"]
        assert ica.__version__ in spec["usermeta"]["india_cyber_agreements"]["caption"]


@pytest.mark.parametrize("year", [1989, 2000, 2010, 2025, UNTIL.year])
def test_the_slider_of_the_map(year: int) -> None:
    """The map draws exactly the partners that there were by the end of the year, with their numbers of agreements."""
    assert partners_drawn(ALL.map(), year=year) == expected(year)


def test_the_filter_of_the_map() -> None:
    """The map draws exactly the partners with agreements of a type, or of all, the closest tie coming first."""
    chart = ALL.map()
    options = next(param for param in chart.to_dict()["params"] if param["name"] == "kind")["bind"]["options"]
    order = ("mlat", "agreement", "mou", "framework", "joint-statement")
    wanted = [expected(UNTIL.year), *(expected(UNTIL.year, ica.AgreementType(type_)) for type_ in order)]
    assert [partners_drawn(chart, kind=option) for option in options] == wanted


def test_every_partner_is_on_the_map() -> None:
    """Every partner of the data is drawn at its point, the small ones too."""
    rows = {row["code"]: row for row in rows_of(ALL.map())}
    assert set(rows) == {country.alpha_2 for country in ica.countries()}
    for code, row in rows.items():
        assert math.dist(at(row), _places.to_map(point_of(code))) < 10
    for one, other in itertools.combinations(rows.values(), 2):
        assert math.dist(at(one), at(other)) > 8.9


def point_of(code: str) -> tuple[float, float]:
    """Return the representative point of a country."""
    country = ica.country(code)
    assert country.longitude is not None
    assert country.latitude is not None
    return country.longitude, country.latitude


def at(row: dict[str, Any]) -> tuple[float, float]:
    """Return where a row of the map lies, in pixels."""
    return _places.to_map((row["longitude"], row["latitude"]))


@given(st.floats(-179.9, 179.9), st.floats(-80, 85))
def test_to_the_map_and_back(longitude: float, latitude: float) -> None:
    """A point of the globe that goes to the map and back is where it was, if it does not lie opposite New Delhi."""
    again = _places.to_globe(_places.to_map((longitude, latitude)))
    assume(math.hypot(*_places.to_map((longitude, latitude))) < _places.SIZE / 2)
    assert again[1] == pytest.approx(latitude, abs=1e-6)
    assert (again[0] - longitude + 180) % 360 - 180 == pytest.approx(0, abs=1e-5)


def test_where_the_projection_puts_things() -> None:
    """New Delhi is the middle, north is up, and equal areas stay equal: half the globe fills what the formula says."""
    assert _places.to_map(_places.CAPITAL) == pytest.approx((0, 0))
    assert _places.to_globe((0, 0)) == _places.CAPITAL
    assert _places.to_map((_places.CAPITAL[0], 60))[1] > 0
    quarter = math.hypot(*_places.to_map((_places.CAPITAL[0], _places.CAPITAL[1] - 90)))
    edge = _places.SIZE / 2
    # A cap grows with 1 - cos of its angle, and the circle that it is drawn as with the square of its radius.
    assert (quarter / edge) ** 2 == pytest.approx(1 / (1 - math.cos(math.radians(_places.EDGE))))


def test_points_at_the_very_same_place() -> None:
    """Points that coincide part, and those that have room stay where they are."""
    found = _places.moved_apart({"A": (10.0, 50.0), "B": (10.0, 50.0), "C": (100.0, 0.0)})
    assert found["C"] == (100.0, 0.0)
    assert math.dist(_places.to_map(found["A"]), _places.to_map(found["B"])) >= 9


def test_standings_on_the_map() -> None:
    """What is told of an agreement is its standing at the end of the year, or on the last day that is spoken of."""
    words = ("not in force", "possibly in force", "presumed in force", "in force")
    rows = rows_of(JAPAN.map())
    first = min(row["year"] for row in rows)
    for agreement in JAPAN:
        mine = [row for row in rows if is_title(row["title"], agreement) and row["date"] == str(agreement.date)]
        for row in mine:
            digits = row["digits"]
            assert first + len(digits) - 1 == UNTIL.year
            if agreement.type is ica.AgreementType.JOINT_STATEMENT:
                assert set(digits) == {"4"}
                assert row["now"] == "adopted, never in force"
                continue
            for year, digit in enumerate(digits, first):
                day = min(dt.date(year, 12, 31), UNTIL)
                assert int(digit) == agreement.standing_on(day).standing.rank
            assert row["now"] == words[agreement.standing_on(UNTIL).standing.rank]


def test_hover_of_the_map() -> None:
    """Pointing at a partner tells its agreements with date, type, title and standing, and how many more there are."""
    spec = ALL.map().to_dict()
    svg = vl_convert.vegalite_to_svg(spec)
    label = next(text for text in re.findall(r'aria-label="([^"]*)"', svg) if "Partner: Singapore" in text)
    agreement = ica.by_country("Singapore")[0]
    assert f"{agreement.date} · " in label
    assert "in force)" in label
    united_states = next(text for text in re.findall(r'aria-label="([^"]*)"', svg) if "Partner: United States" in text)
    assert f"… {len(ica.by_country('US')) - 12} more" in united_states


def test_no_border_on_the_map() -> None:
    """The map knows the land as one thing, and nothing of countries but points."""
    spec = ALL.map().to_dict()
    layers = {layer["name"]: layer for layer in spec["layer"]}
    assert list(spec["datasets"][layers["land"]["data"]["name"]]["objects"]) == ["land"]
    assert layers["land"]["mark"] == {"type": "geoshape", "style": "land"}


def test_what_the_map_cannot_draw() -> None:
    """Agreements without a partner that has a point are counted in the caption; with none of them it says nothing."""
    lost = [agreement for agreement in ALL if not agreement.countries]
    assert lost
    assert f"{len(lost)} of {len(ALL)} agreements" in caption_of(ALL.map())
    assert "Without a partner" not in caption_of(JAPAN.map())
    withdrawn = ica.AgreementSet.of([attrs.evolve(JAPAN[0], countries=("AN",))])
    assert "1 of 1 agreements" in caption_of(withdrawn.map())
    assert rows_of(withdrawn.map()) == []


def caption_of(chart: Any) -> str:
    """Return the caption of a picture."""
    words: dict[str, str] = chart.to_dict()["usermeta"]["india_cyber_agreements"]
    return words["caption"]


@PICTURES
def test_caption_of_no_dataset(kind: str) -> None:
    """A set of no dataset claims no version."""
    assert "agreements of no dataset" in caption_of(draw(ica.AgreementSet.of(JAPAN), kind))


def is_title(shown: str, agreement: ica.Agreement) -> bool:
    """Return whether a text is the title of an agreement, cut where it is long."""
    return shown == agreement.title or (shown.endswith("…") and agreement.title.startswith(shown[:-1]))


def test_timeline_bars() -> None:
    """Bars are the runs of standings that lie in the picture, told apart by standing; statements have none."""
    rows = rows_of(JAPAN.timeline())
    first = dt.date(min(event.date.earliest.year for agreement in JAPAN for event in agreement.events), 1, 1)
    runs = [
        run
        for agreement in JAPAN
        for run in agreement.standing_periods
        if run.standing is not ica.Standing.NOT_IN_FORCE and run.first <= UNTIL and run.last >= first
    ]
    bars = [row for row in rows if row["mark"] == "bar"]
    assert Counter((bar["standing"], bar["from"], bar["x"]) for bar in bars) == Counter(
        (run.standing.value, run.first.isoformat(), max(run.first, first).isoformat()) for run in runs
    )
    assert {bar["standing"] for bar in bars} == {"confirmed", "presumed", "possible"}


def test_timeline_events() -> None:
    """Every event is a mark in the middle of what its date can mean, with its date as written."""
    rows = [row for row in rows_of(ALL.timeline()) if row["mark"] == "event"]
    events = [event for agreement in ALL for event in agreement.events]
    assert Counter(row["from"] for row in rows) == Counter(str(event.date) for event in events)
    year = next(row for row in rows if re.fullmatch(r"\d{4}", row["from"]) and row["x"] < UNTIL.isoformat())
    assert year["x"] == f"{year['from']}-07-02"
    groups = {row["what"]: row["group"] for row in rows}
    assert (groups["signed"], groups["held"], groups["expires"]) == ("begins", "seen alive", "ends")


def test_timeline_of_something_undated() -> None:
    """An agreement of which nothing is dated has its row all the same."""
    alone = ica.AgreementSet.of([attrs.evolve(JAPAN.by_type("joint-statement")[0], events=())])
    rows = rows_of(alone.timeline())
    assert [row["mark"] for row in rows] == ["none"]
    assert "undated" in rows[0]["row"]


def test_matrix() -> None:
    """The numbers are those of the totals, partners with most agreements first."""
    rows = rows_of(ALL.matrix())
    names = {country.alpha_2: country.name for country in ica.countries()}
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row["country"]] += row["number"]
    assert totals == Counter({names[code]: number for code, number in ica.totals(by="country").items()})
    order = list(dict.fromkeys(row["country"] for row in rows))
    assert order == sorted(order, key=lambda name: (-totals[name], name))
    busiest = max(rows, key=lambda row: row["number"])
    assert busiest["titles"].count("\n") == 12
    assert busiest["titles"].endswith(f"… {busiest['number'] - 12} more")


@PICTURES
@pytest.mark.parametrize("theme", ["light", "dark", "DARK"])
def test_themes(kind: str, theme: str) -> None:
    """A theme is the ground and the colours of a picture."""
    ground = draw(JAPAN, kind, theme=theme).to_dict()["config"]["background"]
    assert ground == {"light": "#ffffff", "dark": "#14181d"}[theme.lower()]


@PICTURES
def test_unknown_theme(kind: str) -> None:
    """An unknown theme is refused with the known ones."""
    with pytest.raises(ica.ArgumentError, match="'light', 'dark'"):
        draw(JAPAN, kind, theme="sepia")
    with pytest.raises(ica.ArgumentTypeError, match="theme"):
        draw(JAPAN, kind, theme=5)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2)."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(theme: str) -> None:
    """Texts can be read on their ground, numbers on every cell, and marks stand out from the sea."""
    config = draw(ALL, "matrix", theme=theme).to_dict()["config"]
    text, quiet, ground = config["title"]["color"], config["title"]["subtitleColor"], config["background"]
    assert contrast(text, ground) > 7
    assert contrast(quiet, ground) > 4.5
    assert all(contrast(text, colour) > 4.5 for colour in config["range"]["heatmap"])
    assert all(contrast(colour, config["style"]["sea"]["color"]) > 1.9 for colour in config["range"]["category"])


class Page(html.parser.HTMLParser):
    """What a page loads, and the texts of its elements by tag."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.loads: list[str] = []
        self.tags: Counter[str] = Counter()
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is loaded."""
        self.tags[tag] += 1
        self.loads += [str(value) for name, value in attrs if name in {"src", "href", "data", "action"}]
        assert not [name for name, _ in attrs if name.startswith("on")]
        self._open.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)


def page_of(text: str) -> Page:
    """Read a page."""
    page = Page()
    page.feed(text)
    return page


@PICTURES
def test_the_page_is_one_file(kind: str, tmp_path: pathlib.Path) -> None:
    """A saved page loads nothing from anywhere, and has title, caption and table."""
    draw(JAPAN, kind).save(tmp_path / "x.html")
    text = tmp_path.joinpath("x.html").read_text("utf-8")
    page = page_of(text)
    assert page.loads == []
    assert (page.tags["h1"], page.tags["figcaption"], page.tags["table"]) == (1, 1, 1)
    assert page.tags["tr"] == len(rows_of(draw(JAPAN, kind))) + 1
    assert ica.__version__ in text


@PICTURES
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "json", "html"])
def test_formats(kind: str, suffix: str, tmp_path: pathlib.Path) -> None:
    """Every format is written without a browser, to a string, a path or an open file."""
    some = draw(ica.by_country("Singapore"), kind)
    path = tmp_path / f"x.{suffix}"
    some.save(str(path))
    content = path.read_bytes()
    if suffix in {"png", "pdf"}:
        assert content.startswith({"png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}[suffix])
    elif suffix == "svg":
        assert "India" in "".join(ET.fromstring(content.decode()).itertext())  # noqa: S314 - our own picture
    elif suffix == "json":
        assert json.loads(content)["layer"]
    some.save(tmp_path / "named", format=suffix)
    assert (tmp_path / "named").read_bytes()[:100] == content[:100]


def test_open_file() -> None:
    """A picture goes into an open file as altair's do."""
    buffer = io.BytesIO()
    JAPAN.matrix().save(buffer, format="png")
    assert buffer.getvalue().startswith(b"\x89PNG")
    text = io.StringIO()
    JAPAN.matrix().save(text, format="html")
    assert text.getvalue() == JAPAN.matrix().to_html() == JAPAN.matrix().to_page()


def test_wrong_target(tmp_path: pathlib.Path) -> None:
    """An unknown format, and what is no target, are refused; nothing is written."""
    for path in ("x.gif", "x"):
        with pytest.raises(ica.ArgumentError, match=r"html, json, png, svg, pdf"):
            JAPAN.matrix().save(tmp_path / path)
    with pytest.raises(ica.ArgumentError, match="format: 'gif'"):
        JAPAN.matrix().save(tmp_path / "x.png", format="gif")
    with pytest.raises(ica.ArgumentTypeError, match="fp"):
        JAPAN.matrix().save(5)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["png", "html"])
def test_failure_keeps_the_old_file(suffix: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If writing fails, what stood there stays and nothing else remains."""
    target = tmp_path / f"x.{suffix}"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        JAPAN.matrix().save(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@PICTURES
def test_same_input_same_page(kind: str, tmp_path: pathlib.Path) -> None:
    """The same set gives the same bytes."""
    for name in ("a.html", "b.html"):
        draw(JAPAN, kind).save(tmp_path / name)
    assert tmp_path.joinpath("a.html").read_bytes() == tmp_path.joinpath("b.html").read_bytes()


@PICTURES
def test_in_a_notebook(kind: str) -> None:
    """A notebook gets the chart, and a still picture for whatever cannot draw it; nothing leads to the network."""
    chart = draw(ica.by_country("Singapore"), kind)
    bundle = chart._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<svg")
    assert bundle["text/plain"] == repr(chart) == f"<{type(chart).__name__}: {chart.to_dict()['title']['text']}>"
    assert "text/html" not in bundle
    output = nbformat.v4.new_output("display_data", data=bundle)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=[output])])
    nbformat.validate(notebook)


def test_the_renderer_of_the_user_is_kept() -> None:
    """Whoever enables another renderer of altair gets that one, and the still picture besides."""
    with alt.renderers.enable("html"):
        assert set(JAPAN.matrix()._repr_mimebundle_()) == {"text/html", "image/svg+xml"}
    with alt.renderers.enable("mimetype"):
        assert "image/svg+xml" in JAPAN.matrix()._repr_mimebundle_()[0]


@PICTURES
def test_changed_by_altair(kind: str, tmp_path: pathlib.Path) -> None:
    """What altair changes is still a picture that saves itself as a page of one file."""
    chart = draw(ica.by_country("Singapore"), kind).properties(width=300)
    chart.save(tmp_path / "x.html")
    assert page_of(tmp_path.joinpath("x.html").read_text("utf-8")).loads == []
    assert chart.to_dict()["width"] == 300


@PICTURES
def test_hostile_texts(kind: str) -> None:
    """No text becomes markup, script or expression, in the page or in the still picture."""
    chart = draw(hostile.records(), kind)
    svg = vl_convert.vegalite_to_svg(chart.to_dict())
    tags = {node.tag.rpartition("}")[2] for node in ET.fromstring(svg).iter()}  # noqa: S314 - our own picture
    assert tags <= {"svg", "g", "path", "text", "tspan", "rect", "line", "defs", "clipPath", "title"}
    harmless = page_of(draw(JAPAN, kind).to_page())
    page = page_of(chart.to_page())
    changed = {tag for tag in page.tags if page.tags[tag] != harmless.tags[tag]}
    assert changed <= {"tr", "td", "bdi"}
    assert len(page.texts["script"]) == len(harmless.texts["script"])
    assert any("{{7*7}}" in str(row) for row in rows_of(chart))
    assert all(len(row["title"]) <= 140 for row in rows_of(chart) if "title" in row)


@PICTURES
def test_empty_set(kind: str, tmp_path: pathlib.Path) -> None:
    """A picture of nothing is drawn and saved like any other."""
    for source in (ALL[:0], ica.AgreementSet.of([])):
        draw(source, kind).save(tmp_path / "x.html")
        draw(source, kind).save(tmp_path / "x.png")
        assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


def test_the_last_day_of_all() -> None:
    """A term without end, written as the last year that there is, is drawn like others."""
    event = attrs.evolve(JAPAN[0].events[0], kind=ica.EventKind.EXPIRES, date=ica.PartialDate.parse("9999"), rivals=())
    endless = ica.AgreementSet.of([attrs.evolve(JAPAN[0], events=(*JAPAN[0].events, event))])
    assert any(row.get("x2") == "9999-12-31" for row in rows_of(endless.timeline()))


def test_a_single_undated_agreement() -> None:
    """An agreement without a date is on the map of the last year alone."""
    undated = ica.AgreementSet.of([attrs.evolve(JAPAN[0], events=()), JAPAN[1]])
    assert "without a date" in undated.map().to_dict()["usermeta"]["india_cyber_agreements"]["how"]
    assert "without a date" not in JAPAN[:1].map().to_dict()["usermeta"]["india_cyber_agreements"]["how"]
