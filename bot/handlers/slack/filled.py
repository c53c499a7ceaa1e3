"""Reads the guide's form."""

from dataclasses import replace
from typing import Any

from bot.assignment.outcomes.reassignment import SourceKind
from bot.handlers.slack.forms import Form
from bot.views.guided import ANY, Filled
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
        more=_has(view, "filter_name"),
        turn=_number(view.get("private_metadata", "")),
    )
    return _settled(filled, view, acted, stamp)


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
    return "" if value == ANY else value


def _has(view: dict[str, Any], name: str) -> bool:
    """Whether a field was drawn; the last one is only where all of them are."""
    return any(str(block.get("block_id", "")).partition(":")[0] == name for block in view["blocks"])


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else 0
