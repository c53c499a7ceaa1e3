"""Preassigning: the form that says whose the contacts of a list shall be, its preview, what comes of it."""

from bot.assignment.contacts import lists, preassign
from bot.assignment.outcomes.contacts import ListRow, PreassignWish
from bot.assignment.people import user_lists
from bot.assignment.refusals.general import NoSuchThing
from bot.handlers.asking import Asking, Unfit, ids_of
from bot.handlers.chat import patience
from bot.handlers.chat.listening import Feature
from bot.views.phrases.contacts import preassign as words
from bot.views.screens.contacts import preassign as shown
from bot.views.tokens import Token, token
from bot.vocabulary import ListState, Split

_CHANGES = {
    "ahead_confirm": preassign.confirm,
    "ahead_cancel": preassign.cancel,
    "ahead_undo": preassign.undo,
    "ahead_again": preassign.again,
}


async def ready(acting: Asking) -> list[ListRow]:
    """The contact lists that are of use, for an admin."""
    rows = (await acting.desk.read(lists.all_lists, acting.who)).rows
    return [row for row in rows if row.state is ListState.READY]


async def one_of_ready(acting: Asking, list_id: int) -> ListRow:
    """A list that is of use; raises NoSuchThing."""
    row = next((each for each in await ready(acting) if each.id == list_id), None)
    if row is None:
        raise NoSuchThing("list")
    return row


async def ask(acting: Asking, row: ListRow) -> None:
    """The form for one list."""
    teams = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
    await acting.pages.ask(shown.form(row, teams), again=token("ahead", row.id))


async def look(acting: Asking, wish: PreassignWish) -> None:
    """What the wish would do. The list may be long."""
    work = acting.desk.run(preassign.propose, acting.who, wish)
    await patience.settle(acting, work, patience.Shown(shown.counting(), shown.stopped(), shown.plan))


async def on_form(acting: Asking, pressed: Token) -> None:
    await ask(acting, await one_of_ready(acting, pressed.id))


async def on_ask(acting: Asking, form: Token) -> None:
    """Look at what was filled in."""
    filled = acting.filled
    accounts, team, which = filled.people("people"), filled.choice("team"), filled.choice("which")
    if not (accounts or team or which == words.CLEAR):
        raise Unfit((words.PICK_SOMEBODY,), "people")
    wish = PreassignWish(
        list_id=form.id,
        people=await ids_of(acting, accounts),
        user_list_id=int(team) if team else None,
        everybody=which == words.ALL,
        split=Split(filled.choice("dealt") or Split.EVEN),
        clear=which == words.CLEAR,
    )
    await look(acting, wish)


async def on_change(acting: Asking, pressed: Token) -> None:
    """Do what was looked at, drop it, take it back or look again, in the place of what was there."""
    done = await acting.desk.run(_CHANGES[pressed.verb], acting.who, pressed.id)
    await acting.pages.settle(shown.plan(done))


FEATURE = Feature(
    {"ahead": on_form, **dict.fromkeys(_CHANGES, on_change)}, forms={"ahead_ask": (on_ask, "ahead")}
)
