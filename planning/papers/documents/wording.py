"""What the work programme and a proposal say in the same words.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from decimal import Decimal
from typing import Final

from data.language import in_hour, in_list, in_number, in_rupiah, say
from data.paper import Signer
from data.roster.class_groups import NUMERALS
from data.school.models import School
from planning.activities.models import Activity, Audience
from planning.papers.queries import PaperActivity

LEAD_ROLE: Final = "Wakil Kepala Sekolah Bidang Humas,"

PRINCIPAL_ROLE: Final = "Kepala Sekolah,"

KOMITE_ROLE: Final = "Ketua Komite Sekolah,"

DASH: Final = "–"

DOTS: Final = "………………………"


def goal_words(title: str, reason: str) -> str:
    """Return a goal with its reason, as a sentence."""
    return f"{title}. {reason}" if reason else f"{title}."


def audience_of(planned: PaperActivity) -> str:
    """Return whose families an activity is for."""
    activity = planned.activity
    if activity.audience is Audience.ALL:
        return "Orang tua siswa semua kelas"
    if activity.audience is Audience.GRADES:
        named = [NUMERALS.get(grade, str(grade)) for grade in sorted(activity.grades)]
    else:
        named = list(planned.class_groups)
    return f"Orang tua siswa kelas {in_list(named)}" if named else "Orang tua siswa"


def standard_of(activity: Activity) -> str:
    """Return the success standard: what is measured, the target, where it starts."""
    if not activity.indicator:
        return DASH
    if activity.target is None:
        return activity.indicator
    side = say(activity.direction.label)
    aimed = f"{activity.indicator}: {side} {_measure(activity.target, activity.unit)}"
    if activity.baseline is None:
        return aimed
    return f"{aimed} (semula {_measure(activity.baseline, activity.unit)})"


def _measure(value: Decimal, unit: str) -> str:
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


def signing_principal(school: School, before: str) -> Signer:
    """Return the principal as a signer."""
    return Signer(
        role=PRINCIPAL_ROLE,
        name=school.principal_name,
        number=school.principal_number,
        before=before,
    )


def signing_komite() -> Signer:
    """Return the head of the school committee as a signer, with a line for the name."""
    return Signer(role=KOMITE_ROLE, before="Mengetahui,", has_number=False)
