"""The end of a shift: what whoever goes decides, and what the lead does about the rest."""

from bot.assignment.shifts import end_choices
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import parting as shown
from bot.views.discord import plan
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""
    face.press("parting_over", on_hand_over)
    face.press("parting_finish", on_finish)
    face.press("parting_release", on_release)
    face.press("shift_left", on_reassign)
    face.press("shift_left_all", on_hand_over_all)
    face.press("shift_left_give", on_give_all)
    face.press("shift_left_queue", on_release_all)


async def on_hand_over(acting: Acting, pressed: Token) -> None:
    """Give what waits for me to whom the button names."""
    done = await acting.desk.run(end_choices.hand_over, acting.who, pressed.id, pressed.nth(1))
    await acting.screen.settle(plan.panel(done))


async def on_finish(acting: Acting, pressed: Token) -> None:
    """Go on for a while."""
    post = await acting.desk.run(end_choices.finish, acting.who, pressed.id)
    await acting.screen.settle(shown.parting(post))


async def on_release(acting: Acting, pressed: Token) -> None:
    """Let what waits for me wait for anybody."""
    done = await acting.desk.run(end_choices.release, acting.who, pressed.id)
    await acting.screen.settle(plan.panel(done))


async def on_reassign(acting: Acting, pressed: Token) -> None:
    """Give what waits with somebody who went to whom the button names; the summary stays."""
    done = await acting.desk.run(
        end_choices.reassign_left, acting.who, pressed.id, pressed.nth(1), pressed.nth(2)
    )
    await acting.screen.whisper(plan.panel(done))


async def on_hand_over_all(acting: Acting, pressed: Token) -> None:
    """Give what waits for nobody, or with anybody off duty, to those on duty; the summary stays."""
    done = await acting.desk.run(end_choices.hand_over_all, acting.who, pressed.id)
    await acting.screen.whisper(plan.panel(done))


async def on_give_all(acting: Acting, pressed: Token) -> None:
    """The same, to whom the button names."""
    done = await acting.desk.run(end_choices.hand_over_all, acting.who, pressed.id, pressed.nth(1))
    await acting.screen.whisper(plan.panel(done))


async def on_release_all(acting: Acting, pressed: Token) -> None:
    """Let what waits with anybody off duty wait for anybody; the summary stays."""
    done = await acting.desk.run(end_choices.release_all, acting.who, pressed.id)
    await acting.screen.whisper(plan.panel(done))
