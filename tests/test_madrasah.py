"""A madrasah's papers, letters, links and pages speak of the madrasah in every line.

What people typed is not looked at: here nobody typed a word about a school.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from streamlit.testing.v1 import AppTest

from app import pages
from data.actor import Actor
from data.language import Language, say, speaking
from data.language.naming import MADRASAH
from data.school.models import Level, School
from data.store import Store
from data.ui.desk import Desk
from data.ui.pages import PageModule
from data.web import place
from organizing.committees.actions import add_usual_positions, appoint
from organizing.committees.models import USUAL_POSITIONS
from organizing.decrees.actions import number_decree, word_decree
from organizing.decrees.documents import committee_decree
from organizing.decrees.models import DecreeDraft, NumberDraft
from organizing.decrees.queries import decree_paper
from organizing.slips.documents import duty_slips_paper
from organizing.slips.queries import duty_slips
from organizing.structure.actions import set_up_usual
from organizing.structure.documents import structure_chart
from organizing.structure.queries import structure_paper
from planning.activities import store as activity_records
from planning.activities.models import Activity
from planning.chapters.models import READY_BASES
from planning.exchange.documents import plan_template, plan_workbook
from planning.exchange.queries import plan_facts
from planning.feeds.documents import year_calendar
from planning.feeds.queries import calendar_events
from planning.papers.documents import proposal, work_programme
from planning.papers.facts import programme_paper, proposal_paper
from planning.templates.actions import plan_many_from
from planning.templates.models import Pick
from planning.templates.store import ready_templates
from tests.make import BUDI, NOW, RINA, SARI, YEAR, acting
from tests.open_page import open_page
from tests.organizing.links.make import a_token
from tests.organizing.links.test_door import serving
from tests.organizing.make import a_task
from tests.planning.make import a_goal

SPACE = UUID(int=81)
FORBIDDEN = re.compile(r".{0,40}\b(?:sekolah|dinas pendidikan|dapodik).{0,40}", re.I)
TITLES = re.compile(
    r"tentang Komite Sekolah|Budaya Sekolah Aman dan Nyaman|sekolah lain(?:nya)?\b"
    r"|sekolah (?:lanjutan|asal|penerima|contoh)|(?<=href=\\\"/)sekolah(?=\?)"
    r"|(?<=bagian[-=])sekolah(?=\\\")",
    re.IGNORECASE,
)
"""Titles of regulations, schools that are not this one, and an address."""


@pytest.fixture(scope="module")
def madrasah(
    founded: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """An MTs with a whole year from templates, committees, a decree and a link."""
    folder = tmp_path_factory.mktemp("madrasah")
    store = Store.open(shutil.copytree(founded, folder, dirs_exist_ok=True))
    begin_year(store)
    yield store
    store.close()


def begin_year(store: Store) -> None:
    """Play the beginning of a madrasah's year, without a word typed by anybody."""
    changed = {
        "name": "MTs Negeri 1 Contoh",
        "level": Level.MTS,
        "letterhead": (
            "KEMENTERIAN AGAMA REPUBLIK INDONESIA",
            "KANTOR KEMENTERIAN AGAMA KOTA CONTOH",
        ),
        "version": 2,
    }
    store.replace(store.get(School).model_copy(update=changed))
    lead = acting(store, SARI)
    with speaking(Language.INDONESIAN, MADRASAH):
        goal = a_goal(store, "Hubungan harmonis dengan orang tua")
        picks = [
            Pick(activity_id=uuid5(SPACE, t.key), key=t.key, goal_id=goal.id)
            for t in ready_templates(Level.MTS)
        ]
        first, *_ = plan_many_from(lead, picks, YEAR)
        set_up_usual(lead, uuid5(SPACE, "bodies"))
        ids = [uuid5(SPACE, str(n)) for n in range(len(USUAL_POSITIONS))]
        for position in add_usual_positions(lead, ids, first.id):
            appoint(lead, position.id, RINA.id)
        a_task(store, first)
        ready = decree_paper(store, first.id).decree
        words = {n: getattr(ready, n) for n in DecreeDraft.model_fields}
        decree = word_decree(lead, first.id, 0, DecreeDraft(**words))
        on = NumberDraft(decided_on=date(2026, 7, 10))
        number_decree(lead, first.id, decree.version, uuid5(SPACE, "letter"), on)


def planned(store: Store) -> list[Activity]:
    return activity_records.activities_in(store, YEAR)


def first_of(store: Store) -> UUID:
    return uuid5(SPACE, ready_templates(Level.MTS)[0].key)


def papers(store: Store) -> Iterator[tuple[str, bytes]]:
    """Give every document that can be made, by its name."""
    school, activity_id = store.get(School), first_of(store)
    yield "programme.docx", work_programme(programme_paper(store, YEAR, NOW))
    for activity in planned(store)[::9]:
        paper = proposal_paper(store, activity.id, NOW)
        yield f"proposal {activity.title}.docx", proposal(paper)
    yield "decree.docx", committee_decree(decree_paper(store, activity_id))
    yield "slips.docx", duty_slips_paper(duty_slips(store, activity_id, NOW))
    structure = structure_paper(store, YEAR, NOW.date())
    yield "structure.docx", structure_chart(structure)
    facts = plan_facts(store, YEAR, NOW)
    yield "plan.xlsx", plan_workbook(facts)
    yield "template.xlsx", plan_template(facts)
    with speaking(Language.INDONESIAN, school.level.naming):
        events = calendar_events(store, YEAR)
        yield "year.ics", year_calendar(events, f"Humas {school.name}")


def words_of(content: bytes) -> str:
    """Return the words of a DOCX, an XLSX or an ICS."""
    if not content.startswith(b"PK"):
        return content.decode().replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = [file.read(n).decode() for n in file.namelist() if n.endswith(".xml")]
    ends = re.sub(r"</w:p>|</si>|</c>", "\n", "\n".join(parts))
    return unescape(re.sub(r"<[^>]+>", "", ends))


def foreign(words: str) -> list[str]:
    """Return where words still speak of a school."""
    return FORBIDDEN.findall(TITLES.sub("", words))


def test_every_document_speaks_of_the_madrasah(madrasah: Store) -> None:
    found = {
        name: said
        for name, content in papers(madrasah)
        if (said := foreign(words_of(content)))
    }

    assert found == {}


@pytest.mark.parametrize(
    "said",
    [
        "Kepala Madrasah,",
        "Wakil Kepala Madrasah Bidang Humas",
        "komite madrasah",
        "Nomor 16 Tahun 2020 tentang Komite Madrasah",
        "KANTOR KEMENTERIAN AGAMA KOTA CONTOH",
    ],
)
def test_the_work_programme_names_who_is_who_in_a_madrasah(
    madrasah: Store, said: str
) -> None:
    words = words_of(work_programme(programme_paper(madrasah, YEAR, NOW)))

    assert said in words
    assert READY_BASES[3].title not in words


def test_the_door_of_a_personal_link_speaks_of_the_madrasah(madrasah: Store) -> None:
    token = a_token(madrasah)
    with serving(madrasah) as phone:
        told = {
            address: phone.get(address).text
            for address in (f"/t/{token}", "/t/nobody", f"/t/{token}.ics")
        }

    assert "Madrasah" in told["/t/nobody"]
    assert {address: foreign(words) for address, words in told.items()} == {
        address: [] for address in told
    }


def test_every_page_speaks_of_the_madrasah(madrasah: Store) -> None:
    found = {
        (module.PAGE.path, person.name): said
        for module in pages()
        for person in (SARI, BUDI, RINA)
        if (said := foreign(shown(module, desk_of(madrasah, person))))
    }

    assert found == {}


def shown(module: PageModule, desk: Desk) -> str:
    """Return everything a page shows, with its folds open."""
    page = open_page(module.show, desk)
    for key in re.findall(r'"\$\$ID-[0-9a-f]+-([^"]+)"', parts_of(page, "expander")):
        page.session_state[key] = True
    page.run()
    assert not page.exception
    return unescape(parts_of(page))


def parts_of(page: AppTest, kind: str = "") -> str:
    parts = page.get(kind) if kind else page.main
    return "\n".join(str(part.proto) for part in parts)


@pytest.mark.parametrize("level", [x for x in Level if x.is_madrasah])
def test_every_ready_template_speaks_of_the_madrasah(level: Level) -> None:
    said = {
        template.key: foreign(template.model_dump_json(exclude={"source"}))
        for template in ready_templates(level)
    }

    assert said == {key: [] for key in said}


def desk_of(store: Store, person: Actor) -> Desk:
    return Desk(store, person, store.get(School), YEAR, True, lambda: NOW)


def test_a_madrasahs_name_stands_where_the_ready_words_leave_room(
    madrasah: Store,
) -> None:
    words = words_of(work_programme(programme_paper(madrasah, YEAR, NOW)))

    assert "humas MTs Negeri 1 Contoh menyusun program kerja" in words
    assert "{" not in words


def test_signing_in_speaks_of_the_madrasah_that_is_served(madrasah: Store) -> None:
    place.serve_records(madrasah)
    try:
        with speaking(Language.INDONESIAN):
            served = say("The year of school public relations: plan, do, evaluate.")
    finally:
        place.serve_records(None)
    with speaking(Language.INDONESIAN):
        unserved = say("The year of school public relations: plan, do, evaluate.")

    assert served == "Setahun humas madrasah: rencana, pelaksanaan, evaluasi."
    assert unserved == "Setahun humas sekolah: rencana, pelaksanaan, evaluasi."
