"""Which time zones are in use where: ZIP prefixes, states, provinces, postal districts and area codes.

Facts of the United States and Canada as of 2026, each place with every zone in use somewhere in it, so
that a wrong guess can only make texting hours narrower. ZIP prefixes are the first three digits.
"""

from collections.abc import Iterator
from functools import lru_cache

_ZONES = {
    "At": "America/Puerto_Rico",
    "E": "America/New_York",
    "C": "America/Chicago",
    "M": "America/Denver",
    "Az": "America/Phoenix",
    "P": "America/Los_Angeles",
    "Ak": "America/Anchorage",
    "Ad": "America/Adak",
    "H": "Pacific/Honolulu",
    "Sa": "Pacific/Pago_Pago",
    "G": "Pacific/Guam",
    "Pw": "Pacific/Palau",
    "Fm": "Pacific/Pohnpei",
    "Mh": "Pacific/Majuro",
    "Nf": "America/St_Johns",
    "Ns": "America/Halifax",
    "On": "America/Toronto",
    "Mb": "America/Winnipeg",
    "Sk": "America/Regina",
    "Ab": "America/Edmonton",
    "Fn": "America/Fort_Nelson",
    "Bc": "America/Vancouver",
    "Yk": "America/Whitehorse",
    "Pa": "America/Panama",
}

# Not here: 090-098, 340 and 962-966, the post of soldiers who may be anywhere.
_ZIPS = """
005 E, 006-009 At, 010-089 E, 100-323 E, 324 C E, 325 C, 326-339 E, 341-349 E, 350-372 C, 373-374 C E,
375 C, 376 E, 377 C E, 378-379 E, 380-397 C, 398-400 E, 401 C E, 402-418 E, 420-424 C, 425 E, 426-427 C E,
430-462 E, 463-464 C, 465 C E, 466-468 E, 469 C E, 470-474 E, 475 C E, 476-477 C, 478 E, 479 C E, 480-497 E,
498-499 C E, 500-567 C, 569 E, 570-574 C, 575-576 C M, 577 M, 580-584 C, 585-586 C M, 587-588 C, 590-599 M,
600-676 C, 677-678 C M, 679-689 C, 690-692 C M, 693 M, 700-797 C, 798 C M, 799 M, 800-834 M, 835 M P,
836-837 M, 838 P, 840-847 M, 850-859 Az, 860 Az M, 863-864 Az, 865 Az M, 870-885 M, 888 E, 889-897 P,
898 M P, 900-961 P, 967 H Sa, 968 H, 969 G Pw Fm Mh, 970-978 P, 979 M P, 980-994 P, 995 Ad Ak, 996-999 Ak
"""

_STATES = """
Alabama AL C, Alaska AK Ad Ak, Arizona AZ Az M, Arkansas AR C, California CA P, Colorado CO M,
Connecticut CT E, Delaware DE E, District of Columbia DC E, Florida FL C E, Georgia GA E, Hawaii HI H,
Idaho ID M P, Illinois IL C, Indiana IN C E, Iowa IA C, Kansas KS C M, Kentucky KY C E, Louisiana LA C,
Maine ME E, Maryland MD E, Massachusetts MA E, Michigan MI C E, Minnesota MN C, Mississippi MS C,
Missouri MO C, Montana MT M, Nebraska NE C M, Nevada NV M P, New Hampshire NH E, New Jersey NJ E,
New Mexico NM M, New York NY E, North Carolina NC E, North Dakota ND C M, Ohio OH E, Oklahoma OK C,
Oregon OR M P, Pennsylvania PA E, Rhode Island RI E, South Carolina SC E, South Dakota SD C M,
Tennessee TN C E, Texas TX C M, Utah UT M, Vermont VT E, Virginia VA E, Washington WA P,
West Virginia WV E, Wisconsin WI C, Wyoming WY M,
Puerto Rico PR At, Virgin Islands VI At, American Samoa AS Sa, Guam GU G, Northern Mariana Islands MP G,
Palau PW Pw, Micronesia FM Fm G, Marshall Islands MH Mh,
Alberta AB Ab, British Columbia BC Bc Ab Fn, Manitoba MB Mb, New Brunswick NB Ns,
Newfoundland and Labrador NL Nf Ns, Nova Scotia NS Ns, Northwest Territories NT Ab, Nunavut NU On Mb Ab Pa,
Ontario ON On Mb, Prince Edward Island PE Ns, Quebec QC On Ns, Saskatchewan SK Sk Ab, Yukon YT Yk
"""

_CODE = 2  # letters
_PROVINCES = ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT")

# The first letter of a Canadian postal code.
_DISTRICTS = """
A Nf Ns, B Ns, C Ns, E Ns, G On Ns, H On, J On, K On, L On, M On, N On, P On Mb, R Mb, S Sk Ab, T Ab,
V Bc Ab Fn, X On Mb Ab Pa, Y Yk
"""

# What people write for a zone. The likes of EST are zone names too, of clocks that never change.
_NICKNAMES = """
eastern E, easterntime E, easternstandardtime E, easterndaylighttime E, et E, est E, edt E, est5edt E,
central C, centraltime C, centralstandardtime C, centraldaylighttime C, ct C, cst C, cdt C, cst6cdt C,
mountain M, mountaintime M, mountainstandardtime M, mountaindaylighttime M, mt M, mst M, mdt M, mst7mdt M,
pacific P, pacifictime P, pacificstandardtime P, pacificdaylighttime P, pt P, pst P, pdt P, pst8pdt P,
alaska Ak, alaskatime Ak, alaskanstandardtime Ak, akst Ak, akdt Ak, hawaii H, hawaiitime H, hst H,
hawaiianstandardtime H, arizona Az, usmountainstandardtime Az, atlantic At Ns, atlantictime At Ns,
ast At Ns, adt Ns, atlanticstandardtime At Ns, atlanticdaylighttime Ns, puertorico At, indianaeast E
"""

# Area codes laid over older ones, where the library knows less of them than of the older ones, or errs.
_OVERLAYS = {
    "448": "850",
    "930": "812",
    "364": "270",
    "458": "541",
    "986": "208",
    "236": "250",
    "257": "250",
    "672": "250",
    "778": "250",
    "367": "418",
    "581": "418",
    "474": "306",
    "639": "306",
    "689": "407",
    "879": "709",
}
# Zones in use in an area code beside those the library knows.
_ALSO = {"250": "Fn", "306": "Ab", "432": "M", "684": "Sa"}
# Zones that have kept the same clock for decades, under one name.
_SAME_CLOCK = {
    "America/Boise": "America/Denver",
    "America/Detroit": "America/New_York",
    "America/Juneau": "America/Anchorage",
    "America/North_Dakota/Center": "America/Chicago",
    "America/St_Thomas": "America/Puerto_Rico",
    "Pacific/Saipan": "Pacific/Guam",
}


@lru_cache(maxsize=1)
def zip_zones() -> dict[str, str]:
    """Zone keys by the first three digits of a ZIP code."""
    return {
        f"{prefix:03}": _key(zones)
        for first, last, zones in spans(_ZIPS)
        for prefix in range(first, last + 1)
    }


@lru_cache(maxsize=1)
def state_zones() -> dict[str, str]:
    """Zone keys by the code of a state or province."""
    return {code: _key(zones) for _, code, zones in _states()}


@lru_cache(maxsize=1)
def state_codes() -> dict[str, str]:
    """Codes of states and provinces by code and by name: lower case, letters only."""
    return {each.casefold(): code for name, code, _ in _states() for each in (code, name)}


@lru_cache(maxsize=1)
def american_states() -> dict[str, str]:
    """Zone keys by the code of a state or territory of the United States."""
    return {code: zones for code, zones in state_zones().items() if code not in _PROVINCES}


@lru_cache(maxsize=1)
def american_zones() -> frozenset[str]:
    """Every zone of the states and territories of the United States."""
    return frozenset(names_of("|".join(american_states().values())))


@lru_cache(maxsize=1)
def canadian_zones() -> frozenset[str]:
    """Every zone of the provinces of Canada."""
    return frozenset(names_of("|".join(state_zones()[code] for code in _PROVINCES)))


def _states() -> Iterator[tuple[str, str, list[str]]]:
    for entry in _STATES.split(","):
        words = entry.split()
        code = next(at for at, word in enumerate(words) if word.isupper() and len(word) == _CODE)
        yield "".join(words[:code]), words[code], words[code + 1 :]


@lru_cache(maxsize=1)
def district_zones() -> dict[str, str]:
    """Zone keys by the first letter of a Canadian postal code."""
    return {letter: _key(zones) for letter, zones in _entries(_DISTRICTS)}


@lru_cache(maxsize=1)
def nicknames() -> dict[str, str]:
    """Zone keys by what people call them: lower case, letters and digits only."""
    return {name: _key(zones) for name, zones in _entries(_NICKNAMES)}


def area_zones(area: str, known: set[str]) -> str:
    """The zone key of an area code, given the zones the library knows for it."""
    zones = {_SAME_CLOCK.get(zone, zone) for zone in known}
    if area in _ALSO:
        zones.add(_ZONES[_ALSO[area]])
    return "|".join(sorted(zones))


def laid_over(area: str) -> str:
    """The older area code whose land this one shares, or itself."""
    return _OVERLAYS.get(area, area)


def names_of(key: str) -> tuple[str, ...]:
    """The zones of a key of this module; none of an empty one."""
    return tuple(filter(None, key.split("|")))


def spans(table: str) -> Iterator[tuple[int, int, list[str]]]:
    """The entries of a table whose first words are numbers, or two with a hyphen between."""
    for span, rest in _entries(table):
        first, _, last = span.partition("-")
        yield int(first), int(last or first), rest


def _entries(table: str) -> Iterator[tuple[str, list[str]]]:
    for entry in table.split(","):
        name, *zones = entry.split()
        yield name, zones


def _key(zones: list[str]) -> str:
    return "|".join(sorted(_ZONES[zone] for zone in zones))
