"""Reads the guide's form, and makes of it what is asked of the core."""

from dataclasses import replace
from typing import Any

from bot.assignment import people, reassign
from bot.assignment.outcomes.moves import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.forms import Form
from bot.handlers.slack.identity import PLATFORM
from bot.views.slack import guide as shown
from bot.views.slack.guide import Filled
from bot.vocabulary import Portion, Split


def filled_in(view: dict[str, Any], acted: str = "", stamp: int = 0) -> Filled:
    """What stands in the form; `acted` is the field that was acted on, `stamp` the number of that act."""
    form = Form(view)
    filled = Filled(
        source=form.choice("source") or "",
        person=form.choice("person") or "",
        portion=Portion(form.choice("portion") or Portion.WAITING),
        campaign=int(form.choice("campaign") or 0),
        tag=_picked(form, "tag"),
        waited=int(form.choice("waited") or 0),
        field=_picked(form, "field"),
        value=form.text("value"),
        limit=_number(form.text("limit")),
        target=form.choice("target") or "",
        people=form.people("people"),
        split=Split(form.choice("split") or Split.LOAD),
        note=form.text("note"),
        keep=form.text("filter_name"),
        turn=_number(view.get("private_metadata", "")),
    )
    return _settled(filled, view, acted, stamp)


async def wish_of(acting: Acting, filled: Filled) -> Wish:
    """What the form asks for; while nobody was chosen to receive, all would go to nobody."""
    return Wish(await selection_of(acting, filled), await _target(acting, filled), filled.split, filled.note)


async def selection_of(acting: Acting, filled: Filled) -> Selection:
    """Which conversations the form names."""
    if filled.person:
        source = Source(SourceKind.PERSON, (await acting.ids_of((filled.person,)))[0])
    else:
        source = shown.source_of(filled.source)
    return Selection(
        source,
        filled.portion,
        campaign_id=filled.campaign or None,
        tag=filled.tag,
        waited=filled.waited or None,
        field=(filled.field, filled.value) if filled.field and filled.value else None,
        limit=filled.limit or None,
    )


async def from_filter(acting: Acting, filled: Filled, stamp: int) -> Filled:
    """The form with a saved choice in it, drawn anew; who receives stays as it was."""
    filter_id = int(filled.source.partition(".")[2])
    selection = await acting.desk.read(reassign.saved_filter, acting.who, filter_id)
    return replace(
        await prefilled(acting, selection),
        target=filled.target,
        people=filled.people,
        split=filled.split,
        note=filled.note,
        turn=stamp,
    )


async def prefilled(acting: Acting, selection: Selection) -> Filled:
    """A form with a selection in it."""
    is_person = selection.source.kind is SourceKind.PERSON
    accounts = await accounts_of(acting, (selection.source.id,)) if is_person else ()
    return shown.prefilled(selection, accounts[0] if accounts else "")


async def accounts_of(acting: Acting, ids: tuple[int, ...]) -> tuple[str, ...]:
    """The accounts of people here; those without one are left out."""
    rows = [await acting.desk.read(people.look, acting.who, id_) for id_ in ids]
    accounts = (row.ref.account_on(PLATFORM) for row in rows)
    return tuple(account for account in accounts if account)


async def _target(acting: Acting, filled: Filled) -> Target:
    if filled.people:
        return Target(TargetKind.PEOPLE, await acting.ids_of(filled.people))
    return shown.target_of(filled.target or TargetKind.POOL)


def _settled(filled: Filled, view: dict[str, Any], acted: str, stamp: int) -> Filled:
    """Of two fields that exclude each other the later one counts; clearing one takes fields drawn anew."""
    settled = filled
    if filled.source and filled.person:
        is_menu = _later(view, acted, "source", "person") == "source"
        settled = replace(settled, person="") if is_menu else replace(settled, source="")
    elif not (filled.source or filled.person):
        settled = replace(settled, source=SourceKind.ANYBODY)
    if filled.target and filled.people:
        is_menu = _later(view, acted, "target", "people") == "target"
        settled = replace(settled, people=()) if is_menu else replace(settled, target="")
    return settled if settled == filled else replace(settled, turn=stamp)


def _later(view: dict[str, Any], acted: str, first: str, second: str) -> str:
    """Which of two fields was filled in later: the one acted on, else the one drawn empty."""
    if acted in {first, second}:
        return acted
    blocks = [block for block in view["blocks"] if block["type"] == "input"]
    drawn = {block["block_id"].partition(":")[0]: block["element"] for block in blocks}
    return second if any(key.startswith("initial_") for key in drawn.get(first, {})) else first


def _picked(form: Form, name: str) -> str:
    value = form.choice(name) or ""
    return "" if value == shown.ANY else value


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 0
