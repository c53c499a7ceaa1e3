"""Reading the inbox and answering it from Discord."""

from dataclasses import replace

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import answer
from bot.assignment.outcomes.conversations import CannedReply
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from tests.handlers.discord.town import labels, tokens


@pytest.fixture
def texted(bank, ben):
    """Three contacts whom Ben texted."""
    return texts(bank, ben, bank.open(3, name="Primary day"))


def texts(bank, person, campaign_id):
    bank.do(members.enrol, person.who)
    return bank.text_all(person.who, bank.do(claim_bucket, person.who, campaign_id))


def replies(bank, conversation):
    return [text.body for text in bank.texts(conversation) if text.kind == "reply"]


async def opens(person):
    """Open the conversation that waits longest."""
    await person.run("text")
    return await person.press("Open")


async def test_the_inbox_shows_who_waits_and_their_last_words(bank, ben, texted):
    bank.hear(texted[1], "Where do I vote?")
    said = await ben.run("text")
    assert "1 reply waits for you" in said
    assert "First1 Last1" in said
    assert "“Where do I vote?”" in said
    assert "First0" not in said


async def test_a_conversation_shows_who_wrote_what_and_what_became_of_it(bank, ben, texted):
    bank.hear(texted[0], "Who is this?")
    said = await opens(ben)
    for words in ("First0 Last0", "Ben", "about to leave", "Hi First0, Ben", "> Who is this?", "Albany"):
        assert words in said
    assert ben.panel.ephemeral


async def test_a_reply_leaves_and_the_next_conversation_comes_in_the_same_panel(bank, ben, texted):
    bank.hear(texted[0], "Who is this?")
    bank.hear(texted[2], "Where?")
    await opens(ben)
    panel = ben.panel.id
    await ben.press("Reply")
    said = await ben.submit(text="I am Ben, a volunteer.")
    assert replies(bank, texted[0]) == ["I am Ben, a volunteer."]
    assert "Sent: First0 Last0. 1 reply waits for you." in said
    assert "First2 Last2" in said
    await ben.press("Reply")
    assert "Nothing waits for you" in await ben.submit(text="At the library.")
    assert ben.panel.id == panel


async def test_a_form_handed_in_twice_sends_once(bank, ben, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben)
    await ben.press("Reply")
    form = ben.form
    await ben.submit(text="I am Ben.")
    await ben.submit_again(form, text="I am Ben.")
    assert replies(bank, texted[0]) == ["I am Ben."]


async def test_a_report_alone_ends_the_wait(bank, ben, texted):
    bank.hear(texted[0], "Yes!")
    await opens(ben)
    await ben.press("Report")
    question = next(name for name in ben.fields() if name.startswith("answer"))
    said = await ben.submit(tags0=["yes"], note="Very keen", **{question: ["0"]})
    assert "Filed: First0 Last0." in said
    filed = bank.do(answer.open_thread, ben.who, texted[0]).reports
    assert [(one.tags, one.answers, one.note) for one in filed] == [
        (("yes",), (("Will they vote?", "yes"),), "Very keen")
    ]
    assert replies(bank, texted[0]) == []


async def test_a_reply_is_filed_with_in_one_act(bank, ben, texted):
    bank.hear(texted[0], "Yes!")
    await opens(ben)
    await ben.press("Reply")
    assert "Sent and filed" in await ben.submit(text="Great!", tags0=["yes"])


async def test_an_empty_form_is_refused_and_opens_again(bank, ben, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben)
    await ben.press("Reply")
    assert "Write a reply, or file something" in await ben.submit(text="")
    await ben.press("Fix it")
    await ben.submit(text="I am Ben.")
    assert replies(bank, texted[0]) == ["I am Ben."]


async def test_what_was_typed_stands_in_the_form_again(bank, ben, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben)
    await ben.press("Reply")
    await ben.submit(text="x" * 1600)
    assert "x" * 100 in ben.words()
    await ben.press("Fix it")
    assert ben.fields()["text"]["value"] == "x" * 1600


async def test_what_was_picked_is_picked_in_the_form_again(bank, ben, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben)
    await ben.press("Reply")
    question = next(name for name in ben.fields() if name.startswith("answer"))
    await ben.submit(text="x " * 800, tags0=["no"], **{question: ["1"]})
    await ben.press("Fix it")
    await ben.submit(text="I am Ben.")
    filed = bank.do(answer.open_thread, ben.who, texted[0]).reports
    assert [(one.tags, one.answers) for one in filed] == [(("no",), (("Will they vote?", "no"),))]


async def test_a_form_outlives_a_restart(bank, town, ben, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben)
    await ben.press("Reply")
    await town.restart()
    assert "Sent: First0 Last0" in await ben.submit(text="I am Ben.")
    assert replies(bank, texted[0]) == ["I am Ben."]


@pytest.mark.parametrize("first", [0, 1])
async def test_two_peoples_forms_reach_each_ones_own_contact(bank, town, ben, first):
    cleo = town.person("Cleo")
    campaign_id = bank.open(20, bucket_size=2)
    theirs = {person: texts(bank, person, campaign_id)[0] for person in (ben, cleo)}
    for person, conversation in theirs.items():
        bank.hear(conversation, "Who is this?")
        await opens(person)
        await person.press("Reply")
    for person in (ben, cleo) if first == 0 else (cleo, ben):
        await person.submit(text=f"I am {person.name}.")
    assert [replies(bank, theirs[person]) for person in (ben, cleo)] == [["I am Ben."], ["I am Cleo."]]


async def test_of_two_forms_of_one_conversation_the_holders_alone_sends(bank, ana, ben, texted):
    bank.hear(texted[0], "Who is this?")
    await opens(ben)
    await ben.press("Reply")
    await ana.run("text")
    await ana.press_token(f"b1:take:{texted[0]}")
    await ana.press("Reply")
    assert "Ana" in await ben.submit(text="I am Ben.")
    assert "I am Ben." in ben.words()
    await ana.submit(text="I am Ana.")
    assert replies(bank, texted[0]) == ["I am Ana."]


async def test_two_forms_of_one_person_each_reach_their_own_contact(bank, ben, texted):
    for conversation in texted[:2]:
        bank.hear(conversation, "Who is this?")
    await opens(ben)
    await ben.press("Reply")
    first = ben.form
    await ben.press_token(f"b1:thread:{texted[1]}")
    await ben.press("Reply")
    await ben.submit(text="Second")
    ben.form = first
    await ben.submit(text="First")
    assert [replies(bank, id_) for id_ in texted[:2]] == [["First"], ["Second"]]


def prepare(bank, campaign_id, *canned, **settings):
    picture = bank.do(lifecycle.look, bank.ana, campaign_id)
    bank.do(lifecycle.rewrite, bank.ana, campaign_id, replace(picture.script, canned_replies=canned))


PLACE = CannedReply("Where to vote", "At the library, {{first_name|friend}}.", "asked-where")


async def test_a_prepared_reply_opens_the_form_filled_in(bank, ben):
    campaign_id = bank.open(1)
    prepare(bank, campaign_id, PLACE)
    texted = texts(bank, ben, campaign_id)
    bank.hear(texted[0], "Where?")
    await opens(ben)
    await ben.choose("prepared", "0")
    assert ben.fields()["text"]["value"] == "At the library, First0."
    await ben.submit(text="At the library, First0.", tags0=["asked-where"])
    assert replies(bank, texted[0]) == ["At the library, First0."]


async def test_where_only_prepared_replies_may_be_sent_one_is_shown_and_sent_once(bank, ben):
    campaign_id = bank.open(1, free_text=False)
    prepare(bank, campaign_id, PLACE)
    texted = texts(bank, ben, campaign_id)
    bank.hear(texted[0], "Where?")
    await opens(ben)
    assert "Reply" not in labels(ben.panel)
    assert "At the library, First0." in await ben.choose("prepared", "0")
    send = next(token for token in tokens(ben.panel) if "send_prepared" in token)
    await ben.press("Send")
    assert replies(bank, texted[0]) == ["At the library, First0."]
    await ben.press_token(send)
    assert len(replies(bank, texted[0])) == 1
    assert [one.tags for one in bank.do(answer.open_thread, ben.who, texted[0]).reports] == [("asked-where",)]


async def test_a_prepared_reply_that_was_reworded_meanwhile_is_not_sent(bank, ben):
    campaign_id = bank.open(1, free_text=False)
    prepare(bank, campaign_id, PLACE)
    texted = texts(bank, ben, campaign_id)
    bank.hear(texted[0], "Where?")
    await opens(ben)
    await ben.choose("prepared", "0")
    prepare(bank, campaign_id, CannedReply("Where to vote", "At the school.", None))
    assert "script was changed" in await ben.press("Send")
    assert replies(bank, texted[0]) == []


async def test_more_prepared_replies_than_a_menu_holds_are_turned_to(bank, ben):
    campaign_id = bank.open(1, free_text=False)
    prepare(bank, campaign_id, *(CannedReply(f"Title {n}", f"Words {n}", None) for n in range(30)))
    texted = texts(bank, ben, campaign_id)
    bank.hear(texted[0], "Where?")
    await opens(ben)
    await ben.choose("prepared", "from.24")
    assert "Words 29" in await ben.choose("prepared", "29")


async def test_opting_out_asks_once_and_then_nothing_can_be_sent(bank, ben, texted):
    bank.hear(texted[0], "Go away please")
    await opens(ben)
    await ben.press("Opt out")
    assert "is opted out" in await ben.press("Opt out")
    await ben.press_token(f"b1:thread:{texted[0]}")
    assert "asked not to be texted" in ben.words()
    assert "Reply" not in labels(ben.panel)
    assert "Report" in labels(ben.panel)


async def test_what_waits_for_nobody_is_taken(bank, ben, texted):
    bank.hear(texted[0], "Hello?")
    conversation = texted[0]
    await ben.run("text")
    await ben.press("Done for today")
    await ben.press("Done for today")
    assert bank.conversation(conversation).holder_id is None
    await ben.run("text")
    assert "This conversation is yours now" in await ben.press("Take the next one")
    assert bank.conversation(conversation).holder_id == bank.person_id(ben.who)


async def test_somebody_elses_conversation_is_not_shown(bank, town, texted):
    cleo = town.person("Cleo")
    await cleo.run("text")
    said = await cleo.press_token(f"b1:thread:{texted[0]}")
    assert ("Hi First0" in said, "Ben" in said) == (False, True)


async def test_a_long_conversation_is_read_page_by_page(bank, ben, texted):
    for number in range(40):
        bank.hear(texted[0], f"Number {number} of many")
    said = await opens(ben)
    assert "Number 39 of many" in said
    assert "Number 3 of many" not in said
    seen = said
    while "Earlier messages" in labels(ben.panel):
        seen += await ben.press("Earlier messages")
    assert all(f"Number {number} of many" in seen for number in range(40))
    assert "Number 39 of many" in await ben.press("Back to the conversation")


HOSTILE = [
    "@everyone <@123> <@&5> <#7>",
    "[click](https://evil.example) https://evil.example",
    "```\ncode\n``` `x`",
    "# Title\n> quote\n- list\n1. one",
    "||spoiler|| **bold** ~~gone~~",
    "\u202ereversed\u202c",
    "`" * 1600,
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_plainly(bank, ben, texted, text):
    bank.hear(texted[0], text)
    await opens(ben)
    plain = text.replace("\u202e", "").replace("\u202c", "").replace("\n", "\n> ").strip()
    assert f"> {plain}"[:200] in ben.words() or not text
    assert "Reply" in labels(ben.panel)
