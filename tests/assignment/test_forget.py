"""Somebody is forgotten: no name and no word of theirs is found, and what counts stays."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import select

from bot.assignment import timers
from bot.assignment.audit import query
from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import lists
from bot.assignment.contacts.forgetting import forget, overwriting, purge
from bot.assignment.conversations.answer import answer, open_thread
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.conversations import Answer, Landed
from bot.assignment.outcomes.results.tables import ExportWish, Table
from bot.assignment.refusals.contacts import StillRuns
from bot.assignment.refusals.general import ContactBarred, NoSuchThing, NotAnAdmin
from bot.assignment.results import export, look
from bot.assignment.rules import standing
from bot.assignment.texting import optout
from bot.assignment.upkeep import catch_up
from bot.storage.engine.overwriting import overwrite
from bot.storage.forgetting import pages
from bot.storage.tables import Contact, Message, PhoneNumber, Report, Standing
from bot.storage.texting import numbers, pseudonyms
from bot.views import sheets
from tests.assignment.bank import Bank, row
from tests.assignment.forgotten import HER, HOLDS, NEVER, OTHER, WORDS, found, named, texts, writes, zenobia
from tests.clock import StillClock

CHANCE = bytes(range(32))


@pytest.fixture
def her(bank, ben, cleo):
    """Her conversation, before she is forgotten."""
    return zenobia(bank, ben, cleo)


def whom(bank):
    return bank.do(forget.seek, bank.ana, "quillfeather").rows[0].whom


def forgotten(bank):
    return bank.do(forget.forget, bank.ana, whom(bank), CHANCE)


def known(bank):
    with bank.database.reading() as session:
        return found(session)


def kept(bank):
    """What is kept of her number under its pseudonym."""
    with bank.database.reading() as session:
        found_ = pseudonyms.forgotten(session, HER)
    assert found_ is not None
    return found_


def exported(bank, campaign):
    """Every table of a campaign, and her lists, as they leave."""
    told = []
    for table in Table:
        plan = bank.do(export.begin, bank.ana, ExportWish(campaign, table))
        part = bank.do(export.part, bank.ana, plan, plan.begin, 100)
        told += [sheets.lines(part.lines, plan.worded).decode()]
    every = bank.do(lists.all_lists, bank.ana).rows
    told += [str(bank.do(lists.export, bank.ana, each.id).lines) for each in every]
    return "".join(told).casefold()


def test_every_text_of_the_schema_is_looked_into_or_said_to_be_nobodys():
    assert texts() == named(HOLDS) | named(NEVER)
    assert not named(HOLDS) & named(NEVER)


def test_no_table_no_export_and_no_line_of_the_record_holds_a_word_of_theirs(bank, her, caplog):
    campaign = bank.conversation(her).campaign_id
    assert known(bank) == named(HOLDS), "the story has a word in each place that can hold one"
    assert "zenobia" in exported(bank, campaign)

    picture = bank.do(forget.look, bank.ana, whom(bank))
    assert (picture.names, picture.contacts, picture.lists) == (
        ("Zenobia Quillfeather",),
        2,
        ("Members", "Voters")[::-1],
    )
    assert (picture.texts, picture.replies, picture.reports) == (2, 2, 1)
    assert [each.name for each in picture.holders] == ["Cleo Diaz"]
    assert picture.running == ("Early voting",)
    done = forgotten(bank)
    assert (done.contacts, done.conversations) == (2, 1)

    assert known(bank) == set()
    told = exported(bank, campaign)
    assert not any(word in told for word in WORDS)
    assert "first1" in told, "others are there as before"
    record = str(bank.do(query.record, bank.ana, RecordFilter())).casefold()
    assert "forget" in record
    assert not any(word in record + caplog.text.casefold() for word in WORDS)


def test_no_byte_of_the_file_holds_a_word_once_it_was_overwritten(sqlite_only):
    bank = Bank(sqlite_only, StillClock())
    zenobia(bank, bank.person("Ben Okafor"), bank.person("Cleo Diaz"))
    forgotten(bank)
    with bank.database.reading() as session:
        since = overwriting.due(session, bank.clock())
        assert since == bank.clock()
    assert overwrite(bank.database)
    bank.do(overwriting.done, since)
    with bank.database.reading() as session:
        assert pages.due_since(session) is None
    files = [Path(f"{sqlite_only.file}{end}") for end in ("", "-wal", "-shm")]
    held = b"".join(each.read_bytes() for each in files if each.exists()).lower()
    assert b"first1" in held
    assert [word for word in WORDS if word.encode() in held] == []


def test_no_statistic_of_the_server_quotes_a_word_once_it_was_vacuumed(postgresql_only):
    bank = Bank(postgresql_only, StillClock())
    zenobia(bank, bank.person("Ben Okafor"), bank.person("Cleo Diaz"))
    quoted = sa.text("SELECT concat(most_common_vals::text, histogram_bounds::text) FROM pg_stats")

    def quotes() -> str:
        with bank.database.reading() as session:
            return "".join(session.execute(quoted).scalars()).lower()

    assert overwrite(bank.database)
    assert "quillfeather" in quotes()
    forgotten(bank)
    assert overwrite(bank.database)
    assert [word for word in WORDS if word in quotes()] == []


def test_what_counts_stays_and_adds_up(bank, her):
    campaign = bank.conversation(her).campaign_id
    before = bank.do(look.results, bank.ana, campaign)
    forgotten(bank)
    after = bank.do(look.results, bank.ana, campaign)
    assert after.whole == before.whole
    with bank.database.reading() as session:
        filed = session.exec(select(Report)).all()
        stands = session.exec(select(Standing).where(Standing.kind == "answer")).all()
    recount = standing.standing(filed).answers
    assert {each.name: each.value for each in stands} == recount
    assert recount["Will they vote?"] == "yes"
    assert recount["How many signs?"] == "3"


def test_nothing_more_is_sent_or_filed_and_nobody_holds_it(bank, ben, cleo, her):
    forgotten(bank)
    left = bank.conversation(her)
    assert (left.holder_id, left.waiting_since, left.barred, left.state) == (
        None,
        None,
        "forgotten",
        "answered",
    )
    assert [text.status for text in bank.texts(her)] == ["delivered", "cancelled"]
    thread = bank.do(open_thread, bank.ana, her)
    assert thread.name == "Forgotten contact"
    assert not thread.may_file
    with pytest.raises(ContactBarred):
        bank.do(answer, bank.ana, her, Answer(note="Zenobia"), "later")


def test_no_list_brings_them_back_until_they_write_start(bank, her):
    forgotten(bank)
    begun = bank.do(lists.begin_import, bank.ana, "Again", "another file")
    assert bank.do(lists.add_rows, begun.list_id, [row(0, line=7), row(2)], [HER]) == (7,)
    assert known(bank) == set()
    assert kept(bank).opted_out_by == "import", "what the file says is kept"

    assert writes(bank, "STOP").landed is Landed.OPT_OUT
    assert known(bank) == set(), "a STOP is kept without the number"
    assert writes(bank, "START").landed is Landed.OPT_IN
    assert bank.do(lists.add_rows, begun.list_id, [row(0)]) == ()
    with bank.database.reading() as session:
        now = numbers.find(session, HER)
    assert now is not None
    assert now.opted_out_at is None


def test_an_admin_lets_a_number_in_again(bank, her):
    forgotten(bank)
    assert bank.do(optout.opt_out_number, bank.ana, HER).conversations == 1
    assert known(bank) == set()
    bank.do(optout.reverse_opt_out, bank.ana, HER)
    with bank.database.reading() as session:
        assert pseudonyms.forgotten(session, HER) is None


def test_an_opt_out_stays_under_the_pseudonym_with_its_moment(bank, her):
    assert writes(bank, "STOP").landed is Landed.OPT_OUT
    at = bank.clock()
    bank.clock.forward(timedelta(days=1))
    forgotten(bank)
    assert (kept(bank).opted_out_at, kept(bank).opted_out_by) == (at, "contact")
    assert bank.conversation(her).barred == "opted_out"


def test_no_catch_up_brings_a_forgotten_text_back(bank, her):
    sent_at = bank.clock()
    bank.clock.forward(timedelta(minutes=5))
    forgotten(bank)
    assert bank.do(catch_up.unknown, ["SMhers", "SMlost", "SMnew"]) == {"SMnew"}
    assert writes(bank, "It is Zenobia", sent_at=sent_at).landed is Landed.OVERTAKEN
    assert known(bank) == set(), "what was written before it is kept without its words"
    assert writes(bank, "Who are you?").landed is Landed.UNKNOWN_SENDER


def test_only_admins_forget_and_an_old_button_finds_nobody(bank, ben, her):
    gone = whom(bank)
    with pytest.raises(NotAnAdmin):
        bank.do(forget.forget, ben, gone, CHANCE)
    forgotten(bank)
    with pytest.raises(NoSuchThing):
        bank.do(forget.forget, bank.ana, gone, CHANCE)
    assert bank.do(forget.seek, bank.ana, "quillfeather").rows == ()


def test_a_number_that_no_list_has_can_be_forgotten_ahead(bank):
    [found_] = bank.do(forget.seek, bank.ana, HER).rows
    assert bank.do(forget.forget, bank.ana, found_.whom, CHANCE).contacts == 0
    assert kept(bank).forgotten_at == bank.clock()


def fire(bank):
    while bank.do(timers.fire_next):
        pass


def test_the_words_of_a_campaign_that_has_ended_go_and_its_contacts_stay(bank, her):
    campaign = bank.conversation(her).campaign_id
    with pytest.raises(StillRuns):
        bank.do(purge.purge_campaign, bank.ana, campaign, CHANCE)
    bank.do(lifecycle.end, bank.ana, campaign)
    before = bank.do(look.results, bank.ana, campaign)
    bank.do(purge.purge_campaign, bank.ana, campaign, CHANCE)
    fire(bank)
    with bank.database.reading() as session:
        said = [row.body for row in session.exec(select(Message).where(Message.conversation_id == her))]
        assert set(said) == {""}
        assert session.exec(select(Report)).one().note == ""
    assert "written_word.word" not in known(bank)
    assert "contact.first_name" in known(bank)
    assert bank.do(look.results, bank.ana, campaign).whole == before.whole
    assert bank.do(purge.look_at_campaign, bank.ana, campaign).purged_at == bank.clock()
    assert writes(bank, "Hello again").landed is Landed.REPLY, "what is written later is heard as ever"
    assert bank.conversation(her).state == "needs_attention"


def test_a_list_is_purged_once_its_campaigns_are_long_over_and_opt_outs_come_back_with_the_number(bank, her):
    campaign = bank.conversation(her).campaign_id
    [list_id] = [each.id for each in bank.do(lists.all_lists, bank.ana).rows if each.name == "Voters"]
    bank.do(optout.opt_out_number, bank.ana, OTHER)
    bank.do(lifecycle.end, bank.ana, campaign)
    with pytest.raises(StillRuns):
        bank.do(purge.purge_list, bank.ana, list_id, CHANCE)
    bank.clock.forward(timedelta(days=8))
    bank.do(purge.purge_list, bank.ana, list_id, CHANCE)
    fire(bank)
    with bank.database.reading() as session:
        [left] = session.exec(select(Contact).where(Contact.phone == HER)).all()
        assert left.list_id != list_id, "another list still has her"
        assert numbers.find(session, OTHER) is None
        assert [row.phone[:10] for row in session.exec(select(PhoneNumber)) if row.opted_out_at] == [
            "forgotten:"
        ]
    assert bank.do(purge.look_at_list, bank.ana, list_id).contacts == 0

    bank.load([row(1)], "Next year")
    with bank.database.reading() as session:
        back = numbers.find(session, OTHER)
    assert back is not None
    assert back.opted_out_at is not None
