"""What the pages of the work programme show of a year's plan, asked for once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple
from uuid import UUID

import streamlit as st

from data import duties
from data.duties import Duty
from data.errors import HumasError
from data.language import in_moment, say
from data.ui.desk import Desk
from data.ui.forms import as_drawn
from planning.activities import queries as activities
from planning.activities.queries import PlannedActivity
from planning.clashes.queries import clashes_in
from planning.notes.models import answering_refusal, writing_refusal
from planning.notes.queries import ListedNote, notes_of
from planning.plan.models import PlanStep
from planning.programme import queries
from planning.programme import store as programmes
from planning.programme.models import WorkProgram, submission_refusal
from planning.programme.queries import Beginning, LastReturn
from planning.versions import store as kept_versions
from planning.versions.facts import Known, Order, Part, document
from planning.versions.models import Content, Difference, changes_since, differences
from planning.versions.queries import ListedVersion, approved_versions, names_for

SINCE: Final = "sejak"
"""What the address calls the choice of what the plan is compared with."""

APPROVED: Final = "versi"


class Since(NamedTuple):
    """What the plan is compared with: its name in addresses, and what it is called."""

    name: str
    called: str
    content: Content


@dataclass(frozen=True)
class ProgrammeView:
    """Everything the page shows of a year's plan, asked for once."""

    desk: Desk
    program: WorkProgram
    plan: list[PlannedActivity]
    versions: list[ListedVersion]
    notes: list[ListedNote]
    beginning: Beginning
    returned: list[LastReturn]

    @classmethod
    def of(cls, desk: Desk) -> "ProgrammeView":
        """Ask for the year's plan; only who writes notes gets those not handed over."""
        kept = programmes.program(desk.store, desk.year)
        drafts = duties.may(Duty.WRITE_NOTES, desk.person)
        return cls(
            desk=desk,
            program=as_drawn(kept, f"program-{desk.year}"),
            plan=activities.year_plan(desk.store, desk.year),
            versions=approved_versions(desk.store, desk.year),
            notes=notes_of(desk.store, desk.year, drafts=drafts),
            beginning=queries.beginning(desk.store, desk.year)[0],
            returned=queries.last_return(desk.store, desk.year),
        )

    # ── who may do what now ──────────────────────────────────────────────────
    @property
    def decides(self) -> bool:
        """Whether the person decides about the plan, and so writes notes."""
        refused = writing_refusal(self.program.step, self.desk.person)
        return refused is None and self.desk.year_is_open

    @property
    def answers(self) -> bool:
        """Whether the person answers the principal's notes now."""
        refused = answering_refusal(self.program.step, self.desk.person)
        return refused is None and self.desk.year_is_open

    @property
    def submits(self) -> bool:
        """Whether it is on the person to submit the plan."""
        refused = self.program.refusal(PlanStep.SUBMITTED, self.desk.person)
        return refused is None and self.desk.year_is_open

    @property
    def submission_refusal(self) -> HumasError | None:
        """Why the plan cannot be submitted yet, or None."""
        whole = say("the whole plan")
        return submission_refusal(
            self.desk.year,
            self.now.activities,
            self.beginning.undecided,
            self.program.override_reason,
            "; ".join(f"{n.title or whole}: “{n.text}”" for n in self.open_notes),
        )

    # ── notes ────────────────────────────────────────────────────────────────
    @cached_property
    def open_notes(self) -> list[ListedNote]:
        """The notes still open, in the order in which the document has them."""
        places: dict[UUID | None, int] = {None: 0}
        for part in self.by_goal:
            for place in (part.place, *(line.id for line in part.lines)):
                places.setdefault(place, len(places))
        still = [note for note in self.notes if note.is_open]
        return sorted(still, key=lambda note: places.get(note.about, len(places)))

    @cached_property
    def earlier(self) -> frozenset[UUID]:
        """The notes from before the last approval."""
        approved_at = self.versions[0].approved_at if self.versions else None
        return frozenset(
            note.id
            for note in self.notes
            if approved_at and note.made_at <= approved_at and not note.is_open
        )

    @cached_property
    def unchanged(self) -> frozenset[UUID]:
        """The notes marked as mended at whose place nothing changed since."""
        return frozenset(
            note.id
            for note in self.notes
            if note.mended_at
            and note.id not in self.earlier
            and (saw := note.saw)
            and not changes_since(saw, self.now, note.about)
        )

    # ── the plan, and what it is compared with ───────────────────────────────
    @cached_property
    def now(self) -> Content:
        """The plan as it would be frozen now."""
        return kept_versions.content(self.desk.store, self.desk.year)

    @cached_property
    def agreed(self) -> Content | None:
        """What was approved last, or None before the first approval."""
        return self.versions[0].agreed() if self.versions else None

    @cached_property
    def revision(self) -> tuple[Difference, ...] | None:
        """What a revision changes so far, or None where none is open."""
        if self.agreed is None or self.program.step is PlanStep.APPROVED:
            return None
        return differences(self.agreed, self.now)

    @cached_property
    def choices(self) -> list[Since]:
        """With what the plan can be compared, the latest first."""
        if self.program.step is PlanStep.APPROVED:
            return []
        zone, found = self.desk.school.zone, []
        approved_at = self.versions[0].approved_at if self.versions else None
        for last in self.returned:
            if (saw := last.saw) and not (
                approved_at and last.returned_at < approved_at
            ):
                moment = in_moment(last.returned_at, zone)
                called = say("it was returned on {moment}", moment=moment)
                found.append(Since("kembali", called, saw))
        if self.agreed:
            number = self.versions[0].number
            called = say("version {number}", number=number)
            found.append(Since(APPROVED, called, self.agreed))
        return found

    @cached_property
    def since(self) -> Since | None:
        """With what the plan is compared: as the address says, or the latest."""
        asked = st.query_params.get(SINCE)
        chosen = [one for one in self.choices if one.name == asked]
        return next(iter([*chosen, *self.choices]), None)

    @cached_property
    def names(self) -> Mapping[UUID, str]:
        """What people, class groups and goals are called."""
        since = [self.since.content] if self.since else []
        return names_for(self.desk.store, *since, self.now)

    @cached_property
    def known(self) -> Known:
        """How many families each activity means, and what clashes with its day."""
        return Known(
            {activity.id: activity.families for activity in self.plan},
            clashes_in(self.desk.store, self.desk.year),
            is_live=True,
        )

    @cached_property
    def by_goal(self) -> list[Part]:
        """The plan as a document, goal by goal."""
        return self._document(Order.BY_GOAL)

    def parts(self, order: Order) -> list[Part]:
        """Return the plan as a document, in this order."""
        return self.by_goal if order is Order.BY_GOAL else self._document(order)

    def _document(self, order: Order) -> list[Part]:
        since = self.since.content if self.since else None
        return document(self.now, self.names, since, self.known, order)
