"""What the buttons say that lead through what does not fit onto one screen."""

from bot.views.phrases.sentences import later

NEXT, FIRST, BACK = later("Next"), later("First"), later("Back")
