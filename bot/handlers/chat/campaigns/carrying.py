"""Which tags of a campaign carry a conversation to a user list."""

from bot.assignment.campaigns import carrying
from bot.assignment.refusals.general import NoSuchThing
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.screens.campaigns import carrying as shown
from bot.views.tokens import Token, token


async def on_carrying(acting: Asking, pressed: Token) -> None:
    """All tags of a campaign and where they carry, from a row on."""
    now = await acting.desk.read(carrying.look, acting.who, pressed.id)
    await acting.pages.show(shown.picture(now, pressed.ids[1] if pressed.ids[1:] else 0))


async def on_carry_tag(acting: Asking, pressed: Token) -> None:
    """Ask to which list one tag carries."""
    now = await acting.desk.read(carrying.look, acting.who, pressed.id)
    tag = shown.tag_of(now, pressed.nth(1))
    if tag is None:
        raise NoSuchThing("tag")
    await acting.pages.ask(shown.form(now, tag), again=token("carry_tag", *pressed.ids))


async def on_carry_tag_to(acting: Asking, form: Token) -> None:
    """Keep what was picked."""
    now = await acting.desk.read(carrying.look, acting.who, form.id)
    tag, picked = shown.tag_of(now, form.nth(1)), int(acting.filled.choice("list") or 0)
    if tag is None:
        raise NoSuchThing("tag")
    done = await acting.desk.run(carrying.carry, acting.who, form.id, tag, picked or None)
    await acting.pages.done(shown.picture(done))


FEATURE = Feature(
    {"carrying": on_carrying, "carry_tag": on_carry_tag},
    forms={"carry_tag_to": (on_carry_tag_to, "carry_tag")},
)
