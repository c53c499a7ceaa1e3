"""/contacts: lists are brought, assigned and taken out from Discord; numbers are opted out and back in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from simcord.backend import cdn

from bot.assignment.contacts import importing
from bot.assignment.contacts import lists as core
from bot.assignment.people import user_lists
from tests.assignment.bank import phone, row
from tests.handlers.discord.town import labels, words

SHEET = b"phone,first name\n+1 212 555 0100,Ada\n+1 212 555 0101,Bo\n"


@pytest.fixture(autouse=True)
async def shelf(town, monkeypatch):
    """Where Discord keeps files that were handed in: a server of its own."""
    async with serving(town) as address:
        monkeypatch.setattr(cdn, "CDN_BASE", address)
        yield


@pytest.fixture
def names(bank):
    return lambda: [each.name for each in bank.do(core.all_lists, bank.ana).rows]


@asynccontextmanager
async def serving(town) -> AsyncIterator[str]:
    async def answer(request: web.Request) -> web.Response:
        blob = town.env.backend.cdn.get(f"http://{request.host}{request.path}")
        return web.Response(body=blob, content_type="text/csv") if blob else web.Response(status=404)

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}"
    await runner.cleanup()


async def test_a_file_handed_in_with_the_command_is_loaded_before_their_eyes(bank, ana, names):
    said = await ana.run("contacts import", file=("Riverside.csv", SHEET))
    assert "**Riverside** is loaded: 2 contacts" in said
    assert ana.panel.ephemeral
    assert names() == ["Riverside"]
    await ana.press("New campaign with this list")
    assert "Riverside" in str(ana.form.modal)


async def test_without_a_file_there_is_a_form_that_takes_one(ana, names):
    assert await ana.run("contacts import", name="North") == "Import contacts"
    assert "**North** is loaded" in await ana.submit(file=[("list.csv", SHEET)])
    assert names() == ["North"]


async def test_rows_that_were_left_out_are_told_and_come_as_a_file_where_they_are_many(ana):
    sheet = b"phone,first name\n+1 212 555 0100,Ada\n" + b"12,Nobody\n" * 12
    said = await ana.run("contacts import", file=("Odd.csv", sheet))
    assert "12 rows could not be loaded" in said
    assert "Line 3" in said
    assert [file.filename for file in ana.panel.attachments] == ["rows-left-out.csv"]


async def test_what_is_no_list_of_contacts_is_refused(ana, names):
    said = await ana.run("contacts import", file=("cat.csv", b"name,age\nTom,3\n"))
    assert "No column holds phone numbers" in said
    assert names() == []


async def test_a_name_that_is_taken_is_refused_before_anything_is_read(bank, ana, names):
    bank.load([row(0)], name="Riverside")
    assert "There is a list called" in await ana.run("contacts import", file=("Riverside.csv", SHEET))
    await ana.run("contacts import")
    assert "There is a list called" in await ana.submit(file=[("x.csv", SHEET)], name="riverside")
    await ana.press("Fix it")
    assert "**South** is loaded" in await ana.submit(file=[("x.csv", SHEET)], name="South")


async def test_a_file_that_does_not_come_is_told_and_nothing_is_kept(ana, names, monkeypatch):
    monkeypatch.setattr(cdn.CdnStore, "get", lambda *_: None)
    said = await ana.run("contacts import", file=("Riverside.csv", SHEET))
    assert "did not answer" in said
    assert names() == []


async def test_the_last_word_is_a_direct_message_once_the_answer_can_be_edited_no_more(
    town, ana, monkeypatch
):
    loading = importing.load_list

    async def slow(*facts):
        town.env.backend.clock.advance(16 * 60)
        return await loading(*facts)

    monkeypatch.setattr(importing, "load_list", slow)
    await ana.run("contacts import", file=("Riverside.csv", SHEET))
    assert any("is loaded: 2 contacts" in words(said) for said in ana.told())


async def test_a_list_comes_out_as_a_file_in_the_private_answer(bank, ana):
    bank.load([row(0)], name="Riverside")
    assert await ana.suggested("contacts export", "list", "riv") == ["Riverside"]
    assert "all contacts, with who opted out" in await ana.run("contacts export", list="Riverside")
    assert ana.panel.ephemeral
    file = ana.panel.attachments[0]
    assert file.filename == "contacts.csv"
    assert phone(0).encode() in ana.town.env.backend.cdn.get(file.url)


async def test_a_list_larger_than_the_server_takes_files_is_packed_or_told(bank, ana, monkeypatch):
    bank.load([row(index) for index in range(200)], name="Riverside")
    bring_limit(monkeypatch, 5_000)
    await ana.run("contacts export", list="Riverside")
    assert ana.panel.attachments[0].filename == "contacts.zip"
    bring_limit(monkeypatch, 500)
    assert "even packed" in await ana.run("contacts export", list="Riverside")


async def test_a_list_is_opened_from_the_panel_of_all(bank, ana):
    for index in range(15):
        bank.load([row(index)], name=f"List {index}")
    await ana.run("contacts list")
    first = words(ana.panel)
    assert "List 14" in first
    assert "**List 4**" not in first
    assert "**List 4**" in await ana.press("Next")
    await ana.press("Open", on=ana.panel)
    assert labels(ana.panel) == [
        *("New campaign", "Assign…", "Export", "Report", "Delete contacts…", "All lists"),
    ]
    assert "**List 4** is loaded: 1 contact" in await ana.press("Report")


async def test_a_number_is_opted_out_and_back_in(ana):
    assert "will not be texted again" in await ana.run("contacts optout", number="+1 212 555 0100")
    assert "may be texted again" in await ana.run("contacts optin", number="+1 212 555 0100")
    assert "This is no phone number" in await ana.run("contacts optout", number="seven")


async def test_a_list_is_assigned_to_people_seen_first_and_taken_back(bank, ana, ben):
    bank.load([row(index) for index in range(4)], name="Riverside")
    said = await ana.run("contacts assign", list="Riverside", person=ben.actor)
    assert "4 contacts of Riverside to 1 person" in said
    assert "Ana assigned 4 contacts" in await ana.press("Assign")
    assert "took it back" in await ana.press("Undo")


async def test_a_list_is_assigned_to_the_people_of_a_user_list_or_to_nobody(bank, ana, ben):
    bank.load([row(index) for index in range(4)], name="Riverside")
    await ben.run("text")
    await ana.run("text")
    bank.do(user_lists.create_list, ana.who, "night-team", [ben.account])
    said = await ana.run("contacts assign", list="Riverside", user_list="night-team")
    assert "1 person of night-team" in said
    await ana.press("Assign")
    said = await ana.run("contacts assign", list="Riverside", nobody=True)
    assert "will be nobody’s any more" in said


async def test_the_form_that_assigns_says_when_nobody_was_picked(bank, ana, ben):
    bank.load([row(index) for index in range(4)], name="Riverside")
    assert await ana.run("contacts assign", list="Riverside") == "Assign contacts: Riverside"
    assert "Pick somebody" in await ana.submit(which=["free"], dealt=["even"])
    await ana.press("Fix it")
    said = await ana.submit(people=[ben.actor], which=["all"], dealt=["random"])
    assert "at random" in said


async def test_volunteers_are_refused_even_where_the_command_is_shown_to_them(bank, town, ben):
    await town.allow("contacts", ben)
    bank.load([row(0)], name="Riverside")
    for command, options in (
        ("contacts list", {}),
        ("contacts import", {"file": ("x.csv", SHEET)}),
        ("contacts export", {"list": "Riverside"}),
        ("contacts optout", {"number": phone(0)}),
        ("contacts assign", {"list": "Riverside"}),
    ):
        assert "Only admins can do this" in await ben.run(command, **options)


def bring_limit(monkeypatch, most):
    class Limit:
        def __get__(self, *_):
            return most

        def __set__(self, *_):
            pass

    monkeypatch.setattr("discord.Interaction.filesize_limit", Limit())
