"""What the school's bodies begin with: those most schools have, and their positions.

The words are said once, in the language spoken at that moment; from then on they are
the school's own.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID, uuid5

from data.language import N_, say
from data.roster.models import ClassGroup
from data.school.models import Level
from organizing.structure.models import MADRASAH, Body, BodyKind, Office

CLASS_PARENTS: Final = UUID("5f2f3c55-5a5b-5d0e-8b8e-0c3d1a5f9f21")
"""The ids of the parents' groups are made from it, one for each class group."""

UsualOffice = tuple[str, int, str, str, str]
"""Title, seats, duty, right, responsibility (messages)."""

_CHAIR: Final = (
    N_("Chair"),
    1,
    N_("Leads the body, calls its meetings and represents its members."),
    N_("Receives what the body needs to know and decides with its members."),
    N_("Answers for the body's work and reports on it."),
)
_SECRETARY: Final = (
    N_("Secretary"),
    1,
    N_("Keeps letters, attendance lists and minutes."),
    N_("Receives the data and letters that the body needs."),
    N_("Answers for complete and orderly papers."),
)
_TREASURER: Final = (
    N_("Treasurer"),
    1,
    N_("Keeps the body's money and its books."),
    N_("Declines spending that was not agreed."),
    N_("Accounts for every rupiah openly and on time."),
)
_COORDINATOR: Final = (
    N_("Coordinator"),
    1,
    N_("Shares out the section's work and watches its dates."),
    N_("Proposes activities and asks for what they need."),
    N_("Answers for the section's activities and their records."),
)
USUAL_OFFICES: Final[Mapping[BodyKind, tuple[UsualOffice, ...]]] = {
    BodyKind.LEADERSHIP: (
        (
            N_("Principal"),
            1,
            N_("Sets the course of public relations and approves its programme."),
            N_("Receives reports and decides about what goes on and what changes."),
            N_("Answers for the school towards parents and the community."),
        ),
    ),
    BodyKind.HUMAS_TEAM: (
        (
            N_("Vice principal for public relations"),
            1,
            N_("Plans the programme, coordinates its activities and evaluates them."),
            N_("Shares out tasks and gets the data that the work needs."),
            N_("Answers to the principal for the whole programme."),
        ),
        (
            N_("Secretary for public relations"),
            1,
            N_("Keeps letters, minutes and the records of the activities."),
            N_("Receives the records of every section."),
            N_("Answers for complete and orderly papers."),
        ),
    ),
    BodyKind.SECTION: (
        _COORDINATOR,
        (
            N_("Member"),
            2,
            N_("Does the section's work as it was shared out."),
            N_("Knows their tasks in time and is heard about them."),
            N_("Answers for their own tasks and keeps families' data to themselves."),
        ),
    ),
    BodyKind.KOMITE: (
        _CHAIR,
        _SECRETARY,
        _TREASURER,
        (
            N_("Member"),
            4,
            N_("Advises the school, oversees its service and passes on concerns."),
            N_("Is heard about policy, programme and the school's budget."),
            N_("Brings what parents and the community say, and keeps it fair."),
        ),
    ),
    BodyKind.PARENTS: (_CHAIR, _SECRETARY, _TREASURER),
    BodyKind.CLASS_PARENTS: (
        (
            N_("Chair"),
            1,
            N_("Keeps the class group's parents in touch with its homeroom teacher."),
            N_("Hears first what concerns the class group."),
            N_("Passes on what parents say, without singling out any family."),
        ),
        _SECRETARY,
        _TREASURER,
    ),
    BodyKind.WORKING_GROUP: (_CHAIR, _SECRETARY),
    BodyKind.OTHER: (_CHAIR,),
}

UsualBody = tuple[str, BodyKind, str, str | None]
"""Key, kind, title (message), key of the body it answers to."""

USUAL_BODIES: Final[tuple[UsualBody, ...]] = (
    ("leadership", BodyKind.LEADERSHIP, N_("School leadership"), None),
    ("team", BodyKind.HUMAS_TEAM, N_("Public relations team"), "leadership"),
    ("parents", BodyKind.SECTION, N_("Section for relations with parents"), "team"),
    (
        "publication",
        BodyKind.SECTION,
        N_("Section for publication and documentation"),
        "team",
    ),
    (
        "partners",
        BodyKind.SECTION,
        N_("Section for partners and the community"),
        "team",
    ),
    ("komite", BodyKind.KOMITE, N_("School committee (komite)"), None),
)
"""The bodies most schools begin with."""


def komite_title(level: Level) -> str:
    """Return what a school of this level calls its komite (a message)."""
    if level in MADRASAH:
        return N_("Komite of the madrasah")
    return N_("School committee (komite)")


def usual_bodies(form: UUID, level: Level | None) -> list[Body]:
    """Return the bodies most schools begin with; ``form`` gives their ids."""
    named = {BodyKind.KOMITE: komite_title(level)} if level else {}
    return [
        Body(
            id=uuid5(form, key),
            kind=kind,
            title=say(named.get(kind, title)),
            parent_id=uuid5(form, above) if above else None,
            number=number,
        )
        for number, (key, kind, title, above) in enumerate(USUAL_BODIES, 1)
    ]


def parents_of(group: ClassGroup, above: UUID | None) -> Body:
    """Return the parents' group of a class group; ``above`` is whom it answers to."""
    return Body(
        id=uuid5(CLASS_PARENTS, str(group.id)),
        kind=BodyKind.CLASS_PARENTS,
        title=say("Parents of {class_group}", class_group=group.name),
        parent_id=above,
        class_group_id=group.id,
        number=50,
    )


def usual_offices(body: Body) -> Iterator[Office]:
    """Return the positions that a body of this kind begins with."""
    for number, words in enumerate(USUAL_OFFICES[body.kind], 1):
        title, seats, duty, entitlement, responsibility = words
        yield Office(
            id=uuid5(body.id, str(number)),
            body_id=body.id,
            number=number,
            title=say(title),
            seats=seats,
            duty=say(duty),
            entitlement=say(entitlement),
            responsibility=say(responsibility),
        )
