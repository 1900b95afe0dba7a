"""What the work programme, a proposal and the workbook say in the same words.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed, for the kind of school that it is.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from data.cooperation import CooperationForm
from data.few import FEWEST
from data.language import fitted, in_hour, in_list, in_number, in_rupiah, say
from data.paper import Signer
from data.participants import Expected, Party, others
from data.roster.class_groups import grade_name
from data.school.documents import komite_signs, lead_signs, principal_signs
from planning.activities.models import Activity, Audience, Category, Mode
from planning.papers.facts import PaperActivity, ProgrammePaper, ProposalPaper
from planning.papers.queries import PaperPerson

DASH: Final = "–"

DOTS: Final = "………………………"

UNCLASSIFIED: Final = "Belum diklasifikasikan"

FORMS: Final[Mapping[CooperationForm, str]] = {
    CooperationForm.PARENTING: "kelas pengasuhan bagi orang tua",
    CooperationForm.KOMUNIKASI: "komunikasi antara sekolah dan orang tua",
    CooperationForm.VOLUNTEER: "bantuan sukarela orang tua bagi kegiatan sekolah",
    CooperationForm.BELAJAR_RUMAH: "pendampingan belajar siswa di rumah",
    CooperationForm.KEPUTUSAN: "musyawarah untuk mengambil keputusan bersama",
    CooperationForm.MASYARAKAT: "kerja sama dengan masyarakat dan lembaga mitra",
    CooperationForm.HOME_VISIT: "kunjungan guru ke rumah siswa",
    CooperationForm.POMG: "pertemuan orang tua murid dan guru (POMG)",
    CooperationForm.RAPAT: "pertemuan sekolah dengan orang tua",
    CooperationForm.KOMITE: "kerja bersama komite sekolah",
    CooperationForm.BUKU_PENGHUBUNG: "buku penghubung antara sekolah dan rumah",
    CooperationForm.SURAT: "surat-menyurat sekolah dengan orang tua",
    CooperationForm.KONSULTASI: "konsultasi orang tua dengan guru",
    CooperationForm.CASE_CONF: "pembahasan bersama guru dan orang tua (rapat kasus)",
    CooperationForm.RAPOR: "penyerahan rapor kepada orang tua",
    CooperationForm.MEDSOS: "komunikasi melalui telepon, WhatsApp, dan media sosial",
    CooperationForm.UNDANGAN: "kehadiran orang tua di sekolah atas undangan",
    CooperationForm.ORTU_ASUH: "pendampingan siswa oleh orang tua asuh",
    CooperationForm.PELATIHAN: "pelatihan, seminar, atau lokakarya",
    CooperationForm.PENTAS: "pentas, perlombaan, atau perjalanan bersama siswa",
}
"""Each form of cooperation as it stands inside a sentence that a person would write."""


def goal_words(title: str, reason: str) -> str:
    """Return a goal with its reason, as sentences."""
    return " ".join(sentence(part) for part in (title, reason) if part.strip())


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first, one full stop at its end."""
    said = words.strip()
    said = f"{said[:1].upper()}{said[1:]}"
    return said if said.endswith((".", "!", "?", "…")) else f"{said.rstrip(';,:')}."


def class_of(category: Category | None) -> str:
    """Return what a class of activities is called above them."""
    return say(category.label) if category else UNCLASSIFIED


def audience_of(planned: PaperActivity) -> str:
    """Return who takes part in an activity, and how many these are."""
    return audience_named(planned.activity, planned.class_groups, planned.reached)


PARTIES: Final[Mapping[Party, str]] = {
    Party.FAMILIES: "orang tua siswa",
    Party.KOMITE: "komite sekolah",
    Party.TEACHERS: "guru",
    Party.STAFF: "tenaga kependidikan",
    Party.PARTNERS: "mitra sekolah",
    Party.GUESTS: "tamu dan narasumber",
    Party.SUPERVISORS: "pengawas sekolah",
}
"""Each group as it stands inside a sentence."""


def audience_named(
    activity: Activity, class_groups: Sequence[str], reached: int | None
) -> str:
    """Return who takes part, as the papers say it.

    ``Orang tua siswa kelas VII dan VIII (210 keluarga siswa); guru (12 orang)``.
    """
    families = _families(activity, class_groups)
    if families and reached:
        families += f" ({families_in_words(activity, reached)})"
    groups = [_group(one) for one in others(activity.parties)]
    said = "; ".join(filter(None, (families, *groups)))
    return f"{said[:1].upper()}{said[1:]}"


def families_in_words(activity: Activity, count: int) -> str:
    """Return ``210 keluarga siswa``; few are not told where nobody is to know which."""
    of_few = activity.is_confidential and count < FEWEST
    said = f"kurang dari {FEWEST}" if of_few else in_number(count)
    return f"{said} {fitted('keluarga siswa')}"


def _group(one: Expected) -> str:
    named = fitted(PARTIES[one.party])
    return f"{named} ({in_number(one.expected)} orang)" if one.expected else named


def _families(activity: Activity, class_groups: Sequence[str]) -> str:
    parents = fitted("Orang tua siswa")
    if activity.audience is Audience.ALL:
        return f"{parents} semua kelas"
    if activity.audience in {Audience.PUPILS, Audience.NONE}:
        return parents if activity.audience is Audience.PUPILS else ""
    named = list(class_groups)
    if activity.audience is Audience.GRADES:
        named = [grade_name(grade) for grade in sorted(activity.grades)]
    return f"{parents} kelas {in_list(named)}" if named else parents


def form_of(activity: Activity) -> str:
    """Return in which form an activity is held, in sentences.

    The first form is what it is; others are what it serves beside.
    """
    mode = inside(say(activity.mode.label))
    held = mode if activity.mode is Mode.WITHOUT else f"secara {mode}"
    if not activity.forms:
        return f"Kegiatan dilaksanakan {held}."
    first, *others = [fitted(FORMS[form]) for form in activity.forms]
    held = f"Kegiatan ini berbentuk {first} dan dilaksanakan {held}."
    if not others:
        return held
    return f"{held} Kegiatan ini sekaligus menjadi sarana {in_list(others)}."


def standard_of(activity: Activity) -> str:
    """Return the success standard: what is measured, the target, where it starts."""
    if not activity.indicator:
        return DASH
    if activity.target is None:
        return activity.indicator
    side = say(activity.direction.label)
    aimed = f"{activity.indicator}: {side} {measure(activity.target, activity.unit)}"
    if activity.baseline is None:
        return aimed
    return f"{aimed} (semula {measure(activity.baseline, activity.unit)})"


def measure(value: Decimal, unit: str) -> str:
    """Return a number with its unit, which stay on one line."""
    return f"{in_number(value.normalize())}\u00a0{unit}".strip()


def hours_of(activity: Activity) -> str:
    """Return from when to when an activity goes; nothing where no hour is set."""
    if activity.starts_at is None:
        return ""
    ends = in_hour(activity.ends_at) if activity.ends_at else "selesai"
    return f"{in_hour(activity.starts_at)}–{ends}"


def cost_of(planned: PaperActivity) -> str:
    """Return what an activity costs, and below it where the money comes from."""
    if not planned.lines:
        return "Tanpa biaya"
    sources = in_list([say(source.label) for source in planned.sources])
    return f"{in_rupiah(planned.cost)}\n{sources}"


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence: POMG stays, Rapat does not."""
    is_short = label[1:2].isupper()
    return label if is_short else f"{label[:1].lower()}{label[1:]}"


def principal_of(facts: ProgrammePaper | ProposalPaper, before: str) -> Signer:
    """Return the principal as a signer."""
    return principal_signs(facts.school, before)


def lead_of(facts: ProgrammePaper | ProposalPaper, before: str = "") -> Signer:
    """Return who leads public relations as a signer."""
    lead = facts.lead
    return lead_signs(facts.school, lead.name, lead.employee_number, before)


def komite_of(facts: ProgrammePaper | ProposalPaper) -> Signer:
    """Return the komite's chair as a signer; without a name a line to write it on."""
    return komite_signs(facts.school, facts.komite_chair)


def responsible(person: PaperPerson, before: str) -> Signer:
    """Return the person in charge of an activity as a signer."""
    return Signer(
        role="Penanggung Jawab Kegiatan,",
        name=person.name,
        number=person.employee_number,
        before=before,
    )
