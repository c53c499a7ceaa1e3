"""What somebody may press who was refused."""

from bot.views.parts import Button
from bot.views.screens import texting
from bot.views.screens.shifts import cover


def ways_out(error: Exception) -> list[Button]:
    """Buttons that lead on from a refusal; nothing where there is no other way."""
    return [*cover.ways_out(error), *texting.ways_out(error)]
