"""Phone numbers: as people write them, as carriers take them, as others may see them."""

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat, PhoneNumberType, timezone
from phonenumbers.tzdata import TIMEZONE_DATA

from bot.assignment.rules.calendar import atlas
from bot.assignment.rules.calendar.hours import UNKNOWN_ZONE
from bot.assignment.rules.spreadsheet import is_rounded, plain_number
from bot.vocabulary import PSEUDONYM

_MOST_ZONES = 9  # the library names every zone under +1 for numbers that belong nowhere
_MASK = "\u2022\u2022\u2022 \u2022\u2022\u2022 "


def of_sender(sender: str) -> str:
    """Whose number a text came from; over another network (whatsapp:+1…) it is the same. Else, as it is."""
    return to_e164(sender.rpartition(":")[2]) or sender


def to_e164(raw: str, region: str = "US") -> str | None:
    """The E.164 form of a valid number as `phonenumbers` judges it, None for anything else.

    Without a `+` it is read as dialled in `region`. Vanity letters become digits. A number with an
    extension is refused: its switchboard reads no texts; so is one that a spreadsheet rounded. The usual
    spellings of North American numbers take a short way, some thirty times faster, that asks the same
    metadata the same question.
    """
    usual = _USUAL.fullmatch(raw)
    if usual is not None and region in NORTH_AMERICA:
        national = "".join(usual.groups())
        if _plain_numbers().fullmatch(national):
            return f"+1{national}"
    return _to_e164_at_length(raw, region)


def mask(e164: str) -> str:
    """A number as others than its holder may see it: the last four digits, none of one that was forgotten."""
    if e164.startswith(PSEUDONYM):
        return _MASK.strip()
    return f"{_MASK}{e164[-4:]}"


def zone_key_of(e164: str) -> str:
    """The zone key of `rules.hours` for a number's area, "" where it names none (toll-free, say).

    Under +1 the area code alone decides, with every zone of its land: finer prefixes tell where a switch
    stands, and mobile phones are elsewhere.
    """
    return _area_key(e164[2:5]) if e164.startswith("+1") else _foreign_key(e164)


@lru_cache(maxsize=1024)
def _area_key(area: str) -> str:
    prefix = f"1{atlas.laid_over(area)}"
    known = {zone for digits, zones in TIMEZONE_DATA.items() if digits.startswith(prefix) for zone in zones}
    return UNKNOWN_ZONE if len(known) > _MOST_ZONES else atlas.area_zones(prefix[1:], known)


@lru_cache(maxsize=4096)
def _foreign_key(e164: str) -> str:
    try:
        zones = timezone.time_zones_for_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return UNKNOWN_ZONE
    return "|".join(sorted(set(zones) - {timezone.UNKNOWN_TIMEZONE}))


def is_at_home(e164: str) -> bool:
    """Whether a number is of the United States with its territories, or of Canada."""
    return country_of(e164) in {"US", "CA"}


def is_toll_free(e164: str) -> bool:
    """Whether texts from this number of ours are toll-free."""
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(number) == PhoneNumberType.TOLL_FREE


def is_short_code(ours: str) -> bool:
    """Whether this number of ours is one of five or six digits."""
    return ours.isascii() and ours.isdecimal() and len(ours) in {5, 6}


def country_of(e164: str) -> str:
    """The country of a number, as ISO 3166 has it; territories of the United States are of it."""
    region = region_of(e164)
    return "US" if region in _UNITED_STATES else region or _NOWHERE


def region_of(e164: str) -> str:
    """The same, but territories have codes of their own, as carriers tell them apart; "" for none."""
    return _area_region(e164[2:5]) if e164.startswith("+1") else _foreign_region(e164)


def is_country(code: str) -> bool:
    """Whether ISO 3166 has a country of this code that has phone numbers."""
    return code in phonenumbers.SUPPORTED_REGIONS


@lru_cache(maxsize=1024)
def _area_region(area: str) -> str:
    """Under +1 the area code alone decides; the first number of it that could be in use is asked."""
    for exchange in range(200, 1000, 7):
        region = phonenumbers.region_code_for_number(phonenumbers.parse(f"+1{area}{exchange}0123"))
        if region and region.isalpha():
            return region
    return "US"


@lru_cache(maxsize=4096)
def _foreign_region(e164: str) -> str:
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(number)
    return region if region and region.isalpha() else ""


def _to_e164_at_length(raw: str, region: str) -> str | None:
    if is_rounded(raw):
        return None
    try:
        number = phonenumbers.parse(plain_number(raw) or raw, region)
    except phonenumbers.NumberParseException:
        return None
    if number.extension or not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=1)
def _plain_numbers() -> re.Pattern[str]:
    """The library's own patterns of ordinary numbers in its three largest regions under +1, as one."""
    regions = filter(None, map(PhoneMetadata.metadata_for_region, ("US", "CA", "PR")))
    patterns = [
        kind.national_number_pattern for each in regions for kind in (each.fixed_line, each.mobile) if kind
    ]
    return re.compile("|".join(dict.fromkeys(filter(None, patterns))))


# Regions whose numbers are dialled alike: ten digits, perhaps a 1 before them.
NORTH_AMERICA = frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[1])

_UNITED_STATES = frozenset({"AS", "GU", "MP", "PR", "US", "VI"})
# Satellite phones and such belong to no country: ISO 3166's code for what is none.
_NOWHERE = "ZZ"

_USUAL = re.compile(r"(?:\+?1)?[ .()-]*([2-9][0-9]{2})[ .()-]*([2-9][0-9]{2})[ .-]*([0-9]{4})")
