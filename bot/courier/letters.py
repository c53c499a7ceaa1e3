"""Letters on their way to chat: at least once, in order, and no faster than a channel takes them."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog

from bot.assignment import letters
from bot.assignment.desk import Desk, code_of
from bot.assignment.outcomes.letters import Letter
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.upkeep import failures
from bot.courier.lanes import SHARE, SPACING, Lane, Lanes
from bot.courier.ports import Poster, PostLater, PostNever
from bot.courier.rounds import Rounds

AT_ONCE = 20
# A lane that is closed for longer than this hands its letters back instead of waiting with them, in seconds.
_WAITS = 3.0
_LONGEST_PAUSE = 300.0
# A letter about the same thing is under way: its own turn comes after so long.
_TWIN = timedelta(seconds=1)

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Letters:
    """Posts what the outbox holds for chat platforms; `seconds` is a clock that never runs backwards."""

    def __init__(self, desk: Desk, posters: Mapping[str, Poster], seconds: Callable[[], float]) -> None:
        self._desk = desk
        self._posters = posters
        self._seconds = seconds
        self.lanes = Lanes()
        self._failures: Counter[int] = Counter()
        self._subjects: set[tuple[str, int, str]] = set()
        self.rounds = Rounds(self._round)

    async def _round(self) -> float | None:
        self.lanes.tidy(self._seconds())
        room = AT_ONCE - len(self.rounds)
        if room <= 0:
            return None
        try:
            leased = await self._lease(room)
            for letter in leased or ():
                await self._begin(letter)
        except DatabaseAway as away:
            log.warning("letters wait for the database", code=code_of(away))
            return 1.0
        return None if leased == () else 0.0

    async def _lease(self, room: int) -> tuple[Letter, ...] | None:
        """Letters that are due; None when one of them could not be written, and was set aside."""
        hand = failures.Hand()
        carried, served = frozenset(self.rounds), frozenset(self._posters)
        try:
            return await self._desk.run(letters.lease_letters, room, carried, served, hand)
        except DatabaseAway:
            raise
        except Exception:
            if not hand.id:
                raise
            log.exception("a letter was not written", reference=f"outbox {hand.id}")
            await self._failed(hand.id)
            return None

    async def _failed(self, item_id: int) -> None:
        if await self._desk.run(failures.item_failed, item_id):
            log.error("a letter was given up", reference=f"outbox {item_id}")

    async def _begin(self, letter: Letter) -> None:
        if letter.item_id in self.rounds or _subject(letter) in self._subjects:
            await self._desk.run(letters.letter_delayed, letter, self._desk.clock() + _TWIN)
            return
        lane = self.lanes.of(letter.platform, letter.address)
        if lane.under_way >= SHARE:
            await self._again(letter, lane.next_turn(self._seconds()))
            return
        lane.under_way += 1
        self._subjects.add(_subject(letter))
        self.rounds.begin(letter.item_id, self._carry(letter))

    async def _carry(self, letter: Letter) -> None:
        try:
            await self._deliver(letter)
        except DatabaseAway:
            # Its lease runs out and it is posted again: better twice than never.
            log.warning("a letter's fate was not recorded", item_id=letter.item_id, kind=letter.kind)
        except Exception:
            log.exception("a letter's fate was not recorded", reference=f"outbox {letter.item_id}")
        finally:
            self.lanes.of(letter.platform, letter.address).under_way -= 1
            self._subjects.discard(_subject(letter))

    async def _deliver(self, letter: Letter) -> None:
        lane = self.lanes.of(letter.platform, letter.address)
        async with lane.turn:
            closed_for = lane.opens_at - self._seconds()
            if self.rounds.stopping or closed_for > _WAITS:
                await self._again(letter, max(0.0, closed_for))
                return
            await asyncio.sleep(max(0.0, closed_for))
            await self._post(letter, lane)

    async def _post(self, letter: Letter, lane: Lane) -> None:
        try:
            reference = await self._poster(letter).post(letter)
        except PostNever as never:
            log.warning("a letter was given up", item_id=letter.item_id, kind=letter.kind, why=str(never))
            await self._desk.run(letters.letter_given_up, letter, frozenset(self._posters), str(never))
            self._failures.pop(letter.item_id, None)
        except PostLater as later:
            pause = self._pause(letter, later.after)
            if later.after is not None:
                lane.opens_at = self._seconds() + pause
            log.info("a letter was put off", item_id=letter.item_id, kind=letter.kind, seconds=pause)
            await self._again(letter, pause)
        except Exception:
            log.exception("a letter was not posted", reference=f"outbox {letter.item_id}", kind=letter.kind)
            await self._failed(letter.item_id)
        else:
            lane.opens_at = self._seconds() + SPACING
            self._failures.pop(letter.item_id, None)
            await self._posted(letter, reference)

    async def _posted(self, letter: Letter, reference: str) -> None:
        try:
            await self._desk.run(letters.letter_posted, letter, reference)
        except DatabaseAway:
            raise
        except Exception:
            # It stands there; that nobody knows where is better than to post it again and again.
            log.exception("a letter's place was not recorded", reference=f"outbox {letter.item_id}")
            await self._desk.run(letters.letter_unplaced, letter)

    def _poster(self, letter: Letter) -> Poster:
        if letter.platform not in self._posters:
            raise PostNever(f"nobody posts to {letter.platform} here")
        return self._posters[letter.platform]

    def _pause(self, letter: Letter, asked: float | None) -> float:
        """Seconds until a letter is tried again: as the platform asks, else twice as long each time."""
        self._failures[letter.item_id] += 1
        return asked if asked is not None else min(_LONGEST_PAUSE, 2.0 ** self._failures[letter.item_id])

    async def _again(self, letter: Letter, seconds: float) -> None:
        again_at: datetime = self._desk.clock() + timedelta(seconds=seconds)
        await self._desk.run(letters.letter_delayed, letter, again_at)


def _subject(letter: Letter) -> tuple[str, int, str]:
    return letter.kind, letter.subject_id, letter.address
