"""Who may enter attendance: the vice principal for public relations alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from data.participants import Party, Presence
from execution.attendance import actions as attendance
from execution.attendance.models import CountDraft, Mark, PartyDraft
from execution.checkin import actions as checkin
from planning.activities.models import Audience
from tests.execution.make import keep_pupil, key
from tests.make import SARI, acting
from tests.permissions import LEAD, Action, Line

ALYA = Mark(student_id=key("Alya"), presence=Presence.MOTHER)


def without_counts(w: Any) -> None:
    w.store.write("delete from participation_count")


def by_name(w: Any) -> None:
    without_counts(w)
    keep_pupil(w.store, "Kakak", "VII B", family="Alya")
    attendance.take_in(acting(w.store, SARI), w.activity.id, [ALYA])


def with_komite(w: Any) -> None:
    draft = PartyDraft(party=Party.KOMITE, invited=2)
    attendance.keep_party(acting(w.store, SARI), w.activity.id, 0, draft)


def with_a_stranger(w: Any) -> None:
    """The activity is for grade 9 only, and Alya's mother came all the same."""
    for_grade(w)
    attendance.welcome(
        acting(w.store, SARI), w.activity.id, key("Alya"), Presence.MOTHER
    )


def for_grade(w: Any) -> None:
    w.store.write(
        "update activity set audience = $audience, grades = [9]",
        audience=Audience.GRADES,
    )


def for_pupils(w: Any) -> None:
    w.store.write("update activity set audience = 'pupils'")


def to_come(w: Any) -> None:
    w.store.write("update activity set planned_on = $day", day=date(2026, 9, 5))


def is_open(w: Any) -> None:
    to_come(w)
    checkin.open_check_in(acting(w.store, SARI), w.activity.id)


ATTENDANCE: Mapping[Action, Line] = {
    attendance.mark_pupils: Line(
        LEAD,
        lambda w: (w.activity.id, key("VII A"), 0, [ALYA]),
        before=without_counts,
    ),
    attendance.take_in: Line(
        LEAD, lambda w: (w.activity.id, [ALYA]), before=without_counts
    ),
    attendance.undo_copy: Line(
        LEAD, lambda w: (w.activity.id, key("Kakak")), before=by_name
    ),
    attendance.drop_names: Line(
        LEAD, lambda w: (w.activity.id, key("VII A"), 1), before=by_name
    ),
    attendance.welcome: Line(
        LEAD,
        lambda w: (w.activity.id, key("Alya"), Presence.MOTHER),
        before=for_grade,
    ),
    attendance.unwelcome: Line(
        LEAD, lambda w: (w.activity.id, key("Alya")), before=with_a_stranger
    ),
    attendance.count_families: Line(
        LEAD,
        lambda w: (w.activity.id, [CountDraft(class_group_id=key("VII A"), invited=2)]),
        before=without_counts,
    ),
    attendance.keep_party: Line(
        LEAD, lambda w: (w.activity.id, 0, PartyDraft(party=Party.KOMITE, invited=2))
    ),
    attendance.drop_party: Line(
        LEAD, lambda w: (w.activity.id, Party.KOMITE, 1), before=with_komite
    ),
    attendance.choose_pupils: Line(
        LEAD, lambda w: (w.activity.id, [key("Alya")]), before=for_pupils
    ),
    checkin.open_check_in: Line(LEAD, lambda w: (w.activity.id,), before=to_come),
    checkin.note_printed: Line(
        LEAD, lambda w: (w.activity.id,), named={"printed": True}
    ),
    checkin.end_check_in: Line(LEAD, lambda w: (w.activity.id,), before=is_open),
    checkin.check_in_token: Line(
        LEAD, lambda w: (w.activity.id,), before=is_open, reads=True
    ),
}
BY_POSTER: Mapping[Action, str] = {
    attendance.check_in: "Whoever holds the address reports; tested there.",
    checkin.opened_activity: "Whoever holds the address opens it; tested there.",
    checkin.at_school: "A moment at the school's clock; it keeps nothing.",
}
