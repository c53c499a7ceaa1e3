"""What countries are called in English, as the time zone database calls them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def name_of(region: str) -> str:
    """The name of a region such as MX, Mexico; of one that is not known, the two letters themselves."""
    return _names().get(region, region)


@cache
def _names() -> Mapping[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
