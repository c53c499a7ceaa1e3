"""What an operator reads about the settings is what Baton reads."""

import re

from bot.settings.mistakes import name_of
from bot.settings.model import Settings
from tests.house.tree import text

WRITTEN = re.compile(r"^# (BATON_\w+)=(.*)$", re.MULTILINE)


def written() -> dict[str, str]:
    return dict(WRITTEN.findall(text(".env.example")))


def test_the_example_names_every_setting_and_no_other():
    assert set(written()) == {name_of(setting) for setting in Settings.model_fields}


def test_the_example_shows_the_defaults():
    given = {name.removeprefix("BATON_").lower(): value for name, value in written().items() if value}
    assert Settings.model_validate(given) == Settings()
    assert {setting for setting, default in Settings() if default} <= given.keys()
