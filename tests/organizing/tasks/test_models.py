from organizing.tasks.models import (
    EVENT_WORDS,
    NEXT_STEPS,
    TaskDraft,
    TaskStep,
    said_of,
    taps_from,
)
from tests.make import RINA, TONO


def test_every_step_leads_somewhere_and_can_be_reached() -> None:
    assert set(NEXT_STEPS) == set(TaskStep)
    assert all(NEXT_STEPS.values())
    reached = frozenset().union(*NEXT_STEPS.values())
    assert reached == set(TaskStep) - {TaskStep.TO_DO}


def test_one_tap_leads_to_every_next_step_but_an_obstacle() -> None:
    for step in TaskStep:
        assert set(taps_from(step)) == NEXT_STEPS[step] - {TaskStep.HINDERED}


def test_nobody_helps_themselves_and_no_line_stands_twice() -> None:
    draft = TaskDraft(
        title="X",
        person_id=RINA.id,
        assistant_ids=(TONO.id, RINA.id, TONO.id),
        items=("Surat", "Surat"),
    )

    assert draft.assistant_ids == (TONO.id,)
    assert draft.items == ("Surat",)
    assert draft.people == {RINA.id, TONO.id}


def test_a_checklist_is_short() -> None:
    draft = TaskDraft(title="X", items=tuple(map(str, range(41))))

    assert draft.refusal()


def test_every_event_is_told_in_words() -> None:
    facts = '{"step": "done", "item": "Surat", "file": "a.pdf", "by_link": true}'
    told = {event: said_of(event, facts) for event in EVENT_WORDS}

    assert all("{" not in words for words in told.values())
    assert all(words.endswith(")") for words in told.values())
    assert "Surat" in told["ticked"]
    assert said_of("given", "{}") != told["given"]
    assert said_of("lain", '{"step": "lain"}') == said_of("changed", "{}")
