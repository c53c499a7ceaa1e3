"""Limits of Block Kit's elements and the blocks they may stand in.

Figures from https://docs.slack.dev/reference/block-kit/block-elements
"""

from baton_sandbox.shapes import Given
from baton_sandbox.slack.blockkit.checks import (
    Check,
    Place,
    Problems,
    anything,
    by_type,
    flag,
    items,
    number,
    one_of,
    only_on,
    shape,
    string,
)
from baton_sandbox.slack.blockkit.objects import (
    ACTION_ID,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    IDS,
    MENU_OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLACEHOLDER,
    SLACK_FILE,
    TICK_OPTION,
    TYPE,
    URL,
    initial_is_an_option,
    one_picture,
    options_or_groups,
    plain,
)

_ID = {"action_id": ACTION_ID}
_FIELD = {**_ID, "focus_on_load": flag}
_ASKING = {**_FIELD, "confirm": CONFIRM}
_MENU = {**_ASKING, "placeholder": PLACEHOLDER}
_TYPED = {**_FIELD, "placeholder": PLACEHOLDER, "dispatch_action_config": DISPATCH}
_MANY = {"max_selected_items": number(1, 100)}
_STATIC = {"options": items(MENU_OPTION, 1, 100), "option_groups": items(OPTION_GROUP, 1, 100)}
_ROOMS = {"default_to_current_conversation": flag, "filter": CONVERSATION_FILTER}
_ANSWERABLE = {"response_url_enabled": flag}
_DATE = string(10, 10)
_TIME = string(5, 5)


def _lengths(value: Given, place: Place) -> Problems:
    least, most = value.get("min_length"), value.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield place.problem("min_length must not exceed max_length")


BUTTON = shape(
    {**TYPE, "text": plain(75)},
    {
        **_ID,
        "value": string(2000),
        "url": URL,
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
IMAGE = shape({**TYPE, "alt_text": string(2000)}, {"image_url": URL, "slack_file": SLACK_FILE}, one_picture)
_STATIC_SELECT = shape(
    TYPE, {**_MENU, **_STATIC, "initial_option": MENU_OPTION}, options_or_groups, initial_is_an_option
)
_MULTI_STATIC = shape(
    TYPE,
    {**_MENU, **_STATIC, **_MANY, "initial_options": items(MENU_OPTION, 0, 100)},
    options_or_groups,
    initial_is_an_option,
)
_EXTERNAL = {**_MENU, "min_query_length": number(0, 100)}

# type: (limits, the blocks it may stand in)
_PLACED: dict[str, tuple[Check, str]] = {
    "button": (BUTTON, "accessory actions"),
    "image": (IMAGE, "accessory context"),
    "overflow": (
        shape({**TYPE, "options": items(OVERFLOW_OPTION, 1, 5)}, {**_ID, "confirm": CONFIRM}),
        "accessory actions",
    ),
    "static_select": (_STATIC_SELECT, "accessory actions input"),
    "external_select": (shape(TYPE, {**_EXTERNAL, "initial_option": MENU_OPTION}), "accessory actions input"),
    "users_select": (shape(TYPE, {**_MENU, "initial_user": string(255)}), "accessory actions input"),
    "conversations_select": (
        shape(TYPE, {**_MENU, **_ROOMS, **_ANSWERABLE, "initial_conversation": string(255)}),
        "accessory actions input",
    ),
    "channels_select": (
        shape(TYPE, {**_MENU, **_ANSWERABLE, "initial_channel": string(255)}),
        "accessory actions input",
    ),
    "multi_static_select": (_MULTI_STATIC, "accessory actions input"),
    "multi_external_select": (
        shape(TYPE, {**_EXTERNAL, **_MANY, "initial_options": items(MENU_OPTION, 0, 100)}),
        "accessory actions input",
    ),
    "multi_users_select": (shape(TYPE, {**_MENU, **_MANY, "initial_users": IDS}), "accessory actions input"),
    "multi_conversations_select": (
        shape(TYPE, {**_MENU, **_MANY, **_ROOMS, "initial_conversations": IDS}),
        "accessory actions input",
    ),
    "multi_channels_select": (
        shape(TYPE, {**_MENU, **_MANY, "initial_channels": IDS}),
        "accessory actions input",
    ),
    "checkboxes": (
        shape(
            {**TYPE, "options": items(TICK_OPTION, 1, 10)},
            {**_ASKING, "initial_options": items(TICK_OPTION, 0, 10)},
            initial_is_an_option,
        ),
        "accessory actions input",
    ),
    "radio_buttons": (
        shape(
            {**TYPE, "options": items(TICK_OPTION, 1, 10)},
            {**_ASKING, "initial_option": TICK_OPTION},
            initial_is_an_option,
        ),
        "accessory actions input",
    ),
    "datepicker": (shape(TYPE, {**_MENU, "initial_date": _DATE}), "accessory actions input"),
    "timepicker": (
        shape(TYPE, {**_MENU, "initial_time": _TIME, "timezone": string(100)}),
        "accessory actions input",
    ),
    "datetimepicker": (
        only_on(
            ("modal", "message"), shape(TYPE, {**_ASKING, "initial_date_time": number(0, 9_999_999_999)})
        ),
        "actions input",
    ),
    "plain_text_input": (
        shape(
            TYPE,
            {
                **_TYPED,
                "initial_value": string(3000, 0),
                "multiline": flag,
                "min_length": number(0, 3000),
                "max_length": number(1, 3000),
            },
            _lengths,
        ),
        "input",
    ),
    "email_text_input": (
        only_on(("modal",), shape(TYPE, {**_TYPED, "initial_value": string(3000, 0)})),
        "input",
    ),
    "url_text_input": (
        only_on(("modal",), shape(TYPE, {**_TYPED, "initial_value": string(3000, 0)})),
        "input",
    ),
    "number_input": (
        only_on(
            ("modal",),
            shape(
                {**TYPE, "is_decimal_allowed": flag},
                {
                    **_TYPED,
                    "initial_value": string(100, 0),
                    "min_value": string(100),
                    "max_value": string(100),
                },
            ),
        ),
        "input",
    ),
    "rich_text_input": (shape(TYPE, {**_TYPED, "initial_value": anything}), "input"),
    "file_input": (
        only_on(
            ("modal",),
            shape(TYPE, {**_ID, "filetypes": items(string(100), 1, 100), "max_files": number(1, 10)}),
        ),
        "input",
    ),
}


def element_in(block: str) -> Check:
    """Any element that may stand in this kind of block."""
    return by_type({kind: limits for kind, (limits, blocks) in _PLACED.items() if block in blocks.split()})
