"""Words about names, all in lower case: data, no rules."""


def _set(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# Forms of address that are nobody's name, without their dots.
POLITE = _set(
    "mr mrs ms miss mx dr drs prof professor rev reverend hon sr sra srta sres mr.&mrs messrs mmes mme",
    "mlle sir madam dra ing lic",
)
# Titles in Spanish that nobody is called by.
SPANISH_TITLES = _set(
    "doña dña señor señora señorita srta sra licenciado licenciada lic ing ingeniero ingeniera doctora dra",
    "profesor profesora",
)
# Between two people.
BOTH = _set("& and y e et und + /")
# What stands behind a first name in its cell.
SUFFIXES = _set("jr sr ii iii iv esq md phd dds rn cpa")
# Titles that are names as well: "Prince Rogers", "Judge Reinhold".
GIVEN_TOO = _set(
    "king prince queen princess lady judge duke earl baron count bishop deacon pope pastor general",
    "marshal sheriff master major dean chief captain colonel sergeant justice baroness sister brother",
    "father",
)
# These words make a name one of nobody who could be spoken to.
NOBODY = _set(
    "family familia household resident residents occupant occupants estate trust owner homeowner neighbor",
    "unknown voter voters tenant c/o",
    "inc llc corp company",
)
# What stands in cells instead of a name.
NO_NAMES = frozenset(
    {
        "",
        "null",
        "(null)",
        "none",
        "n/a",
        "#n/a",
        "n.a.",
        "-",
        "--",
        "–",
        "—",
        ".",
        "undefined",
        "unknown",
        "?",
        "&",
        "null null",
        "unknown unknown",
        "n/a n/a",
    }
)
# Written small within a last name, or behind a first name.
PARTICLES = _set(
    "de la las los del y e da das do dos di du der den het van von ten ter zu zum zur und bin ibn al el",
    "le af av and et",
)
NUMERALS = _set("ii iii iv")
# Where a capital follows Mac; other names, such as Machado and Macy, only begin alike.
MAC_NAMES = _set(
    "alister allister arthur askill aulay auley bride callum carthy cormack cormick culloch diarmid",
    "donald donell donnell dougall dougal dowell duff ewan ewen fadden farland farlane fie ginnis",
    "gillivray gregor gowan innes innis intosh intyre iver ivor kay kean kenna kenzie kinley kinnon",
    "lachlan laren laughlin lean leish lellan lennan leod mahon manus master millan murray nab namara",
    "naughton neice neil neill nicol niven phail phee pherson quarie quarrie queen rae ritchie swain",
    "sween taggart tavish vicar wan",
)
