"""A campaign from the file to the last answer, and what came of it, on each platform."""

import csv
import io
from collections import Counter
from collections.abc import Mapping

from tests.walks.bake_sale import BAKES, NAME, opens_a_trial_of_two_texts
from tests.walks.bank import TextBank
from tests.walks.player import Player

HOSTILE = "@everyone **free** [cake](https://cake.example) `now` <@1>"
QUESTION = f"question: {BAKES}"


async def test_a_campaign_is_texted_answered_filed_corrected_and_its_results_agree_with_a_count_by_hand(
    bank: TextBank, platform: str
):
    ana, ben, cleo = (bank.player(name, platform) for name in ("Ana", "Ben", "Cleo"))
    await opens_a_trial_of_two_texts(ana, 5)

    await ben.starts()
    for count in range(1, 6):
        await ben.reads(f"{count} of 5")
        await (ben.skips() if count == 2 else ben.sends())
    await ben.pauses()
    first, second, third, fourth = await bank.sent(4)
    assert "Ben with River Bakers" in bank.body_to(first)
    of = {phone: "B" if "A cake?" in bank.body_to(phone) else "A" for phone in bank.texted}

    bank.answers(first, HOSTILE)
    await ben.reads("1 reply waits for you")
    await ben.opens("Joaa")
    await ben.reads(HOSTILE)
    await ben.replies("Thank you, Joaa!")
    await bank.sent(5)
    assert bank.body_to(first) == "Thank you, Joaa!"

    bank.answers(third, "STOP")
    await ana.reads("1 opted out")

    # Said, misunderstood, and corrected: the last word of each counts.
    filed = [(first, "No!", "late", "no"), (second, "Yes", "early", "yes"), (fourth, "Ok", "late", "yes")]
    filed.append((first, "No sooner said than done", "early", "yes"))
    names = {first: "Joaa", second: "Joac", fourth: "Joae"}
    for phone, words, tag, answer in filed:
        bank.answers(phone, words)
        await ben.opens(names[phone])
        await ben.reads(words)
        await ben.files(tag, BAKES, answer)

    await agrees_with_a_count_by_hand(ana, of, {phone: (tag, said) for phone, _, tag, said in filed})
    await ana.asks_how_it_goes(NAME)
    await ana.reads("4 of 5 contacts texted")
    await ana.asks_what_waits()
    await ana.reads("Nobody waits")
    assert HOSTILE not in cleo.sees()


async def agrees_with_a_count_by_hand(
    ana: Player, of: Mapping[str, str], last: Mapping[str, tuple[str, str]]
) -> None:
    """What Ana is told and given, by which text each number got and by the tag and answer filed last."""
    texted = Counter(of.values())
    yes = Counter(of[phone] for phone, (_, answer) in last.items() if answer == "yes")
    await ana.asks_what_came_of(NAME)
    await ana.reads("4 reached of 4 texted · too few to tell")
    for words in ("4 replied", "1 opted out", f"{yes.total()} yes", "0 no", "2 early", "1 late"):
        await ana.reads(words)
    # How many said yes to text B: one command and one press.
    await ana.presses("By first text")
    await ana.reads(f"Text B {texted['B']} reached of {texted['B']} texted")
    told = ana.sees().rpartition("Text B")[2].partition("{{first_name")[0]
    assert f"{yes['B']} yes" in told

    table = list(csv.DictReader(io.StringIO((await ana.takes_out(NAME)).decode("utf-8-sig"), newline="")))
    assert [row["phone"] for row in table] == [f"+1518555{number}" for number in range(1000, 1005)]
    rows = {row["texted_number"]: row for row in table if row["text"]}
    assert {phone: row["first_text"] for phone, row in rows.items()} == of
    filed_at_last = {phone: last.get(phone, ("", "")) for phone in of}
    assert {phone: (tag_in(row), row[QUESTION]) for phone, row in rows.items()} == filed_at_last
    assert [row["left_alone"] for row in rows.values() if row["opted_out_at_utc"]] == ["opted out"]


def tag_in(row: dict[str, str]) -> str:
    """The one tag of a row of the results."""
    return " ".join(tag for tag in ("early", "late") if row[f"tag: {tag}"])
