"""What a volunteer is shown: long names, many rows, hostile words."""

from bot.assignment.outcomes.reassignment import DayEnd
from bot.views.parts import notice
from bot.views.phrases.refusals import refusal
from bot.views.screens import start
from bot.views.screens.watch import watched_at_large
from bot.views.slack import paint
from bot.views.slack.native import answer, text, thread
from tests.views import admin, volunteer
from tests.views.inspection import Surface
from tests.views.test_refusals import REFUSALS

DAY = DayEnd(volunteer.BIG, volunteer.BIG, volunteer.BIG, volunteer.BIG)
NOTICE = refusal(REFUSALS["TextedLately"])
SURFACES: dict[str, Surface] = {
    "a card": text.card(volunteer.card(), NOTICE),
    "a card without a clock": text.card(volunteer.card(1, None)),
    "the next card": text.turned(volunteer.done(volunteer.card())),
    "a bucket's end": text.turned(volunteer.done()),
    "a bucket that sleeps": text.turned(volunteer.done(asleep=volunteer.BIG, more=False), NOTICE),
    "a lonely end": text.turned(volunteer.done(waiting=0, more=False)),
    "a hand": text.turned(volunteer.in_hand(volunteer.card()), NOTICE),
    "an empty hand": text.turned(volunteer.in_hand(), NOTICE),
    "the home": paint.home(start.home(volunteer.picture(), NOTICE)),
    "the home of an admin": paint.home(
        start.home(volunteer.picture(), NOTICE, DAY, watched_at_large(admin.campaigns(), admin.board()))
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
