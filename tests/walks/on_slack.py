"""People at Slack, over an unmodified bolt and real sockets."""

from baton_sandbox.chat.screen import NotThere
from baton_sandbox.slack.driver import Member
from baton_sandbox.slack.driver.finding import Surface
from baton_sandbox.slack.driver.screen import Screen
from tests.waiting import LONGEST, eventually
from tests.walks.words import CODE, flowing


class SlackPlayer:
    """Somebody of the workspace."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.name = member.person.real_name

    @property
    def pressed(self) -> int:
        return self.member.presses

    async def reads(self, words: str) -> None:
        def there(screen: Screen) -> bool:
            return words in flowing(screen.text)

        there.__qualname__ = words
        await self.member.until(there, seconds=LONGEST)

    async def presses(self, label: str, *, beside: str = "") -> None:
        def there(screen: Screen) -> bool:
            return self._holds(label, beside) is not None

        await self.member.until(there, seconds=LONGEST)
        await self.member.press(label, on=self._holds(label, beside))

    async def agrees(self, label: str) -> None:
        """Slack asks by itself, before the app hears of the press."""

    async def ends_the_day(self) -> None:
        await self.member.open_home()
        await self.reads("Done for today")
        await self.member.press("Done for today")

    async def looks_around(self) -> None:
        await self._command("/text")

    def sees(self) -> str:
        return flowing(self.member.sees().text)

    async def imports(self, name: str, content: bytes) -> None:
        await self._command("/contacts import")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        await self.member.upload("contacts.csv", content, to="File")
        await self.member.submit(name=name)
        await self.reads(f"{name} is loaded")
        await self.member.close(everything=True)

    async def drafts(self, name: str, organisation: str, *texts: str, asks: str = "", tags: str = "") -> None:
        await self._command(f"/campaign new {name}")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        written = dict(zip(("first_texts", "text_2"), texts, strict=False))
        more = {"questions": asks, "tags": tags} if asks else {}
        await self.member.submit(organisation=organisation, **written, **more)
        await self.reads("Nothing to fix")

    async def prepares(self, title: str, body: str, tag: str) -> None:
        await self.presses("Add a prepared reply")
        await self.member.until(
            lambda screen: screen.modal and screen.modal.title == "Prepared reply", seconds=LONGEST
        )
        await self.member.submit(name=title, text=body, tag=tag)
        await self.reads(title)

    async def opens_campaign(self, name: str) -> None:
        await self.presses("Open")
        await self.reads("🟢 Open")
        await self.member.close(everything=True)

    async def starts(self) -> None:
        await self.presses("Start texting")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)

    async def sends(self) -> None:
        await self.member.submit()

    async def skips(self) -> None:
        await self.member.press("Skip")
        await self.member.submit()

    async def pauses(self) -> None:
        await self.member.close(everything=True)

    async def opens(self, contact: str) -> None:
        await self.presses("Open", beside=contact)
        await self.member.until(
            lambda screen: screen.modal and screen.modal.title.startswith(contact.split(maxsplit=1)[0]),
            seconds=LONGEST,
        )

    async def sends_what_is_suggested(self) -> None:
        await self.member.submit()

    async def replies(self, body: str) -> None:
        await self.member.fill("Your reply", body)
        await self.member.submit()
        if self.member.sees().modals:
            await self.member.close(everything=True)

    async def files(self, tag: str, question: str, answer: str) -> None:
        await self.member.choose("Tags", tag)
        await self.member.choose(question, answer)
        await self.member.submit()
        if self.member.sees().modals:
            await self.member.close(everything=True)

    async def takes_out(self, campaign: str) -> bytes:
        await self._command(f"/campaign export results {campaign}")
        return await eventually(lambda: self.member.downloads("results.csv"), what="the file")

    async def asks_what_came_of(self, campaign: str) -> None:
        await self._command(f"/campaign results {campaign}")

    async def asks_what_waits(self) -> None:
        await self._command("/attention")

    async def reassigns(self, giver: str, receiver: str) -> None:
        first, second = (name.split()[0].lower() for name in (giver, receiver))
        await self._command(f"/reassign @{first} to @{second}")

    async def reassigns_by_form(self, giver: str, receiver: str, count: int) -> None:
        await self._command("/reassign")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        for label, name in (("From one person", giver), ("To people", receiver)):
            await self.member.choose(label, f"U0{name.split()[0].upper()}")
        await self.reads(f"of {giver} to {receiver}?")
        await self.member.submit()
        await self.reads(f"Move {count}")
        await self.member.submit()

    async def opens_shift(self, times: str, campaign: str) -> None:
        await self._command(f"/shift open {times} in {campaign}")
        await self.member.until(lambda screen: screen.modal, seconds=LONGEST)
        await self.member.submit()
        await self.reads("Open: " + campaign)
        await self.member.close(everything=True)

    async def looks_back(self) -> None:
        await self._command("/audit")

    async def asks_how_it_goes(self, campaign: str) -> None:
        await self._command(f"/campaign status {campaign}")

    async def links(self) -> str:
        await self._command("/people link")
        await self.member.until(lambda screen: CODE.search(screen.text), seconds=LONGEST)
        return CODE.findall(self.sees())[-1]

    async def uses(self, code: str) -> None:
        await self._command(f"/people link {code}")

    async def _command(self, text: str) -> None:
        await self.member.command(text, channel="text-bank")

    def _holds(self, label: str, beside: str) -> Surface | None:
        """The newest message with these words and a button so labelled; the modal on top comes first."""
        screen = self.member.sees()
        surfaces: list[Surface] = [*screen.modals[-1:], *reversed(screen.messages)]
        for surface in surfaces:
            if beside in flowing(surface.text):
                try:
                    self.member.finds(label, on=surface)
                except NotThere:
                    continue
                return surface
        return None
