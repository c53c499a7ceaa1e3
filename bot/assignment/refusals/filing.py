"""The refusals of reports: what is not on offer, and what says nothing."""

from bot.assignment.refusals.general import BadInput
from bot.vocabulary import Asks


class NotFiled(BadInput):
    """Nothing was filed of what a form was filled in with."""


class TagNotOffered(NotFiled):
    """The campaign does not offer this tag (any more)."""

    tag: str


class AnswerRefused(NotFiled):
    """Not an answer that the question takes; `asks` is None where the campaign does not ask it (any more).

    `place` is the question's among those of the conversation.
    """

    question: str
    answer: str
    asks: Asks | None = None
    place: int = 0


class NothingChanged(NotFiled):
    """Everything that was to be filed stands already."""
