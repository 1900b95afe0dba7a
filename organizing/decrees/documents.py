"""How the decree of a committee reads on paper, in the order that decrees have.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Sequence
from itertools import groupby
from string import ascii_lowercase
from typing import Final

from data.language import Language, in_long, say, speaking
from data.language.titles import as_title
from data.letters.models import NO_NUMBER
from data.nip import WITHOUT, in_groups
from data.paper import Align, Column, Paper, Signer
from data.school.documents import letterhead_of, principal_signs
from organizing.decrees.models import lines_of
from organizing.decrees.queries import DecreePaper, DecreePost

DRAFT: Final = "DRAF – belum bernomor dan bertanggal"
DOTS: Final = "…………………………"
DASH: Final = "–"
SMALL: Final = 9.5
MEMBER_COLUMNS: Final = (
    Column(title="No", width=1.0, align=Align.CENTER),
    Column(title="Nama", width=4.3),
    Column(title="NIP", width=3.9),
    Column(title="Jabatan dinas/unsur", width=3.2),
    Column(title="Jabatan dalam panitia", width=3.3),
)
DUTY_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Jabatan dalam panitia", width=2.8),
    Column(title="Tugas", width=4.0),
    Column(title="Hak", width=3.9),
    Column(title="Tanggung jawab", width=4.1),
)

DICTUM: Final = {
    "KESATU": "Membentuk {named} dengan susunan sebagaimana tercantum dalam Lampiran I "
    "keputusan ini.",
    "KEDUA": "Panitia sebagaimana dimaksud dalam diktum KESATU melaksanakan tugas, "
    "memiliki hak, dan memikul tanggung jawab sebagaimana tercantum dalam Lampiran II "
    "keputusan ini serta melaporkan hasilnya kepada {head}.",
    "KETIGA": "Biaya yang timbul sebagai akibat dari keputusan ini dibebankan pada "
    "{costs}.",
    "KEEMPAT": "Keputusan ini berlaku sejak tanggal ditetapkan, dengan ketentuan "
    "apabila di kemudian hari terdapat kekeliruan akan diperbaiki sebagaimana "
    "mestinya.",
}
"""What a decree decides, in the order of decrees; ``named`` is the committee, ``head``
to whom it reports.
"""


def committee_decree(facts: DecreePaper) -> bytes:
    """Return the decree with its two appendices as DOCX.

    Every page is marked as a draft until the decree has its number and date.
    """
    with speaking(Language.INDONESIAN):
        mark = "" if facts.decree.is_final else DRAFT
        name = f"SK Panitia {as_title(facts.activity.title)}"
        paper = Paper(letterhead_of(facts.school), name, draft_mark=mark)
        _head(paper, facts)
        _grounds(paper, facts)
        _dictum(paper, facts)
        _signature(paper, facts)
        _copies(paper, facts)
        _appendix(paper, facts, "I", "SUSUNAN PANITIA")
        paper.table(MEMBER_COLUMNS, _members(facts))
        _signature(paper, facts)
        _appendix(paper, facts, "II", "URAIAN TUGAS PANITIA")
        paper.table(DUTY_COLUMNS, _duties(facts), size=SMALL)
        _signature(paper, facts)
        return paper.to_bytes()


def _head(paper: Paper, facts: DecreePaper) -> None:
    head = facts.school.name.upper()
    paper.letterhead()
    paper.centred(f"KEPUTUSAN KEPALA {head}", bold=True)
    paper.centred(f"NOMOR {_number(facts)}", after=8)
    paper.centred("TENTANG", after=8)
    paper.centred(
        f"PANITIA {facts.activity.title.upper()}",
        f"TAHUN PELAJARAN {facts.year}",
        bold=True,
        after=10,
    )
    paper.centred("DENGAN RAHMAT TUHAN YANG MAHA ESA", after=8)
    paper.centred(f"KEPALA {head},", bold=True, after=8)


def _grounds(paper: Paper, facts: DecreePaper) -> None:
    considering = lines_of(facts.decree.considering)
    paper.clauses(
        "Menimbang",
        [
            (f"{letter}.", f"{_that(line)};")
            for letter, line in zip(ascii_lowercase, considering, strict=False)
        ],
    )
    paper.clauses("Mengingat", _listed(facts.cited))
    paper.clauses("Memperhatikan", _listed(lines_of(facts.decree.attention)))


def _that(line: str) -> str:
    return line if line.casefold().startswith("bahwa") else f"bahwa {line}"


def _listed(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return lines numbered, the last one with a full stop; one alone has no number."""
    if len(lines) == 1:
        return [("", f"{lines[0]}.")]
    return [
        (f"{number}.", f"{line}{'.' if number == len(lines) else ';'}")
        for number, line in enumerate(lines, 1)
    ]


def _dictum(paper: Paper, facts: DecreePaper) -> None:
    title, school, year = as_title(facts.activity.title), facts.school.name, facts.year
    named = f"Panitia {title} {school} tahun pelajaran {year}"
    whole = f"Keputusan Kepala {school} tentang Panitia {title} tahun pelajaran {year}"
    costs = "; ".join(lines_of(facts.decree.costs)) or DOTS
    said = {"named": named, "costs": costs, "head": f"Kepala {school}"}
    paper.centred("MEMUTUSKAN:", bold=True, after=8)
    paper.clauses("Menetapkan", [("", f"{whole.upper()}.")])
    for mark, words in DICTUM.items():
        paper.clauses(mark, [("", words.format(**said))])


def _signature(paper: Paper, facts: DecreePaper) -> None:
    school, decided_on = facts.school, facts.decree.decided_on
    day = in_long(decided_on) if decided_on else DOTS
    paper.signatures(
        f"Ditetapkan di {school.city}\npada tanggal {day}",
        Signer(role="", name=" ", has_number=False),
        principal_signs(school),
    )


def _copies(paper: Paper, facts: DecreePaper) -> None:
    if copies := lines_of(facts.decree.copies):
        paper.line("Tembusan:", bold=True)
        for number, line in enumerate(copies, 1):
            paper.line(f"{number}. {line}")


def _appendix(paper: Paper, facts: DecreePaper, number: str, title: str) -> None:
    decided_on = facts.decree.decided_on
    paper.next_page()
    paper.on_right(
        [
            (f"Lampiran {number}", f"Keputusan Kepala {facts.school.name}"),
            ("Nomor", _number(facts)),
            ("Tanggal", in_long(decided_on) if decided_on else DOTS),
            ("Tentang", f"Panitia {as_title(facts.activity.title)}"),
        ]
    )
    paper.centred(
        title,
        facts.activity.title.upper(),
        f"TAHUN PELAJARAN {facts.year}",
        bold=True,
        after=10,
    )


def _number(facts: DecreePaper) -> str:
    return facts.decree.number or NO_NUMBER


def _members(facts: DecreePaper) -> list[tuple[str, ...]]:
    return [
        (
            str(number),
            post.name or DOTS,
            in_groups(post.employee_number) or WITHOUT,
            _office(post),
            post.title,
        )
        for number, post in enumerate(facts.posts, 1)
    ]


def _office(post: DecreePost) -> str:
    if post.element is None:
        return DASH
    return post.office or say(post.element.label)


def _duties(facts: DecreePaper) -> list[tuple[str, ...]]:
    posts = [next(held) for _, held in groupby(facts.posts, lambda p: p.position_id)]
    return [
        (
            str(number),
            post.title,
            post.duty or DASH,
            post.entitlement or DASH,
            post.responsibility or DASH,
        )
        for number, post in enumerate(posts, 1)
    ]
