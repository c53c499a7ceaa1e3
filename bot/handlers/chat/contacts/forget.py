"""/contacts forget: somebody is found, looked at, and forgotten for good."""

import secrets

from bot.assignment.contacts import lists
from bot.assignment.contacts.forgetting import forget
from bot.assignment.outcomes.contacts import Whom
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.screens.contacts import forget as shown
from bot.views.tokens import Token, token

_CHANCE = 32  # bytes


async def on_command(acting: Asking, typed: str) -> None:
    """Look for what was typed; the form where nothing was."""
    if not typed:
        await on_ask(acting, Token("forget_ask"))
        return
    await acting.pages.show(shown.choice(await acting.desk.run(forget.seek, acting.who, typed)))


async def on_ask(acting: Asking, _: Token) -> None:
    """Ask whom; only admins are offered the form."""
    await acting.desk.read(lists.all_lists, acting.who)
    await acting.pages.ask(shown.form(), again=token("forget_ask"))


async def on_typed(acting: Asking, _: Token) -> None:
    """Look for what was filled in."""
    found = await acting.desk.run(forget.seek, acting.who, acting.filled.text("whom"))
    await acting.pages.done(shown.choice(found))


async def on_found(acting: Asking, pressed: Token) -> None:
    """Of those who were found, the ones whose names or numbers it were."""
    found = await acting.desk.read(forget.seek_again, acting.who, pressed.id)
    await acting.pages.settle(shown.choice(found))


async def on_look(acting: Asking, pressed: Token) -> None:
    """What goes and what stays."""
    of = await acting.desk.read(forget.look, acting.who, _whom(pressed))
    await acting.pages.settle(shown.picture(of))


async def on_forget(acting: Asking, pressed: Token) -> None:
    """Forget them."""
    chance = secrets.token_bytes(_CHANCE)
    done = await acting.desk.run(forget.forget, acting.who, _whom(pressed), chance)
    await acting.pages.settle(shown.done(done))


async def ask_forget(_acting: Asking, _pressed: Token) -> Question:
    return shown.question()


def _whom(pressed: Token) -> Whom:
    if pressed.verb in {"forget", "forget_now"}:
        return Whom(contact_id=pressed.id)
    return Whom(search_id=pressed.id)


FEATURE = Feature(
    {
        "forget_ask": on_ask,
        "forget_found": on_found,
        "forget": on_look,
        "forget_number": on_look,
        "forget_now": on_forget,
        "forget_new": on_forget,
    },
    {"forget_now": ask_forget, "forget_new": ask_forget},
    forms={"forget_typed": (on_typed, "forget_ask")},
)
