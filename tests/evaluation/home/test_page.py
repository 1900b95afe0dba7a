from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from data.act import Act
from data.backups.actions import back_up_daily
from data.language import Language, speaking
from data.school import store as schools
from data.school.models import YearRecord
from data.store import Store
from data.ui.desk import Desk
from data.ui.pages import Section
from evaluation.home.cards.cycle import where_it_stands
from evaluation.home.page import first, show
from planning.activities.models import ActivityDraft
from planning.programme.actions import add_incidental
from tests.evaluation.home.make import keep_goal, keep_programme, keep_task
from tests.evaluation.make import keep_activity, keep_closing, keep_finding, key
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.open_page import figures_of, links_of, open_page, written

DeskOf = Callable[..., Desk]


def said(page: Any) -> str:
    return "\n".join(part.proto.body for part in page.get("html"))


def test_what_waits_for_the_principal_stands_first_and_whole(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "submitted")
    keep_activity(store, "Rapat")
    keep_activity(store, "Pentas", planned_on=date(2026, 9, 1))
    keep_closing(store, "Pentas")
    keep_finding(store, "Undangan terlambat", due_on=date(2026, 8, 1))

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    told = written(page)
    assert "Program kerja 2026/2027 menunggu keputusan Bapak/Ibu" in told
    assert "2 kegiatan" in told
    assert "2 kegiatan tanpa biaya" in told
    assert told.index("Baca dan putuskan") < told.index("1 kegiatan menunggu penilaian")
    assert f"/penilaian?tahun=2026&kegiatan={key('Pentas')}" in links_of(page)
    apart = told[told.index("Pada wakil kepala sekolah:") :]
    assert "1 kegiatan untuk ditutup" in apart
    assert "1 temuan atau tindak lanjut terlambat" in apart
    assert list(figures_of(page)) == [
        "Keterlaksanaan sampai hari ini",
        "Keterwakilan keluarga",
        "Serapan anggaran sampai hari ini",
    ]


def test_what_waits_for_the_lead_opens_exactly_its_place(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "Rapat", planned_on=date(2026, 9, 1))
    keep_activity(store, "Seminar", planned_on=date(2026, 8, 3))
    keep_activity(store, "Pentas", planned_on=date(2026, 7, 30))
    keep_closing(store, "Pentas")
    keep_finding(store, "Undangan terlambat", due_on=date(2026, 8, 1))
    keep_task(store, "own", "Rapat", person_id=SARI.id, offset_days=-20)
    keep_task(store, "other", "Rapat", person_id=RINA.id, offset_days=-20)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    told, ways = written(page), links_of(page)
    assert "1 tugas Bapak/Ibu terlambat." in told
    assert "Tugas terlambat: Rina 1." in told
    assert f"/pengingat?tahun=2026&orang={RINA.id}" in ways
    assert f"/tindak-lanjut?tahun=2026&temuan={key('Undangan terlambat')}" in ways
    assert f"kegiatan={key('Seminar')}&bagian=penutupan" in ways
    assert "mulai dari Seminar (LPJ jatuh tempo 10 Agu 2026, terlambat 7 hari)" in told
    assert f"/panitia?tahun=2026&kegiatan={key('Rapat')}" in ways
    apart = told[told.index("Menunggu kepala sekolah:") :]
    assert "1 kegiatan untuk dinilai" in apart


def test_calm_day_says_that_nothing_waits(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "Pentas", planned_on=date(2026, 8, 1))
    keep_closing(store, "Pentas")

    assert "Tidak ada yang menunggu." in written(open_page(show, desk_of(SARI)))
    budi = written(open_page(show, desk_of(BUDI)))
    assert "1 kegiatan menunggu penilaian Bapak/Ibu, mulai dari Pentas" in budi


def test_a_school_begins_with_a_list_of_steps(store: Store, desk_of: DeskOf) -> None:
    keep_goal(store)

    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert not figures_of(page)
    told, ways = written(page), links_of(page)
    assert "3 dari 7 langkah menuju program kerja pertama" in told
    assert "kepala sekolah memerlukan akun untuk menyetujui rencana" in told
    steps = ("/sekolah", "/siswa", "/orang", "/akun", "/tujuan", "/agenda", "/program")
    assert [path for path in steps if f"{path}?tahun=2026" in ways] == list(steps)
    assert "3 dari 7 langkah selesai" in written(open_page(show, desk_of(BUDI)))


def test_the_steps_go_once_a_plan_was_submitted(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "submitted")

    assert "langkah" not in written(open_page(show, desk_of(SARI)))


def test_the_next_gap_of_the_plan_has_its_button(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved", 2025)
    assert "2026/2027 belum memiliki tujuan." in written(open_page(show, desk_of(SARI)))
    keep_goal(store)
    assert "belum memiliki kegiatan." in written(open_page(show, desk_of(SARI)))
    keep_activity(store, "Rapat", planned_on=date(2026, 9, 1))

    page = open_page(show, desk_of(SARI))

    assert "“Rapat” masih memerlukan: tujuan, bentuk kerja sama" in written(page)
    assert f"/kegiatan?tahun=2026&kegiatan={key('Rapat')}" in links_of(page)


def test_another_year_says_only_what_is_its_own(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved", 2025)
    keep_finding(store, "Undangan terlambat", due_on=date(2026, 8, 1))
    keep_activity(store, "Lama", school_year=2025, planned_on=date(2026, 5, 1))

    before = written(open_page(show, replace(desk_of(SARI), year=YEAR.before)))
    after = written(open_page(show, replace(desk_of(SARI), year=YEAR.after)))

    assert "2025/2026 sudah lewat; 4 hal masih terbuka." in before
    assert "1 kegiatan selesai tetapi belum ditutup" in before
    assert "2027/2028 belum memiliki tujuan." in after
    assert "Lanjutkan" not in after
    assert "temuan atau tindak lanjut terlambat" not in before + after


def test_a_year_that_ends_leads_to_the_next(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "Rapat")
    desk = replace(desk_of(SARI), clock=lambda: datetime(2027, 7, 2, 2, tzinfo=UTC))

    with speaking(Language.INDONESIAN):
        opened = first(desk)
        keep_activity(store, "Baru", school_year=2027, planned_on=date(2027, 8, 1))
        planned = first(desk)
        store.remove(YearRecord, 2027)
        alone = first(desk)

    assert "/lanjutkan?tahun=2027" in opened
    assert "2026/2027 sudah lewat, tetapi masih tahun berjalan." in planned
    assert "Buka 2027/2028" in alone


def test_the_year_stands_as_twelve_months(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "Rapat", planned_on=date(2026, 8, 30))
    july = {"planned_on": date(2026, 7, 1), "date_precision": "month"}
    keep_activity(store, "Kunjungan", **july)
    keep_activity(store, "Kapan-kapan", planned_on=None)
    for day in range(1, 8):
        keep_activity(store, f"Pentas {day}", planned_on=date(2027, 5, day))
    keep_task(store, "t", "Rapat", person_id=RINA.id)

    page = open_page(show, desk_of(SARI))

    shown, told = said(page), written(page)
    assert shown.count('<section class="month m') == 12
    places = [shown.index(f'"month m{month}') for month in (7, 12, 6)]
    assert places == sorted(places)
    assert '<section class="month m8 now">' in shown
    assert shown.count(" checked>") == 1
    assert 'class="late"' in shown
    assert "1 tugas" in told
    assert "Pentas 4" in told
    assert "Pentas 5" not in told
    assert "3 lainnya" in told
    assert "1 kegiatan belum bertanggal" in told


def test_goals_stand_beside_those_of_last_year(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved")
    for year, title in ((2025, "Lama"), (2026, "Baru")):
        goal = keep_goal(store, year)
        planned = date(year, 8, 1)
        keep_activity(store, title, school_year=year, planned_on=planned, goal_id=goal)
        keep_closing(store, title, held_on=planned)

    told = written(open_page(show, desk_of(BUDI)))

    line = told[told.index("1. Hubungan harmonis") :]
    assert "100 % sesuai harapan" in line
    assert "1/1 · tahun lalu: 100 %" in line


def test_committee_member_has_another_home(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert "kegiatan=" not in said(page)


def test_closed_year_asks_for_nothing(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat", school_year=2025, planned_on=date(2026, 5, 1))
    kept = schools.year(store, 2025)
    closed = {"closed_on": date(2026, 8, 1), "version": kept.version + 1}
    store.replace(kept.model_copy(update=closed))

    for person in (SARI, BUDI):
        desk = replace(desk_of(person, year_is_open=False), year=YEAR.before)
        page = open_page(show, desk)

        assert not page.exception
        told = written(page)
        assert "unggu" not in told
        assert "belum ditutup" not in told
        assert "Rapat" in told


def test_whatever_somebody_typed_is_words_and_no_marks(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "<b>Rapat</b> & tamu", planned_on=date(2026, 7, 1))

    page = open_page(show, desk_of(BUDI))

    assert "<b>Rapat" not in said(page)
    assert "<b>Rapat</b> & tamu" in written(page)


def test_what_is_seen_first_is_what_the_page_shows(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "Rapat", planned_on=date(2026, 7, 1))
    desk = desk_of(BUDI)

    with speaking(Language.INDONESIAN):
        seen = first(desk)

    assert "Rapat" in seen
    assert seen == said(open_page(show, desk))


def test_a_plan_that_nobody_opened_is_a_draft(store: Store, desk_of: DeskOf) -> None:
    for place in range(28):
        keep_activity(store, f"Kegiatan {place}")

    desk = desk_of(SARI)

    with speaking(Language.INDONESIAN):
        far = where_it_stands(desk).far[Section.PLAN]

    assert far == (0.0, "0 dari 28 kegiatan lengkap")


def test_the_next_activities_tell_what_is_missing(
    store: Store, desk_of: DeskOf
) -> None:
    for day in range(1, 5):
        keep_activity(store, f"Rapat {day}", planned_on=date(2026, 9, day))

    page = open_page(show, desk_of(SARI))

    assert "3 Sep 2026 · Rapat 3" in written(page)
    assert "· Rapat 4" not in written(page)
    assert "jam · panitia" in written(page)
    assert "&bagian=panitia" in links_of(page)


def test_who_holds_the_post_is_in_charge(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat", planned_on=date(2026, 8, 20), person_id=None)
    post = {"id": key("post"), "activity_id": key("Rapat"), "number": 1}
    words = {"title": "Penanggung jawab (kepala sekolah)", "version": 1}
    empty = dict.fromkeys(("duty", "entitlement", "responsibility"), "")
    store.write_all("committee_position", [post | words | empty])
    member = {"position_id": key("post"), "activity_id": key("Rapat")}
    store.write_all("committee_member", [member | {"person_id": BUDI.id}])

    assert "· Budi ·" in written(open_page(show, desk_of(SARI)))


def test_the_lead_is_told_of_a_late_backup_and_nobody_else(
    store: Store, desk_of: DeskOf
) -> None:
    assert "/cadangan" not in said(open_page(show, desk_of(SARI)))
    back_up_daily(acting(store, SARI, NOW - timedelta(days=4)))

    told = said(open_page(show, desk_of(SARI)))

    assert "/cadangan" in told
    assert "13 Agustus 2026" in told
    assert "/cadangan" not in said(open_page(show, desk_of(BUDI)))


def test_the_principal_is_told_of_what_was_added_lately(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    draft = ActivityDraft(
        title="Rapat luar biasa", planned_on=date(2026, 11, 7), person_id=SARI.id
    )
    add_incidental(acting(store, SARI), key("baru"), draft, "Gedung retak", YEAR)
    draft = draft.model_copy(update={"title": "Rapat lama"})
    long_ago = Act(store, SARI, NOW - timedelta(days=15))
    add_incidental(long_ago, key("lama"), draft, "Banjir", YEAR)

    told = written(open_page(show, desk_of(BUDI)))

    assert "Rapat luar biasa 7 November 2026 · Gedung retak" in told
    assert "Banjir" not in told
    assert "Gedung retak" not in written(open_page(show, desk_of(SARI)))
