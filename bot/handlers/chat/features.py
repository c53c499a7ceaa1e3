"""Everything that both platforms listen to by the same handlers."""

from bot.handlers.chat import attention, audit, history, inbox, later, media, nudges
from bot.handlers.chat.campaigns import (
    aside,
    campaigns,
    carrying,
    export,
    follow,
    results,
    rules,
    sharing,
    status,
    tagged,
    testing,
)
from bot.handlers.chat.contacts import choices, find, forget, preassign, purge
from bot.handlers.chat.contacts import lists as contacts
from bot.handlers.chat.people import api_tokens, linking, lists, people
from bot.handlers.chat.reassignment import hand_on, hand_over, plans
from bot.handlers.chat.shifts import cover, parting, shift
from bot.handlers.chat.texting import start, text

FEATURES = (
    api_tokens.FEATURE,
    preassign.FEATURE,
    aside.FEATURE,
    attention.FEATURE,
    forget.FEATURE,
    purge.FEATURE,
    audit.FEATURE,
    choices.FEATURE,
    cover.FEATURE,
    campaigns.FEATURE,
    carrying.FEATURE,
    contacts.FEATURE,
    find.FEATURE,
    follow.FEATURE,
    export.FEATURE,
    hand_on.FEATURE,
    history.FEATURE,
    hand_over.FEATURE,
    inbox.FEATURE,
    later.FEATURE,
    linking.FEATURE,
    lists.FEATURE,
    media.FEATURE,
    nudges.FEATURE,
    parting.FEATURE,
    people.FEATURE,
    plans.FEATURE,
    results.FEATURE,
    rules.FEATURE,
    shift.FEATURE,
    sharing.FEATURE,
    status.FEATURE,
    start.FEATURE,
    tagged.FEATURE,
    testing.FEATURE,
    text.FEATURE,
)
