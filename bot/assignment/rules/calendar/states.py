"""Which states a name, a ZIP code or a time zone stands for, as of 2026."""

import re
import unicodedata
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.assignment.rules.calendar import atlas

# The posts of soldiers, who may be anywhere in the world.
MILITARY = frozenset({"AA", "AE", "AP"})

# The first three digits of a ZIP code. https://pe.usps.com/text/LabelingLists/L002.htm
_ZIPS = """
005 NY, 006-007 PR, 008 VI, 009 PR, 010-027 MA, 028-029 RI, 030-038 NH, 039-049 ME, 050-054 VT, 055 MA,
056-059 VT, 060-062 CT, 063 CT NY, 064-069 CT, 070-089 NJ, 090-098 AE, 100-149 NY, 150-196 PA, 197-199 DE,
200 DC, 201 VA, 202-205 DC, 206-219 MD, 220-246 VA, 247-268 WV, 270-289 NC, 290-299 SC, 300-319 GA,
320-339 FL, 340 AA, 341-349 FL, 350-369 AL, 370-375 TN, 376 TN VA, 377-385 TN, 386-397 MS, 398-399 GA,
400-427 KY, 430-459 OH, 460-479 IN, 480-499 MI, 500-528 IA, 530-549 WI, 550-567 MN, 569 DC, 570-577 SD,
580-588 ND, 590-599 MT, 600-629 IL, 630-658 MO, 660-679 KS, 680-693 NE, 700-715 LA, 716-729 AR, 730-732 OK,
733 TX, 734-749 OK, 750-799 TX, 800-816 CO, 820-831 WY, 832-833 ID, 834 ID WY, 835-838 ID, 840-847 UT,
850-865 AZ, 870-884 NM, 885 TX, 889-898 NV, 900-961 CA, 962-966 AP, 967 HI AS, 968 HI, 969 GU PW FM MH MP,
970-979 OR, 980-994 WA, 995-999 AK
"""

# What newspapers and people shorten states to, and what they are called in Spanish, beside code and name.
_ALSO = """
Ala AL, Alas AK, Ariz AZ, Ark AR, Cal CA, Calif CA, Cali CA, Colo CO, Conn CT, Del DE, Dela DE, Fla FL,
Flor FL, Geo GA, Haw HI, Ida ID, Ill IL, Ills IL, Ind IN, Kan KS, Kans KS, Ken KY, Kent KY, Mass MA, Mich
MI, Minn MN, Miss MS, Mont MT, Neb NE, Nebr NE, Nev NV, NHamp NH, NJersey NJ, NMex NM, NewMex NM, NYork
NY, NYS NY, NCar NC, NCarolina NC, NoCarolina NC, NDak ND, NDakota ND, NoDakota ND, Okla OK, Ore OR, Oreg
OR, Penn PA, Penna PA, RIsl RI, RhodeIs RI, SCar SC, SCarolina SC, SoCarolina SC, SDak SD, SDakota SD,
SoDakota SD, Tenn TN, Tex TX, Verm VT, Virg VA, Wash WA, WashState WA, WashingtonState WA, WVa WV, WestVa
WV, WVirginia WV, Wis WI, Wisc WI, Wyo WY, WashingtonDC DC, WashDC DC, DistofColumbia DC,
DistrictofColumbiaDC DC, PuertoRicoPR PR, PRico PR, USVI VI, USVirginIslands VI, VirginIslandsUS VI,
VirginIslandsoftheUS VI, CNMI MP, NorthernMarianas MP, NMarianaIslands MP, AmSamoa AS,
FederatedStatesofMicronesia FM, RMI MH, Luisiana LA, Misisipi MS, Misuri MO, NuevaYork NY, NuevaJersey NJ,
NuevoMexico NM, NuevoHampshire NH, NuevaHampshire NH, CarolinadelNorte NC, CarolinadelSur SC,
DakotadelNorte ND, DakotadelSur SD, Pensilvania PA, Tejas TX, VirginiaOccidental WV, VirginiadelOeste WV,
DistritodeColumbia DC, IslasVirgenes VI, Hawai HI, SamoaAmericana AS, ArmedForcesAmericas AA,
ArmedForcesEurope AE, ArmedForcesAfrica AE, ArmedForcesCanada AE, ArmedForcesMiddleEast AE,
ArmedForcesPacific AP, ArmedForces AE, APO AE, FPO AE, DPO AE, Military AE, USAF AE, Alta AB, BCol BC, Man
MB, NfldLab NL, Newfoundland NL, Nfld NL, Lab NL, Labrador NL, NWT NT, Ont ON, PEI PE, Que QC, PQ QC, Sask
SK, Yuk YT, YukonTerritory YT
"""
# Said around a state without being one.
_AROUND = re.compile(
    r"^(?:us|usa|unitedstates|unitedstatesofamerica|(?:the)?(?:state|commonwealth)of)|(?:state|usa)$"
)
_PARTS = re.compile(r"\s*[-\u2010-\u2015/,;:|()\[\]]+\s*|\s{2,}")
_LETTERS = re.compile(r"[^a-z]+")
_CODES = re.compile(r"\b[A-Z]{2}\b")
# Between two such days every zone of the country changes its clocks.
_WINTER, _SUMMER = datetime(2026, 1, 15, 18, tzinfo=UTC), datetime(2026, 7, 15, 18, tzinfo=UTC)


@lru_cache(maxsize=4096)
def states_named(written: str) -> frozenset[str]:
    """The codes of the states or provinces that somebody wrote, in any usual way; usually one, or none.

    Several, as in "Washington, PA", are all plausible.
    """
    if found := _named(written):
        return found
    parts = [part for part in _PARTS.split(written) if part]
    if len(parts) > 1 and (found := frozenset().union(*map(_named, parts))):
        return found
    # A town before it, as in "Virginia Beach VA": the last capitals count.
    codes = [code for code in _CODES.findall(written) if code.casefold() in _spellings()]
    return frozenset(codes[-1:])


def states_of_zip(prefix: str) -> frozenset[str]:
    """The states in which ZIP codes begin with these three digits; none where no code does."""
    return _zip_states().get(prefix, frozenset())


@lru_cache(maxsize=1024)
def states_on(zone: str) -> frozenset[str]:
    """The states of the United States in which this zone is in use somewhere, under any of its names."""
    if zone in atlas.canadian_zones():
        return frozenset()
    ours = {name for name in atlas.american_zones() if _offsets(name) == _offsets(zone)}
    states = atlas.american_states()
    return frozenset(code for code, zones in states.items() if ours & set(zones.split("|")))


def _offsets(zone: str) -> tuple[object, object]:
    clock = ZoneInfo(zone)
    return _WINTER.astimezone(clock).utcoffset(), _SUMMER.astimezone(clock).utcoffset()


def _named(written: str) -> frozenset[str]:
    letters = squashed(written)
    code = _spellings().get(letters) or _spellings().get(_AROUND.sub("", letters))
    return frozenset({code}) if code else frozenset()


def squashed(written: str) -> str:
    """The letters alone, small and without accents."""
    plain = unicodedata.normalize("NFKD", written).casefold()
    return _LETTERS.sub("", plain)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    spelt = dict(atlas.state_codes())
    for entry in _ALSO.split(","):
        name, code = entry.split()
        spelt.setdefault(squashed(name), code)
    return spelt | {code.casefold(): code for code in MILITARY}


@lru_cache(maxsize=1)
def _zip_states() -> dict[str, frozenset[str]]:
    return {
        f"{prefix:03}": frozenset(states)
        for first, last, states in atlas.spans(_ZIPS)
        for prefix in range(first, last + 1)
    }
