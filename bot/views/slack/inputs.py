"""The fields of a form.

A field's block id is its name, or `name:suffix` where it must start anew with each subject.
A field keeps what was typed while its block id stays the same, whatever is drawn around it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    InputBlock,
    NumberInputElement,
    Option,
    OptionGroup,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
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


@dataclass(frozen=True, slots=True)
class Group:
    """Some choices of a menu under a name of their own."""

    name: str
    choices: Sequence[Choice]


class FileInput(InputInteractiveElement):
    """Slack's field for a file, which its SDK does not know."""

    type = "file_input"

    def __init__(self, kinds: Sequence[str]) -> None:
        super().__init__(type=self.type, action_id=VALUE)
        self.filetypes = list(kinds)
        self.max_files = 1

    @property
    def attributes(self) -> set[str]:  # type: ignore[override]  # as the SDK's own elements do
        """What is written into the payload."""
        return {"type", "action_id", "filetypes", "max_files"}


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


def acting(
    name: str, label: str, element: InputInteractiveElement, *, optional: bool = True, hint: str = ""
) -> InputBlock:
    """A field which acts as soon as something is picked: its element's action id is a token."""
    return InputBlock(
        block_id=name,
        label=plain(label, _LABEL),
        element=element,
        optional=optional,
        dispatch_action=True,
        hint=plain(hint, _HINT) if hint else None,
    )


def typed(
    *,
    initial: str = "",
    multiline: bool = False,
    most: int = MOST_TYPED,
    placeholder: str = "",
    action_id: str = VALUE,
) -> PlainTextInputElement:
    """A place to type in, for at most `most` characters."""
    return PlainTextInputElement(
        action_id=action_id,
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


def grouped(
    groups: Sequence[Group], *, initial: str | None = None, placeholder: str = "", action_id: str = VALUE
) -> StaticSelectElement:
    """One of several groups of choices; a group without any is left out."""
    drawn = [
        OptionGroup(label=plain(group.name, _OPTION), options=_options(group.choices))
        for group in groups
        if group.choices
    ]
    every = [option for group in groups for option in _options(group.choices)]
    return StaticSelectElement(
        action_id=action_id,
        option_groups=drawn,
        initial_option=_chosen(every, initial),
        placeholder=plain(placeholder, _PLACEHOLDER) if placeholder else None,
    )


def somebody(*, initial: str = "", placeholder: str = "", action_id: str = VALUE) -> UserSelectElement:
    """One person of the workspace, by account."""
    return UserSelectElement(
        action_id=action_id,
        initial_user=initial or None,
        placeholder=plain(placeholder, _PLACEHOLDER) if placeholder else None,
    )


def several(
    *, initial: Sequence[str] = (), placeholder: str = "", action_id: str = VALUE
) -> UserMultiSelectElement:
    """Any people of the workspace, by account."""
    return UserMultiSelectElement(
        action_id=action_id,
        initial_users=list(initial) or None,
        placeholder=plain(placeholder, _PLACEHOLDER) if placeholder else None,
    )


def number(
    *, initial: int | None = None, least: int = 0, most: int, action_id: str = VALUE
) -> NumberInputElement:
    """A whole number; where it acts, it does with every digit."""
    acts = {"trigger_actions_on": ["on_character_entered"]} if action_id != VALUE else None
    return NumberInputElement(
        action_id=action_id,
        is_decimal_allowed=False,
        initial_value=None if initial is None else str(initial),
        min_value=str(least),
        max_value=str(most),
        dispatch_action_config=acts,
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
