"""What is done about a plan: looked at, confirmed, cancelled, taken back."""

from bot.assignment import reassign
from bot.handlers.discord import plans
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import plan as shown
from bot.views.discord.notices import Question
from bot.views.tokens import Token

_DEEDS = {"plan_confirm": reassign.confirm, "plan_cancel": reassign.cancel, "plan_undo": reassign.undo}


def register(face: Face) -> None:
    """Listen."""
    face.press("plan", on_plan)
    for verb in _DEEDS:
        face.press(verb, on_deed)
    face.question("plan_undo", ask_undo)


async def on_plan(acting: Acting, pressed: Token) -> None:
    """A plan as it stands."""
    plan = await acting.desk.read(reassign.look_at, acting.who, pressed.id)
    await acting.screen.show(shown.panel(plan))


async def on_deed(acting: Acting, pressed: Token) -> None:
    """Confirm, cancel or undo in the plan's own place."""
    work = acting.desk.run(_DEEDS[pressed.verb], acting.who, pressed.id)
    await plans.show(acting.screen, work)


async def ask_undo(acting: Acting, pressed: Token) -> Question:
    return shown.undo_question(await acting.desk.read(reassign.look_at, acting.who, pressed.id))
