"""Small pieces of Discord's components, none of which passes a limit."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.views.discord import marks
from bot.views.phrases.words import Strong, Word, Words
from bot.views.tokens import parse, token

# https://discord.com/developers/docs/components/reference
_BUTTON, _OPTION, _PLACEHOLDER = 80, 100, 150
MOST_OPTIONS = 25
_IN_ROW = 5
# Sentences leave room for others, and for buttons: a panel holds 4000 characters.
_PARAGRAPH, _HEADING, _NOTE = 1500, 200, 500
_QUOTE = 2000

# Whatever may stand in a panel.
Part = ui.Item[Any]
Button = ui.Button[Any]
# What is shown, and what comes back.
Choice = tuple[str, str]

PRIMARY, DANGER = discord.ButtonStyle.primary, discord.ButtonStyle.danger
SECONDARY = discord.ButtonStyle.secondary
_ASKING = "sure_"


def paragraph(*words: Word, most: int = _PARAGRAPH) -> ui.TextDisplay[Any]:
    """Sentences, cut off after `most` characters; nothing in them can mention, link or format."""
    return ui.TextDisplay(marks.fitted(words, most) or "\u200b")


def heading(text: str) -> ui.TextDisplay[Any]:
    """A large line."""
    return ui.TextDisplay(f"### {marks.fitted((text,), _HEADING)}")


def note(*words: Word) -> ui.TextDisplay[Any]:
    """A small grey line of words with dots between them."""
    told = spaced(words)
    return ui.TextDisplay(marks.small(told, _NOTE) if told else "\u200b")


def spaced(words: Words) -> Words:
    """Words with dots between them; a moment, and what goes on after it, belongs to the words before it."""
    told: list[Word] = []
    for word in words:
        if word == "" or (isinstance(word, str) and word.strip() == "·"):
            continue
        moment, text = not isinstance(word, str | Strong), word if isinstance(word, str) else ""
        after = bool(told) and not isinstance(told[-1], str | Strong)
        on = text[:1].islower() and after and len(told) > 1
        if told:
            told.append(" " if on or (moment and not after) else " · ")
        told.append(word)
    return tuple(told)


def quote(text: str, limit: int = _QUOTE, *, part_id: int | None = None) -> ui.TextDisplay[Any]:
    """Somebody's words, set apart; by its `part_id` the part is found in the message again."""
    return ui.TextDisplay(marks.quoted(text, limit), id=part_id)


def line(words: Words, button: Button | None = None, small: Words = (), most: int = _PARAGRAPH) -> Part:
    """A line of a list with a button at its end; `small` is written grey below it."""
    told = marks.fitted(words, most) + (f"\n{marks.small(small, _NOTE)}" if small else "")
    shown: ui.TextDisplay[Any] = ui.TextDisplay(told or "\u200b")
    return ui.Section(shown, accessory=button) if button else shown


def divider() -> Part:
    """A line across."""
    return ui.Separator()


def buttons(*elements: Button) -> list[Part]:
    """Buttons side by side, five in a row; no row where there is none."""
    rows = (elements[start : start + _IN_ROW] for start in range(0, len(elements), _IN_ROW))
    return [ui.ActionRow(*row) for row in rows]


def button(
    label: str,
    token: str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    *,
    asks: bool = False,
    disabled: bool = False,
) -> Button:
    """A button that carries a token; with `asks` its handler's question comes first (`Face.question`)."""
    carried = asking(token) if asks else token
    return ui.Button(label=marks.bare(label, _BUTTON), custom_id=carried, style=style, disabled=disabled)


def asking(written: str) -> str:
    """The token of the question that stands before a deed."""
    meant = parse(written)
    return token(_ASKING + meant.verb, *meant.ids)


def asked(verb: str) -> str:
    """The verb that a question is about; empty when the verb is none of a question."""
    return verb.removeprefix(_ASKING) if verb.startswith(_ASKING) else ""


def menu(
    choices: Sequence[Choice],
    token: str,
    *,
    initial: Sequence[str] = (),
    placeholder: str = "",
    most: int = 1,
) -> Part:
    """A menu that acts when something is picked (`Acting.picked`); it has at least one choice."""
    return ui.ActionRow(
        ui.Select(
            custom_id=token,
            options=options(choices, initial),
            placeholder=marks.bare(placeholder, _PLACEHOLDER) if placeholder else None,
            min_values=1 if most == 1 else 0,
            max_values=max(1, min(most, len(choices), MOST_OPTIONS)),
        )
    )


def people(token: str, *, initial: Sequence[str] = (), placeholder: str = "", most: int = 1) -> Part:
    """A menu of the server's people, none of whom need be picked; the values are accounts."""
    return ui.ActionRow(
        ui.UserSelect(
            custom_id=token,
            placeholder=marks.bare(placeholder, _PLACEHOLDER) if placeholder else None,
            default_values=[
                discord.SelectDefaultValue(id=int(one), type=discord.SelectDefaultValueType.user)
                for one in initial
            ],
            min_values=0,
            max_values=most,
        )
    )


def options(choices: Sequence[Choice], initial: Sequence[str] = ()) -> list[discord.SelectOption]:
    """The first choices of a menu: Discord shows no more than 25."""
    return [
        discord.SelectOption(
            label=marks.bare(shown, _OPTION), value=value[:_OPTION], default=value in initial
        )
        for shown, value in choices[:MOST_OPTIONS]
    ]
