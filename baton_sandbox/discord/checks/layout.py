"""Components of messages: what may stand where, how many, and that ids do not repeat."""

from collections import Counter
from collections.abc import Collection

from baton_sandbox.discord.checks.elements import check_button, check_select
from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.checks.kinds import (
    BUTTON,
    CONTAINER,
    FILE,
    GALLERY,
    ROW,
    SECTION,
    SELECTS,
    SEPARATOR,
    TEXT,
    THUMBNAIL,
    walk,
)

# https://docs.discord.com/developers/components/reference
MOST_COMPONENTS = 40
MOST_TEXT = 4000
MOST_ID = (1 << 31) - 1
MOST_ROWS = 5
MOST_BUTTONS = 5
MOST_SECTION_TEXTS = 3
MOST_GALLERY = 10
MOST_ALT_TEXT = 1024
_IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
_AT_TOP = (*_IN_CONTAINER, CONTAINER)
_ADDRESSES = ("http://", "https://", "attachment://")


def check_components(message: Form, *, v2: bool) -> None:
    """A message's components; without the flag for version 2 they are rows alone."""
    for place in message.items("components", 0, MOST_COMPONENTS if v2 else MOST_ROWS):
        _check_within(place, _AT_TOP if v2 else (ROW,))
    if isinstance(message.fields["components"], list):
        _check_whole(message.at("components"), v2=v2)


def _check_within(place: Form, allowed: Collection[int]) -> None:
    if (kind := place.one_of("type", allowed)) is None:
        return
    place.number("id", 0, MOST_ID)
    if kind == ROW:
        _check_row(place)
    elif kind == CONTAINER:
        place.number("accent_color", 0, 0xFFFFFF)
        for child in place.items("components", 1, MOST_COMPONENTS):
            _check_within(child, _IN_CONTAINER)
    elif kind == SECTION:
        for child in place.items("components", 1, MOST_SECTION_TEXTS):
            _check_within(child, (TEXT,))
        if "accessory" not in place.fields:
            place.at("accessory").wrong("BASE_TYPE_REQUIRED", "This field is required")
        else:
            _check_within(place.at("accessory"), (BUTTON, THUMBNAIL))
    else:
        _check_leaf(place, kind)


def _check_leaf(place: Form, kind: int) -> None:
    if kind == BUTTON:
        check_button(place)
    elif kind == TEXT:
        place.text("content", 1, MOST_TEXT)
    elif kind == THUMBNAIL:
        _check_media(place, "media")
    elif kind == GALLERY:
        for item in place.items("items", 1, MOST_GALLERY):
            _check_media(item, "media")
    elif kind == FILE:
        _check_media(place, "file", only_attached=True)
    elif kind == SEPARATOR and "spacing" in place.fields:
        place.one_of("spacing", (1, 2))


def _check_row(row: Form) -> None:
    children = row.items("components", 1, MOST_BUTTONS)
    kinds = [child.fields.get("type") for child in children]
    if len(children) > 1 and any(kind in SELECTS for kind in kinds):
        row.at("components").wrong("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A menu fills its row alone.")
    for child, kind in zip(children, kinds, strict=True):
        if kind in SELECTS:
            check_select(child)
        elif child.one_of("type", (BUTTON, *SELECTS)) is not None:
            check_button(child)


def _check_media(place: Form, key: str, *, only_attached: bool = False) -> None:
    place.text("description", 0, MOST_ALT_TEXT, required=False)
    address = place.at(key).text("url", 1, 2048)
    allowed = _ADDRESSES[2:] if only_attached else _ADDRESSES
    if address and not address.startswith(allowed):
        place.at(key).at("url").wrong("URL_TYPE_INVALID_SCHEME", f"Scheme must be one of {allowed}.")


def _check_whole(place: Form, *, v2: bool) -> None:
    """What holds for all components together."""
    everything = list(walk(place.value or []))
    if len(everything) > MOST_COMPONENTS and v2:
        place.wrong("BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {MOST_COMPONENTS} in length.")
    if sum(len(str(one.get("content", ""))) for one in everything) > MOST_TEXT:
        place.wrong(
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The total size of displayable text exceeds the maximum size of {MOST_TEXT}",
        )
    check_unique(place, everything)


def check_unique(place: Form, everything: list[dict[str, object]]) -> None:
    """No custom_id and no id stands twice in one message or modal."""
    for key, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
        seen = Counter(str(one[key]) for one in everything if one.get(key))
        for value, times in seen.items():
            if times > 1:
                place.wrong(code, f"Component {key.replace('_', ' ')} cannot be duplicated: {value}")
