"""The rules by which a campaign's replies are filed: read, and written in a form."""

from bot.assignment.campaigns import reply_rules
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.screens.campaigns import rules as shown
from bot.views.tokens import Token, token


async def on_rules(acting: Asking, pressed: Token) -> None:
    await acting.pages.show(shown.rules(await acting.desk.read(reply_rules.look, acting.who, pressed.id)))


async def on_write(acting: Asking, pressed: Token) -> None:
    form = shown.form(await acting.desk.read(reply_rules.look, acting.who, pressed.id))
    await acting.pages.ask(form, again=token("rules_write", pressed.id))


async def on_put(acting: Asking, form: Token) -> None:
    """Put the lines in the place of those that were there; what cannot be kept is said beside the field."""
    text = acting.filled.text("rules")
    written = await acting.desk.run(reply_rules.write, acting.who, form.id, text)
    await acting.pages.done(shown.rules(written))


FEATURE = Feature({"rules": on_rules, "rules_write": on_write}, forms={"rules_put": (on_put, "rules_write")})
