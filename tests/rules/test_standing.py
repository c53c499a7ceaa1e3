"""What reports come to, and what a correction has to say."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.standing import Standing, difference, standing

TAGS = st.lists(st.sampled_from("abcd"), max_size=4, unique=True)
ANSWERS = st.dictionaries(st.sampled_from("xyz"), st.sampled_from(("", "yes", "no")), max_size=3)


@dataclass(frozen=True)
class Report:
    tags: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    note: str = ""


REPORTS = st.lists(st.builds(Report, TAGS, TAGS, ANSWERS, st.sampled_from(("", "keen"))), max_size=5)


def test_tags_are_added_and_removed_answers_replaced_and_all_notes_kept():
    filed = [
        Report(["yes", "moved"], answers={"When?": "maybe"}, note="keen"),
        Report(removed=["moved"], answers={"When?": "yes"}, note="called back"),
    ]
    assert standing(filed) == Standing(("yes",), {"When?": "yes"}, ("keen", "called back"))


def test_an_empty_answer_takes_the_former_one_back():
    assert standing([Report(answers={"When?": "yes"}), Report(answers={"When?": ""})]).answers == {}


@given(REPORTS, TAGS, ANSWERS)
def test_after_the_difference_is_filed_what_was_wanted_stands(filed, tags, answers):
    before = standing(filed)
    says = difference(before, tags, answers)
    after = standing([*filed, Report(list(says.tags), list(says.removed), dict(says.answers))])
    assert set(after.tags) == set(tags)
    assert after.answers == {asked: said for asked, said in ({**before.answers, **answers}).items() if said}
    assert not difference(after, tags, answers)


@given(REPORTS, st.sampled_from("abcd"), st.sampled_from("xyz"))
def test_corrections_of_different_things_come_to_the_same_in_either_order(filed, tag, asked):
    """Two people opened the form on the same state."""
    before = standing(filed)
    turned = [each for each in before.tags if each != tag] + ([] if tag in before.tags else [tag])
    one = difference(before, turned, {})
    other = difference(before, before.tags, {asked: "maybe"})
    said = [
        Report(list(one.tags), list(one.removed), dict(one.answers)),
        Report(list(other.tags), list(other.removed), dict(other.answers)),
    ]
    forth, back = standing([*filed, *said]), standing([*filed, *reversed(said)])
    assert (set(forth.tags), forth.answers) == (set(back.tags), back.answers)
