"""/shift: seen, opened by form and by words, joined, left and ended."""

from datetime import timedelta

import pytest

from bot.assignment.shifts.shift import all_shifts, open_shift
from bot.storage.shifts import shifts

HOUR = timedelta(hours=1)


@pytest.fixture
def opened(bank):
    """Opens a shift from so many hours from now until so many, and says its id."""

    def opened(begins=0, ends=2, campaign_id=None):
        now = bank.clock()
        return bank.do(open_shift, bank.ana, now + begins * HOUR, now + ends * HOUR, campaign_id).id

    return opened


def on(bank, campaign_id=None):
    """The names of those on shift now."""
    found = bank.do(all_shifts, bank.ana).running
    named = [person.name for shift in found for person in shift.people]
    with bank.database.reading() as session:
        assert len(shifts.on_now(session, bank.clock(), campaign_id)) == len(set(named))
    return named


def told(member):
    return member.sees().ephemerals[-1]


# Seen.


async def test_without_a_shift_admins_are_told_how_to_open_one(ana, ben):
    await ana.command("/shift")
    await ana.until("No shift runs, and none is planned.")
    assert "/shift open and times like today 6-8pm" in told(ana)
    assert ana.finds("Open a shift", on=told(ana))
    await ben.command("/shift")
    await ben.until("No shift runs, and none is planned.")
    assert "/shift open" not in told(ben)


async def test_shifts_are_told_by_each_readers_clock_and_without_mentions(ana, ben, bank, opened):
    opened(1, 3, bank.open(1, name="Primary day"))
    await ben.command("/shift")
    await ben.until("Primary day")
    begins = int((bank.clock() + HOUR).timestamp())
    assert f"'timestamp': {begins}" in str(told(ben).body)
    await ben.press("Join", on=told(ben))
    await ben.until("You are on the shift")
    assert "Ben Okafor · you are on it" in told(ben)
    await ana.command("/shift")
    await ana.until("Ben Okafor")
    assert "you are on it" not in told(ana)
    assert "<@" not in str(told(ana).body)


async def test_whose_account_tells_their_zone_chooses_none(ben):
    await ben.command("/shift zone Berlin")
    await ben.until("Baton reads your time zone from your account here")
    await ben.command("/shift")
    await ben.until("No shift runs, and none is planned.")
    assert "Clock:" not in str(told(ben).body)


async def test_volunteers_have_no_buttons_to_open_or_end(ben, opened):
    opened()
    await ben.command("/shift")
    await ben.until("On now")
    assert [each for each in ("Join", "End now", "Open a shift") if each in str(told(ben).body)] == ["Join"]


# Joined, left, ended.


async def test_people_join_and_leave_by_button_and_a_second_press_is_answered_alike(ben, bank, opened):
    opened()
    await ben.command("/shift")
    await ben.until("Nobody has joined yet.")
    join = ben.finds("Join", on=told(ben))
    for _ in range(2):
        await ben.press(join)
        await ben.until("You are on the shift")
        assert on(bank) == ["Ben Okafor"]
    leave = ben.finds("Leave", on=told(ben))
    assert "whoever waits for you goes to others" in leave.element["confirm"]["text"]["text"]
    await ben.press(leave)
    await ben.until("You are off the shift")
    assert on(bank) == []


async def test_people_join_and_leave_by_word(ben, bank, opened):
    opened()
    opened(3, 4)
    await ben.command("/shift join")
    await ben.until("You are on the shift")
    assert on(bank) == ["Ben Okafor"], "the shift that runs is meant"
    await ben.command("/shift leave")
    await ben.until("You are off the shift")
    assert "contacts you have not texted go back to the pool" in told(ben)
    await ben.command("/shift leave")
    await ben.until("You are on no such shift")
    assert on(bank) == []


async def test_where_several_fit_the_buttons_or_a_name_decide(ben, bank, opened):
    primary = bank.open(1, name="Primary day")
    opened()
    opened(0, 3, primary)
    await ben.command("/shift join")
    await ben.until("Several shifts fit")
    assert on(bank) == []
    await ben.command("/shift join prim")
    await ben.until("You are on the shift: Primary day")
    await ben.command("/shift join mayor")
    await ben.until("There is no such shift to join")


async def test_an_admin_ends_a_shift_and_is_told_what_that_does(ana, ben, bank, opened):
    opened()
    await ben.command("/shift join")
    await ben.until("You are on the shift")
    stale = ben.finds("Leave", on=told(ben))
    await ana.command("/shift")
    await ana.until("Ben Okafor")
    end = ana.finds("End now", on=told(ana))
    assert "1 person is on it and will be off shift in a minute." in end.element["confirm"]["text"]["text"]
    assert "contacts they have not texted go back to the pool" in end.element["confirm"]["text"]["text"]
    await ana.press(end)
    await ana.until("The shift ends in a minute")
    await ana.press("Undo", on=told(ana))
    await ana.until("The shift stands as before")
    assert on(bank) != []
    await ana.press("End now", on=told(ana))
    await ana.until("The shift ends in a minute")
    bank.clock.forward(timedelta(minutes=1))
    assert on(bank) == []
    await ben.press(stale)
    await ben.until("This shift is over.")


async def test_a_shift_to_come_is_called_off_by_its_button_and_not_by_word(ana, bank, opened):
    opened(1, 2)
    await ana.command("/shift end")
    await ana.until("No such shift runs now.")
    await ana.command("/shift")
    await ana.until("Call off")
    await ana.press("Call off", on=told(ana))
    await ana.until("The shift is called off")
    assert bank.do(all_shifts, bank.ana).total == 0
    await ana.press("Undo", on=told(ana))
    await ana.until("The shift stands as before")
    assert bank.do(all_shifts, bank.ana).total == 1


async def test_an_admin_ends_the_running_shift_by_word(ana, bank, opened):
    opened()
    opened(1, 2)
    await ana.command("/shift end")
    await ana.until("End this shift")
    assert bank.do(all_shifts, bank.ana).total == 2
    await ana.press("End now")
    await ana.until("The shift ends in a minute")
    bank.clock.forward(timedelta(minutes=1))
    assert bank.do(all_shifts, bank.ana).total == 1


# Opened by words.


async def test_times_are_read_by_the_askers_clock_and_told_back(ana, bank):
    await ana.command("/shift open today 6-8pm")
    await ana.until(lambda screen: screen.modal)
    assert "Tue Mar 10 2026, 6:00 PM - 8:00 PM EDT" in ana.modal
    assert bank.do(all_shifts, bank.ana).total == 0
    await ana.submit()
    await ana.until("✅ Open: All campaigns")
    [shift] = bank.do(all_shifts, bank.ana).upcoming
    assert shift.starts_at.isoformat() == "2026-03-10T22:00:00+00:00", "six in New York"
    assert str(ana.modal.body).count(f"'timestamp': {int(shift.starts_at.timestamp())}") == 2


async def test_a_shift_is_opened_for_the_campaign_that_is_named(ana, bank):
    bank.open(1, name="Primary day")
    bank.open(1, name="Senate race")
    await ana.command("/shift open now until 9pm in prim")
    await ana.until(lambda screen: screen.modal)
    await ana.submit()
    await ana.until("Open: Primary day")
    [shift] = bank.do(all_shifts, bank.ana).running
    assert shift.campaign
    assert shift.campaign.name == "Primary day"
    await ana.command("/shift open now until 9pm in mayor")
    await ana.until("No campaign is called “mayor”; no shift was opened.")
    await ana.command("/shift open now until 9pm in a")
    await ana.until("“a” may be")
    assert bank.do(all_shifts, bank.ana).total == 1


@pytest.mark.parametrize(
    "typed, words",
    [
        ("open soon", "Baton cannot read these times. Write them for example like next Tuesday"),
        ("open today 6-8", "Is this morning or evening?"),
        ("open today 8pm-6pm", "This ends before it starts"),
        ("open today 9am-10am", "These times are over already."),
        ("open now for 25h", "A shift lasts at most 24 hours."),
        ("open 2026-11-01 01:30-05:00", "1:30 AM comes twice on Nov 1"),
        ("open 2027-03-14 02:30-05:00", "There is no 2:30 AM on Mar 14"),
        ("begin", "Type /shift alone to see all shifts"),
    ],
)
async def test_what_cannot_be_done_is_answered_with_what_to_type(ana, bank, typed, words):
    await ana.command(f"/shift {typed}")
    await ana.until(words)
    assert bank.do(all_shifts, bank.ana).total == 0


async def test_volunteers_open_and_end_nothing(ben, bank, opened):
    opened()
    for typed in ("open", "open today 6-8pm", "open today 6-8pm in prim", "end"):
        await ben.command(f"/shift {typed}")
        await ben.until("Only admins can do this")
    assert not ben.sees().modals
    assert bank.do(all_shifts, bank.ana).total == 1


# Opened by the form.


async def test_the_form_begins_with_the_next_hour_and_opens_a_shift(ana, bank):
    bank.open(1, name="Primary day")
    await ana.command("/shift open")
    await ana.until(lambda screen: screen.modal)
    assert "By your own clock, EDT." in ana.modal
    await ana.choose("campaign", "Primary day")
    await ana.submit(day="2026-03-11", starts="22:00", ends="01:00")
    await ana.until("Open: Primary day")
    [shift] = bank.do(all_shifts, bank.ana).upcoming
    assert (shift.starts_at.isoformat(), shift.ends_at - shift.starts_at) == (
        "2026-03-12T02:00:00+00:00",
        3 * HOUR,
    )
    await ana.press("Join", on=ana.modal)
    await ana.until("You are on the shift: Primary day")
    assert "Ana Moreau · you are on it" in ana.modal


async def test_the_form_as_it_comes_is_a_shift_of_two_hours_for_all(ana, bank):
    await ana.command("/shift")
    await ana.until("No shift runs")
    await ana.press("Open a shift", on=told(ana))
    await ana.until(lambda screen: screen.modal)
    await ana.submit()
    await ana.until("Open: All campaigns")
    [shift] = bank.do(all_shifts, bank.ana).upcoming
    assert (shift.starts_at, shift.ends_at) == (bank.clock() + HOUR, bank.clock() + 3 * HOUR)


@pytest.mark.parametrize(
    "filled, words",
    [
        ({"day": "2026-03-09"}, "These times are over already."),
        ({"starts": "20:00", "ends": "18:00"}, "This ends before it starts"),
        ({"day": "2026-11-01", "starts": "01:30", "ends": "05:00"}, "1:30 AM comes twice on Nov 1"),
    ],
)
async def test_what_is_wrong_in_the_form_is_told_beside_the_field(ana, bank, filled, words):
    await ana.command("/shift open")
    await ana.until(lambda screen: screen.modal)
    await ana.submit(**filled)
    screen = await ana.until(lambda screen: screen.errors)
    assert words in screen.errors["ends"]
    assert bank.do(all_shifts, bank.ana).total == 0
