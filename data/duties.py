"""Who may do what: one table of duties, the roles that have them, and why not others.

What everybody does, such as reading one's own tasks, is no duty. Whether it can be done
now (the plan is submitted, the year is closed) is said where that is kept.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple
from uuid import UUID

from data.actor import Actor, Role
from data.duty import Duty as Duty
from data.errors import NotAllowed
from data.language import N_


class Rule(NamedTuple):
    """Which roles have a duty, and the message that everybody else is told."""

    roles: frozenset[Role]
    why_not: str


_LEAD: Final = frozenset({Role.HUMAS_LEAD})
_PRINCIPAL: Final = frozenset({Role.PRINCIPAL})
_LEADERS: Final = _LEAD | _PRINCIPAL
_TEACHERS: Final = frozenset({Role.TEACHER})
_THOSE_WITH_TASKS: Final = _LEAD | _TEACHERS | frozenset({Role.COMMITTEE_MEMBER})
_FOR_LEADERS: Final = N_(
    "This page is for the vice principal for public relations and the principal. Your "
    "own tasks are under “My tasks”."
)
_CONFIDENTIAL: Final = N_(
    "Contacts with families are confidential: the vice principal for public "
    "relations reads them, and the teacher or counsellor whose they are."
)

DUTIES: Final[Mapping[Duty, Rule]] = {
    Duty.READ_PLAN: Rule(_LEADERS, _FOR_LEADERS),
    Duty.READ_BUDGET: Rule(
        _LEADERS,
        N_(
            "The budget is for the principal and the vice principal for public "
            "relations."
        ),
    ),
    Duty.READ_COMMITTEES: Rule(_LEADERS, _FOR_LEADERS),
    Duty.READ_TASKS: Rule(_LEADERS, _FOR_LEADERS),
    Duty.READ_RESULTS: Rule(_LEADERS, _FOR_LEADERS),
    Duty.READ_DIRECTORY: Rule(
        _LEADERS,
        N_(
            "The directory is for the vice principal for public relations and the "
            "principal."
        ),
    ),
    Duty.READ_SETTINGS: Rule(
        _LEADERS,
        N_(
            "The school's settings are for the vice principal for public relations "
            "and the principal."
        ),
    ),
    Duty.PLAN_YEAR: Rule(
        _LEAD, N_("Only the vice principal for public relations plans the year.")
    ),
    Duty.SUBMIT_PLAN: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations submits and revises the "
            "work programme."
        ),
    ),
    Duty.APPROVE_PLAN: Rule(
        _PRINCIPAL, N_("Only the principal approves or returns the work programme.")
    ),
    Duty.ALLOW_UNDECIDED: Rule(
        _PRINCIPAL,
        N_("Only the principal lets a plan go on with undecided findings."),
    ),
    Duty.WRITE_NOTES: Rule(
        _PRINCIPAL, N_("Only the principal writes notes at the plan.")
    ),
    Duty.ANSWER_NOTES: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations answers the principal's "
            "notes."
        ),
    ),
    Duty.KEEP_BODIES: Rule(
        _LEAD,
        N_("Only the vice principal for public relations keeps the school's bodies."),
    ),
    Duty.SET_UP_COMMITTEES: Rule(
        _LEAD, N_("Only the vice principal for public relations sets up committees.")
    ),
    Duty.NUMBER_DECREES: Rule(
        _LEAD,
        N_("Only the vice principal for public relations words and numbers decrees."),
    ),
    Duty.GIVE_TASKS: Rule(
        _LEAD, N_("Only the vice principal for public relations gives tasks.")
    ),
    Duty.DO_TASKS: Rule(
        _THOSE_WITH_TASKS,
        N_("Tasks are moved by those they are given to; the principal reads them."),
    ),
    Duty.REMOVE_FILES: Rule(
        _LEAD,
        N_(
            "A file is removed by the person who handed it in, or by the vice "
            "principal for public relations."
        ),
    ),
    Duty.GIVE_LINKS: Rule(
        _LEAD, N_("Only the vice principal for public relations gives personal links.")
    ),
    Duty.PRINT_SLIPS: Rule(
        _LEAD, N_("Only the vice principal for public relations prints duty slips.")
    ),
    Duty.SEND_REMINDERS: Rule(
        _LEAD, N_("Only the vice principal for public relations sends reminders.")
    ),
    Duty.READ_CONTACTS: Rule(_LEADERS | _TEACHERS, _CONFIDENTIAL),
    Duty.KEEP_CONTACTS: Rule(_LEAD | _TEACHERS, _CONFIDENTIAL),
    Duty.SEE_EVERY_CONTACT: Rule(_LEAD, _CONFIDENTIAL),
    Duty.COUNT_CONTACTS: Rule(
        _LEADERS,
        N_(
            "How many contacts there were is for the vice principal for public "
            "relations and the principal."
        ),
    ),
    Duty.OPEN_CONTACTS: Rule(
        _PRINCIPAL,
        N_("Only the principal opens a contact by giving a reason."),
    ),
    Duty.CLEAR_CONTACTS: Rule(
        _LEAD,
        N_("Only the vice principal for public relations clears old contacts."),
    ),
    Duty.READ_LETTERS: Rule(_LEADERS, _FOR_LEADERS),
    Duty.WRITE_LETTERS: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations writes to parents, and reads "
            "who received and answered."
        ),
    ),
    Duty.WRITE_SUMMONS: Rule(
        _LEAD,
        N_(
            "A letter about one pupil is read by the vice principal for public "
            "relations alone."
        ),
    ),
    Duty.READ_PHOTOS: Rule(
        _LEADERS,
        N_(
            "The documentation of an activity is shown to its committee, to who is in "
            "charge of it, and to the leaders."
        ),
    ),
    Duty.KEEP_PHOTOS: Rule(
        _LEAD,
        N_(
            "Documentation is added by the vice principal for public relations and by "
            "the activity's committee; everybody removes only their own."
        ),
    ),
    Duty.READ_MONEY: Rule(
        _LEADERS,
        N_(
            "What was spent and given is shown to the principal, the vice principal "
            "for public relations, and the treasurers of the activity's committee and "
            "of the komite."
        ),
    ),
    Duty.KEEP_MONEY: Rule(
        _LEAD,
        N_(
            "Money is entered by the vice principal for public relations and by the "
            "treasurer of the activity's committee."
        ),
    ),
    Duty.NOTE_OBSTACLES: Rule(
        _THOSE_WITH_TASKS,
        N_(
            "Obstacles and what helped are noted by the vice principal for public "
            "relations and the committees; the principal reads them."
        ),
    ),
    Duty.KEEP_OBSTACLES: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations changes what others noted "
            "about obstacles of any activity."
        ),
    ),
    Duty.KEEP_EVIDENCE: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations keeps the accreditation's "
            "proof and instruments."
        ),
    ),
    Duty.VERIFY_EVIDENCE: Rule(
        _LEADERS, N_("Proof for the accreditation is verified by the leaders.")
    ),
    Duty.RUN_ACTIVITIES: Rule(
        _THOSE_WITH_TASKS,
        N_(
            "The day of an activity is changed by its committee and by the vice "
            "principal for public relations; the principal reads it."
        ),
    ),
    Duty.TAKE_MINUTES: Rule(
        _THOSE_WITH_TASKS,
        N_(
            "Minutes are taken by the vice principal for public relations and by the "
            "committee's secretary or minute-taker; the principal reads them."
        ),
    ),
    Duty.KEEP_MINUTES: Rule(
        _LEAD,
        N_("Only the vice principal for public relations strikes minutes."),
    ),
    Duty.KEEP_FOSTERS: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations keeps who stands in for "
            "pupils' parents."
        ),
    ),
    Duty.TAKE_ATTENDANCE: Rule(
        _LEAD, N_("Only the vice principal for public relations enters who came.")
    ),
    Duty.CLOSE_ACTIVITIES: Rule(
        _LEAD, N_("Only the vice principal for public relations closes activities.")
    ),
    Duty.NOTE_FINDINGS: Rule(
        _LEADERS,
        N_(
            "Only the vice principal for public relations and the principal note "
            "findings."
        ),
    ),
    Duty.KEEP_FINDINGS: Rule(
        _LEAD,
        N_(
            "A finding is closed by whose it is, and by the vice principal for public "
            "relations; only the vice principal declines one."
        ),
    ),
    Duty.SIGN_REVIEWS: Rule(_PRINCIPAL, N_("Only the principal signs reviews.")),
    Duty.ANSWER_REVIEWS: Rule(
        _LEAD,
        N_("Only the vice principal for public relations answers a review."),
    ),
    Duty.NOTE_REMARKS: Rule(
        _LEAD,
        N_("Only the vice principal for public relations notes what monitoring saw."),
    ),
    Duty.SET_LIGHTS: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations sets from when on a figure "
            "is as expected."
        ),
    ),
    Duty.SEE_UNREACHED: Rule(
        _LEAD,
        N_(
            "Which families were not reached yet is read by the vice principal for "
            "public relations alone, to help them; others read how many."
        ),
    ),
    Duty.KEEP_OUTCOMES: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations keeps what the school "
            "achieved."
        ),
    ),
    Duty.KEEP_QUESTIONNAIRES: Rule(
        _LEAD, N_("Only the vice principal for public relations keeps questionnaires.")
    ),
    Duty.KEEP_DIRECTORY: Rule(
        _LEAD, N_("Only the vice principal for public relations keeps the directory.")
    ),
    Duty.KEEP_PUPILS: Rule(
        _LEAD,
        N_("Only the vice principal for public relations keeps the list of pupils."),
    ),
    Duty.KEEP_ACCOUNTS: Rule(
        _LEAD,
        N_(
            "Only the vice principal for public relations opens, resets and closes "
            "accounts."
        ),
    ),
    Duty.KEEP_SCHOOL: Rule(
        _LEAD,
        N_("Only the vice principal for public relations keeps the school's data."),
    ),
    Duty.KEEP_BACKUPS: Rule(
        _LEAD,
        N_("Only the vice principal for public relations makes and restores backups."),
    ),
    Duty.READ_HISTORY: Rule(_LEADERS, _FOR_LEADERS),
}
"""The only place where a role is weighed."""


def roles_of(duty: Duty) -> frozenset[Role]:
    """Return the roles whose people have this duty."""
    return DUTIES[duty].roles


def has(role: Role, duty: Duty) -> bool:
    """Return whether an account of this role has this duty."""
    return role in roles_of(duty)


def may(duty: Duty, by: Actor) -> bool:
    """Return whether ``by`` has this duty.

    Whoever comes by a personal link may do what a committee member may: a link is
    carried on paper, and must open no more than its holder's own tasks.
    """
    return has(Role.COMMITTEE_MEMBER if by.by_link else by.role, duty)


def is_own(account_of: UUID, by: Actor) -> bool:
    """Return whether this person's account is ``by``'s own; a link opens no account."""
    return account_of == by.id and not by.by_link


def refusal(duty: Duty, by: Actor) -> NotAllowed | None:
    """Return why ``by`` may not do this, or None."""
    return None if may(duty, by) else NotAllowed(DUTIES[duty].why_not)


def demand(duty: Duty, by: Actor) -> None:
    """Raise NotAllowed unless ``by`` has this duty."""
    if refused := refusal(duty, by):
        raise refused
