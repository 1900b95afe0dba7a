"""How the minutes of a meeting read on paper (notulen rapat).

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Iterator
from datetime import time
from typing import Final

from data.language import Language, in_hour, in_list, in_weekday, say, speaking
from data.language.titles import as_title
from data.paper import Align, Column, Paper, Signer
from data.people.models import Person
from data.school.documents import letterhead_of, place_and_day
from data.school.models import School
from execution.minutes.queries import MinutesPaper
from planning.meeting.models import MeetingKind, Party, missing

NONE: Final = "–"
DECISION_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Keputusan / tindak lanjut", width=8.0),
    Column(title="Penanggung jawab", width=3.8),
    Column(title="Batas waktu", width=3.3),
)
FAMILY_COLUMNS: Final = (
    Column(title="Rombel", width=2.2),
    Column(title="Diundang", width=2.0, align=Align.RIGHT),
    Column(title="Ayah", width=1.7, align=Align.RIGHT),
    Column(title="Ibu", width=1.7, align=Align.RIGHT),
    Column(title="Wali", width=1.7, align=Align.RIGHT),
    Column(title="Orang tua asuh", width=2.3, align=Align.RIGHT),
    Column(title="Daring", width=1.8, align=Align.RIGHT),
    Column(title="Terwakili", width=2.4, align=Align.RIGHT),
)
PARTY_COLUMNS: Final = (
    Column(title="Unsur", width=5.5),
    Column(title="Diundang", width=2.2, align=Align.RIGHT),
    Column(title="Hadir", width=2.0, align=Align.RIGHT),
    Column(title="Nama", width=6.1),
)
NAME_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Nama", width=8.0),
    Column(title="Tanda tangan", width=6.8),
)


def meeting_minutes(facts: MinutesPaper) -> bytes:
    """Return the minutes with their decisions, signatures and attendance as DOCX."""
    with speaking(Language.INDONESIAN):
        title = f"Notulen {as_title(facts.called)}"
        paper = Paper(letterhead_of(facts.school), title, is_dense=True)
        paper.letterhead()
        paper.centred("NOTULEN RAPAT", bold=True)
        paper.centred(
            facts.called.upper(), f"TAHUN PELAJARAN {facts.year}", bold=True, after=8
        )
        paper.facts(_facts(facts))
        _agenda(paper, facts)
        _course(paper, facts)
        _decisions(paper, facts)
        _end(paper, facts)
        _signatures(paper, facts)
        _attendance(paper, facts)
        return paper.to_bytes()


def _facts(facts: MinutesPaper) -> Iterator[tuple[str, str]]:
    meeting = facts.meeting
    yield "Jenis rapat", say(meeting.kind.label)
    yield "Sifat rapat", say(meeting.nature.label)
    yield "Hari, tanggal", in_weekday(meeting.held_on)
    yield "Waktu", _hours(meeting.opened_at, meeting.closed_at, facts.school)
    yield "Tempat", meeting.place or NONE
    yield "Pimpinan rapat", facts.leader.name if facts.leader else NONE
    yield "Notulis", facts.taker.name if facts.taker else NONE
    yield "Peserta", _participants(facts)


def _hours(opened: time | None, closed: time | None, school: School) -> str:
    if opened is None:
        return NONE
    until = in_hour(closed) if closed else "selesai"
    return f"{in_hour(opened)} s.d. {until} {school.time_zone.label}"


def _participants(facts: MinutesPaper) -> str:
    came = {row.party: row.count for row in facts.annual if row.count}
    counted = [f"{say(p.label)} ({came[p]})" for p in Party if p in came]
    if families := sum(row.came for row in facts.families):
        counted.append(f"keluarga siswa ({families})")
    counted += [f"{say(p.party.label)} ({p.came})" for p in facts.parties if p.came]
    if names := len(_names(facts)):
        counted.append(f"peserta yang disebut namanya ({names})")
    if not counted:
        return "Daftar hadir terlampir"
    told = in_list(counted)
    return f"{told[:1].upper()}{told[1:]}; daftar hadir terlampir"


def _names(facts: MinutesPaper) -> list[str]:
    lines = facts.meeting.names.splitlines()
    return [line.strip() for line in lines if line.strip()]


def _agenda(paper: Paper, facts: MinutesPaper) -> None:
    paper.heading("A. Susunan Acara")
    items = facts.meeting.agenda_items or [item.title for item in facts.items]
    paper.numbered(items or [NONE])


def _course(paper: Paper, facts: MinutesPaper) -> None:
    paper.heading("B. Jalannya Rapat")
    if not facts.items:
        paper.text("Tidak ada uraian yang dicatat.")
    for number, item in enumerate(facts.items, 1):
        paper.line(f"{number}. {item.title}", bold=True)
        said = f"{item.speaker}: {item.content}" if item.speaker else item.content
        paper.text(said or NONE)


def _decisions(paper: Paper, facts: MinutesPaper) -> None:
    paper.heading("C. Keputusan dan Tindak Lanjut")
    if not facts.decisions:
        paper.text("Rapat tidak mengambil keputusan.")
        return
    paper.table(
        DECISION_COLUMNS,
        (
            (
                str(row.number),
                row.text,
                row.owner or NONE,
                in_weekday(row.due_on) if row.due_on else NONE,
            )
            for row in facts.decisions
        ),
    )


def _end(paper: Paper, facts: MinutesPaper) -> None:
    meeting = facts.meeting
    paper.heading("D. Penutup")
    closed = f" pukul {in_hour(meeting.closed_at)}" if meeting.closed_at else ""
    paper.text(f"Rapat ditutup{closed}. Notulen ini dibuat dengan sebenarnya.")
    if meeting.next_on:
        note = f" ({meeting.next_note})" if meeting.next_note else ""
        paper.text(f"Rapat berikutnya: {in_weekday(meeting.next_on)}{note}.")
    elif meeting.next_note:
        paper.text(f"Rapat berikutnya: {meeting.next_note}.")


def _signatures(paper: Paper, facts: MinutesPaper) -> None:
    paper.signatures(
        place_and_day(facts.school, facts.meeting.held_on),
        _signer("Pimpinan Rapat,", facts.leader),
        _signer("Notulis,", facts.taker),
    )


def _signer(role: str, person: Person | None) -> Signer:
    if person is None:
        return Signer(role=role)
    number = person.employee_number
    return Signer(role=role, name=person.name, number=number, has_number=bool(number))


def _attendance(paper: Paper, facts: MinutesPaper) -> None:
    paper.next_page()
    paper.centred("LAMPIRAN", "DAFTAR HADIR RAPAT", bold=True, after=8)
    paper.facts(
        [
            ("Rapat", facts.called),
            ("Hari, tanggal", in_weekday(facts.meeting.held_on)),
        ]
    )
    _five_parties(paper, facts)
    if facts.families:
        paper.line("Keluarga siswa", bold=True)
        paper.table(FAMILY_COLUMNS, _families(facts))
    if facts.parties:
        paper.line("Unsur lain", bold=True)
        paper.table(
            PARTY_COLUMNS,
            (
                (say(row.party.label), str(row.invited), str(row.came), row.names)
                for row in facts.parties
            ),
        )
    if names := _names(facts):
        paper.line("Peserta", bold=True)
        paper.table(
            NAME_COLUMNS, ((str(n), name, "") for n, name in enumerate(names, 1))
        )
    if not (facts.annual or facts.families or facts.parties or names):
        paper.text("Kehadiran belum dicatat; daftar di bawah diisi dengan tangan.")
        paper.table(NAME_COLUMNS, ((str(number), "", "") for number in range(1, 16)))


def _five_parties(paper: Paper, facts: MinutesPaper) -> None:
    """List who of the five parties came to the annual meeting, and who was missing."""
    if facts.meeting.kind is not MeetingKind.ANNUAL:
        return
    came = {row.party: row for row in facts.annual}
    paper.line("Lima unsur perencanaan", bold=True)
    columns = (PARTY_COLUMNS[0], PARTY_COLUMNS[2], PARTY_COLUMNS[3])
    paper.table(
        columns,
        (
            (
                say(party.label),
                str(came[party].count if party in came else 0),
                came[party].names if party in came else "",
            )
            for party in Party
        ),
    )
    if away := missing(facts.annual):
        paper.text(f"Tidak hadir: {in_list([say(party.label) for party in away])}.")
    else:
        paper.text("Kelima unsur hadir.")


def _families(facts: MinutesPaper) -> Iterator[tuple[str, ...]]:
    counts = [
        (
            row.invited,
            row.father,
            row.mother,
            row.guardian,
            row.foster_parent,
            row.online,
            row.came,
        )
        for row in facts.families
    ]
    for row, counted in zip(facts.families, counts, strict=True):
        yield (row.class_group, *map(str, counted))
    yield ("Jumlah", *(str(sum(column)) for column in zip(*counts, strict=True)))
