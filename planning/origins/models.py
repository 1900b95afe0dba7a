"""What a goal or an activity can be started from, and how it is then called."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from data.cooperation import CooperationForm
from data.language import N_, say
from data.record import Record
from planning.activities.models import ActivityDraft
from planning.goals.models import GoalDraft
from planning.sources.models import SourceKind


class Source(Record):
    """What a goal or an activity is started from, as it is called and explained.

    ``grounds`` are finished sentences (root cause, evidence); ``proposed`` is what is
    already proposed to do about it, ``form`` the form of cooperation it is about.
    """

    kind: SourceKind
    id: UUID
    title: str
    grounds: tuple[str, ...] = ()
    proposed: str = ""
    form: CooperationForm | None = None

    def goal_draft(self) -> GoalDraft:
        """Return a goal that answers this, with the reason."""
        title = say(GOAL_TITLES[self.kind], title=self.title)
        return GoalDraft.as_kept(title=title, reason=_lines(self.grounds))

    def activity_draft(self, goal_id: UUID | None) -> ActivityDraft:
        """Return an activity that answers this, with its background."""
        title = self.proposed or say(ACTIVITY_TITLES[self.kind], title=self.title)
        return ActivityDraft.as_kept(
            title=title,
            goal_id=goal_id,
            forms=(self.form,) if self.form else (),
            background=_lines(self.grounds),
        )


GOAL_TITLES: Final = {
    SourceKind.PROBLEM: N_("Overcome: {title}"),
    SourceKind.INDICATOR: N_("Raise {title}"),
    SourceKind.ASSESSMENT: N_("Strengthen: {title}"),
    SourceKind.FINDING: N_("Mend: {title}"),
    SourceKind.DECISION: "{title}",
}

ACTIVITY_TITLES: Final = {
    SourceKind.PROBLEM: N_("Step against: {title}"),
    SourceKind.INDICATOR: N_("Step to raise {title}"),
    SourceKind.ASSESSMENT: N_("Step to strengthen: {title}"),
    SourceKind.FINDING: N_("Step to mend: {title}"),
    SourceKind.DECISION: "{title}",
}


def _lines(grounds: Sequence[str]) -> str:
    return "\n".join(line for line in grounds if line)
