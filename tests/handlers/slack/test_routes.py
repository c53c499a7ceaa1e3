"""Every button that is shown is heard, by one handler alone."""

from collections import Counter, defaultdict
from typing import Any

import pytest

from bot.handlers.slack import app, unknown
from bot.views.slack.surfaces import Modal
from bot.vocabulary import Language
from tests.views.inspection import action_ids, over_the_wire
from tests.views.spoken import surfaces_in


def verb(token):
    return token.split(":")[1]


@pytest.fixture(scope="module")
def surfaces():
    return surfaces_in(Language.ENGLISH, "tests.views.surfaces").values()


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


def heard(patterns, tokens):
    """Of each verb, by how many handlers."""
    tokens = {verb(token): token for token in tokens}
    return {name: sum(bool(each.search(token)) for each in patterns) for name, token in tokens.items()}


def test_one_handler_hears_each_press(patterns, surfaces):
    pressed = heard(patterns["action"], buttons(surfaces))
    assert len(pressed) > 100
    assert [name for name, times in pressed.items() if times != 1] == []


def buttons(surfaces):
    return {one for shown in surfaces for one in action_ids(over_the_wire(shown)) if ":" in one}


def test_one_handler_hears_each_submission(patterns, surfaces):
    forms = {one.token for one in surfaces if isinstance(one, Modal) and one.submit}
    submitted = heard(patterns["view"], forms)
    assert len(submitted) > 20
    assert [name for name, times in submitted.items() if times != 1] == []


def test_no_two_handlers_listen_for_the_same(patterns):
    for kind in patterns.values():
        assert [one for one, times in Counter(map(str, kind)).items() if times > 1] == []
