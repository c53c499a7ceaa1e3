"""Tokens with which other programs read results: made, shown once, revoked."""

from secrets import token_urlsafe

from bot.assignment.people import api_tokens
from bot.assignment.refusals.general import NoSuchThing
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.screens.people import api_tokens as shown
from bot.views.tokens import Token, token

_LENGTH = 32  # bytes


async def on_tokens(acting: Asking, _pressed: Token) -> None:
    """All that hold."""
    await acting.pages.show(shown.tokens(await acting.desk.read(api_tokens.look, acting.who)))


async def on_new(acting: Asking, _pressed: Token) -> None:
    """Ask what a token is for."""
    await acting.desk.read(api_tokens.look, acting.who)
    await acting.pages.ask(shown.form(), again=token("api_token_new"))


async def on_make(acting: Asking, _form: Token) -> None:
    """Make it, and show it this once."""
    name, secret = acting.filled.text("name"), token_urlsafe(_LENGTH)
    await acting.pages.done(shown.tokens(await acting.desk.run(api_tokens.make, acting.who, name, secret)))


async def on_revoke(acting: Asking, pressed: Token) -> None:
    """Let one hold no longer."""
    left = await acting.desk.run(api_tokens.revoke, acting.who, pressed.id)
    await acting.pages.settle(shown.tokens(left))


async def ask_revoke(acting: Asking, pressed: Token) -> Question:
    """What a revocation does."""
    picture = await acting.desk.read(api_tokens.look, acting.who)
    found = next((row for row in picture.rows if row.id == pressed.id), None)
    if found is None:
        raise NoSuchThing("token")
    return shown.question(found)


FEATURE = Feature(
    {"api_tokens": on_tokens, "api_token_new": on_new, "api_token_revoke": on_revoke},
    {"api_token_revoke": ask_revoke},
    forms={"api_token_make": (on_make, "api_token_new")},
)
