"""The button beside what waits that asks to whom else it shall go."""

from bot.assignment.reassignment import hand_on
from bot.handlers.chat.reassignment.hand_on import form_of, target
from bot.handlers.chat.reassignment.hand_over import handed_over
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.tokens import Token, token


def register(face: Face) -> None:
    """Listen."""
    face.press("hand_over_other", on_other)
    face.submit("hand_over_to", on_submitted, opener="hand_over_other")


async def on_other(acting: Acting, pressed: Token) -> None:
    """Ask to whom, with a note."""
    form = await form_of(acting, pressed.id, token("hand_over_to", *pressed.ids))
    await acting.pages.ask(form, again=token("hand_over_other", *pressed.ids))


async def on_submitted(acting: Acting, form: Token) -> None:
    """Move it to whom the form names."""
    to, note = await target(acting), acting.filled.text("note")
    done = await acting.desk.run(hand_on.hand_on, acting.who, form.id, to, note)
    await handed_over(acting, done, form.ids[1:])
