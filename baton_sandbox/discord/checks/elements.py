"""Buttons, menus and what else a person uses, one by one."""

from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.checks.kinds import (
    CHECKBOX,
    CHECKBOXES,
    LINK,
    PREMIUM,
    RADIO,
    STRING_SELECT,
    TEXT_INPUT,
    UPLOAD,
)

# https://docs.discord.com/developers/components/reference
MOST_CUSTOM_ID = 100
MOST_BUTTON_LABEL = 80
MOST_OPTIONS = 25
MOST_OPTION_TEXT = 100
MOST_PLACEHOLDER, MOST_INPUT_PLACEHOLDER = 150, 100
MOST_INPUT = 4000
MOST_UPLOADS = 10
MOST_RADIOS = 10
_STYLES = range(1, 7)
_INPUT_STYLES = (1, 2)


def check_button(button: Form) -> None:
    """A style; a custom_id or, on a link, an address; words or an emoji."""
    style = button.one_of("style", _STYLES)
    fields = button.fields
    if style == LINK:
        button.text("url", 1, 512)
        if fields.get("custom_id"):
            button.at("custom_id").wrong(
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "A custom id and url cannot both be specified",
            )
    elif style != PREMIUM:
        button.text("custom_id", 1, MOST_CUSTOM_ID)
        if fields.get("url"):
            button.at("url").wrong("BUTTON_COMPONENT_INVALID_URL", "Only link buttons may have a url")
    button.text("label", 0, MOST_BUTTON_LABEL, required=False)
    if not fields.get("label") and not fields.get("emoji") and style != PREMIUM:
        button.wrong("BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji.")
    _check_emoji(button)


def check_select(select: Form, *, in_modal: bool = False) -> None:
    """A menu of any kind; in modals it may be optional but never disabled."""
    fields = select.fields
    select.text("custom_id", 1, MOST_CUSTOM_ID)
    select.text("placeholder", 0, MOST_PLACEHOLDER, required=False)
    low = select.number("min_values", 0, MOST_OPTIONS)
    high = select.number("max_values", 1, MOST_OPTIONS)
    if (1 if low is None else low) > (1 if high is None else high):
        select.at("max_values").wrong("BASE_TYPE_MIN", "Must be min_values or more.")
    if in_modal and fields.get("disabled"):
        select.at("disabled").wrong("MODAL_SELECT_DISABLED", "Menus in modals cannot be disabled.")
    if in_modal and fields.get("required", True) and low == 0:
        select.at("min_values").wrong("NUMBER_TYPE_MIN", "A required menu needs at least one value.")
    if fields.get("type") == STRING_SELECT:
        _check_options(select, MOST_OPTIONS, most_defaults=1 if high is None else high)
    elif "options" in fields:
        select.at("options").wrong("BASE_TYPE_UNKNOWN", "Only string menus have options.")


def check_field(field: Form) -> None:
    """What can stand in a Label."""
    kind = field.fields.get("type")
    if kind == TEXT_INPUT:
        check_text_input(field, in_label=True)
    elif kind == UPLOAD:
        field.text("custom_id", 1, MOST_CUSTOM_ID)
        field.number("min_values", 0, MOST_UPLOADS)
        field.number("max_values", 1, MOST_UPLOADS)
    elif kind in (RADIO, CHECKBOXES):
        field.text("custom_id", 1, MOST_CUSTOM_ID)
        _check_options(field, MOST_RADIOS, least=2 if kind == RADIO else 1, most_defaults=MOST_RADIOS)
    elif kind == CHECKBOX:
        field.text("custom_id", 1, MOST_CUSTOM_ID)
    else:
        check_select(field, in_modal=True)


def check_text_input(field: Form, *, in_label: bool) -> None:
    """A line or a paragraph to write; its own label is for those that stand in a row."""
    field.text("custom_id", 1, MOST_CUSTOM_ID)
    field.one_of("style", _INPUT_STYLES)
    low = field.number("min_length", 0, MOST_INPUT) or 0
    high = field.number("max_length", 1, MOST_INPUT) or MOST_INPUT
    value = field.text("value", 0, MOST_INPUT, required=False)
    field.text("placeholder", 0, MOST_INPUT_PLACEHOLDER, required=False)
    if not in_label:
        field.text("label", 1, 45)
    elif field.fields.get("label"):
        field.at("label").wrong("TEXT_INPUT_LABEL_FORBIDDEN", "Inside of a Label the Label has the words.")
    if low > high:
        field.at("min_length").wrong("TEXT_INPUT_BAD_LENGTHS", "min_length is greater than max_length.")
    if value and not low <= len(value) <= high:
        field.at("value").wrong("BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")


def _check_options(menu: Form, most: int, *, least: int = 1, most_defaults: int) -> None:
    options = menu.items("options", least, most)
    seen: set[str] = set()
    for option in options:
        option.text("label", 1, MOST_OPTION_TEXT)
        value = option.text("value", 1, MOST_OPTION_TEXT)
        option.text("description", 0, MOST_OPTION_TEXT, required=False)
        _check_emoji(option)
        if value in seen:
            option.at("value").wrong(
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
            )
        seen.add(value)
    if sum(bool(option.fields.get("default")) for option in options) > most_defaults:
        menu.at("options").wrong("SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More defaults than max_values.")


def _check_emoji(place: Form) -> None:
    emoji = place.mapping("emoji").fields
    if place.fields.get("emoji") and not (emoji.get("name") or emoji.get("id")):
        place.at("emoji").wrong("BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")
