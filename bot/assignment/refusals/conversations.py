"""The refusals of what is put aside until later."""

from bot.assignment.refusals.general import BadInput, Refusal


class WhenLater(BadInput):
    """No moment within a day is meant; or it is a time, and there is `no_clock` of whoever typed it."""

    no_clock: bool


class NotWaiting(Refusal):
    """The contact waits for no answer, so there is nothing to put aside."""

    name: str
