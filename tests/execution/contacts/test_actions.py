import json
from datetime import date, timedelta
from uuid import UUID

import pytest

from data.accounts.actions import open_account
from data.accounts.models import AccountDraft
from data.act import Act
from data.actor import Role
from data.attachments.models import Attachment
from data.contacts import Channel, ContactKind
from data.errors import HumasError, NotAllowed, NotFound, Refused, Stale, WrongStep
from data.events.models import told
from data.events.queries import listed_events
from data.participants import Presence
from data.people.models import Element, Person
from data.store import Store
from execution.attendance.models import (
    ActivityPupil,
    Attendance,
    ParticipationCount,
    Rates,
)
from execution.attendance.queries import class_group_attendance
from execution.closing.actions import complete_closing
from execution.closing.models import ClosingDraft, Outcome, Reason
from execution.contacts.actions import (
    attach,
    change_contact,
    clear_contacts,
    close_contact,
    keep_limit,
    open_file,
    open_with_reason,
    record_contact,
    remove_contact,
    reopen_contact,
    share_contact,
    take_back_share,
)
from execution.contacts.models import Contact, ContactGrant, ContactSettingDraft
from execution.files.actions import open_file as open_picture
from tests.execution.contacts.make import (
    ALYA,
    BIMA,
    MET_ON,
    PASSWORD,
    a_contact,
    a_draft,
    a_school,
)
from tests.execution.make import an_activity, approve, close_year, key
from tests.make import BUDI, DEWI, EKO, NOW, RINA, SARI, YEAR, acting

FILE = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _school(store: Store) -> None:
    a_school(store)


@pytest.fixture
def dewi(store: Store) -> Act:
    return acting(store, DEWI)


def visited(store: Store, audience: str = "pupils") -> UUID:
    """An activity of visits; the plan names its pupils one by one."""
    activity = an_activity(store, "Kunjungan rumah")
    store.write(
        """
        update activity
        set audience = $audience, forms = ['home_visit']
        where id = $id
        """,
        audience=audience,
        id=activity.id,
    )
    return activity.id


def came(store: Store, activity_id: UUID, student_id: UUID = ALYA) -> Presence | None:
    found = store.find(Attendance, activity_id, student_id)
    return found.presence if found else None


FAJAR = key("Fajar")


def _teacher(store: Store, person_id: UUID) -> None:
    """Let one more teacher have an account."""
    store.add(
        Person(
            id=person_id,
            name="Fajar",
            element=Element.TEACHER,
            is_active=True,
            version=1,
        )
    )
    draft = AccountDraft(username="fajar", person_id=person_id, role=Role.TEACHER)
    open_account(acting(store, SARI), draft, PASSWORD)


def test_a_double_click_writes_one_contact(store: Store, dewi: Act) -> None:
    first = record_contact(dewi, key("satu"), a_draft(), YEAR)
    again = record_contact(dewi, key("satu"), a_draft(), YEAR)

    assert first == again
    assert (first.person_id, first.channel) == (DEWI.id, Channel.FACE_TO_FACE)
    assert first.class_group_id == key("VII A")
    assert store.count(Contact) == 1


def test_who_was_faster_is_not_overwritten(store: Store, dewi: Act) -> None:
    kept = a_contact(store)
    change_contact(acting(store, SARI), kept.id, 1, a_draft(agreement="Jumat"))

    with pytest.raises(Stale):
        change_contact(dewi, kept.id, 1, a_draft(agreement="Sabtu"))
    assert change_contact(dewi, kept.id, 1, a_draft(agreement="Jumat")).version == 2


def test_a_closed_year_and_a_stranger_pupil_are_refused(
    store: Store, dewi: Act
) -> None:
    with pytest.raises(NotFound, match="year's list"):
        a_contact(store, student_id=key("Zaki"))
    kept = a_contact(store)
    close_year(store)

    for change in (
        lambda: a_contact(store, "dua"),
        lambda: change_contact(dewi, kept.id, 1, a_draft(agreement="Jumat")),
        lambda: close_contact(dewi, kept.id, 1, "Selesai"),
        lambda: remove_contact(dewi, kept.id, 1),
    ):
        with pytest.raises(WrongStep):
            change()


def test_teachers_write_down_only_their_own(store: Store, dewi: Act) -> None:
    with pytest.raises(NotAllowed, match="your own"):
        record_contact(dewi, key("satu"), a_draft(person_id=EKO.id), YEAR)

    given = record_contact(
        acting(store, SARI), key("dua"), a_draft(person_id=EKO.id), YEAR
    )
    assert given.person_id == EKO.id
    with pytest.raises(NotFound):
        change_contact(dewi, given.id, 1, a_draft())


def test_closing_asks_for_a_note_and_a_day_that_has_come(
    store: Store, dewi: Act
) -> None:
    kept = a_contact(store)
    later = a_contact(store, "nanti", met_on=NOW.date() + timedelta(7))

    with pytest.raises(Refused, match="what came of it"):
        close_contact(dewi, kept.id, 1, " ")
    with pytest.raises(WrongStep, match="still to come"):
        close_contact(dewi, later.id, 1, "Selesai")
    closed = close_contact(dewi, kept.id, 1, "Nilai naik")
    assert close_contact(dewi, kept.id, 1, "Nilai naik") == closed
    with pytest.raises(WrongStep, match="Open it again"):
        change_contact(dewi, kept.id, 2, a_draft(agreement="Jumat"))
    assert reopen_contact(dewi, kept.id, 2).closed_at is None


# ── who may read it ──────────────────────────────────────────────────────────


def test_access_is_given_and_taken_back_one_by_one(store: Store, dewi: Act) -> None:
    first, second = a_contact(store), a_contact(store, "dua")
    eko = acting(store, EKO)
    share_contact(dewi, first.id, EKO.id)
    share_contact(dewi, first.id, EKO.id)

    assert change_contact(eko, first.id, 1, a_draft(agreement="Jumat")).version == 2
    with pytest.raises(NotFound):
        close_contact(eko, second.id, 1, "Selesai")
    with pytest.raises(NotAllowed, match="decide who sees"):
        share_contact(eko, first.id, EKO.id)
    with pytest.raises(NotAllowed, match="decide who sees"):
        remove_contact(eko, first.id, 2)

    take_back_share(dewi, first.id, EKO.id)
    with pytest.raises(NotFound):
        close_contact(eko, first.id, 2, "Selesai")
    assert not store.count(ContactGrant)


@pytest.mark.parametrize("person", [RINA, BUDI])
def test_nobody_without_a_teachers_account_is_let_in(
    store: Store, dewi: Act, person: object
) -> None:
    kept = a_contact(store)

    with pytest.raises(Refused, match="account as teacher"):
        share_contact(dewi, kept.id, person.id)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="account as teacher"):
        change_contact(
            dewi,
            kept.id,
            1,
            a_draft(
                next_step="Telepon",
                due_on=MET_ON,
                next_person_id=person.id,  # type: ignore[attr-defined]
            ),
        )
    assert not store.count(ContactGrant)


def test_who_has_the_next_step_reads_the_contact(store: Store, dewi: Act) -> None:
    kept = a_contact(
        store, next_step="Pantau tugas", due_on=MET_ON, next_person_id=EKO.id
    )

    assert close_contact(acting(store, EKO), kept.id, 1, "Tugas lengkap").closed_at
    reopen_contact(dewi, kept.id, 2)
    take_back_share(dewi, kept.id, EKO.id)
    assert store.get(Contact, kept.id).next_person_id is None


def test_the_principal_opens_one_with_a_reason_that_is_kept(store: Store) -> None:
    a_contact(store)
    newer = a_contact(store, "dua", met_on=MET_ON + timedelta(1))
    budi = acting(store, BUDI)

    opened = open_with_reason(budi, ALYA, 1, "Orang tua bertanya")
    nothing = open_with_reason(budi, BIMA, 1, "Orang tua bertanya")

    assert (opened.contact, opened.of) == (newer, 2)
    assert (nothing.contact, nothing.of) == (None, 0)
    with pytest.raises(Refused, match="reason"):
        open_with_reason(budi, ALYA, 1, " ")
    first, second, *_ = listed_events(store, record="family_contact")
    assert (second.event, first.event) == (
        "opened with a reason",
        "looked for with a reason",
    )
    assert "Orang tua bertanya" in told(
        second.record, second.record_id, second.event, second.facts
    )


def test_nobody_takes_over_or_passes_on_what_was_only_shown_to_them(
    store: Store, dewi: Act
) -> None:
    kept = a_contact(store)
    share_contact(dewi, kept.id, EKO.id)
    eko = acting(store, EKO)

    with pytest.raises(NotAllowed, match="in charge"):
        change_contact(eko, kept.id, 1, a_draft(person_id=EKO.id))
    another = {"next_step": "Telepon", "due_on": MET_ON, "next_person_id": FAJAR}
    _teacher(store, FAJAR)
    with pytest.raises(NotAllowed, match="decide who sees"):
        change_contact(eko, kept.id, 1, a_draft(**another))
    assert store.get(Contact, kept.id) == kept
    assert store.count(ContactGrant) == 1
    assert change_contact(dewi, kept.id, 1, a_draft(**another)).version == 2
    again = a_draft(**another, agreement="Jumat")
    assert change_contact(eko, kept.id, 2, again).version == 3


def test_removing_tells_nobody_whether_there_is_a_contact(store: Store) -> None:
    kept = a_contact(store)
    eko = acting(store, EKO)

    for contact_id in (kept.id, key("tidak ada")):
        remove_contact(eko, contact_id, 1)
    assert store.get(Contact, kept.id) == kept


# ── what it adds elsewhere ───────────────────────────────────────────────────


def test_a_visit_counts_in_the_attendance_of_its_activity(
    store: Store, dewi: Act
) -> None:
    activity_id = visited(store)
    kept = a_contact(
        store,
        kind=ContactKind.HOME_VISIT,
        activity_id=activity_id,
        met=(Presence.MOTHER, Presence.FATHER),
    )

    assert store.exists(ActivityPupil, activity_id, ALYA)
    assert came(store, activity_id) is Presence.FATHER
    moved = kept.draft().model_copy(update={"student_id": BIMA, "met": ()})
    change_contact(dewi, kept.id, 1, moved)
    assert not store.exists(ActivityPupil, activity_id, ALYA)
    assert came(store, activity_id) is None
    assert came(store, activity_id, BIMA) is Presence.ABSENT
    remove_contact(dewi, kept.id, 2)
    assert came(store, activity_id, BIMA) is None


def test_a_visit_to_come_names_the_pupil_and_counts_nobody(store: Store) -> None:
    activity_id = visited(store)
    a_contact(
        store,
        kind=ContactKind.HOME_VISIT,
        activity_id=activity_id,
        met_on=NOW.date() + timedelta(3),
        agreement="",
    )

    assert store.exists(ActivityPupil, activity_id, ALYA)
    assert came(store, activity_id) is None


def test_of_two_visits_the_one_that_met_somebody_counts(store: Store) -> None:
    activity_id = visited(store)
    facts = {"kind": ContactKind.HOME_VISIT, "activity_id": activity_id}
    a_contact(store, **facts, met=(Presence.GUARDIAN,))
    a_contact(store, "dua", **facts, met_on=MET_ON + timedelta(1))

    assert came(store, activity_id) is Presence.GUARDIAN


def test_a_visit_takes_nothing_away_that_people_entered(
    store: Store, dewi: Act
) -> None:
    activity_id = visited(store)
    chosen = ActivityPupil(activity_id=activity_id, student_id=ALYA)
    entered = Attendance(
        activity_id=activity_id,
        student_id=ALYA,
        class_group_id=key("VII A"),
        presence=Presence.MOTHER,
    )
    store.add(chosen)
    store.add(entered)
    facts = {"kind": ContactKind.HOME_VISIT, "activity_id": activity_id}

    with pytest.raises(Refused, match="something else of this pupil: mother"):
        a_contact(store, **facts, met=(Presence.FATHER,))
    kept = a_contact(store, **facts, met=(Presence.MOTHER,))
    remove_contact(dewi, kept.id, 1)

    assert came(store, activity_id) is Presence.MOTHER
    assert store.exists(ActivityPupil, activity_id, ALYA)


def test_a_visit_takes_no_count_away(store: Store) -> None:
    activity_id = visited(store)
    count = ParticipationCount(
        activity_id=activity_id, class_group_id=key("VII A"), invited=9, mother=7
    )
    store.add(count)

    with pytest.raises(Refused, match="counted without names"):
        a_contact(
            store,
            kind=ContactKind.HOME_VISIT,
            activity_id=activity_id,
            met=(Presence.MOTHER,),
        )
    assert not store.count(Contact)


def rates(store: Store, activity_id: UUID) -> Rates:
    rows = class_group_attendance(store, activity_id)
    return Rates.of(row.rates for row in rows)


def test_a_cleared_visit_goes_on_counting_without_a_name(store: Store) -> None:
    activity_id = visited(store)
    facts = {"kind": ContactKind.HOME_VISIT, "activity_id": activity_id}
    kept = a_contact(store, **facts, met=(Presence.MOTHER,))
    a_contact(store, "dua", **facts, student_id=BIMA)
    before = rates(store, activity_id)
    later = acting(store, SARI, NOW + timedelta(days=366 * 3))

    clear_contacts(later, [kept.id, key("dua")])

    assert not store.count(Attendance)
    assert not store.count(ActivityPupil)
    assert rates(store, activity_id) == before
    assert (before.invited, before.mother, before.absent) == (2, 1, 1)


def test_a_contact_changes_no_attendance_of_another_kind_of_activity(
    store: Store, dewi: Act
) -> None:
    meeting = an_activity(store, "Rapat orang tua").id
    store.add(
        Attendance(
            activity_id=meeting,
            student_id=ALYA,
            class_group_id=key("VII A"),
            presence=Presence.FATHER,
        )
    )

    with pytest.raises(NotFound, match="plan any more"):
        a_contact(store, activity_id=meeting)
    assert came(store, meeting) is Presence.FATHER


def test_a_closed_activity_and_one_without_the_family_take_no_visit(
    store: Store,
) -> None:
    activity_id = visited(store, "class_groups")
    with pytest.raises(Refused, match="does not invite"):
        a_contact(store, activity_id=activity_id)
    approve(store)
    not_held = ClosingDraft(outcome=Outcome.NOT_HELD, reason=Reason.WEATHER)
    complete_closing(acting(store, SARI), activity_id, 0, not_held)

    with pytest.raises(WrongStep, match="closed"):
        a_contact(store, activity_id=activity_id)
    with pytest.raises(NotFound, match="plan any more"):
        a_contact(store, activity_id=key("kegiatan lain"))


# ── what the history says, and what is too old ───────────────────────────────


def test_no_line_of_the_history_says_what_was_spoken(store: Store, dewi: Act) -> None:
    kept = a_contact(store, found="RAHASIA", place="RAHASIA", met_other="RAHASIA")
    change_contact(dewi, kept.id, 1, a_draft(agreement="RAHASIA"))
    attach(dewi, key("berkas"), kept.id, "RAHASIA Alya.pdf", FILE)
    share_contact(dewi, kept.id, EKO.id)
    close_contact(dewi, kept.id, 2, "RAHASIA")
    reopen_contact(dewi, kept.id, 3)
    remove_contact(dewi, kept.id, 4)

    lines = listed_events(store, record="family_contact")
    assert len(lines) == 7
    for line in lines:
        assert set(json.loads(line.facts)) <= {"person"}
        assert "RAHASIA" not in line.facts
        assert "Alya" not in told(line.record, line.record_id, line.event, line.facts)


def test_a_contact_goes_with_its_files_and_its_readers(store: Store, dewi: Act) -> None:
    kept = a_contact(store)
    attach(dewi, key("berkas"), kept.id, "berita.pdf", FILE)
    attach(dewi, key("lagi"), kept.id, "berita lagi.pdf", FILE)
    share_contact(dewi, kept.id, EKO.id)
    assert open_file(acting(store, EKO), key("berkas"), kept.id).content == FILE
    assert store.count(Attachment) == 1

    with pytest.raises(Stale):
        remove_contact(dewi, kept.id, 7)
    remove_contact(dewi, kept.id, 1)
    assert not store.count(Attachment)
    assert not store.count(ContactGrant)


def test_no_address_of_pictures_hands_out_a_file_of_a_contact(
    store: Store, dewi: Act
) -> None:
    kept = a_contact(store)
    attach(dewi, key("berkas"), kept.id, "berita.pdf", FILE)

    for person in (SARI, BUDI, RINA, DEWI):
        with pytest.raises(NotFound):
            open_picture(acting(store, person), key("berkas"))


def test_what_is_older_than_the_limit_is_cleared_and_leaves_a_line(
    store: Store,
) -> None:
    sari = acting(store, SARI)
    old, newer, due = a_contact(store), a_contact(store, "dua"), a_contact(store, "3")
    for kept, day in ((old, date(2024, 8, 16)), (due, date(2024, 8, 16))):
        store.replace(kept.model_copy(update={"met_on": day, "version": 2}))
    later = {"due_on": date(2024, 8, 17), "version": 3}
    store.replace(store.get(Contact, due.id).model_copy(update=later))

    for wrong in ([newer.id], [old.id, newer.id], [due.id], []):
        with pytest.raises(HumasError):
            clear_contacts(sari, wrong)
    assert clear_contacts(sari, [old.id, old.id]) == 1
    assert store.count(Contact) == 2
    [line] = [e for e in listed_events(store) if e.event == "cleared"]
    assert (line.record_id, line.facts) == (str(old.id), "{}")

    keep_limit(sari, 0, ContactSettingDraft(keep_years=1))
    assert clear_contacts(sari, [due.id]) == 1
    with pytest.raises(Stale):
        keep_limit(sari, 0, ContactSettingDraft(keep_years=3))
