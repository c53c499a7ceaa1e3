"""Tags that carry a conversation to a user list, from Slack."""

from bot.assignment.campaigns import carrying
from bot.assignment.people import members, user_lists
from bot.assignment.texting.claim import claim_bucket


async def test_an_admin_says_where_a_tag_carries_and_a_volunteer_takes_it_back(bank, ana, ben):
    spanish = bank.do(user_lists.create_list, bank.ana, "Spanish", []).now.list.id
    opened = bank.open(1, name="Primary day")
    await ana.command("/campaign Primary day")
    await ana.until("Carry tags")
    await ana.press("Carry tags")
    await ana.until("Tags of Primary day")
    await ana.press("Change")
    await ana.until("Carry to")
    await ana.choose("Carry to", "Spanish")
    await ana.submit()
    await ana.until("yes → Spanish")
    assert [tag for tag, _ in bank.do(carrying.look, bank.ana, opened).carried] == ["yes"]
    who = bank.account(ben)
    bank.do(members.enrol, who)
    conversation = bank.text_all(who, bank.do(claim_bucket, who, opened))[0]
    bank.hear(conversation, "No hablo inglés")
    await ben.command("/text")
    await ben.until("First0")
    await ben.press("Open")
    await ben.until(lambda screen: screen.modal)
    await ben.choose("Tags", "yes")
    await ben.submit()
    await ben.until("It went to the people of Spanish.")
    assert bank.conversation(conversation).escalated_to == spanish
    await ben.press("Take it back…")
    await ben.until("Undo")
    await ben.press("Undo")
    await ben.until("went back to whoever had them")
    assert bank.conversation(conversation).escalated_to is None
