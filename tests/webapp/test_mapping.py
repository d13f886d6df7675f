"""The map: what is near is drawn near, names do not overlap, and few far places do not shrink the rest."""

from __future__ import annotations

import itertools
import re

import pytest
from flask.testing import FlaskClient

from edition.model import Entry
from webapp.lettering import box_of, overlap
from webapp.mapping import HEIGHT, WIDTH, Map, Spot, _Site, _sites, _spots, path_data, split
from webapp.projecting import coasts, fit, place, shores

CITIES = {"A": (13.0, 52.0), "B": (37.0, 55.0), "C": (135.0, 48.0), "D": (30.0, 60.0)}


def test_fitted_points_lie_within_the_frame_and_touch_its_border() -> None:
    projection = fit(list(CITIES.values()), 900, 500, 40)
    placed = [place(projection, *point) for point in CITIES.values()]
    assert all(39.9 <= x <= 860.1 and 39.9 <= y <= 460.1 for x, y in placed)
    assert min(x for x, _ in placed) == pytest.approx(40) or min(y for _, y in placed) == pytest.approx(40)


@pytest.mark.parametrize("points", [
    pytest.param([(0.0, 0.0)], id="one-point-at-the-equator"),
    pytest.param([(179.0, 60.0), (-179.0, 62.0)], id="across-the-180th-meridian"),
    pytest.param([(-170.0, -50.0), (0.0, 10.0), (170.0, 70.0)], id="the-whole-world"),
    pytest.param([(20.0, 89.9), (-160.0, 89.0)], id="the-pole"),
    pytest.param([(20.0, -40.0), (30.0, -35.0)], id="the-south"),
])
def test_any_points_can_be_fitted(points: list[tuple[float, float]]) -> None:
    projection = fit(points, 900, 500, 40)
    for point in points:
        x, y = place(projection, *point)
        assert 39 <= x <= 861
        assert 39 <= y <= 461


def test_no_points_are_no_map() -> None:
    with pytest.raises(ValueError, match="needs a point"):
        fit([], 900, 500, 40)


def test_east_is_right_and_north_is_up() -> None:
    projection = fit(list(CITIES.values()), 900, 500, 40)
    west, east = place(projection, 30, 55), place(projection, 40, 55)
    assert west[0] < east[0]
    assert place(projection, 37, 70)[1] < place(projection, 37, 50)[1]


@pytest.mark.parametrize(("point", "is_land"), [
    ((37.6, 55.7), True), ((51.0, 42.0), False), ((33.0, 43.0), False), ((-178.0, 67.0), True), ((60.0, 50.0), True),
])
def test_coasts_tell_land_from_water(point: tuple[float, float], is_land: bool) -> None:
    assert sum(_encloses(ring, *point) or _encloses(ring, point[0] + 360, point[1]) for ring in coasts()) % 2 == is_land


def _encloses(ring: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    sides = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum((y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for (x1, y1), (x2, y2) in sides) % 2


def test_shores_stay_near_the_frame_and_leave_the_middle_of_a_continent_land() -> None:
    projection = fit(list(CITIES.values()), 900, 500, 40)
    drawn = shores(projection, 900, 500)
    assert all(-13 <= x <= 913 and -13 <= y <= 513 for ring in drawn for x, y in ring)
    x, y = place(projection, 60, 50)
    assert sum(_encloses(ring, x, y) for ring in drawn) % 2 == 1


def test_few_mentions_far_away_are_left_off_the_map() -> None:
    near = [_Site(point, (Entry(f"place:{name}", name),), 40) for name, point in CITIES.items()]
    far = _Site((-74.0, 40.0), (Entry("place:far", "Far"),), 2)
    shown, left_off = split([*near, far])
    assert left_off == [far]
    assert split([*near, _Site(far.point, far.entries, 50)])[1] == []
    assert len(shown) == 4


@pytest.mark.parametrize(("count", "label"), [
    (3, "Map: Place 0, Place 1 and Place 2"), (4, "Map: Place 0, Place 1, Place 2 and 1 more"),
])
def test_a_map_is_called_after_a_few_of_its_places(count: int, label: str) -> None:
    spots = (Spot((Entry(f"place:{n}", f"Place {n}"),), 1, 0, 0, 3, "", "") for n in range(count))
    assert Map(10, 10, "", tuple(spots)).label == label


def test_names_do_not_overlap_and_the_place_named_most_has_its_name() -> None:
    entries = [Entry(f"place:p{n}", f"Place {n}", geo=(50 + n % 7, 30 + n / 3)) for n in range(60)]
    counts = {entry.key: number + 1 for number, entry in enumerate(entries)}
    sites = _sites(entries, counts)
    projection = fit([site.point for site in sites], WIDTH, HEIGHT, 46)
    spots = _spots(sites, projection, WIDTH, HEIGHT)
    boxes = [box_of(spot.name) for spot in spots if spot.name]
    assert len(boxes) > 10
    assert not any(overlap(one, other) for one, other in itertools.combinations(boxes, 2))
    assert spots[0].name
    assert spots[0].entries[0].name == "Place 59"


def test_path_data_is_as_the_outline() -> None:
    assert path_data([[(1, 2), (3, 2), (3, 4)], [(0, 0), (1, 0), (1, 1)]]) == "M1 2l2 0 0 2zM0 0l1 0 0 1z"


def test_places_have_a_map_whose_circles_lead_to_the_articles(client: FlaskClient) -> None:
    page = client.get("/places/").text
    assert re.search(r'<svg class="map"[^>]*aria-label="Map: Elbing"', page)
    assert re.search(r'<a href="/places/elbing" class="spot"><title>Elbing: 2 mentions</title>', page)
    assert 'style="' not in page


def test_an_article_on_a_place_shows_its_surroundings(client: FlaskClient) -> None:
    page = client.get("/places/elbing").text
    assert "54.15° N, 19.40° E" in page
    assert 'aria-current="page"' in page
    assert "<svg class=\"map" not in client.get("/people/moeller").text
