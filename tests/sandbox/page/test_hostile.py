"""What strangers write stays words: no markup, no script, no link that runs one."""

from playwright.async_api import expect

from baton_sandbox.slack.acts import rooms
from tests.browser import IN_BROWSER
from tests.sandbox.page.conftest import ANA, BANK
from tests.sandbox.page.gallery import button, field, mrkdwn, option, plain, section

pytestmark = IN_BROWSER

EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg/onload=alert(3)>"
WRITTEN = EVIL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
LINKS = (
    '<javascript:alert(1)|press me> <data:text/html,x|or me> <https://example.org/"onmouseover=alert(1)|fine>'
)


async def inert(page):
    """Whether nothing of the evil text has become part of the page."""
    handlers = "[onerror], [onload], [onmouseover]"
    strange = page.locator(f"body script, {handlers}, img[src=x], a[href^=javascript], a[href^=data]")
    await expect(strange).to_have_count(0)


async def test_markup_in_messages_and_blocks_is_shown_as_words(page, gallery):
    rich = {
        "type": "rich_text_section",
        "elements": [
            {"type": "text", "text": EVIL},
            {"type": "link", "url": "javascript:alert(1)", "text": "rich"},
        ],
    }
    blocks = [
        section(WRITTEN, fields=[mrkdwn(f"*{WRITTEN}*")]),
        {"type": "header", "text": plain(EVIL)},
        {"type": "context", "elements": [plain(EVIL)]},
        {"type": "rich_text", "elements": [rich]},
        {"type": "actions", "elements": [button(EVIL[:75], "go", value=EVIL)]},
        {
            "type": "image",
            "image_url": "https://example.invalid/x.png",
            "alt_text": EVIL,
            "title": plain(EVIL),
        },
    ]
    await gallery.post(BANK, blocks=blocks[:5])
    await gallery.post(BANK, text=LINKS)
    message = page.locator("[data-qa=message]").first
    await expect(message.get_by_role("heading")).to_have_text(EVIL)
    await expect(message.locator(".section-text")).to_have_text(EVIL)
    await expect(message.locator(".rt-section")).to_have_text(f"{EVIL}rich")
    await expect(page.locator("[data-qa=message]").last.get_by_role("link")).to_have_text(["fine"])
    await inert(page)


async def test_markup_in_names_files_and_typed_words_is_shown_as_words(page, stage):
    file = rooms.bring_file(stage.workspace, ANA, f"{EVIL.replace('/', '')}.csv", b"x")
    rooms.share_file(stage.workspace, ANA, BANK, file, EVIL)
    await page.locator("[data-qa=composer]").fill(EVIL)
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-qa=message]").last).to_contain_text(EVIL)
    await expect(page.locator("[data-qa=file]")).to_contain_text("onerror=alert(1)")
    await inert(page)


async def test_markup_in_a_modal_its_menus_and_its_errors_is_shown_as_words(page, ask, gallery):
    gallery.answers.append({"response_action": "errors", "errors": {"pick": EVIL}})
    evil = option(EVIL[:75])
    shown = await ask(
        section(WRITTEN),
        field(
            "pick",
            "multi_static_select",
            label=EVIL,
            hint=EVIL,
            options=[evil],
            initial_options=[evil],
            placeholder=plain(EVIL),
        ),
        field("choose", "radio_buttons", options=[{**evil, "description": mrkdwn(WRITTEN[:70])}]),
    )
    await shown.locator("[data-qa=modal-submit]").click()
    await expect(shown.locator("[data-block-id=pick] [data-qa=field-error]")).to_have_text(EVIL)
    await shown.locator("[data-block-id=pick][data-action-id]").click()
    await expect(page.locator("[data-qa=options]").get_by_role("option")).to_have_text(EVIL[:75])
    await inert(page)


async def test_markup_in_a_contacts_text_is_shown_as_words(page, stage):
    number = stage.twilio.phones.phones()[0]["number"]
    stage.twilio.phones.text_from(number, EVIL)
    row = page.locator(f"[data-qa=phone][data-number='{number}']")
    await expect(row).to_contain_text(EVIL)
    await row.click()
    await expect(page.locator("[data-qa=bubble]")).to_have_text(EVIL)
    await inert(page)


async def test_a_broadcast_that_was_typed_by_a_stranger_mentions_nobody(page, gallery):
    await gallery.post(BANK, text="&lt;!channel&gt; and &lt;@U0ANA&gt;")
    await expect(page.locator("[data-qa=message]")).to_contain_text("<!channel> and <@U0ANA>")
    await expect(page.locator("[data-qa=message] .mention")).to_have_count(0)


async def test_the_page_refuses_to_make_markup_of_a_string(page, look):
    refused = await page.evaluate(
        """() => {
            try {
                document.createElement('p').innerHTML = '<b>x</b>';
                return false;
            } catch {
                return true;
            }
        }"""
    )
    assert refused
    look.complaints.clear()  # the browser says that it refused


async def test_a_link_does_not_hand_this_page_to_where_it_leads(page, gallery):
    await gallery.post(BANK, text="<https://example.org|there>")
    link = page.get_by_role("link", name="there")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(link).to_have_attribute("target", "_blank")
