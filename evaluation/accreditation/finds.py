"""Which proofs that were handed in does somebody find? Who reads the results, all."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, on_page, those_with
from evaluation.accreditation.queries import findable_proofs

PROOFS: Final = Kind(
    N_("Proof for accreditation"),
    "verified",
    findable_proofs,
    those_with(Duty.READ_RESULTS),
    on_page("akreditasi", "bukti"),
    N_("evidence"),
)
