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
from data.paper import Align, Column, Paper
from data.school.documents import letterhead_of
from organizing.links.documents import qr_code
from organizing.slips.queries import DutySlips, SlipDuty, SlipPerson, SlipPost
from organizing.tasks.models import TaskStep

TITLE: Final = "KARTU TUGAS PANITIA"
LEAD: Final = "Wakil Kepala Sekolah Bidang Humas"
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
POST_COLUMNS: Final = (
    Column(title="Kedudukan", width=3.1),
    Column(title="Tugas", width=4.4),
    Column(title="Hak", width=3.9),
    Column(title="Tanggung jawab", width=4.3),
)


def duty_slips_paper(slips: DutySlips) -> bytes:
    """Return a page for every person: place, tasks, rundown, whom to ask, the link."""
    with speaking(Language.INDONESIAN):
        paper = Paper(
            letterhead_of(slips.school), f"Kartu Tugas: {slips.activity.title}"
        )
        for place, person in enumerate(slips.people):
            if place:
                paper.next_page()
            _slip(paper, slips, person)
        return paper.to_bytes()


def _slip(paper: Paper, slips: DutySlips, person: SlipPerson) -> None:
    paper.letterhead()
    paper.centred(TITLE, slips.activity.title, bold=True, after=8)
    paper.facts(_facts(slips, person), 3.6)
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
        for line in filter(None, map(str.strip, slips.activity.rundown.splitlines())):
            paper.line(line)
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
    yield "Bertanya kepada", _asked(slips, person) or LEAD


def _asked(slips: DutySlips, person: SlipPerson) -> str:
    leaders = [one for one in slips.leaders if one.id != person.id]
    return in_list([f"{one.name} ({one.posts[0].title})" for one in leaders])


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
    address = slips.addresses.get(person.id)
    if address is None or person.expires_at is None:
        paper.line(_otherwise(person), italic=True)
        return
    last = person.expires_at.astimezone(slips.school.zone) - timedelta(microseconds=1)
    paper.picture_beside(
        qr_code(address),
        (
            "Buka tugas Anda di ponsel",
            "Arahkan kamera ponsel ke kode di samping, atau buka alamat ini:",
            address,
            "Laporkan tugas yang selesai atau terkendala, dan kirim foto di sana. "
            f"Berlaku sampai {in_long(last.date())}.",
            "Alamat ini pribadi: jangan diteruskan atau difoto orang lain. Bila kartu "
            f"hilang, beri tahu {LEAD}.",
        ),
    )


def _otherwise(person: SlipPerson) -> str:
    if person.has_account:
        return "Tugas ini juga ada di aplikasi Siklus Humas, menu Tugas saya."
    return (
        f"Laporkan tugas yang selesai atau terkendala kepada ketua panitia atau {LEAD}."
    )
