"""All campaigns, which one is meant by a name, and the questions before one is changed."""

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.campaigns import NamedCampaign
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import Asking
from bot.handlers.campaign_verbs import CHANGES, FITTING
from bot.handlers.chat.listening import Feature
from bot.views.parts import Question
from bot.views.phrases import options
from bot.views.phrases.campaigns import naming
from bot.views.phrases.words import Words
from bot.views.screens.campaigns import campaigns as shown
from bot.views.tokens import Token


async def on_campaigns(acting: Asking, pressed: Token) -> None:
    """Draw all campaigns in place of what was there."""
    picture = await acting.desk.read(lifecycle.all_campaigns, acting.who)
    await acting.pages.settle(shown.campaigns(picture, pressed.ids[0] if pressed.ids else 0))


async def on_all(acting: Asking, _: Token) -> None:
    """All campaigns, from a page about other things."""
    await acting.pages.show(shown.campaigns(await acting.desk.read(lifecycle.all_campaigns, acting.who)))


async def named(acting: Asking, verb: str, typed: str, unknown: Words) -> NamedCampaign | None:
    """The campaign that a name means; where it means none that is said, and where several that is asked."""
    known = await acting.desk.read(lifecycle.by_name, acting.who)
    if not known.me.is_admin:
        raise NotAnAdmin
    rows = known.rows
    found = meant(typed, [row for row in rows if row.state in FITTING[verb]], name_of)
    if len(found) == 1:
        return found[0]
    if found:
        told = options.several(typed, [name_of(row) for row in found]) if typed else naming.which(verb)
        await acting.pages.show(shown.choose(verb, told, found))
    else:
        names = [name_of(row) for row in meant(typed, rows, name_of)]
        told = naming.unfit(verb, names) if names or not typed else unknown
        await acting.pages.show(shown.unfit(told))
    return None


async def ask(acting: Asking, verb: str, campaign_id: int) -> None:
    """Ask before a verb that was typed is done."""
    looked = await acting.desk.read(lifecycle.look, acting.who, campaign_id)
    await acting.pages.show(shown.ask(verb, looked))


async def ask_change(acting: Asking, pressed: Token) -> Question:
    verb = pressed.verb.rpartition("_")[2]
    return shown.question(verb, await acting.desk.read(lifecycle.look, acting.who, pressed.id))


def name_of(row: NamedCampaign) -> str:
    return row.ref.name


FEATURE = Feature(
    {"campaigns": on_campaigns, "campaigns_all": on_all}, {f"campaign_{verb}": ask_change for verb in CHANGES}
)
