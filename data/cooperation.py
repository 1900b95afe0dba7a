"""How schools and families work together: the forms of cooperation and involvement."""

from collections.abc import Iterable, Mapping
from typing import Final

from data.language import N_
from data.record import Term


class CooperationForm(Term):
    """Forms of school-parent cooperation: the union of the founding papers."""

    PARENTING = "parenting", N_("Parenting class")
    KOMUNIKASI = "communication", N_("Communication, direct or indirect")
    VOLUNTEER = "volunteering", N_("Volunteering and help")
    BELAJAR_RUMAH = "learning_at_home", N_("Learning at home")
    KEPUTUSAN = "decision_making", N_("Deciding together")
    MASYARAKAT = "community", N_("Working with the community and institutions")
    HOME_VISIT = "home_visit", N_("Home visit")
    POMG = "pomg", N_("Parent–teacher meeting (POMG)")
    RAPAT = "meeting", N_("Routine meeting")
    KOMITE = "komite", N_("Taking part in the school committee")
    BUKU_PENGHUBUNG = "liaison_book", N_("Home–school notebook")
    SURAT = "letter", N_("Letters")
    KONSULTASI = "consultation", N_("Parents' consultation")
    CASE_CONF = "case_conference", N_("Case conference")
    RAPOR = "report_card", N_("Report cards")
    MEDSOS = "social_media", N_("Telephone, WhatsApp, social media")
    UNDANGAN = "invitation", N_("Inviting parents to school")
    ORTU_ASUH = "foster_parent", N_("Standing-in parents")
    PELATIHAN = "training", N_("Training, seminar, workshop")
    PENTAS = "performance", N_("Art show, carnival, farewell, contest, camp, tour")

    @property
    def short(self) -> str:
        """Return its name for a narrow place (a message to translate)."""
        return SHORT[self]


CONFIDENTIAL: Final = frozenset({CooperationForm.HOME_VISIT, CooperationForm.CASE_CONF})
"""In these forms it is nobody else's to know which families were met: others see of
them what ``data/few.py`` lets be told. The macro ``is_confidential`` says it in SQL."""


SHORT: Final[Mapping[CooperationForm, str]] = {
    CooperationForm.PARENTING: N_("Parents' class"),
    CooperationForm.KOMUNIKASI: N_("Communication"),
    CooperationForm.VOLUNTEER: N_("Volunteering"),
    CooperationForm.BELAJAR_RUMAH: N_("Learning at home"),
    CooperationForm.KEPUTUSAN: N_("Joint decisions"),
    CooperationForm.MASYARAKAT: N_("Community"),
    CooperationForm.HOME_VISIT: N_("Home visit"),
    CooperationForm.POMG: N_("POMG"),
    CooperationForm.RAPAT: N_("Gathering"),
    CooperationForm.KOMITE: N_("School committee"),
    CooperationForm.BUKU_PENGHUBUNG: N_("Home–school notebook"),
    CooperationForm.SURAT: N_("Mail"),
    CooperationForm.KONSULTASI: N_("Consultation"),
    CooperationForm.CASE_CONF: N_("Case meeting"),
    CooperationForm.RAPOR: N_("Report card day"),
    CooperationForm.MEDSOS: N_("Phone and WhatsApp"),
    CooperationForm.UNDANGAN: N_("Coming to school"),
    CooperationForm.ORTU_ASUH: N_("Standing-in parents"),
    CooperationForm.PELATIHAN: N_("Workshop"),
    CooperationForm.PENTAS: N_("Show and contest"),
}
"""What the forms are called where their whole name would crowd a row."""


class Involvement(Term):
    """Forms of family involvement at school, a-j.

    Source: Permendikbud 30/2017, article 6 (paraphrased); h is read with
    Permendikdasmen 6/2026 as the school's working group for a safe school.
    """

    A = "a", N_("a. Attending meetings held by the school")
    B = "b", N_("b. Joining parents' classes")
    C = "c", N_("c. Being a resource person")
    D = "d", N_("d. Taking part in the end-of-year show of the class")
    E = "e", N_("e. Taking part in co- and extracurricular activities")
    F = "f", N_("f. Being willing to be a member of the school committee")
    G = "g", N_("g. Being active in the school committee's work")
    H = "h", N_("h. Being in the working group for a safe school")
    I = "i", N_("i. Being active against pornography and drugs")  # noqa: E741
    J = "j", N_("j. Supporting the strengthening of character")


def are_confidential(forms: Iterable[CooperationForm]) -> bool:
    """Return whether it is nobody else's to know which families were met in these."""
    return not CONFIDENTIAL.isdisjoint(forms)
