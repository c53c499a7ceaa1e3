"""Countries by name: those whose numbers are in contact lists here now and then."""

from bot.views.phrases.sentences import later, tr

_NAMES = {
    "AG": later("Antigua"),
    "AI": later("Anguilla"),
    "AR": later("Argentina"),
    "AU": later("Australia"),
    "BB": later("Barbados"),
    "BM": later("Bermuda"),
    "BR": later("Brazil"),
    "BS": later("the Bahamas"),
    "CA": later("Canada"),
    "CL": later("Chile"),
    "CN": later("China"),
    "CO": later("Colombia"),
    "CR": later("Costa Rica"),
    "CU": later("Cuba"),
    "DE": later("Germany"),
    "DM": later("Dominica"),
    "DO": later("the Dominican Republic"),
    "EC": later("Ecuador"),
    "ES": later("Spain"),
    "FR": later("France"),
    "GB": later("the United Kingdom"),
    "GD": later("Grenada"),
    "GT": later("Guatemala"),
    "HN": later("Honduras"),
    "HT": later("Haiti"),
    "IE": later("Ireland"),
    "IL": later("Israel"),
    "IN": later("India"),
    "IT": later("Italy"),
    "JM": later("Jamaica"),
    "JP": later("Japan"),
    "KR": later("South Korea"),
    "KY": later("the Cayman Islands"),
    "MX": later("Mexico"),
    "NI": later("Nicaragua"),
    "NZ": later("New Zealand"),
    "PA": later("Panama"),
    "PE": later("Peru"),
    "PH": later("the Philippines"),
    "PK": later("Pakistan"),
    "PR": later("Puerto Rico"),
    "SV": later("El Salvador"),
    "TT": later("Trinidad and Tobago"),
    "US": later("the United States"),
    "UY": later("Uruguay"),
    "VE": later("Venezuela"),
    "VN": later("Vietnam"),
}


def country(code: str) -> str:
    """A country by the code of ISO 3166; of those without a name here, the code says that it is one."""
    return str(_NAMES[code]) if code in _NAMES else tr("country {code}", code=code)
