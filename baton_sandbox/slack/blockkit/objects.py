"""Limits of Block Kit's composition objects: texts, options, confirmations and filters.

Figures from https://docs.slack.dev/reference/block-kit/composition-objects
"""

from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.blockkit.checks import (
    Check,
    Place,
    Problems,
    anything,
    flag,
    items,
    one_of,
    shape,
    string,
)


def plain(most: int) -> Check:
    """A plain_text object."""
    return shape({"type": one_of("plain_text"), "text": string(most)}, {"emoji": flag})


def text(most: int) -> Check:
    """A plain_text or mrkdwn object."""
    as_plain = plain(most)
    as_mrkdwn = shape({"type": one_of("mrkdwn"), "text": string(most)}, {"verbatim": flag})

    def check(value: Given, place: Place) -> Problems:
        is_mrkdwn = isinstance(value, dict) and value.get("type") == "mrkdwn"
        yield from (as_mrkdwn if is_mrkdwn else as_plain)(value, place)

    return check


URL = string(3000)
ACTION_ID = string(255)
PLACEHOLDER = plain(150)
IDS = items(string(255), 0, 100)

CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
SLACK_FILE = shape({}, {"id": string(255), "url": URL})
CONVERSATION_FILTER = shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
DISPATCH = shape({}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 1, 2)})


def option(label: Check, *, with_url: bool = False) -> Check:
    """One thing to choose; `description` is at most 75 characters, `value` 150."""
    extra = {"url": URL} if with_url else {}
    return shape({"text": label, "value": string(150)}, {"description": text(75), **extra})


MENU_OPTION = option(plain(75))
TICK_OPTION = option(text(75))
OVERFLOW_OPTION = option(plain(75), with_url=True)
OPTION_GROUP = shape({"label": plain(75), "options": items(MENU_OPTION, 1, 100)}, {})


def options_or_groups(value: Given, place: Place) -> Problems:
    """A menu has either options or option groups."""
    if (value.get("options") is None) == (value.get("option_groups") is None):
        yield place.problem("must provide either options or option_groups")


def one_picture(value: Given, place: Place) -> Problems:
    """A picture comes from an address or from a file in the workspace."""
    if (value.get("image_url") is None) == (value.get("slack_file") is None):
        yield place.problem("must provide either image_url or slack_file")


def initial_is_an_option(value: Given, place: Place) -> Problems:
    """What is chosen at first must be among the choices, letter for letter."""
    chosen = [value["initial_option"]] if value.get("initial_option") else value.get("initial_options") or []
    offered = choices(value)
    for one in chosen:
        if isinstance(one, dict) and _key(one) not in [_key(known) for known in offered]:
            yield place.problem("initial option must match one of the options")


def choices(element: Json) -> list[Given]:
    """Every option of a menu, whether grouped or not."""
    grouped = [one for group in element.get("option_groups") or [] for one in group.get("options", [])]
    return [*(element.get("options") or []), *grouped]


def _key(one: Json) -> tuple[Given, Given]:
    words = one.get("text")
    return one.get("value"), words.get("text") if isinstance(words, dict) else words


TYPE = {"type": anything}
