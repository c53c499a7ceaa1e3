"""All of a campaign or of a list is deleted, from its page: looked at first, then asked once more."""

import secrets

from bot.assignment.contacts.forgetting import purge, retention
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.screens.contacts import purge as shown
from bot.views.tokens import Token

_CHANCE = 32  # bytes


async def on_list(acting: Asking, pressed: Token) -> None:
    """What goes with a list."""
    of = await acting.desk.read(purge.look_at_list, acting.who, pressed.id)
    await acting.pages.settle(shown.picture(of))


async def on_campaign(acting: Asking, pressed: Token) -> None:
    """What goes with a campaign's words."""
    of = await acting.desk.read(purge.look_at_campaign, acting.who, pressed.id)
    await acting.pages.settle(shown.picture(of))


async def on_list_now(acting: Asking, pressed: Token) -> None:
    """Begin with a list."""
    chance = secrets.token_bytes(_CHANCE)
    begun = await acting.desk.run(purge.purge_list, acting.who, pressed.id, chance)
    await acting.pages.settle(shown.begun(begun))


async def on_campaign_now(acting: Asking, pressed: Token) -> None:
    """Begin with a campaign's words."""
    chance = secrets.token_bytes(_CHANCE)
    begun = await acting.desk.run(purge.purge_campaign, acting.who, pressed.id, chance)
    await acting.pages.settle(shown.begun(begun))


async def on_keep_list(acting: Asking, pressed: Token) -> None:
    """A list is not deleted by time."""
    await acting.pages.settle(shown.kept(await acting.desk.run(retention.keep_list, acting.who, pressed.id)))


async def on_keep_campaign(acting: Asking, pressed: Token) -> None:
    """A campaign's words are not deleted by time."""
    kept = await acting.desk.run(retention.keep_campaign, acting.who, pressed.id)
    await acting.pages.settle(shown.kept(kept))


async def ask_list(acting: Asking, pressed: Token) -> Question:
    return shown.question(await acting.desk.read(purge.look_at_list, acting.who, pressed.id))


async def ask_campaign(acting: Asking, pressed: Token) -> Question:
    return shown.question(await acting.desk.read(purge.look_at_campaign, acting.who, pressed.id))


FEATURE = Feature(
    {
        "purge_list": on_list,
        "purge_campaign": on_campaign,
        "purge_list_now": on_list_now,
        "purge_campaign_now": on_campaign_now,
        "keep_list": on_keep_list,
        "keep_campaign": on_keep_campaign,
    },
    {"purge_list_now": ask_list, "purge_campaign_now": ask_campaign},
)
