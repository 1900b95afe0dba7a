from organizing.structure.models import BodyKind
from organizing.structure.usual import USUAL_BODIES, USUAL_OFFICES


def test_every_kind_of_body_begins_with_positions() -> None:
    assert set(USUAL_OFFICES) == set(BodyKind)
    assert all(USUAL_OFFICES.values())


def test_usual_bodies_answer_to_one_another() -> None:
    keys = {key for key, *_ in USUAL_BODIES}

    assert {above for *_, above in USUAL_BODIES if above} <= keys
