"""What the papers of a closed activity say: everything they need, gathered once."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from data.attachments.models import Attachment
from data.attachments.queries import files_shown
from data.attachments.store import content_of
from data.errors import NotFound
from data.few import tells, tells_result
from data.gauge import gauge_of
from data.letters.store import letter_of
from data.paper import printable_photo
from data.record import Record
from data.store import Store
from execution.attendance.models import Rates
from execution.attendance.queries import (
    ClassGroupAttendance,
    PartyRow,
    class_group_attendance,
    parties,
    turnout,
)
from execution.closing.models import Closing, Outcome
from execution.closing.queries import (
    ReportLetter,
    report_day,
    report_letters,
)
from execution.minutes.queries import (
    ListedDecision,
    ListedMinutes,
    listed_decisions,
    listed_minutes,
)
from execution.obstacles.queries import (
    ListedFactor,
    ListedObstacle,
    listed_factors,
    listed_obstacles,
)
from execution.spending import store as spending
from execution.spending.models import Spending, absorption
from execution.spending.queries import (
    MoneyOfLines,
    TreasurerOf,
    money_of_lines,
    treasurer_of,
)
from organizing.decrees.models import Decree
from planning.activities.models import Activity
from planning.papers.facts import ProposalPaper, proposal_paper

MOST_PHOTOS: Final = 24
"""So many photos a report has at most, so that it can be sent."""


class Photo(Record):
    """A photo for the annex: what it shows, and of which day."""

    caption: str
    happened_on: date
    picture: bytes


class MinutesOf(Record):
    """Minutes of an activity with what they decided."""

    minutes: ListedMinutes
    decisions: tuple[ListedDecision, ...]


class ReportPaper(Record):
    """The report of an activity (LPJ) and its official record, as they are printed."""

    plan: ProposalPaper
    closing: Closing | None
    number: str = ""
    """The number of its official record, once it has one."""
    due_on: date | None
    decree: Decree | None
    groups: tuple[ClassGroupAttendance, ...]
    parties: tuple[PartyRow, ...]
    letters: tuple[ReportLetter, ...]
    money: tuple[MoneyOfLines, ...]
    receipts: tuple[Spending, ...]
    treasurer: TreasurerOf | None
    obstacles: tuple[ListedObstacle, ...]
    factors: tuple[ListedFactor, ...]
    minutes: tuple[MinutesOf, ...]
    photos: tuple[Photo, ...]
    photos_left_out: int

    @property
    def activity(self) -> Activity:
        """The activity."""
        return self.plan.planned.activity

    @property
    def is_final(self) -> bool:
        """Whether the closing is complete, so that nothing of it changes any more."""
        return self.closing is not None and self.closing.completed_at is not None

    @property
    def signed_on(self) -> date:
        """The day that its papers carry: of its completion, or of today as a draft."""
        if self.closing is None or self.closing.completed_at is None:
            return self.plan.made_on
        return self.closing.completed_at.astimezone(self.plan.school.zone).date()

    @property
    def outcome(self) -> Outcome | None:
        """What became of the activity, where that is known."""
        return self.closing.outcome if self.closing else None

    @property
    def counted(self) -> tuple[ClassGroupAttendance, ...]:
        """The class groups about which something is entered."""
        return tuple(group for group in self.groups if group.is_named is not None)

    @property
    def rates(self) -> Rates:
        """How many families came, over the class groups that were counted."""
        return Rates.of(group.rates for group in self.counted)

    @property
    def are_families_told(self) -> bool:
        """Whether papers say how many came: of few whom nobody is to know never."""
        rates = self.rates
        is_told = tells(rates.invited, rates.represented)
        return is_told or not self.activity.is_confidential

    @property
    def is_result_told(self) -> bool:
        """Whether papers say the result; that it was reached they always say."""
        if not self.activity.is_confidential or self.measured is None:
            return True
        rates = self.rates
        gauge = gauge_of(self.activity.indicator, self.activity.unit)
        return tells_result(
            rates.invited,
            rates.represented,
            self.measured,
            is_counted=gauge is not None,
        )

    @property
    def is_by_name(self) -> bool:
        """Whether names were taken in every class group that was counted."""
        return all(group.is_named for group in self.counted)

    @property
    def measured(self) -> Decimal | None:
        """The result by the success standard: counted where the attendance says it."""
        typed = self.closing.measured_value if self.closing else None
        gauge = gauge_of(self.activity.indicator, self.activity.unit)
        of_day = turnout(self.groups, self.parties, self.activity.parties)
        counted = gauge.counted(of_day) if gauge else None
        return typed if counted is None else counted

    @property
    def is_reached(self) -> bool | None:
        """Whether the target was reached; None where it was not measured."""
        return self.activity.direction.is_reached(self.measured, self.activity.target)

    @property
    def planned(self) -> Decimal:
        """What the budget's lines add up to."""
        return sum((line.planned for line in self.money), start=Decimal(0))

    @property
    def absorption(self) -> Decimal | None:
        """The share of the budget that was spent; None where nothing was budgeted."""
        return absorption(self.planned, self.spent)

    @property
    def spent(self) -> Decimal:
        """What was spent in all."""
        return sum((line.spent for line in self.money), start=Decimal(0))


def report_paper(store: Store, activity_id: UUID, now: datetime) -> ReportPaper:
    """Return what the report of an activity says, as the records are now."""
    plan = proposal_paper(store, activity_id, now)
    photos, left_out = _photos(store, activity_id)
    decree = store.find(Decree, activity_id=activity_id)
    given = letter_of(store, Closing.table.name, activity_id)
    due = next(iter(report_day(store, activity_id)), None)
    return ReportPaper(
        plan=plan,
        closing=store.find(Closing, activity_id),
        number=given.full_number if given else "",
        due_on=due.due_on if due else None,
        decree=decree if decree and decree.is_final else None,
        groups=tuple(class_group_attendance(store, activity_id)),
        parties=tuple(parties(store, activity_id)),
        letters=tuple(report_letters(store, activity_id)),
        money=tuple(money_of_lines(store, activity_id)),
        receipts=tuple(spending.receipts(store, activity_id)),
        treasurer=next(iter(treasurer_of(store, activity_id)), None),
        obstacles=tuple(listed_obstacles(store, plan.year, activity_id=activity_id)),
        factors=tuple(listed_factors(store, plan.year, activity_id=activity_id)),
        minutes=tuple(
            MinutesOf(minutes=one, decisions=tuple(listed_decisions(store, one.id)))
            for one in listed_minutes(store, plan.year, activity_id=activity_id)
        ),
        photos=photos,
        photos_left_out=left_out,
    )


def _photos(store: Store, activity_id: UUID) -> tuple[tuple[Photo, ...], int]:
    """Return the photos for the annex, and how many are left out.

    Left out are those that show pupils whose parents did not agree, and those that are
    lost.
    """
    files = files_shown(store, "activity", activity_id)
    found = [one for one in files if one.is_picture]
    shown: list[Photo] = []
    for one in found:
        if not one.may_be_published or len(shown) == MOST_PHOTOS:
            continue
        try:
            content = content_of(store, store.get(Attachment, one.attachment_id))
        except NotFound:
            continue
        if picture := printable_photo(content):
            shown.append(
                Photo(caption=one.caption, happened_on=one.happened_on, picture=picture)
            )
    return tuple(shown), len(found) - len(shown)
