"""What stands in the guide of a reassignment while it is put together, and what its menus call things."""

from dataclasses import dataclass

from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind
from bot.vocabulary import Portion, Split

# What the menu of sources calls a saved selection; picking it fills in the form.
FILTER = "filter"
# What a menu calls no choice at all.
ANY = "-"
# The times in minutes that are offered.
WAITS = (15, 30, 60, 120, 240, 480, 1440, 2880, 10080)


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form; `person` and `people` are accounts.

    `turn` numbers what was drawn: fields of the next turn are drawn anew with what is given here. Where there
    is `more`, all fields are drawn; else from whom, what, to whom, and what differs from an empty form.
    """

    source: str = SourceKind.ANYBODY
    person: str = ""
    portion: Portion = Portion.WAITING
    campaign: int = 0
    tag: str = ""
    waited: int = 0
    field: str = ""
    value: str = ""
    limit: int = 0
    target: str = ""
    people: tuple[str, ...] = ()
    split: Split = Split.LOAD
    note: str = ""
    keep: str = ""
    turn: int = 0
    more: bool = False


def value_of(thing: Source | Target) -> str:
    """What the menus call a source or a target."""
    if isinstance(thing, Source):
        return f"{thing.kind}.{thing.id}" if thing.id else str(thing.kind)
    return f"{thing.kind}.{thing.ids[0]}" if thing.ids else str(thing.kind)


def source_of(value: str) -> Source:
    """The source that the menu calls so."""
    kind, _, id_ = value.partition(".")
    return Source(SourceKind(kind), int(id_ or 0))


def target_of(value: str) -> Target:
    """The target that the menu calls so."""
    kind, _, id_ = value.partition(".")
    return Target(TargetKind(kind), (int(id_),) if id_ else ())


def prefilled(selection: Selection, person: str = "", turn: int = 0) -> Filled:
    """A form with a selection in it; `person` is the account of its source, if that is somebody."""
    field, value = selection.field or ("", "")
    # People without an account here stand in the menu.
    in_menu = selection.source.kind is not SourceKind.CONVERSATION and not person
    return Filled(
        source=value_of(selection.source) if in_menu else "" if person else SourceKind.ANYBODY,
        person=person,
        portion=selection.portion,
        campaign=selection.campaign_id or 0,
        tag=selection.tag,
        waited=selection.waited or 0,
        field=field,
        value=value,
        limit=selection.limit or 0,
        turn=turn,
    )
