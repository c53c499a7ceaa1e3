"""Where a reply goes whose holder has gone home."""

from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.campaigns import CampaignSettings
from bot.assignment.people import members, user_lists
from bot.assignment.shifts.shift import join_shift
from bot.storage.tables import Event
from bot.vocabulary import Cause
from tests.assignment.ending import MINUTE, Ending


def texted(night, who):
    """Somebody texts three contacts, of whom two answer, and stops; the third, who has not."""
    quiet = night.bucket(who)[2]
    night.bank.clock.forward(31 * MINUTE)
    return quiet


def test_a_reply_goes_to_somebody_on_duty_and_only_they_are_told(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(night.cleo)
    before = night.posted("inbox")
    bank.hear(quiet, "Who is this?")
    cleo = night.id(night.cleo)
    assert night.holders([quiet]) == [cleo]
    assert night.history(quiet)[-1] == (cleo, Cause.ROUTED)
    assert set(night.posted("inbox")) - set(before) == {cleo}


def test_the_record_tells_from_whom_to_whom(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(night.cleo)
    bank.hear(quiet, "Who is this?")
    with bank.database.reading() as session:
        (event,) = session.exec(select(Event).where(Event.verb == Cause.ROUTED)).all()
    assert event.facts == {"from": night.id(night.ben), "to": night.id(night.cleo)}


def test_the_least_loaded_gets_it(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    shift_id = night.shift(night.cleo)
    night.bucket(night.cleo)
    dev = bank.person("Dev Rao")
    bank.do(join_shift, dev, shift_id)
    bank.hear(quiet, "Yes")
    assert night.holders([quiet]) == [night.id(dev)]


def test_nobody_gets_more_than_they_may_hold_or_while_suspended(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(night.cleo)
    bank.do(members.set_cap, bank.ana, night.id(night.cleo), 0)
    bank.hear(quiet, "Yes")
    assert night.holders([quiet]) == [None]
    bank.do(members.set_cap, bank.ana, night.id(night.cleo), None)
    bank.do(members.suspend, bank.ana, night.id(night.cleo))
    bank.hear(quiet, "Hello?")
    assert night.holders([quiet]) == [None]


def test_with_nobody_on_duty_it_waits_for_nobody_and_the_next_reply_finds_somebody(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(ends=1)
    bank.hear(quiet, "Yes")
    assert night.holders([quiet]) == [None]
    assert bank.outbox("unheld")
    night.shift(night.cleo)
    bank.hear(quiet, "Hello?")
    assert night.holders([quiet]) == [night.id(night.cleo)]


def test_a_holder_on_duty_keeps_their_conversations(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(night.cleo, night.ben)
    bank.hear(quiet, "Yes")
    assert night.holders([quiet]) == [night.id(night.ben)]


def test_where_no_shifts_are_kept_everything_stays(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.bucket(night.cleo)
    bank.hear(quiet, "Yes")
    assert night.holders([quiet]) == [night.id(night.ben)]


def test_whoever_is_at_work_keeps_their_replies_and_gets_those_of_who_went(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(begins=24, ends=26)
    mine = night.bucket(night.cleo)[2]
    bank.hear(mine, "Yes")
    bank.hear(quiet, "Yes")
    assert night.holders([mine, quiet]) == [night.id(night.cleo)] * 2


def test_whoever_is_at_work_and_may_hold_no_more_gets_none(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(begins=24, ends=26)
    night.bucket(night.cleo)
    bank.do(members.set_cap, bank.ana, night.id(night.cleo), 4)
    bank.hear(quiet, "Yes")
    assert night.holders([quiet]) == [None]


def test_only_the_campaigns_people_get_its_replies(bank):
    night = Ending(bank)
    quiet = texted(night, night.ben)
    night.shift(night.cleo)
    made = bank.do(user_lists.create_list, bank.ana, "night-team").now.list
    bank.do(lifecycle.change_settings, bank.ana, night.campaign_id, CampaignSettings(user_list_id=made.id))
    bank.hear(quiet, "Yes")
    assert night.holders([quiet]) == [None]
