from datetime import date
from uuid import UUID

import pytest

from data.activity import DatePrecision, PlannedDay
from data.language import Language, say, speaking
from organizing.reminders.models import (
    CommitteeDigest,
    PersonDigest,
    committee_digests,
    committee_text,
    days_from,
    last_day,
    person_digests,
    person_text,
)
from tests.make import RINA, TONO
from tests.organizing.reminders.make import (
    SENDER,
    TODAY,
    a_receiver,
    a_reminded_activity,
    a_reminded_task,
)


def a_digest(**facts: object) -> PersonDigest:
    usual: dict[str, object] = {
        "receiver": a_receiver(),
        "overdue": (),
        "due": (),
        "activities": (),
    }
    return PersonDigest.model_validate(usual | facts)


def test_a_reminder_looks_at_seven_days() -> None:
    assert last_day(date(2026, 8, 17)) == date(2026, 8, 23)
    with speaking(Language.ENGLISH):
        assert days_from(date(2026, 8, 17)) == "17–23 August 2026"
        assert days_from(date(2026, 8, 29)) == "29 August 2026 – 4 September 2026"


def test_everybody_is_reminded_of_their_own_only() -> None:
    rina = a_receiver()
    tono = a_receiver(id=TONO.id, name="Tono")
    idle = a_receiver(id=UUID(int=9), name="Wati")
    late = a_reminded_task("Terlambat", -1)
    today = a_reminded_task("Hari ini", 0)
    shared = a_reminded_task("Bersama", 6, person_ids=(RINA.id, TONO.id))
    nobodys = a_reminded_task("Belum ada", person_ids=(), people=())
    first = a_reminded_activity(0)
    last = a_reminded_activity(6, person_ids=(TONO.id,))
    after = a_reminded_activity(7)
    past = a_reminded_activity(-1)
    by_month = a_reminded_activity(None)

    found = person_digests(
        [rina, tono, idle],
        [late, today, shared, nobodys],
        [past, first, last, after, by_month],
        TODAY,
    )

    assert found == [
        a_digest(
            receiver=rina, overdue=(late,), due=(today, shared), activities=(first,)
        ),
        a_digest(receiver=tono, due=(shared,), activities=(last,)),
    ]
    assert [digest.count for digest in found] == [4, 2]


def test_a_committee_is_reminded_of_who_has_what() -> None:
    late = a_reminded_task("Terlambat", -1)
    due = a_reminded_task("Besok", 1)
    nobodys = a_reminded_task("Belum ada", -3, person_ids=(), people=())
    activity = a_reminded_activity(20)
    held = a_reminded_activity(2, id=UUID(int=71))
    unmanned = a_reminded_activity(2, id=UUID(int=72), person_ids=())
    far = a_reminded_activity(20, id=UUID(int=73))

    found = committee_digests(
        [nobodys, late, due], [held, unmanned, activity, far], TODAY
    )

    assert found == [
        CommitteeDigest(activity=held, overdue=(), due=(), nobodys=()),
        CommitteeDigest(
            activity=activity, overdue=(late,), due=(due,), nobodys=(nobodys,)
        ),
    ]


def test_what_a_person_reads() -> None:
    digest = a_digest(
        receiver=a_receiver(link_id=UUID(int=5)),
        overdue=(a_reminded_task("Daftar hadir", -3, is_hindered=True),),
        due=(a_reminded_task("Undangan", 1),),
        activities=(a_reminded_activity(5, place="Aula\nlantai 2"),),
    )

    assert person_text(digest, SENDER, "http://10.0.0.2:8501/t/abc") == (
        "Dear Rina,\n\n"
        "this is a friendly reminder of your part in the activities of SMP Negeri "
        "Contoh, 17–23 August 2026.\n\n"
        "*Still awaited*\n"
        "• Daftar hadir (Rapat), planned for 14 Aug 2026 – we have noted your "
        "obstacle\n\n"
        "*Tasks of these days*\n"
        "• Undangan (Rapat), Tuesday, 18 August 2026\n\n"
        "*Activities of these days*\n"
        "• Rapat: Saturday, 22 August 2026, at 08.00–11.30 WIB, Aula lantai 2\n\n"
        "Please tell us here when something is done or in the way (this address is "
        "yours alone): http://10.0.0.2:8501/t/abc\n\n"
        "Thank you for your support.\n"
        "Sari, SMP Negeri Contoh"
    )


def test_who_has_an_account_reports_there_and_others_answer() -> None:
    due = (a_reminded_task(),)
    with_account = person_text(a_digest(due=due), SENDER)
    without = a_receiver(language=None)

    assert "“My tasks”" in with_account
    text = person_text(a_digest(receiver=without, due=due), SENDER)
    with speaking(Language.INDONESIAN):
        assert text.startswith(say("Dear {name},", name="Rina"))
        assert "Selasa, 18 Agustus 2026" in text
        assert say("My tasks") not in text


def test_a_text_never_names_others_or_their_numbers() -> None:
    shared = a_reminded_task(
        person_ids=(RINA.id, TONO.id), people=("Rina", "Tono"), is_hindered=True
    )

    text = person_text(a_digest(due=(shared,)), SENDER)

    assert "Tono" not in text
    assert "81234567890" not in text
    assert "812" not in text


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts_at": None, "ends_at": None}, "22 August 2026, Aula\n"),
        ({"ends_at": None}, "22 August 2026, at 08.00 WIB, Aula\n"),
        ({"place": ""}, "at 08.00–11.30 WIB\n"),
    ],
)
def test_hours_and_place_that_are_open_are_left_out(
    facts: dict[str, object], words: str
) -> None:
    digest = a_digest(activities=(a_reminded_activity(5, **facts),))

    assert words in person_text(digest, SENDER)


def test_a_long_list_is_cut_and_says_so() -> None:
    many = tuple(a_reminded_task(f"Tugas {number}") for number in range(12))

    text = person_text(a_digest(due=many), SENDER)

    assert text.count("•") == 11
    assert "• and 2 more" in text
    assert "Tugas 9" in text
    assert "Tugas 10" not in text


def test_a_group_reads_who_has_what_and_nobody_is_blamed() -> None:
    digest = CommitteeDigest(
        activity=a_reminded_activity(5),
        overdue=(a_reminded_task("Daftar hadir", -3, is_hindered=True),),
        due=(a_reminded_task(people=("Rina", "Tono")),),
        nobodys=(a_reminded_task("Konsumsi", -2, people=()),),
    )

    text = committee_text(digest, SENDER)

    with speaking(Language.INDONESIAN):
        asked = say("Who would like to take this?")
        awaited = say("Still awaited")
        obstacle = say("we have noted your obstacle")
    assert f"*{awaited}*\n• Daftar hadir: Rina\n\n" in text
    assert "• Undangan: Rina dan Tono (Selasa, 18 Agustus 2026)\n" in text
    assert f"*{asked}*\n• Konsumsi\n\n" in text
    assert "Sabtu, 22 Agustus 2026" in text
    assert "14 Agt" not in text
    assert obstacle not in text
    assert "/t/" not in text


def test_a_group_is_always_written_to_in_indonesian() -> None:
    digest = CommitteeDigest(
        activity=a_reminded_activity(5), overdue=(), due=(), nobodys=()
    )

    with speaking(Language.ENGLISH):
        assert "Sabtu, 22 Agustus 2026" in committee_text(digest, SENDER)


def test_only_a_mobile_number_reaches_whatsapp() -> None:
    assert a_receiver(phone="0812-3456-7890").mobile == "+6281234567890"
    assert a_receiver(phone="021-5201234").mobile is None
    assert a_receiver(phone=None).mobile is None


def test_a_group_reads_in_which_month_its_activity_is() -> None:
    month = PlannedDay(day=date(2026, 9, 1), precision=DatePrecision.MONTH)
    activity = a_reminded_activity(when=month)
    digest = CommitteeDigest(activity=activity, overdue=(), due=(), nobodys=())

    assert "\nSeptember 2026, Aula\n" in committee_text(digest, SENDER)
