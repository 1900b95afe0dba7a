"""Who may do what in organizing: the lead hands out, and who has a task does it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from data.obstacles import ObstacleCode
from data.people.models import Element
from data.store import Store
from organizing.committees import actions as committees
from organizing.committees.models import Position, PositionDraft, Seating
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
from organizing.tasks.models import Assignment, Task, TaskDraft, TaskItem, TaskStep
from planning.activities import store as activities
from planning.activities.models import Activity, PlannedTaskDraft
from tests.make import NOW, RINA, SARI, TONO, YEAR, acting
from tests.organizing.make import a_position, a_task, an_activity, key
from tests.organizing.permissions_of_fosters import FOSTERS
from tests.organizing.structure.make import (
    a_body,
    a_person,
    a_term,
    keep_class_groups,
    offices_of,
)
from tests.permissions import EVERYBODY, LEAD, NEW, STRANGERS, WHO_DOES_IT, Line, Phase

FILE = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@dataclass(frozen=True)
class World:
    """A school in which every action of organizing finds what it needs."""

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


def planned_ids(store: Store, activity: Activity) -> list[UUID]:
    return [task.id for task in activities.planned_tasks(store, activity.id)]


def a_world(store: Store) -> World:
    planned = (PlannedTaskDraft(title="Menata kursi", offset_days=-1),)
    activity = an_activity(store, tasks=planned)
    position = a_position(store, activity, "Seksi acara", RINA)
    other = an_activity(store, "Pentas seni", planned_on=date(2027, 5, 8))
    a_position(store, other, "Seksi acara", TONO)
    draft = TaskDraft(title="Undangan", person_id=RINA.id, items=("Cetak",))
    task = tasks.give_task(acting(store, SARI), key("undangan"), activity.id, draft)
    a_task(store, activity, "Spanduk")
    a_task(store, other, "Panggung", person=TONO)
    file = key("file")
    tasks.attach(acting(store, RINA), file, task.id, "undangan.pdf", FILE)
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
            acting(store, SARI), key("seat"), seat.id, a_seat(parent.id)
        ),
        parent=parent.id,
        other_parent=another.id,
        link=links.give_link(acting(store, SARI), key("link"), RINA.id, YEAR),
    )


def a_seat(person_id: UUID, last: date = date(2029, 6, 30)) -> OfficeTermDraft:
    return OfficeTermDraft(
        person_id=person_id, starts_on=date(2026, 7, 1), ends_on=last, element="parent"
    )


GIVE = TaskDraft(title="Dokumentasi", person_id=RINA.id)
WORDS = DecreeDraft(considering="bahwa perlu panitia;")
HELD = OfficeTermDraft(person_id=RINA.id, starts_on=date(2026, 7, 1))


# ── what the school did first ────────────────────────────────────────────────
def with_decree(world: World) -> None:
    """The lead worded the decree."""
    decrees.word_decree(acting(world.store, SARI), world.activity.id, 0, WORDS)


def with_number(world: World) -> None:
    """The lead numbered the decree."""
    number = NumberDraft(decided_on=date(2026, 8, 1))
    with_decree(world)
    about = (world.activity.id, 1, NEW, number)
    decrees.number_decree(acting(world.store, SARI), *about)


def without_term(world: World) -> None:
    """The lead took a term back."""
    structure.take_back_term(acting(world.store, SARI), world.term.id, 1)


def with_closed_body(world: World) -> None:
    """The lead closed a body."""
    without_term(world)
    structure.close_body(acting(world.store, SARI), world.body.id, 1, NOW.date())


ORGANIZING = Phase(
    world=a_world,
    lines={
        **FOSTERS,
        committees.add_position: Line(
            LEAD, lambda w: (NEW, w.activity.id, PositionDraft(title="Ketua"))
        ),
        committees.change_position: Line(
            LEAD,
            lambda w: (w.position.id, w.position.version, PositionDraft(title="Ketua")),
        ),
        committees.remove_position: Line(LEAD, lambda w: (w.position.id,)),
        committees.place_position: Line(
            LEAD,
            lambda w: (w.position.id, 2),
            before=lambda w: a_position(w.store, w.activity, "Seksi tempat", TONO),
        ),
        committees.appoint: Line(LEAD, lambda w: (w.position.id, TONO.id)),
        committees.seat_committee: Line(
            LEAD,
            lambda w: (
                w.position.activity_id,
                [Seating(position_id=w.position.id, appointed=(TONO.id,))],
            ),
        ),
        committees.add_usual_positions: Line(
            LEAD, lambda w: ([UUID(int=900 + n) for n in range(7)], w.empty.id)
        ),
        committees.add_positions: Line(
            LEAD, lambda w: (w.empty.id, {NEW: PositionDraft(title="Ketua")})
        ),
        committees.set_up_committee: Line(
            LEAD, lambda w: (w.empty.id, {NEW: PositionDraft(title="Ketua")}, [])
        ),
        tasks.give_task: Line(LEAD, lambda w: (NEW, w.activity.id, GIVE)),
        tasks.give_tasks: Line(LEAD, lambda w: (w.activity.id, {NEW: GIVE})),
        tasks.give_planned_tasks: Line(
            LEAD, lambda w: (planned_ids(w.store, w.activity), w.activity.id)
        ),
        tasks.change_task: Line(LEAD, lambda w: (w.task.id, w.task.version, GIVE)),
        tasks.assign_tasks: Line(
            LEAD,
            lambda w: (
                w.activity.id,
                {w.task.id: w.task.version},
                Assignment(person_id=SARI.id),
            ),
        ),
        tasks.take_back_task: Line(LEAD, lambda w: (key("Rapat awal tahun-Spanduk"),)),
        tasks.move_task: Line(
            WHO_DOES_IT,
            lambda w: (w.task.id, w.task.version, TaskStep.HINDERED),
            named={"obstacle": ObstacleCode.BUSY, "obstacle_note": "Percetakan penuh"},
            unseen=STRANGERS,
        ),
        tasks.tick_item: Line(
            WHO_DOES_IT, lambda w: (w.item.id, True), unseen=STRANGERS
        ),
        tasks.comment: Line(
            WHO_DOES_IT, lambda w: (NEW, w.task.id, "Sudah dikirim."), unseen=STRANGERS
        ),
        tasks.attach: Line(
            WHO_DOES_IT,
            lambda w: (NEW, w.task.id, "foto.pdf", FILE + b"\n"),
            unseen=STRANGERS,
        ),
        tasks.detach: Line(
            WHO_DOES_IT, lambda w: (key("file"), w.task.id), unseen=STRANGERS
        ),
        tasks.open_file: Line(
            WHO_DOES_IT | {"principal"},
            lambda w: (key("file"), w.task.id),
            unseen=STRANGERS,
            reads=True,
        ),
        tasks.mark_seen: Line(EVERYBODY, lambda w: ([w.task.id],)),
        decrees.word_decree: Line(LEAD, lambda w: (w.activity.id, 0, WORDS)),
        decrees.number_decree: Line(
            LEAD,
            lambda w: (w.activity.id, 1, NEW, NumberDraft(decided_on=date(2026, 8, 1))),
            before=with_decree,
        ),
        decrees.take_back_number: Line(
            LEAD, lambda w: (w.activity.id, 2), before=with_number
        ),
        decrees.correct_decree: Line(
            LEAD, lambda w: (w.activity.id, 2, "Ketua berganti"), before=with_number
        ),
        links.give_link: Line(LEAD, lambda w: (NEW, TONO.id, YEAR)),
        links.give_links: Line(LEAD, lambda w: ([TONO.id], YEAR)),
        links.revoke_link: Line(LEAD, lambda w: (w.link.id,)),
        links.tokens_for: Line(LEAD, lambda w: ([w.link.id],), reads=True),
        structure.set_up_usual: Line(
            LEAD, lambda w: (NEW,), before=lambda w: w.store.write("delete from body")
        ),
        structure.set_up_class_parents: Line(LEAD, lambda w: (YEAR,)),
        structure.add_body: Line(
            LEAD, lambda w: (NEW, BodyDraft(kind=BodyKind.SECTION, title="Seksi mitra"))
        ),
        structure.change_body: Line(
            LEAD,
            lambda w: (
                w.body.id,
                w.body.version,
                BodyDraft(kind=BodyKind.SECTION, title="Tim hubungan masyarakat"),
            ),
        ),
        structure.close_body: Line(
            LEAD, lambda w: (w.body.id, 1, NOW.date()), before=without_term
        ),
        structure.reopen_body: Line(
            LEAD, lambda w: (w.body.id, 2), before=with_closed_body
        ),
        structure.add_office: Line(
            LEAD, lambda w: (NEW, w.body.id, OfficeDraft(title="Juru foto"))
        ),
        structure.change_office: Line(
            LEAD, lambda w: (w.office.id, 1, OfficeDraft(title="Ketua tim"))
        ),
        structure.remove_office: Line(LEAD, lambda w: (w.vacant.id, NOW.date())),
        structure.appoint: Line(LEAD, lambda w: (NEW, w.vacant.id, HELD)),
        structure.change_term: Line(LEAD, lambda w: (w.term.id, w.term.version, HELD)),
        structure.leave: Line(
            LEAD, lambda w: (w.term.id, 1, date(2026, 8, 1), "Pindah")
        ),
        structure.take_back_term: Line(LEAD, lambda w: (w.term.id, w.term.version)),
        komite.seat_member: Line(
            LEAD, lambda w: (NEW, w.komite_office.id, a_seat(w.other_parent))
        ),
        komite.change_member: Line(
            LEAD,
            lambda w: (
                w.komite_term.id,
                w.komite_term.version,
                a_seat(w.parent, date(2028, 6, 30)),
            ),
        ),
    },
    without_person={
        links.open_link: "Whoever holds the address is the person; tested there.",
        links.open_record_link: "Whoever holds the address answers; tested there.",
        links.peek: "Whoever holds the address is the person; tested there.",
    },
)
