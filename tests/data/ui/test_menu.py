"""The head of every page: where a person can go, and where they are."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

import app
from data.accounts.models import SignedIn
from data.actor import Actor
from data.language import Language, say
from data.school.models import School, YearRecord, YearStep
from data.ui.menu import Sight, menu, shown_pages
from data.ui.pages import Far, Page, Section, Stands, Use, register, registered
from tests.make import BUDI, NOW, RINA, SARI, SCHOOL

AT_MOST = 12
YEARS = [
    YearRecord(start=2026, closed_on=None, version=1),
    YearRecord(start=2025, closed_on=date(2026, 7, 1), version=2),
]


STANDS = Stands(
    Section.EXECUTE,
    {
        Section.PLAN: Far(1.0, "disetujui"),
        Section.EXECUTE: Far(0.47, "9 dari 19 kegiatan ditutup"),
    },
)


class Links(HTMLParser):
    """The links of each part of the menu, and which are marked as here."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: dict[str, list[str]] = {"": []}
        self.here: list[tuple[str, str]] = []
        self.part = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in {"nav", "details"}:
            self.part = facts.get("aria-label") or f"{self.part} »"
            self.parts.setdefault(self.part, [])
        if tag == "a":
            self.parts[self.part].append(facts["href"] or "")
        if mark := facts.get("aria-current"):
            self.here.append((facts.get("href") or tag, mark))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"nav", "details"}:
            self.part = ""


def page_at(path: str) -> Page:
    return next(m.PAGE for m in registered() if m.PAGE.path == path)


def seen(
    person: Actor,
    path: str,
    *,
    year: YearRecord = YEARS[0],
    school: School = SCHOOL,
    stands: Stands = STANDS,
) -> str:
    who = SignedIn(
        username="x",
        person_id=person.id,
        name=person.name,
        role=person.role,
        language=Language.INDONESIAN,
        must_change=False,
        expires_at=NOW,
    )
    return menu(Sight(who, school, YEARS, year, page_at(path), stands))


def setup_module() -> None:
    register(app.pages, lambda _: STANDS)


@pytest.mark.parametrize("person", [SARI, BUDI, RINA], ids=lambda p: p.name)
def test_at_most_twelve_entries_are_in_sight_on_any_page(person: Actor) -> None:
    for page in shown_pages(person):
        parts = Links(seen(person, page.path)).parts
        phases = parts.get(say("Menu"), [])
        beside = parts.get(say(page.section.label), [])

        assert len(phases) <= 6
        assert len(phases) + len(beside) + 1 <= AT_MOST, page.path


@pytest.mark.parametrize("person", [SARI, BUDI], ids=lambda p: p.name)
def test_every_page_of_a_person_is_reached_by_a_phase_and_an_entry(
    person: Actor,
) -> None:
    phases = Links(seen(person, "beranda")).parts[say("Menu")]
    reached = set(phases)
    for phase in phases:
        for part in Links(seen(person, phase[1:])).parts.values():
            reached |= set(part)

    assert {f"/{page.path}" for page in shown_pages(person)} <= reached


def test_the_phases_stand_in_the_order_of_the_cycle() -> None:
    phases = Links(seen(SARI, "beranda")).parts[say("Menu")]

    sections = [page_at(path[1:]).section for path in phases]
    assert sections == list(Section)


def test_a_principal_does_not_see_what_only_the_humas_lead_does() -> None:
    paths = {page.path for page in shown_pages(BUDI)}

    assert {"beranda", "penilaian", "program", "hasil"} <= paths
    assert not paths & {"siswa", "akun", "pengingat", "tautan"}


def test_a_member_sees_their_tasks_and_no_empty_phase() -> None:
    shown = seen(RINA, "tugas")

    assert [page.path for page in shown_pages(RINA)] == [
        "tugas",
        "tugas-panitia",
        "ruang",
        "keuangan-kegiatan",
        "kendala",
        "pemberian",
        "dokumentasi",
        "notulen",
    ]
    assert "way-phases" in shown
    assert not {"/tujuan", "/hasil", "/orang"} & set(
        re.findall(r'href="([^"?]+)', shown)
    )
    assert 'class="way-school" href="/tugas"' in shown


def test_the_page_and_its_phase_are_marked() -> None:
    assert Links(seen(SARI, "agenda")).here == [
        ("/tujuan", "true"),
        ("/agenda", "page"),
    ]


def test_a_rare_page_stands_behind_one_entry_that_names_it() -> None:
    shown = seen(SARI, "template")

    assert page_at("template").use is Use.RARE
    assert ("/template", "page") in Links(shown).here
    assert ("summary", "true") in Links(shown).here
    assert re.search(rf"<summary[^>]*>{say('Templates')}<", shown)


def test_a_page_behind_another_still_shows_its_phase() -> None:
    assert Links(seen(SARI, "kegiatan")).here == [("/tujuan", "true")]


def test_where_the_year_stands_is_said_and_marked_once() -> None:
    shown = seen(SARI, "beranda")

    assert f"{say('Now: execution')} · 9 dari 19 kegiatan ditutup" in shown
    assert shown.count("way-now") == 1
    assert shown.index("/ruang") < shown.index("way-now") < shown.index("/hasil")


def test_every_phase_says_how_far_it_is() -> None:
    shown = seen(SARI, "beranda")

    assert shown.count('style="--far: ') == len(STANDS.far)
    assert 'aria-description="disetujui"' in shown
    assert '--far: 47%"' in shown


def test_another_year_is_kept_on_every_way() -> None:
    parts = Links(seen(SARI, "agenda", year=YEARS[1])).parts

    assert all(
        url.endswith("?tahun=2025")
        for part in (say("Menu"), say("Plan"))
        for url in parts[part]
    )
    shown = seen(SARI, "agenda", year=YEARS[1])
    assert '<option value="/agenda">2026/2027</option>' in shown
    closed = f"2025/2026 · {say(YearStep.CLOSED.label)}"
    assert f'<option value="/agenda?tahun=2025" selected>{closed}</option>' in shown


def test_notices_are_thin_lines() -> None:
    sample = SCHOOL.model_copy(update={"is_sample": True})

    assert "way-note" not in seen(SARI, "agenda")
    assert seen(SARI, "agenda", school=sample).count("way-note") == 1
    assert seen(SARI, "agenda", school=sample, year=YEARS[1]).count("way-note") == 2


def test_names_are_words_not_markup() -> None:
    school = SCHOOL.model_copy(update={"name": "SMP <b>Contoh</b>"})

    assert "SMP &lt;b&gt;Contoh&lt;/b&gt;" in seen(SARI, "agenda", school=school)
