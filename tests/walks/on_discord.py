"""People at Discord, over an unmodified discord.py and real sockets."""

from baton_sandbox.discord.driver import Member, NotThere, Picked, Screen
from baton_sandbox.discord.driver.screen import Message, View
from tests.waiting import LONGEST, eventually
from tests.walks.words import CODE, flowing


class DiscordPlayer:
    """Somebody of the server."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.name = member.person.name

    @property
    def pressed(self) -> int:
        return self.member.presses

    async def reads(self, words: str) -> None:
        def there(screen: Screen) -> bool:
            return words in flowing(screen.text)

        there.__qualname__ = words
        await self.member.until(there, seconds=LONGEST)

    async def presses(self, label: str, *, beside: str = "") -> None:
        await self.member.until(lambda _: self._holds(label, beside) is not None, seconds=LONGEST)
        await self.member.press(label, on=self._holds(label, beside))

    async def agrees(self, label: str) -> None:
        def asked(screen: Screen) -> bool:
            newest = screen.messages[-1].text
            return label in newest and ("Not now" in newest or "Cancel" in newest)

        await self.member.until(asked, seconds=LONGEST)
        await self.member.press(label, on=self.member.sees().messages[-1])

    async def ends_the_day(self) -> None:
        await self.looks_around()
        await self.presses("Done for today")
        await self.agrees("Done for today")

    async def looks_around(self) -> None:
        await self.member.command("/text")

    def sees(self) -> str:
        return flowing(self.member.sees().text)

    async def imports(self, name: str, content: bytes) -> None:
        await self.member.command("/contacts import", file=Picked("contacts.csv", content), name=name)
        await self.reads(f"{name} is loaded")

    async def drafts(self, name: str, organisation: str, *texts: str, asks: str = "", tags: str = "") -> None:
        await self.member.command("/campaign new", name=name)
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        await self.member.submit(organisation=organisation, text_1=texts[0])
        await self.reads("Nothing to fix")
        if texts[1:]:
            await self._writes(name, "First texts", text_2=texts[1])
            await self.reads(texts[1].rpartition("}} ")[2])
        if asks:
            await self._writes(name, "Tags and questions", questions=asks, tags=tags)
            await self.reads(asks)
            await self.presses("Back")

    async def prepares(self, title: str, body: str, tag: str) -> None:
        await self.presses("Edit texts")
        await self.presses("Add a prepared reply")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        await self.member.submit(name=title, text=body, tag=tag)
        await self.reads(title)
        await self.presses("Back")
        await self.reads("Nothing to fix")

    async def opens_campaign(self, name: str) -> None:
        await self.presses("Open", beside=name)
        await self.agrees("Open")
        await self.reads("🟢 Open")

    async def starts(self) -> None:
        await self.presses("Start texting")

    async def sends(self) -> None:
        await self.presses("Send")

    async def skips(self) -> None:
        await self.presses("Skip")

    async def pauses(self) -> None:
        """A panel needs no closing."""

    async def opens(self, contact: str) -> None:
        await self.presses("Open", beside=contact)
        await self.member.until(lambda _: self._holds("Reply", contact), seconds=LONGEST)

    async def sends_what_is_suggested(self) -> None:
        await self.presses("Send", beside="(suggested)")

    async def replies(self, body: str) -> None:
        await self.presses("Reply")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        await self.member.submit(text=body)

    async def files(self, tag: str, question: str, answer: str) -> None:
        await self.presses("Report")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        await self.member.submit(Tags=[tag], **{question: [answer]})

    async def takes_out(self, campaign: str) -> bytes:
        await self.member.command("/campaign export", campaign=campaign, what="results")
        return await eventually(lambda: self.member.downloads("results.csv"), what="the file")

    async def asks_what_came_of(self, campaign: str) -> None:
        await self.member.command("/campaign results", campaign=campaign)

    async def asks_what_waits(self) -> None:
        await self.member.command("/attention")

    async def reassigns(self, giver: str, receiver: str) -> None:
        await self.member.command("/reassign", **{"from": giver, "to": receiver})

    async def reassigns_by_form(self, giver: str, receiver: str, count: int) -> None:
        await self.member.command("/reassign")
        await self.reads("fit.")
        for menu, name in (("From one person", giver), ("To people", receiver)):
            await self.member.choose(menu, name, on=self._holds(menu, ""))
        await self.reads(f"of {giver} to {receiver}?")
        await self.presses("Preview the plan")
        await self.presses(f"Move {count}")

    async def opens_shift(self, times: str, campaign: str) -> None:
        await self.member.command("/shift open", times=times, campaign=campaign, zone="America/New_York")
        await self.reads("Open: " + campaign)

    async def looks_back(self) -> None:
        await self.member.command("/audit")

    async def asks_how_it_goes(self, campaign: str) -> None:
        await self.member.command("/campaign status", campaign=campaign)

    async def links(self) -> str:
        await self.member.command("/people link")
        await self.member.until(lambda screen: CODE.search(screen.text), seconds=LONGEST)
        return CODE.findall(self.sees())[-1]

    async def uses(self, code: str) -> None:
        await self.member.command("/people link", code=code)

    async def _writes(self, campaign: str, part: str, **fields: str) -> None:
        """Write a part of a campaign's script."""
        await self.member.command("/campaign script", campaign=campaign)
        await self.presses(part)
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        await self.member.submit(**fields)

    def _holds(self, label: str, beside: str) -> Message | View | None:
        """The newest message with these words and a button so labelled."""
        for surface in reversed(self.member.sees().messages):
            if beside in flowing(surface.text):
                try:
                    self.member.finds(label, on=surface)
                except NotThere:
                    continue
                return surface
        return None
