"""What is said when somebody hands on one conversation, or is done for the day."""

from bot.assignment.outcomes.reassignment import DayEnd, PlanPicture
from bot.views.phrases.reassignment import plan as told
from bot.views.phrases.words import Words, counted, listed, shortened

HAND_ON, SUBMIT, DONE = "Hand on", "Hand on", "Done for today"
PERSON, LIST, PICK = "To one person", "Or to the least busy of", "Pick one"
PERSON_HINT = "Whoever is picked here gets it, whatever stands below."
REST = "Pick one person above instead."
ADMINS = "The admins"
NOTE, NOTE_HINT = "Note for them", "Only those who open the conversation here see it; the contact never does."
TO_WHOM = "Pick somebody to hand it on to."
_NAME = 60


def about(name: str) -> Words:
    """What handing on means."""
    return (f"{shortened(name, _NAME)} will be with somebody else, who sees everything that was written. ",)


def handed_on(plan: PlanPicture) -> Words:
    """To the one who handed on."""
    contact = shortened(plan.asked.source, _NAME)
    if plan.total == 0:
        why = told.skipped(plan)
        return (f"{contact} was not handed on.{''.join(f' {line}' for line in why)}",)
    receiver = listed([told.person(each.person) for each in plan.gets])
    return (f"✅ {contact} is with {receiver} now.",)


def question(end: DayEnd) -> tuple[str, str]:
    """Everything that *Done for today* will do, before it is done."""
    left = "your shift" if end.shifts == 1 else f"the {end.shifts:,} shifts that you are on"
    said = [f"You leave {left}."] if end.shifts else []
    if not (end.unsent or end.waiting or end.others):
        return (f"{DONE}?", " ".join([*said, "You hold nothing, so nothing will move."]))
    takers = f"the {counted(end.on_duty, 'person', 'people')} on duty" if end.on_duty else ""
    if end.unsent:
        said.append(f"{counted(end.unsent, 'unsent contact')} back to the pool.")
    if end.waiting:
        goes = f"to {takers}" if takers else "to the admins’ queue, as nobody else is on duty"
        said.append(f"{counted(end.waiting, 'waiting conversation')} {goes}.")
    if end.others:
        where = "whoever is on duty then, or the admins’ queue"
        said.append(f"Later replies of {counted(end.others, 'other')}: to {where}.")
    return (f"{DONE}?", " ".join(said))


def day_done(plan: PlanPicture) -> Words:
    """After it was done."""
    with_people = [each for each in plan.gets if each.person]
    back = sum(each.count for each in plan.gets if each.person is None)
    said = []
    if with_people:
        said.append(f"{told.shares(with_people, '+')}")
    if back:
        said.append(f"{counted(back, 'conversation')} back for others to take")
    return (f"🌙 You are done for today: {'; '.join(said) or 'nothing had to move'}. Thank you!",)
