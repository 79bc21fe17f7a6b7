"""Reference points for districts, from a table keyed by district name only.

The package gives one point per NAME, so a point is used only where the name
(and every known variant of it) belongs to one district of Peru.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from statistics import median

Point = tuple[float, float]

PERU_LATITUDE = (-18.4, 0.1)
PERU_LONGITUDE = (-81.4, -68.6)
FAR_KM = 250.0
ENOUGH_NEIGHBOURS = 3


def name_key(name: str) -> str:
    """Lower case, no accents (ñ becomes n), punctuation as one space."""
    decomposed = unicodedata.normalize("NFD", name.lower())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance on a sphere of 6371 km."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half_lat, half_lon = (lat_b - lat_a) / 2, radians(b[1] - a[1]) / 2
    h = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * 6371.0 * asin(sqrt(h))


def in_peru(point: Point) -> bool:
    """Whether the point lies in the box around Peru."""
    latitude, longitude = point
    return (
        PERU_LATITUDE[0] <= latitude <= PERU_LATITUDE[1]
        and PERU_LONGITUDE[0] <= longitude <= PERU_LONGITUDE[1]
    )


def points_by_unique_name(
    names: Mapping[str, str],
    variants: Mapping[str, Sequence[str]],
    points: Mapping[str, Point],
) -> dict[str, Point]:
    """Points of the districts none of whose names is used by another district."""
    keys = {
        ubigeo: sorted({name_key(n) for n in (name, *variants.get(ubigeo, ()))})
        for ubigeo, name in names.items()
    }
    uses = Counter(key for own in keys.values() for key in own)
    found: dict[str, Point] = {}
    for ubigeo, own in keys.items():
        matches = [points[key] for key in own if key in points]
        if all(uses[key] == 1 for key in own) and len(matches) == 1:
            found[ubigeo] = matches[0]
    return found


def neighbours_centre(ubigeo: str, points: Mapping[str, Point]) -> Point | None:
    """Median point of the other districts of the province, or of the department."""
    for width in (4, 2):
        others = [p for u, p in points.items() if u != ubigeo and u[:width] == ubigeo[:width]]
        if len(others) >= ENOUGH_NEIGHBOURS:
            return median(p[0] for p in others), median(p[1] for p in others)
    return None


def drop_implausible(points: Mapping[str, Point]) -> tuple[dict[str, Point], dict[str, str]]:
    """Points kept, and for each point dropped why."""
    inside = {u: p for u, p in points.items() if in_peru(p)}
    dropped = {u: f"outside Peru: {p}" for u, p in points.items() if u not in inside}
    kept: dict[str, Point] = {}
    for ubigeo, point in inside.items():
        centre = neighbours_centre(ubigeo, inside)
        far = distance_km(point, centre) if centre else 0.0
        if far > FAR_KM:
            dropped[ubigeo] = f"{far:.0f} km from its neighbours"
        else:
            kept[ubigeo] = point
    return kept, dropped
