from datetime import date
from uuid import UUID

import pytest

from data.actor import Actor
from data.errors import NotAllowed, NotFound, Refused, Stale, WrongStep
from data.history import events_of
from data.record import new_id
from data.store import Store
from organizing.committees.actions import add_position
from organizing.committees.models import PositionDraft
from organizing.tasks.actions import give_task
from organizing.tasks.models import TaskDraft
from planning.activities import store as activities
from planning.activities.models import Activity, Audience, PlannedTaskDraft
from planning.plan.models import PlanStep
from planning.templates import actions
from planning.templates import store as templates
from planning.templates.models import Origin, Pick, Template, TemplateDraft
from tests.make import BUDI, RINA, SARI, YEAR, acting
from tests.planning.make import (
    SNACKS,
    a_goal,
    an_activity,
    keep_class_group,
    key,
    program_at,
)

OWN = TemplateDraft(title="Bazar buku", months=(10,), week=2, weekday=5)


def picks(store: Store) -> list[Pick]:
    goal = a_goal(store)
    return [
        Pick(
            activity_id=key(name),
            key=name,
            planned_on=date(2026, 9, 5) if name == "pomg" else None,
            goal_id=goal.id,
            title="POMG pertama" if name == "pomg" else "",
        )
        for name in ("rapat_tahunan", "pomg", "kunjungan_rumah")
    ]


def keep(store: Store, draft: TemplateDraft = OWN, **facts: object) -> Template:
    named = {"template_id": key("own")} | facts
    return actions.keep_template(acting(store, SARI), draft=draft, **named)  # type: ignore[arg-type]


def test_an_activity_from_a_template_is_planned_in_full(store: Store) -> None:
    goal = a_goal(store)

    planned = actions.plan_from(
        acting(store, SARI), key("a"), "rapor_ganjil", YEAR, goal_id=goal.id
    )

    kept = store.get(Activity, key("a"))
    assert kept == planned
    assert (kept.template_key, kept.goal_id) == ("rapor_ganjil", goal.id)
    assert kept.planned_on == date(2026, 12, 18)
    assert kept.series_id == kept.id
    tasks = activities.planned_tasks(store, kept.id)
    assert [(t.offset_days, t.section) for t in tasks][:2] == [
        (-14, "Ketua"),
        (-10, "Sekretaris"),
    ]
    [line] = activities.budget_lines(store, kept.id)
    assert (line.fiscal_year, line.amount) == (2026, line.volume * line.price)
    [event] = events_of(store, "activity", kept.id)
    assert event.event == "planned"
    assert "template rapor_ganjil" in event.facts


def test_many_are_planned_at_once_and_once_under_a_double_click(store: Store) -> None:
    chosen = picks(store)

    first = actions.plan_many_from(acting(store, SARI), chosen, YEAR)
    again = actions.plan_many_from(acting(store, SARI), chosen, YEAR)

    assert first == again
    kept = activities.activities_in(store, YEAR)
    assert [(a.title, a.planned_on) for a in kept] == [
        ("Rapat tahunan awal tahun pelajaran", date(2026, 7, 18)),
        ("Kunjungan rumah", date(2026, 9, 1)),
        ("POMG pertama", date(2026, 9, 5)),
    ]
    assert all(len(events_of(store, "activity", a.id)) == 1 for a in kept)
    tasks = activities.planned_tasks_in(store, YEAR)
    assert len(tasks) == sum(
        len(templates.template(store, pick.key).tasks) for pick in chosen
    )


def test_one_bad_choice_keeps_none(store: Store) -> None:
    chosen = picks(store)
    late = chosen[1].model_copy(update={"planned_on": date(2027, 7, 3)})

    with pytest.raises(Refused):
        actions.plan_many_from(acting(store, SARI), [chosen[0], late], YEAR)
    gone = chosen[1].model_copy(update={"key": "tidak ada"})
    with pytest.raises(NotFound):
        actions.plan_many_from(acting(store, SARI), [chosen[0], gone], YEAR)

    assert activities.activities_in(store, YEAR) == []


@pytest.mark.parametrize("by", [BUDI, RINA])
def test_only_the_lead_plans_and_keeps_templates(store: Store, by: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.plan_from(acting(store, by), key("a"), "pomg", YEAR)
    with pytest.raises(NotAllowed):
        actions.plan_many_from(acting(store, by), [], YEAR)
    with pytest.raises(NotAllowed):
        actions.keep_template(acting(store, by), key("own"), OWN)
    with pytest.raises(NotAllowed):
        actions.hide_template(acting(store, by), new_id(), "pomg", 0)
    with pytest.raises(NotAllowed):
        actions.restore_ready(acting(store, by), "pomg", 0)
    activity = an_activity(store)
    with pytest.raises(NotAllowed):
        actions.template_from_activity(acting(store, by), new_id(), activity.id)


@pytest.mark.parametrize("step", [PlanStep.SUBMITTED, PlanStep.APPROVED])
def test_a_locked_plan_takes_no_template(store: Store, step: PlanStep) -> None:
    program_at(store, step)

    with pytest.raises(WrongStep):
        actions.plan_from(acting(store, SARI), key("a"), "pomg", YEAR)
    with pytest.raises(WrongStep):
        actions.plan_many_from(
            acting(store, SARI), [Pick(activity_id=key("a"), key="pomg")], YEAR
        )

    assert not store.exists(Activity, key("a"))


def test_an_own_template_is_kept_once_and_offered(store: Store) -> None:
    first = keep(store)
    again = keep(store)

    assert first == again
    assert (first.origin, first.version, first.words) == (Origin.OWN, 1, OWN)
    assert [t.title for t in templates.templates(store)][-1] == "Bazar buku"
    assert len(events_of(store, "activity_template", first.key)) == 1


def test_an_own_template_is_changed_and_a_stale_form_is_told(store: Store) -> None:
    own = keep(store)
    better = OWN.model_copy(update={"title": "Bazar buku bekas"})

    changed = keep(store, better, key=own.key, version=1)
    assert keep(store, better, key=own.key, version=1) == changed
    assert (changed.title, changed.version) == ("Bazar buku bekas", 2)

    with pytest.raises(Stale):
        keep(store, OWN, key=own.key, version=1)
    assert templates.template(store, own.key) == changed


def test_the_schools_version_stands_in_place_of_the_ready_one(store: Store) -> None:
    place = [t.key for t in templates.templates(store)].index("pomg")
    ours = templates.template(store, "pomg").words.model_copy(
        update={"title": "POMG SMP Contoh"}
    )

    changed = keep(store, ours, key="pomg")

    assert (changed.origin, changed.version) == (Origin.CHANGED, 1)
    shown = templates.templates(store)
    assert shown[place] == changed
    assert len({t.key for t in shown}) == len(shown)
    with pytest.raises(Stale):
        keep(
            store,
            ours.model_copy(update={"title": "Dari tab lain"}),
            key="pomg",
            template_id=key("tab lain"),
        )

    restored = actions.restore_ready(acting(store, SARI), "pomg", 1)
    assert restored == actions.restore_ready(acting(store, SARI), "pomg", 1)
    assert (restored.origin, restored.version) == (Origin.READY, 0)


def test_an_unchanged_ready_template_is_not_adapted(store: Store) -> None:
    words = templates.template(store, "pomg").words

    kept = keep(store, words, key="pomg")

    assert kept.origin is Origin.READY
    assert events_of(store, "activity_template", "pomg") == []


def test_an_own_template_has_nothing_to_restore(store: Store) -> None:
    own = keep(store)

    with pytest.raises(Refused):
        actions.restore_ready(acting(store, SARI), own.key, 1)


def test_a_hidden_template_is_not_offered_until_it_is_shown(store: Store) -> None:
    for _ in range(2):
        hidden = actions.hide_template(
            acting(store, SARI), key("hidden"), "studi_tour", 0
        )
    assert (hidden.is_hidden, hidden.origin) == (True, Origin.READY)
    assert "studi_tour" not in {t.key for t in templates.templates(store)}
    assert len(events_of(store, "activity_template", "studi_tour")) == 1

    shown = actions.show_template(acting(store, SARI), new_id(), "studi_tour", 1)
    assert (shown.is_hidden, shown.version) == (False, 2)
    with pytest.raises(Stale):
        actions.hide_template(acting(store, SARI), new_id(), "studi_tour", 1)
    with pytest.raises(Stale):
        actions.hide_template(acting(store, SARI), new_id(), "studi_tour", 0)
    assert "studi_tour" in {t.key for t in templates.templates(store)}


def test_an_unlawful_template_is_refused(store: Store) -> None:
    ready = templates.template(store, "pentas_seni").words
    lines = [line.model_copy(update={"is_voluntary": False}) for line in ready.budget]

    with pytest.raises(Refused):
        keep(store, ready.model_copy(update={"budget": tuple(lines)}))

    assert templates.find_template(store, key("own")) is None


def test_an_activity_becomes_a_template_with_all_its_tasks(store: Store) -> None:
    planned = (
        PlannedTaskDraft(title="Undangan", offset_days=-14, section="Sekretaris"),
        PlannedTaskDraft(title="Rekap", offset_days=2),
    )
    seven = keep_class_group(store, "VII A", 7)
    activity = an_activity(
        store,
        audience=Audience.CLASS_GROUPS,
        class_group_ids=(seven,),
        planned_on=date(2026, 8, 22),
        budget=(SNACKS,),
        tasks=planned,
    )
    section = add_position(
        acting(store, SARI),
        key("acara"),
        activity.id,
        PositionDraft(title="Seksi acara"),
    )
    for name, offset in (("UNDANGAN", -14), ("Gladi", -1)):
        given = TaskDraft(title=name, position_id=section.id, offset_days=offset)
        give_task(acting(store, SARI), key(name), activity.id, given)

    made = actions.template_from_activity(acting(store, SARI), key("t"), activity.id)
    assert made == actions.template_from_activity(
        acting(store, SARI), key("t"), activity.id
    )

    assert [(t.offset_days, t.title, t.section) for t in made.tasks] == [
        (-14, "Undangan", "Sekretaris"),
        (-1, "Gladi", "Seksi acara"),
        (2, "Rekap", ""),
    ]
    assert (made.months, made.week, made.weekday) == ((8,), 4, 5)
    assert (made.grades, made.origin) == ((7,), Origin.OWN)
    assert [line.price for line in made.budget] == [SNACKS.price]
    next_year = made.draft(YEAR.after)
    assert next_year.planned_on == date(2027, 8, 28)
    assert (next_year.audience, next_year.class_group_ids) == (Audience.GRADES, ())
    assert next_year.person_id is None
    assert {line.fiscal_year for line in next_year.budget} == {2027}


def test_a_template_of_a_month_keeps_only_the_month(store: Store) -> None:
    activity = an_activity(
        store, planned_on=date(2027, 2, 1), date_precision="month", budget=()
    )

    made = actions.template_from_activity(acting(store, SARI), key("t"), activity.id)

    assert (made.months, made.week, made.day) == ((2,), None, None)


def test_a_template_of_nothing_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        actions.template_from_activity(acting(store, SARI), key("t"), UUID(int=404))
