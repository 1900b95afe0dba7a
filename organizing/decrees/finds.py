"""Which decrees does somebody find? Whoever reads of the committees, all."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, those_with
from data.search.models import Place, Thing
from organizing.decrees.queries import findable_decrees


def _where(thing: Thing) -> Place:
    return Place("keputusan", {"kegiatan": thing.of_id}, thing.school_year)


DECREES: Final = Kind(
    N_("Decree (SK)"),
    "gavel",
    findable_decrees,
    those_with(Duty.READ_COMMITTEES),
    _where,
)
