from collections.abc import Callable
from typing import Any

from data.store import Store
from data.ui.desk import Desk
from evaluation.findings import store as findings
from evaluation.review import store as reviews
from evaluation.review.actions import sign_review
from evaluation.review.models import Verdict
from evaluation.review.page import show
from tests.evaluation.make import (
    LATE_LETTERS,
    keep_activity,
    keep_closing,
    key,
    make_review,
)
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.open_page import at_tab, labelled, open_page, said, unfolded, written

DeskOf = Callable[..., Desk]


def labels(page: Any) -> list[str]:
    return [button.label for button in page.button]


def fill(page: Any, decision: Verdict, finding: str = "") -> Any:
    for radio in page.radio[:3]:
        radio.set_value(3)
    labelled(page.radio, "Decision").set_value(decision)
    labelled(page.text_input, "Temuan 1").set_value(finding)
    return labelled(page.button, "Sign").click().run()


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


def test_new_version_needs_a_note(store: Store, desk_of: DeskOf) -> None:
    a_signed_review(store)

    page = open_page(show, desk_of(BUDI))
    assert not page.radio
    assert "Undangan terlambat" in written(page)
    page = fill(unfolded(page, f"sign-again-{key('Rapat')}"), Verdict.STOP)
    assert len(page.error) == 1
    labelled(page.text_area, "Why a new version").set_value("Dana tidak ada")
    labelled(page.button, "Sign").click().run()

    assert [r.number for r in reviews.reviews_of(store, key("Rapat"))] == [2, 1]


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

    page = open_page(show, desk_of(SARI))
    assert written(page).count("Keluarga") == 20
    page.session_state["more-waiting"] = True

    assert written(page.run()).count("Keluarga") == 22
