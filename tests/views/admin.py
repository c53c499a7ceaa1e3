"""Answers for admins at their largest: names of many characters, lists of many rows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.assignment.outcomes.attention import HolderTally, Untexted, WaitingBoard, WaitingRow
from bot.assignment.outcomes.campaigns import (
    CampaignCard,
    CampaignPicture,
    CampaignScript,
    CampaignSettings,
    CampaignsPicture,
    CampaignStatus,
    Counts,
    PersonTally,
    Reserved,
    SeriesPoint,
    TaggedOut,
)
from bot.assignment.outcomes.contacts import (
    AsideContact,
    AsideGroup,
    AsidePicture,
    Found,
    FoundRow,
    ListLoaded,
    ListRow,
    Narrowing,
    PreassignPicture,
    PreassignWish,
    RowProblem,
)
from bot.assignment.outcomes.conversations import (
    CannedReply,
    Question,
)
from bot.assignment.outcomes.people import Me, PeoplePicture, PersonChanged, PersonRow
from bot.assignment.outcomes.reassignment import (
    Choice,
    LeftOut,
    LeftOutWhy,
    Portioned,
    SavedChoice,
    Selection,
    Source,
    SourceKind,
    Taker,
)
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.outcomes.results.measures import AnswerTimes, CampaignMeasures, WaitingNow
from bot.assignment.outcomes.results.publishing import ApiTokenRow
from bot.assignment.outcomes.texting import ContactText
from bot.assignment.outcomes.user_lists import (
    Group,
    UserListChanged,
    UserListMember,
    UserListPicture,
    UserListRow,
)
from bot.assignment.rules.sheets.sheet_terms import Caution, Column, Reason, Warned
from bot.assignment.rules.texts.script import check_script
from bot.vocabulary import (
    Barred,
    CampaignState,
    ConversationState,
    ListState,
    PlanState,
    Portion,
    Role,
    Split,
)

NOON = datetime(2026, 3, 10, 16, 0, tzinfo=UTC)
NASTY = "<!channel> *bold* @everyone {{x}} $x^2$ 🎉 "
LONG = (NASTY * 80)[:3000]
BIG = 2**31 - 1
COUNTS = Counts(*[BIG] * 10)


def ref(number: int) -> PersonRef:
    return PersonRef(number, LONG, (("slack", f"U{number}"),))


def campaign_card(state: CampaignState = CampaignState.OPEN, number: int = 1) -> CampaignCard:
    return CampaignCard(CampaignRef(number, LONG), LONG, state, "provider:30034", COUNTS, BIG)


def list_row(number: int = 1, state: ListState = ListState.READY) -> ListRow:
    return ListRow(number, LONG, state, BIG, ("city",) * 50, BIG, NOON)


SELECTION = Selection(
    Source(SourceKind.ANYBODY), Portion.ALL, BIG, LONG, BIG, (LONG, LONG), BIG, (LONG, LONG), BIG, NOON, NOON
)


def found() -> Found:
    """As many rows as the core hands out, some of contacts whom no campaign knows."""
    row = FoundRow(BIG, LONG, LONG, LONG, ConversationState.TEXTED, Barred.SET_ASIDE, ref(1), LONG)
    rows = tuple(replace(row, conversation_id=BIG + number) for number in range(50))
    return Found(
        BIG, LONG, SELECTION, CampaignRef(1, LONG), (*rows, FoundRow(0, LONG, LONG, LONG)), 0, False, True
    )


def narrowing() -> Narrowing:
    """More of everything than a menu holds."""
    tags = tuple(f"{number} {LONG}" for number in range(150))
    answers = tuple((f"{number} {LONG}", LONG) for number in range(150))
    return Narrowing(tuple(CampaignRef(number, LONG) for number in range(150)), tags, answers)


def saved_choices() -> tuple[SavedChoice, ...]:
    """More than there is room for."""
    return tuple(SavedChoice(number, LONG[:60], SELECTION, CampaignRef(1, LONG)) for number in range(60))


def groups() -> list[Group]:
    """More groups than a menu holds."""
    return [Group("slack", "T1", f"S{number}", LONG[:80]) for number in range(120)]


def user_lists() -> tuple[UserListRow, ...]:
    """More lists than a menu holds, all of them mirrors."""
    return tuple(UserListRow(number + 1, LONG, BIG, groups()[0], NOON) for number in range(120))


def user_list(people: int, lost_at: datetime | None = None) -> UserListPicture:
    """A list of so many suspended people to whom campaigns are limited; a mirror once its group is lost."""
    row = UserListRow(1, LONG, people, groups()[0] if lost_at else None, lost_at, lost_at)
    members = tuple(UserListMember(ref(number), suspended=True) for number in range(people))
    return UserListPicture(row, members, tuple(CampaignRef(number, LONG) for number in range(20)))


def list_changed() -> UserListChanged:
    """Many came, many went."""
    return UserListChanged(user_list(1), tuple(map(ref, range(20))), tuple(map(ref, range(20))))


def campaigns() -> CampaignsPicture:
    """As many campaigns as the core hands out, in every state."""
    states = list(CampaignState)
    rows = tuple(campaign_card(states[number % len(states)], number) for number in range(20))
    return CampaignsPicture(
        Me(ref(1), Role.ADMIN, suspended=False), rows, (list_row(),), (tagged_out(),) * 20
    )


def campaign(state: CampaignState = CampaignState.DRAFT) -> CampaignPicture:
    """A campaign in which everything is as long as it may be, and much is wrong."""
    texts = ("", "{{nobody}} {x} bit.ly/a \u2019\u201c " * 60, "SHOUTING AT PEOPLE WHO NEVER ASKED " * 40)
    script = CampaignScript(
        name=LONG[:80],
        organisation=LONG[:80],
        list_id=1,
        first_texts=texts,
        canned_replies=tuple(CannedReply(f"{number} {LONG}"[:75], LONG, LONG[:60]) for number in range(60)),
        tags=tuple(f"{number} {LONG}"[:60] for number in range(40)),
        questions=tuple(Question(f"{number} {LONG}"[:150], (LONG[:60], "no")) for number in range(10)),
    )
    return CampaignPicture(
        ref=CampaignRef(BIG, LONG),
        state=state,
        paused_because="admin",
        script=script,
        settings=CampaignSettings(
            bucket_size=1000,
            cap=100_000,
            homes={"slack": "C1"},
            free_text=False,
            user_list_id=120,
        ),
        user_lists=user_lists(),
        list=list_row(),
        counts=COUNTS,
        findings=tuple(check_script(texts, {"x"}, LONG[:80])),
        preview=ContactText(1, CampaignRef(1, LONG), LONG, (("city", LONG),), NOON, LONG, "f", 10, 0, 0),
        reserved=Reserved(tuple((ref(number), BIG) for number in range(50)), BIG),
        renamed=tuple((f"{number} {LONG}"[:60], "Opt out") for number in range(40)),
        tagged_out=tagged_out(),
    )


def set_aside(groups: int = 4) -> AsidePicture:
    codes = (21408, 21612, 30003, 21703, 99_999, 30004)[:groups]
    shown = tuple(
        AsideGroup(code, BIG, tuple(AsideContact(2**31 + 9 * place + number, LONG) for number in range(3)))
        for place, code in enumerate(codes)
    )
    return AsidePicture(CampaignRef(1, LONG), BIG * 7 if groups else 0, shown, put_back=BIG)


def tagged_out() -> TaggedOut:
    """Very many, with names and tags as long as they may be."""
    return TaggedOut(CampaignRef(BIG, LONG), BIG, (LONG[:60],) * 40, (LONG,) * 200)


def status(people: int = 100, points: int = 60) -> CampaignStatus:
    series = tuple(
        SeriesPoint(
            NOON + timedelta(minutes=number),
            number * 1000,
            number * 300,
            number % 7,
            number // 9,
            timedelta(minutes=number % 11) if number % 3 else None,
        )
        for number in range(points)
    )
    times = AnswerTimes(BIG, timedelta(hours=40, minutes=59), timedelta(days=999), BIG)
    tallies = tuple(PersonTally(ref(number), BIG, BIG, BIG, BIG, times) for number in range(people))
    measures = CampaignMeasures(BIG, WaitingNow(BIG, NOON, BIG), times)
    return CampaignStatus(campaign_card(), series, tallies, measures)


def board(total: int = BIG, campaign: CampaignRef | None = None, *, words: bool = False) -> WaitingBoard:
    rows = tuple(
        WaitingRow(
            number,
            CampaignRef(1, LONG),
            LONG,
            ref(1) if number % 2 else None,
            NOON,
            opt_out_hint=True,
            on_duty=number % 3 == 0,
            taker=Taker(ref(BIG), BIG, NOON if number % 2 else None, on_shift=number % 2 == 1, begins=NOON),
            last_words=LONG if words else "",
        )
        for number in range(12)
    )
    taker = Taker(ref(BIG), BIG, NOON, on_shift=True)
    holders = tuple(
        HolderTally(ref(number) if number else None, BIG, NOON, False, taker, BIG - number % 2)
        for number in range(200)
    )
    return WaitingBoard(campaign, total, rows, holders, NOON, Untexted(BIG, BIG, BIG - 1))


def loaded() -> ListLoaded:
    problems = tuple(RowProblem(BIG, reason, LONG) for reason in Reason for _ in range(30))
    warnings = tuple(Warned(caution, f"{number} {LONG}", BIG) for caution in Caution for number in range(9))
    kept = tuple((ref(number), BIG) for number in range(30))
    strangers = tuple((LONG, BIG) for _ in range(30))
    columns = tuple(
        Column(key, LONG) for key in ("phone", "zone", *(f"field_{place}" for place in range(40)))
    )
    return ListLoaded(
        list_row(), BIG, BIG, problems, warnings, False, BIG, BIG, BIG, kept, strangers, columns
    )


def person(**facts: object) -> PersonRow:
    known: dict[str, object] = {
        "role": Role.ADMIN,
        "suspended": True,
        "cap": BIG,
        "unsent": BIG,
        "waiting": BIG,
        "texted": BIG,
    }
    return PersonRow(ref=ref(1), **(known | facts))  # type: ignore[arg-type]


def people() -> PeoplePicture:
    return PeoplePicture(tuple(replace(person(), ref=ref(number)) for number in range(1, 50)), BIG)


def changed() -> PersonChanged:
    return PersonChanged(ref(1), Role.ADMIN, suspended=True, cap=BIG, returned=BIG, unheld=BIG)


def choosing(state: PlanState = PlanState.PROPOSED) -> PreassignPicture:
    """A list dealt to many people, of whom many are left out, over many campaigns."""
    people = [ref(number) for number in range(300)]
    campaigns = tuple(CampaignRef(number, LONG) for number in range(30))
    return PreassignPicture(
        id=BIG,
        state=state,
        list=Choice(1, LONG),
        wish=PreassignWish(1, tuple(range(300)), user_list_id=1, split=Split.RANDOM),
        user_list=LONG,
        actor=people[0],
        gets=tuple(Portioned(each, BIG) for each in people),
        total=BIG,
        assigned=BIG,
        opted_out=BIG,
        retired=BIG,
        left_out=tuple(LeftOut(each, LeftOutWhy.SUSPENDED) for each in people),
        follow=campaigns,
        ignore=campaigns,
        decided_at=NOON,
        decided_by=people[1],
        may_undo=True,
    )


def api_tokens(count: int) -> tuple[ApiTokenRow, ...]:
    return tuple(ApiTokenRow(1 + place, LONG[:60], ref(1), NOON) for place in range(count))
