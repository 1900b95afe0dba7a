from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from data.act import Act
from data.backups.actions import back_up_daily
from data.language import Language, speaking
from data.store import Store
from data.ui.desk import Desk
from data.ui.pages import Section
from evaluation.home.cards import where_it_stands
from evaluation.home.page import first, show
from planning.activities.models import ActivityDraft
from planning.programme.actions import add_incidental
from tests.evaluation.make import keep_activity, keep_closing, keep_finding, key
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.open_page import figures_of, links_of, open_page, written

DeskOf = Callable[..., Desk]


def said(page: Any) -> str:
    return "\n".join(part.proto.body for part in page.get("html"))


def keep_programme(store: Store, step: str) -> None:
    row = {
        "id": key("programme"),
        "school_year": 2026,
        "step": step,
        "return_note": "",
        "override_reason": "",
        "revision_reason": "",
        "version": 1,
    }
    store.write_all("work_program", [row])


def test_everything_that_waits_links_to_its_page(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "submitted")
    keep_activity(store, "Rapat")
    keep_activity(store, "Pentas")
    keep_closing(store, "Pentas")
    keep_activity(store, "Seminar", planned_on=date(2026, 8, 20))
    keep_finding(store, "Undangan terlambat", school_year=2025)

    page = open_page(show, desk_of(BUDI))

    assert not page.exception
    for path in ("/program", "/temuan", "/penutupan", "/penilaian", "/hasil"):
        assert path in said(page)
    assert f"kegiatan={key('Seminar')}" in said(page)
    assert f"kegiatan={key('Rapat')}" in said(page)
    assert list(figures_of(page)) == [
        "Keterlaksanaan sampai hari ini",
        "Keterwakilan keluarga",
        "Serapan anggaran sampai hari ini",
        "Standar tercapai",
    ]


def test_calm_day_says_that_nothing_waits(store: Store, desk_of: DeskOf) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "Pentas", planned_on=date(2027, 5, 1))

    page = open_page(show, desk_of(SARI))

    assert "Tidak ada yang menunggu." in written(page)


def test_first_day_begins_with_the_plan(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert len(page.info) == 1
    assert not figures_of(page)


def test_committee_member_has_another_home(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert "kegiatan=" not in said(page)


def test_closed_year_can_be_read(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")

    page = open_page(show, desk_of(SARI, year_is_open=False))

    assert not page.exception


def test_a_month_that_is_over_is_named_as_a_month(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    keep_activity(
        store, "Kunjungan", planned_on=date(2026, 7, 1), date_precision="month"
    )

    page = open_page(show, desk_of(SARI))

    assert "Juli 2026 · Kunjungan" in written(page)
    assert "31 Jul" not in said(page)


def test_the_first_activities_that_are_over_are_named_and_the_others_counted(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    for day in range(1, 13):
        keep_activity(store, f"Rapat ke-{day:02}", planned_on=date(2026, 7, day))

    page = open_page(show, desk_of(SARI))

    assert "Rapat ke-10" in written(page)
    assert "Rapat ke-11" not in written(page)
    assert "2 lainnya" in written(page)


def test_whatever_somebody_typed_is_words_and_no_marks(
    store: Store, desk_of: DeskOf
) -> None:
    keep_programme(store, "approved")
    keep_activity(store, "<b>Rapat</b> & tamu", planned_on=date(2026, 7, 1))

    page = open_page(show, desk_of(BUDI))

    assert "<b>" not in said(page)
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


def test_the_next_thirty_days_tell_what_is_missing(
    store: Store, desk_of: DeskOf
) -> None:
    for title, day in (("Batas", date(2026, 9, 16)), ("Jauh", date(2026, 9, 17))):
        keep_activity(store, title, planned_on=day)

    page = open_page(show, desk_of(SARI))

    assert "16 Sep 2026 · Batas" in written(page)
    assert "· Jauh" not in written(page)
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
