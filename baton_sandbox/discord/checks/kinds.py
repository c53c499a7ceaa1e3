"""Discord's component types by name, and walks over them."""

from collections.abc import Iterator

from baton_sandbox.shapes import Given, Json

# https://docs.discord.com/developers/components/reference#component-object-component-types
ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 18, 19, 21, 22, 23

SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
FIELDS = (TEXT_INPUT, *SELECTS, UPLOAD, RADIO, CHECKBOXES, CHECKBOX)

LINK, PREMIUM = 5, 6  # button styles


def walk(components: list[Given]) -> Iterator[Json]:
    """Every component, each before those within it; what is none is passed over."""
    for component in components:
        if not isinstance(component, dict):
            continue
        yield component
        inner = component.get("components")
        yield from walk(inner if isinstance(inner, list) else [])
        yield from walk([component.get("accessory"), component.get("component")])
