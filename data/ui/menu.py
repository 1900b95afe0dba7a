"""The way through the house: where a person can go, and where they are."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from data.accounts.models import SignedIn
from data.actor import Actor
from data.calendar import SchoolYear
from data.handbook.models import ADDRESS as HANDBOOK
from data.handbook.models import NEWS, PART
from data.language import N_, in_number, say, why
from data.school.models import School, YearRecord, YearStep
from data.store.room import MB, Room
from data.ui.pages import Far, Page, Section, Stands, Use, first_page, registered
from data.web import html
from data.web.shell import YEAR_IN_ADDRESS

ICONS: Final = {
    Section.HOME: "home",
    Section.PLAN: "event_note",
    Section.ORGANIZE: "groups",
    Section.EXECUTE: "event_available",
    Section.EVALUATE: "monitoring",
    Section.SCHOOL: "school",
}
STANDS: Final = {
    Section.PLAN: N_("Now: planning"),
    Section.ORGANIZE: N_("Now: organizing"),
    Section.EXECUTE: N_("Now: execution"),
    Section.EVALUATE: N_("Now: evaluation"),
}


@dataclass(frozen=True)
class Entry:
    """One thing to choose: its words, its address, and whether one is there.

    ``far``: how far a part of the cycle is.
    """

    label: str
    url: str = ""
    icon: str = ""
    is_here: bool = False
    is_now: bool = False
    far: Far | None = None


@dataclass(frozen=True)
class Sight:
    """Who stands where: the person, the school, the year, the page.

    ``stands`` is how far each part of the cycle is; ``little_room`` the disk of the
    records, where it is the person's to make room.
    ``has_news`` since they last read what an update brought.
    """

    who: SignedIn
    school: School
    years: Sequence[YearRecord]
    year: YearRecord
    page: Page
    stands: Stands
    little_room: Room | None = None
    has_news: bool = False

    def address(self, page: Page, year: int | None = None) -> str:
        """Return the page's address in the year one is in, or in another."""
        start = year or self.year.start
        if start == self.school.current_year:
            return f"/{page.path}"
        return f"/{page.path}?{urlencode({YEAR_IN_ADDRESS: start})}"


def menu(sight: Sight) -> str:
    """Return the head of every page as HTML: phases, pages, year, person, notices."""
    seen = shown_pages(sight.who.actor)
    beside = [page for page in seen if page.section is sight.page.section]
    daily = [page for page in beside if page.use is Use.DAILY]
    rare = [page for page in beside if page.use is Use.RARE]
    phases = _phases(sight, seen)
    return html.part(
        "way",
        home=sight.address(first_page(sight.who.actor).PAGE),
        logo=html.logo_address(sight.school.logo),
        school=sight.school.name,
        stands=_stands(sight.stands),
        menu=say("Menu"),
        phases=phases if len(phases) > 1 else [],
        here=say(sight.page.section.label),
        pages=_entries(sight, daily) if len(beside) > 1 else [],
        rare=_entries(sight, rare),
        rare_here=say(sight.page.title) if sight.page.use is Use.RARE else "",
        more=say("More"),
        find={"label": say("Search and jump"), "words": _find_words()},
        year_words=say("School year"),
        years=_years(sight),
        name=sight.who.name,
        role=say(sight.who.role.label),
        guide=_guide(sight),
        handbook=say("Handbook"),
        account=say("My account and language"),
        leave=say("Sign out"),
        notes=_notes(sight),
    )


def _find_words() -> str:
    """Return what the box says in which things are found, for its script."""
    words = {
        "ask": say("What are you looking for?"),
        "found": say("What was found"),
        "close": say("Close"),
        "keys": say("Up and down choose, Enter opens, Esc closes."),
        "failed": say("Nothing could be searched now. Load the page again."),
        "one": say("{count} found"),
    }
    return json.dumps(words, ensure_ascii=False)


def shown_pages(person: Actor) -> list[Page]:
    """Return the pages that a person finds in the menu, in its order."""
    return [module.PAGE for module in registered() if module.PAGE.is_listed_for(person)]


def _phases(sight: Sight, seen: Sequence[Page]) -> list[Entry]:
    """Return the sections in which the person finds something, each at its first."""
    first: dict[Section, Page] = {}
    for page in seen:
        first.setdefault(page.section, page)
    return [
        Entry(
            say(section.label),
            sight.address(first[section]),
            ICONS[section],
            is_here=section is sight.page.section,
            is_now=section is sight.stands.now,
            far=sight.stands.far.get(section),
        )
        for section in Section
        if section in first
    ]


def _stands(stands: Stands) -> str:
    """Return the part of the cycle that the year is in, and how far that is."""
    far = stands.far.get(stands.now)
    now = say(STANDS[stands.now])
    return f"{now} · {far.said}" if far else now


def _guide(sight: Sight) -> Entry:
    """Return the way to what the handbook says about the page one is on."""
    words = say("What this page is for: “{page}”", page=say(sight.page.title))
    asked = {YEAR_IN_ADDRESS: sight.year.start, PART: sight.page.path}
    return Entry(words, f"/{HANDBOOK}?{urlencode(asked)}")


def _entries(sight: Sight, pages: Sequence[Page]) -> list[Entry]:
    return [
        Entry(
            say(page.title),
            sight.address(page),
            page.icon,
            is_here=page.path == sight.page.path,
        )
        for page in pages
    ]


def _years(sight: Sight) -> list[Entry]:
    return [
        Entry(
            _year_label(year, sight.school),
            sight.address(sight.page, year.start),
            is_here=year.start == sight.year.start,
        )
        for year in sight.years
    ]


def _year_label(year: YearRecord, school: School) -> str:
    """Return a year, and where it stands when it is not the current one."""
    named, step = str(SchoolYear(start=year.start)), year.standing(school.current_year)
    return named if step is YearStep.CURRENT else f"{named} · {say(step.label)}"


def _notes(sight: Sight) -> list[Entry]:
    notes = []
    if sight.little_room:
        said = say(
            "The disk of the records has only {free} MB left. Make room there soon: "
            "below {least} MB nothing can be saved any more.",
            free=in_number(sight.little_room.free // MB),
            least=in_number(sight.little_room.needed // MB + 1),
        )
        notes.append(Entry(said, icon="warning"))
    if sight.school.is_sample:
        said = say("Sample school: every person and number here is made up.")
        notes.append(Entry(said, icon="science"))
    if sight.has_news:
        url = (
            f"/{HANDBOOK}?{urlencode({YEAR_IN_ADDRESS: sight.year.start, PART: NEWS})}"
        )
        said = say("Siklus Humas was updated: what is new")
        notes.append(Entry(said, url, icon="info"))
    if refusal := sight.year.change_refusal():
        notes.append(Entry(why(refusal), icon="lock"))
    return notes
