"""How complete the proof for an item of accreditation is."""

from collections.abc import Collection, Iterable

from data.language import N_
from evaluation.kpis.models.kpi import Kpi


def evidence_completeness(
    items: Iterable[tuple[Collection[str], Collection[str]]],
) -> Kpi:
    """Kinds of proof there and fresh, by kinds expected, added up over items.

    ``items``: of each the kinds expected, and the kinds of which there is fresh proof.
    What is there beyond expectation makes up for nothing.
    """
    rows = [(set(expected), set(fresh)) for expected, fresh in items]
    wanted = [row for row in rows if row[0]]
    return Kpi(
        name=N_("Kinds of proof there"),
        formula=N_(
            "Kinds of proof that are there and fresh ÷ kinds of proof that the "
            "instrument expects, added up over its items. It says how complete the "
            "folder is, not how good the school is; no grade follows from it."
        ),
        counts=N_("{counted} of {of} kinds of proof"),
        left_out=N_("{excluded} items left out: they expect no proof of this office"),
        counted=sum(len(expected & fresh) for expected, fresh in wanted),
        of=sum(len(expected) for expected, _ in wanted),
        excluded=len(rows) - len(wanted),
    )
