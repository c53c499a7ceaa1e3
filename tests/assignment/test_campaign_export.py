"""A campaign leaves as tables: the list's own cells as they came, and all that became of each contact."""

import asyncio
import csv
import io
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts.importing import load_list
from bot.assignment.outcomes.campaigns import CampaignScript
from bot.assignment.outcomes.conversations import Question
from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.outcomes.results.tables import ExportWish, Table
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.results import export
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_status
from bot.assignment.texting.optout import opt_out_number
from bot.storage.tables import Conversation
from bot.views import sheets
from bot.vocabulary import TextStatus
from tests.assignment.bank import SCRIPT, phone

LIST = (
    "Voter File VANID,Cell,Name,State,Notes\n"
    '0012345,202-555-0142,"O\'Neil, Dr. Ana",NY,=1+1\n'
    "0012346,(202) 555-0143,BEN RUIZ,NY,-2\n"
    "0012347,+1 202 555 0144,cleo,NY,\n"
)


@pytest.fixture
def campaign(bank, ben, desk, tmp_path):
    """A campaign over a list as people have them; Ben texted everybody, and each text was delivered."""

    async def quiet(_rows: int, _share: float) -> None:
        pass

    path = tmp_path / "voters.csv"
    path.write_text(LIST)
    list_id = asyncio.run(load_list(desk, bank.ana, path, "Voters", quiet)).list.id
    questions = (Question("Will they vote?", ("yes", "no")),)
    script = CampaignScript("Early voting", "River Votes", list_id, (SCRIPT,), (), ("moved",), questions)
    opened = bank.do(lifecycle.draft, bank.ana, script).ref.id
    bank.do(lifecycle.open_, bank.ana, opened)
    for each in bank.text_all(ben, bank.do(claim_bucket, ben, opened)):
        text = bank.texts(each)[0]
        bank.do(record_status, StatusReport(text.id, f"SM{text.id}", TextStatus.DELIVERED))
    return opened


def conversation(bank, place):
    """The conversation of a contact by their place in the list."""
    wanted = f"+1202555014{2 + place}"
    with bank.database.reading() as session:
        return session.exec(select(Conversation.id).where(Conversation.phone == wanted)).one()


def table(bank, campaign, of=Table.RESULTS, since=None, limit=2):
    """The table as a spreadsheet program reads it: its header and its rows by column."""
    plan = bank.do(export.begin, bank.ana, ExportWish(campaign, of, since))
    content, after = sheets.sheet(plan.header), plan.begin
    while after is not None:
        part = bank.do(export.part, bank.ana, plan, after, limit)
        content += sheets.lines(part.lines, plan.worded)
        after = part.last
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return list(plan.header), rows


def test_the_lists_own_columns_stand_first_and_its_cells_as_they_came(bank, campaign):
    header, rows = table(bank, campaign)
    assert header[:7] == ["Voter File VANID", "Cell", "Name", "State", "Notes", "campaign", "texted_number"]
    assert [row["Voter File VANID"] for row in rows] == ["0012345", "0012346", "0012347"]
    assert [row["Cell"] for row in rows] == ["202-555-0142", "(202) 555-0143", "'+1 202 555 0144"]
    assert [row["Name"] for row in rows] == ["O'Neil, Dr. Ana", "BEN RUIZ", "cleo"]
    assert [row["Notes"] for row in rows] == ["'=1+1", "-2", ""]
    assert [row["texted_number"] for row in rows] == ["+12025550142", "+12025550143", "+12025550144"]
    assert len(set(map(str.casefold, header))) == len(header)


def test_everything_that_became_of_a_contact_stands_in_their_row(bank, ben, campaign):
    first, second, _ = (conversation(bank, place) for place in range(3))
    bank.clock.forward(timedelta(minutes=5))
    bank.hear(first, "Yes")
    bank.hear(first, "Surely")
    bank.filed(first, tags=["moved"], answers={"Will they vote?": "maybe"}, note="calls back")
    bank.filed(first, removed=["moved"], answers={"Will they vote?": "yes"}, note="=done")
    bank.do(opt_out_number, bank.ana, bank.conversation(second).phone)
    _, rows = table(bank, campaign)
    said = rows[0]
    assert (said["conversation"], said["first_text"], said["text_fate"]) == (
        "waits for an answer",
        "A",
        "delivered",
    )
    assert said["text"] == bank.texts(first)[0].body
    assert (said["texted_at_utc"], said["texted_at_local"]) == ("2026-03-10 18:00:00", "2026-03-10 14:00:00")
    assert (said["replies"], said["replies_in_full"]) == ("2", "Yes\nSurely")
    assert said["replied_at_local"] == "2026-03-10 14:05:00"
    assert (said["tag: moved"], said["question: Will they vote?"]) == ("", "yes")
    assert said["volunteer_notes"] == "calls back\n=done"
    assert (said["texted_by"], said["held_by"], said["holder"]) == ("Ben Okafor",) * 3
    out = rows[1]
    assert (out["left_alone"], out["opted_out_by"]) == ("opted out", "an admin")
    assert (out["opted_out_at_utc"], out["opted_out_at_local"]) == (
        "2026-03-10 18:05:00",
        "2026-03-10 14:05:00",
    )


def test_a_text_that_did_not_arrive_has_its_reason_in_words(bank, ben, campaign):
    first = conversation(bank, 0)
    bank.do(record_status, StatusReport(bank.texts(first)[0].id, "SMx", TextStatus.DELIVERED))
    _, rows = table(bank, campaign, Table.MESSAGES)
    assert [row["fate"] for row in rows] == ["delivered"] * 3
    assert [row["direction"] for row in rows] == ["out"] * 3
    assert [row["Voter File VANID"] for row in rows] == ["0012345", "0012346", "0012347"]


def test_since_a_time_only_what_happened_then_is_told(bank, ben, campaign):
    bank.clock.forward(timedelta(hours=1))
    since = bank.clock()
    assert [table(bank, campaign, of, since)[1] for of in Table] == [[], [], []]
    bank.hear(conversation(bank, 1), "Late")
    assert [row["Name"] for row in table(bank, campaign, Table.RESULTS, since)[1]] == ["BEN RUIZ"]
    assert [row["body"] for row in table(bank, campaign, Table.MESSAGES, since)[1]] == ["Late"]
    bank.filed(conversation(bank, 0), tags=["moved"])
    assert [row["Name"] for row in table(bank, campaign, Table.RESULTS, since)[1]] == [
        "O'Neil, Dr. Ana",
        "BEN RUIZ",
    ]


def test_people_have_a_row_each_with_what_they_did(bank, ben, campaign):
    bank.hear(conversation(bank, 0), "Yes")
    bank.filed(conversation(bank, 0), tags=["moved"], person_id=bank.person_id(ben))
    _, rows = table(bank, campaign, Table.PEOPLE)
    assert [row["person"] for row in rows] == ["Ben Okafor"]
    told = [rows[0][name] for name in ("texted", "reached", "replied", "opted_out", "answers", "reports")]
    assert told == ["3", "3", "1", "0", "0", "1"]


def test_only_admins_take_a_campaign_out(bank, ben, campaign):
    wish = ExportWish(campaign, Table.RESULTS)
    plan = bank.do(export.begin, bank.ana, wish)
    with pytest.raises(NotAnAdmin):
        bank.do(export.begin, ben, wish)
    with pytest.raises(NotAnAdmin):
        bank.do(export.part, ben, plan, 0, 10)
    assert phone(0) not in str(plan.header)
