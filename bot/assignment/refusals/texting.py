"""The refusals of texts that a carrier would not deliver."""

from datetime import datetime

from bot.assignment.refusals.general import BadInput, Barring, Gone, NotNow


class NumberRetired(Barring):
    """Texts do not reach this number; `code` is the provider's."""

    name: str
    code: int | None


class NumberAbroad(Barring):
    """The number is of a `country` (a code of ISO 3166) that the campaign does not text."""

    name: str
    campaign: str
    country: str


class RetryLater(NotNow):
    """The text failed for a reason (`code`) that needs time: it may be tried once more from `at`."""

    name: str
    code: int
    at: datetime


class SameWords(BadInput):
    """These very words were refused (`code`): others may be sent."""

    name: str
    code: int


class NumberForgotten(Barring):
    """Whoever has the number was forgotten, and is left alone until they write START."""


class AlreadyOpened(Gone):
    """A test text is of a draft, and this campaign is none any more."""

    campaign: str


class TestsSpent(NotNow):
    """An admin sent as many test texts in a day as they may (`most`); from `at` on there is room for one."""

    __test__ = False

    most: int
    at: datetime
