"""The record at its largest: names of many characters, every verb, the longest history."""

from dataclasses import replace

from bot.assignment.outcomes.audit import (
    ContactHistory,
    FilterPicture,
    Holding,
    Place,
    RecordFilter,
    RecordLine,
    RecordPage,
    Turn,
)
from bot.assignment.outcomes.reassignment import Portioned
from bot.assignment.outcomes.refs import CampaignRef
from bot.views.phrases.audit.deeds import SAID
from tests.views.admin import BIG, LONG, NOON, ref

CAMPAIGN = CampaignRef(BIG, LONG)
FILTER = FilterPicture(RecordFilter(BIG, BIG, BIG, "", NOON), ref(BIG), CAMPAIGN, LONG, LONG)
VERBS = [*SAID, "unheard_of"]
MANY = tuple(Portioned(ref(number) if number else None, BIG) for number in range(200))


def line(verb: str, **facts: object) -> RecordLine:
    """A line of any verb, with everything that a line may have."""
    known: dict[str, object] = dict.fromkeys(("dealt", "conversations", "size", "rejected", "cap"), BIG)
    known |= {"role": "admin", "by": "contact", "added": [1] * 50, "from": 1, "to": 2} | facts
    return RecordLine(
        place=Place(NOON, 2, 2**53),
        verb=verb,
        actor=ref(1),
        surface="slack",
        campaign=CAMPAIGN,
        person=ref(2),
        contact=LONG,
        list_=LONG,
        facts=tuple(known.items()),
        gives=MANY,
        gets=MANY,
        total=BIG,
        note=LONG,
        plan_id=BIG,
        undo_until=NOON,
    )


def page(verbs: list[str]) -> RecordPage:
    """As many lines as the core hands out."""
    shown = enumerate((verbs * 12)[:12])
    lines = tuple(replace(line(verb), plan_id=BIG + at) for at, verb in shown)
    return RecordPage(FILTER, lines, is_newest=False, earlier=Place(NOON, 2, BIG))


def turn(cause: str = "reassign") -> Turn:
    return Turn(NOON, cause, ref(1), ref(2), "slack", LONG)


def history(holdings: int = 300) -> ContactHistory:
    held = Holding(BIG, CAMPAIGN, ref(1), turn(), turn("unheard_of"))
    return ContactHistory(FILTER, BIG, NOON, (held,) * holdings)
