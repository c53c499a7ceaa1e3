"""/shift: seen, opened by words and by the form, joined, left, covered and ended."""

from datetime import timedelta

import pytest

from bot.assignment.shifts.shift import all_shifts, open_shift
from tests.handlers.discord.town import labels, parts_of

HOUR = timedelta(hours=1)


@pytest.fixture
def opened(bank):
    """Opens a shift from so many hours from now until so many, and says its id."""

    def opened(begins=0, ends=2, campaign_id=None):
        now = bank.clock()
        return bank.do(open_shift, bank.ana, now + begins * HOUR, now + ends * HOUR, campaign_id).id

    return opened


def on(bank):
    """The names of those on shift now."""
    return [person.name for row in bank.do(all_shifts, bank.ana).running for person in row.people]


# Seen.


async def test_without_a_shift_admins_are_told_how_to_open_one(ana, ben):
    assert "No shift runs, and none is planned." in await ana.run("shift list")
    assert "/shift open and times like" in ana.words()
    assert "Open a shift" in labels(ana.panel)
    assert "/shift open" not in await ben.run("shift list")
    assert "Open a shift" not in labels(ben.panel)


async def test_times_are_told_by_each_readers_clock_and_nobody_is_mentioned(bank, ben, opened):
    opened(1, 3, bank.open(1, name="Primary day"))
    said = await ben.run("shift list")
    assert f"<t:{int((bank.clock() + HOUR).timestamp())}:f>" in said
    assert "You are on the shift" in await ben.press("Join")
    assert "Ben · you are on it" in ben.words()
    assert "<@" not in ben.words()


async def test_more_shifts_than_a_panel_holds_are_paged(bank, ben, opened):
    for hour in range(1, 20):
        opened(hour, hour + 1)
    seen = (await ben.run("shift list")).count("Nobody has joined yet.")
    assert 0 < seen < 19
    while "Next" in labels(ben.panel):
        seen += (await ben.press("Next")).count("Nobody has joined yet.")
    assert seen == 19
    assert "First" in labels(ben.panel)


# Joined, left, ended.


async def test_whoever_leaves_a_shift_that_runs_is_asked_and_told_what_that_does(bank, ben, opened):
    opened()
    assert "You are on the shift" in await ben.run("shift join")
    assert on(bank) == ["Ben"]
    assert "whoever waits for you goes to others" in await ben.press("Leave")
    assert on(bank) == ["Ben"]
    assert "You are off the shift" in await ben.press("Leave")
    assert on(bank) == []


async def test_where_several_fit_a_choice_or_a_name_decides(bank, ben, opened):
    opened()
    second = opened(0, 3, bank.open(1, name="Primary day"))
    assert "Several shifts fit" in await ben.run("shift join")
    assert await ben.suggested("shift join", "shift", "prim") == [str(second)]
    assert "You are on the shift: Primary day" in await ben.run("shift join", shift=str(second))
    assert "You are on the shift: All campaigns" in await ben.run("shift join", shift="all c")
    assert "There is no such shift to join" in await ben.run("shift join", shift="mayor")


async def test_an_admin_extends_and_ends_the_shift_that_was_picked(bank, ana, opened):
    opened()
    await ana.run("shift list")
    assert "Extended" in await ana.press("30 min longer")
    assert "End this shift now?" in await ana.press("End now")
    assert "The shift ends in a minute" in await ana.press("End now")
    assert "The shift stands as before" in await ana.press("Undo")
    await ana.press("End now")
    await ana.press("End now")
    bank.clock.forward(timedelta(minutes=1))
    assert bank.do(all_shifts, bank.ana).total == 0


async def test_a_button_of_a_shift_works_after_a_restart(bank, town, ben, opened):
    opened()
    await ben.run("shift list")
    await town.restart()
    assert "You are on the shift" in await ben.press("Join")


async def test_volunteers_open_and_end_nothing(bank, ben, opened):
    opened()
    for command, options in (("open", {"times": "today 6-8pm"}), ("open", {}), ("end", {})):
        assert "Only admins can do this" in await ben.run(f"shift {command}", **options)
    assert bank.do(all_shifts, bank.ana).total == 1


# Opened.


async def test_times_are_read_by_the_clock_that_was_chosen_and_it_is_remembered(bank, ana):
    said = await ana.run("shift open", times="today 6-8pm", zone="America/Chicago", seats=6)
    assert "✅ Open: All campaigns" in said
    [row] = bank.do(all_shifts, bank.ana).upcoming
    assert (row.starts_at.isoformat(), row.seats) == ("2026-03-10T23:00:00+00:00", 6)
    assert row.lead.name == "Ana"
    assert "Clock: Chicago" in labels(ana.panel)
    await ana.run("shift open", times="tomorrow 6-8pm")
    assert bank.do(all_shifts, bank.ana).upcoming[1].starts_at.hour == 23


async def test_without_a_clock_of_ones_own_the_teams_is_used(bank, ana):
    await ana.run("shift open", times="today 6-8pm")
    assert bank.do(all_shifts, bank.ana).upcoming[0].starts_at.hour == 22
    assert "Clock: New York" in labels(ana.panel)


async def test_where_no_clock_is_known_it_is_asked_and_what_was_typed_is_kept(bank, ana):
    with bank.database.transaction() as session:
        session.connection().exec_driver_sql("UPDATE person SET zone = ''")
    assert "By which clocks do you type times?" in await ana.run("shift open", times="today 6-8pm")
    assert await ana.choose("clock_pick", "America/Denver") == "Open a shift"
    assert "✅ Open: All campaigns" in await ana.submit(times="today 6-8pm", campaign=["0"])
    assert bank.do(all_shifts, bank.ana).upcoming[0].starts_at.isoformat() == "2026-03-11T00:00:00+00:00"


async def test_a_clock_is_chosen_from_the_list_of_shifts(bank, ana):
    await ana.run("shift list")
    assert "You type times by **New York clocks**" in await ana.press("Clock: New York")
    assert "**Denver clocks**" in await ana.choose("clock_keep", "America/Denver")
    await ana.run("shift open", times="today 6-8pm")
    assert bank.do(all_shifts, bank.ana).upcoming[0].starts_at.isoformat() == "2026-03-11T00:00:00+00:00"


async def test_zones_are_suggested_by_what_people_call_them(ben):
    assert "America/Los_Angeles" in await ben.suggested("shift zone", "zone", "los ang")
    assert "Berlin clocks" in await ben.run("shift zone", zone="europe/berlin")
    assert "Baton knows no such zone" in await ben.run("shift zone", zone="Mars")


async def test_a_shift_is_opened_for_a_campaign_with_a_lead_who_never_spoke_to_baton(bank, town, ana):
    bank.open(1, name="Primary day")
    campaign = (await ana.suggested("shift open", "campaign", "prim"))[0]
    eve = town.person("Eve")
    said = await ana.run("shift open", times="now until 9pm", campaign=campaign, lead=eve.actor)
    assert "Open: Primary day" in said
    assert "Led by Eve" in said
    assert "No campaign is called “mayor”" in await ana.run(
        "shift open", times="now for 1h", campaign="mayor"
    )


async def test_shifts_recur_and_a_series_is_stopped_after_a_question(bank, ana):
    said = await ana.run("shift open", times="every day 8-9pm until 2026-03-14")
    assert "every day at 8:00 PM, New York, until Mar 14" in said
    assert "Open no more of these shifts?" in await ana.press("Stop repeating")
    assert "5 shifts that nobody had joined are called off" in await ana.press("Stop repeating")
    assert "It recurs as before." in await ana.press("Undo")
    assert bank.do(all_shifts, bank.ana).total == 5
    await ana.press("Stop repeating")
    await ana.press("Stop repeating")


async def test_the_form_is_refused_with_what_was_typed_and_comes_again_with_it(bank, ana):
    await ana.run("shift open")
    said = await ana.submit(times="today 6-8", campaign=["0"])
    assert "Is this morning or evening?" in said
    assert "today 6-8" in said
    assert await ana.press("Fix it") == "Open a shift"
    assert "today 6-8" in str(ana.form.modal)
    assert "✅ Open" in await ana.submit(times="today 6-8pm", campaign=["0"], seats="3")
    assert bank.do(all_shifts, bank.ana).upcoming[0].seats == 3
    await ana.run("shift open")
    assert "This must be within 1-10000" in await ana.submit(
        times="today 6-8pm", campaign=["0"], seats="many"
    )


# Cover.


async def test_cover_is_looked_for_by_form_for_a_part_and_taken(bank, town, ben, opened):
    opened(0, 6)
    cleo = town.person("Cleo")
    await ben.run("shift join")
    assert await ben.press("Find cover") == "Find cover"
    assert "You look for cover" in await ben.submit(starts="5pm", ends="7pm")
    [asked] = bank.do(all_shifts, bank.ana).running[0].covers
    assert asked.ends_at - asked.starts_at == 2 * HOUR
    await cleo.run("shift list")
    assert "You cover for Ben" in await cleo.press("Take Ben’s place")


async def test_a_full_shift_offers_the_place_of_who_looks_for_cover(bank, town, ben, ana):
    await ana.run("shift open", times="now for 2h", seats=1)
    await ben.run("shift join")
    cleo = town.person("Cleo")
    assert "All 1 seats of this shift are taken" in await cleo.run("shift join")
    assert "You look for cover" in await ben.run("shift cover")
    await cleo.run("shift join")
    assert "You cover for Ben" in await cleo.press("Take Ben’s place")


async def test_who_is_off_shift_is_offered_to_join(bank, ben, opened):
    bank.open(3, name="Primary day", needs_shift=True)
    opened()
    said = await ben.run("text", campaign="primary")
    assert "gives new contacts only to those on shift" in said
    assert "You are on the shift" in await ben.press("Join")
    assert "1 of 3" in await ben.run("text", campaign="primary")


async def test_hostile_names_stay_words(bank, town, opened):
    opened(0, 2, bank.open(1, name="**@everyone** [x](http://evil.example)"))
    mallory = town.person("<@1> `m`")
    await mallory.run("shift join")
    raw = str([part["content"] for part in parts_of(mallory.panel) if "content" in part])
    assert "**@everyone**" not in raw
    assert "](http" not in raw
    assert "<@1>" not in raw
    assert "<@1> `m` · you are on it" in mallory.words()


async def test_times_are_read_back_while_they_are_typed(ana, bank):
    await ana.run("shift zone", zone="America/New_York")
    for typed, read in (
        ("today 6-8pm", "Tue Mar 10 2026, 6:00 PM - 8:00 PM EDT"),
        ("every other Tue 6-8pm", "every other Tuesday at 6:00 PM, New York; first Tue Mar 10 2026"),
        ("today 6pm", "Say also until when"),
        ("soon", "Baton cannot read these times"),
    ):
        told, value = await ana.read_back("shift open", "times", typed)
        assert (told[: len(read)], value) == (read, typed)
    assert bank.do(all_shifts, bank.ana).total == 0
