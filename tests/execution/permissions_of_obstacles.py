"""Who may do what with obstacles: the lead everything, a committee what is its own."""

from collections.abc import Mapping
from typing import Any

from data.attachments.models import FileDraft
from data.factors import Factor
from execution.obstacles import actions as obstacles
from execution.obstacles.models import FactorDraft
from tests.execution.make import (
    A_FILE,
    A_PDF,
    AN_OBSTACLE,
    HELD_ON,
    SAID,
    a_committee,
    key,
)
from tests.make import RINA, SARI, YEAR, acting
from tests.permissions import NEW, STRANGERS, WHO_DOES_IT, Action, Line

KENDALA, FAKTOR = key("kendala"), key("faktor")
A_FACTOR = FactorDraft(
    activity_id=key("Rapat awal tahun"), code=Factor.SUPPORT, noted_on=HELD_ON
)


def has_a_committee(w: Any) -> None:
    a_committee(w.store, w.activity.id, RINA.id)


def is_noted(w: Any) -> None:
    has_a_committee(w)
    act = acting(w.store, SARI)
    obstacles.raise_obstacle(act, KENDALA, AN_OBSTACLE, YEAR)
    obstacles.note_factor(act, FAKTOR, A_FACTOR, YEAR)


def is_noted_by_rina(w: Any) -> None:
    has_a_committee(w)
    obstacles.raise_obstacle(acting(w.store, RINA), KENDALA, AN_OBSTACLE, YEAR)


def has_a_file(w: Any) -> None:
    is_noted(w)
    obstacles.attach_to_obstacle(
        acting(w.store, SARI), A_FILE, KENDALA, "a.pdf", A_PDF, draft=FileDraft()
    )


OBSTACLES: Mapping[Action, Line] = {
    obstacles.raise_obstacle: Line(
        WHO_DOES_IT, lambda w: (NEW, AN_OBSTACLE, YEAR), before=has_a_committee
    ),
    obstacles.change_obstacle: Line(
        WHO_DOES_IT,
        lambda w: (
            KENDALA,
            1,
            AN_OBSTACLE.model_copy(update={"remedy": "Dua gelombang"}),
        ),
        before=is_noted,
        unseen=STRANGERS,
    ),
    obstacles.strike_obstacle: Line(
        WHO_DOES_IT,
        lambda w: (KENDALA,),
        before=is_noted_by_rina,
        unseen=STRANGERS,
    ),
    obstacles.note_factor: Line(
        WHO_DOES_IT, lambda w: (NEW, A_FACTOR, YEAR), before=has_a_committee
    ),
    obstacles.change_factor: Line(
        WHO_DOES_IT,
        lambda w: (FAKTOR, 1, A_FACTOR.model_copy(update={"note": "Sejak pagi"})),
        before=is_noted,
    ),
    obstacles.strike_factor: Line(WHO_DOES_IT, lambda w: (FAKTOR,), before=is_noted),
    obstacles.attach_to_obstacle: Line(
        WHO_DOES_IT,
        lambda w: (NEW, KENDALA, "a.pdf", A_PDF),
        before=is_noted,
        named={"draft": FileDraft()},
        unseen=STRANGERS,
    ),
    obstacles.describe_on_obstacle: Line(
        WHO_DOES_IT,
        lambda w: (A_FILE, 1, SAID),
        before=has_a_file,
        unseen=STRANGERS,
    ),
    obstacles.detach_from_obstacle: Line(
        WHO_DOES_IT,
        lambda w: (A_FILE,),
        before=has_a_file,
        unseen=STRANGERS,
    ),
}
