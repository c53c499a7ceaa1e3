"""*Later*: until when a conversation is put aside."""

from bot.assignment.conversations import answer, later
from bot.handlers.asking import Asking, Unfit
from bot.handlers.chat.listening import Feature
from bot.views.phrases.conversations.later import TO_WHEN
from bot.views.screens import inbox as shown
from bot.views.tokens import Token, token


async def on_later(acting: Asking, pressed: Token) -> None:
    """Ask until when."""
    thread = await acting.desk.read(answer.open_thread, acting.who, pressed.id)
    await acting.pages.ask(shown.aside_form(thread), again=token("later", pressed.id))


async def on_until(acting: Asking, form: Token) -> None:
    """Put it aside, and say so in the place of the conversation."""
    said = acting.filled.text("at") or acting.filled.choice("long")
    if not said:
        raise Unfit((TO_WHEN,), "long")
    done = await acting.desk.run(later.put_aside, acting.who, form.id, said)
    await acting.pages.done(shown.aside_done(done))


FEATURE = Feature({"later": on_later}, forms={"later_until": (on_until, "later")})
