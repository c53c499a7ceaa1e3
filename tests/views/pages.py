"""Every screen that is declared for all platforms, at its largest and at its smallest, by name."""

from dataclasses import replace

from bot.assignment.outcomes.attention import (
    EscalationPost,
    Kept,
    KeptPage,
    Late,
    NobodyOnPost,
    NudgePost,
    PutAside,
    StillOnItPost,
)
from bot.assignment.outcomes.campaigns import FollowPicture, FollowWish
from bot.assignment.outcomes.contacts import ListsPicture
from bot.assignment.outcomes.conversations import OptedOut
from bot.assignment.outcomes.letters import SilencedPost
from bot.assignment.outcomes.people import CodeFault, LinkChoices, NotLinked, PeoplePicture
from bot.assignment.outcomes.reassignment import DayEnd
from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.results.publishing import ApiTokensPicture, SentAgain
from bot.assignment.outcomes.results.tables import Table
from bot.assignment.outcomes.shifts import EndedShift, PartingPost, ShiftPhase
from bot.assignment.outcomes.user_lists import (
    CarryingPicture,
    Group,
    SharedRow,
    SharingPicture,
    UserListDeleted,
    UserListRow,
    UserListsPicture,
)
from bot.views.fields import Group as Choices
from bot.views.fields import Pick
from bot.views.parts import Button, Page, Question, notice
from bot.views.phrases.campaigns import export as export_words
from bot.views.phrases.campaigns import naming
from bot.views.phrases.contacts import contacts as contact_words
from bot.views.phrases.options import several
from bot.views.phrases.people import linking as link_words
from bot.views.phrases.people import lists as list_words
from bot.views.phrases.people.people import changed
from bot.views.phrases.reassignment import reassign as words
from bot.views.phrases.shifts import shift as told
from bot.views.screens import (
    attention,
    audit,
    hand_on,
    history,
    inbox,
    mishaps,
    nudges,
    plan,
    start,
    texting,
)
from bot.views.screens import media as files
from bot.views.screens.campaigns import (
    aside,
    campaigns,
    carrying,
    export,
    follow,
    results,
    rules,
    sharing,
    status,
)
from bot.views.screens.contacts import find, preassign
from bot.views.screens.contacts import lists as contacts
from bot.views.screens.letters import letter
from bot.views.screens.people import api_tokens, linking, lists, people
from bot.views.screens.shifts import cover, shift
from bot.views.screens.watch import all_else, watched_at_large
from bot.vocabulary import CampaignState, Cause, ListState, PlanState, Role, Volume
from tests.views import admin, counted, forgets, linked, moves, recorded, ruled, shifts, volunteer

LATE = tuple(Late(volunteer.CAMPAIGN, volunteer.BIG, volunteer.NOON) for _ in range(20))
WAITS = admin.board(words=True)
QUESTION = StillOnItPost(volunteer.CAMPAIGN, volunteer.BIG, volunteer.NOON)
LETTERS = volunteer.letters() | {
    "a reminder": NudgePost(LATE),
    "an escalation": EscalationPost(volunteer.PERSON, LATE, None, may_look=True),
    "a question about a bucket": QUESTION,
    "a suggestion that is made no more": SilencedPost(volunteer.LONG, 99_999, 99_999),
    "an alarm": NobodyOnPost(volunteer.CAMPAIGN, volunteer.BIG, None, ()),
    "a parting": PartingPost(
        EndedShift(1, volunteer.CAMPAIGN, volunteer.NOON, volunteer.NOON), 3, volunteer.NOON, None
    ),
    **moves.posts(),
}
CARRYING = CarryingPicture(
    volunteer.CAMPAIGN,
    tuple((f"{number} {volunteer.LONG}"[:60], admin.user_list(3).list) for number in range(20)),
    tuple(f"{number} {volunteer.LONG}"[:60] for number in range(60)),
    tuple(UserListRow(number, admin.LONG, admin.BIG) for number in range(1, 150)),
)
SHARING = SharingPicture(
    volunteer.CAMPAIGN,
    offers=True,
    rows=tuple(
        SharedRow(
            f"{number} {volunteer.LONG}"[:60], each, (volunteer.LONG[:60],) * 10, number % 2 == 0, number
        )
        for number, each in enumerate((*sharing.KINDS,) * 6, 1)
    ),
    offering=volunteer.BIG,
)
ASKED = ("open", "pause", "resume", "end")
CAMPAIGNS = tuple(admin.campaign_card(number=number) for number in range(1, 150))
TAKEN = shifts.asked(cover=shifts.covers(1, taken=True)[0], is_open=False)
FULL = replace(shifts.picture(0), running=tuple(map(shifts.busy, range(20))))
HERE = shifts.picture(role=Role.VOLUNTEER)
MIRROR = admin.user_list(300, lost_at=admin.NOON)
ROLE = Group("discord", "1", "2", admin.LONG[:80])
FOLLOWING = replace(MIRROR, list=replace(MIRROR.list, group=ROLE, lost_at=None))
MANY = Pick([Choices("", [(each.handle, each.id) for each in admin.groups()])], rest=lambda _: admin.LONG)
DAY = DayEnd(volunteer.BIG, volunteer.BIG, volunteer.BIG, volunteer.BIG)
CARD = replace(volunteer.card(), fingerprint=str(volunteer.BIG))
NOTICE = changed(admin.changed())
FOLLOW = FollowWish(admin.BIG, admin.LONG, (admin.LONG, admin.LONG), 3650, 3650)
FOLLOWED = replace(admin.narrowing(), campaigns=admin.narrowing().campaigns[:1])
ROWS = tuple(admin.list_row(number) for number in range(50))
TEAMS = [UserListRow(number, admin.LONG, admin.BIG) for number in range(150)]


def ask(label: str, question: Question) -> Page:
    """A button that asks this before it does anything."""
    return notice((label,), Button(label, "b1:start:1", question=question))


PAGES: dict[str, Page] = {
    **{f"the letter of {what}": letter(content) for what, content in LETTERS.items()},
    **{f"a move: {how}": plan.plan(of, words.saved(volunteer.LONG)) for how, of in moves.every().items()},
    "a move takes long": plan.working(),
    "a move broke": plan.stopped(),
    "API tokens": api_tokens.tokens(ApiTokensPicture(admin.api_tokens(150), "baton_" + "x" * 43)),
    "no API token": api_tokens.tokens(ApiTokensPicture(())),
    "events sent again": audit.sent_again(SentAgain("h" * 253, volunteer.BIG)),
    "all campaigns": campaigns.campaigns(admin.campaigns()),
    "later campaigns": campaigns.campaigns(admin.campaigns(), 9),
    "campaigns of a volunteer": campaigns.campaigns(replace(admin.campaigns(), me=volunteer.picture().me)),
    "no campaigns": campaigns.campaigns(replace(admin.campaigns(), rows=(), lists=())),
    "which campaign": campaigns.choose("pause", several(admin.LONG, [admin.LONG] * 9), CAMPAIGNS),
    "no such campaign": campaigns.unfit(naming.unfit("pause", [admin.LONG] * 9)),
    "no list for a campaign": campaigns.no_list(),
    **{
        f"ask to {verb}": campaigns.ask(verb, admin.campaign()) for verb in ("open", "pause", "resume", "end")
    },
    **{f"done: {state}": campaigns.done(admin.campaign(state)) for state in CampaignState},
    "what an admin watches": Page(watched_at_large(admin.campaigns(), admin.board())),
    "an opt-out": inbox.opted_out(OptedOut(1, volunteer.LONG, 3)),
    "what waits": attention.board(admin.board(), CAMPAIGNS),
    "the rest of what waits": attention.board(admin.board(), CAMPAIGNS, start=10),
    "nobody has replied": attention.board(replace(admin.board(0), holders=(), replied=False), ()),
    "all that waits": attention.these(admin.board(words=True)),
    "all that waits for one": attention.these(replace(WAITS, start=12, of=WAITS.holders[1])),
    "a digest": attention.digest(admin.board(campaign=CampaignRef(1, admin.LONG))),
    "which campaign waits": attention.choose(admin.LONG, CAMPAIGNS),
    "what waited was handed over": nudges.handed_over(moves.largest(PlanState.APPLIED, Cause.HAND_ON)),
    "a bucket is kept": nudges.still_here(replace(QUESTION, unsent=0)),
    "handed on": hand_on.handed_on(moves.largest(PlanState.APPLIED, Cause.HAND_ON)),
    "a day done": hand_on.day_done(moves.largest(PlanState.APPLIED, Cause.DONE)),
    "a day done with nothing": hand_on.day_done(moves.plan(PlanState.APPLIED, Cause.DONE, total=0)),
    **{f"how the day {how}": Page(hand_on.ending(end)) for how, end in moves.day_ends().items()},
    "how much one hears": Page([nudges.notifications(Volume.FEW)]),
    "which language one reads": Page([nudges.languages(None)]),
    "a card": cover.card(shifts.full()),
    "a card of what is over": cover.card(shifts.full(phase=ShiftPhase.OVER)),
    "all else of an admin": all_else(),
    "joined": cover.joined(shifts.full()),
    "left": cover.left(shifts.full()),
    "a reminder of a shift": cover.reminder(shifts.full()),
    "an offer": cover.offer(shifts.asked()),
    "an offer that is over": cover.offer(shifts.asked(is_open=False)),
    "an offer that was taken": cover.offer(TAKEN),
    "all shifts with everything": shift.shifts(FULL, told.stopped(3)),
    "all shifts": shift.shifts(shifts.picture(), told.ended(shifts.shift()), asks_clock=True),
    "later shifts": shift.shifts(shifts.picture(), start=3),
    "shifts of a volunteer": shift.shifts(HERE, told.joined(shifts.shift()), asks_clock=True),
    "no shifts": shift.shifts(shifts.picture(0), told.left(shifts.shift())),
    "no shifts of a volunteer": shift.shifts(shifts.picture(0, Role.VOLUNTEER)),
    "by another clock": shift.clock(replace(shifts.picture(), zone="Europe/Berlin")),
    "the start page": start.start_page(volunteer.picture(), NOTICE, DAY, (), shifts.next_ones()),
    "an empty start page": start.start_page(volunteer.nothing()),
    "a sending card": texting.card(CARD, NOTICE, volunteer.BIG),
    "a card without a clock": texting.card(replace(CARD, local_time=None)),
    "the next card": texting.turned(volunteer.done(CARD)),
    "a bucket's end": texting.turned(volunteer.done(), NOTICE),
    "a bucket that sleeps": texting.turned(volunteer.done(asleep=volunteer.BIG, more=True), NOTICE),
    "a lonely end": texting.turned(volunteer.done(waiting=0, more=False)),
    "an empty hand": texting.turned(volunteer.in_hand(), NOTICE),
    "a campaign closed meanwhile": texting.closed(NOTICE),
    "the inbox while texting": start.inbox(volunteer.picture(), texting_for=1),
    "the inbox": start.inbox(volunteer.picture(), DAY),
    "what other campaigns wrote": history.history(volunteer.history()),
    "the rest of what other campaigns wrote": history.history(volunteer.history(), 40),
    "no other campaign wrote": history.history(replace(volunteer.history(), campaigns=())),
    "what came with a text": files.media(*volunteer.media()),
    **{
        f"what is {of}": inbox.kept(KeptPage(of, volunteer.picture().inbox, volunteer.BIG, start=15))
        for of in Kept
    },
    "nothing put aside": inbox.kept(KeptPage(Kept.LATER, (), 0)),
    "put aside": inbox.aside_done(PutAside(1, volunteer.LONG, volunteer.NOON, volunteer.BIG, volunteer.BIG)),
    "taken up again": inbox.aside_done(PutAside(1, volunteer.LONG, None, 0, None)),
    "an empty inbox": start.inbox(volunteer.nothing()),
    **{f"the inbox {how}": start.inbox(volunteer.picture(), end) for how, end in moves.day_ends().items()},
    "one more try": mishaps.go_on("b1:start:1"),
    "a form to be mended": mishaps.fix(NOTICE, admin.LONG, "b1:cover_new:1"),
    "news of cover": cover.news(TAKEN),
    "everybody": people.people(admin.people()),
    "nobody": people.people(PeoplePicture((), 0), admin.LONG),
    "a person": people.person(admin.person(), changed(admin.changed())),
    "one's accounts": linking.mine(linked.ONE, link_words.done(linked.ONE), linked.MADE),
    "one's only account": linking.mine(linked.PARTED, link_words.done(linked.PARTED)),
    "somebody's accounts": linking.theirs(linked.ONE, link_words.done(linked.ONE)),
    "nobody to link with": linking.nobody(LinkChoices(admin.ref(1), (), 0)),
    "all user lists": lists.lists(UserListsPicture(admin.user_lists()), admin.LONG),
    "later user lists": lists.lists(UserListsPicture(admin.user_lists()), admin.LONG, 100),
    "no user lists": lists.lists(UserListsPicture(()), admin.LONG),
    "a user list": lists.one(admin.user_list(400), list_words.changed(admin.list_changed())),
    "a user list of nobody": lists.one(admin.user_list(0)),
    "a mirror": lists.one(FOLLOWING),
    "a mirror without its group": lists.one(MIRROR),
    "delete a user list": lists.ask(MIRROR.list),
    "a user list changed": lists.changed(list_words.changed(admin.list_changed()), MIRROR.list),
    "a user list deleted": lists.gone(UserListDeleted(admin.LONG, (CampaignRef(1, admin.LONG),))),
    **{
        f"a code that is {why}": linking.linked(link_words.done(NotLinked(why, left)))
        for left, why in enumerate(CodeFault)
    },
    "all contact lists": contacts.lists(ListsPicture(ROWS)),
    "older contact lists": contacts.lists(ListsPicture(ROWS), start=40),
    "no contact lists": contacts.lists(ListsPicture(())),
    "contact lists of every state": contacts.lists(
        ListsPicture(tuple(admin.list_row(number, state) for number, state in enumerate(ListState)))
    ),
    "a contact list": contacts.one(admin.list_row()),
    "a follow-up": follow.look(FollowPicture(FOLLOW, CampaignRef(1, admin.LONG), admin.BIG), 2**32, 2**42),
    "a follow-up of nobody": follow.look(FollowPicture(FOLLOW, CampaignRef(1, admin.LONG), 0), 0, 0),
    "a copy of a campaign": follow.look(
        FollowPicture(replace(FOLLOW, everybody=True), CampaignRef(1, admin.LONG), 5), 0, 2**42
    ),
    "a follow-up was made": follow.made(admin.campaign()),
    "what was found": find.found(admin.found(), words.saved(admin.LONG)),
    "more of what was found": find.found(replace(admin.found(), start=20)),
    "what a volunteer found": find.found(replace(admin.found(), is_admin=False)),
    **forgets.PAGES,
    "nothing found": find.found(replace(admin.found(), rows=())),
    "contacts are opted out": find.stopping(),
    "contacts were opted out": find.stopped(admin.BIG),
    "contacts were not all opted out": find.broke(),
    "saved choices": find.choices(admin.saved_choices(), words.saved(admin.LONG)),
    "later saved choices": find.choices(admin.saved_choices(), start=30),
    "no saved choices": find.choices(()),
    "an import": contacts.reading(admin.LONG, admin.BIG, 0.5),
    "an import's report": contacts.report(admin.loaded(), b"line,reason"),
    "a list too large": notice(contact_words.too_much(admin.LONG, admin.BIG, 10)),
    "which contact list": contacts.choose(contact_words.which(), ROWS, "contacts_export"),
    "a list is counted": preassign.counting(),
    "a list was not counted": preassign.stopped(),
    **{f"a {state} choosing": preassign.plan(admin.choosing(state)) for state in PlanState},
    "status": status.status(admin.status()),
    "status with its picture": status.status(admin.status(), status.chart(admin.status(), b"picture")),
    "results": results.with_picture(counted.results(), None),
    "results with their picture": results.with_picture(
        counted.results(), results.drawn(counted.results(), b"picture")
    ),
    "results of one text": results.results(counted.results(chosen=True)),
    "results of nobody": results.with_picture(counted.results(0, 0, 0, each=counted.tallied(0, 0)), None),
    **{f"results by {view.name.lower()}": results.results(counted.results(), view) for view in results.View},
    "results by later days": results.results(counted.results(), results.View.DAYS, 50),
    "results by no shift": results.results(counted.results(shifts=0), results.View.SHIFTS),
    "a table of a campaign": export.file(
        admin.LONG, Table.RESULTS, ("results.csv", b"x"), export_words.exported(admin.LONG, Table.RESULTS, 3)
    ),
    "shared tags": sharing.picture(SHARING),
    "no shared tag": sharing.picture(replace(SHARING, rows=(), offers=False)),
    "ask to remove a shared tag": ask("Remove", sharing.question(SHARING, SHARING.rows[1])),
    "tags that carry": carrying.picture(CARRYING),
    "no tags that could carry": carrying.picture(replace(CARRYING, tags=())),
    "contacts set aside": aside.board(admin.set_aside()),
    "rules for replies": rules.rules(ruled.rules()),
    **ruled.runs(),
    "no rules for replies": rules.rules(replace(ruled.rules(), text="", rules=(), warnings=(), effects=())),
    "nobody set aside": aside.board(admin.set_aside(groups=0)),
    "ask to put back": ask("Put back", aside.question(admin.set_aside(), 21408)),
}
# Never in a window.
RECORDS: dict[str, Page] = {
    **{f"the record: {verb}": audit.record(recorded.page([verb]), CAMPAIGNS) for verb in recorded.VERBS},
    "the record of nothing": audit.record(replace(recorded.page([]), lines=(), earlier=None), ()),
    "who held a contact": audit.history(recorded.history()),
    "a contact whom nobody held": audit.history(recorded.history(0)),
}
