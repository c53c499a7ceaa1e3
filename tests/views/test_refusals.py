"""Every "no" of the core has words of its own, told to the person who asked."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.assignment.outcomes.people import LinkFault
from bot.assignment.outcomes.reassignment import LeftOut, LeftOutWhy
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.shifts import CoverFault, Instead, ShiftPhase, ShiftRow
from bot.assignment.refusals import contacts, conversations, filing, people, replies, shifts, texting
from bot.assignment.refusals import general as no
from bot.assignment.rules.calendar.when import TimeFault, WrongTimes
from bot.assignment.rules.sheets.sheet_terms import Refused
from bot.assignment.rules.texts.script import check_script
from bot.views.phrases.refusals import fields_at_fault, refusal
from bot.views.slack import parts
from bot.vocabulary import Asks, Barred
from tests.views import ruled

LONG = ("<!channel> *x* 🎉 " * 200)[:3000]
AT = datetime(2026, 3, 11, 13, 0, tzinfo=UTC)
BEN = PersonRef(1, LONG)
SHIFT = ShiftRow(1, None, AT, AT, ShiftPhase.UPCOMING, (BEN,) * 9, mine=False, seats=9)


def leaves(family: type[no.Refusal] = no.Refusal) -> Iterator[type[no.Refusal]]:
    """The refusals that are raised: those without children."""
    children = family.__subclasses__()
    for child in children:
        yield from leaves(child)
    if not children:
        yield family


# One of each, with the longest names. The test below finds those that are missing.
REFUSALS: dict[str, no.Refusal] = {
    type(one).__name__: one
    for one in (
        no.NotAnAdmin(),
        no.Suspended(),
        no.NotTheHolder(LONG),
        no.OutsideCampaign(LONG, LONG),
        no.Escalated(LONG),
        no.NoSuchThing("campaign"),
        no.CampaignNotOpen(LONG, "paused", "filtered"),
        no.StaleText(),
        no.MovedOn(LONG, LONG, waits=True),
        no.NothingLeft(LONG, AT),
        no.BucketAsleep(LONG, 12, AT),
        no.NothingWaits(),
        no.OutsideHours(LONG, AT),
        no.FinishRepliesFirst(LONG, 5, 2),
        no.CapReached(100),
        no.NotTextedYet(LONG),
        no.TextedLately(LONG, AT),
        contacts.NothingToPreassign(LONG, 12),
        contacts.PreassignmentStands(LONG, taken=True),
        contacts.StillRuns(LONG, (LONG,) * 9),
        contacts.StillRuns(LONG, (), AT),
        no.HasOptedOut(LONG),
        texting.NumberRetired(LONG, 30006),
        texting.NumberAbroad(LONG, LONG, "CA"),
        texting.NumberForgotten(),
        texting.AlreadyOpened(LONG),
        texting.TestsSpent(5, AT),
        *(no.ContactBarred(LONG, bar) for bar in Barred),
        texting.RetryLater(LONG, 30003, AT),
        texting.SameWords(LONG, 30007),
        no.AlreadyTexted(LONG),
        people.LinkRefused(LinkFault.PLATFORM, (LONG, LONG), "discord"),
        no.EmptyText(),
        filing.NothingChanged(),
        replies.RulesRefused(ruled.FLAWS, by_script=True),
        replies.RulesChanged(1),
        replies.RunUndoOver(AT),
        filing.TagNotOffered(LONG),
        filing.AnswerRefused(LONG, LONG, Asks.NUMBER, 3),
        no.TextTooLong(12, 10),
        no.FreeTextForbidden(LONG),
        no.FieldUnfilled(LONG),
        no.NameTaken(LONG),
        no.ScriptNotReady(tuple(check_script(("",), set(), ""))),
        no.ListNotReady(LONG),
        no.BadSetting("cap", "0-100"),
        no.LastAdmin(),
        no.ListFollows(LONG, LONG),
        no.ListLimits(LONG, LONG),
        no.FileRefused(Refused.EMPTY, {}),
        no.ShiftOver(),
        no.TimesRefused(WrongTimes(TimeFault.SKIPPED, AT.date(), AT.time())),
        no.NothingToMove(3, 2),
        no.NobodyToTake(tuple(LeftOut(PersonRef(1, LONG), why) for why in LeftOutWhy)),
        no.NobodyOnShift((LONG,) * 5),
        no.UndoOver(AT),
        shifts.ShiftFull(SHIFT),
        shifts.OffShift(LONG, SHIFT),
        shifts.TimesStay(begun=True),
        shifts.EndStands(),
        shifts.CoverRefused(CoverFault.GONE, LONG),
        shifts.NobodyThere(Instead((PersonRef(1, LONG),) * 3, AT)),
        conversations.NotWaiting(LONG),
        conversations.WhenLater(no_clock=True),
        no.DatabaseAway(),
    )
}


def told(why: no.Refusal) -> str:
    return parts.bare(refusal(why), "America/New_York")


def test_no_refusal_is_forgotten():
    assert {one.__name__ for one in leaves()} == set(REFUSALS)


@pytest.mark.parametrize("name", REFUSALS)
def test_words_for(name):
    words = told(REFUSALS[name])
    assert words.strip()
    assert words[0].isupper() or words[0] in "<1234567890"


def test_no_two_refusals_sound_alike():
    said = [told(one) for one in REFUSALS.values()]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    "why, words",
    [
        (no.NotTheHolder("Ben"), "Ben holds it now"),
        (no.NotTheHolder(None), "Nobody holds it now"),
        (no.NothingLeft("Runoff"), "Runoff has no contacts left to text. Thank you!"),
        (no.NothingLeft("Runoff", AT), "can be texted Mar 11 at 9:00 AM EDT"),
        (
            no.BucketAsleep("Runoff", 1, None),
            "Your 1 contact in Runoff may not be texted right now; they stay yours.",
        ),
        (no.OutsideHours("Ann B.", AT), "Texting is allowed there Mar 11 at 9:00 AM EDT."),
        (
            no.FinishRepliesFirst("Runoff", 1, 0),
            "1 reply waits for you. Runoff asks you to answer all of them",
        ),
        (no.FinishRepliesFirst("Runoff", 9, 3), "until at most 3 wait"),
        (no.CampaignNotOpen("Runoff", "ended"), "Runoff has ended"),
        (
            texting.RetryLater("Ann B.", 30003, AT),
            "the phone was off or out of reach (30003). Try Ann B. once more from Mar 11 at 9:00 AM EDT.",
        ),
        (texting.SameWords("Ann B.", 30007), "It can be sent once its words are others."),
        (no.CapReached(1200), "(1,200)"),
        (filing.AnswerRefused("How many?", "two", Asks.NUMBER), "“two” is no number"),
        (filing.AnswerRefused("Why?", "x", Asks.WORDS), "at most 300 characters"),
        (filing.AnswerRefused("Vote?", "perhaps", Asks.CHOICE), "Vote? does not offer the answer “perhaps”"),
        (no.OutsideCampaign("Runoff", "night-team"), "Runoff is for the people of the list night-team"),
        (no.ListFollows("Night", "night-team"), "Night follows the group @night-team"),
        (no.Escalated("Spanish"), "carried this conversation to the people of Spanish"),
        (
            no.ListLimits("Spanish", "Runoff", carries=True),
            "A tag of Runoff carries",
        ),
        (no.ListLimits("night-team", "Runoff"), "Runoff is limited to the people of night-team"),
    ],
)
def test_the_facts_are_told(why, words):
    assert words in told(why)


@pytest.mark.parametrize("name", [name for name, one in REFUSALS.items() if isinstance(one, no.BadInput)])
def test_bad_input_names_its_field_or_none(name):
    why: Any = REFUSALS[name]
    assert all(field.isidentifier() for field in fields_at_fault(why))
