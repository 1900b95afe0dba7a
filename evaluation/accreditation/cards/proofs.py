"""Proofs, each a way to itself: the file, the link, or the record that holds it."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from data.language import in_number, say, say_many
from data.ui.desk import Desk
from data.ui.links import link
from data.ui.tables import Cell, Group, listed
from evaluation.accreditation.cards import EVIDENCE, LOOK, PATH
from evaluation.accreditation.models import (
    COUNTS_ONLY,
    proof_day,
)
from evaluation.accreditation.queries import (
    Proof,
)


def proof_way(desk: Desk, proof: Proof) -> str:
    """Return the address that opens a proof: its file, its link, or its record."""
    if proof.file_id:
        return f"/files/{proof.file_id}"
    if proof.address:
        return proof.address
    year = {"tahun": proof.school_year}
    if proof.record in PARTS and proof.activity_id:
        about = {"kegiatan": proof.activity_id, "bagian": PARTS[proof.record]}
        return link(desk, "ruang", **year, **about)
    if proof.record == "recognition":  # of no school year
        tab = say("Accreditation and awards")
        about = {"tabs-outcomes": tab, "pengakuan": proof.record_key}
        return link(desk, "capaian", **about)
    if proof.record in OPENED:
        path, part = OPENED[proof.record]
        return link(desk, path, **year, bagian=part)
    path, name = PAGES.get(proof.record, (PATH, ""))
    return link(desk, path, **year, **({name: proof.record_key} if name else {}))


PARTS: Final[Mapping[str, str]] = {
    "letter_batch": "undangan",
    "participation": "kehadiran",
    "party_attendance": "kehadiran",
    "meeting": "notulen",
    "closing": "penutupan",
    "budget_line": "keuangan",
    "spending": "keuangan",
    "activity": "dokumentasi",
    "decree": "panitia",
    "task": "tugas",
}
"""In which part of its activity's room a record is."""

OPENED: Final[Mapping[str, tuple[str, str]]] = {
    "review": ("penilaian", "ditandatangani"),
    "review_answer": ("penilaian", "ditandatangani"),
    "year_review": ("penilaian", "tahun"),
    "monitoring_remark": ("pemantauan", "catatan"),
}
"""Which part of a year's page shows a record."""

PAGES: Final[Mapping[str, tuple[str, str]]] = {
    "work_program": ("program", ""),
    "finding_decision": ("temuan", ""),
    "calendar_feed": ("kalender", ""),
    "letter_batch": ("undangan", ""),
    "family_contact": ("kontak", ""),
    "gift": ("pemberian", "pemberian"),
    "meeting": ("notulen", "notulen"),
    "questionnaire": ("angket", "angket"),
    "evidence": (PATH, EVIDENCE),
}
"""On which page a record is shown, and how the address names it."""


def proof_list(desk: Desk, proofs: Sequence[Proof], *, most: int = 40) -> str:
    """Return proofs by kind, the newest first; each leads to itself."""
    heads = [
        (say("Proof"), "lead"),
        (say("Day of the fact"), ""),
        (say("Where from"), ""),
    ]
    groups = []
    for kind, rows in groupby(proofs, key=lambda one: one.kind):
        shown = list(rows)
        left = say_many("{count} more", "{count} more", len(shown) - most)
        cells = [_proof_row(desk, one) for one in shown[:most]]
        if len(shown) > most:
            cells.append([Cell(escape(left), "lead", span=len(heads))])
        heading = f"{say(kind.label)} ({in_number(len(shown))})"
        groups.append(Group([Cell(escape(heading), "lead", span=len(heads))], cells))
    return LOOK + listed(heads, groups)


def _proof_row(desk: Desk, proof: Proof) -> list[Cell]:
    way = proof_way(desk, proof)
    outside = ' target="_blank" rel="noopener"'
    here = outside if proof.file_id or proof.address else ' target="_self"'
    name = f'<a href="{escape(way)}"{here}>{escape(proof.called)}</a>'
    marks = []
    if not proof.is_fresh:
        marks.append(("stale", say("stale")))
    if proof.is_sensitive:
        marks.append(("", say("sensitive")))
    shown = "".join(f'<mark class="is {k}">{escape(w)}</mark>' for k, w in marks)
    day = escape(proof_day(proof.record, proof.happened_on))
    if proof.kind in COUNTS_ONLY and proof.record != "evidence":
        day = escape(str(proof.school_year) + "/" + str(proof.school_year + 1))
    return [
        Cell(f'<div class="told">{name} {shown}</div>', "lead"),
        Cell(day, label=say("Day of the fact")),
        Cell(escape(_origin(proof)), label=say("Where from")),
    ]


def _origin(proof: Proof) -> str:
    if proof.record == "evidence":
        step = say(proof.step.label) if proof.step else ""
        return " · ".join(filter(None, (say("handed in"), step)))
    return say("linked by hand") if proof.is_linked else say("from the records")
