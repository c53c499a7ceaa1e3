"""What a file says of consent holds everywhere, stays on record, and can be taken back together."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import col, select

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import lists
from bot.assignment.contacts.importing import load_list
from bot.assignment.outcomes.campaigns import CampaignScript
from bot.assignment.refusals.general import FileRefused, NoSuchThing, NotAnAdmin
from bot.assignment.rules.sheets.sheet_terms import Caution, Refused, Warned
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Contact, Conversation, Event, PhoneNumber
from bot.vocabulary import Barred
from tests.assignment.bank import SCRIPT, phone, row

FILES = Path(__file__).parents[1] / "rules" / "files"


@pytest.fixture
def load(bank, desk, tmp_path):
    """Load a file, by its lines or its path; the report."""
    made = iter(range(100))

    async def quiet(_rows: int, _share: float) -> None:
        pass

    async def load(*lines: str, path: Path | None = None):
        number = next(made)
        if path is None:
            path = tmp_path / f"{number}.csv"
            path.write_text("\n".join([*lines, ""]))
        return await load_list(desk, bank.ana, path, f"List {number}", quiet)

    return load


def number(bank, written):
    with bank.database.reading() as session:
        return session.get(PhoneNumber, written)


def out(bank, *numbers):
    """Which of these numbers have opted out."""
    return [each for each in numbers if (known := number(bank, each)) and known.opted_out_at]


def bars(bank, campaign_id):
    with bank.database.reading() as session:
        rows = select(Conversation.phone, Conversation.barred).where(Conversation.campaign_id == campaign_id)
        return dict(session.exec(rows.order_by(col(Conversation.phone))).all())


def opened_over(bank, list_id):
    script = CampaignScript(
        name=f"Over {list_id}", organisation="River Votes", list_id=list_id, first_texts=(SCRIPT,)
    )
    drafted = bank.do(lifecycle.draft, bank.ana, script)
    return bank.do(lifecycle.open_, bank.ana, drafted.ref.id).ref.id


@pytest.mark.parametrize(
    "name, left",
    [("optout_camel", ["01"]), ("optout_other_names", ["01", "03"]), ("optout_null", ["03"])],
)
async def test_files_of_other_tools_are_obeyed(bank, load, name, left):
    report = await load(path=FILES / f"{name}.csv")
    numbers = [f"+12025550{100 + each}" for each in range(1, 4)]
    assert [each[-2:] for each in out(bank, *numbers)] == left
    assert (report.opted_out, report.revocable, report.withheld) == (len(left), len(left), 0)


async def test_an_opt_out_counts_for_every_number_in_its_row_even_where_the_row_is_left_out(bank, load):
    report = await load(
        "cell,home phone,Opted Out",
        f"{phone(0)},{phone(1)},x",
        f"none,{phone(2)},yes",
        f"{phone(3)},{phone(4)},",
    )
    assert out(bank, *map(phone, range(5))) == [phone(0), phone(1), phone(2)]
    assert (report.list.size, report.rejected, report.opted_out) == (2, 1, 3)


async def test_an_opt_out_from_a_file_ends_what_other_campaigns_do_with_the_number(bank, ben, load):
    running = bank.open(2, bucket_size=1)
    claimed = bank.do(claim_bucket, ben, running)
    [texted] = bank.text_all(ben, claimed)
    await load("phone,opted_out", f"{bank.conversation(texted).phone},yes")
    assert bank.conversation(texted).barred == Barred.OPTED_OUT


async def test_the_reverse_and_the_unclear_bar_a_row_in_this_list_alone(bank, ben, load):
    report = await load(
        "phone,first_name,opted_in,opted_out",
        f"{phone(0)},Ana,0,no",
        f"{phone(1)},Ben,yes,perhaps",
        f"{phone(2)},Cal,yes,no",
        f"{phone(3)},Dee,,",
    )
    assert (report.withheld, report.opted_out, out(bank, *map(phone, range(4)))) == (2, 0, [])
    over = opened_over(bank, report.list.id)
    assert bars(bank, over) == {
        phone(0): Barred.NO_CONSENT,
        phone(1): Barred.NO_CONSENT,
        phone(2): None,
        phone(3): None,
    }
    bank.do(claim_bucket, ben, over)
    assert {bank.conversation(each.id).phone for each in held(bank, ben)} == {phone(2), phone(3)}
    other = bank.open(rows=[row(0), row(1)])
    assert bars(bank, other) == {phone(0): None, phone(1): None}


def held(bank, who):
    with bank.database.reading() as session:
        return session.exec(select(Conversation).where(Conversation.holder_id == bank.person_id(who))).all()


async def test_a_number_that_any_row_bars_stays_barred(bank, load):
    report = await load(
        "phone,opted_in", f"{phone(0)},no", f"{phone(0)},yes", f"{phone(1)},yes", f"{phone(1)},no"
    )
    assert (report.list.size, report.withheld) == (2, 2)
    many = [f"{phone(0)},no", *(f"{phone(1)},yes" for _ in range(2_500)), f"{phone(0)},yes"]
    assert (await load("phone,opted_in", *many)).withheld == 1


async def test_the_first_moment_and_source_of_an_opt_out_stay(bank, load):
    bank.do(optout.opt_out_number, bank.ana, phone(0))
    first = number(bank, phone(0))
    bank.clock.forward(timedelta(days=2))
    await load("phone,opted_out", f"{phone(0)},yes", f"{phone(1)},yes")
    told = number(bank, phone(1))
    bank.clock.forward(timedelta(days=2))
    await load("phone,opted_out,x", f"{phone(0)},yes", f"{phone(1)},yes")
    bank.do(optout.opt_out_number, bank.ana, phone(1))
    for before, each in ((first, phone(0)), (told, phone(1))):
        after = number(bank, each)
        assert (after.opted_out_at, after.opted_out_by) == (before.opted_out_at, before.opted_out_by)
    assert (first.opted_out_by, told.opted_out_by) == ("admin", "import")


async def test_what_one_import_opted_out_is_taken_back_together_and_on_record(bank, load):
    running = bank.open(4)
    report = await load("phone,opted_out", *(f"{phone(index)},yes" for index in range(3)))
    assert bars(bank, running)[phone(0)] == Barred.OPTED_OUT
    done = bank.do(lists.take_back_opt_outs, bank.ana, report.list.id)
    assert (done.taken_back, done.confirmed) == (3, 0)
    assert out(bank, *map(phone, range(4))) == []
    assert set(bars(bank, running).values()) == {None}
    with bank.database.reading() as session:
        event = session.exec(select(Event).where(Event.verb == "opt_in_list")).one()
    assert event.actor_id == bank.person_id(bank.ana)
    assert event.facts == {"list": report.list.id, "numbers": 3, "confirmed": 0}
    assert bank.do(lists.problems, bank.ana, report.list.id).revocable == 0


async def test_what_anything_else_said_too_stays_when_an_import_is_taken_back(bank, ben, load):
    running = bank.open(1)
    bank.do(optout.opt_out_number, bank.ana, phone(3))
    report = await load("phone,opted_out", *(f"{phone(index)},yes" for index in range(5)))
    [wrote] = [each.id for each in conversations(bank, running)]
    bank.hear(wrote, "STOP")
    bank.do(optout.opt_out_number, bank.ana, phone(1))
    await load("phone,opted_out", f"{phone(2)},yes", f"{phone(7)},yes")
    done = bank.do(lists.take_back_opt_outs, bank.ana, report.list.id)
    assert (done.taken_back, done.confirmed) == (1, 3)
    assert out(bank, *map(phone, range(8))) == [phone(0), phone(1), phone(2), phone(3), phone(7)]


def conversations(bank, campaign_id):
    with bank.database.reading() as session:
        return session.exec(select(Conversation).where(Conversation.campaign_id == campaign_id)).all()


async def test_a_row_that_repeats_itself_confirms_nothing(bank, load):
    report = await load("phone,opted_out", f"{phone(0)},yes", f"{phone(0)},yes")
    assert bank.do(lists.take_back_opt_outs, bank.ana, report.list.id).taken_back == 1


async def test_taking_opt_outs_back_leaves_other_bars_as_they_were(bank, load):
    report = await load("phone,opted_in,dnc", f"{phone(0)},no,", f"{phone(0)},no,yes")
    over = opened_over(bank, report.list.id)
    assert bars(bank, over) == {phone(0): Barred.OPTED_OUT}
    bank.do(lists.take_back_opt_outs, bank.ana, report.list.id)
    assert bars(bank, over) == {phone(0): Barred.NO_CONSENT}


async def test_only_admins_take_back_and_only_what_is_there(bank, ben, load):
    report = await load("phone,opted_out", f"{phone(0)},yes")
    with pytest.raises(NotAnAdmin):
        bank.do(lists.take_back_opt_outs, ben, report.list.id)
    bank.do(lists.take_back_opt_outs, bank.ana, report.list.id)
    with pytest.raises(NoSuchThing):
        bank.do(lists.take_back_opt_outs, bank.ana, report.list.id)
    with pytest.raises(NoSuchThing):
        bank.do(lists.take_back_opt_outs, bank.ana, 999)


async def test_a_file_that_breaks_off_keeps_its_opt_outs_and_the_next_one_may_take_them_back(
    bank, load, tmp_path
):
    with pytest.raises(FileRefused) as refusal:
        await load(
            path=cut_off(tmp_path / "cut.xlsx", [phone(0), "yes"], *([phone(1), "no"] for _ in range(2_500)))
        )
    assert (refusal.value.code, refusal.value.opted_out) == (Refused.BROKEN_WORKBOOK, 1)
    assert out(bank, phone(0)) == [phone(0)]
    first = number(bank, phone(0)).opted_out_at
    bank.clock.forward(timedelta(hours=1))
    report = await load("phone,opted_out", f"{phone(0)},yes")
    assert (report.opted_out, number(bank, phone(0)).opted_out_at) == (1, first)
    assert bank.do(lists.take_back_opt_outs, bank.ana, report.list.id).taken_back == 1


def cut_off(path, *rows):
    """A workbook of contacts whose sheet ends in the middle of its last row."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Contacts")
    for cells in (["phone", "opted_out"], *rows):
        sheet.append(cells)
    whole = io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, content[:-60] if part.startswith("xl/worksheets/") else content)
    return path


async def test_a_column_that_is_not_understood_is_named_with_its_rows(bank, load):
    report = await load("phone,TCPA,Do not call", f"{phone(0)},A7,yes", f"{phone(1)},,yes")
    assert Warned(Caution.CONSENT_UNKNOWN, "TCPA", 1) in report.warnings
    assert Warned(Caution.CONSENT_ELSEWHERE, "Do not call") in report.warnings
    assert (report.withheld, report.opted_out) == (1, 0)
    assert bank.do(lists.problems, bank.ana, report.list.id).warnings == report.warnings


async def test_a_report_says_for_whom_rows_are_kept_and_who_is_nobody(bank, cleo, load):
    report = await load(
        "phone,assigned_user_email",
        *(f"{phone(index)},CLEO@example.org" for index in range(3)),
        f"{phone(3)},zed@example.org",
        f"{phone(4)},",
    )
    assert [(person.name, count) for person, count in report.kept] == [("Cleo Diaz", 3)]
    assert report.strangers == (("zed@example.org", 1),)


async def test_an_export_reads_back_with_the_same_consent_and_no_word_that_was_taken_back(bank, load):
    report = await load(
        "phone,isOptedOut,opted_out,opted_in",
        f"{phone(0)},TRUE,,yes",
        f"{phone(1)},,perhaps,yes",
        f"{phone(2)},FALSE,no,no",
        f"{phone(3)},,,",
    )
    before = await load(*exported(bank, report.list.id))
    assert (before.withheld, out(bank, phone(0))) == (2, [phone(0)])
    bank.do(optout.reverse_opt_out, bank.ana, phone(0))
    after = await load(*exported(bank, report.list.id))
    assert (after.withheld, out(bank, phone(0))) == (2, [])
    with bank.database.reading() as session:
        barred = select(Contact.phone).where(
            Contact.list_id == after.list.id, col(Contact.barred).is_not(None)
        )
        assert set(session.exec(barred)) == {phone(1), phone(2)}


def exported(bank, list_id):
    page = bank.do(lists.export, bank.ana, list_id)
    return [",".join(line) for line in (page.header, *page.lines)]
