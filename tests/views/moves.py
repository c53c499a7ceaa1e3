"""Answers about reassignments at their largest, in every state and of every cause."""

from dataclasses import replace
from itertools import product

from bot.assignment.outcomes.letters import ReassignedPost
from bot.assignment.outcomes.reassignment import (
    Choice,
    DayEnd,
    GuideOptions,
    LeftOut,
    LeftOutWhy,
    PlanPicture,
    Portioned,
    Selection,
    SkippedRow,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
    WishPicture,
)
from bot.assignment.outcomes.refs import PersonRef
from bot.vocabulary import Cause, PlanState, Portion, Skipped, Split
from tests.views.volunteer import BIG, CAMPAIGN, HUGE, LONG, NOON

ANA, BEN, CLEO = (
    PersonRef(id_, name) for id_, name in enumerate(("Ana Moreau", "Ben Okafor", "Cleo Park"), 1)
)
CROWD = tuple(PersonRef(number, LONG, (("slack", f"U{number}"),)) for number in range(60))
CHOICES = tuple(Choice(number, f"{number} {LONG}") for number in range(1, 120))


def asked(
    source=SourceKind.PERSON, target=TargetKind.PEOPLE, portion=Portion.WAITING, **rules
) -> WishPicture:
    """From Ana to Ben and Cleo, unless something else is asked for."""
    names = {SourceKind.PERSON: "Ana Moreau", SourceKind.CONVERSATION: "Mia R."}
    receivers = {TargetKind.PEOPLE: ("Ben Okafor", "Cleo Park"), TargetKind.USER_LIST: ("night-team",)}
    note = rules.pop("note", "")
    wish = Wish(Selection(Source(source, 1), portion, **rules), Target(target, (2, 3)), Split.LOAD, note)
    return WishPicture(wish, names.get(source, "Voters"), receivers.get(target, ()), None)


def plan(state=PlanState.PROPOSED, cause=Cause.REASSIGN, **facts) -> PlanPicture:
    """Twelve of Ana's conversations, six to Ben and six to Cleo."""
    known = PlanPicture(
        id=7,
        cause=cause,
        state=state,
        asked=asked(),
        actor=ANA,
        gives=(Portioned(ANA, 12),),
        gets=(Portioned(BEN, 6), Portioned(CLEO, 6)),
        total=12,
        oldest=NOON,
        expires_at=NOON if state is PlanState.PROPOSED else None,
        decided_at=NOON,
        decided_by=ANA,
        undo_until=NOON if state is PlanState.APPLIED else None,
    )
    return replace(known, **facts)


def largest(state: PlanState, cause: Cause) -> PlanPicture:
    """As much as a plan can say."""
    selection = Selection(Source(SourceKind.USER_LIST, 1), Portion.ALL, 1, LONG, 60 * 36, (LONG, LONG), BIG)
    wish = Wish(selection, Target(TargetKind.PEOPLE, tuple(range(60))), Split.RANDOM, LONG)
    return PlanPicture(
        id=HUGE,
        cause=cause,
        state=state,
        asked=WishPicture(wish, LONG, (LONG,) * 60, CAMPAIGN),
        actor=CROWD[0],
        gives=tuple(Portioned(each, BIG) for each in CROWD),
        gets=tuple(Portioned(each, BIG) for each in (*CROWD, None)),
        total=BIG,
        oldest=NOON,
        left_out=tuple(LeftOut(each, why) for each in CROWD for why in LeftOutWhy),
        opted_out=BIG,
        retired=BIG,
        unplaced=BIG,
        skipped=tuple(SkippedRow(1, LONG, why, CROWD[0]) for why in Skipped) * 2,
        skipped_total=BIG,
        expires_at=NOON,
        decided_at=NOON,
        decided_by=CROWD[0],
        undo_until=NOON,
    )


def every() -> dict[str, PlanPicture]:
    """A plan of every cause in every state, large and empty."""
    large = {
        f"a {state} {cause} at its largest": largest(state, cause)
        for state, cause in product(PlanState, Cause)
    }
    empty = {
        f"an empty {state} {cause}": plan(state, cause, total=0, gives=(), gets=(), oldest=None)
        for state, cause in product(PlanState, Cause)
    }
    return large | empty


def options(*, none: bool = False) -> GuideOptions:
    if none:
        return GuideOptions((), (), (), (), (), (), 0)
    names = tuple(f"{number} {LONG}"[:120] for number in range(120))
    campaigns = tuple(replace(CAMPAIGN, id=number) for number in range(1, 60))
    return GuideOptions(CHOICES, CHOICES, CHOICES, campaigns, names, names, BIG)


def posts() -> dict[str, ReassignedPost]:
    """News of a move for everybody it touches."""
    return {
        f"{state} news for one who {how}": ReassignedPost(largest(state, Cause.REASSIGN), CROWD[0], *counts)
        for state in (PlanState.APPLIED, PlanState.UNDONE)
        for how, counts in {
            "got": (BIG, 0, False),
            "gave": (0, BIG, False),
            "got and gave": (1, 1, False),
            "acted": (0, 0, True),
        }.items()
    }


def day_ends() -> dict[str, DayEnd]:
    return {
        "with others on duty": DayEnd(BIG, BIG, BIG, BIG, BIG),
        "alone": DayEnd(BIG, BIG, BIG, 0),
        "with nothing": DayEnd(0, 0, 0, 3),
    }
