"""The fields of a form.

A field's block id is its name, or `name:suffix` where it must start anew with each subject.
A field keeps what was typed while its block id stays the same, whatever is drawn around it.
"""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import (
    InputBlock,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
)
from slack_sdk.models.blocks.block_elements import InputInteractiveElement

from bot.views.slack.parts import plain

# https://docs.slack.dev/reference/block-kit/blocks/input-block and .../composition-objects/option-object
_LABEL, _HINT, _OPTION, _VALUE, _PLACEHOLDER = 2000, 2000, 75, 150, 150
MOST_OPTIONS = 100
MOST_TYPED = 3000
# The action id of every field: forms are read by block id.
VALUE = "value"

# What is shown, and what comes back.
Choice = tuple[str, str]


def field(
    name: str, label: str, element: InputInteractiveElement, *, optional: bool = False, hint: str = ""
) -> InputBlock:
    """A field with its label; give the element the action id VALUE."""
    return InputBlock(
        block_id=name,
        label=plain(label, _LABEL),
        element=element,
        optional=optional,
        hint=plain(hint, _HINT) if hint else None,
    )


def acting(name: str, label: str, element: InputInteractiveElement) -> InputBlock:
    """A field which acts as soon as something is picked: its element's action id is a token."""
    return InputBlock(
        block_id=name, label=plain(label, _LABEL), element=element, optional=True, dispatch_action=True
    )


def typed(
    *, initial: str = "", multiline: bool = False, most: int = MOST_TYPED, placeholder: str = ""
) -> PlainTextInputElement:
    """A place to type in, for at most `most` characters."""
    return PlainTextInputElement(
        action_id=VALUE,
        initial_value=initial[:most] or None,
        multiline=multiline,
        max_length=most,
        placeholder=plain(placeholder, _PLACEHOLDER) if placeholder else None,
    )


def picked(
    choices: Sequence[Choice], *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> StaticSelectElement:
    """One of a list. Outside a field, `action_id` is the token of what picking does."""
    options = _options(choices)
    return StaticSelectElement(
        action_id=action_id,
        options=options,
        initial_option=_chosen(options, initial),
        placeholder=plain(placeholder, _PLACEHOLDER) if placeholder else None,
    )


def ticked(
    choices: Sequence[Choice], *, initial: Iterable[str] = (), placeholder: str = ""
) -> StaticMultiSelectElement:
    """Any of a list."""
    options, wanted = _options(choices), set(initial)
    return StaticMultiSelectElement(
        action_id=VALUE,
        options=options,
        initial_options=[option for option in options if option.value in wanted] or None,
        placeholder=plain(placeholder, _PLACEHOLDER) if placeholder else None,
    )


def radio(choices: Sequence[Choice], *, initial: str | None = None) -> RadioButtonsElement:
    """One of a few, all in sight."""
    options = _options(choices)
    return RadioButtonsElement(action_id=VALUE, options=options, initial_option=_chosen(options, initial))


def _options(choices: Sequence[Choice]) -> list[Option]:
    return [
        Option(text=plain(shown, _OPTION), value=value[:_VALUE]) for shown, value in choices[:MOST_OPTIONS]
    ]


def _chosen(options: list[Option], value: str | None) -> Option | None:
    return next((option for option in options if option.value == value), None)
