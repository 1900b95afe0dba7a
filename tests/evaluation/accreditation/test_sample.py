"""The matrix of the sample school, item by item, against an expectation by hand.

The school as of 21 November 2026: this year's attendance by name, last year's counted;
letters since this year only; nothing shared by a calendar's address.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.store import Store
from evaluation.accreditation.facts import Matrix, matrix_of
from evaluation.accreditation.models import Hint, ProofKind, Standing
from evaluation.accreditation.queries import linkable_proofs, listed_evidence, proofs
from evaluation.accreditation.store import current
from tests.make import opened_copy

TODAY = date(2026, 11, 21)
S = Standing

EXPECTED: dict[str, tuple[Standing, str, str, str]] = {
    # code: how it stands, kinds fresh, kinds stale only, kinds expected and not there
    "1.1.3": (S.PARTLY, "visit_report consultation", "", "official_record"),
    "1.3.4": (
        S.PARTLY,
        "participation_recap minutes consultation",  # report days of last year
        "",
        "invitation attendance",
    ),
    "1.4.4": (S.ABSENT, "", "", "minutes material"),
    "2.6.1": (
        S.PARTLY,
        "invitation attendance minutes other",
        "participation_recap",  # July 2025, by the number
        "material",
    ),
    "2.6.2": (
        S.PARTLY,
        "invitation attendance minutes photo partner_support agreement",
        "",
        "calendar information",
    ),
    "2.6.3": (S.WHOLE, "participation_recap minutes questionnaire review", "", ""),
    "2.6.4": (S.PARTLY, "work_programme minutes follow_up", "", "calendar"),
    "2.7.1": (S.WHOLE, "minutes cost_plan", "", ""),
    "2.7.2": (S.WHOLE, "work_programme cost_plan receipt", "", ""),
    "2.7.3": (S.PARTLY, "minutes photo accountability_report", "", "annual_report"),
    "2.8.1": (S.ONE_KIND, "partner_support", "agreement", "official_record"),
    "3.10.1": (S.WHOLE, "decree photo accountability_report", "", ""),
    "3.11.1": (S.UNLINKED, "", "", "decree material"),
    "3.11.2": (S.ABSENT, "", "", "invitation attendance material"),
    "3.12.1": (S.WHOLE, "decree material", "", ""),
    "3.12.2": (
        S.PARTLY,
        "invitation attendance minutes material",
        "",
        "questionnaire",
    ),
    "3.14.2": (S.PARTLY, "attendance minutes", "", "material"),
    "3.14.3": (S.PARTLY, "attendance photo agreement", "", "material"),
}


@pytest.fixture(scope="module")
def sample(
    built_sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    store = opened_copy(built_sample, tmp_path_factory.mktemp("matrix"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def matrix(sample: Store) -> Matrix:
    instrument = current(sample, "SMP", TODAY)
    assert instrument is not None
    return matrix_of(sample, instrument, TODAY)


@pytest.mark.parametrize("code", EXPECTED)
def test_an_item_has_the_proof_that_the_year_brought(matrix: Matrix, code: str) -> None:
    [one] = [one for one in matrix.standings if one.item.code == code]
    found = (
        one.standing,
        *(" ".join(kinds) for kinds in (one.fresh, one.stale, one.missing)),
    )
    assert found == EXPECTED[code]


def test_the_expectation_names_every_item_of_humas(matrix: Matrix) -> None:
    assert [one.item.code for one in matrix.of_humas] == list(EXPECTED)


def test_the_hints_are_those_of_the_year(matrix: Matrix) -> None:
    met = {one.hint: (one.is_met, one.counted, one.of) for one in matrix.hints}
    assert met == {
        Hint.CALENDAR: (False, 0, None),
        Hint.FORUMS: (True, 21, 21),
        Hint.LEARNING: (True, 2, None),
        Hint.PARTNERS: (True, 2, None),
        Hint.EVALUATION: (True, 2, None),
        Hint.FROM_FINDINGS: (True, 3, None),
        Hint.FUNDS: (True, 2, 2),
        Hint.REPORTING: (True, 1, None),
    }


def test_every_gap_has_a_step_and_only_gaps_have(matrix: Matrix) -> None:
    lacking = {
        (one.item.code, kind)
        for one in matrix.standings
        if one.standing.is_gap
        for kind in one.lacking
    }
    assert {(step.code, step.kind) for step in matrix.steps} == lacking
    months = [step.month for step in matrix.steps]
    assert months == sorted(months)
    assert all(step.month >= TODAY.replace(day=1) for step in matrix.steps)
    assert all(step.due_on > TODAY for step in matrix.steps)


def test_a_step_names_the_activity_that_can_bring_the_proof(matrix: Matrix) -> None:
    by_gap = {(step.code, step.kind.value): step for step in matrix.steps}
    report_day = by_gap["1.3.4", "attendance"]
    assert report_day.activity == "Pembagian rapor semester ganjil"
    assert report_day.month == date(2026, 12, 1)
    opening = by_gap["2.6.1", "material"]
    assert opening.activity == "Pertemuan awal tahun pelajaran dengan orang tua"
    assert opening.month == date(2026, 11, 1)
    assert by_gap["2.6.4", "calendar"].activity == ""


def test_confidential_activities_are_in_no_cell(sample: Store, matrix: Matrix) -> None:
    titles = {one.activity for one in proofs(sample, matrix.instrument, TODAY)}
    assert "Kunjungan rumah siswa yang perlu pendampingan" not in titles
    visits = proofs(sample, matrix.instrument, TODAY, "1.1.3")
    assert all("<5" in one.called for one in visits)


def test_what_was_handed_in_and_not_linked_is_told(sample: Store) -> None:
    waiting = [one for one in listed_evidence(sample, "IA2024-2025") if not one.codes]
    assert [one.title for one in waiting] == ["Rekaman pentas seni"]


def test_the_reviews_of_the_years_open_where_each_is_read(
    sample: Store, matrix: Matrix
) -> None:
    found = proofs(sample, matrix.instrument, TODAY, "2.6.3")
    reviews = [one for one in found if one.kind.value == "review"]
    told = sorted((one.record, one.school_year) for one in reviews)
    assert told == [  # two years are over: each with its first half and its whole
        ("review", 2024),
        ("review", 2025),
        ("review_answer", 2024),
        ("review_answer", 2025),
        ("year_review", 2024),
        ("year_review", 2024),
        ("year_review", 2025),
        ("year_review", 2025),
    ]
    assert [one.title for one in linkable_proofs(sample, ProofKind.CERTIFICATE)][
        :1
    ] == [
        "Akreditasi sekolah – A (Unggul)"  # of September 2018, the newest with a day
    ]
    [seen] = [
        one
        for one in linkable_proofs(sample, ProofKind.MONITORING)
        if one.school_year == 2025
    ]
    assert seen.counted == 4  # two activities, before and on the day
