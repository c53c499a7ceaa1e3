"""The tags that every campaign has, from Slack."""

import sqlalchemy as sa

from bot.assignment.campaigns import lifecycle as core
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Conversation


async def opens(member, name):
    await member.command("/text")
    await member.until(name)
    await member.press("Open")
    await member.until(lambda screen: screen.modal)


def texts(bank, member, campaign):
    who = bank.account(member)
    bank.do(members.enrol, who)
    return bank.text_all(who, bank.do(claim_bucket, who, campaign))


def tag_as_an_older_baton_did(bank, conversation, tag):
    bank.filed(conversation, tags=[tag])
    with bank.database.transaction() as session:
        session.execute(
            sa.update(Conversation).where(Conversation.id == conversation).values(tagged_out=True)
        )


async def test_filing_opt_out_with_a_reply_sends_it_and_opts_out(bank, ben):
    conversation = texts(bank, ben, bank.open(1, name="Primary day"))[0]
    bank.hear(conversation, "I would rather not")
    await opens(ben, "First0")
    await ben.choose("Tags", "Opt out")
    await ben.submit(**{"Your reply": "We will not text you again."})
    assert "Sent and filed: First0 Last0. No campaign will text them again." in ben.modal
    assert bank.conversation(conversation).barred == "opted_out"


async def test_an_admin_puts_back_whom_a_volunteer_found_to_be_somebody_else(bank, ana, ben):
    conversation = texts(bank, ben, bank.open(1, name="Primary day"))[0]
    bank.hear(conversation, "Who?")
    await opens(ben, "First0")
    assert "Put back" not in ben.modal
    await ben.choose("Tags", "Wrong number")
    await ben.submit()
    assert "Nobody texts this number for them any more." in ben.modal
    await ana.command(f"/audit {bank.conversation(conversation).phone}")
    await ana.until("First0")
    await ana.press("Open")
    await ana.until("This number is not the one of First0 Last0.")
    await ana.press("Put back")
    await ana.until("They can be texted again.")
    assert bank.conversation(conversation).barred is None


async def test_a_tag_that_means_opt_out_becomes_the_built_in_one_and_is_told(bank, ana):
    drafted = bank.draft([], name="Primary day").ref.id
    await ana.command("/campaign look Primary")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Edit texts")
    await ana.until(lambda screen: screen.modal.title == "Edit texts")
    await ana.submit(tags="supporter, DNC")
    await ana.until("“DNC” is the tag Opt out, which every campaign has")
    assert "supporter, asked-where, Opt out, Wrong number" in ana.modal
    assert bank.do(core.look, bank.ana, drafted).script.tags == ("supporter", "asked-where")


async def test_those_tagged_before_are_shown_and_opted_out_by_one_press(bank, ana, ben):
    opened = bank.open(2, name="Primary day")
    conversation = texts(bank, ben, opened)[0]
    tag_as_an_older_baton_did(bank, conversation, "do not text")
    await ana.command("/campaign")
    await ana.until("1 contact of Primary day has a tag that means opt-out and can be texted.")
    await ana.press("Look")
    await ana.until(lambda screen: screen.modal)
    assert "“do not text” was filed before that tag opted anybody out: First0 L." in ana.modal
    await ana.press("Opt these out")
    await ana.until("1 contact of Primary day opted out: no campaign will text them again.")
    assert bank.conversation(conversation).barred == "opted_out"
