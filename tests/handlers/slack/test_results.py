"""/campaign results and export in Slack: what came of it, in words, as a picture and as files."""

import pytest

from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.results.look import results
from bot.handlers.slack.campaigns.export import Typed, parse_typed
from tests.handlers import filed


def files(member):
    return [file for message in member.sees().messages for file in message.body.get("files", [])]


async def test_results_and_the_file_agree_with_a_count_by_hand(slack, bank, ana):
    campaign = filed.answered(bank)
    await ana.command("/campaign results prim")
    await ana.until("8 reached of 8 texted")
    said = filed.by_hand()
    for words in ("6 replied", f"{said['yes']} yes", f"{said['no']} no", "too few to tell"):
        assert words in ana.sees()
    await ana.until(lambda _: files(ana), seconds=20)
    [picture] = files(ana)
    assert picture["mimetype"] == "image/png"
    await ana.command("/campaign export results prim")
    await ana.until(lambda _: len(files(ana)) == 2, seconds=20)
    content = slack.world.files.get(files(ana)[-1]["id"]).content
    assert filed.counted(content) == (said, said["yes"])
    assert len(filed.rows(content)) == 8
    assert bank.do(results, bank.ana, campaign).whole.replied == 6


async def test_a_form_asks_which_tables_and_each_comes_as_a_file(slack, bank, ana):
    filed.answered(bank)
    await ana.command("/campaign export prim")
    await ana.until(lambda screen: screen.modal and screen.modal.title == "Export")
    await ana.choose("What", "Messages", "People")
    await ana.submit(since="yesterday")
    assert "“yesterday” is no day" in str(ana.sees().errors)
    await ana.submit(since="")
    await ana.until(lambda _: len(files(ana)) == 2, seconds=20)
    assert [file["name"] for file in files(ana)] == ["messages.csv", "people.csv"]
    messages = filed.rows(slack.world.files.get(files(ana)[0]["id"]).content)
    assert [row["body"] for row in messages if row["direction"] == "in"] == ["Hello, =who are you?"] * 6


async def test_views_of_results_turn_in_their_place(bank, ana):
    filed.answered(bank)
    await ana.command("/campaign results prim")
    await ana.until("8 reached of 8 texted")
    await ana.press("By first text")
    await ana.until("Text A")
    await ana.press("By shift")
    await ana.until("Nobody was texted while a shift ran")
    await ana.press("Whole campaign")
    await ana.until("6 replied")


async def test_only_admins_may(bank, ben):
    campaign = filed.answered(bank)
    for command in ("results", "export results"):
        await ben.command(f"/campaign {command} prim")
        await ben.until("admin")
    with pytest.raises(NotAnAdmin):
        bank.do(results, bank.person("Cleo Diaz"), campaign)


@pytest.mark.parametrize(
    "text, typed",
    [
        ("", Typed()),
        ("prim", Typed("", "prim", "")),
        ("messages Primary day", Typed("messages", "Primary day", "")),
        ("people Primary day since 2026-03-10", Typed("people", "Primary day", "2026-03-10")),
        ("Ever since then", Typed("", "Ever", "then")),
        ("since 2026-03-10", Typed("", "", "2026-03-10")),
    ],
)
def test_what_is_typed_is_taken_apart(text, typed):
    assert parse_typed(text) == typed
