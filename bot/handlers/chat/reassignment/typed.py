"""What was typed to have conversations moved, as the form begins with it."""

from dataclasses import replace

from bot.assignment.outcomes.reassignment import TargetKind
from bot.assignment.rules.typed.wish_terms import TypedWish
from bot.handlers import guided
from bot.handlers.asking import Asking
from bot.handlers.meaning import Meaning, NotMeant
from bot.views.guided import Filled, value_of
from bot.views.phrases.words import Words
from bot.vocabulary import Split


async def begun(acting: Asking, meaning: Meaning, asked: TypedWish) -> tuple[Filled, Words]:
    """The form with what was typed in it, and what of that means nothing."""
    form, told = Filled(), Words()
    for wish in (asked, replace(asked, campaign="", tag="", field=None)):
        try:
            form = await guided.prefilled(acting, await meaning.selection(wish))
            break
        except NotMeant as unclear:
            told = told or unclear.told
    form = replace(form, split=asked.split or Split.LOAD, note=asked.note)
    if not asked.targets:
        return form, told
    try:
        target = await meaning.target(asked.targets)
    except NotMeant as unclear:
        return form, told or unclear.told
    if target.kind is TargetKind.PEOPLE and (people := await guided.accounts_of(acting, target.ids)):
        return replace(form, people=people), told
    return replace(form, target=value_of(target)), told
