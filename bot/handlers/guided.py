"""What stands in the guide of a reassignment, made into what is asked of the core, and back."""

from dataclasses import replace

from bot.assignment.outcomes.reassignment import (
    PlanPicture,
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
)
from bot.assignment.people import members
from bot.assignment.reassignment import reassign, saved_choices
from bot.assignment.refusals.general import NotAllowed, NothingToMove, Refusal
from bot.handlers.asking import Asking, ids_of
from bot.views import guided
from bot.views.guided import Filled
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.vocabulary import Portion


async def wish_of(acting: Asking, filled: Filled) -> Wish:
    """What the form asks for; while nobody was chosen to receive, all would go to nobody."""
    return Wish(await selection_of(acting, filled), await _target(acting, filled), filled.split, filled.note)


async def selection_of(acting: Asking, filled: Filled) -> Selection:
    """Which conversations the form names."""
    if filled.person:
        source = Source(SourceKind.PERSON, (await ids_of(acting, (filled.person,)))[0])
    else:
        source = guided.source_of(filled.source)
    return Selection(
        source,
        filled.portion,
        campaign_id=filled.campaign or None,
        tag=filled.tag,
        waited=filled.waited or None,
        field=(filled.field, filled.value) if filled.field and filled.value else None,
        limit=filled.limit or None,
    )


async def from_filter(acting: Asking, filled: Filled, stamp: int) -> Filled:
    """The form with a saved choice in it, drawn anew; who receives stays as it was."""
    filter_id = int(filled.source.partition(".")[2])
    selection = await acting.desk.read(saved_choices.saved_choice, acting.who, filter_id)
    return replace(
        await prefilled(acting, selection),
        target=filled.target,
        people=filled.people,
        split=filled.split,
        note=filled.note,
        turn=stamp,
    )


async def prefilled(acting: Asking, selection: Selection) -> Filled:
    """A form with a selection in it."""
    is_person = selection.source.kind is SourceKind.PERSON
    accounts = await accounts_of(acting, (selection.source.id,)) if is_person else ()
    return guided.prefilled(selection, accounts[0] if accounts else "")


async def accounts_of(acting: Asking, ids: tuple[int, ...]) -> tuple[str, ...]:
    """The accounts of people here; those without one are left out."""
    rows = [await acting.desk.read(members.look, acting.who, id_) for id_ in ids]
    accounts = (row.ref.account_on(acting.who.platform) for row in rows)
    return tuple(account for account in accounts if account)


async def asked_before(acting: Asking, wish: Wish) -> Filled:
    """The form with what a plan asked for."""
    to_people = wish.target.kind is TargetKind.PEOPLE
    accounts = await accounts_of(acting, wish.target.ids) if to_people else ()
    in_menu = not to_people or (len(wish.target.ids) == 1 and not accounts)
    return replace(
        await prefilled(acting, wish.selection),
        target=guided.value_of(wish.target) if in_menu else "",
        people=accounts,
        split=wish.split,
        note=wish.note,
    )


async def of_person(acting: Asking, person_id: int, campaign_id: int = 0) -> Filled:
    """The form with somebody's conversations in it, in one campaign or all of them (0).

    Those that wait, else those that were not texted yet, else all of them.
    """
    mine = Selection(Source(SourceKind.PERSON, person_id), campaign_id=campaign_id or None)
    fitting = (replace(mine, portion=portion) for portion in (Portion.WAITING, Portion.UNSENT, Portion.ALL))
    for selection in fitting:
        try:
            await acting.desk.read(reassign.preview, acting.who, Wish(selection, Target(TargetKind.POOL)))
        except NothingToMove:
            continue
        return await prefilled(acting, selection)
    return await prefilled(acting, mine)


async def previewed(acting: Asking, form: Filled) -> PlanPicture | Words:
    """What would happen; where nothing can, the reason."""
    try:
        return await acting.desk.read(reassign.preview, acting.who, await wish_of(acting, form))
    except NotAllowed:
        raise
    except Refusal as no:
        return refusal(no)


async def _target(acting: Asking, filled: Filled) -> Target:
    if filled.people:
        return Target(TargetKind.PEOPLE, await ids_of(acting, filled.people))
    return guided.target_of(filled.target or TargetKind.POOL)
