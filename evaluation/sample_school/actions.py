"""Building the sample school: everything is done by its people, through the actions.

The only place where actions call actions: it plays the people of three school years.
The clock it passes is theirs, so that the history reads as it would have happened.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from data.accounts import actions as accounts
from data.accounts.models import AccountDraft
from data.actor import Actor, Role
from data.calendar import SchoolYear, TimeZone
from data.language import Language
from data.obstacles import ObstacleCode
from data.people import actions as people
from data.people.models import PersonDraft
from data.roster import actions as roster
from data.school import actions as schools
from data.school import store as school_records
from data.school.models import Level, SchoolDraft
from data.store import Store
from evaluation.findings.models import FindingDraft
from evaluation.results import queries as results
from evaluation.review import actions as reviews
from evaluation.review.models import ReviewDraft, Verdict
from evaluation.sample_school import bodies, groundwork
from evaluation.sample_school import models as facts
from evaluation.sample_school.models import SampleActivity
from evaluation.sample_school.pupils import roster_of
from execution.closing import actions as closings
from execution.closing import queries as closing_questions
from execution.closing.models import (
    ClosingDraft,
    ObstacleDraft,
    Outcome,
    ParticipationRow,
    Reason,
    SpendingDraft,
)
from organizing.committees import actions as committees
from organizing.committees import store as committee_records
from organizing.tasks import actions as tasks
from organizing.tasks.models import TaskDraft, TaskStep
from planning.activities import actions as activities
from planning.activities import store as activity_records
from planning.activities.models import (
    Activity,
    ActivityDraft,
    Audience,
    DatePrecision,
    Direction,
    EvidenceKind,
    Mode,
    PlannedTaskDraft,
)
from planning.budget.models import BudgetLineDraft, FundSource
from planning.goals import actions as goals
from planning.goals.models import GoalDraft, PerformanceCause
from planning.lessons import actions as lessons
from planning.lessons import queries as lesson_questions
from planning.lessons.models import Decision, DecisionDraft
from planning.programme import actions as programme
from planning.programme import store as programmes

OF_PAST = ("Menyiapkan undangan dan nomor surat", "Merekap kehadiran dan foto")
"""The tasks kept of activities that are over; those to come have all of them."""
SNACK = 10_000
SOON = timedelta(days=35)
"""Something goes wrong with what is this near, so that there is something to mend."""

PANITIA = frozenset({"annual", "grade7", "pomg1", "pomg2", "report1", "report2"})


def build(store: Store, today: date) -> None:
    """Fill empty records with the sample school as of ``today``, or nothing.

    Three school years: one with activities moved online or not held, one complete
    and signed, and the current one up to ``today``.
    """
    with store.transaction():
        _build(store, today)


def _build(store: Store, today: date) -> None:
    current = SchoolYear.of(today)
    first = current.before.before
    start = _at(first.first_day)
    lead = accounts.found_school(
        store,
        _school(),
        first,
        facts.PEOPLE[0].name,
        facts.PEOPLE[0].username,
        facts.PASSWORD,
        is_sample=True,
        now=start,
    )
    cast = _people(store, lead, start)
    bodies.set_up(store, first, lead, start)
    for year in (first, first.after, current):
        _year(store, year, cast, today)
    given_at = _at(min(today, current.last_day)) - timedelta(days=30)
    bodies.hand_out_links(store, current, cast.lead, given_at)
    _close(store, first, cast)


class _Cast:
    """The people who act, by account name."""

    def __init__(self, actors: dict[str, Actor], everybody: list[UUID]) -> None:
        self.lead = actors["wakil"]
        self.principal = actors["kepsek"]
        self.first = actors["panitia"]
        self.second = actors["panitia2"]
        self.everybody = everybody

    def member_for(self, key: str) -> Actor:
        return self.first if key in PANITIA else self.second


def _school() -> SchoolDraft:
    return SchoolDraft(
        name=facts.NAME,
        npsn="10600000",
        level=Level.SMP,
        address=facts.ADDRESS,
        city="Prabumulih",
        time_zone=TimeZone.WIB,
        principal_name=facts.PEOPLE[1].name,
        letterhead=facts.LETTERHEAD,
    )


def _people(store: Store, lead: Actor, now: datetime) -> _Cast:
    actors = {"wakil": lead}
    everybody = [lead.id]
    roles = {"kepsek": Role.PRINCIPAL}
    for person in facts.PEOPLE[1:]:
        kept = people.add_person(
            store,
            facts.id_of("person", person.name),
            PersonDraft(
                name=person.name, element=person.element, position=person.position
            ),
            by=lead,
            now=now,
        )
        everybody.append(kept.id)
        if not person.username:
            continue
        role = roles.get(person.username, Role.COMMITTEE_MEMBER)
        accounts.open_account(
            store,
            AccountDraft(
                username=person.username,
                person_id=kept.id,
                role=role,
                language=Language.INDONESIAN,
            ),
            facts.PASSWORD,
            by=lead,
            now=now,
        )
        actors[person.username] = Actor(id=kept.id, name=kept.name, role=role)
    return _Cast(actors, everybody)


def _year(store: Store, year: SchoolYear, cast: _Cast, today: date) -> None:
    now = _at(year.first_day + timedelta(days=3))
    schools.open_year(store, year, by=cast.lead, now=now)
    school = school_records.school(store)
    if school is not None and school.current_year != year.start:
        schools.set_current_year(store, school.version, year, by=cast.lead, now=now)
    roster.take_in(store, roster_of(year), year, by=cast.lead, now=now)
    bodies.gather_parents(store, year, cast.lead, now)
    groundwork.lay(store, year, _nth(store, year), cast.lead, now)
    planned = _plan(store, year, cast, now)
    groundwork.join(store, year, {key: of.id for key, of in planned.items()})
    _decide_lessons(store, year, planned, cast, now)
    _approve(store, year, cast, now)
    for sample in facts.ACTIVITIES:
        activity = planned[sample.key]
        _organize(store, sample, activity, cast, today)
        if _day_of(activity) + timedelta(days=5) < today:
            _carry_out(store, sample, activity, year, cast)
    if today > year.last_day:
        _review_all(store, year, planned, cast)


def _plan(
    store: Store, year: SchoolYear, cast: _Cast, now: datetime
) -> dict[str, Activity]:
    for number, (title, reason, dimensions) in enumerate(facts.GOALS, 1):
        goals.set_goal(
            store,
            _goal_id(year, number),
            GoalDraft(
                title=title,
                reason=reason,
                dimensions=dimensions,
                causes=(PerformanceCause.PARENTS,),
            ),
            year,
            by=cast.lead,
            now=now,
        )
    return {
        sample.key: activities.plan_activity(
            store,
            facts.id_of(f"activity-{year}", sample.key),
            _draft(sample, year, cast.everybody[n % 6]),
            year,
            by=cast.lead,
            now=now,
        )
        for n, sample in enumerate(facts.ACTIVITIES)
    }


def _draft(sample: SampleActivity, year: SchoolYear, person_id: UUID) -> ActivityDraft:
    planned_on = sample.planned_on(year)
    online = sample.place == "Daring"
    return ActivityDraft(
        title=sample.title,
        goal_id=_goal_id(year, sample.goal),
        category=sample.category,
        forms=sample.forms,
        involvement=sample.involvement,
        audience=Audience.GRADES if sample.grades else Audience.ALL,
        grades=sample.grades,
        planned_on=planned_on,
        date_precision=DatePrecision.MONTH if sample.by_month else DatePrecision.DAY,
        starts_at=None if sample.by_month else sample.begins,
        ends_at=None if sample.by_month else sample.ends,
        mode=Mode.ONLINE if online else Mode.FACE_TO_FACE,
        person_id=person_id,
        place=sample.place,
        procedure=sample.procedure,
        rundown=facts.RUNDOWN if sample.begins == time(8, 30) else "",
        indicator=sample.indicator,
        baseline=Decimal(max(sample.target - 10, 0)),
        target=Decimal(sample.target),
        unit=sample.unit,
        direction=Direction.AT_LEAST,
        measured_by="Daftar hadir per rombel",
        evidence=sample.evidence,
        risk=sample.risk,
        mitigation=sample.mitigation,
        series_id=facts.id_of("series", sample.key),
        tasks=tuple(PlannedTaskDraft(**task.model_dump()) for task in facts.TASKS),
        budget=tuple(_budget(sample, planned_on.year)),
    )


def _budget(sample: SampleActivity, fiscal_year: int) -> Iterator[BudgetLineDraft]:
    if not sample.budget:
        return
    main = sample.budget * 7 // 10
    for title, volume, unit, price in (
        ("Konsumsi", main // SNACK, "kotak", SNACK),
        ("Undangan, perlengkapan, dan dokumentasi", 1, "paket", sample.budget - main),
    ):
        yield BudgetLineDraft(
            title=title,
            source=sample.source,
            fiscal_year=fiscal_year,
            volume=Decimal(volume),
            unit=unit,
            price=facts.rupiah(price),
            partner="Puskesmas mitra sekolah"
            if sample.source is FundSource.PARTNER_AID
            else "",
            is_voluntary=sample.source is FundSource.DONATION,
        )


def _decide_lessons(
    store: Store,
    year: SchoolYear,
    planned: dict[str, Activity],
    cast: _Cast,
    now: datetime,
) -> None:
    adopted_in = {text: planned[key] for key, (text, _) in facts.FINDINGS.items()}
    for lesson in lesson_questions.lessons_of_year(store, year):
        activity = adopted_in.get(lesson.text)
        draft = (
            DecisionDraft(decision=Decision.ADOPTED, activity_id=activity.id, reason="")
            if activity and "Ruang" not in lesson.text
            else DecisionDraft(
                decision=Decision.POSTPONED,
                activity_id=None,
                reason="Menunggu renovasi aula pada tahun anggaran berikutnya.",
            )
        )
        lessons.decide(store, lesson.finding_id, year, 0, draft, by=cast.lead, now=now)


def _approve(store: Store, year: SchoolYear, cast: _Cast, now: datetime) -> None:
    plan = programme.open_program(store, year, by=cast.lead, now=now)
    programme.submit(store, year, plan.version, by=cast.lead, now=now)
    submitted = programmes.program(store, year)
    later = now + timedelta(days=2)
    programme.approve(store, year, submitted.version, by=cast.principal, now=later)


def _organize(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    cast: _Cast,
    today: date,
) -> None:
    begun = max(_day_of(activity) - timedelta(days=40), _approved_on(activity))
    now = _at(begun)
    committees.add_usual_positions(
        store,
        [facts.id_of(f"position-{activity.id}", str(n)) for n in range(7)],
        activity.id,
        by=cast.lead,
        now=now,
    )
    positions = committee_records.positions(store, activity.id)
    member = cast.member_for(sample.key)
    is_over = _day_of(activity) < today
    has_decree = EvidenceKind.DECREE in sample.evidence
    whole = has_decree or not is_over
    crew = [member.id, *cast.everybody[4:]] if whole else [member.id]
    for position, person_id in zip(positions[1:], crew, strict=False):
        committees.appoint(store, position.id, person_id, by=cast.lead, now=now)
    committees.appoint(store, positions[-1].id, member.id, by=cast.lead, now=now)
    head = cast.principal.id
    committees.appoint(store, positions[0].id, head, by=cast.lead, now=now)
    decided_on = begun + timedelta(days=5)
    if has_decree and decided_on < today:
        bodies.sign_decree(store, activity, decided_on, cast.lead, _at(decided_on))
    given = [t for t in facts.TASKS if not is_over or t.title in OF_PAST]
    for number, planned in enumerate(given):
        to_section = number % 3 == 1
        task = tasks.give_task(
            store,
            facts.id_of(f"task-{activity.id}", str(number)),
            activity.id,
            TaskDraft(
                title=planned.title,
                person_id=None if to_section else member.id,
                position_id=positions[-1].id if to_section else None,
                offset_days=planned.offset_days,
                evidence=_proof(planned.title),
            ),
            by=cast.lead,
            now=now,
        )
        if not to_section:
            tasks.mark_seen(store, [task.id], by=member, now=now + timedelta(days=1))
        due = _day_of(activity) + timedelta(days=planned.offset_days)
        if is_over and due < today:
            tasks.move_task(
                store, task.id, task.version, TaskStep.DONE, by=member, now=_at(due)
            )
    is_event = activity.date_precision is DatePrecision.DAY
    if is_event and today <= _day_of(activity) < today + SOON:
        _trouble(store, activity, member, cast.lead, _at(today))


def _trouble(
    store: Store, activity: Activity, member: Actor, lead: Actor, now: datetime
) -> None:
    """Let something be hindered, and something be nobody's, where a day is near."""
    earlier = now - timedelta(days=4)
    chairs, signs = (
        tasks.give_task(
            store,
            facts.id_of(f"task-{activity.id}", title),
            activity.id,
            TaskDraft(title=title, person_id=person_id, offset_days=-3),
            by=lead,
            now=earlier,
        )
        for title, person_id in (
            ("Meminjam kursi dan tenda dari kelurahan", member.id),
            ("Memasang papan petunjuk ruang", None),
        )
    )
    tasks.mark_seen(store, [chairs.id, signs.id], by=member, now=earlier)
    tasks.move_task(
        store,
        chairs.id,
        chairs.version,
        TaskStep.HINDERED,
        obstacle=ObstacleCode.FACILITIES,
        obstacle_note="Tenda kelurahan sudah dipinjam; mencari pinjaman lain.",
        by=member,
        now=now - timedelta(days=1),
    )


def _proof(title: str) -> tuple[EvidenceKind, ...]:
    return (EvidenceKind.INVITATION,) if "undangan" in title else ()


def _approved_on(activity: Activity) -> date:
    return SchoolYear(start=activity.school_year).first_day + timedelta(days=6)


def _carry_out(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    year: SchoolYear,
    cast: _Cast,
) -> None:
    chance = random.Random(f"{year}-{sample.key}")  # noqa: S311 -- fiction, not secrets
    pandemic = year.start == min(_years(store))
    outcome = _outcome(sample, pandemic)
    held = outcome in (Outcome.HELD, Outcome.MOVED_ONLINE)
    held_on = _held_on(activity, chance) if held else None
    participation = _participation(store, sample, activity, outcome, chance)
    closings.complete_closing(
        store,
        activity.id,
        0,
        ClosingDraft(
            outcome=outcome,
            held_on=held_on,
            mode=Mode.ONLINE if outcome is Outcome.MOVED_ONLINE else activity.mode,
            reason=None if outcome is Outcome.HELD else Reason.PANDEMIC,
            reason_note="" if outcome is Outcome.HELD else "Pembatasan tatap muka.",
            measured_value=_measured(sample, participation) if held else None,
            decisions="Hasil disampaikan kepada orang tua melalui wali kelas."
            if held
            else "",
            participation=tuple(participation) if held else (),
            obstacles=tuple(_obstacles(activity, chance, pandemic=pandemic)),
            spending=tuple(_spending(store, activity, chance)) if held else (),
        ),
        by=cast.lead,
        now=_at((held_on or _day_of(activity)) + timedelta(days=4)),
    )


def _outcome(sample: SampleActivity, pandemic: bool) -> Outcome:
    if pandemic and sample.key in facts.NOT_HELD_IN_PANDEMIC:
        return Outcome.NOT_HELD
    if pandemic and sample.key in facts.ONLINE_IN_PANDEMIC:
        return Outcome.MOVED_ONLINE
    return Outcome.HELD


def _held_on(activity: Activity, chance: random.Random) -> date:
    if activity.date_precision is DatePrecision.MONTH:
        return _day_of(activity) + timedelta(days=11)
    late = chance.choices((0, 0, 0, 7, 14), weights=(6, 4, 3, 2, 1))[0]
    day = _day_of(activity) + timedelta(days=late)
    return min(day, SchoolYear(start=activity.school_year).last_day)


def _participation(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    outcome: Outcome,
    chance: random.Random,
) -> list[ParticipationRow]:
    rows = []
    for group in closing_questions.class_group_participation(store, activity.id):
        older = group.class_group.startswith("IX")
        swing = chance.randint(-4, 13) - (6 if older else 0)
        represented = min(
            group.families,
            max(0, round(group.families * (sample.turnout + swing) / 100)),
        )
        online = represented if outcome is Outcome.MOVED_ONLINE else 0
        present = represented - online
        father = round(present * chance.uniform(0.22, 0.38))
        guardian = round(present * 0.04)
        foster = 1 if present > 20 and chance.random() < 0.3 else 0  # noqa: PLR2004
        rows.append(
            ParticipationRow(
                class_group_id=group.class_group_id,
                invited=group.families,
                father=father,
                mother=present - father - guardian - foster,
                guardian=guardian,
                foster_parent=foster,
                online=online,
            )
        )
    return rows


def _measured(sample: SampleActivity, rows: list[ParticipationRow]) -> Decimal:
    if sample.unit != "%":
        return Decimal(sample.target - 1)
    invited = sum(row.invited for row in rows)
    came = sum(row.represented for row in rows)
    return Decimal(round(100 * came / invited)) if invited else Decimal(0)


def _obstacles(
    activity: Activity, chance: random.Random, *, pandemic: bool
) -> Iterator[ObstacleDraft]:
    if not pandemic and chance.random() < 0.45:  # noqa: PLR2004
        return
    code = (
        ObstacleCode.PANDEMIC
        if pandemic
        else chance.choice(
            (ObstacleCode.MESSAGE, ObstacleCode.BUSY, ObstacleCode.FACILITIES)
        )
    )
    raised_on = _day_of(activity)
    yield ObstacleDraft(
        id=facts.id_of(f"obstacle-{activity.id}", code),
        code=code,
        note="Dicatat panitia saat pelaksanaan.",
        remedy="Dibicarakan dengan wali kelas dan dicari waktu pengganti.",
        raised_on=raised_on,
        resolved_on=raised_on + timedelta(days=3),
    )


def _spending(
    store: Store, activity: Activity, chance: random.Random
) -> Iterator[SpendingDraft]:
    for line in activity_records.budget_lines(store, activity.id):
        share = Decimal(chance.randint(82, 106)) / 100
        thousands = int(line.amount * share) // 1000
        yield SpendingDraft(
            budget_line_id=line.id,
            title=line.title,
            amount=facts.rupiah(thousands * 1000),
        )


def _review_all(
    store: Store, year: SchoolYear, planned: dict[str, Activity], cast: _Cast
) -> None:
    now = _at(year.last_day)
    reached = {
        row.activity_id: row.reached for row in results.activity_results(store, year)
    }
    for sample in facts.ACTIVITIES:
        activity = planned[sample.key]
        finding = facts.FINDINGS.get(sample.key)
        good = reached.get(activity.id) is not False
        reviews.sign_review(
            store,
            facts.id_of(f"review-{activity.id}", "1"),
            activity.id,
            ReviewDraft(
                managed_well=3 if finding else 4,
                continuous=3,
                effective=3 if good else 2,
                note="Terlaksana baik; lanjutkan dengan perbaikan yang dicatat."
                if finding
                else "Terlaksana sesuai rencana.",
                decision=Verdict.IMPROVE if finding else Verdict.CONTINUE,
                findings=(FindingDraft(text=finding[0], recommended=finding[1]),)
                if finding
                else (),
            ),
            by=cast.principal,
            now=now,
        )


def _close(store: Store, year: SchoolYear, cast: _Cast) -> None:
    for start in (year.start, year.start + 1):
        record = school_records.year(store, start)
        schools.close_year(
            store,
            SchoolYear(start=start),
            record.version,
            by=cast.lead,
            now=_at(SchoolYear(start=start).last_day + timedelta(days=20)),
        )


def _nth(store: Store, year: SchoolYear) -> int:
    return year.start - min(_years(store))


def _years(store: Store) -> list[int]:
    return [year.start for year in school_records.years(store)]


def _day_of(activity: Activity) -> date:
    if activity.planned_on is None:
        msg = "the sample's activities are all scheduled"
        raise ValueError(msg)
    return activity.planned_on


def _goal_id(year: SchoolYear, number: int) -> UUID:
    return facts.id_of(f"goal-{year}", str(number))


def _at(day: date) -> datetime:
    """Return nine o'clock in Prabumulih on that day."""
    return datetime.combine(day, time(2), tzinfo=UTC)
