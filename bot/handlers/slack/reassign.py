"""/reassign: the guide, or at once the plan that was typed; and what is done about a plan."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.reassignment import reassign
from bot.assignment.rules.typed.typed_wish import parse
from bot.assignment.rules.typed.wish_terms import Misread
from bot.handlers.meaning import Meaning, NotMeant
from bot.handlers.slack import guide, plans
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.screen import Screen
from bot.views.guided import Filled
from bot.views.phrases import reassign as words
from bot.views.slack import notices
from bot.views.slack import plan as shown
from bot.views.tokens import Token, pattern, token

_DEEDS = {"plan_confirm": reassign.confirm, "plan_cancel": reassign.cancel, "plan_undo": reassign.undo}


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/reassign")(on_command)
    app.action(pattern("plan"))(on_plan)
    for verb in _DEEDS:
        app.action(pattern(verb))(on_deed)
    app.view(pattern("plan_confirm"))(on_submitted)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """The guide, or what would become of what was typed."""
    await ack()
    desk, who, screen = acting.desk, acting.who, acting.screen
    if not screen.typed.strip():
        await guide.open_guide(acting, Filled())
        return
    options = await desk.read(reassign.guide_options, who)
    typed = parse(screen.typed)
    if isinstance(typed, Misread):
        await screen.whisper(notices.message(words.misread(typed)))
        return
    try:
        wish = await Meaning(acting, options).wish(typed)
    except NotMeant as unclear:
        await screen.whisper(notices.message(unclear.told))
        return
    await plans.show(screen, desk.run(reassign.propose, who, wish))


async def on_plan(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """A plan as it stands, on top of what is there."""
    await ack()
    plan = await desk.read(reassign.look_at, who, pressed.id)
    await screen.notify(shown.modal(plan), again=token("plan", pressed.id))


async def on_deed(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Confirm, cancel or undo in the plan's own place, or (with a second id) beside what was acted on."""
    await ack()
    work = desk.run(_DEEDS[pressed.verb], who, pressed.id)
    if pressed.ids[1:]:
        await plans.show_beside(screen, await work)
    else:
        await plans.show(screen, work)


async def on_submitted(desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Confirm what the modal shows."""
    await plans.show(screen, desk.run(reassign.confirm, who, pressed.id))
