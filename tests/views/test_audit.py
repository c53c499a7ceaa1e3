"""The record in words: every verb, foreign words and what is unknown, and the ids its buttons carry."""

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.outcomes.audit import Place, RecordFilter
from bot.assignment.outcomes.reassignment import Portioned
from bot.views.asked import filter_of, ids, place_ids, place_of
from bot.views.phrases.audit import audit as words
from bot.views.phrases.audit.deeds import SAID
from bot.views.screens import audit as shown
from bot.views.slack.paint import message
from bot.views.slack.parts import bare
from bot.views.tokens import OldToken, parse, token
from tests.views import recorded
from tests.views.admin import NOON, ref
from tests.views.inspection import action_ids, over_the_wire

IDS = st.none() | st.integers(1, 10**10)
MOMENTS = st.integers(0, 10**10).map(lambda ticks: NOON + timedelta(microseconds=ticks))


def said(verb: str, **changes: Any) -> str:
    return bare(words.told(replace(recorded.line(verb), campaign=None, note="", surface="", **changes)))


@pytest.mark.parametrize("verb", SAID)
def test_every_verb_is_told_of_what_it_needs_and_of_next_to_nothing(verb):
    """Old rows of the record lack what newer ones have."""
    poor = replace(
        recorded.line(verb), actor=None, person=None, contact="", list_="", facts=(), gives=(), gets=()
    )
    for line in (poor, recorded.line(verb)):
        told = bare(words.told(line))
        assert "None" not in told
        assert "did “" not in told


def test_a_verb_that_nobody_knows_is_told_all_the_same():
    assert said("spring_clean", actor=ref(1)).endswith(" did “spring clean”")


def test_few_receivers_are_named_with_their_numbers_and_many_counted():
    some = tuple(Portioned(replace(ref(number), name=name), 4) for number, name in enumerate(("Ben", "Cleo")))
    told = said("reassign", gives=some[:1], gets=(*some, Portioned(None, 1)), total=9)
    assert told.endswith("moved 9 conversations from Ben to Ben (4), Cleo (4) and anybody who takes them (1)")
    assert "and 197 others" in said("reassign")
    own = said("done", actor=some[0].person, gives=some[:1], gets=some[1:], total=4)
    assert own.endswith("Ben was done for the day and gave 4 conversations to Cleo")


def test_what_contacts_and_the_provider_did_is_not_said_of_baton():
    assert " A contact opted a number out" in said("opt_out", actor=None)
    assert " Baton paused the campaign" in said("pause", actor=None, facts=(("because", "filtered"),))


def test_undo_is_offered_as_long_as_it_can_be_done():
    page = recorded.page(["reassign"])
    assert "b1:plan_undo:2147483647:1" in set(action_ids(over_the_wire(message(shown.record(page, ())))))
    late = replace(page, lines=tuple(replace(line, undo_until=None) for line in page.lines))
    assert not [each for each in action_ids(over_the_wire(message(shown.record(late, ())))) if "undo" in each]


@given(st.builds(RecordFilter, IDS, IDS, IDS, st.just(""), st.none() | MOMENTS), MOMENTS)
def test_buttons_carry_what_is_looked_at(asked, at):
    place = Place(at, 2, 10**10)
    pressed = parse(token("audit_earlier", *ids(asked), *place_ids(place)))
    whole = replace(asked, since=asked.since.replace(microsecond=0)) if asked.since else asked
    assert (filter_of(pressed), place_of(pressed)) == (whole, place)


def test_a_place_keeps_its_moment_in_any_zone():
    there = NOON.astimezone(timezone(timedelta(hours=-5)))
    assert place_ids(Place(there, 0, 1)) == place_ids(Place(NOON, 0, 1))


def test_a_moment_beyond_all_time_is_an_old_button():
    with pytest.raises(OldToken):
        place_of(parse("b1:audit_earlier:0:0:0:0:9999999999999999999:0:1"))
