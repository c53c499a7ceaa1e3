"""What moves a conversation from one state to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.conversation import needs_attention, on_inbound, on_reply, on_report, on_text_sent
from bot.vocabulary import ConversationState

UNTEXTED, TEXTED, NEEDS_ATTENTION, ANSWERED, CLOSED = ConversationState
EVENTS = [on_text_sent, on_inbound, on_reply, on_report]
STATES = st.sampled_from(ConversationState)


@pytest.mark.parametrize(
    "event, moves",
    [
        (on_text_sent, {UNTEXTED: TEXTED, TEXTED: TEXTED, NEEDS_ATTENTION: ANSWERED, ANSWERED: ANSWERED}),
        (on_inbound, dict.fromkeys(ConversationState, NEEDS_ATTENTION)),
        (on_reply, {TEXTED: TEXTED, NEEDS_ATTENTION: ANSWERED, ANSWERED: ANSWERED, CLOSED: ANSWERED}),
        (
            on_report,
            {UNTEXTED: UNTEXTED, TEXTED: CLOSED, NEEDS_ATTENTION: CLOSED, ANSWERED: CLOSED, CLOSED: CLOSED},
        ),
    ],
)
def test_events_move_a_conversation(event, moves):
    assert {state: event(state) for state in moves} == moves


def test_someone_who_writes_before_being_texted_needs_attention():
    assert on_inbound(UNTEXTED) is NEEDS_ATTENTION


def test_reply_and_report_in_one_act_close():
    assert on_report(on_reply(NEEDS_ATTENTION)) is CLOSED


@given(STATES)
def test_a_reply_or_a_report_ends_the_waiting(state):
    assert not needs_attention(on_reply(state))
    assert not needs_attention(on_report(state))


@given(STATES)
def test_a_later_inbound_always_reopens(state):
    assert needs_attention(on_inbound(state))


@given(STATES)
def test_every_event_is_harmless_the_second_time(state):
    for event in EVENTS:
        assert event(event(state)) is event(state)


@given(STATES, st.lists(st.sampled_from(EVENTS)))
def test_no_state_is_a_trap(state, events):
    for event in events:
        state = event(state)
    assert on_reply(on_inbound(state)) is ANSWERED
    assert on_report(on_inbound(state)) is CLOSED


@given(STATES.filter(lambda state: state is not UNTEXTED), st.lists(st.sampled_from(EVENTS)))
def test_nobody_becomes_untexted_again(state, events):
    for event in events:
        state = event(state)
    assert state is not UNTEXTED
