"""The rules of a campaign by which replies are filed, and the form in which they are written."""

from bot.assignment.outcomes.replies import RulesPicture
from bot.views.fields import Field, Form, Typed
from bot.views.parts import Button, Heading, Note, Page, Part, Quote, Style, buttons, said
from bot.views.phrases.campaigns import rules as words
from bot.views.phrases.conversations import run_again as again
from bot.views.phrases.words import shortened
from bot.views.screens.campaigns import run_again
from bot.views.tokens import token

_MOST, _SHOWN = 3000, 1500


def rules(of: RulesPicture) -> Page:
    """The lines, what is to be said of them, and how they are written."""
    write = Button(words.WRITE, token("rules_write", of.campaign.id), Style.PRIMARY)
    lines: list[Part] = [Quote(shortened(of.text, _SHOWN))] if of.text else said((words.NONE,))
    example = [] if of.text else [Quote(words.EXAMPLE)]
    return Page(
        [
            Heading(words.heading(of)),
            *lines,
            *(said((words.flaws(of.warnings),)) if of.warnings else []),
            *buttons(*([] if of.ended else [write, *_running(of)])),
            Note((words.HOW,)),
            *example,
            Note((words.effects(of),)),
        ],
        title=words.RULES,
        window=True,
        again=token("rules", of.campaign.id),
    )


def _running(of: RulesPicture) -> list[Button]:
    """What was filed before is touched by these alone."""
    last = [run_again.undo(of.last_run, of.campaign.id, again.UNDO_LAST)] if of.last_run else []
    return [Button(again.LOOK, token("rules_again", of.campaign.id)), *last]


def form(of: RulesPicture) -> Form:
    """All lines in one field."""
    lines = Field("rules", words.RULES, Typed(of.text, multiline=True, most=_MOST), hint=words.HINT)
    return Form(words.WRITE, [lines], token("rules_put", of.campaign.id), words.SAVE, of.campaign.name)
