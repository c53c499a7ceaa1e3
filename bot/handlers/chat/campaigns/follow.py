"""Following up on a campaign: counted first, then a draft."""

from bot.assignment.contacts import follow
from bot.assignment.outcomes.campaigns import FollowWish
from bot.handlers import days
from bot.handlers.asking import Asking, Unfit
from bot.handlers.chat.listening import Feature
from bot.views.fields import called
from bot.views.phrases.campaigns import follow as words
from bot.views.screens.campaigns import follow as shown
from bot.views.tokens import Token, token


async def on_follow(acting: Asking, pressed: Token) -> None:
    """Ask whom."""
    await ask(acting, pressed.id)


async def ask(acting: Asking, campaign_id: int) -> None:
    form = shown.form(await acting.desk.read(follow.choices, acting.who, campaign_id))
    await acting.pages.ask(form, again=token("follow", campaign_id))


async def on_look(acting: Asking, form: Token) -> None:
    """Count them: nothing is made."""
    filled, said = acting.filled, acting.filled.choice("said") or "0"
    silent, quiet = _days(acting, "silent"), _days(acting, "quiet") or 0
    everybody = filled.choice("whom") == shown.ALL
    wish = await _wish(acting, form.id, int(said), FollowWish(form.id, "", None, silent, quiet, everybody))
    stamp = int(acting.desk.clock().timestamp() * 1000)
    counted = await acting.desk.read(follow.look, acting.who, wish)
    await acting.pages.done(shown.look(counted, int(said), stamp))


async def on_make(acting: Asking, pressed: Token) -> None:
    """Make the draft, once."""
    said, silent, quiet, everybody, stamp = (pressed.nth(place) for place in range(1, 6))
    chosen = FollowWish(pressed.id, "", None, silent - 1 if silent else None, quiet, bool(everybody))
    wish = await _wish(acting, pressed.id, said, chosen)
    act = f"{acting.who.platform} {acting.who.account} {stamp}"
    await acting.pages.settle(shown.made(await acting.desk.run(follow.make, acting.who, wish, act)))


async def _wish(acting: Asking, campaign_id: int, said: int, chosen: FollowWish) -> FollowWish:
    """The wish with the tag or answer that a menu called so."""
    known = await acting.desk.read(follow.choices, acting.who, campaign_id)
    tag = next((each for each in known.tags if called(each) == str(said)), "")
    answer = next((each for each in known.answers if called(each) == str(said)), None)
    if said and not (tag or answer):
        raise Unfit((words.GONE,), "said")
    return FollowWish(chosen.campaign_id, tag, answer, chosen.silent, chosen.quiet, chosen.everybody)


def _days(acting: Asking, name: str) -> int | None:
    typed = acting.filled.text(name)
    found = days.many(typed)
    if typed and found is None:
        raise Unfit((words.NO_NUMBER,), name)
    return found


FEATURE = Feature(
    {"follow": on_follow, "follow_make": on_make},
    forms={"follow_look": (on_look, "follow")},
)
