"""The buttons of what Baton says by itself."""

from bot.assignment.attention import nudges
from bot.assignment.reassignment import hand_on
from bot.assignment.texting import claim, idle
from bot.assignment.upkeep import catch_up
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question, notice
from bot.views.phrases.conversations.texting import gave_back
from bot.views.screens import nudges as shown
from bot.views.screens.letters import replies_unread
from bot.views.screens.plan import plan
from bot.views.tokens import Token


async def ask_hand_over(_: Asking, __: Token) -> Question:
    return shown.hand_over_question()


async def on_hand_over(acting: Asking, _: Token) -> None:
    """Give what waits to others, and say to whom."""
    done = await acting.desk.run(hand_on.hand_on_waiting, acting.who)
    await acting.pages.settle(shown.handed_over(done))


async def on_reassign(acting: Asking, pressed: Token) -> None:
    """Give what waits with one person to another, and show the move in the place of the message."""
    done = await acting.desk.run(nudges.reassign_late, acting.who, pressed.nth(0), pressed.nth(1))
    await acting.pages.settle(plan(done))


async def on_still_here(acting: Asking, pressed: Token) -> None:
    """Keep the bucket."""
    await acting.pages.settle(
        shown.still_here(await acting.desk.run(idle.still_here, acting.who, pressed.id))
    )


async def on_give_back(acting: Asking, pressed: Token) -> None:
    """Give the bucket back."""
    released = await acting.desk.run(claim.release_bucket, acting.who, pressed.id)
    await acting.pages.settle(notice(gave_back(released)))


async def on_text_on(acting: Asking, _: Token) -> None:
    """Let first texts leave though nobody knows who wrote meanwhile, and say so in the message's place."""
    await acting.pages.settle(replies_unread(await acting.desk.run(catch_up.go_on, acting.who)))


FEATURE = Feature(
    {
        "hand_on_waiting": on_hand_over,
        "late_to": on_reassign,
        "still_here": on_still_here,
        "idle_back": on_give_back,
        "text_on": on_text_on,
    },
    {"hand_on_waiting": ask_hand_over},
)
