"""The states of a conversation and what moves it from one to the next.

    untexted ──text──▸ texted ──┐
        │                       ├─inbound─▸ needs_attention ──reply──▸ answered
        └───────────────────────┘                 ▴     └────report──▸ closed
                                                  └──────inbound───────────┘

Opt-outs and dead numbers are a flag beside the state, never a state: a mistaken one leaves no trace here.
Every move is total, so a late or repeated event finds an answer in any state.
"""

from bot.vocabulary import ConversationState

_UNTEXTED = ConversationState.UNTEXTED
_TEXTED = ConversationState.TEXTED
_NEEDS_ATTENTION = ConversationState.NEEDS_ATTENTION
_ANSWERED = ConversationState.ANSWERED
_CLOSED = ConversationState.CLOSED


def on_text_sent(state: ConversationState) -> ConversationState:
    """The first text left. Whoever wrote before it and waits has been answered by it."""
    return _TEXTED if state is _UNTEXTED else on_reply(state)


def on_inbound(_state: ConversationState) -> ConversationState:
    """They wrote: somebody is needed, also when nobody texted them yet or the matter was closed."""
    return _NEEDS_ATTENTION


def on_reply(state: ConversationState) -> ConversationState:
    """We wrote back. One more text to someone who never answered leaves them unanswering."""
    if state in (_UNTEXTED, _TEXTED):
        return _TEXTED
    return _ANSWERED


def on_report(state: ConversationState) -> ConversationState:
    """Tags or answers were filed. That ends the matter, but never takes away somebody's first text."""
    return _UNTEXTED if state is _UNTEXTED else _CLOSED


def needs_attention(state: ConversationState) -> bool:
    """Whether they wait for us; the caller leaves out those who opted out."""
    return state is _NEEDS_ATTENTION
