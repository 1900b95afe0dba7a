"""How a duty slip reads on paper: one page that a member takes along.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks:
their fixed words stand here as they are printed.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from data.activity import countdown
from data.language import (
    Language,
    in_hour,
    in_list,
    in_long,
    in_short,
    say,
    speaking,
)
from data.language.titles import as_title
from data.paper import Align, Column, Paper
from data.phones import as_written
from data.school.documents import letterhead_of
from organizing.links.documents import qr_code
from organizing.slips.queries import (
    DutySlips,
    SlipContact,
    SlipDuty,
    SlipPerson,
    SlipPost,
)
from organizing.tasks.models import TaskStep

TITLE: Final = "KARTU TUGAS PANITIA"
DASH: Final = "–"
DOTS: Final = "………………………"
SMALL: Final = 9.5
BOX: Final = {TaskStep.DONE: "☑"}
OPEN_BOX: Final = "☐"
TASK_COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Tugas", width=6.9),
    Column(title="Paling lambat", width=3.2),
    Column(title="Bersama/bukti", width=3.3),
    Column(title="Selesai", width=1.4, align=Align.CENTER),
)
CONTACT_COLUMNS: Final = (
    Column(title="Bertanya kepada", width=6.2),
    Column(title="Sebagai", width=5.6),
    Column(title="Telepon", width=3.9),
)
POST_COLUMNS: Final = (
    Column(title="Kedudukan", width=3.1),
    Column(title="Tugas", width=4.4),
    Column(title="Hak", width=3.9),
    Column(title="Tanggung jawab", width=4.3),
)


def duty_slips_paper(slips: DutySlips, *, is_two_up: bool = False) -> bytes:
    """Return a page for every person: place, tasks, rundown, whom to ask, the link.

    ``is_two_up``: two slips lie on a page, to be cut apart.
    """
    with speaking(Language.INDONESIAN):
        title = f"Kartu Tugas: {as_title(slips.activity.title)}"
        head = letterhead_of(slips.school)
        paper = Paper(head, title, is_two_up=is_two_up, is_dense=True)
        for place, person in enumerate(slips.people):
            if place:
                paper.next_page()
            if is_two_up:
                paper.centred(slips.school.name.upper(), bold=True, after=6)
            else:
                paper.letterhead()
            _slip(paper, slips, person)
        return paper.to_bytes()


def _slip(paper: Paper, slips: DutySlips, person: SlipPerson) -> None:
    paper.centred(TITLE, as_title(slips.activity.title), bold=True)
    paper.centred(f"Nomor {person.number} dari {slips.count}", after=8)
    paper.facts(_facts(slips, person), 3.6)
    if contacts := slips.contacts_of(person):
        paper.table(CONTACT_COLUMNS, map(_contact, contacts), size=SMALL)
    if person.posts:
        paper.line("Tugas, hak, dan tanggung jawab", bold=True)
        paper.table(POST_COLUMNS, map(_post, person.posts), size=SMALL)
    paper.line("Daftar tugas", bold=True)
    if person.duties:
        paper.table(TASK_COLUMNS, _rows(person.duties), size=SMALL)
    else:
        paper.line("Belum ada tugas khusus; tugas sesuai kedudukan di atas.")
    if slips.activity.rundown:
        paper.line("Susunan acara", bold=True)
        lines = filter(None, map(str.strip, slips.activity.rundown.splitlines()))
        paper.line("\n".join(lines))
    _link(paper, slips, person)


def _post(post: SlipPost) -> tuple[str, ...]:
    rights = (post.duty, post.entitlement, post.responsibility)
    return post.title, *(text or DASH for text in rights)


def _facts(slips: DutySlips, person: SlipPerson) -> Iterator[tuple[str, str]]:
    activity = slips.activity
    yield "Nama", f"{person.name} ({say(person.element.label)})"
    if person.posts:
        yield "Kedudukan", in_list([post.title for post in person.posts])
    yield "Hari, tanggal", activity.when.in_weekday(undated=DOTS)
    if activity.starts_at:
        yield "Pukul", _hours(slips)
    yield "Tempat", activity.place or DOTS


def _contact(contact: SlipContact) -> tuple[str, ...]:
    phone = as_written(contact.phone) if contact.phone else DASH
    return contact.name, contact.position, phone


def _hours(slips: DutySlips) -> str:
    activity, zone = slips.activity, slips.school.time_zone.label
    starts = in_hour(activity.starts_at) if activity.starts_at else ""
    if activity.ends_at is None:
        return f"{starts} {zone} – selesai"
    return f"{starts} – {in_hour(activity.ends_at)} {zone}"


def _rows(duties: Iterable[SlipDuty]) -> Iterator[tuple[str, ...]]:
    for number, duty in enumerate(duties, 1):
        title = f"{duty.title}\n{duty.detail}" if duty.detail else duty.title
        box = BOX.get(duty.step, OPEN_BOX)
        yield str(number), title, _due(duty), _together(duty), box


def _due(duty: SlipDuty) -> str:
    mark = countdown(duty.offset_days)
    return f"{in_short(duty.due_on)} ({mark})" if duty.due_on else mark


def _together(duty: SlipDuty) -> str:
    evidence = in_list([say(kind.label) for kind in duty.evidence])
    parts = [] if duty.is_mine else [duty.accountable or duty.section]
    if evidence:
        parts.append(f"Bukti: {evidence}")
    return "\n".join(filter(None, parts)) or DASH


def _link(paper: Paper, slips: DutySlips, person: SlipPerson) -> None:
    address, lead = slips.addresses.get(person.id), slips.school.level.naming.lead
    if address is None or person.expires_at is None:
        paper.line(_otherwise(person, lead), italic=True)
        return
    last = person.expires_at.astimezone(slips.school.zone) - timedelta(microseconds=1)
    paper.picture_beside(
        qr_code(address),
        (
            "Buka tugas Bapak/Ibu di ponsel",
            "Arahkan kamera ponsel ke kode di samping, atau buka alamat ini:",
            address,
            "Laporkan tugas yang selesai atau terkendala, dan kirim foto di sana. "
            f"Berlaku sampai {in_long(last.date())}.",
            "Alamat ini pribadi: jangan diteruskan atau difoto orang lain. Bila kartu "
            f"hilang, beri tahu {lead}.",
        ),
    )


def _otherwise(person: SlipPerson, lead: str) -> str:
    if person.has_account:
        return "Tugas ini juga ada di aplikasi Siklus Humas, menu Tugas saya."
    return (
        f"Laporkan tugas yang selesai atau terkendala kepada ketua panitia atau {lead}."
    )
