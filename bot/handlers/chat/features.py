"""Everything that both platforms listen to by the same handlers."""

from bot.handlers.chat import attention, hand_on, hand_over, nudges, parting, plans

FEATURES = (
    attention.FEATURE,
    hand_on.FEATURE,
    hand_over.FEATURE,
    nudges.FEATURE,
    parting.FEATURE,
    plans.FEATURE,
)
