"""What a person of a text bank does, whatever platform they sit at."""

from typing import Protocol


class Player(Protocol):
    """Somebody at their screen. Acts wait until their outcome is seen; words are what a person reads."""

    name: str

    @property
    def pressed(self) -> int:
        """How often this person pressed, picked, submitted or typed a command so far."""
        raise NotImplementedError

    async def reads(self, words: str) -> None:
        """See these words, now or soon."""

    async def presses(self, label: str, *, beside: str = "") -> None:
        """Press the newest button so labelled, or that of the newest message that holds `beside`."""

    async def agrees(self, label: str) -> None:
        """Say yes where a button asked first; some platforms ask before the button is heard of."""

    async def ends_the_day(self) -> None:
        """Give back everything one holds."""

    async def looks_around(self) -> None:
        """See one's own start page."""

    def sees(self) -> str:
        """All that is in front of this person."""
        raise NotImplementedError

    async def imports(self, name: str, content: bytes) -> None:
        """Load a contact list."""

    async def drafts(self, name: str, organisation: str, *texts: str, asks: str = "", tags: str = "") -> None:
        """Write a campaign over the list just loaded, for the channel; what it `asks` as admins write it."""

    async def prepares(self, title: str, body: str, tag: str) -> None:
        """Add a prepared reply to the campaign just drafted."""

    async def opens_campaign(self, name: str) -> None:
        """Open it; its card comes to the channel."""

    async def starts(self) -> None:
        """Claim a bucket with the button of the card in the channel."""

    async def sends(self) -> None:
        """Send the text in sight."""

    async def skips(self) -> None:
        """Pass over the contact in sight."""

    async def pauses(self) -> None:
        """Leave the card."""

    async def opens(self, contact: str) -> None:
        """Open the conversation with a contact from the inbox."""

    async def sends_what_is_suggested(self) -> None:
        """In the conversation that is open: the reply that is picked, with all that it files."""

    async def replies(self, body: str) -> None:
        """Answer in the open conversation."""

    async def files(self, tag: str, question: str, answer: str) -> None:
        """File one tag and an answer in the open conversation, in the place of what stood."""

    async def takes_out(self, campaign: str) -> bytes:
        """Export a campaign's results; the file that came."""
        raise NotImplementedError

    async def asks_what_came_of(self, campaign: str) -> None:
        """See a campaign's results."""

    async def asks_what_waits(self) -> None:
        """Look at what waits for an answer, and on whom."""

    async def reassigns(self, giver: str, receiver: str) -> None:
        """Ask for what waits with somebody to be moved to somebody else; a plan is seen."""

    async def reassigns_by_form(self, giver: str, receiver: str, count: int) -> None:
        """Choose in the form whose conversations go to whom; the plan moves so many, and is confirmed."""

    async def opens_shift(self, times: str, campaign: str) -> None:
        """Open a shift."""

    async def looks_back(self) -> None:
        """See what was done, and by whom."""

    async def asks_how_it_goes(self, campaign: str) -> None:
        """See a campaign's progress."""

    async def links(self) -> str:
        """Ask for a code by which another account becomes this person's too."""
        raise NotImplementedError

    async def uses(self, code: str) -> None:
        """Say the code on the other account."""
