"""Whatever the core answers, Discord takes it whole: long names, many rows, hostile words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from baton_sandbox.discord.checks.form import Form as Checked
from baton_sandbox.discord.checks.form import said
from baton_sandbox.discord.checks.messages import check_message
from baton_sandbox.discord.checks.modals import check_modal
from bot.views.discord.surfaces import Form, Panel
from tests.views import discord_admin_surfaces, discord_surfaces

V2 = 1 << 15
SURFACES = {**discord_surfaces.SURFACES, **discord_admin_surfaces.SURFACES}
PANELS = {name: surface for name, surface in SURFACES.items() if isinstance(surface, Panel)}


@pytest.mark.parametrize("name", SURFACES)
def test_discord_takes(name):
    surface = SURFACES[name]
    if isinstance(surface, Form):
        form = Checked(surface.modal(surface.token).to_dict())
        check_modal(form)
    else:
        form = Checked({"flags": V2, "components": surface.layout().to_components()})
        check_message(form)
    assert list(said(form.tree())) == []


@pytest.mark.parametrize("name", PANELS)
def test_nothing_is_left_out_at_the_end_where_the_buttons_are(name):
    panel = PANELS[name]
    shown: list[Any] = panel.layout().to_components()
    within = shown[0]["components"] if panel.framed else shown
    assert len(within) == len(panel.parts) + len(panel.files) + bool(panel.rings)


@pytest.mark.parametrize("name", PANELS)
def test_foreign_words_stay_words_and_nobody_is_mentioned_on(name):
    called = " ".join(f"<@{account}>" for account in PANELS[name].rings)
    for content in contents(PANELS[name].layout().to_components()):
        if called and content == called:
            continue
        bare = re.sub(r"<t:[0-9]+:[a-zA-Z]>|<#[0-9]+>|\\.", "", content)
        assert not re.search(r"<[@#:]|@everyone|@here|\]\(", bare)


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
