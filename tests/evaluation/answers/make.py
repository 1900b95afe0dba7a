"""A questionnaire with its items in a school of a test, and files of its answers."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from data.roster.models import ClassGroup
from data.store import Store
from evaluation.questionnaires.models import (
    Item,
    ItemKind,
    Kind,
    Questionnaire,
    QuestionnaireStep,
    Respondents,
    Scale,
)
from tests.evaluation.make import keep_activity, key
from tests.make import NOW, SARI, YEAR

AGREE = ("Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju")
ASKED = UUID(int=4002)
VII_A, VII_B = UUID(int=4003), UUID(int=4004)
HEAD = "Timestamp,Kelas,Hubungan dengan siswa,Secara keseluruhan saya puas,Saran"


def keep_groups(store: Store) -> None:
    store.add(
        [
            ClassGroup(
                id=group_id, school_year=YEAR.start, name=f"VII {suffix}", grade=7,
                suffix=suffix,
            )
            for group_id, suffix in ((VII_A, "A"), (VII_B, "B"))
        ]
    )  # fmt: skip


MEETING = key("Rapat orang tua")


def keep_meeting(store: Store) -> None:
    keep_activity(store, "Rapat orang tua", planned_on=date(2026, 8, 15))


def keep_questionnaire(
    store: Store,
    *items: tuple[str, ItemKind],
    kind: Kind = Kind.EVENT,
    is_paired: bool = False,
    invited: int | None = None,
    questionnaire_id: UUID = ASKED,
) -> Sequence[Item]:
    store.add(
        Questionnaire(
            id=questionnaire_id,
            school_year=YEAR.start,
            activity_id=MEETING,
            kind=kind,
            title="Angket rapat",
            respondents=Respondents.PARENTS,
            is_paired=is_paired,
            invited=invited,
            step=QuestionnaireStep.OPEN,
            made_at=NOW,
            made_by=SARI.id,
        )
    )
    asked = items or (
        ("Secara keseluruhan saya puas", ItemKind.SCALE),
        ("Saran", ItemKind.TEXT),
    )
    kept = [
        Item(
            id=UUID(int=questionnaire_id.int * 100 + number),
            questionnaire_id=questionnaire_id,
            number=number,
            text=text,
            kind=kind_of,
            scale=Scale.AGREE if kind_of is ItemKind.SCALE else Scale.NONE,
            options=AGREE if kind_of is ItemKind.SCALE else (),
        )
        for number, (text, kind_of) in enumerate(asked, 1)
    ]
    store.add(kept)
    return kept
