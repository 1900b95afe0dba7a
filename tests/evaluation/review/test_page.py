from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from data.store import Store
from data.ui.desk import Desk
from evaluation.findings import store as findings
from evaluation.review import store as reviews
from evaluation.review.actions import sign_review
from evaluation.review.models import Criterion, Judged, Scope, Stance, Verdict
from evaluation.review.page import show
from execution.follow_ups.models import FollowUp
from tests.evaluation.make import (
    LATE_LETTERS,
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_participation,
    key,
    make_review,
)
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import (
    at_tab,
    labelled,
    links_of,
    open_page,
    said,
    unfolded,
    written,
)

DECEMBER = datetime(2026, 12, 1, 2, tzinfo=UTC)
DeskOf = Callable[..., Desk]


def labels(page: Any) -> list[str]:
    return [button.label for button in page.button]


def fill(page: Any, decision: Verdict, finding: str = "") -> Any:
    labelled(page.text_input, "Temuan 1").set_value(finding)
    return judge(page, decision)


def judge(page: Any, decision: Verdict, *, press: bool = True) -> Any:
    for criterion in Criterion:
        labelled(page.radio, criterion.label).set_value(3)
    labelled(page.radio, "Decision").set_value(decision)
    return labelled(page.button, "Sign").click().run() if press else page


def infos(page: Any) -> list[str]:
    return [info.value for info in page.info]


def at(page: Any, label: str, count: int) -> Any:
    """Open one of the page's tabs, which count what is in them."""
    return at_tab(page, "review", said(f"{label} ({{count}})", count=count))


def a_signed_review(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    draft = make_review(note="Undangan lebih awal", findings=(LATE_LETTERS,))
    sign_review(acting(store, BUDI), key("r1"), key("Rapat"), draft)


def test_principal_signs_beside_the_facts(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")

    page = fill(open_page(show, desk_of(BUDI)), Verdict.IMPROVE, "Undangan terlambat")

    assert not page.exception
    [signed] = reviews.reviews_in(store, YEAR)
    assert (signed.decision, signed.effective) == (Verdict.IMPROVE, 3)
    [found] = findings.findings_of(store, key("Rapat"))
    assert found.text == "Undangan terlambat"
    assert "Undangan terlambat" in written(at(page, "Signed", 1))


def test_improve_without_a_finding_is_refused_and_keeps_the_form(
    store: Store, desk_of: DeskOf
) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")

    page = fill(open_page(show, desk_of(BUDI)), Verdict.IMPROVE)

    assert len(page.error) == 1
    assert labelled(page.radio, "Managed well").value == 3
    assert reviews.reviews_in(store, YEAR) == []


def test_a_missing_score_is_asked_for(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")

    page = labelled(open_page(show, desk_of(BUDI)).button, "Sign").click().run()

    assert len(page.error) == 1
    assert reviews.reviews_in(store, YEAR) == []


def test_signed_review_shows_its_text_and_signer(store: Store, desk_of: DeskOf) -> None:
    a_signed_review(store)

    page = at(open_page(show, desk_of(SARI)), "Signed", 1)

    assert "Undangan lebih awal" in written(page)
    assert "Versi 1, ditandatangani oleh Budi" in written(page)
    assert not page.radio


def test_new_version_says_why(store: Store, desk_of: DeskOf) -> None:
    a_signed_review(store)

    page = open_page(show, desk_of(BUDI), {"kegiatan": str(key("Rapat"))})
    assert not page.radio
    assert "Undangan terlambat" in written(page)
    page = fill(unfolded(page, f"sign-again-{key('Rapat')}"), Verdict.STOP)
    assert len(page.error) == 1
    labelled(page.text_area, "Why a new version").set_value("Dana tidak ada")
    page = labelled(page.button, "Sign").click().run()

    assert [r.number for r in reviews.reviews_of(store, key("Rapat"))] == [2, 1]
    told = written(at(page, "Signed", 1))
    assert "Alasan versi baru: Dana tidak ada" in told
    assert "Keputusan Lanjutkan Hentikan" in told


def test_humas_lead_notes_a_finding_but_signs_nothing(
    store: Store, desk_of: DeskOf
) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")

    page = open_page(show, desk_of(SARI))
    assert not page.radio
    labelled(at(page, "Findings", 0).text_area, "Finding").set_value("Ruang sempit")
    page = labelled(page.button, "Save").click().run()

    assert not page.exception
    assert "Ruang sempit" in written(page)
    [found] = findings.findings_in(store, YEAR)
    assert (found.text, found.activity_id) == ("Ruang sempit", None)


def test_empty_finding_is_asked_for(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")

    page = at(open_page(show, desk_of(SARI)), "Findings", 0)
    labelled(page.button, "Save").click().run()

    assert len(page.error) == 1


def test_closed_year_is_only_read(store: Store, desk_of: DeskOf) -> None:
    a_signed_review(store)
    keep_activity(store, "Pentas")
    keep_closing(store, "Pentas")

    page = open_page(show, desk_of(BUDI, year_is_open=False))

    assert "Pentas" in written(page)
    for label, count in (("Waiting", 1), ("Signed", 1), ("Findings", 1)):
        assert labels(at(page, label, count)) == []


def test_unclosed_activity_cannot_be_chosen(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")

    page = open_page(show, desk_of(BUDI))

    assert not page.radio
    page.session_state["not-closed"] = True
    assert "Rapat" in written(page.run())
    assert any("bagian=penutupan" in part.proto.body for part in page.get("html"))


def test_committee_member_sees_no_review(store: Store, desk_of: DeskOf) -> None:
    a_signed_review(store)

    page = open_page(show, desk_of(RINA))

    assert len(page.warning) == 1
    assert not page.text


def test_nothing_planned_yet_says_what_to_do(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(BUDI))

    assert len(page.info) == 1


def test_earlier_versions_unfold_below_the_newest(
    store: Store, desk_of: DeskOf
) -> None:
    a_signed_review(store)
    draft = make_review(
        note="<i>Lebih</i> baik", reason="Bukti baru", findings=(LATE_LETTERS,)
    )
    sign_review(acting(store, BUDI), key("r2"), key("Rapat"), draft, seen=1)

    page = at(open_page(show, desk_of(SARI)), "Signed", 1)

    told = written(page)
    newest, before = told.split("Versi sebelumnya")
    assert "Versi 2" in newest
    assert "<i>Lebih</i> baik" in newest
    assert "Versi 1" in before


def test_the_first_of_many_are_shown_and_the_others_unfold(
    store: Store, desk_of: DeskOf
) -> None:
    for number in range(1, 23):
        keep_activity(store, f"Rapat {number:02}")
        keep_closing(store, f"Rapat {number:02}")

    page = at(open_page(show, desk_of(SARI)), "Waiting", 22)
    assert written(page).count("Keluarga") == 20
    page.session_state["more-waiting"] = True

    assert written(page.run()).count("Keluarga") == 22


def test_one_judgement_after_the_other(store: Store, desk_of: DeskOf) -> None:
    for title in ("Rapat", "Seminar"):
        keep_activity(store, title, target=60, unit="%", indicator="Keluarga hadir")
        keep_closing(store, title, measured_value=75)

    page = open_page(show, desk_of(BUDI))
    assert "2 dari 2 kegiatan menunggu penilaian Bapak/Ibu." in written(page)
    assert "paling sedikit 60 %" in written(page)
    labelled(page.radio, "Against its standard").set_value(Judged.EXCEEDED)
    page = judge(page, Verdict.CONTINUE)

    told = written(page)
    assert "1 dari 2 kegiatan menunggu" in told
    assert "Rapat " not in told
    [signed] = reviews.reviews_in(store, YEAR)
    assert signed.judged == "exceeded"


def test_improve_gives_somebody_something_to_do(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    page = open_page(show, desk_of(BUDI))
    judge(page, Verdict.IMPROVE, press=False)
    labelled(page.text_input, "Tindak lanjut 1").set_value("Telepon keluarga")
    page = labelled(page.button, "Sign").click().run()
    assert len(page.error) == 1

    labelled(page.selectbox, "Siapa (1)").set_value(RINA.id)
    labelled(page.date_input, "Sampai kapan (1)").set_value(date(2026, 9, 1))
    page = labelled(page.button, "Sign").click().run()

    assert store.count(FollowUp, text="Telepon keluarga", owner_id=RINA.id) == 1
    assert "Telepon keluarga Rina · tenggat" in written(at(page, "Signed", 1))


def test_evidence_stands_beside_the_judgement(store: Store, desk_of: DeskOf) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    keep_class_group(store, "VII A", 7, "A")
    keep_participation(store, "Rapat", "VII A", 20, father=8, foster_parent=2)

    page = open_page(show, desk_of(BUDI))

    told = written(page)
    assert "Keterwakilan keluarga: 50 % (10 dari 20)" in told
    assert "Hadir sendiri: 40 % (8 dari 20)" in told
    assert "Penanggung jawab Rina" in told
    for part in ("notulen", "penutupan", "kehadiran", "dokumentasi"):
        assert f"bagian={part}" in links_of(page)


def test_who_leads_answers_one_review_after_the_other(
    store: Store, desk_of: DeskOf
) -> None:
    a_signed_review(store)

    page = at(open_page(show, desk_of(SARI)), "To answer", 1)
    labelled(page.radio, "Your answer").set_value(Stance.REMARKS)
    page = labelled(page.button, "Answer").click().run()
    assert len(page.error) == 1
    labelled(page.text_area, "Remarks").set_value("Dana terlambat cair.")
    page = labelled(page.button, "Answer").click().run()

    assert "Semua penilaian yang ditandatangani sudah ditanggapi." in infos(page)
    told = written(at(open_page(show, desk_of(BUDI)), "Signed", 1))
    assert "Dana terlambat cair." in told


def test_a_part_of_the_year_is_judged_beside_its_figures(
    store: Store, desk_of: DeskOf
) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    december = replace(desk_of(BUDI), clock=lambda: DECEMBER)

    page = open_page(show, december)
    assert "menunggu: Semester ganjil" in written(page)
    page = at_tab(page, "review", said("Semester and year"))
    assert "mulai 1 Juni 2027" in written(page)
    page = judge(unfolded(page, "year-sign-semester1"), Verdict.CONTINUE)
    assert len(page.error) == 1
    labelled(page.text_area, "Note").set_value("Keluarga makin mudah dihubungi.")
    page = labelled(page.button, "Sign").click().run()

    [signed] = reviews.year_reviews_of(store, YEAR, Scope.FIRST)
    assert signed.note == "Keluarga makin mudah dihubungi."
    assert "Versi 1, ditandatangani oleh Budi" in written(page)
