"""Who may do what in organizing: every action, every role, own and other committees.

The matrix is complete by construction: an action without a line here fails, and so does
a line without an action.
"""

import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from data.actor import Actor, Role
from data.errors import NotAllowed, NotFound
from data.letters import actions as letters
from data.letters.models import LetterPatternDraft
from data.obstacles import ObstacleCode
from data.people.models import Element
from data.record import Record
from data.store import Store
from organizing.committees import actions as committees
from organizing.committees.models import Position, PositionDraft
from organizing.decrees import actions as decrees
from organizing.decrees.models import DecreeDraft, NumberDraft
from organizing.komite import actions as komite
from organizing.links import actions as links
from organizing.links.models import PersonalLink
from organizing.structure import actions as structure
from organizing.structure.models import (
    Body,
    BodyDraft,
    BodyKind,
    Office,
    OfficeDraft,
    OfficeTerm,
    OfficeTermDraft,
)
from organizing.tasks import actions as tasks
from organizing.tasks import store as task_records
from organizing.tasks.models import Task, TaskDraft, TaskItem, TaskStep
from planning.activities.models import Activity, PlannedTaskDraft
from tests.make import BUDI, NOW, RINA, SARI, TONO, YEAR
from tests.organizing.make import a_position, a_task, an_activity, key
from tests.organizing.structure.make import (
    a_body,
    a_person,
    a_term,
    keep_class_groups,
    offices_of,
)

BY_LINK = RINA.model_copy(update={"by_link": True})
LEAD_BY_LINK = SARI.model_copy(update={"by_link": True, "role": Role.COMMITTEE_MEMBER})
WHO = {
    "lead": SARI,
    "principal": BUDI,
    "member": RINA,
    "member by link": BY_LINK,
    "lead by link": LEAD_BY_LINK,
    "member of another committee": TONO,
}
LEAD_ONLY = frozenset({"lead"})
WHO_DOES_IT = frozenset({"lead", "member", "member by link"})
EVERYBODY = frozenset(WHO)
"""Seeing a task notes nothing for whom it is not given to."""

FILE = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
NEW = UUID(int=990)


@dataclass(frozen=True)
class World:
    """A school in which every action finds what it needs."""

    store: Store
    activity: Activity
    empty: Activity
    position: Position
    task: Task
    item: TaskItem
    body: Body
    office: Office
    vacant: Office
    term: OfficeTerm
    komite_office: Office
    komite_term: OfficeTerm
    parent: UUID
    other_parent: UUID
    link: PersonalLink


@pytest.fixture
def world(store: Store) -> World:
    planned = (PlannedTaskDraft(title="Menata kursi", offset_days=-1),)
    activity = an_activity(store, tasks=planned)
    position = a_position(store, activity, "Seksi acara", RINA)
    other = an_activity(store, "Pentas seni", planned_on=date(2027, 5, 8))
    a_position(store, other, "Seksi acara", TONO)
    draft = TaskDraft(title="Undangan", person_id=RINA.id, items=("Cetak",))
    task = tasks.give_task(store, key("undangan"), activity.id, draft, by=SARI, now=NOW)
    a_task(store, activity, "Spanduk")
    a_task(store, other, "Panggung", person=TONO)
    file = key("file")
    tasks.attach(store, file, task.id, "undangan.pdf", FILE, by=RINA, now=NOW)
    body = a_body(store)
    office, vacant = offices_of(store, body)[:2]
    board = a_body(store, "Komite sekolah", BodyKind.KOMITE)
    seat = offices_of(store, board)[0]
    parent = a_person(store, "Siti Aminah", Element.PARENT)
    another = a_person(store, "Rudi Hartono", Element.PARENT)
    keep_class_groups(store, "VII A")
    return World(
        store=store,
        activity=activity,
        empty=an_activity(store, "Kelas orang tua", planned_on=date(2026, 11, 7)),
        position=position,
        task=task,
        item=task_records.items(store, task.id)[0],
        body=body,
        office=office,
        vacant=vacant,
        term=a_term(store, office, TONO),
        komite_office=offices_of(store, board)[1],
        komite_term=komite.seat_member(
            store, key("seat"), seat.id, a_seat(parent.id), by=SARI, now=NOW
        ),
        parent=parent.id,
        other_parent=another.id,
        link=links.give_link(store, key("link"), RINA.id, YEAR, by=SARI, now=NOW),
    )


def a_seat(person_id: UUID, last: date = date(2029, 6, 30)) -> OfficeTermDraft:
    return OfficeTermDraft(
        person_id=person_id,
        starts_on=date(2026, 7, 1),
        ends_on=last,
        element="parent",
    )


Attempt = Callable[[World, Actor], object]
GIVE = TaskDraft(title="Dokumentasi", person_id=RINA.id)
WORDS = DecreeDraft(considering="bahwa perlu panitia;")
HELD = OfficeTermDraft(person_id=RINA.id, starts_on=date(2026, 7, 1))
LINES: dict[Callable[..., object], tuple[frozenset[str], Attempt]] = {
    committees.add_position: (
        LEAD_ONLY,
        lambda w, by: committees.add_position(
            w.store, NEW, w.activity.id, PositionDraft(title="Ketua"), by=by, now=NOW
        ),
    ),
    committees.change_position: (
        LEAD_ONLY,
        lambda w, by: committees.change_position(
            w.store,
            w.position.id,
            w.position.version,
            PositionDraft(title="Ketua"),
            by=by,
            now=NOW,
        ),
    ),
    committees.remove_position: (
        LEAD_ONLY,
        lambda w, by: committees.remove_position(
            w.store, w.position.id, by=by, now=NOW
        ),
    ),
    committees.place_position: (
        LEAD_ONLY,
        lambda w, by: committees.place_position(
            w.store, w.position.id, 1, by=by, now=NOW
        ),
    ),
    committees.appoint: (
        LEAD_ONLY,
        lambda w, by: committees.appoint(
            w.store, w.position.id, TONO.id, by=by, now=NOW
        ),
    ),
    committees.appoint_all: (
        LEAD_ONLY,
        lambda w, by: committees.appoint_all(
            w.store, w.position.id, [TONO.id], by=by, now=NOW
        ),
    ),
    committees.dismiss: (
        LEAD_ONLY,
        lambda w, by: committees.dismiss(
            w.store, w.position.id, RINA.id, by=by, now=NOW
        ),
    ),
    committees.add_usual_positions: (
        LEAD_ONLY,
        lambda w, by: committees.add_usual_positions(
            w.store, [UUID(int=900 + n) for n in range(7)], w.empty.id, by=by, now=NOW
        ),
    ),
    committees.add_positions: (
        LEAD_ONLY,
        lambda w, by: committees.add_positions(
            w.store, w.empty.id, {NEW: PositionDraft(title="Ketua")}, by=by, now=NOW
        ),
    ),
    committees.copy_committee: (
        LEAD_ONLY,
        lambda w, by: committees.copy_committee(
            w.store, w.activity.id, w.empty.id, with_people=True, by=by, now=NOW
        ),
    ),
    tasks.give_task: (
        LEAD_ONLY,
        lambda w, by: tasks.give_task(
            w.store, NEW, w.activity.id, GIVE, by=by, now=NOW
        ),
    ),
    tasks.give_planned_tasks: (
        LEAD_ONLY,
        lambda w, by: tasks.give_planned_tasks(
            w.store, [], w.activity.id, by=by, now=NOW
        ),
    ),
    tasks.change_task: (
        LEAD_ONLY,
        lambda w, by: tasks.change_task(
            w.store, w.task.id, w.task.version, GIVE, by=by, now=NOW
        ),
    ),
    tasks.take_back_task: (
        LEAD_ONLY,
        lambda w, by: tasks.take_back_task(
            w.store, key("Rapat awal tahun-Spanduk"), by=by, now=NOW
        ),
    ),
    tasks.move_task: (
        WHO_DOES_IT,
        lambda w, by: tasks.move_task(
            w.store,
            w.task.id,
            w.task.version,
            TaskStep.HINDERED,
            obstacle=ObstacleCode.BUSY,
            obstacle_note="Percetakan penuh",
            by=by,
            now=NOW,
        ),
    ),
    tasks.tick_item: (
        WHO_DOES_IT,
        lambda w, by: tasks.tick_item(w.store, w.item.id, True, by=by, now=NOW),
    ),
    tasks.comment: (
        WHO_DOES_IT,
        lambda w, by: tasks.comment(
            w.store, NEW, w.task.id, "Sudah dikirim.", by=by, now=NOW
        ),
    ),
    tasks.attach: (
        WHO_DOES_IT,
        lambda w, by: tasks.attach(
            w.store, NEW, w.task.id, "foto.pdf", FILE + b"\n", by=by, now=NOW
        ),
    ),
    tasks.detach: (
        WHO_DOES_IT,
        lambda w, by: tasks.detach(w.store, key("file"), w.task.id, by=by, now=NOW),
    ),
    tasks.open_file: (
        WHO_DOES_IT | {"principal"},
        lambda w, by: tasks.open_file(w.store, key("file"), w.task.id, by=by),
    ),
    tasks.mark_seen: (
        EVERYBODY,
        lambda w, by: tasks.mark_seen(w.store, [w.task.id], by=by, now=NOW),
    ),
    decrees.word_decree: (
        LEAD_ONLY,
        lambda w, by: decrees.word_decree(
            w.store, w.activity.id, 0, WORDS, by=by, now=NOW
        ),
    ),
    decrees.number_decree: (
        LEAD_ONLY,
        lambda w, by: decrees.number_decree(
            with_decree(w).store,
            w.activity.id,
            1,
            NEW,
            NumberDraft(decided_on=date(2026, 8, 1)),
            by=by,
            now=NOW,
        ),
    ),
    decrees.take_back_number: (
        LEAD_ONLY,
        lambda w, by: decrees.take_back_number(
            with_number(w).store, w.activity.id, 2, by=by, now=NOW
        ),
    ),
    decrees.correct_decree: (
        LEAD_ONLY,
        lambda w, by: decrees.correct_decree(
            with_number(w).store, w.activity.id, 2, "Ketua berganti", by=by, now=NOW
        ),
    ),
    letters.keep_pattern: (
        LEAD_ONLY,
        lambda w, by: letters.keep_pattern(
            w.store, 0, LetterPatternDraft(unit="SMP"), by=by, now=NOW
        ),
    ),
    links.give_link: (
        LEAD_ONLY,
        lambda w, by: links.give_link(w.store, NEW, TONO.id, YEAR, by=by, now=NOW),
    ),
    links.give_links: (
        LEAD_ONLY,
        lambda w, by: links.give_links(w.store, [TONO.id], YEAR, by=by, now=NOW),
    ),
    links.revoke_link: (
        LEAD_ONLY,
        lambda w, by: links.revoke_link(w.store, w.link.id, by=by, now=NOW),
    ),
    links.tokens_for: (
        LEAD_ONLY,
        lambda w, by: links.tokens_for(w.store, [w.link.id], by=by),
    ),
    structure.set_up_usual: (
        LEAD_ONLY,
        lambda w, by: structure.set_up_usual(w.store, NEW, by=by, now=NOW),
    ),
    structure.set_up_class_parents: (
        LEAD_ONLY,
        lambda w, by: structure.set_up_class_parents(w.store, YEAR, by=by, now=NOW),
    ),
    structure.add_body: (
        LEAD_ONLY,
        lambda w, by: structure.add_body(
            w.store,
            NEW,
            BodyDraft(kind=BodyKind.SECTION, title="Seksi mitra"),
            by=by,
            now=NOW,
        ),
    ),
    structure.change_body: (
        LEAD_ONLY,
        lambda w, by: structure.change_body(
            w.store,
            w.body.id,
            w.body.version,
            BodyDraft(kind=BodyKind.SECTION, title="Tim hubungan masyarakat"),
            by=by,
            now=NOW,
        ),
    ),
    structure.close_body: (
        LEAD_ONLY,
        lambda w, by: structure.close_body(
            without_term(w).store, w.body.id, 1, NOW.date(), by=by, now=NOW
        ),
    ),
    structure.reopen_body: (
        LEAD_ONLY,
        lambda w, by: structure.reopen_body(
            with_closed_body(w).store, w.body.id, 2, by=by, now=NOW
        ),
    ),
    structure.add_office: (
        LEAD_ONLY,
        lambda w, by: structure.add_office(
            w.store, NEW, w.body.id, OfficeDraft(title="Juru foto"), by=by, now=NOW
        ),
    ),
    structure.change_office: (
        LEAD_ONLY,
        lambda w, by: structure.change_office(
            w.store, w.office.id, 1, OfficeDraft(title="Ketua tim"), by=by, now=NOW
        ),
    ),
    structure.remove_office: (
        LEAD_ONLY,
        lambda w, by: structure.remove_office(
            w.store, w.vacant.id, NOW.date(), by=by, now=NOW
        ),
    ),
    structure.appoint: (
        LEAD_ONLY,
        lambda w, by: structure.appoint(
            w.store, NEW, w.vacant.id, HELD, by=by, now=NOW
        ),
    ),
    structure.change_term: (
        LEAD_ONLY,
        lambda w, by: structure.change_term(
            w.store, w.term.id, w.term.version, HELD, by=by, now=NOW
        ),
    ),
    structure.leave: (
        LEAD_ONLY,
        lambda w, by: structure.leave(
            w.store, w.term.id, 1, date(2026, 8, 1), "Pindah", by=by, now=NOW
        ),
    ),
    structure.take_back_term: (
        LEAD_ONLY,
        lambda w, by: structure.take_back_term(
            w.store, w.term.id, w.term.version, by=by, now=NOW
        ),
    ),
    komite.seat_member: (
        LEAD_ONLY,
        lambda w, by: komite.seat_member(
            w.store,
            NEW,
            w.komite_office.id,
            a_seat(w.other_parent),
            by=by,
            now=NOW,
        ),
    ),
    komite.change_member: (
        LEAD_ONLY,
        lambda w, by: komite.change_member(
            w.store,
            w.komite_term.id,
            w.komite_term.version,
            a_seat(w.parent, date(2028, 6, 30)),
            by=by,
            now=NOW,
        ),
    ),
}
WITHOUT_PERSON = {links.open_link, links.peek}
"""Whoever holds the address is the person; tested with the links."""


def with_decree(world: World) -> World:
    """Return the world after the lead worded the decree."""
    decrees.word_decree(world.store, world.activity.id, 0, WORDS, by=SARI, now=NOW)
    return world


def with_number(world: World) -> World:
    """Return the world after the lead numbered the decree."""
    number = NumberDraft(decided_on=date(2026, 8, 1))
    decrees.number_decree(
        with_decree(world).store, world.activity.id, 1, NEW, number, by=SARI, now=NOW
    )
    return world


def without_term(world: World) -> World:
    """Return the world after the lead took a term back."""
    structure.take_back_term(world.store, world.term.id, 1, by=SARI, now=NOW)
    return world


def with_closed_body(world: World) -> World:
    """Return the world after the lead closed a body."""
    structure.close_body(
        without_term(world).store, world.body.id, 1, NOW.date(), by=SARI, now=NOW
    )
    return world


def actions_found() -> Iterator[Callable[..., object]]:
    """Every public function of every ``actions`` of organizing, and of its letters."""
    root = Path(__file__).parent.parent.parent
    files = [*root.glob("organizing/*/actions.py"), root / "data/letters/actions.py"]
    for file in sorted(files):
        name = ".".join(file.relative_to(root).with_suffix("").parts)
        module = importlib.import_module(name)
        for label, found in inspect.getmembers(module, inspect.isfunction):
            if found.__module__ == name and not label.startswith("_"):
                yield found


def name_of(action: Callable[..., object]) -> str:
    return f"{action.__module__}.{action.__name__}"


class Count(Record):
    count: int


def everything(store: Store) -> int:
    """How many lines the history, and what a person has seen, have."""
    seen = "select count(*) as count from task_seen order by count"
    noted = "select count(*) as count from history order by count"
    return sum(store.rows(Count, sql)[0].count for sql in (seen, noted))


def test_no_action_is_left_out() -> None:
    assert set(actions_found()) == set(LINES) | WITHOUT_PERSON


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("action", LINES, ids=name_of)
def test_who_may_do_what(world: World, action: Callable[..., object], who: str) -> None:
    may, attempt = LINES[action]
    if who in may:
        attempt(world, WHO[who])
        return

    with pytest.raises((NotAllowed, NotFound)):
        attempt(world, WHO[who])


@pytest.mark.parametrize("who", [w for w in WHO if w not in WHO_DOES_IT])
def test_a_stranger_to_a_task_leaves_no_trace_by_looking(
    world: World, who: str
) -> None:
    before = everything(world.store)

    tasks.mark_seen(world.store, [world.task.id], by=WHO[who], now=NOW)

    assert everything(world.store) == before
