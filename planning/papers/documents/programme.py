"""How the work programme reads on paper, from the cover to the signatures."""

from typing import Final

from data.language import Language, fitted, in_long, speaking
from data.paper import DRAFT_MARK, Paper, Signer
from data.school.documents import letterhead_of, place_and_day
from planning.chapters.models import Chapter
from planning.papers.documents.chapters import (
    write_introduction,
    write_public_relations,
)
from planning.papers.documents.wording import komite_of, lead_of, principal_of
from planning.papers.documents.year import write_plan
from planning.papers.facts import ProgrammePaper, has_donation

REVISION_MARK: Final = "DRAF – perubahan belum disetujui"


def work_programme(facts: ProgrammePaper) -> bytes:
    """Return the work programme as DOCX: cover to signatures, a draft marked as one."""
    with speaking(Language.INDONESIAN, facts.school.level.naming):
        title = f"Program Kerja Humas {facts.year}"
        mark = _draft_mark(facts)
        paper = Paper(letterhead_of(facts.school), title, draft_mark=mark)
        _programme_front(paper, facts)
        write_introduction(paper, facts)
        write_public_relations(paper, facts)
        paper.landscape()
        write_plan(paper, facts)
        paper.portrait()
        paper.title("BAB IV", "PENUTUP")
        paper.text(facts.words(Chapter.CLOSING))
        principal = principal_of(facts, "Mengetahui,")
        paper.signatures(_dated(facts), principal, lead_of(facts))
        return paper.to_bytes()


def _draft_mark(facts: ProgrammePaper) -> str:
    if facts.version is not None:
        return ""
    return REVISION_MARK if facts.was_approved else DRAFT_MARK


def _programme_front(paper: Paper, facts: ProgrammePaper) -> None:
    paper.cover(
        (
            "PROGRAM KERJA",
            "HUBUNGAN MASYARAKAT (HUMAS)",
            f"TAHUN PELAJARAN {facts.year}",
        ),
        ("Disusun oleh", facts.school.level.naming.lead, facts.lead.name),
        str(facts.year.start),
    )
    paper.letterhead()
    paper.title("LEMBAR PENGESAHAN")
    paper.text(_approval_words(facts))
    _programme_signatures(paper, facts)
    paper.next_page()
    _foreword(paper, facts)
    paper.contents()
    paper.main_part()


def _foreword(paper: Paper, facts: ProgrammePaper) -> None:
    if foreword := facts.words(Chapter.FOREWORD):
        paper.title("KATA PENGANTAR")
        paper.text(foreword)
        nobody = Signer(role="", has_number=False, name=" ")
        paper.signatures(_dated(facts), nobody, lead_of(facts))
        paper.next_page()


def _approval_words(facts: ProgrammePaper) -> str:
    named = (
        f"Program Kerja Hubungan Masyarakat (Humas) {facts.school.name} tahun "
        f"pelajaran {facts.year}"
    )
    based = (
        f" disusun berdasarkan hasil rapat tahunan tanggal "
        f"{in_long(facts.meeting.held_on)}"
        if facts.meeting
        else " disusun sebagai pedoman pelaksanaan kegiatan humas"
    )
    if facts.approved_on is None:
        asked = fitted("dan diajukan kepada kepala sekolah untuk disahkan.")
        return f"{named}{based} {asked}"
    again = "" if facts.version == 1 else f" (versi {facts.version})"
    return (
        f"{named}{based} dan telah disahkan{again} pada tanggal "
        f"{in_long(facts.approved_on)} untuk dilaksanakan sebagaimana mestinya."
    )


def _programme_signatures(paper: Paper, facts: ProgrammePaper) -> None:
    principal = principal_of(facts, "Mengesahkan,")
    paper.signatures(_dated(facts), principal, lead_of(facts))
    if has_donation(facts.lines):
        paper.signatures_below(komite_of(facts))


def _dated(facts: ProgrammePaper) -> str:
    return place_and_day(facts.school, facts.approved_on or facts.made_on)
