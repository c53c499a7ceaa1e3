"""The buttons of what Baton says by itself, and how much of it one hears."""

from bot.assignment.attention import nudges
from bot.assignment.people import members
from bot.assignment.reassignment import hand_on
from bot.assignment.texting import claim, idle
from bot.assignment.upkeep import catch_up
from bot.handlers.discord import start
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import letters, notices, plan
from bot.views.discord import nudges as shown
from bot.views.discord.notices import Question
from bot.views.phrases import nudges as words
from bot.views.phrases.texting import gave_back
from bot.views.tokens import Token
from bot.vocabulary import Volume


def register(face: Face) -> None:
    """Listen."""
    face.question("hand_on_waiting", ask_hand_over)
    face.press("hand_on_waiting", on_hand_over)
    face.press("late_to", on_reassign)
    face.press("still_here", on_still_here)
    face.press("idle_back", on_give_back)
    face.press("text_on", on_text_on)
    face.press("volume", on_volume)


async def ask_hand_over(_: Acting, __: Token) -> Question:
    return shown.hand_over_question()


async def on_hand_over(acting: Acting, _: Token) -> None:
    """Give what waits to others, and say to whom."""
    done = await acting.desk.run(hand_on.hand_on_waiting, acting.who)
    await acting.screen.show(shown.handed_over(done))


async def on_reassign(acting: Acting, pressed: Token) -> None:
    """Give what waits with one person to another, and show the move in the place of the message."""
    done = await acting.desk.run(nudges.reassign_late, acting.who, pressed.nth(0), pressed.nth(1))
    await acting.screen.settle(plan.panel(done))


async def on_still_here(acting: Acting, pressed: Token) -> None:
    """Keep the bucket."""
    post = await acting.desk.run(idle.still_here, acting.who, pressed.id)
    await acting.screen.settle(shown.still_here(post))


async def on_give_back(acting: Acting, pressed: Token) -> None:
    """Give the bucket back."""
    released = await acting.desk.run(claim.release_bucket, acting.who, pressed.id)
    await acting.screen.settle(notices.panel(gave_back(released)))


async def on_text_on(acting: Acting, _: Token) -> None:
    """Let first texts leave though nobody knows who wrote meanwhile, and say so in the message's place."""
    post = await acting.desk.run(catch_up.go_on, acting.who)
    await acting.screen.settle(letters.replies_unread(post))


async def on_volume(acting: Acting, _: Token) -> None:
    """Hear more or less from now on."""
    me = await acting.desk.run(members.choose_volume, acting.who, Volume(acting.picked[0]))
    await acting.screen.show(await start.page(acting, words.chosen(me.volume)))
