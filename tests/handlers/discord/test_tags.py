"""The tags that every campaign has, from Discord."""

import sqlalchemy as sa

from bot.assignment.campaigns import lifecycle as core
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Conversation
from tests.handlers.discord.town import labels


def texts(bank, person, campaign):
    bank.do(members.enrol, person.who)
    return bank.text_all(person.who, bank.do(claim_bucket, person.who, campaign))


def tag_as_an_older_baton_did(bank, conversation, tag):
    bank.filed(conversation, tags=[tag])
    with bank.database.transaction() as session:
        session.execute(
            sa.update(Conversation).where(Conversation.id == conversation).values(tagged_out=True)
        )


async def test_filing_opt_out_with_a_reply_sends_it_and_opts_out(bank, ben):
    conversation = texts(bank, ben, bank.open(1, name="Primary day"))[0]
    bank.hear(conversation, "I would rather not")
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Reply")
    said = await ben.submit(text="We will not text you again.", tags0=["Opt out"])
    assert "Sent and filed: First0 Last0. No campaign will text them again." in said
    assert bank.conversation(conversation).barred == "opted_out"


async def test_the_built_in_tags_are_there_beside_however_many_others(bank, ana, ben):
    opened = bank.open(1, name="Primary day")
    conversation = texts(bank, ben, opened)[0]
    await ana.run("campaign script", campaign="Primary day")
    await ana.press("Tags and questions")
    await ana.submit(tags=", ".join(f"tag {number}" for number in range(50)))
    bank.hear(conversation, "Yes")
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Reply")
    offered = str(ben.form.modal)
    assert "Opt out" in offered
    assert "Wrong number" in offered


async def test_a_tag_that_means_opt_out_becomes_the_built_in_one_and_is_told(bank, ana):
    drafted = bank.draft([], name="Primary day").ref.id
    await ana.run("campaign script", campaign="Primary day")
    await ana.press("Tags and questions")
    said = await ana.submit(tags="supporter, DNC")
    assert "“DNC” is the tag Opt out, which every campaign has" in said
    assert bank.do(core.look, bank.ana, drafted).script.tags == ("supporter", "asked-where")
    await ana.press("Add a prepared reply")
    said = await ana.submit(name="Bye", text="We will not text you again.", tag="do not text")
    assert "“do not text” is the tag Opt out" in said


async def test_those_tagged_before_are_shown_and_opted_out_by_one_press(bank, ana, ben):
    opened = bank.open(2, name="Primary day")
    conversation = texts(bank, ben, opened)[0]
    tag_as_an_older_baton_did(bank, conversation, "do not text")
    said = await ana.run("campaign list")
    assert "1 contact of Primary day has a tag that means opt-out and can be texted." in said
    said = await ana.run("campaign look", campaign="Primary day")
    assert "“do not text” was filed before that tag opted anybody out: First0 L." in said
    await ana.press("Opt these out")
    said = await ana.press("Opt these out")
    assert "1 contact of Primary day opted out: no campaign will text them again." in said
    assert bank.conversation(conversation).barred == "opted_out"
    assert "Opt these out" not in labels(ana.panel)


async def test_an_admin_puts_back_whom_a_volunteer_found_to_be_somebody_else(bank, ana, ben):
    conversation = texts(bank, ben, bank.open(1, name="Primary day"))[0]
    bank.hear(conversation, "Who?")
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Report")
    assert "Nobody texts this number for them any more." in await ben.submit(tags0=["Wrong number"])
    await ana.run("audit", number=bank.conversation(conversation).phone)
    assert "This number is not the one of First0 Last0." in await ana.press("Open")
    assert "They can be texted again." in await ana.press("Put back")
    assert bank.conversation(conversation).barred is None
