"""The Discord-like window: messages, components, commands, modals, and what only one person sees."""

import pytest
from playwright.async_api import expect

from tests.browser import IN_BROWSER

pytestmark = IN_BROWSER

ATTACK = "<img src=x onerror=alert(1)> [no](javascript:alert(2)) **`bold`** <script>alert(3)</script>"


def messages(page):
    return page.locator("[data-qa=message]")


async def run(page, command):
    """Type a command without options and run it."""
    await page.locator("[data-qa=entry]").fill(f"/{command}")
    await page.locator(f'[data-qa=command][data-command="{command}"]').click()
    await page.locator("[data-qa=run]").click()


async def test_what_one_writes_is_seen_by_all_in_discords_markdown(tab):
    ben, ana = await tab("ben"), await tab("ana")
    await ben.locator("[data-qa=entry]").fill(
        "# Tonight\n**Bold**, *slanted*, ~~gone~~, `code`\n> quoted\n- one\n- two"
    )
    await ben.keyboard.press("Enter")
    for page in (ben, ana):
        last = messages(page).last
        await expect(last).to_contain_text("Ben Okafor")
        await expect(last.locator("h3")).to_have_text("Tonight")
        await expect(last.locator("strong").last).to_have_text("Bold")
        await expect(last.locator("blockquote")).to_have_text("quoted")
        await expect(last.locator("li")).to_have_text(["one", "two"])


async def test_foreign_words_stay_words(page, guild):
    await guild.person("Ana").say(ATTACK)
    await expect(messages(page).last).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(messages(page).last).to_contain_text("<script>")
    await expect(messages(page).last.locator("a, img, script")).to_have_count(0)


async def test_a_command_is_offered_run_and_answered_for_one_person_alone(tab):
    ben, ana = await tab("ben"), await tab("ana")
    await ben.locator("[data-qa=entry]").fill("/hel")
    await expect(ben.locator("[data-qa=command]")).to_have_count(1)
    await run(ben, "hello")
    answer = messages(ben).last
    await expect(answer.locator("[data-qa=used]")).to_contain_text("Ben Okafor used /hello")
    await expect(answer.locator("[data-qa=only-you]")).to_contain_text("Only you can see this")
    await expect(messages(ana)).to_have_count(0)
    await answer.locator("[data-qa=dismiss]").click()
    await expect(messages(ben)).to_have_count(0)


async def test_commands_that_one_may_not_use_are_not_offered(tab):
    for person, count in (("ben", 0), ("ana", 1)):
        page = await tab(person)
        await page.locator("[data-qa=entry]").fill("/panel")
        await expect(page.locator("[data-command=panel]")).to_have_count(count)


async def test_options_are_filled_in_with_what_the_app_suggests(page):
    await page.locator("[data-qa=entry]").fill("/campaign st")
    await page.keyboard.press("Enter")
    await page.locator("[data-qa=run]").click()
    await expect(page.locator("[data-qa=line]")).to_contain_text("name is needed")
    await page.locator("[data-option=name] button").click()
    await page.keyboard.type("gard")
    await page.locator("[data-qa=options]").get_by_role("option", name="Garden").click()
    await page.locator("[data-qa=add-option][data-option=size]").click()
    await page.locator("[data-qa=option][data-option=size] input").fill("7")
    await page.keyboard.press("Enter")
    await expect(messages(page).last).to_contain_text("Started 18 with 7.")
    await expect(page.locator("[data-qa=line]")).to_be_hidden()


async def test_a_panel_of_version_two_is_drawn_pressed_and_changed_in_place(tab, guild):
    page = await tab("ben")
    await guild.person("Ana").command("/panel")
    box = page.locator(".d-container")
    await expect(box.locator("h3")).to_have_text("Counted 0")
    assert await box.evaluate("(node) => getComputedStyle(node).borderLeftColor") == "rgb(51, 102, 204)"
    await page.locator("[data-custom-id=count]").click()
    await expect(box.locator("h3")).to_have_text("Counted 1")
    await page.locator("[data-custom-id=count-later]").click()
    await expect(box.locator("h3")).to_have_text("Counted 2")
    await expect(messages(page)).to_have_count(3)
    await page.get_by_role("button", name="Start").click()
    await expect(messages(page).last).to_contain_text("You hold bucket 7.")


@pytest.mark.parametrize(
    "menu, wanted, answer",
    [
        ("street", ["Elm"], "Street: elm"),
        ("who", ["Cleo Lindqvist", "Ana Moreau"], "People: "),
        ("role", ["@texters"], "Role: texters"),
    ],
)
async def test_menus_send_what_was_chosen(page, guild, menu, wanted, answer):
    await guild.person("Ana").command("/panel")
    await page.locator(f"[data-custom-id={menu}]").click()
    for name in wanted:
        await page.locator("[data-qa=options]").get_by_role("option", name=name).click()
    if len(wanted) > 1:
        await page.keyboard.press("Escape")
    await expect(messages(page).last).to_contain_text(answer)


async def test_a_modal_tells_what_is_amiss_and_brings_what_was_filled_in(page, guild):
    await run(page, "ask")
    modal = page.locator("[data-qa=modal]")
    await expect(modal).to_contain_text("Say something")
    await modal.locator("[data-qa=modal-submit]").click()
    await expect(modal.locator("[data-qa=field-error]").first).to_have_text("This field is required.")
    assert not guild.delivered(5)
    await modal.locator("[data-custom-id=text]").fill("fine")
    await modal.locator("[data-custom-id=person]").click()
    await page.locator("[data-qa=options]").get_by_role("option", name="Mai Tanaka").click()
    given = {"name": "list.csv", "mimeType": "text/csv", "buffer": b"a,b"}
    await modal.locator("[data-custom-id=list]").set_input_files(given)
    await expect(modal).to_contain_text("list.csv")
    await modal.locator("[data-qa=modal-submit]").click()
    await expect(modal).to_have_count(0)
    await expect(messages(page).last).to_contain_text("Noted: fine, Mai Tanaka, list.csv=a,b")


async def test_a_modal_is_left_by_escape(page):
    await run(page, "ask")
    await page.locator("[data-qa=modal]").wait_for()
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-qa=modal]")).to_have_count(0)


async def test_thinking_is_shown_until_there_is_an_answer(page, guild):
    await run(page, "thinking")
    await expect(page.locator("[data-qa=thinking]")).to_contain_text("Baton is thinking")
    guild.bot.held.set()
    await expect(messages(page).first).to_contain_text("Thought about it.")
    await expect(page.locator("[data-qa=thinking]")).to_have_count(0)


async def test_a_direct_message_is_counted_until_one_looks(page, guild):
    await guild.person("Ana").command("/write_to", who="Ben")
    row = page.locator("[data-qa=sidebar]").get_by_role("button", name="Baton")
    await expect(row.locator("[data-qa=unread]")).to_have_text("1")
    await row.click()
    await expect(messages(page)).to_contain_text("Hello in private")
    await expect(row.locator("[data-qa=unread]")).to_have_count(0)


async def test_a_direct_message_is_opened_before_there_is_one(page, guild):
    await page.locator("[data-qa=sidebar]").get_by_role("button", name="Baton").click()
    await expect(page.locator("[data-qa=messages]")).to_contain_text("This is the beginning")
    await guild.person("Ana").command("/write_to", who="Ben")
    await expect(messages(page)).to_contain_text("Hello in private")


async def test_closed_direct_messages_are_closed(page, guild):
    await page.locator("[data-qa=takes-dms]").click()
    await expect(page.locator("[data-qa=takes-dms]")).to_have_text("DMs closed")
    ana = guild.person("Ana")
    await ana.command("/write_to", who="Ben")
    assert "No: 50007" in ana.reads()


async def test_files_are_brought_and_saved(page):
    given = {"name": "voters.csv", "mimeType": "text/csv", "buffer": b"phone\n"}
    await page.locator("[data-qa=entry-file]").set_input_files(given)
    await expect(page.locator(".d-entry")).to_contain_text("voters.csv")
    await page.locator("[data-qa=entry]").fill("The list")
    await page.keyboard.press("Enter")
    card = messages(page).last.locator("[data-qa=file]")
    async with page.expect_download() as download:
        await card.click()
    assert (await (await download.value).path()).read_bytes() == b"phone\n"


async def test_one_becomes_somebody_else_and_goes_over_to_slack_as_the_same_person(page):
    await page.locator("[data-qa=person-switch]").click()
    await page.locator("[data-qa=person]", has_text="Ana Moreau").click()
    await expect(page.locator("[data-qa=person-switch]")).to_contain_text("Ana Moreau")
    await expect(page.locator("[data-qa=sidebar]")).to_contain_text("leads")
    await page.locator("[data-chat=slack]").click()
    await expect(page.locator("[data-qa=person-switch]")).to_contain_text("Ana Moreau")
    await page.locator("[data-chat=discord]").click()
    await expect(page.locator("[data-qa=person-switch]")).to_contain_text("Ana Moreau")
    await expect(page.locator("[data-qa=entry]")).to_be_visible()


async def test_the_page_says_when_the_app_is_away(page, guild):
    await guild.bot.close()
    await expect(page.locator("[data-qa=banner]")).to_contain_text("Baton is not connected")


async def test_on_a_narrow_screen_one_area_stands_at_a_time(tab):
    page = await tab("ben")
    await page.set_viewport_size({"width": 390, "height": 800})
    await expect(page.locator("[data-qa=sidebar]")).to_be_hidden()
    await page.locator("[data-area=places]").click()
    await expect(page.locator("[data-qa=sidebar]")).to_be_visible()
    await page.locator("[data-qa=sidebar]").get_by_role("button", name="general").click()
    await expect(page.locator("[data-qa=entry]")).to_be_visible()
    assert await page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


async def test_f6_goes_on_to_the_phones(page):
    await page.locator("[data-qa=entry]").focus()
    await page.keyboard.press("F6")
    await expect(page.locator("[data-qa=phones] :focus")).to_have_count(1)
