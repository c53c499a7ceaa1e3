"""Test texts: the number is asked for each time."""

from bot.assignment.campaigns import testing
from bot.assignment.outcomes.texting import TestWish
from bot.assignment.refusals.general import NoSuchThing
from bot.handlers.asking import Asking, Unfit
from bot.handlers.chat.listening import Feature
from bot.views.phrases.conversations import testing as words
from bot.views.screens.campaigns import testing as shown
from bot.views.tokens import Token, token


async def on_test(acting: Asking, pressed: Token) -> None:
    """Ask for the number, unless nothing could be sent to any."""
    now = await acting.desk.read(testing.look, acting.who, pressed.id)
    opened_at = int(acting.desk.clock().timestamp() * 1000)
    form = shown.form(now, pressed.nth(1), opened_at)
    await acting.pages.ask(form, again=token("campaign_test", *pressed.ids))


async def on_send(acting: Asking, form: Token) -> None:
    """Send it, once for each form."""
    wish = TestWish(form.id, form.nth(1), acting.filled.text("phone"), form.nth(2))
    try:
        sent = await acting.desk.run(testing.send, acting.who, wish)
    except NoSuchThing as why:
        if why.what == "phone number":
            raise Unfit(words.no_number(), "phone") from why
        raise
    await acting.pages.done(shown.sent(sent))


FEATURE = Feature({"campaign_test": on_test}, forms={"test_send": (on_send, "campaign_test")})
