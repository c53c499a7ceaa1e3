"""/contacts assign: whose the contacts of a list shall be, typed or filled in, done and taken back."""

import pytest

from bot.assignment.people import members as core
from bot.assignment.people.user_lists import create_list
from bot.assignment.texting.claim import claim_bucket
from tests.assignment.bank import phone, row
from tests.assignment.preassigning import named, over


@pytest.fixture
def riverside(bank):
    """A list of five contacts; one is somebody's already."""
    rows = [row(index) for index in range(1, 5)]
    return bank.load([row(0, assigned_to="dev@example.org"), *rows], name="Riverside")


def person_id(bank, member):
    return bank.person_id(bank.account(member))


async def looked_at(ana, typed):
    await ana.command(f"/contacts assign {typed}")
    return await ana.until("of Riverside")


async def test_people_are_mentioned_looked_at_and_assigned(slack, ana, ben, bank, riverside):
    cleo = slack.person("Cleo")
    seen = await looked_at(ana, "Riverside to @ben, @cleo and @ana")
    for words in (
        "4 contacts of Riverside to 3 people, in turn:",
        "Cleo Lindqvist",
        "1 contact is assigned already and stays as before.",
        "No campaign is over this list yet.",
    ):
        assert words in seen
    assert "<@" not in seen.ephemerals[-1].text, "people are named, not mentioned"
    assert named(bank, riverside)[1:] == [""] * 4
    await ana.press("Assign")
    await ana.until("assigned 4 contacts of Riverside to 3 people")
    assert set(named(bank, riverside)) >= {f"person:{person_id(bank, each)}" for each in (ana, ben, cleo)}
    await ana.press("Undo")
    await ana.until("took it back: 4 contacts of Riverside are whose they were before")
    assert named(bank, riverside) == ["dev@example.org", "", "", "", ""]


async def test_a_pressed_button_is_harmless_when_it_is_pressed_again(ana, ben, bank, riverside):
    await looked_at(ana, "Riverside to @ben")
    assign, cancel = ana.finds("Assign"), ana.finds("Cancel")
    await ana.press(assign)
    await ana.until("assigned 4 contacts")
    for old in (assign, cancel):
        await ana.press(old)
        await ana.until("assigned 4 contacts")
    assert named(bank, riverside)[1:] == [f"person:{person_id(bank, ben)}"] * 4


async def test_what_is_cancelled_changes_nothing(ana, ben, bank, riverside):
    await looked_at(ana, "riv to @ben")
    await ana.press("Cancel")
    await ana.until("Nothing of Riverside was changed")
    assert named(bank, riverside)[1:] == [""] * 4


async def test_a_user_list_is_named_and_its_suspended_people_are_left_out(ana, ben, bank, riverside):
    bank.do(create_list, bank.ana, "Night team")
    await ana.command("/lists add night team @ana @ben")
    await ana.until("Ben Okafor")
    bank.do(core.suspend, bank.ana, person_id(bank, ben))
    seen = await looked_at(ana, "Riverside to night team")
    assert "4 contacts of Riverside to 1 person of Night team" in seen
    assert "Left out: Ben Okafor (suspended)." in seen


async def test_a_group_that_is_mentioned_means_the_list_that_follows_it(ana, ben, bank, riverside):
    await ana.command("/contacts assign Riverside to @night-team")
    await ana.until("No user list follows @night-team yet")
    await ana.command("/lists mirror @night-team")
    await ana.until("Follows @night-team, in step")
    await ana.close()
    seen = await looked_at(ana, "Riverside to @night-team and @ana")
    assert "people, with those of night-team, in turn:" in seen
    assert "Ana Moreau" in seen


async def test_the_form_offers_people_lists_and_choices(ana, ben, bank, riverside):
    over(bank, riverside, "Runoff", keep_assignments=True)
    bank.do(create_list, bank.ana, "Night team")
    await ana.command("/contacts")
    await ana.until("Contact lists")
    await ana.press("Open")
    await ana.until("Assign…")
    await ana.press("Assign…")
    await ana.until(lambda screen: screen.modal)
    await ana.submit()
    await ana.until(lambda screen: screen.errors)
    assert "Pick somebody" in ana.sees().errors["people"]
    await ana.choose("Which contacts", "Everybody of the list")
    await ana.choose("How they are dealt", "At random, evenly")
    await ana.submit(people=[ben.id])
    await ana.until("5 contacts of Riverside to 1 person, at random:")
    assert "1 of them was assigned to somebody before." in ana.sees()
    assert "Runoff keeps assignments: what nobody holds there follows at once." in ana.sees()
    await ana.press("Assign")
    await ana.until("assigned 5 contacts of Riverside")
    assert set(named(bank, riverside)) == {f"person:{person_id(bank, ben)}"}
    await ana.close()
    await ana.until("assigned 5 contacts of Riverside")
    await ana.press("Undo")
    await ana.until("took it back")


async def test_all_choices_are_taken_back_by_naming_nobody(ana, bank, riverside):
    await looked_at(ana, "Riverside to nobody")
    await ana.until("1 contact of Riverside will be nobody’s any more")
    await ana.press("Take back")
    await ana.until("took 1 contact of Riverside")
    assert set(named(bank, riverside)) == {""}


async def test_once_somebody_began_nothing_is_undone(ana, ben, bank, riverside):
    opened = over(bank, riverside, "Runoff", keep_assignments=True)
    await looked_at(ana, "Riverside to @ben")
    await ana.press("Assign")
    await ana.until("assigned 4 contacts")
    bank.do(claim_bucket, bank.account(ben), opened)
    await ana.press("Undo")
    await ana.until("Somebody has taken or texted contacts of Riverside since")


async def test_what_changed_meanwhile_is_looked_at_again(ana, ben, bank, riverside):
    await looked_at(ana, "Riverside to @ben")
    await ana.command(f"/contacts optout {phone(1)}")
    await ana.until("will not be texted again")
    await ana.press("Assign")
    await ana.until("Nothing was changed: an hour has passed")
    await ana.press("Look again")
    await ana.until("3 contacts of Riverside to 1 person")
    assert "1 opted out: they are left out." in ana.sees()


async def test_names_of_lists_may_hold_any_sign_and_the_word_to(ana, ben, bank):
    bank.load([row(0)], name="Tom & <Jerry> to go")
    await ana.command("/contacts assign Tom & <Jerry> to go to @ben")
    await ana.until("1 contact of Tom & <Jerry> to go to 1 person")
    await ana.command("/contacts assign Tom & <Jerry> to go")
    await ana.until(lambda screen: screen.modal)
    assert "Tom & <Jerry> to go" in ana.modal.text
    await ana.close()
    await ana.command("/contacts export Tom & <Jerry>")
    await ana.until("is in your direct messages with Baton")


async def test_what_is_unclear_is_asked_and_what_is_unknown_is_said(ana, bank, riverside):
    await ana.command("/contacts assign October to @ben")
    await ana.until("No contact list is called “October”")
    await ana.command("/contacts assign Riverside to @nobody-here")
    await ana.until("No user list is called “nobody-here”")
    bank.load([row(0)], name="October")
    await ana.command("/contacts assign")
    await ana.until("Which contact list do you want to assign?")
    await ana.press("October")
    await ana.until(lambda screen: screen.modal)


@pytest.mark.parametrize("typed", ["", "Riverside", "Riverside to @ana", "Riverside to nobody"])
async def test_volunteers_are_refused_privately(ben, bank, riverside, typed):
    await ben.command(f"/contacts assign {typed}")
    await ben.until("Only admins can do this")
    assert not ben.sees().modals
