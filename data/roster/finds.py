"""Which pupils and families does somebody find? Only whose duties keep them."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.roster.queries import findable_pupils
from data.search.kinds import Kind, on_page, those_with

PUPILS: Final = Kind(
    N_("Pupil"),
    "face",
    findable_pupils,
    those_with(Duty.KEEP_PUPILS),
    on_page("siswa", "murid"),
    N_("family, parents"),
)
