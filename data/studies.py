"""The papers that the words of cooperation with parents were taken from."""

from data.language import N_
from data.record import Term


class Study(Term):
    """The founding papers, by what they say of themselves.

    The papers as they were handed over name no authors; a year stands where they do.
    """

    COOPERATION = (
        "cooperation",
        N_("Study of cooperation between school and parents (POMG, home visits)"),
    )
    TRAINING = (
        "training",
        N_("Partnership training at SDN 3 Batu Mekar (ISSN 2614-5251)"),
    )
    MANAGEMENT = (
        "management",
        N_("Study of SMP Negeri 1 Prabumulih (Jurnal Pendidikan Tambusai 5(3), 2021)"),
    )
    INTERACTION = (
        "interaction",
        N_("Study of teachers and parents at SMP Negeri 3 Lubuk Alung"),
    )
