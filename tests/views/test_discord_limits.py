"""Whatever the core answers, Discord takes it whole: long names, many rows, hostile words."""

import re
from collections.abc import Iterator
from typing import Any

from baton_sandbox.discord.checks.form import Form as Checked
from baton_sandbox.discord.checks.form import said
from baton_sandbox.discord.checks.messages import check_message
from baton_sandbox.discord.checks.modals import check_modal
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases.languages import speaking
from bot.views.phrases.people.lists import people_hint
from bot.vocabulary import Language
from tests.views.spoken import spoken

V2 = 1 << 15
# https://docs.discord.com/developers/components/reference#label
HINT = 100
DISCORD = ("tests.views.discord_surfaces", "tests.views.discord_admin_surfaces")


def test_discord_takes_every_surface():
    for name, surface in spoken(*DISCORD):
        if isinstance(surface, Form):
            form = Checked(surface.modal(surface.token).to_dict())
            check_modal(form)
        else:
            form = Checked({"flags": V2, "components": surface.layout().to_components()})
            check_message(form)
        assert list(said(form.tree())) == [], name


def test_what_a_long_list_says_below_its_people_is_read_whole():
    for language in Language:
        with speaking(language):
            assert len(people_hint(100_000)) <= HINT


def test_nothing_is_left_out_at_the_end_where_the_buttons_are():
    for name, panel in panels():
        shown: list[Any] = panel.layout().to_components()
        within = shown[0]["components"] if panel.framed else shown
        assert len(within) == len(panel.parts) + len(panel.files) + bool(panel.rings), name


def test_foreign_words_stay_words_and_nobody_is_mentioned():
    for name, panel in panels():
        called = " ".join(f"<@{account}>" for account in panel.rings)
        for content in contents(panel.layout().to_components()):
            if called and content == called:
                continue
            bare = re.sub(r"<t:[0-9]+:[a-zA-Z]>|<#[0-9]+>|\\.", "", content)
            assert not re.search(r"<[@#:]|@everyone|@here|\]\(", bare), name


def panels() -> Iterator[tuple[str, Panel]]:
    """What is no form."""
    return ((name, surface) for name, surface in spoken(*DISCORD) if isinstance(surface, Panel))


def contents(value: Any) -> Iterator[str]:
    """Every text in which markup counts."""
    if isinstance(value, dict):
        if isinstance(value.get("content"), str):
            yield value["content"]
        for inner in value.values():
            yield from contents(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from contents(inner)
