"""Whoever tells a story of both chats finds the same verbs in both drivers."""

import inspect

import pytest

from baton_sandbox.discord import driver as discord
from baton_sandbox.slack import driver as slack

# What only one of them has: Slack's App Home, shortcuts and menus that fill themselves.
SLACKS_OWN = {"open_home", "shortcut", "suggestions"}


def verbs(member):
    return {
        name: one for name, one in inspect.getmembers(member) if callable(one) and not name.startswith("_")
    }


@pytest.mark.parametrize("name", sorted(set(verbs(slack.Member)) - SLACKS_OWN))
def test_people_do_the_same_in_both_chats(name):
    mine, theirs = (inspect.signature(verbs(one.Member)[name]).parameters for one in (slack, discord))
    assert list(mine) == [each for each in theirs if each in mine]
    assert inspect.iscoroutinefunction(verbs(slack.Member)[name]) == inspect.iscoroutinefunction(
        verbs(discord.Member)[name]
    )


@pytest.mark.parametrize("name", ["person", "crowd", "until", "faults", "calls", "mistakes", "delivered"])
def test_the_stages_are_asked_alike(name):
    assert hasattr(slack.Slack, name)
    assert hasattr(discord.Discord, name)
