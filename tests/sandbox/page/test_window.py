"""The Slack-like window: messages, the composer, people, tabs, and what it says when something is down."""

from playwright.async_api import expect
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from baton_sandbox.page.server import PageServer
from baton_sandbox.slack.acts import rooms
from tests.browser import IN_BROWSER
from tests.sandbox.page.conftest import ANA, BANK, BEN
from tests.sandbox.page.gallery import section

pytestmark = IN_BROWSER

GENERAL = "C0GENERAL"


def messages(page):
    return page.locator("[data-qa=message]")


async def test_what_one_types_is_sent_by_enter_and_seen_by_the_others(look):
    ana, ben = await look(ANA), await look(BEN)
    await ana.locator("[data-qa=composer]").fill("Hello *all*")
    await ana.keyboard.press("Shift+Enter")
    await ana.keyboard.type("and <everyone> :tada:")
    await ana.keyboard.press("Enter")
    await expect(ana.locator("[data-qa=composer]")).to_have_value("")
    for page in (ana, ben):
        await expect(messages(page)).to_contain_text(["Ana Moreau"])
        await expect(messages(page).locator("strong").last).to_have_text("all")
        await expect(messages(page)).to_contain_text("and <everyone> 🎉")


async def test_consecutive_messages_of_one_person_stand_under_one_name(page, stage):
    for person, words in ((ANA, "one"), (ANA, "two"), (BEN, "three")):
        rooms.say(stage.workspace, person, BANK, words)
    await expect(messages(page)).to_have_count(3)
    await expect(page.locator(".message-author")).to_have_text(["Ana Moreau", "Ben Okafor"])
    await expect(page.locator(".day")).to_have_text("Today")


async def test_the_apps_messages_change_and_go_in_place(page, gallery):
    posted = await gallery.post(BANK, text="First", blocks=[section("First")])
    await gallery.post(BANK, text="Second")
    await expect(messages(page).locator(".app-badge")).to_have_text("APP")
    await gallery.client.chat_update(
        channel=BANK, ts=posted["ts"], text="Changed", blocks=[section("Changed")]
    )
    await expect(messages(page).first).to_contain_text("Changed")
    await expect(messages(page)).to_have_count(2)
    await gallery.client.chat_delete(channel=BANK, ts=posted["ts"])
    await expect(messages(page)).to_have_count(1)
    await expect(messages(page)).to_contain_text("Second")


async def test_an_ephemeral_answer_is_marked_and_seen_by_one_person_only(look):
    ana, ben = await look(ANA), await look(BEN)
    await ana.locator("[data-qa=composer]").fill("/echo hello")
    await ana.keyboard.press("Enter")
    await expect(messages(ana)).to_contain_text("You said: hello")
    await expect(messages(ana)).to_contain_text("Only visible to you")
    await expect(messages(ben)).to_have_count(0)


async def test_commands_are_offered_with_their_hints_and_completed(page):
    composer = page.locator("[data-qa=composer]")
    await composer.press_sequentially("/")
    offered = page.locator("[data-qa=suggestions]")
    await expect(offered.get_by_role("option")).to_have_count(2)
    await expect(offered).to_contain_text("Opens a modal")
    await composer.press_sequentially("e")
    await page.keyboard.press("Tab")
    await expect(composer).to_have_value("/echo ")
    await expect(page.locator("[data-qa=command-hint]")).to_contain_text("/echo [text]")
    await composer.press_sequentially("to @be")
    await page.keyboard.press("Enter")
    await expect(composer).to_have_value("/echo to @ben ")
    await page.keyboard.press("Enter")
    await expect(messages(page)).to_contain_text("You said: to @Ben Okafor")


async def test_user_groups_are_offered_beside_people_and_named_in_the_answer(page):
    composer = page.locator("[data-qa=composer]")
    await composer.press_sequentially("/echo to @nig")
    await expect(page.locator("[data-qa=suggestions]")).to_contain_text("The late shift @night-team")
    await page.keyboard.press("Enter")
    await expect(composer).to_have_value("/echo to @night-team ")
    await page.keyboard.press("Enter")
    await expect(messages(page)).to_contain_text("You said: to @night-team")


async def test_an_unknown_command_is_told_and_stays_to_be_corrected(page):
    composer = page.locator("[data-qa=composer]")
    await composer.fill("/nonesuch now")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-qa=notice]").first).to_contain_text("/nonesuch")


async def test_a_file_is_attached_and_sent_with_its_words(page):
    given = {"name": "voters.csv", "mimeType": "text/csv", "buffer": b"phone\n"}
    await page.locator("[data-qa=composer-file]").set_input_files(given)
    await page.locator("[data-qa=composer]").fill("The list")
    await page.keyboard.press("Enter")
    await expect(messages(page)).to_contain_text("The list")
    card = messages(page).locator("[data-qa=file]")
    await expect(card).to_contain_text("voters.csv")
    async with page.expect_download() as download:
        await card.click()
    assert (await (await download.value).path()).read_bytes() == b"phone\n"


async def test_unread_messages_are_counted_until_one_looks(page, stage):
    row = page.locator(f"[data-place={GENERAL}]")
    for words in ("one", "two"):
        rooms.say(stage.workspace, BEN, GENERAL, words)
    await expect(row.locator("[data-qa=unread]")).to_have_text("2")
    await row.click()
    await expect(page.locator(".new-line")).to_have_count(1)
    await expect(row.locator("[data-qa=unread]")).to_have_count(0)


async def test_a_long_channel_draws_its_newest_part_and_more_as_one_scrolls_up(look, stage):
    for number in range(300):
        rooms.say(stage.workspace, BEN, BANK, f"message {number}")
    page = await look()
    await expect(messages(page).last).to_contain_text("message 299")
    assert await messages(page).count() < 100
    scroller = page.locator("[data-qa=messages]")
    await scroller.evaluate("(node) => { node.scrollTop = 0 }")
    await expect(messages(page).filter(has_text="message 200")).to_have_count(1)
    await expect(page.locator("[data-qa=jump-newest]")).to_be_visible()
    rooms.say(stage.workspace, BEN, BANK, "the newest")
    await expect(page.locator("[data-qa=jump-newest]")).to_have_text("1 new message")
    await page.locator("[data-qa=jump-newest]").click()
    await expect(messages(page).last).to_be_in_viewport()
    await expect(page.locator("[data-qa=jump-newest]")).to_be_hidden()


async def test_one_becomes_somebody_else_in_place(page):
    await page.locator("[data-qa=composer]").fill("Ana's draft")
    await page.locator("[data-qa=person-switch]").click()
    await page.locator(f"[data-qa=person][data-person={BEN}]").click()
    await expect(page.locator("[data-qa=person-switch]")).to_contain_text("Ben Okafor")
    await expect(page.locator("[data-place=C0LEADS]")).to_have_count(0)
    assert f"as={BEN}" in page.url
    await expect(page.locator("[data-qa=composer]")).to_have_value("")
    await page.locator("[data-qa=composer]").fill("It is me")
    await page.keyboard.press("Enter")
    await expect(messages(page)).to_contain_text("Ben Okafor")


async def test_a_modal_waits_for_the_person_it_belongs_to(page, ask):
    shown = await ask(section("For Ana"))
    for person, count in ((BEN, 0), (ANA, 1)):
        await page.locator("[data-qa=person-switch]").click()
        await page.locator(f"[data-qa=person][data-person={person}]").click()
        await expect(page.locator(f"[data-qa=person-switch] >> text={person[2:].title()}")).to_be_visible()
        await expect(shown).to_have_count(count)


async def test_a_direct_message_opens_by_its_name(page):
    await page.locator("[data-qa=sidebar]").get_by_role("button", name="Ben Okafor").click()
    await page.locator("[data-qa=composer]").fill("Psst")
    await page.keyboard.press("Enter")
    await expect(messages(page)).to_contain_text("Psst")
    await expect(page.locator("[data-qa=pane]").get_by_role("heading", level=1)).to_contain_text("Ben Okafor")


async def test_the_app_has_messages_and_an_about_tab_that_lists_its_commands(page, gallery):
    await gallery.post(ANA, text="A word in private")
    row = page.locator("[data-place=app]")
    await expect(row.locator("[data-qa=unread]")).to_have_text("1")
    await row.click()
    await expect(messages(page)).to_contain_text("A word in private")
    await page.locator("[data-tab=about]").click()
    await expect(page.locator("[data-qa=about]")).to_contain_text("/echo")


async def test_the_page_says_when_the_app_is_away(page, stage):
    await stage.handler.close_async()
    banner = page.locator("[data-qa=banner]")
    await expect(banner).to_contain_text("Baton is not connected")
    back = AsyncSocketModeHandler(stage.gallery.app, stage.slack.app_token)
    await back.connect_async()
    await expect(banner).to_be_hidden()
    await back.close_async()


async def test_the_page_says_when_the_sandbox_is_away_and_comes_back_by_itself(look, stage):
    async with PageServer(stage.workspace) as server:
        port = int(server.url.rpartition(":")[2])
        look.url = server.url
        page = await look()
        await page.locator("[data-qa=composer]").fill("a draft")
    await expect(page.locator("[data-qa=banner]")).to_contain_text("not answering")
    rooms.say(stage.workspace, BEN, BANK, "said meanwhile")
    async with PageServer(stage.workspace, port=port):
        await expect(page.locator("[data-qa=banner]")).to_be_hidden(timeout=10_000)
        await expect(messages(page)).to_contain_text("said meanwhile")
        await expect(page.locator("[data-qa=composer]")).to_have_value("a draft")
        await page.goto("about:blank")
    look.complaints.clear()  # the browser tells of every attempt to reconnect
