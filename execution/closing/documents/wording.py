"""What the report and the official record of an activity say in the same words.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed, for the kind of school that it is.
"""

from decimal import Decimal
from typing import Final

from data.language import fitted, in_hour, in_list, in_long, in_number, say
from data.language.titles import as_title
from data.paper import Signer
from data.participants import Party
from data.school.documents import lead_signs, place_and_day, principal_signs
from execution.attendance.models import Rates
from execution.attendance.queries import PartyRow
from execution.closing.facts import ReportPaper
from execution.closing.models import CARRIED_OUT, Outcome
from planning.papers.documents.wording import inside, measure, responsible, sentence
from planning.papers.facts import NOBODY

DRAFT: Final = "DRAF – penutupan kegiatan belum selesai"
NOT_TOLD: Final = "tidak disebutkan (menyangkut kurang dari lima keluarga)"
DASH: Final = "–"
DOTS: Final = "………………………"

BECAME: Final = {
    Outcome.HELD: "terlaksana",
    Outcome.MOVED_ONLINE: "dialihkan menjadi daring",
    Outcome.POSTPONED: "ditunda",
    Outcome.NOT_HELD: "tidak terlaksana",
}
"""What became of an activity, inside a sentence."""

GROUPS: Final = {
    Party.KOMITE: "Komite sekolah",
    Party.TEACHERS: "Kepala sekolah dan guru",
    Party.STAFF: "Tenaga kependidikan",
    Party.PARTNERS: "Mitra dan lembaga",
    Party.GUESTS: "Tamu dan narasumber",
    Party.SUPERVISORS: "Pengawas sekolah",
}


def title_of(facts: ReportPaper) -> str:
    """Return what the activity is called inside a sentence."""
    return as_title(facts.activity.title)


def is_held(facts: ReportPaper) -> bool:
    """Whether the activity took place; moved online counts."""
    return facts.outcome in CARRIED_OUT


def day_of(facts: ReportPaper) -> str:
    """Return on which day it took place, or else was planned."""
    closing = facts.closing
    if closing and closing.held_on:
        return in_long(closing.held_on)
    return facts.activity.when.in_long() or DOTS


def hours_of(facts: ReportPaper) -> str:
    """Return ``pukul 08.00 s.d. 11.00 WIB``; nothing where no hour is set."""
    begins, ends = facts.activity.starts_at, facts.activity.ends_at
    if begins is None:
        return ""
    until = in_hour(ends) if ends else "selesai"
    zone = facts.plan.school.time_zone.label
    return f"pukul {in_hour(begins)} s.d. {until} {zone}"


def mode_of(facts: ReportPaper) -> str:
    """Return how people met, inside a sentence."""
    held = facts.closing.mode if facts.closing else None
    return inside(say((held or facts.activity.mode).label))


def reason_of(facts: ReportPaper) -> str:
    """Return why it was not held as planned, as a sentence, or nothing."""
    closing = facts.closing
    if closing is None or closing.reason is None:
        return ""
    note = f": {closing.reason_note}" if closing.reason_note else ""
    return sentence(f"Alasan: {inside(say(closing.reason.label))}{note}")


def percent(share: Decimal | None) -> str:
    """Return ``87,5 %``, or a dash where there is nothing to divide."""
    if share is None:
        return DASH
    return f"{in_number((100 * share).quantize(Decimal('0.1')).normalize())}\u00a0%"


def turnout_words(rates: Rates) -> str:
    """Return how many families were represented, and how many came themselves."""
    return fitted(
        "Dari {invited} keluarga siswa yang diundang, {represented} keluarga terwakili "
        "({share}); {themselves} di antaranya dihadiri ayah, ibu, atau wali sendiri "
        "({own}).",
        invited=in_number(rates.invited),
        represented=in_number(rates.represented),
        share=percent(rates.represented_rate),
        themselves=in_number(rates.themselves),
        own=percent(rates.themselves_rate),
    )


def share_of(one: PartyRow) -> Decimal | None:
    """Return the share of a group that came; groups have rates of their own."""
    return Decimal(one.came) / one.invited if one.invited else None


def parties_words(facts: ReportPaper) -> str:
    """Return ``Komite sekolah 10 dari 12 orang``: groups that are no families."""
    told = [
        f"{inside(fitted(GROUPS.get(one.party, one.party.label)))} "
        f"{in_number(one.came)} dari {in_number(one.invited)} orang"
        for one in facts.parties
    ]
    return sentence(in_list(told)) if told else ""


def verdict_of(facts: ReportPaper) -> str:
    """Return whether the target was reached, as a word."""
    if facts.is_reached is None:
        return "tidak diukur"
    return "tercapai" if facts.is_reached else "belum tercapai"


def result_of(facts: ReportPaper) -> str:
    """Return the result by the success standard with its unit."""
    value = facts.measured
    if not facts.is_result_told:
        return NOT_TOLD
    return DASH if value is None else measure(value, facts.activity.unit)


def decisions_of(facts: ReportPaper) -> list[str]:
    """Return what was decided, a line each: by the minutes, or as the closing says."""
    minuted = [one.text for kept in facts.minutes for one in kept.decisions]
    if minuted:
        return minuted
    said = facts.closing.decisions if facts.closing else ""
    return [line.strip(" -•") for line in said.splitlines() if line.strip(" -•")]


def lead_of(facts: ReportPaper, before: str = "") -> Signer:
    """Return who leads public relations as a signer."""
    lead = facts.plan.lead
    return lead_signs(facts.plan.school, lead.name, lead.employee_number, before)


def reporting(facts: ReportPaper, before: str = "") -> Signer:
    """Return who reports: the person in charge, or who leads public relations."""
    if is_led(facts):
        return lead_of(facts, before)
    return responsible(facts.plan.planned.person, before)


def is_led(facts: ReportPaper) -> bool:
    """Whether who leads public relations reports: in charge, or for the principal.

    A principal who is in charge signs the report once, as the principal.
    """
    lead, person = facts.plan.lead, facts.plan.planned.person
    heads = person.name == facts.plan.school.principal_name
    return lead != NOBODY and (person == lead or heads)


def principal_of(facts: ReportPaper, before: str) -> Signer:
    """Return the principal as a signer."""
    return principal_signs(facts.plan.school, before)


def dated(facts: ReportPaper) -> str:
    """Return place and day of a signature."""
    return place_and_day(facts.plan.school, facts.signed_on)
