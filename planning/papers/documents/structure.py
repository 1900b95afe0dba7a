"""How the school's bodies and their office holders stand in the work programme."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from data.language import fitted, in_list, in_number
from data.paper import ChartBox
from planning.papers.facts import ProgrammePaper
from planning.papers.queries import ChartedBody

CLASS_PARENTS = "Paguyuban Orang Tua Kelas"


def boxes_of(facts: ProgrammePaper) -> list[ChartBox]:
    """Return the chart: the bodies with who holds office, superiors above.

    Before the structure is entered: the principal, below them who leads public
    relations, and beside them the komite where its chair is known.
    """
    if facts.bodies:
        known = {body.id for body in facts.bodies}
        above = [body for body in facts.bodies if body.parent_id not in known]
        return list(_boxes(above, facts.bodies, frozenset()))
    naming = facts.school.level.naming
    lead = ChartBox(title=naming.lead, lines=_said(facts.lead.name))
    head = ChartBox(
        title=naming.principal, lines=_said(facts.school.principal_name), below=(lead,)
    )
    if not facts.komite_chair:
        return [head]
    return [
        head,
        ChartBox(title=naming.komite, lines=(f"Ketua: {facts.komite_chair}",)),
    ]


def _boxes(
    bodies: Iterable[ChartedBody],
    among: tuple[ChartedBody, ...],
    above: frozenset[UUID],
) -> Iterator[ChartBox]:
    for body in bodies:
        path = above | {body.id}
        below = [b for b in among if b.parent_id == body.id and b.id not in path]
        yield ChartBox(
            title=body.title or fitted(CLASS_PARENTS),
            lines=tuple(_lines(body)),
            below=tuple(_boxes(below, among, path)),
        )


def _lines(body: ChartedBody) -> Iterator[str]:
    if body.class_groups:
        yield f"{in_number(body.class_groups)} kelas"
    for post in body.posts:
        yield f"{post.title}: {in_list(post.names)}"


def _said(name: str) -> tuple[str, ...]:
    return (name,) if name else ()
