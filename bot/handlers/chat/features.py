"""Everything that both platforms listen to by the same handlers."""

from bot.handlers.chat import (
    ahead,
    attention,
    audit,
    contacts,
    cover,
    hand_on,
    hand_over,
    inbox,
    linking,
    lists,
    nudges,
    parting,
    people,
    plans,
    shift,
)

FEATURES = (
    ahead.FEATURE,
    attention.FEATURE,
    audit.FEATURE,
    cover.FEATURE,
    contacts.FEATURE,
    hand_on.FEATURE,
    hand_over.FEATURE,
    inbox.FEATURE,
    linking.FEATURE,
    lists.FEATURE,
    nudges.FEATURE,
    parting.FEATURE,
    people.FEATURE,
    plans.FEATURE,
    shift.FEATURE,
)
