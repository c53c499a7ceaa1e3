"""What a volunteer is shown: long names, many rows, hostile words."""

from bot.assignment.outcomes.reassignment import DayEnd
from bot.views.parts import notice
from bot.views.phrases.refusals import refusal
from bot.views.screens import start
from bot.views.screens.watch import watched_at_large
from bot.views.slack import paint
from bot.views.slack.native import answer, thread
from tests.views import admin, shifts, volunteer
from tests.views.inspection import Surface
from tests.views.test_refusals import REFUSALS

DAY = DayEnd(volunteer.BIG, volunteer.BIG, volunteer.BIG, volunteer.BIG)
NOTICE = refusal(REFUSALS["TextedLately"])
SURFACES: dict[str, Surface] = {
    "the home": paint.home(start.home(volunteer.picture(), NOTICE)),
    "the home of an admin": paint.home(
        start.home(
            volunteer.picture(),
            NOTICE,
            DAY,
            watched_at_large(admin.campaigns(), admin.board()),
            shifts.next_ones(),
        )
    ),
    "an empty home": paint.home(start.home(volunteer.nothing())),
    **{f"a conversation {how}": answer.conversation(of, NOTICE) for how, of in volunteer.threads().items()},
    "a draft": answer.conversation(volunteer.thread(), draft=answer.Draft(99, (volunteer.LONG[:60],))),
    "a prepared draft": answer.conversation(volunteer.thread(free_text=False), draft=answer.Draft(5)),
    "a draft that is gone": answer.conversation(volunteer.thread(), draft=answer.Draft(500)),
    "an earlier page": thread.page(volunteer.thread(), 1),
    "the first page": thread.page(volunteer.thread(), 4),
    "a page that is not": thread.page(volunteer.thread(), 10**9),
    "an answer": answer.answered(volunteer.answered(sent=True, filed=True), volunteer.thread()),
    "the last answer": answer.answered(volunteer.answered(sent=False, filed=True), None),
    **{f"the refusal {name}": paint.message(notice(refusal(no))) for name, no in REFUSALS.items()},
    **{f"the refusal {name} on top": paint.modal(notice(refusal(no))) for name, no in REFUSALS.items()},
}
