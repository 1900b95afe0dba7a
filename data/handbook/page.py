"""The handbook's page: one part, or all of them, to read, to search and to print."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import streamlit as st

from data.actor import Actor
from data.handbook import reading
from data.handbook.actions import read_news
from data.handbook.models import (
    ADDRESS,
    EVERY_PART,
    NEWS,
    PART,
    YEAR_OF,
    Chapter,
    Part,
)
from data.language import N_, fitted, in_long, say, spoken
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.pages import Page, Section, Use, registered

PAGE = Page(
    N_("Handbook"),
    "panduan",
    "info",
    Section.HOME,
    None,
    use=Use.FROM_A_PAGE,
)
LOOK: Final = """<style>
.guide{max-width:46rem;overflow-wrap:anywhere}
.guide h2{font-size:var(--h2,1.25rem);margin:1.6rem 0 .3rem;padding:0}
.guide h3{font-size:var(--h3,1.0625rem);margin:1.3rem 0 .2rem;padding:0;
scroll-margin-top:7rem}
.guide p,.guide ul,.guide ol{margin:.35rem 0 .6rem}
.guide li{margin:.15rem 0}
.guide a{color:var(--accent)}
.guide img{display:block;max-width:100%;height:auto;margin:.6rem 0;
border:1px solid var(--line);border-radius:var(--round,.6rem)}
.guide table{border-collapse:collapse;display:block;overflow-x:auto}
.guide :is(td,th){border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0;
text-align:left;vertical-align:top}
.guide .to{font-size:var(--small,.875rem)}
.guide nav ul{columns:16rem;list-style:none;padding:0}
.guide nav li{break-inside:avoid}
@media print{
.stApp,.stAppViewContainer,.stMain{position:static!important;overflow:visible!important;
height:auto!important;display:block!important;background:white!important}
.stMain h1,.guide,.guide *{color:black!important}
.guide{max-width:none}.guide .to,.guide nav{display:none}
.guide :is(h2,h3){break-after:avoid}.guide img{max-height:9cm;break-inside:avoid}}
</style>"""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    asked = st.query_params.get(PART, "")
    st.html(_whole(desk, asked))
    if asked == NEWS:
        read_news(desk.act(), reading.newest())


def first(desk: Desk) -> str:
    """Return what is seen before the page is drawn: the handbook as it opens."""
    return _whole(desk, "")


def _whole(desk: Desk, asked: str) -> str:
    known = reading.by_key(spoken())
    if asked == NEWS:
        said = _news(desk)
    elif asked in known:
        said = _one(desk, known[asked])
    else:
        said = _every(desk, is_for_all=asked == EVERY_PART)
    return f'{LOOK}<div class="guide">{said}</div>'


def _one(desk: Desk, part: Part) -> str:
    return _told(desk, part, 2) + _ways(
        (say("Whole handbook"), _address(desk)),
        (say("What is new"), _address(desk, NEWS)),
    )


def _every(desk: Desk, *, is_for_all: bool) -> str:
    own = YEAR_OF[desk.person.role]
    pages = _pages_of(desk.person)
    shown = [
        part
        for part in reading.parts(spoken())
        if part.chapter is not Chapter.NEWS
        if is_for_all or part.key == own or part.key in pages or not _is_limited(part)
    ]
    more = (
        (say("Only what is for me"), _address(desk))
        if is_for_all
        else (say("Also the pages and years of others"), _address(desk, EVERY_PART))
    )
    ways = _ways((say("What is new"), _address(desk, NEWS)), more)
    return ways + _contents(desk, shown) + _chapters(desk, shown)


def _is_limited(part: Part) -> bool:
    """Whether a part is about one role's year, or about a page."""
    return part.key in YEAR_OF.values() or part.key in {
        module.PAGE.path for module in registered()
    }


def _contents(desk: Desk, shown: Sequence[Part]) -> str:
    named = escape(say("Contents"))
    lines = [
        f"<p><strong>{escape(_chapter(chapter))}</strong></p><ul>"
        + "".join(
            f"<li>{anchor(fitted(part.title), _address(desk, part.key))}</li>"
            for part in shown
            if part.chapter is chapter
        )
        + "</ul>"
        for chapter in dict.fromkeys(part.chapter for part in shown)
    ]
    return f'<nav aria-label="{named}">{"".join(lines)}</nav>'


def _chapters(desk: Desk, shown: Sequence[Part]) -> str:
    return "".join(
        f"<h2>{escape(_chapter(chapter))}</h2>"
        + "".join(_told(desk, part, 3) for part in shown if part.chapter is chapter)
        for chapter in dict.fromkeys(part.chapter for part in shown)
    )


def _told(desk: Desk, part: Part, level: int) -> str:
    """Return one part with its heading, and the way to its page where it has one."""
    page = _pages_of(desk.person).get(part.key)
    way = ""
    if page:
        words = say("Open “{page}”", page=say(page.title))
        way = f'<p class="to">{anchor(words, link(desk, page.path))}</p>'
    words = _with_year(desk, reading.as_html(part))
    title = escape(fitted(part.title))
    return f'<h{level} id="bagian-{part.key}">{title}</h{level}>{words}{way}'


def _news(desk: Desk) -> str:
    told = "".join(
        f"<h2>{escape(in_long(day))}</h2>{_with_year(desk, reading.as_html(part))}"
        for day, part in reading.news(spoken())
    )
    title = escape(say("What is new"))
    return f"<h2>{title}</h2>{told}" + _ways((say("Whole handbook"), _address(desk)))


def _with_year(desk: Desk, said: str) -> str:
    """Let the links to other parts stay in the year one is in."""
    inside = f'href="/{ADDRESS}?{PART}='
    return said.replace(inside, f'href="/{ADDRESS}?tahun={desk.year.start}&amp;{PART}=')


def _address(desk: Desk, part: str = "") -> str:
    return link(desk, ADDRESS, **({PART: part} if part else {}))


def _ways(*shown: tuple[str, str]) -> str:
    links = " · ".join(anchor(words, url) for words, url in shown)
    return f'<p class="to">{links}</p>'


def _pages_of(person: Actor) -> dict[str, Page]:
    """Return the pages that a person may open, by their addresses."""
    seen: Iterable[Page] = (module.PAGE for module in registered())
    return {page.path: page for page in seen if page.is_for(person)}


def _chapter(chapter: Chapter) -> str:
    return fitted(reading.chapter_title(spoken(), chapter))
