"""What the history's short English verbs and tables are called, as people read them."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from data.calendar import SchoolYear
from data.language import N_, say

SUBJECTS: Final[Mapping[str, str]] = {
    "account": N_("Account"),
    "achievement": N_("Achievement of pupils"),
    "activity": N_("Activity"),
    "admission": N_("Admission"),
    "activity_template": N_("Template"),
    "annual_meeting": N_("Annual meeting"),
    "attendance": N_("Attendance"),
    "backup": N_("Backup"),
    "backup_setting": N_("Setting of backups"),
    "body": N_("Body of the school"),
    "cadence": N_("How often it meets"),
    "calendar_feed": N_("Address of a calendar"),
    "class_group": N_("Class group"),
    "closing": N_("Closing of an activity"),
    "committee_position": N_("Position in a committee"),
    "conduct": N_("Conduct of pupils"),
    "day_off": N_("Holiday"),
    "decree": N_("Decree"),
    "enrolment": N_("List of pupils"),
    "evidence_bundle": N_("Bundle of evidence"),
    "facility": N_("Facility"),
    "evidence": N_("Proof for accreditation"),
    "family": N_("Family"),
    "family_contact": N_("Contact with a family"),
    "family_contact_setting": N_("How long contacts are kept"),
    "figure_lights": N_("Traffic lights of the figures"),
    "finding": N_("Finding"),
    "follow_up": N_("Follow-up"),
    "foster_parent": N_("Standing-in parent"),
    "gift": N_("Gift"),
    "goal": N_("Goal"),
    "instrument": N_("Instrument of accreditation"),
    "legal_basis": N_("Legal basis"),
    "letter": N_("Letter"),
    "letter_batch": N_("Letters to parents"),
    "letter_pattern": N_("Numbering of letters"),
    "message_consent": N_("Consent to messages"),
    "meeting": N_("Minutes"),
    "meeting_decision": N_("Decision of the meeting"),
    "obstacle": N_("Obstacle"),
    "office": N_("Office"),
    "office_term": N_("Term of office"),
    "origin": N_("What it came from"),
    "person": N_("Person"),
    "personal_link": N_("Personal link"),
    "pupil_contact": N_("Second home of a pupil"),
    "problem": N_("Problem"),
    "program_chapter": N_("Chapter of the work programme"),
    "program_note": N_("Note of the principal"),
    "questionnaire": N_("Questionnaire"),
    "recognition": N_("Accreditation or award"),
    "quality_note": N_("Judged quality"),
    "report_indicator": N_("Indicator of the school report"),
    "report_words": N_("Words of a report"),
    "report_value": N_("Values of the school report"),
    "review": N_("Review"),
    "school": N_("School"),
    "server_address": N_("Address of this server"),
    "school_period": N_("Period of the school year"),
    "school_year": N_("School year"),
    "self_assessment": N_("Self-assessment"),
    "spending": N_("Receipt"),
    "supporting_factor": N_("Supporting factor"),
    "task": N_("Task"),
    "volunteers": N_("Volunteers"),
    "year_review": N_("Review of the year"),
    "monitoring_remark": N_("Remark of the monitoring"),
    "work_program": N_("Work programme"),
}
"""What a line is about, by the table that it names."""

EVENTS: Final[Mapping[str, str]] = {
    "access given": N_("access given"),
    "access taken back": N_("access taken back"),
    "acted on": N_("acted on"),
    "a file was described": N_("a file was described"),
    "added": N_("added"),
    "adopted": N_("taken into the plan"),
    "answer came": N_("an answer came"),
    "answered": N_("answered"),
    "answers taken in": N_("answers were taken in from a file"),
    "appointed": N_("appointed"),
    "approved": N_("approved"),
    "assessed": N_("assessed"),
    "attached": N_("a file was handed in"),
    "changed": N_("was changed"),
    "changed for the day": N_("was changed for its day, without a revision"),
    "brought back": N_("was brought back"),
    "check-in ended": N_("self check-in ended"),
    "check-in opened": N_("self check-in opened"),
    "checked in": N_("reported by a family"),
    "comment coded": N_("a comment was given its themes"),
    "comment shown again": N_("a comment is shown again"),
    "comment struck": N_("a comment is not shown any more"),
    "judged": N_("judged whether it got better"),
    "sheets printed": N_("sheets noted as printed"),
    "sheets not printed": N_("sheets noted as not printed"),
    "cleared": N_("cleared, being old enough"),
    "closed": N_("closed"),
    "commented": N_("commented on"),
    "completed": N_("completed"),
    "copied": N_("a new version was made"),
    "corrected": N_("corrected"),
    "decided": N_("decided"),
    "declined": N_("declined"),
    "detached": N_("a file was removed"),
    "dismissed": N_("dismissed"),
    "downloaded": N_("downloaded"),
    "dropped": N_("dropped"),
    "effect noted": N_("what the remedy did was noted"),
    "ended": N_("ended"),
    "entered": N_("entered"),
    "filled in": N_("filled in"),
    "founded": N_("set up"),
    "given": N_("given"),
    "guest added": N_("somebody by name was added"),
    "guest removed": N_("somebody by name was removed"),
    "handed over": N_("handed over"),
    "answers revoked": N_("answer links revoked"),
    "answers opened": N_("answer links given"),
    "hidden": N_("hidden"),
    "incidental": N_("added after the approval"),
    "item added": N_("a point was added"),
    "item changed": N_("a point was changed"),
    "item struck": N_("a point was taken out"),
    "kept": N_("kept"),
    "language changed": N_("language changed"),
    "left": N_("left the office"),
    "homeroom": N_("homeroom changed"),
    "let go": N_("let go"),
    "link renewed": N_("got a new answer link"),
    "listed": N_("listed"),
    "locked": N_("locked"),
    "looked for with a reason": N_("looked for by giving a reason; there is none"),
    "made": N_("made"),
    "made current": N_("made the current one"),
    "mended": N_("mended"),
    "minor revision applied": N_("minor revision put into force"),
    "moved": N_("moved"),
    "noted": N_("noted"),
    "number taken back": N_("number taken back"),
    "numbered": N_("numbered"),
    "open matters decided": N_("decided what becomes of open matters"),
    "opened": N_("opened for use"),
    "opened again": N_("open again"),
    "opened for revision": N_("opened for revision"),
    "opened with a reason": N_("opened by giving a reason"),
    "password changed": N_("password changed"),
    "placed": N_("put in its place"),
    "pupils chosen": N_("pupils chosen"),
    "planned": N_("put on the plan"),
    "postponed": N_("postponed"),
    "raised": N_("raised"),
    "recorded": N_("recorded"),
    "registered": N_("registered"),
    "removed": N_("removed"),
    "reopened": N_("opened again"),
    "reset": N_("password reset"),
    "resolved": N_("resolved"),
    "restored": N_("restored"),
    "returned": N_("returned"),
    "reworded": N_("reworded"),
    "revision closed": N_("revision closed without changes"),
    "revoked": N_("revoked"),
    "role changed": N_("role changed"),
    "saved": N_("kept half-done"),
    "seated": N_("took the seat"),
    "second folder set": N_("second folder set"),
    "set": N_("set"),
    "sheet corrected": N_("a sheet was corrected"),
    "sheet struck": N_("a sheet was struck"),
    "shown": N_("shown again"),
    "signed": N_("signed"),
    "signed out everywhere": N_("signed out everywhere"),
    "struck": N_("struck"),
    "submitted": N_("submitted"),
    "taken back": N_("taken back"),
    "theme left out": N_("a theme of comments was left out"),
    "theme named": N_("a theme of comments was named"),
    "ticked": N_("a point was ticked"),
    "took in another spelling": N_("another spelling taken in"),
    "took in a list of pupils": N_("taken in from a file"),
    "took in attendance": N_("taken in from a file"),
    "typed in": N_("answers were typed in"),
    "undecided findings allowed": N_("undecided findings allowed"),
    "unlocked": N_("lock taken off"),
    "unticked": N_("a point was unticked"),
    "withdrawn": N_("withdrawn"),
    "worded": N_("worded"),
    "written": N_("written"),
    "loaded": N_("loaded"),
    "chosen": N_("chosen"),
    "linked": N_("a proof was linked"),
    "taken out": N_("a proof was taken out"),
    "unlinked": N_("what was said of a proof was taken back"),
    "handed in": N_("handed in"),
    "verified": N_("verified"),
}
"""What happened, by the history's verb; one that is not here is a change."""

OF_RECORDS: Final[Mapping[tuple[str, str], str]] = {
    ("person", "taken back"): N_("active in the directory again"),
    ("work_program", "opened"): N_("opened"),
}
"""What happened, where a verb means something of its own."""

SECRET: Final = frozenset({"family_contact"})
"""Tables whose lines say too much to who may not read every contact: who spoke when."""

OPEN: Final = frozenset({"opened with a reason", "looked for with a reason"})
"""What happened to one of these and is told to everybody who reads the history."""

TITLES: Final = ("title", "name", "text", "subject", "office", "holder", "code", "year")
"""The facts that say which record it is, the first that there is."""

REASONS: Final = ("reason", "note", "answer")
"""The facts that say why."""


def words_of(record: str, event: str) -> str:
    """Return what happened, in words: ``adopted in 2026/2027`` is *adopted*."""
    if own := OF_RECORDS.get((record, event)):
        return say(own)
    for known in (event, event.split(" in ")[0], event.split(":")[0]):
        if known in EVENTS:
            return say(EVENTS[known])
    return say(EVENTS["changed"])


def subject_of(record: str) -> str:
    """Return what a table's records are called."""
    return say(SUBJECTS[record]) if record in SUBJECTS else record


def told(record: str, record_id: str, event: str, facts: str) -> str:
    """Return a line of the history as a person reads it: what, which, and why."""
    kept = _facts(facts)
    parts = [_by_id(record, record_id) or _first(kept, TITLES)]
    parts.append(_first(kept, ("person",)))
    which = ", ".join(f"“{part}”" for part in parts if part)
    what = f"{subject_of(record)} {which}".strip()
    by_link = say("(by personal link)") if kept.get("by_link") else ""
    sentence = f"{what}: {words_of(record, event)} {by_link}".strip()
    why = _first(kept, REASONS)
    return f"{sentence}. {why}" if why else sentence


def month_bounds(month: str, zone: ZoneInfo) -> tuple[int, int]:
    """Return when a month (``2026-11``) begins and ends, in microseconds since 1970."""
    first = date.fromisoformat(f"{month}-01")
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return _begins(first, zone), _begins(after, zone)


def months_between(first: datetime, last: datetime, zone: ZoneInfo) -> list[date]:
    """Return the first days of the months between two moments, newest first."""
    begins, ends = (m.astimezone(zone).date().replace(day=1) for m in (first, last))
    found = []
    while begins <= ends:
        found.append(ends)
        ends = (ends - timedelta(days=1)).replace(day=1)
    return found


def _begins(day: date, zone: ZoneInfo) -> int:
    moment = datetime(day.year, day.month, day.day, tzinfo=zone)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return (moment.astimezone(UTC) - epoch) // timedelta(microseconds=1)


def _by_id(record: str, record_id: str) -> str:
    """Return what a record is called whose id is its name; an empty text for others."""
    if record == "school_year" and record_id.isdecimal():
        return str(SchoolYear(start=int(record_id)))
    return record_id if record in {"account", "backup"} else ""


def _facts(facts: str) -> dict[str, object]:
    try:
        kept = json.loads(facts)
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _first(kept: Mapping[str, object], names: tuple[str, ...]) -> str:
    found = (kept.get(name) for name in names)
    return next((one for one in found if isinstance(one, str) and one), "")
