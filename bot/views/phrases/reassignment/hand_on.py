"""What is said when somebody hands on one conversation, or is done for the day."""

from collections.abc import Iterator

from bot.assignment.outcomes.reassignment import DayEnd, PlanPicture
from bot.views.phrases.reassignment import plan as told
from bot.views.phrases.reassignment.left_behind import skipped
from bot.views.phrases.reassignment.route import person
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Words, listed, shortened

HAND_ON, SUBMIT, DONE = later("Hand on"), later("Hand on"), later("Done for today")
PERSON, LIST, PICK = later("To one person"), later("Or to the least busy of"), later("Pick one")
PERSON_HINT = later("Whoever is picked here gets it, whatever stands below.")
REST = later("Pick one person above instead.")
ADMINS = later("The admins")
NOTE, NOTE_HINT = (
    later("Note for them"),
    later("Only those who open the conversation here see it; the contact never does."),
)
TO_WHOM = later("Pick somebody to hand it on to.")
_NAME = 60


def about(name: str) -> Words:
    """What handing on means."""
    return say(
        "{name} will be with somebody else, who sees everything that was written.",
        name=shortened(name, _NAME),
    )


def handed_on(plan: PlanPicture) -> Words:
    """To the one who handed on."""
    contact = shortened(plan.asked.source, _NAME)
    if plan.total == 0:
        return (" ".join([tr("{contact} was not handed on.", contact=contact), *skipped(plan)]),)
    receiver = listed([person(each.person) for each in plan.gets])
    return say("✅ {contact} is with {receiver} now.", contact=contact, receiver=receiver)


def question(end: DayEnd) -> tuple[str, str]:
    """Everything that *Done for today* will do, before it is done."""
    said = [*_leaving(end), *_moving(end)]
    if not (end.unsent or end.waiting or end.others):
        said.append(tr("You hold nothing, so nothing will move."))
    return (f"{DONE}?", " ".join(said))


def _leaving(end: DayEnd) -> Iterator[str]:
    if end.shifts == 1:
        yield tr("You leave your shift.")
    elif end.shifts:
        yield tr("You leave the {shifts} shifts that you are on.", shifts=end.shifts)


def _moving(end: DayEnd) -> Iterator[str]:
    if end.unsent:
        yield tr_n(
            "{n} unsent contact back to the pool.", "{n} unsent contacts back to the pool.", end.unsent
        )
    if end.waiting and end.on_duty:
        people = tr_n("the one person on duty", "the {n} people on duty", end.on_duty)
        yield tr_n(
            "{n} waiting conversation to {people}.",
            "{n} waiting conversations to {people}.",
            end.waiting,
            people=people,
        )
    elif end.waiting:
        yield tr_n(
            "{n} waiting conversation to the admins’ queue, as nobody else is on duty.",
            "{n} waiting conversations to the admins’ queue, as nobody else is on duty.",
            end.waiting,
        )
    if end.others:
        yield tr_n(
            "Later replies of {n} other: to whoever is on duty then, or the admins’ queue.",
            "Later replies of {n} others: to whoever is on duty then, or the admins’ queue.",
            end.others,
        )


def day_done(plan: PlanPicture) -> Words:
    """After it was done."""
    with_people = [each for each in plan.gets if each.person]
    back = sum(each.count for each in plan.gets if each.person is None)
    said = [told.shares(with_people, "+")] if with_people else []
    if back:
        said.append(
            tr_n(
                "{n} conversation back for others to take", "{n} conversations back for others to take", back
            )
        )
    if not said:
        return say("🌙 You are done for today: nothing had to move. Thank you!")
    return say("🌙 You are done for today: {moved}. Thank you!", moved="; ".join(said))
