"""What volunteers are shown on Discord, at its largest and at its smallest."""

from dataclasses import replace

from bot.assignment.outcomes.reassignment import DayEnd
from bot.views.discord import paint
from bot.views.discord.aloud import aloud
from bot.views.discord.native import answer, reply, thread
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases.refusals import refusal
from bot.views.screens import start
from bot.views.screens.watch import watched
from tests.views import admin, shifts, volunteer
from tests.views.pages import LETTERS
from tests.views.test_refusals import REFUSALS

NOTICE = refusal(REFUSALS["TextedLately"])
DAY = DayEnd(volunteer.BIG, volunteer.BIG, volunteer.BIG, volunteer.BIG)
THREADS = volunteer.threads()
ALOUD = {f"{what}, aloud": aloud(content, "42") for what, content in LETTERS.items()}
MINE = replace(volunteer.picture(), is_new=False)
WATCHED = paint.panel(
    start.start_page(MINE, (), DAY, watched(admin.campaigns(), admin.board()), shifts.next_ones())
)
OPENED = reply.Opened(volunteer.HUGE, volunteer.HUGE)
SURFACES: dict[str, Panel | Form] = {
    **{f"a conversation {how}": answer.conversation(of, NOTICE) for how, of in THREADS.items()},
    "later prepared replies": answer.conversation(volunteer.thread(), first=96),
    "an earlier page": thread.page(volunteer.thread(), 60),
    "the first page": thread.page(volunteer.thread(), 1),
    "a page that is not": thread.page(volunteer.thread(), 10**9),
    "a prepared reply": reply.confirm(volunteer.thread(free_text=False), 5),
    "an answer": answer.answered(volunteer.answered(sent=True, filed=True), volunteer.thread()),
    "the last answer": answer.answered(volunteer.answered(sent=False, filed=True), None),
    "the start page of an admin": WATCHED,
    **ALOUD,
    **{f"a reply {how}": reply.reply(of, OPENED) for how, of in THREADS.items()},
    **{f"a report {how}": reply.report(of, OPENED, 0) for how, of in THREADS.items()},
    "a prepared reply to be edited": reply.reply(volunteer.thread(), OPENED, 119),
    "the last questions": reply.report(volunteer.thread(), OPENED, 2),
}
