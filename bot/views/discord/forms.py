"""Draws forms as modals of five parts: times and numbers are typed, and the title names the subject.

A menu holds 25 choices: the longest groups are shortened, and the hint says so.
"""

from typing import Any

import discord
from discord import ui

from bot.views import fields
from bot.views.discord import fields as inputs
from bot.views.discord import marks, parts, surfaces
from bot.views.fields import Field, Form
from bot.views.parts import Paragraph, Unpaintable
from bot.views.phrases.words import clock

# Room for a number with separators, and for one that is too large: its reader says so.
_OPTION, _TIME, _NUMBER = 100, 20, 12


def form(of: Form) -> surfaces.Form:
    """The form as a modal."""
    if len(of.parts) > surfaces.MOST_FIELDS:
        raise Unpaintable(f"{of.title} has more than {surfaces.MOST_FIELDS} parts")
    title = f"{of.title}: {of.subject}" if of.subject else of.title
    return surfaces.Form(title, [drawn(part) for part in of.parts], of.token)


def drawn(part: Field | Paragraph) -> parts.Part:
    """A field with its label, or a sentence."""
    match part:
        case Field():
            hint = " ".join(filter(None, (part.hint, _rest(part))))
            return inputs.field(part.label, _element(part), hint=hint)
        case Paragraph():
            return parts.paragraph(*part.words)
        case _:
            raise Unpaintable(type(part).__name__)


def _element(of: Field) -> parts.Part:
    name, required = of.name, of.required
    element: parts.Part
    match of.asks:
        case fields.Typed(initial, multiline, most):
            element = inputs.typed(name, initial=initial, multiline=multiline, most=most, required=required)
        case fields.Number(_, initial):
            written = "" if initial is None else str(initial)
            element = inputs.typed(name, initial=written, most=_NUMBER, required=required)
        case fields.Clock(initial):
            element = inputs.typed(
                name, initial=clock(initial) if initial else "", most=_TIME, required=required
            )
        case fields.Pick() as pick:
            element = _picked(of, pick)
        case fields.Ticks() as ticks:
            element = _ticked(of, ticks)
        case fields.People(accounts, most):
            element = inputs.people(name, initial=accounts, most=min(most, inputs.MOST_PICKED))
        case fields.Channel(channel):
            element = inputs.channel(name, initial=channel)
        case fields.Upload():
            element = inputs.file(name, required=required)
        case _:
            raise Unpaintable(type(of.asks).__name__)
    return element


def _picked(of: Field, pick: fields.Pick) -> ui.Select[Any]:
    menu = inputs.picked(of.name, (), placeholder=pick.placeholder, required=of.required)
    for group in fields.with_room(pick, parts.MOST_OPTIONS):
        for shown, value in group.choices:
            menu.append_option(_option(shown, value, group.name, chosen=value == pick.initial))
    return menu


def _ticked(of: Field, ticks: fields.Ticks) -> ui.Select[Any]:
    menu = inputs.ticked(of.name, ())
    menu.max_values = len(ticks.choices)
    for shown, value, more in ticks.choices:
        menu.append_option(_option(shown, value, more, chosen=value in ticks.initial))
    return menu


def _option(shown: str, value: str, about: str, *, chosen: bool) -> discord.SelectOption:
    small = marks.bare(about, _OPTION) if about else None
    label = marks.bare(shown, _OPTION)
    return discord.SelectOption(label=label, value=value[:_OPTION], description=small, default=chosen)


def _rest(of: Field) -> str:
    return fields.rest(of.asks, parts.MOST_OPTIONS) if isinstance(of.asks, fields.Pick) else ""
