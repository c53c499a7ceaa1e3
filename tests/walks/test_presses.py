"""What an evening costs in presses, on each platform: the bars that no screen may raise."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from tests.walks.bake_sale import NAME, drafts_bake_sale
from tests.walks.bank import TextBank
from tests.walks.player import Player

# The most presses, picks, submissions and commands of one person for each job.
BARS = {
    "a hundred texts": 101,
    "a routine reply, of which everything is picked, and the next conversation": 1,
    "a prepared answer with its tag, and the next conversation": 1,
    "all that waits with one person, from the board": 1,
    "all that waits with one person, by the form": 5,
    "what waits at the end of a shift, from its question": 1,
    "what waits at the end of a shift, from its summary": 1,
}

# The second says what the tag and the prepared reply "Moved" are for.
SAID = ("Answer 1", "I moved", "Answer 3", "Answer, too")
Costs = Callable[[Player, str], AbstractContextManager[None]]


async def test_key_jobs_cost_no_more_presses_than_they_may(bank: TextBank, platform: str):
    counted: dict[str, int] = {}

    @contextmanager
    def costs(player: Player, job: str) -> Iterator[None]:
        before = player.pressed
        yield
        counted[job] = player.pressed - before

    ana, ben, cleo, omar = (bank.player(name, platform) for name in ("Ana", "Ben", "Cleo", "Omar"))
    await drafts_bake_sale(ana, 103)
    await ana.prepares("Thanks", "Thank you, {{first_name|friend}}!", "will bake")
    await ana.prepares("Moved", "Where to, {{first_name|friend}}?", "moved")
    await ana.opens_campaign(NAME)
    for volunteer in (cleo, omar):  # whoever receives must be known
        await volunteer.looks_around()
    first = await texts_a_hundred(bank, ben, costs)
    await answers_as_prepared(bank, ben, first, costs)
    await moves_what_waits(ana, cleo, omar, costs)
    await ends_a_shift(bank, (ana, ben, cleo, omar), first, costs)
    assert counted.keys() == BARS.keys()
    assert {job: count for job, count in counted.items() if count > BARS[job]} == {}


async def texts_a_hundred(bank: TextBank, ben: Player, costs: Costs) -> str:
    """The first number that was texted; its owner and three more have answered."""
    with costs(ben, "a hundred texts"):
        await ben.starts()
        for place in range(1, 101):
            await ben.reads(f"{place} of 100")
            await ben.sends()
        await ben.reads("Bucket finished: 100 contacts texted")
    await ben.pauses()
    phones = await bank.sent(100)
    assert len(set(phones)) == 100
    for count, said in enumerate(SAID, 1):
        bank.answers(phones[count - 1], said)
        await ben.reads("reply waits" if count == 1 else f"{count} replies wait")
    return phones[0]


async def answers_as_prepared(bank: TextBank, ben: Player, first: str, costs: Costs) -> None:
    await ben.opens("Joaa")
    with costs(ben, "a prepared answer with its tag, and the next conversation"):
        await ben.presses("Send", beside="Thanks")
        await ben.reads(SAID[1])
    await ben.reads("(suggested)")
    with costs(ben, "a routine reply, of which everything is picked, and the next conversation"):
        await ben.sends_what_is_suggested()
        await ben.reads(SAID[2])
    second = (await bank.sent(102))[1]
    assert (bank.body_to(first), bank.body_to(second)) == ("Thank you, Joaa!", "Where to, Joab?")
    await ben.pauses()


async def moves_what_waits(ana: Player, cleo: Player, omar: Player, costs: Costs) -> None:
    """From Ben to Cleo with the board, and on to Omar with the form."""
    await cleo.starts()  # at work, so that she can take over
    await cleo.pauses()
    await ana.asks_what_waits()
    await ana.reads("2 replies wait")
    with costs(ana, "all that waits with one person, from the board"):
        await ana.presses(f"Move all 2 to {cleo.name}")
        await ana.reads("moved to")
    with costs(ana, "all that waits with one person, by the form"):
        await ana.reassigns_by_form(cleo.name, omar.name, 2)
        await omar.reads(f"2 conversations came to you from {cleo.name}")
    await ana.pauses()


async def ends_a_shift(bank: TextBank, people: tuple[Player, ...], first: str, costs: Costs) -> None:
    """Ben gives away what he has by himself, the lead what Omar has."""
    ana, ben, cleo, omar = people
    await ana.opens_shift("now for 1h", NAME)
    for volunteer in (ben, omar):
        await volunteer.presses("Join")
        await volunteer.reads("You are on the shift")
    bank.answers(first, "Answer 4")
    await ben.reads("Answer 4")
    bank.passes(61)
    await cleo.starts()
    await cleo.pauses()
    with costs(ben, "what waits at the end of a shift, from its question"):
        await ben.presses(f"Hand over to {cleo.name}")
        await ben.reads("moved to")
    with costs(ana, "what waits at the end of a shift, from its summary"):
        await ana.presses(f"Reassign to {cleo.name}")
        await cleo.reads(f"2 conversations came to you from {omar.name}")
