"""How the record of a contact reads on paper, to be signed by both sides.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from data.contacts import ContactKind
from data.language import (
    Language,
    fitted,
    in_day_words,
    in_hour,
    in_list,
    in_long,
    in_moment,
    say,
    speaking,
)
from data.paper import Paper, Signer
from data.record import Record, Term
from data.school.documents import letterhead_of, place_and_day
from data.school.models import School
from execution.contacts.queries import ContactFacts

TITLES: Final[Mapping[ContactKind, str]] = {
    ContactKind.HOME_VISIT: "Berita Acara Kunjungan Rumah",
    ContactKind.VISIT_TO_TEACHER: "Berita Acara Kunjungan Orang Tua",
    ContactKind.CONSULTATION: "Berita Acara Konsultasi",
    ContactKind.SUMMONS: "Berita Acara Pertemuan dengan Orang Tua",
    ContactKind.CALL: "Berita Acara Komunikasi dengan Orang Tua",
    ContactKind.LIAISON_NOTE: "Catatan Buku Penghubung",
    ContactKind.CASE_CONFERENCE: "Berita Acara Konferensi Kasus",
}
DEEDS: Final[Mapping[ContactKind, str]] = {
    ContactKind.HOME_VISIT: "kunjungan rumah",
    ContactKind.VISIT_TO_TEACHER: "kunjungan orang tua ke rumah guru",
    ContactKind.CONSULTATION: "konsultasi dengan orang tua/wali",
    ContactKind.SUMMONS: "pertemuan sekolah dengan orang tua/wali",
    ContactKind.CALL: "komunikasi dengan orang tua/wali",
    ContactKind.LIAISON_NOTE: "pencatatan dalam buku penghubung",
    ContactKind.CASE_CONFERENCE: "konferensi kasus bersama keluarga",
}
CONFIDENTIAL: Final = "RAHASIA · Memuat data pribadi"
DOTS: Final = "…" * 22
LINES: Final = "\n".join(["…" * 38] * 3)


class Printing(Record):
    """Whose paper it is, and who has it printed when."""

    school: School
    by: str
    at: datetime


def file_name(facts: ContactFacts) -> str:
    """Return what the record is called as a file: without the pupil's name."""
    title = TITLES[facts.kind].replace(" ", "-")
    return f"{title}-{facts.met_on:%Y-%m-%d}.docx"


def contact_record(facts: ContactFacts, printing: Printing) -> bytes:
    """Return the record of a contact to be signed; what is not written yet is dots."""
    school = printing.school
    with speaking(Language.INDONESIAN, school.level.naming):
        title = TITLES[facts.kind]
        head = letterhead_of(school)
        printed = in_moment(printing.at, school.zone)
        mark = f"{CONFIDENTIAL}\nDicetak oleh {printing.by}, {printed}"
        paper = Paper(head, title, draft_mark=mark, is_dense=True)
        paper.letterhead()
        paper.centred(title.upper(), bold=True, after=10)
        paper.text(fitted(_opening(facts, school)))
        paper.facts(_facts(facts), 5)
        for heading, words in _passages(facts):
            paper.line(heading, bold=True)
            paper.line(words or LINES)
        paper.text(
            "Demikian berita acara ini dibuat dengan sebenarnya dan disepakati bersama."
        )
        _sign(paper, facts, school)
        return paper.to_bytes()


def _opening(facts: ContactFacts, school: School) -> str:
    hour = (
        f", pukul {in_hour(facts.met_at)} {school.time_zone.label}"
        if facts.met_at
        else ""
    )
    return (
        f"Pada hari ini, {in_day_words(facts.met_on)}{hour}, telah dilaksanakan "
        f"{DEEDS[facts.kind]} dengan keterangan sebagai berikut."
    )


def _facts(facts: ContactFacts) -> Iterator[tuple[str, str]]:
    yield "Nama siswa", facts.pupil
    yield "Kelas", facts.class_group
    if facts.kind is ContactKind.HOME_VISIT:
        yield "Alamat", DOTS
    else:
        yield "Tempat", facts.place or DOTS
    yield "Petugas", facts.person or DOTS
    yield "Ditemui", _met(facts) or DOTS
    yield "Tujuan", _worded(facts.purposes) or DOTS
    yield "Pokok pembicaraan", _worded(facts.topics, facts.topic_note) or DOTS
    yield "Data yang ditunjukkan", _worded(facts.shown, facts.shown_note) or DOTS


def _passages(facts: ContactFacts) -> Iterator[tuple[str, str]]:
    yield "Hal yang ditemukan", facts.found
    yield "Kesepakatan", facts.agreement
    family = _worded(facts.family_efforts, facts.family_note)
    school = _worded(facts.school_efforts, facts.school_note)
    if family:
        yield "Yang akan dilakukan orang tua/wali", family
    if school:
        yield fitted("Yang akan dilakukan sekolah"), school
    if facts.next_step and facts.due_on:
        due = f"{facts.next_step} – {facts.next_person}, paling lambat"
        yield "Tindak lanjut", f"{due} {in_long(facts.due_on)}"


def _met(facts: ContactFacts) -> str:
    named = [say(one.label) for one in facts.met]
    return in_list([*named, *filter(None, [facts.met_other])])


def _worded(chosen: Sequence[Term], note: str = "") -> str:
    named = [say(one.label) for one in chosen if one.value != "other"]
    return "; ".join([*named, *filter(None, [note])])


def _sign(paper: Paper, facts: ContactFacts, school: School) -> None:
    officer = Signer(role="Petugas,", name=facts.person, number=facts.employee_number)
    parent = Signer(role="Orang tua/wali,", has_number=False)
    dated = place_and_day(school, facts.met_on)
    paper.signatures(dated, parent, officer)
