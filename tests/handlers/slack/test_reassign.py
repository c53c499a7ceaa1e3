"""/reassign as it is typed: seen before, confirmed once, taken back; each route over the real protocol."""

from datetime import timedelta

import pytest

from bot.assignment.conversations import answer
from bot.assignment.outcomes.conversations import Answer
from bot.handlers.chat import patience
from bot.vocabulary import Portion
from tests.assignment.evening import POOL


@pytest.fixture
def benjamin(bank, evening):
    """Ben as the core knows him: ten contacts, four of them texted, three of whom answered."""
    return evening.working("Ben Okafor", bank.open(10, name="Spring GOTV"), texted=4, waiting=3)


@pytest.fixture
def dev(bank):
    return bank.person("Dev Patel")


def newest(member):
    return member.sees().ephemerals[-1]


async def proposed(ana, typed, words="Move"):
    """Type it and see the plan."""
    await ana.command(f"/reassign {typed}")
    await ana.until(lambda screen: screen.ephemerals and words in screen.ephemerals[-1])
    return newest(ana)


async def corrected(ana, typed, words):
    """Type what cannot be and see why, in the form with what was understood."""
    await ana.command(f"/reassign {typed}")
    return (await ana.until(lambda screen: screen.modal and words in screen.modal)).modal


async def moved(ana, typed, number):
    """Type it, confirm it, and see that so many were moved."""
    await proposed(ana, typed)
    await ana.press(f"Move {number}", on=newest(ana))
    await ana.until(lambda screen: "✅" in screen.ephemerals[-1] and "moved to" in screen.ephemerals[-1])
    return newest(ana)


async def test_one_volunteers_conversations_go_to_another_and_come_back(ana, bank, benjamin, cleo):
    plan = await proposed(ana, "@ben to @cleo")
    assert "Move 3 conversations of Ben Okafor to Cleo Lindqvist?" in plan
    assert "From: Ben Okafor 3" in plan
    assert "To: Cleo Lindqvist +3" in plan
    assert "The one who has waited longest wrote" in plan
    assert "<@" not in str(plan.body["blocks"])
    assert bank.holds(cleo) == 0
    await ana.press("Move 3", on=plan)
    await ana.until(lambda screen: "3 conversations of Ben Okafor moved to Cleo" in screen.ephemerals[-1])
    assert len(ana.sees().ephemerals) == 1
    assert bank.holds(cleo) == 3
    await ana.press("Undo", on=newest(ana))
    await ana.until(lambda screen: "3 conversations went back to whoever had them" in screen.ephemerals[-1])
    assert (bank.holds(benjamin), bank.holds(cleo)) == (10, 0)


async def test_unsent_ones_are_dealt_at_random_to_several(ana, bank, benjamin, cleo, dev):
    done = await moved(ana, "@ben to @cleo @dev unsent random", 6)
    assert "Cleo Lindqvist +3" in done
    assert "Dev Patel +3" in done


async def test_only_so_many_go_to_a_user_list(ana, bank, evening, benjamin, cleo, dev):
    evening.list_of("night-team", cleo, dev)
    done = await moved(ana, "@ben to night-team only 2", 2)
    assert "moved to the people of night-team" in done
    assert bank.holds(benjamin) == 8


async def test_everything_of_one_user_list_goes_to_another(ana, bank, evening, benjamin, cleo):
    evening.list_of("night-team", benjamin)
    evening.list_of("day-team", cleo)
    await moved(ana, "night-team to day-team all", 10)
    assert bank.holds(cleo) == 10


async def test_the_contacts_of_a_contact_list_go_to_a_user_list(ana, bank, evening, cleo):
    from tests.assignment.bank import row

    bank.open(rows=[row(index) for index in range(4)])
    with bank.database.transaction() as session:
        from sqlmodel import select

        from bot.storage.tables import ContactList

        session.exec(select(ContactList)).one().name = "Voters"
    evening.list_of("night-team", cleo)
    await moved(ana, 'list "Voters" to night-team unsent', 4)
    assert bank.holds(cleo) == 4


async def test_what_nobody_holds_goes_to_somebody(ana, bank, evening, benjamin, cleo):
    evening.move(evening.of(benjamin), POOL, Portion.WAITING)
    await moved(ana, "nobody to @cleo", 3)
    assert bank.holds(cleo) == 3


async def test_by_tag_wait_and_field_in_one_campaign(ana, bank, evening, benjamin, cleo, clock):
    waiting = sorted(id_ for id_ in bank.conversation_ids() if bank.conversation(id_).waiting_since)
    bank.do(answer.answer, benjamin, waiting[0], Answer(tags=("yes",)), "act")
    bank.hear(waiting[0], "One more thing")
    clock.forward(timedelta(hours=3))
    plan = await proposed(ana, "anybody waiting 2h tag yes field city=albany to @cleo in “Spring GOTV”")
    assert "tagged yes  ·  waiting longer than 2 hours  ·  city is albany" in plan
    assert "Move 1 conversation from anywhere" in plan
    form = await corrected(ana, "anybody waiting 4h to @cleo", "No conversation fits")
    assert "Waiting longer than" in form
    await ana.choose("Waiting longer than", "2 hours")
    await ana.until("Move 1 conversation from anywhere to Cleo Lindqvist?")


async def test_an_empty_shift_says_so_and_offers_alternatives(ana, bank, evening, benjamin, cleo):
    evening.list_of("night-team", cleo)
    told = await corrected(ana, "@ben to on-shift", "Nobody is on shift now")
    assert "night-team" in told
    assert "the admins" in told
    assert "back to the pool" in told


async def test_a_staffed_shift_takes_what_is_moved_to_it(ana, slack, bank, benjamin):
    await ana.command("/shift open now for 2h")
    await ana.until(lambda screen: screen.modal)
    await ana.submit()
    await ana.until("People join with /shift")
    await ana.close()
    on_shift = [slack.person(name) for name in ("Cleo", "Dev")]
    for member in on_shift:
        await member.command("/shift join")
        await member.until("You are on the shift")
    plan = await proposed(ana, "@ben to on-shift all")
    assert "Move 10 conversations of Ben Okafor to whoever is on shift?" in plan
    await ana.press("Move 10", on=plan)
    await ana.until("10 conversations of Ben Okafor moved to whoever is on shift")
    assert [bank.holds(bank.account(member)) for member in on_shift] == [5, 5]
    assert bank.holds(benjamin) == 0


async def test_a_mentioned_group_is_the_list_that_follows_it(ana, bank, evening, benjamin, slack):
    await ana.command("/lists mirror @leads")
    await ana.until("leads")
    evening.list_of("leaders", benjamin)
    done = await moved(ana, "@ben to @leads", 3)
    assert "moved to the people of leads" in done


async def test_back_to_the_pool(ana, bank, benjamin):
    done = await moved(ana, "@ben to pool all", 10)
    assert "To: anybody who takes them +10" in done
    assert bank.holds(benjamin) == 0


async def test_to_the_admins(ana, bank, benjamin):
    await moved(ana, "@ben to admins", 3)
    assert bank.holds(bank.ana) == 3


async def test_whoever_may_not_receive_is_left_out_and_named(ana, bank, benjamin, cleo, dev):
    from bot.assignment.people import members

    bank.do(members.suspend, bank.ana, bank.person_id(dev))
    assert "Left out: Dev Patel, who is suspended." in await proposed(ana, "@ben to @cleo @dev")
    await corrected(ana, "@ben to @dev", "Nobody of those chosen can take any of them")


async def test_what_changed_since_is_skipped_and_named(ana, bank, benjamin, cleo):
    await proposed(ana, "@ben to @cleo")
    waiting = next(id_ for id_ in bank.conversation_ids() if bank.conversation(id_).waiting_since)
    bank.do(answer.answer, benjamin, waiting, Answer(body="At the library."), "act")
    await ana.press("Move 3", on=newest(ana))
    await ana.until(lambda screen: "2 conversations of Ben Okafor moved" in screen.ephemerals[-1])
    assert "(answered meanwhile)" in newest(ana)
    assert "Last0" not in newest(ana)


async def test_the_note_is_shown_and_travels(ana, bank, benjamin, cleo):
    plan = await proposed(ana, "@ben to @cleo note “They asked for Spanish &amp; more”")
    assert "They asked for Spanish" in plan


async def test_a_plan_that_is_cancelled_or_late_moves_nothing(ana, bank, benjamin, cleo, clock):
    await proposed(ana, "@ben to @cleo")
    stale = ana.finds("Move 3", on=newest(ana))
    await ana.press("Cancel", on=newest(ana))
    await ana.until(lambda screen: "Nothing was moved (conversations of Ben" in screen.ephemerals[-1])
    await ana.press(stale)
    await ana.until(lambda screen: "Nothing was moved (conversations of Ben" in screen.ephemerals[-1])
    await proposed(ana, "@ben to @cleo")
    clock.forward(timedelta(hours=1))
    await ana.press("Move 3", on=newest(ana))
    await ana.until(lambda screen: "Nobody confirmed it in time" in screen.ephemerals[-1])
    assert bank.holds(cleo) == 0
    await ana.press("Propose again", on=newest(ana))
    await ana.until(lambda screen: screen.modal and "To: Cleo Lindqvist +3" in screen.modal)


async def test_confirming_twice_moves_once(ana, bank, benjamin, cleo):
    await proposed(ana, "@ben to @cleo")
    button = ana.finds("Move 3", on=newest(ana))
    await ana.press(button)
    await ana.until(lambda screen: "moved to" in screen.ephemerals[-1])
    await ana.press(button)
    await ana.until(lambda screen: "moved to" in screen.ephemerals[-1])
    assert bank.holds(cleo) == 3


async def test_a_volunteer_cannot_move_anything_by_forging_or_replaying_a_button(
    slack, ana, ben, bank, evening, benjamin, cleo
):
    plan = evening.propose(evening.of(benjamin), evening.to(cleo))
    for verb in ("plan_confirm", "plan_cancel"):
        await forge(slack, ben, f"b1:{verb}:{plan.id}")
        await ben.until("Only admins can do this")
    assert bank.holds(cleo) == 0
    done = evening.confirm(plan)
    assert done.total == 3
    await forge(slack, ben, f"b1:plan_undo:{plan.id}")
    await forge(slack, ben, f"b1:plan:{plan.id}")
    assert bank.holds(cleo) == 3
    await ben.command("/reassign @ben to @cleo")
    await ben.command("/reassign")
    await ben.until(lambda screen: screen.text.count("Only admins can do this") >= 6)
    assert not ben.sees().modals


async def forge(slack, member, token):
    """Press a button that nobody drew for this person."""
    from baton_sandbox.slack import payloads

    await member.command("/text")
    await member.until(lambda screen: screen.ephemerals)
    posted = newest(member).posted
    action = {
        "type": "button",
        "action_id": token,
        "block_id": "x",
        "text": {"type": "plain_text", "text": "x"},
    }
    await slack.workspace.interact(payloads.press_on_message(slack.workspace, member.id, posted, action))


@pytest.mark.parametrize(
    "typed, words",
    [
        ("@ben to @cleo unsnet", "Baton does not know what “unsnet” means there"),
        ("@ben", "It is not clear to whom"),
    ],
)
async def test_what_is_not_understood_is_named_with_what_to_type(ana, evening, benjamin, cleo, typed, words):
    await proposed(ana, typed, words)
    await ana.press("Open the form")
    await ana.until(lambda screen: screen.modal and "More…" in screen.modal)


@pytest.mark.parametrize(
    "typed, words",
    [
        ("@ben to zorro", "No person or list is called “zorro”"),
        ("list zorro to @cleo", "No contact list is called “zorro”"),
        ("@ben to @cleo in zorro", "No campaign is called “zorro”"),
        ("@ben to @cleo tag zorro", "No tag is called “zorro”"),
        ("@ben to @baton", "Work cannot be given to @baton: a bot"),
        ("@ben to team", "“team” could be “day-team” or “night-team”"),
    ],
)
async def test_a_name_that_means_nothing_is_told_in_the_form(ana, evening, benjamin, cleo, typed, words):
    evening.list_of("night-team", cleo)
    evening.list_of("day-team", cleo)
    await corrected(ana, typed, words)
    await ana.choose("Which conversations", "Not texted yet")
    await ana.until("from anywhere" if typed.startswith("list") else "of Ben Okafor")


async def test_work_that_takes_long_is_told_to_be_under_way(ana, bank, benjamin, cleo, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0)
    await ana.command("/reassign @ben to @cleo")
    await ana.until("Working on it")
    await ana.until("Move 3 conversations of Ben Okafor")
    await ana.press("Move 3", on=newest(ana))
    await ana.until("3 conversations of Ben Okafor moved")
    assert bank.holds(cleo) == 3


async def test_the_former_holders_old_message_says_who_holds_it_now(ana, ben, bank, evening, benjamin, cleo):
    await ben.command("/text")
    await ben.until("3 replies wait for you")
    page = newest(ben)
    await moved(ana, "@ben to @cleo", 3)
    await ben.press("Open", on=page)
    await ben.until("Cleo Lindqvist holds it now")
    assert not ben.sees().modals
