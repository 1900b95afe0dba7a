"""Who may do what in planning: the lead plans, the principal notes and approves."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from data.cooperation import CooperationForm
from data.store import Store
from planning.activities import actions as activities
from planning.activities.models import Activity, ActivityDraft
from planning.agenda import actions as agenda
from planning.agenda.models import RowChange
from planning.cadence import actions as cadence
from planning.calendar import actions as calendar
from planning.chapters import actions as chapters
from planning.chapters.models import Chapter, LegalBasisDraft
from planning.days import actions as days
from planning.days.models import (
    DayEdit,
    DayOff,
    DayOffDraft,
    PeriodKind,
    SchoolPeriod,
    SchoolPeriodDraft,
)
from planning.exchange import actions as exchange
from planning.exchange.models import PlanFile
from planning.exchange.reading import read_plan
from planning.feeds import actions as feeds
from planning.feeds.models import FeedDraft
from planning.goals import actions as goals
from planning.goals.models import Goal, GoalDraft
from planning.lessons import actions as lessons
from planning.lessons.models import Decision, DecisionDraft
from planning.meeting import actions as meeting
from planning.meeting.models import Meeting, MeetingDecision
from planning.notes import actions as notes
from planning.origins import actions as origins
from planning.origins.models import Source
from planning.plan.models import PlanStep
from planning.programme import actions as programme
from planning.programme import store as programmes
from planning.renewal import actions as renewal
from planning.renewal.models import Pick as OldActivity
from planning.situation import actions as situation
from planning.situation.models import (
    AssessmentDraft,
    Indicator,
    IndicatorDraft,
    Problem,
    ProblemDraft,
    ValueDraft,
)
from planning.sources.models import Aspect, SourceKind
from planning.templates import actions as templates
from planning.templates.models import Pick, TemplateDraft
from tests.make import BUDI, SARI, YEAR, acting
from tests.permissions import LEAD, NEW, PRINCIPAL, Line, Phase
from tests.planning.exchange.make import plan_of
from tests.planning.make import a_goal, an_activity, keep_finding, key, program_at
from tests.planning.meeting.make import a_meeting, decisions_of, meeting_draft
from tests.planning.renewal.make import old_activity
from tests.planning.situation.make import a_problem, an_indicator, source_of

DAY = date(2026, 9, 5)
BREAK = DayOffDraft(on_day=date(2026, 10, 5), name="Ulang tahun sekolah")
EXAM = SchoolPeriodDraft(
    kind=PeriodKind.EXAM, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 8)
)
INCIDENTAL = ActivityDraft(
    title="Rapat tambahan", planned_on=date(2026, 11, 7), person_id=SARI.id
)
BOOKS = TemplateDraft(title="Bazar buku", months=(10,))


@dataclass(frozen=True)
class World:
    """A school in which every action of planning finds what it needs."""

    store: Store
    goal: Goal
    unused_goal: Goal
    activity: Activity
    old: Activity
    day: DayOff
    period: SchoolPeriod
    file: PlanFile
    finding: UUID
    meeting: Meeting
    decision: MeetingDecision
    problem: Problem
    indicator: Indicator

    @property
    def version(self) -> int:
        """The version of the work programme that everybody has before them."""
        return programmes.program(self.store, YEAR).version

    @property
    def source(self) -> Source:
        """The problem, as what something is started from."""
        return source_of(self.problem)

    @property
    def lesson(self) -> Source:
        """The finding, as what an activity is started from."""
        return Source(kind=SourceKind.FINDING, id=self.finding, title="Undangan")


def a_world(store: Store) -> World:
    held = a_meeting(store)
    row = {"Nama kegiatan": "Pentas seni", "Tanggal": date(2027, 5, 8)}
    day = days.add_day_off(acting(store, SARI), key("libur"), BREAK, YEAR)
    period = days.add_period(acting(store, SARI), key("ujian"), EXAM, YEAR)
    return World(
        store=store,
        goal=a_goal(store),
        unused_goal=a_goal(store, "Mutu lulusan"),
        activity=an_activity(store),
        old=old_activity(store),
        day=day,
        period=period,
        file=read_plan("rencana.xlsx", plan_of(row)),
        finding=keep_finding(store),
        meeting=held,
        decision=decisions_of(store, held, ["Bazar tiap semester"])[0],
        problem=a_problem(store),
        indicator=an_indicator(store),
    )


# ── what the school did first ────────────────────────────────────────────────
def decided(w: World) -> None:
    """The plan is a draft with nothing undecided, so that it can be submitted."""
    later = DecisionDraft(decision=Decision.POSTPONED, reason="Tahun depan")
    lessons.decide(acting(w.store, SARI), w.finding, YEAR, 0, later)


def submitted(w: World) -> None:
    decided(w)
    program_at(w.store, PlanStep.SUBMITTED)


def noted(w: World) -> None:
    submitted(w)
    about = (key("catatan"), w.activity.id, "Tambah target")
    notes.write_note(acting(w.store, BUDI), *about, YEAR)


def returned(w: World) -> None:
    noted(w)
    programme.return_(acting(w.store, BUDI), YEAR, w.version, "")


def approved(w: World) -> None:
    decided(w)
    program_at(w.store, PlanStep.APPROVED)


def revising(w: World) -> None:
    approved(w)
    programme.revise(acting(w.store, SARI), YEAR, w.version, "Jadwal guru")


def revised(w: World) -> None:
    """The revision has changed something that is neither money, date nor standard."""
    revising(w)
    draft = GoalDraft(title=w.goal.title, reason="Orang tua makin jarang hadir")
    goals.change_goal(acting(w.store, SARI), w.goal.id, 1, draft)


def with_feed(w: World) -> None:
    draft = FeedDraft(title="Telepon Sari")
    feeds.open_feed(acting(w.store, SARI), key("feed"), draft)


def with_words(w: World) -> None:
    words = (YEAR, Chapter.BACKGROUND, 0, "Latar belakang sekolah kami.")
    chapters.write_chapter(acting(w.store, SARI), *words)


def with_basis(w: World) -> None:
    basis = (key("perda"), 0, LegalBasisDraft(title="Perda 1/2020"))
    chapters.keep_legal_basis(acting(w.store, SARI), *basis)


def struck(w: World) -> None:
    days.strike_day_off(acting(w.store, SARI), w.day.id, 1)


def hidden(w: World) -> None:
    templates.hide_template(acting(w.store, SARI), key("hidden"), "pomg", 0)


PLANNING = Phase(
    world=a_world,
    lines={
        activities.plan_activity: Line(
            LEAD, lambda w: (NEW, ActivityDraft(title="Bazar"), YEAR)
        ),
        activities.change_activity: Line(
            LEAD, lambda w: (w.activity.id, 1, ActivityDraft(title="Rapat pleno"))
        ),
        activities.drop_activity: Line(LEAD, lambda w: (w.activity.id,)),
        activities.duplicate_activity: Line(LEAD, lambda w: (w.activity.id, NEW, DAY)),
        agenda.change_many: Line(
            LEAD,
            lambda w: (
                [
                    RowChange(
                        activity_id=w.activity.id,
                        version=1,
                        fields={"place": "Lapangan"},
                    )
                ],
                YEAR,
            ),
        ),
        calendar.move_activity: Line(
            LEAD,
            lambda w: (w.activity.id, 1, DAY),
            named={"starts_at": None, "ends_at": None},
        ),
        cadence.set_cadence: Line(LEAD, lambda w: (YEAR, CooperationForm.RAPAT, 0, 9)),
        feeds.open_feed: Line(LEAD, lambda w: (NEW, FeedDraft(title="Telepon"))),
        feeds.revoke_feed: Line(LEAD, lambda w: (key("feed"),), before=with_feed),
        chapters.write_chapter: Line(
            LEAD, lambda w: (YEAR, Chapter.BACKGROUND, 0, "Latar belakang.")
        ),
        chapters.restore_chapter: Line(
            LEAD, lambda w: (YEAR, Chapter.BACKGROUND, 1), before=with_words
        ),
        chapters.keep_legal_basis: Line(
            LEAD, lambda w: (NEW, 0, LegalBasisDraft(title="Perda 2/2021"))
        ),
        chapters.drop_legal_basis: Line(
            LEAD, lambda w: (key("perda"), 1), before=with_basis
        ),
        days.fill_days_off: Line(LEAD, lambda w: (YEAR,)),
        days.add_day_off: Line(
            LEAD,
            lambda w: (NEW, DayOffDraft(on_day=date(2026, 11, 2), name="HUT"), YEAR),
        ),
        days.change_day_off: Line(
            LEAD, lambda w: (w.day.id, 1, DayOffDraft(on_day=BREAK.on_day, name="HUT"))
        ),
        days.strike_day_off: Line(LEAD, lambda w: (w.day.id, 1)),
        days.restore_day_off: Line(LEAD, lambda w: (w.day.id, 2), before=struck),
        days.change_days: Line(
            LEAD,
            lambda w: (
                [DayEdit(id=w.day.id, version=1, draft=BREAK, is_struck=True)],
                YEAR,
            ),
        ),
        days.add_period: Line(LEAD, lambda w: (NEW, EXAM, YEAR)),
        days.change_period: Line(
            LEAD, lambda w: (w.period.id, 1, EXAM.model_copy(update={"title": "PAS"}))
        ),
        days.drop_period: Line(LEAD, lambda w: (w.period.id,)),
        exchange.preview: Line(LEAD, lambda w: (w.file, YEAR), reads=True),
        exchange.take_in: Line(LEAD, lambda w: (w.file, YEAR)),
        goals.set_goal: Line(LEAD, lambda w: (NEW, GoalDraft(title="Mutu"), YEAR)),
        goals.change_goal: Line(
            LEAD, lambda w: (w.goal.id, 1, GoalDraft(title="Mutu"))
        ),
        goals.drop_goal: Line(LEAD, lambda w: (w.unused_goal.id,)),
        lessons.decide: Line(
            LEAD,
            lambda w: (
                w.finding,
                YEAR,
                0,
                DecisionDraft(decision=Decision.POSTPONED, reason="Tahun depan"),
            ),
        ),
        lessons.adopt_in_new: Line(
            LEAD,
            lambda w: (w.lesson, NEW, ActivityDraft(title="Undangan H-14"), YEAR),
            named={"version": 0},
        ),
        meeting.record_meeting: Line(
            LEAD, lambda w: (NEW, meeting_draft(), YEAR.after)
        ),
        meeting.change_meeting: Line(
            LEAD, lambda w: (w.meeting.id, 1, meeting_draft(place="Kelas"))
        ),
        meeting.decide: Line(LEAD, lambda w: (w.meeting.id, NEW, ["Kelas orang tua"])),
        meeting.reword_decision: Line(
            LEAD, lambda w: (w.decision.id, w.decision.mark, "Bazar tahunan")
        ),
        meeting.strike_decision: Line(LEAD, lambda w: (w.decision.id,)),
        origins.start_goal: Line(
            LEAD, lambda w: (w.source, NEW, GoalDraft(title="Hadir"), YEAR)
        ),
        origins.start_activity: Line(
            LEAD, lambda w: (w.source, NEW, ActivityDraft(title="Kunjungan"), YEAR)
        ),
        programme.open_program: Line(LEAD, lambda w: (YEAR,)),
        programme.submit: Line(LEAD, lambda w: (YEAR, w.version), before=decided),
        programme.approve: Line(
            PRINCIPAL, lambda w: (YEAR, w.version), before=submitted
        ),
        programme.return_: Line(
            PRINCIPAL, lambda w: (YEAR, w.version, "Lengkapi"), before=submitted
        ),
        programme.revise: Line(
            LEAD, lambda w: (YEAR, w.version, "Jadwal guru"), before=approved
        ),
        programme.apply_revision: Line(
            LEAD, lambda w: (YEAR, w.version), before=revised
        ),
        programme.close_revision: Line(
            LEAD, lambda w: (YEAR, w.version), before=revising
        ),
        programme.add_incidental: Line(
            LEAD,
            lambda w: (NEW, INCIDENTAL, "Pengawas datang lebih awal", YEAR),
            before=approved,
        ),
        programme.allow_undecided: Line(
            PRINCIPAL, lambda w: (YEAR, w.version, "Menunggu data")
        ),
        notes.write_note: Line(
            PRINCIPAL, lambda w: (NEW, None, "Tambah target", YEAR), before=submitted
        ),
        notes.take_back_note: Line(
            PRINCIPAL, lambda w: (key("catatan"), 1, YEAR), before=noted
        ),
        notes.answer_note: Line(
            LEAD,
            lambda w: (key("catatan"), 1, "Sudah ditambah", YEAR),
            before=returned,
            named={"mended": True},
        ),
        renewal.roll_forward: Line(
            LEAD, lambda w: ([OldActivity(activity_id=w.old.id, planned_on=DAY)], YEAR)
        ),
        situation.note_problem: Line(
            LEAD, lambda w: (NEW, ProblemDraft(title="Buku hilang"), YEAR)
        ),
        situation.change_problem: Line(
            LEAD, lambda w: (w.problem.id, 1, ProblemDraft(title="Jarang hadir"))
        ),
        situation.drop_problem: Line(LEAD, lambda w: (w.problem.id,)),
        situation.add_indicators: Line(
            LEAD, lambda w: ([IndicatorDraft(code="D.1", name="Iklim")], YEAR)
        ),
        situation.add_indicator: Line(
            LEAD, lambda w: (NEW, IndicatorDraft(code="D.1", name="Iklim"), YEAR)
        ),
        situation.change_indicator: Line(
            LEAD,
            lambda w: (
                w.indicator.id,
                1,
                IndicatorDraft(code="E.1", name="Partisipasi"),
                YEAR,
            ),
        ),
        situation.enter_values: Line(
            LEAD,
            lambda w: (
                [ValueDraft(indicator_id=w.indicator.id, score=Decimal(60))],
                YEAR,
            ),
        ),
        situation.assess: Line(
            LEAD, lambda w: ([AssessmentDraft(aspect=Aspect.PARENTING, level=2)], YEAR)
        ),
        templates.plan_from: Line(LEAD, lambda w: (NEW, "pomg", YEAR)),
        templates.plan_many_from: Line(
            LEAD, lambda w: ([Pick(activity_id=NEW, key="pomg", planned_on=DAY)], YEAR)
        ),
        templates.keep_template: Line(LEAD, lambda w: (NEW, BOOKS)),
        templates.template_from_activity: Line(LEAD, lambda w: (NEW, w.activity.id)),
        templates.hide_template: Line(LEAD, lambda w: (NEW, "pomg", 0)),
        templates.show_template: Line(LEAD, lambda w: (NEW, "pomg", 1), before=hidden),
        templates.restore_ready: Line(LEAD, lambda w: ("pomg", 1), before=hidden),
    },
)
