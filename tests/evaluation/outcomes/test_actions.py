from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from data.attachments.models import FileDraft
from data.errors import NotFound, Refused, Stale, WrongStep
from data.roster.models import ClassGroup
from data.school.models import YearRecord
from data.store import Store
from evaluation.outcomes import store as records
from evaluation.outcomes.actions import (
    attach_to_achievement,
    change_achievement,
    count_applicants,
    count_conduct,
    judge_quality,
    note_achievements,
    remove_achievement,
)
from evaluation.outcomes.facts import years_beside
from evaluation.outcomes.models import (
    AdmissionPath,
    Conduct,
    Course,
    PathDraft,
    PathKind,
)
from evaluation.outcomes.queries import OutcomeYears, outcome_years, pupil_aspects
from evaluation.recognitions.actions import note_recognition
from evaluation.recognitions.models import AwardLevel, RecognitionKind
from tests.evaluation.make import key
from tests.evaluation.outcomes.make import (
    achievement_draft,
    admission_draft,
    an_achievement,
    conduct_draft,
    quality_draft,
    recognition_draft,
)
from tests.execution.make import A_PDF
from tests.make import SARI, YEAR, acting
from tests.open_page import said


def a_pupil(store: Store, name: str) -> None:
    row = {
        "id": key(name),
        "key": name,
        "nisn": None,
        "nipd": None,
        "name": name,
        "gender": "P",
        "family_id": key("family"),
        "phone": None,
        "phone_typed": "",
        "email": "",
        "residence": "",
        "version": 1,
    }
    store.write_all("student", [row])


def test_many_lines_are_kept_whole_or_not_at_all(store: Store) -> None:
    a_pupil(store, "Andi Pratama")
    act, form = acting(store, SARI), key("form")
    good = achievement_draft()

    bad = achievement_draft(holder="Andi Pratama, VIII A")
    with pytest.raises(Refused, match="name of a pupil"):
        note_achievements(act, form, [good, bad], YEAR)
    assert records.achievements(store, YEAR) == []

    drafts = [good, achievement_draft(title="Lomba lain", achieved_on=None)]
    note_achievements(act, form, drafts, YEAR)
    note_achievements(act, form, drafts, YEAR)
    assert [one.title for one in records.achievements(store, YEAR)] == [
        "Olimpiade Sains IPA",
        "Lomba lain",
    ]


def test_a_name_does_not_come_in_by_a_change_either(store: Store) -> None:
    an_achievement(store)
    a_pupil(store, "Andi Pratama")

    with pytest.raises(Refused):
        change_achievement(
            acting(store, SARI), key("a"), 1, achievement_draft(rank="andi pratama")
        )


def test_its_files_go_with_an_achievement(store: Store) -> None:
    an_achievement(store)
    act = acting(store, SARI)
    attach_to_achievement(act, key("f"), key("a"), "a.pdf", A_PDF, draft=FileDraft())
    remove_achievement(act, key("a"), 1)
    remove_achievement(act, key("a"), 1)

    assert store.number("select count(*) from record_file") == 0


def test_a_closed_year_stays_as_it_is(store: Store) -> None:
    store.remove(YearRecord, YEAR.start)
    store.add(YearRecord(start=YEAR.start, closed_on=date(2026, 8, 1), version=1))

    with pytest.raises(WrongStep):
        count_applicants(acting(store, SARI), 0, admission_draft(), YEAR)


def test_two_people_do_not_lose_each_others_numbers(store: Store) -> None:
    act = acting(store, SARI)
    count_applicants(act, 0, admission_draft(), YEAR)
    count_applicants(act, 0, admission_draft(), YEAR)  # a double click
    path = PathDraft(path=PathKind.OTHER, applicants=5)

    with pytest.raises(Stale):
        count_applicants(act, 0, admission_draft(paths=(path,)), YEAR)
    count_applicants(act, 1, admission_draft(paths=(path,)), YEAR)

    [kept] = records.admission_paths(store, YEAR)
    assert kept == AdmissionPath(**path.model_dump(), school_year=YEAR.start)


def test_a_dimension_is_judged_once_a_year(store: Store) -> None:
    act = acting(store, SARI)
    judge_quality(act, 0, quality_draft(), YEAR)
    judge_quality(act, 1, quality_draft(course=Course.SAME), YEAR)

    with pytest.raises(Stale):
        judge_quality(act, 1, quality_draft(course=Course.WORSE), YEAR)
    [kept] = records.quality_notes(store, YEAR)
    assert (kept.course, kept.version) == (Course.SAME, 2)


def test_conduct_is_counted_for_a_class_group_of_the_year(store: Store) -> None:
    act = acting(store, SARI)
    for start, name in ((2026, "VII A"), (2025, "VII B")):
        group = ClassGroup(
            id=key(name), school_year=start, name=name, grade=7, suffix=name[-1]
        )
        store.add(group)

    count_conduct(act, 0, conduct_draft(class_group_id=key("VII A")), YEAR)
    for wrong in (
        {"class_group_id": key("VII B")},
        {"class_group_id": key("VII A"), "grade": 8},
        {"class_group_id": UUID(int=5)},
    ):
        with pytest.raises(NotFound):
            count_conduct(act, 0, conduct_draft(**wrong), YEAR)
    with pytest.raises(Refused):
        count_conduct(act, 0, conduct_draft(), YEAR)
    assert store.count(Conduct) == 1


def test_years_stand_beside_each_other_as_counted_by_hand(store: Store) -> None:
    act = acting(store, SARI)
    an_achievement(store, "a")
    an_achievement(store, "b", level=AwardLevel.PROVINCE)
    an_achievement(store, "c", level=AwardLevel.WORLD, achieved_on=None)
    count_applicants(act, 0, admission_draft(), YEAR)
    award = {"kind": RecognitionKind.AWARD, "title": "Adiwiyata"}
    for name, given in {
        "june": {"given_on": date(2026, 6, 30), "number": "1"},
        "july": {"given_on": date(2026, 7, 1), "number": "2"},
        "year": {"given_on": None, "given_year": 2026, "number": "3"},
    }.items():
        note_recognition(act, key(name), recognition_draft(**award, **given))
    accredited = {"given_on": date(2026, 7, 2), "number": "4"}
    note_recognition(act, key("x"), recognition_draft(**accredited))

    before, now = outcome_years(store, YEAR, YEAR.before)

    assert before == OutcomeYears(
        school_year=2025,
        achievements=0,
        school=0,
        city=0,
        province=0,
        nation=0,
        world=0,
        awards=1,
        facilities=0,
        gifts=0,
        seats=None,
        applicants=None,
        accepted=None,
        is_whole=False,
        seats_by_achievement=None,
        applicants_by_achievement=None,
        accepted_by_achievement=None,
    )
    assert (now.achievements, now.city, now.province, now.world) == (3, 1, 1, 1)
    assert (now.awards, now.is_whole) == (2, True)
    assert (now.seats, now.applicants, now.accepted) == (200, 300, 200)
    assert (now.seats_by_achievement, now.applicants_by_achievement) == (40, 100)

    told = {(p.measure, p.year): p.said for p in years_beside(store, YEAR).brought}
    assert told[said("Applicants for each seat"), "2026/2027"] == "1,5"
    assert told[said("Applicants for each seat"), "2025/2026"] == "–"
    assert told[said("of these: province and above"), "2026/2027"] == "2"
    assert told[said("Families represented"), "2026/2027"] == "–"


def test_without_every_path_applicants_for_each_seat_are_not_reckoned(
    store: Store,
) -> None:
    paths = (
        PathDraft(path=PathKind.DOMICILE, seats=100, applicants=150),
        PathDraft(path=PathKind.ACHIEVEMENT, applicants=90),
    )
    count_applicants(acting(store, SARI), 0, admission_draft(paths=paths), YEAR)

    [now] = outcome_years(store, YEAR, YEAR)
    assert (now.applicants, now.is_whole) == (240, False)


def test_teachers_see_pupils_in_means_of_at_least_five(store: Store) -> None:
    sheet = {
        "moment": "",
        "answered_at": None,
        "class_group_id": None,
        "relation": "",
        "code": "",
        "source": "typed",
        "source_key": "",
        "made_at": acting(store, SARI).now,
        "entered_by": None,
        "version": 1,
        "questionnaire_id": key("q"),
    }
    store.write_all("questionnaire", [_questionnaire()])
    store.write_all("questionnaire_item", [_item("a"), _item("b", is_reversed=True)])
    sheets = [key(f"s{n}") for n in range(5)]
    store.write_all("answer_sheet", [sheet | {"id": one} for one in sheets])
    answers = [
        {
            "sheet_id": one,
            "item_id": key(item),
            "value": value,
            "text": "",
            "chosen": [],
        }
        for item, values in {"a": (4, 4, 3, 3, 2), "b": (4, 4, 4)}.items()
        for one, value in zip(sheets, values, strict=False)
    ]
    store.write_all("answer", answers)

    turned, plain = sorted(pupil_aspects(store, YEAR), key=lambda row: row.sheets)

    assert (plain.mean, plain.sheets, plain.is_told) == (Decimal("3.2"), 5, True)
    assert (turned.mean, turned.sheets, turned.is_told) == (Decimal("1.0"), 3, False)


def _questionnaire() -> dict[str, object]:
    return {
        "id": key("q"),
        "school_year": YEAR.start,
        "activity_id": None,
        "kind": "teacher",
        "title": "Angket guru",
        "intro": "",
        "respondents": "teachers",
        "is_anonymous": True,
        "is_paired": False,
        "asks_relation": False,
        "asks_class_group": False,
        "invited": None,
        "invited_by": "typed",
        "opens_on": None,
        "closes_on": None,
        "step": "open",
        "copied_from": None,
        "made_at": date(2026, 8, 1),
        "made_by": SARI.id,
        "version": 1,
    }


def _item(name: str, *, is_reversed: bool = False) -> dict[str, object]:
    return {
        "id": key(name),
        "questionnaire_id": key("q"),
        "number": 1,
        "part": "cognitive",
        "text": name,
        "kind": "scale",
        "scale": "many",
        "options": ["a", "b", "c", "d"],
        "key": "",
        "is_reversed": is_reversed,
        "version": 1,
    }
