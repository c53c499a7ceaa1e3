"""/people: who is on the team, and what an admin may change about them."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity, PersonChanged
from bot.assignment.people import members
from bot.assignment.people.linking import look
from bot.handlers.slack import arguments, linking
from bot.handlers.slack.forms import Form
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.views.phrases.people import changed
from bot.views.slack import linking as shown_accounts
from bot.views.slack import people as shown
from bot.views.tokens import Token, pattern, token
from bot.vocabulary import Role


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/people")(on_command)
    app.action(pattern("people"))(on_people)
    app.action(pattern("person"))(on_person)
    for verb in ("admin", "volunteer", "suspend", "restore"):
        app.action(pattern(f"person_{verb}"))(on_change)
    app.view(pattern("person_cap"))(on_cap)


async def on_command(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """Everybody, the person who was mentioned, or those with a name like what was typed.

    Whoever is no admin sees their own accounts.
    """
    await ack()
    verb, code = arguments.split(screen.typed, ("link",))
    if verb:
        await linking.typed(desk, who, screen, code)
        return
    if not screen.typed.strip() and not (mine := await desk.read(look, who)).is_admin:
        await screen.show(shown_accounts.mine(mine), again=token("accounts"))
        return
    if account := arguments.mentioned(screen.typed):
        row = await desk.read(members.look_up, who, PLATFORM, account)
        await screen.show(shown.person(row), again=token("person", row.ref.id))
        return
    _, typed = arguments.split(screen.typed, ())
    name = typed.removeprefix("@")
    found = await desk.read(members.everybody, who, name)
    if name and found.total == 1:
        await screen.show(shown.person(found.rows[0]), again=token("person", found.rows[0].ref.id))
    else:
        await screen.whisper(shown.people(found, name))


async def on_people(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Everybody; with an id in the button, in the place of that message."""
    await ack()
    show = screen.replace if pressed.ids else screen.whisper
    await show(shown.people(await desk.read(members.everybody, who)))


async def on_person(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """One person."""
    await ack()
    row = await desk.read(members.look, who, pressed.id)
    await screen.show(shown.person(row), again=token("person", pressed.id))


async def on_change(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Change what somebody may do, and show them as they are now."""
    await ack()
    done = await _change(desk, who, pressed)
    row = await desk.read(members.look, who, pressed.id)
    await screen.show(shown.person(row, changed(done)))


async def on_cap(desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Change how much somebody may hold."""
    cap = Form(screen.view).text("cap")
    done = await desk.run(members.set_cap, who, pressed.id, int(cap) if cap else None)
    row = await desk.read(members.look, who, pressed.id)
    await screen.turn(shown.person(row, changed(done)))


async def _change(desk: Desk, who: Identity, pressed: Token) -> PersonChanged:
    match pressed.verb:
        case "person_admin":
            return await desk.run(members.set_role, who, pressed.id, Role.ADMIN)
        case "person_volunteer":
            return await desk.run(members.set_role, who, pressed.id, Role.VOLUNTEER)
        case "person_suspend":
            return await desk.run(members.suspend, who, pressed.id)
        case _:
            return await desk.run(members.restore, who, pressed.id)
