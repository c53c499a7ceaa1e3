"""/reassign with its options: the plan at once, what is suggested, and what is not understood."""

import pytest

from bot.assignment.people import members
from tests.assignment.evening import held_by
from tests.handlers.discord.town import labels, parts_of


@pytest.fixture
def three(bank, evening):
    """Three replies wait for Ben, and six of his contacts are not texted."""
    return evening.working("Ben Okafor", bank.open(10, name="Spring GOTV"), texted=4, waiting=3)


@pytest.fixture
def cleo(bank, town):
    """A volunteer in the server."""
    cleo = town.person("Cleo")
    bank.do(members.enrol, cleo.who)
    return cleo


async def test_what_is_typed_is_a_plan_at_once(bank, ana, cleo, three):
    said = await ana.run(
        "reassign", **{"from": "Ben Okafor", "to": f"<@{cleo.account}>", "only": 2, "note": "Vote early"}
    )
    assert "Move 2 conversations of Ben Okafor to Cleo?" in said
    assert "Vote early" in said
    assert ana.panel.ephemeral
    await ana.press("Move 2")
    assert len(held_by(bank, cleo.who)) == 2


async def test_several_receive_by_mention(bank, ana, ben, cleo, three):
    bank.do(members.enrol, ben.who)
    to = f"<@{cleo.account}>, <@{ben.account}>"
    said = await ana.run("reassign", **{"from": "anybody", "to": to, "which": "unsent", "split": "even"})
    assert "Cleo +3" in said
    assert "Ben +3" in said


async def test_people_are_suggested_with_what_they_hold_and_lists_by_name(bank, evening, ana, cleo, three):
    evening.list_of("night-team", three)
    assert await ana.suggested("reassign", "to", "cle") == [f"<@{cleo.account}>"]
    assert await ana.suggested("reassign", "to", "night") == ["team night-team"]
    assert "Ben Okafor" in await ana.suggested("reassign", "from", "ben")
    assert await ana.suggested("reassign", "campaign", "spr") == ["Spring GOTV"]
    assert await ana.suggested("reassign", "field", "ci") == ["city="]
    said = await ana.run("reassign", **{"from": "team night-team", "to": "pool", "which": "all"})
    assert "Move 10 conversations" in said


async def test_with_half_of_it_the_guide_opens_with_what_was_typed(ana, cleo, three):
    said = await ana.run("reassign", to=f"<@{cleo.account}>", which="unsent", only=4)
    assert "Move 4 conversations from anywhere to Cleo?" in said
    assert "Preview the plan" in labels(ana.panel)
    chosen = [part for part in parts_of(ana.panel) if part.get("default_values")]
    assert len(chosen) == 1


@pytest.mark.parametrize(
    "options, words",
    [
        ({"from": "zorro", "to": "pool"}, "No person or list is called “zorro”"),
        ({"from": "list zorro", "to": "pool"}, "No contact list is called “zorro”"),
        ({"from": "anybody", "to": "pool", "campaign": "zorro"}, "No campaign is called “zorro”"),
        ({"from": "anybody", "to": "pool", "field": "city"}, "After the field “city” there must be ="),
        ({"from": "anybody", "to": "<@1234567890123456789>"}, "Work cannot be given to"),
        ({"from": "<@&1234567890123456789>", "to": "pool"}, "No user list is called"),
        ({"from": "@everyone", "to": "**bold**"}, "“everyone”"),
    ],
)
async def test_what_is_not_understood_is_named(ana, three, options, words):
    assert words in await ana.run("reassign", **options)


async def test_a_volunteer_is_suggested_nothing_and_moves_nothing(town, ben, three):
    await town.allow("reassign", ben)
    assert await ben.suggested("reassign", "from", "") == []
    assert "Only admins can do this" in await ben.run("reassign", **{"from": "anybody", "to": "pool"})


async def test_the_board_leads_to_the_guide_of_a_person(bank, town, ana, three):
    from bot.views.discord import parts

    posted = await town.post(parts.button("Reassign…", f"b1:reassign_from:{bank.person_id(three)}"))
    await ana.press("Reassign…", on=posted)
    assert "3 conversations of" in ana.words()
