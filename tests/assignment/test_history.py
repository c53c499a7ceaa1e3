"""One history per person: what other campaigns wrote with the same number, and what is not told of it."""

from datetime import timedelta

import pytest

from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.conversations.history import look_back
from bot.assignment.conversations.set_aside import put_back
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people import user_lists
from bot.assignment.refusals.general import NotTheHolder
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Conversation
from tests.assignment.bank import row


def texted(bank, who, name, **settings):
    """The one conversation of a campaign with the same number, texted by somebody."""
    opened = bank.open(rows=[row(0, first_name=name.split()[0])], name=name, lock_hours=0, **settings)
    bank.clock.forward(timedelta(minutes=1))
    (conversation,) = bank.text_all(who, bank.do(claim_bucket, who, opened))
    return conversation


def campaigns(bank, who, conversation):
    return [each.campaign.name for each in bank.do(look_back, who, conversation).campaigns]


@pytest.fixture
def spring(bank, cleo):
    """Somebody answered, was tagged and noted in an earlier campaign."""
    conversation = texted(bank, cleo, "Maria in spring")
    bank.hear(conversation, "Ask me in autumn")
    given = Answer(tags=("yes",), answers=(("Will they vote?", "yes"),), note="works nights")
    bank.do(answer, cleo, conversation, given, "act")
    return conversation


def test_the_holder_reads_what_earlier_campaigns_wrote_and_admins_the_notes_too(bank, ben, cleo, spring):
    autumn = texted(bank, ben, "Maria in autumn")
    (told,) = bank.do(look_back, ben, autumn).campaigns
    assert [line.body for line in told.lines][-1] == "Ask me in autumn"
    assert (told.tags, told.answers, told.notes) == (("yes",), (("Will they vote?", "yes"),), ())
    assert bank.do(look_back, bank.ana, autumn).campaigns[0].notes == ("works nights",)
    assert bank.do(open_thread, ben, autumn).before == 1
    with pytest.raises(NotTheHolder):
        bank.do(look_back, cleo, autumn)


def test_nothing_is_told_across_a_wrong_number(bank, ben, cleo, spring):
    summer = texted(bank, ben, "Maria in summer")
    bank.do(answer, ben, summer, Answer(tags=("Wrong number",)), "wrong")
    assert campaigns(bank, ben, summer) == []
    autumn = texted(bank, ben, "Bob in autumn")
    assert campaigns(bank, bank.ana, autumn) == []
    winter = texted(bank, ben, "Bob in winter")
    assert campaigns(bank, ben, winter) == ["Bob in autumn"]
    bank.do(put_back, bank.ana, summer)
    assert campaigns(bank, ben, winter) == ["Bob in autumn", "Maria in summer", "Maria in spring"]


def test_campaigns_for_a_closed_list_of_people_are_told_to_admins_alone(bank, ben, cleo, spring):
    team = bank.do(user_lists.create_list, bank.ana, "Team", ["UBEN"]).now.list.id
    closed = texted(bank, ben, "Closed", user_list_id=team)
    autumn = texted(bank, ben, "Maria in autumn")
    assert campaigns(bank, ben, autumn) == ["Maria in spring"]
    assert campaigns(bank, bank.ana, autumn) == ["Closed", "Maria in spring"]
    assert campaigns(bank, ben, closed) == ["Maria in autumn", "Maria in spring"]
    with bank.database.transaction() as session:
        session.get_one(Conversation, spring).escalated_to = team
    assert (campaigns(bank, ben, autumn), campaigns(bank, bank.ana, autumn)) == (
        [],
        ["Closed", "Maria in spring"],
    )
