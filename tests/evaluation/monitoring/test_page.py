from collections.abc import Callable
from datetime import date

import pytest

from data.errors import NotFound, Refused, WrongStep
from data.school import store as schools
from data.store import Store
from data.ui.desk import Desk
from evaluation.monitoring.actions import note_remark
from evaluation.monitoring.models import Remark, RemarkDraft, Rule
from evaluation.monitoring.page import show
from evaluation.monitoring.queries import open_work, routines, stages, watched
from evaluation.review.models import Stage
from evaluation.review.page import show as show_reviews
from tests.evaluation.make import (
    keep_activity,
    keep_closing,
    keep_finding,
    keep_money,
    key,
)
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.open_page import at_tab, labelled, links_of, open_page, said, written

DeskOf = Callable[..., Desk]
SEEN = RemarkDraft(activity_id=key("Rapat"), text="Undangan belum dikirim")


def a_year(store: Store) -> None:
    keep_activity(store, "Rapat", planned_on=date(2026, 8, 1), forms=["pomg"])
    keep_activity(store, "Seminar", planned_on=date(2026, 9, 1), forms=["pomg"])
    keep_closing(store, "Seminar", held_on=date(2026, 8, 15))
    keep_money(store, "Seminar", 100, 250)


def test_what_is_behind_says_its_rule_and_leads_to_its_mending(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)

    page = open_page(show, desk_of(BUDI))

    told, ways = written(page), links_of(page)
    assert not page.exception
    assert "Rapat 1 Agu 2026 · Tutup kegiatan" in told
    assert "Rp250 terpakai dari Rp100" in told
    assert said("More was spent on an activity than its budget holds.") in told
    assert f"kegiatan={key('Rapat')}&bagian=penutupan" in ways
    assert f"kegiatan={key('Seminar')}&bagian=keuangan" in ways
    assert f"dari=pemantauan&id={key('Seminar')}&jadi=temuan" in ways


def test_nothing_behind_says_what_was_looked_at(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat", planned_on=date(2027, 5, 1), forms=["pomg"])

    page = open_page(show, desk_of(SARI))

    assert "Hari ini tidak ada yang tertinggal" in page.success[0].value
    told = written(page)
    for rule in Rule:
        assert said(rule.label) in told


def test_every_rule_is_asked_of_the_records(store: Store) -> None:
    a_year(store)

    found = {one.rule: one for one in watched(store, YEAR, NOW.date())}

    assert set(found) == set(Rule)
    assert [one.form for one in routines(store, YEAR)] == ["pomg"]
    assert len(found[Rule.UNCLOSED].behind) == 1
    assert len(found[Rule.OVERRUN].behind) == 1


def test_work_of_any_year_is_asked_for_until_it_ends(store: Store) -> None:
    given = {"owner_id": RINA.id, "due_on": date(2026, 8, 1)}
    keep_finding(store, "Ruang sempit", school_year=2025, **given)
    keep_finding(store, "Tanpa tenggat", due_on=None)
    keep_finding(store, "Selesai", closed_on=date(2026, 8, 2), **given)
    keep_finding(store, "Tahun depan", school_year=2027, **given)

    [row] = open_work(store, YEAR)

    assert (row.text, row.owner, row.kind) == ("Ruang sempit", "Rina", "finding")


def test_a_remark_is_noted_once_and_shown_when_it_is_judged(
    store: Store, desk_of: DeskOf
) -> None:
    a_year(store)
    keep_closing(store, "Rapat")

    page = open_page(show, desk_of(SARI), {"kegiatan": str(key("Rapat"))})
    page.session_state[f"note-remark-{key('Rapat')}"] = True
    page.run()
    labelled(page.radio, "When was it seen?").set_value(Stage.DURING)
    labelled(page.text_area, "What was seen").set_value("Aula penuh sesak")
    page = labelled(page.button, "Keep the remark").click().run()

    assert "Aula penuh sesak" in written(page)
    [remark] = store.rows(Remark, "from monitoring_remark order by id")
    assert (remark.stage, remark.made_by) == (Stage.DURING, SARI.id)
    [row] = [one for one in stages(store, YEAR) if one.title == "Rapat"]
    assert row.during_at == NOW
    judged = open_page(show_reviews, desk_of(BUDI), {"kegiatan": str(key("Rapat"))})
    assert "Aula penuh sesak" in written(judged)


def test_a_form_sent_twice_is_one_remark(store: Store) -> None:
    a_year(store)
    act = acting(store, SARI)

    for _ in range(2):
        note_remark(act, key("m1"), SEEN, YEAR)
    with pytest.raises(Refused):
        note_remark(act, key("m2"), SEEN, YEAR.before)
    other = SEEN.model_copy(update={"activity_id": key("Tidak ada")})
    with pytest.raises(NotFound):
        note_remark(act, key("m2"), other, YEAR)
    record = schools.year(store, YEAR.start)
    store.replace(record.model_copy(update={"closed_on": NOW.date(), "version": 2}))
    with pytest.raises(WrongStep):
        note_remark(act, key("m2"), SEEN, YEAR)

    assert store.count(Remark) == 1


def test_stages_show_their_days(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = at_tab(open_page(show, desk_of(BUDI)), "monitoring", said("Stages"))

    assert "terlaksana 15 Agu 2026 ditutup pada 17 Agu 2026" in written(page)


def test_who_only_reads_notes_nothing(store: Store, desk_of: DeskOf) -> None:
    a_year(store)
    tab = said("Remarks ({count})", count=0)

    page = at_tab(open_page(show, desk_of(BUDI)), "monitoring", tab)
    assert not page.text_area
    assert len(page.info) == 1

    stranger = open_page(show, desk_of(RINA))
    assert len(stranger.warning) == 1
    assert "Rapat" not in written(stranger)


def test_an_address_of_another_year_is_told(store: Store, desk_of: DeskOf) -> None:
    a_year(store)

    page = open_page(show, desk_of(SARI), {"kegiatan": str(key("Tidak ada"))})

    assert "tidak ditampilkan di sini" in page.info[0].value
    assert "Rapat" in written(page)


def test_an_empty_year_says_where_to_begin(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert len(page.info) == 1
    assert "program" in links_of(page)
