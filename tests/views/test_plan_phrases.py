"""What a reassignment says of itself, and what is answered to words that were not understood."""

import pytest

from bot.assignment.outcomes.letters import ReassignedPost
from bot.assignment.outcomes.reassignment import (
    DayEnd,
    LeftOut,
    LeftOutWhy,
    Portioned,
    SkippedRow,
    SourceKind,
    TargetKind,
)
from bot.assignment.rules.typed.wish_terms import Fault, Misread
from bot.views.phrases.conversations import letters
from bot.views.phrases.reassignment import hand_on, plan, reassign
from bot.views.screens.plan import plan as plan_page
from bot.views.slack import parts
from bot.views.slack.paint import message
from bot.vocabulary import Cause, PlanState, Portion, Skipped
from tests.views import moves
from tests.views.inspection import action_ids, over_the_wire
from tests.views.moves import ANA, BEN, CLEO


def said(of) -> str:
    return parts.bare((*plan.head(of), "\n", *plan.details(of)))


def tokens(of) -> list[str]:
    return list(action_ids(over_the_wire(message(plan_page(of)))))


def test_a_proposal_says_who_gives_and_gets_how_many_and_moves_nothing_yet():
    words = said(moves.plan())
    assert words.startswith("Move 12 conversations of Ana Moreau to Ben Okafor and Cleo Park?")
    assert "From: Ana Moreau 12" in words
    assert "To: Ben Okafor +6, Cleo Park +6" in words
    assert "The one who has waited longest wrote" in words
    assert parts.bare(plan.until(moves.plan())).startswith("Nothing has moved yet.")
    assert tokens(moves.plan()) == ["b1:plan_confirm:7", "b1:reassign_again:7", "b1:plan_cancel:7"]


def test_what_is_left_behind_and_who_is_left_out_is_told_with_reasons():
    of = moves.plan(
        opted_out=2,
        unplaced=1,
        left_out=(
            LeftOut(BEN, LeftOutWhy.SUSPENDED),
            LeftOut(ANA, LeftOutWhy.CAP),
            LeftOut(CLEO, LeftOutWhy.CAP),
        ),
    )
    assert "Left behind: 2 opted out and 1 for whom nobody has room." in said(of)
    assert "Left out: Ben Okafor, who is suspended." in said(of)
    assert "Left out: Ana Moreau and Cleo Park, who each holds as many as they may." in said(of)


@pytest.mark.parametrize(
    "facts, words",
    [
        ({}, "Waiting for an answer in all campaigns"),
        ({"portion": Portion.UNSENT, "limit": 20}, "Not texted yet in all campaigns  ·  only 20"),
        (
            {"tag": "moved", "waited": 90, "field": ("city", "Albany")},
            "tagged moved  ·  waiting longer than 90 minutes  ·  city is Albany",
        ),
        ({"waited": 120}, "waiting longer than 2 hours"),
    ],
)
def test_which_conversations_are_meant_is_told(facts, words):
    assert words in said(moves.plan(asked=moves.asked(**facts)))


@pytest.mark.parametrize(
    "source, target, words",
    [
        (SourceKind.NOBODY, TargetKind.ON_SHIFT, "that nobody holds to whoever is on shift"),
        (SourceKind.ANYBODY, TargetKind.ADMINS, "from anywhere to the admins"),
        (SourceKind.CONTACT_LIST, TargetKind.USER_LIST, "of the list Voters to the people of night-team"),
        (SourceKind.PERSON, TargetKind.POOL, "of Ana Moreau to anybody who takes them"),
    ],
)
def test_every_route_has_words(source, target, words):
    assert words in said(moves.plan(asked=moves.asked(source, target)))


@pytest.mark.parametrize(
    "why, holder, words",
    [
        (Skipped.HOLDER, CLEO, "Mia R. (Cleo Park holds it now)"),
        (Skipped.HOLDER, None, "Mia R. (nobody holds it now)"),
        (Skipped.STATE, None, "Mia R. (answered meanwhile)"),
        (Skipped.OPTED_OUT, None, "Mia R. (opted out)"),
        (Skipped.RETIRED, None, "Mia R. (cannot be reached)"),
        (Skipped.BARRED, None, "Mia R. (is left alone)"),
        (Skipped.RECEIVER, None, "Mia R. (the one to get it may not take it any more)"),
        (Skipped.TOUCHED, BEN, "Mia R. (worked on since; Ben Okafor keeps it)"),
    ],
)
def test_each_conversation_that_was_not_moved_is_named_with_its_reason(why, holder, words):
    row = SkippedRow(1, "Mia R.", why, holder)
    assert f"Not moved: {words}." in said(moves.plan(PlanState.APPLIED, skipped=(row,), skipped_total=1))
    assert f"Not taken back: {words} and 8 more." in said(
        moves.plan(PlanState.UNDONE, skipped=(row,), skipped_total=9)
    )


def test_what_was_moved_can_be_undone_and_what_was_undone_cannot():
    done = moves.plan(PlanState.APPLIED)
    assert said(done).startswith(
        "✅ 12 conversations of Ana Moreau moved to Ben Okafor and Cleo Park by Ana Moreau"
    )
    assert tokens(done) == ["b1:plan_undo:7"]
    assert tokens(moves.plan(PlanState.APPLIED, undo_until=None)) == []
    assert tokens(moves.plan(PlanState.UNDONE)) == []
    assert "Back with: Ana Moreau +12" in said(moves.plan(PlanState.UNDONE))


def test_a_plan_that_nobody_confirmed_offers_to_propose_it_again():
    late = moves.plan(PlanState.EXPIRED)
    assert said(late).startswith("Nobody confirmed it in time. Nothing was moved")
    assert tokens(late) == ["b1:reassign_again:7"]
    assert said(moves.plan(PlanState.CANCELLED)).startswith("Cancelled. Nothing was moved")


def test_handing_on_is_told_by_name():
    asked = moves.asked(SourceKind.CONVERSATION)
    facts = {"asked": asked, "gets": (Portioned(BEN, 1),), "total": 1}
    done = moves.plan(PlanState.APPLIED, Cause.HAND_ON, **facts)
    assert said(done).startswith("✅ Ana Moreau handed Mia R. on to Ben Okafor.")
    assert parts.bare(hand_on.handed_on(done)) == "✅ Mia R. is with Ben Okafor now."
    row = SkippedRow(1, "Mia R.", Skipped.RECEIVER, ANA)
    kept = moves.plan(PlanState.APPLIED, Cause.HAND_ON, asked=asked, total=0, skipped=(row,), skipped_total=1)
    assert parts.bare(hand_on.handed_on(kept)).startswith("Mia R. was not handed on. Not moved: Mia R.")


@pytest.mark.parametrize(
    "end, words",
    [
        (
            DayEnd(3, 2, 1, 4),
            (
                "3 unsent contacts back to the pool. 2 waiting conversations to the 4 people on duty. Later "
                "replies of 1 other: to whoever is on duty then, or the admins’ queue."
            ),
        ),
        (DayEnd(0, 1, 0, 0), "1 waiting conversation to the admins’ queue, as nobody else is on duty."),
        (DayEnd(0, 0, 0, 4), "You hold nothing, so nothing will move."),
        (DayEnd(0, 0, 0, 4, 1), "You leave your shift. You hold nothing, so nothing will move."),
        (
            DayEnd(1, 0, 0, 4, 2),
            "You leave the 2 shifts that you are on. 1 unsent contact back to the pool.",
        ),
    ],
)
def test_the_end_of_the_day_is_told_before_it_comes(end, words):
    question, sentence = hand_on.question(end)
    assert question == "Done for today?"
    assert sentence == words
    assert len(hand_on.question(DayEnd(9**9, 9**9, 9**9, 9**9, 9**9))[1]) <= 300


@pytest.mark.parametrize(
    "state, gained, lost, words",
    [
        (PlanState.APPLIED, 6, 0, "6 conversations came to you from Ana Moreau."),
        (
            PlanState.APPLIED,
            0,
            12,
            "12 conversations of yours went to Ben Okafor and Cleo Park. Ana Moreau moved them.",
        ),
        (
            PlanState.UNDONE,
            6,
            0,
            "Ana Moreau took a reassignment back. 6 conversations went back to whoever had them.",
        ),
        (PlanState.UNDONE, 0, 12, "Ana Moreau took a reassignment back. 12 conversations came back to you."),
    ],
)
def test_each_of_those_touched_hears_what_it_means_to_them(state, gained, lost, words):
    reader = BEN if gained else ANA
    post = ReassignedPost(moves.plan(state), reader, gained, lost, acted=False)
    told = parts.bare(letters.reassigned(post)).removeprefix("↩️ ")
    assert told == words if gained else words.split(" went")[0] in told


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("word", ["", "unsnet"])
def test_what_was_not_understood_is_named_with_what_to_type_instead(fault, word):
    words = parts.bare(reassign.misread(Misread(fault, word)))
    assert "{word}" not in words
    assert "/reassign @ana to @ben" in words
    assert "Nothing was moved." in words
    assert word in words
