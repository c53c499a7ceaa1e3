"""What stands of conversations: always the recount of what was filed, and read by index."""

from itertools import count
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col

from bot.assignment.rules import standing as rules
from bot.storage.conversations import reports, standing
from bot.storage.tables import Conversation, Report
from bot.vocabulary import Spoken
from tests.storage.conftest import NOW

TAGS, ASKED = ("yes", "moved", "Opt out"), ("Will they vote?", "When?")
NUMBERS = count(2000)
FILED: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    tags=st.lists(st.sampled_from(TAGS), max_size=2, unique=True),
    removed=st.lists(st.sampled_from(TAGS), max_size=2, unique=True),
    answers=st.dictionaries(st.sampled_from(ASKED), st.sampled_from(("", "yes", "no")), max_size=2),
    note=st.sampled_from(("", "keen")),
)


def file(database, rows, conversation, *said) -> None:
    of = {"conversation_id": conversation, "person_id": rows.person, "created_at": NOW}
    with database.transaction() as session:
        for each in said:
            reports.file(session, rows.campaign, Report(**of, **each))


def another(database, rows, phone) -> int:
    with database.transaction() as session:
        conversation = rows.another(phone)
        session.add(conversation)
        session.flush()
        return conversation.id


def fitting(database, *rules_) -> list[int]:
    with database.reading() as session:
        found = session.execute(sa.select(col(Conversation.id)).where(*rules_).order_by(col(Conversation.id)))
        return list(found.scalars())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(said=st.lists(FILED, max_size=5))
def test_it_is_the_recount_of_the_reports(database, rows, said):
    subject = another(database, rows, f"+{next(NUMBERS)}")
    file(database, rows, subject, *said)
    with database.reading() as session:
        counted = rules.standing(reports.filed(session, subject))
        stood = standing.of(session, [subject]).get(subject, [])
        noted = standing.notes(session, [subject]).get(subject, [])
    assert {row.name for row in stood if row.kind == Spoken.TAG} == set(counted.tags)
    assert {row.name: row.value for row in stood if row.kind == Spoken.ANSWER} == counted.answers
    assert tuple(noted) == counted.notes
    assert (subject in fitting(database, standing.says(Spoken.TAG, "yes"))) == ("yes" in counted.tags)
    said_no = counted.answers.get("When?") == "no"
    assert (subject in fitting(database, standing.says(Spoken.ANSWER, "When?", "no"))) == said_no
    assert (subject in fitting(database, standing.says(Spoken.ANSWER, "When?"))) == (
        "When?" in counted.answers
    )


def test_counts_are_of_what_stands_among_those_that_fit(database, rows):
    first, second = rows.conversation, another(database, rows, "+1999")
    file(database, rows, first, {"tags": ["yes"], "answers": {"When?": "soon"}}, {"removed": ["yes"]})
    file(database, rows, second, {"tags": ["yes", "moved"], "answers": {"When?": "soon"}})
    with database.reading() as session:
        assert standing.counts(session, rows.campaign) == {
            (Spoken.TAG, "yes", ""): 1,
            (Spoken.TAG, "moved", ""): 1,
            (Spoken.ANSWER, "When?", "soon"): 2,
        }
        among = standing.counts(session, rows.campaign, col(Conversation.id) == first)
        assert among == {(Spoken.ANSWER, "When?", "soon"): 1}
        names = [(Spoken.ANSWER, "When?"), (Spoken.TAG, "moved"), (Spoken.TAG, "yes")]
        assert standing.names(session, rows.campaign) == names
        assert standing.counts(session, rows.campaign + 1) == {}
