"""Which letters does somebody find? Those about one pupil, only who writes them."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, on_page, those_with
from execution.letters.queries import findable_letters, findable_summons

LETTERS: Final = Kind(
    N_("Letter"),
    "campaign",
    findable_letters,
    those_with(Duty.READ_LETTERS),
    on_page("undangan", "surat"),
    N_("invitation, permission slip"),
)
SUMMONS: Final = Kind(
    N_("Letter about one pupil"),
    "lock",
    findable_summons,
    those_with(Duty.WRITE_SUMMONS),
    on_page("undangan", "surat"),
)
