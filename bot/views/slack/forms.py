"""Draws forms as modals: times, people and channels are picked, and boxes explain themselves.

A menu holds 100 choices, and a modal 100 blocks.
"""

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    Option,
    TimePickerElement,
)
from slack_sdk.models.blocks.block_elements import InputInteractiveElement

from bot.views import fields
from bot.views.fields import Field, Form
from bot.views.parts import Paragraph, Unpaintable
from bot.views.slack import inputs, parts
from bot.views.slack.inputs import VALUE
from bot.views.slack.surfaces import Modal

_BOX = 75


def form(of: Form) -> Modal:
    """The form as a modal."""
    about = [parts.paragraph(*of.about)] if of.about else []
    return Modal(of.title, [*about, *map(drawn, of.parts)], of.submit, of.token)


def drawn(part: Field | Paragraph) -> Block:
    """A field with its label, or a sentence."""
    match part:
        case Field():
            hint = " ".join(filter(None, (part.hint, _rest(part))))
            return inputs.field(part.name, part.label, _element(part), optional=not part.required, hint=hint)
        case Paragraph():
            return parts.paragraph(*part.words)
        case _:
            raise Unpaintable(type(part).__name__)


def _element(of: Field) -> InputInteractiveElement:
    element: InputInteractiveElement
    match of.asks:
        case fields.Typed(initial, multiline, most):
            element = inputs.typed(initial=initial, multiline=multiline, most=most)
        case fields.Number(most, initial, least):
            element = inputs.number(initial=initial, least=least, most=most)
        case fields.Clock(initial):
            element = TimePickerElement(action_id=VALUE, initial_time=f"{initial:%H:%M}" if initial else None)
        case fields.Pick() as pick:
            element = _picked(pick)
        case fields.Ticks(choices, chosen):
            element = _boxes(choices, chosen)
        case fields.People(accounts, most, placeholder) if most > 1:
            element = inputs.several(initial=accounts, placeholder=placeholder)
        case fields.People(accounts, _, placeholder):
            element = inputs.somebody(initial=next(iter(accounts), ""), placeholder=placeholder)
        case fields.Channel(channel):
            rooms = ConversationFilter(include=["public", "private"], exclude_bot_users=True)
            element = ConversationSelectElement(
                action_id=VALUE, initial_conversation=channel or None, filter=rooms
            )
        case fields.Upload(kinds):
            element = inputs.FileInput(kinds)
        case _:
            raise Unpaintable(type(of.asks).__name__)
    return element


def _picked(pick: fields.Pick) -> InputInteractiveElement:
    kept = fields.with_room(pick, inputs.MOST_OPTIONS)
    if any(group.name for group in kept):
        groups = [inputs.Group(group.name, group.choices) for group in kept]
        return inputs.grouped(groups, initial=pick.initial, placeholder=pick.placeholder)
    choices = [choice for group in kept for choice in group.choices]
    if pick.in_sight:
        return inputs.radio(choices, initial=pick.initial)
    return inputs.picked(choices, initial=pick.initial, placeholder=pick.placeholder)


def _boxes(choices: fields.Explained, chosen: fields.Values) -> CheckboxesElement:
    options = [
        Option(
            value=value, text=parts.plain(shown, _BOX), description=parts.plain(more, _BOX) if more else None
        )
        for shown, value, more in choices
    ]
    initial = [option for option in options if option.value in chosen]
    return CheckboxesElement(action_id=VALUE, options=options, initial_options=initial or None)


def _rest(of: Field) -> str:
    return fields.rest(of.asks, inputs.MOST_OPTIONS) if isinstance(of.asks, fields.Pick) else ""
