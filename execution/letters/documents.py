"""How letters to parents read on paper: a page each, with a slip to tear off.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Callable, Iterator
from typing import Final

from data.activity import PlannedDay
from data.language import Language, fitted, in_hour, in_long, in_weekday, speaking
from data.language.titles import as_title
from data.letters.models import NO_NUMBER
from data.paper import Copy, Letters, Signer
from data.school.documents import (
    lead_signs,
    letterhead_of,
    place_and_day,
    principal_signs,
)
from execution.letters.models import LetterKind, Signing
from execution.letters.queries import LettersToPrint, ListedLetter
from execution.letters.wording import filled
from organizing.links.documents import qr_code

DOTS: Final = "…" * 9
HALF_DOTS: Final = "…" * 5
LONG_DOTS: Final = "…" * 18
WHOLE_LINE: Final = "…" * 39
BOX: Final = "☐"
IN_MARKS: Final = {"nama": "«nama»", "kelas": "«kelas»"}
QR: Final = 1.6

SLIPS: Final = {
    LetterKind.INVITATION: "LEMBAR BALASAN",
    LetterKind.PERMISSION: "PERNYATAAN ORANG TUA/WALI",
    LetterKind.SUMMONS: "LEMBAR BALASAN",
    LetterKind.INFORMATION: "LEMBAR SARAN",
}
ANSWERS: Final = {
    LetterKind.INVITATION: f"{BOX} hadir      {BOX} tidak hadir\n"
    f"{BOX} diwakili oleh {LONG_DOTS} (hubungan: {DOTS})",
    LetterKind.PERMISSION: f"{BOX} mengizinkan      {BOX} tidak mengizinkan      "
    "ananda mengikuti kegiatan ini",
    LetterKind.SUMMONS: f"{BOX} hadir\n{BOX} mengusulkan waktu lain: {LONG_DOTS}",
    LetterKind.INFORMATION: f"{WHOLE_LINE}\n{WHOLE_LINE}",
}


def letters_paper(
    facts: LettersToPrint, told: Callable[[float], None] = lambda _: None
) -> bytes:
    """Return the letters as DOCX, a page for every receiver.

    ``told`` hears how far the writing is, from 0 to 1.
    """
    with speaking(Language.INDONESIAN):
        batch = facts.batch
        paper = Letters(letterhead_of(facts.school), batch.subject)
        paper.next_page()
        paper.letterhead()
        _head(paper, facts)
        _words(paper, facts)
        _signature(paper, facts)
        if batch.has_slip:
            _slip(paper, facts)
        copies = [_copy(facts, letter) for letter in facts.letters]
        return paper.to_each(copies, told)


def _head(paper: Letters, facts: LettersToPrint) -> None:
    batch = facts.batch
    kind = "Rahasia" if batch.kind.is_confidential else "Penting"
    slip = (
        "1 lembar"
        if batch.kind is LetterKind.PERMISSION and not batch.has_slip
        else "–"
    )
    pairs = (
        ("Nomor", "«nomor»"),
        ("Sifat", kind),
        ("Lampiran", slip),
        ("Hal", batch.subject),
    )
    paper.numbered_head(pairs, place_and_day(facts.school, batch.dated_on))
    paper.words("Yth. «kepada»\n«sebagai»", 0, is_ragged=True)
    paper.words("di tempat", 10, is_ragged=True)


def _words(paper: Letters, facts: LettersToPrint) -> None:
    batch = facts.batch
    paper.words("Dengan hormat,")
    paper.words(filled(batch.opening, **IN_MARKS))
    if pairs := list(_block(facts)):
        paper.block(pairs)
    if batch.closing:
        paper.words(filled(batch.closing, **IN_MARKS))


def _block(facts: LettersToPrint) -> Iterator[tuple[str, str]]:
    """Give when, where and what; a letter that only informs has no such block."""
    batch, activity = facts.batch, facts.activity
    when, hours, place = when_and_where(facts)
    if activity is not None or batch.meets_on or batch.place:
        yield "Hari, tanggal", when or DOTS
        yield "Pukul", hours or DOTS
        yield "Tempat", place or DOTS
    if activity is not None:
        yield "Acara", as_title(activity.title)
    if batch.kind is LetterKind.PERMISSION:
        yield "Biaya", batch.costs or fitted("Tidak ada biaya bagi orang tua")
    if batch.note:
        yield "Catatan", filled(batch.note, **IN_MARKS)


def when_and_where(facts: LettersToPrint) -> tuple[str, str, str]:
    """Return day, hours and place of what letters are about; empty where not known.

    What the letter says itself stands before what the plan says.
    """
    batch, activity = facts.batch, facts.activity
    zone = facts.school.time_zone.label
    if batch.meets_on or activity is None:
        when = in_weekday(batch.meets_on) if batch.meets_on else ""
        hours = f"{in_hour(batch.meets_at)} {zone}" if batch.meets_at else ""
        return when, hours, batch.place or (activity.place if activity else "")
    starts = in_hour(activity.starts_at) if activity.starts_at else ""
    ends = f"{in_hour(activity.ends_at)} {zone}" if activity.ends_at else ""
    hours = f"{starts} s.d. {ends or 'selesai'}" if starts else ""
    return _day(activity.when), hours, batch.place or activity.place


def _day(when: PlannedDay) -> str:
    return when.in_weekday(undated="")


def _signature(paper: Letters, facts: LettersToPrint) -> None:
    school = facts.school
    if facts.batch.signed_by is Signing.LEAD and facts.lead:
        signer = lead_signs(school, facts.lead.name, facts.lead.employee_number)
    else:
        signer = principal_signs(school)
    paper.signatures("", Signer(role="", name=" ", has_number=False), signer)


def _slip(paper: Letters, facts: LettersToPrint) -> None:
    batch = facts.batch
    paper.cut_here()
    paper.centred(SLIPS[batch.kind], bold=True, after=3)
    facts_of_slip = [("Siswa, kelas", "«murid»")]
    if batch.kind is not LetterKind.INFORMATION:
        about = as_title(facts.activity.title) if facts.activity else batch.subject
        facts_of_slip.insert(0, ("Hal", about))
        facts_of_slip.append(("Orang tua/wali", f"{LONG_DOTS}{DOTS}"))
    paper.block(facts_of_slip)
    paper.words(ANSWERS[batch.kind], is_ragged=True)
    if facts.addresses:
        _link(paper, facts, f"Tanggal: {DOTS}   Tanda tangan: {DOTS}{HALF_DOTS}")
    else:
        signed = f"Tanggal: {DOTS}    Tanda tangan: {LONG_DOTS}"
        paper.words(signed, 0, is_ragged=True)


def _link(paper: Letters, facts: LettersToPrint, signed: str) -> None:
    """Write where the same is answered on a phone; its code stands beside the rest."""
    paper.picture_beside(
        qr_code("contoh", is_one_of_many=True),
        (
            "Dapat juga dijawab di ponsel: arahkan kamera ke kode di samping.",
            f"Berlaku sampai {_until(facts)}.",
            signed,
        ),
        QR,
    )


def _until(facts: LettersToPrint) -> str:
    last = facts.activity.when.last_day if facts.activity else None
    return in_long(last or facts.batch.year.last_day)


def _copy(facts: LettersToPrint, letter: ListedLetter) -> Copy:
    address = facts.addresses.get(letter.id, "")
    return Copy(
        words={
            "nomor": letter.number or facts.batch.number or NO_NUMBER,
            "nama": letter.pupil or letter.name,
            "kelas": letter.class_group,
            "kepada": _to(letter),
            "sebagai": _as(letter),
            "murid": ", ".join(filter(None, (letter.pupil, letter.class_group))),
        },
        picture=qr_code(address, is_one_of_many=True) if address else None,
    )


def _to(letter: ListedLetter) -> str:
    if letter.contact:
        return f"Bapak/Ibu {letter.contact}"
    return letter.name or "Bapak/Ibu Orang Tua/Wali"


def _as(letter: ListedLetter) -> str:
    if not letter.pupil:
        return letter.position
    pupil = f"{letter.pupil} kelas {letter.class_group}"
    return f"orang tua/wali {pupil}" if letter.contact else pupil
