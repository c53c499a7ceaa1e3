"""/people link: one person with accounts on several platforms, by a code or by an admin."""

from secrets import token_bytes

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity, NotLinked
from bot.assignment.people import linking
from bot.handlers.slack.forms import Form
from bot.handlers.slack.screen import Screen
from bot.views.phrases.linking import done
from bot.views.slack import linking as shown
from bot.views.slack import notices, parts
from bot.views.tokens import Token, pattern, token

_CHANCE = 16


def register(app: AsyncApp) -> None:
    """Listen; what is typed comes by way of `people`."""
    app.action(pattern("accounts"))(on_accounts)
    app.action(pattern("person_accounts"))(on_their_accounts)
    app.action(pattern("link_code"))(on_code)
    app.action(pattern("link_have"))(on_have)
    app.view(pattern("link_use"))(on_use)
    app.action(pattern("link_with"))(on_choose)
    app.view(pattern("link_do"))(on_link)
    app.action(pattern("unlink"))(on_unlink)


async def typed(desk: Desk, who: Identity, screen: Screen, code: str) -> None:
    """Show a code, or use the one that was typed."""
    if code:
        said = done(await desk.run(linking.use_code, who, code))
        await screen.whisper(notices.message(said, parts.button("Your accounts", token("accounts"))))
    else:
        await _show_code(desk, who, screen)


async def on_accounts(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """One's own accounts."""
    await ack()
    await screen.show(shown.mine(await desk.read(linking.look, who)), again=token("accounts"))


async def on_their_accounts(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Somebody's accounts, on top of what an admin sees of them."""
    await ack()
    await screen.notify(shown.theirs(await desk.read(linking.look, who, pressed.id)))


async def on_code(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """A new code."""
    await ack()
    await _show_code(desk, who, screen)


async def on_have(ack: AsyncAck, screen: Screen) -> None:
    """Where a code is typed."""
    await ack()
    await screen.notify(shown.have_form(), again=token("link_have"))


async def on_use(desk: Desk, who: Identity, screen: Screen) -> None:
    """Use the code; beside the field, what is wrong with it."""
    came = await desk.run(linking.use_code, who, Form(screen.view).text("code"))
    if isinstance(came, NotLinked):
        await screen.complain({"code": parts.bare(done(came))})
    else:
        await screen.back(shown.mine(came, done(came)))


async def on_choose(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """With whom an admin may link somebody."""
    await ack()
    await screen.notify(shown.choose_form(await desk.read(linking.choices, who, pressed.id)))


async def on_link(desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Make two people one."""
    other = Form(screen.view).choice("other")
    came = await desk.run(linking.link, who, pressed.id, int(other or 0))
    await screen.back(shown.theirs(came, done(came)))


async def on_unlink(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Part an account, one's own or for an admin somebody's."""
    await ack()
    came = await desk.run(linking.unlink, who, pressed.id)
    if whose := pressed.nth(1):
        await screen.show(shown.theirs(await desk.read(linking.look, who, whose), done(came)))
    else:
        await screen.show(shown.mine(await desk.read(linking.look, who), done(came)))


async def _show_code(desk: Desk, who: Identity, screen: Screen) -> None:
    made = await desk.run(linking.make_code, who, token_bytes(_CHANCE))
    picture = await desk.read(linking.look, who)
    await screen.show(shown.mine(picture, made=made), again=token("link_code"))
