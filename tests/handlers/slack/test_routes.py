"""Every button that is shown is heard, by one handler alone."""

from collections import Counter, defaultdict
from typing import Any

import pytest

from bot.handlers.slack import app, unknown
from bot.views.slack.surfaces import Modal
from tests.views.inspection import action_ids, over_the_wire
from tests.views.surfaces import SURFACES


def verb(token):
    return token.split(":")[1]


# One token of each verb.
PRESSED = {
    verb(one): one for shown in SURFACES.values() for one in action_ids(over_the_wire(shown)) if ":" in one
}
SUBMITTED = {verb(one.token): one.token for one in SURFACES.values() if isinstance(one, Modal) and one.submit}


class Register:
    """Takes what an app's listeners register."""

    def __init__(self):
        self.patterns: defaultdict[str, list[Any]] = defaultdict(list)

    def __getattr__(self, kind):
        def take(pattern, **_kept):
            self.patterns[kind].append(pattern)
            return lambda handler: handler

        return take


@pytest.fixture(scope="module")
def patterns():
    register = Register()
    for listener in app.LISTENERS:
        if listener is not unknown:
            listener.register(register)
    return register.patterns


@pytest.mark.parametrize("pressed", sorted(PRESSED))
def test_one_handler_hears_the_press_of(patterns, pressed):
    assert sum(bool(pattern.search(PRESSED[pressed])) for pattern in patterns["action"]) == 1


@pytest.mark.parametrize("submitted", sorted(SUBMITTED))
def test_one_handler_hears_the_submission_of(patterns, submitted):
    assert sum(bool(pattern.search(SUBMITTED[submitted])) for pattern in patterns["view"]) == 1


def test_no_two_handlers_listen_for_the_same(patterns):
    for kind in patterns.values():
        assert [one for one, times in Counter(map(str, kind)).items() if times > 1] == []
