"""The handbook says what the product says, and leads to what is there."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from data.handbook import reading
from data.handbook.models import YEAR_OF, Chapter
from data.language import HERE, Language, say, speaking
from data.ui.pages import Page, registered
from tests.house_rules import ROOT

LABEL = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
"""What stands in bold is what the product says in that language: a button, a page."""

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FACT = re.compile(r"\\{\w+\\}")
MOST_PICTURES = 25
MOST_BYTES = 1_500_000
EVERY = [(language, chapter) for language in Language for chapter in Chapter]


def pages() -> list[Page]:
    import app  # noqa: PLC0415 -- registers the pages

    assert app.MENU
    return [module.PAGE for module in registered()]


def messages(language: Language) -> tuple[set[str], list[re.Pattern[str]]]:
    """Return what the product says as it stands, and what it says with facts in it."""
    with (HERE / "id.po").open("rb") as file:
        catalogue = read_po(file, locale="id")
    said: set[str] = set()
    for message in catalogue:
        words = message.id if language is Language.ENGLISH else message.string
        said |= set(words if isinstance(words, tuple) else [words]) - {""}
    with_facts = [
        re.compile(FACT.sub(".+", re.escape(words)))
        for words in said
        if "{" in words and len(re.sub(r"\{\w+\}|\W", "", words)) > 3
    ]
    return said, with_facts


def unknown_labels(text: str, language: Language) -> list[str]:
    said, with_facts = messages(language)
    found = (re.sub(r"\s+", " ", label) for label in LABEL.findall(text))
    return [
        label
        for label in found
        if label not in said and not any(p.fullmatch(label) for p in with_facts)
    ]


def targets(text: str) -> Iterator[tuple[str, str]]:
    for target in LINK.findall(text):
        file, _, key = target.partition("#")
        yield file, key


@pytest.mark.parametrize("language", Language)
def test_every_page_has_its_part_and_no_part_is_left_of_a_page_that_is_gone(
    language: Language,
) -> None:
    told = reading.parts(language)
    of_pages = {
        part.key: part
        for part in told
        if part.chapter.value in {page.section.value for page in pages()}
    }
    others = {"masuk", "tahun-pelajaran"}
    assert of_pages.keys() - others == {page.path for page in pages()}
    assert len(told) == len({part.key for part in told})
    for page in pages():
        with speaking(language):
            called = re.compile(rf"{re.escape(say(page.title))}(: .+)?")
        assert called.fullmatch(of_pages[page.path].title), page.path
    assert set(YEAR_OF.values()) < {part.key for part in told}


@pytest.mark.parametrize("language", Language)
def test_what_the_handbook_calls_a_button_or_a_page_is_what_the_product_says(
    language: Language,
) -> None:
    wrong = {
        f"{language}/{chapter}.md: {label}"
        for chapter in Chapter
        for label in unknown_labels(reading.written(language, chapter), language)
    }
    assert not wrong


def test_a_label_that_nothing_says_is_found() -> None:
    text = "Ketuk **Simpan**, lalu **Bukan tombol apa pun**."
    assert unknown_labels(text, Language.INDONESIAN) == ["Bukan tombol apa pun"]


@pytest.mark.parametrize(("language", "chapter"), EVERY)
def test_links_lead_to_parts_and_pictures_that_are_there(
    language: Language, chapter: Chapter
) -> None:
    text = reading.written(language, chapter)
    known = {part.key: part.chapter for part in reading.parts(language)}
    for file, key in targets(text):
        if key:
            assert known.get(key) == (Chapter(file[:-3]) if file else chapter), key
        else:
            assert (reading.HERE / language / file).resolve().is_file(), file


def test_both_languages_tell_the_same() -> None:
    one, other = (reading.by_key(language) for language in Language)
    assert list(one) == list(other)
    for key in one:
        told, same = one[key], other[key]
        assert told.chapter == same.chapter
        assert told.words.count("\n1. ") == same.words.count("\n1. "), key
        leads = [sorted(to for _, to in targets(part.words)) for part in (told, same)]
        assert leads[0] == leads[1], key


def test_the_pictures_are_few_and_light() -> None:
    files = list(reading.PICTURES.glob("*/*.webp"))
    named = {
        (reading.HERE / language / file).resolve()
        for language, chapter in EVERY
        for file, key in targets(reading.written(language, chapter))
        if not key
    }
    assert {file.resolve() for file in files} == named
    assert len(files) <= MOST_PICTURES
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES


def test_the_repository_leads_to_both_languages() -> None:
    contents = (reading.HERE / "README.md").read_text("utf-8")
    for language, chapter in EVERY:
        assert f"({language}/{chapter}.md)" in contents
    assert (ROOT / "data" / "handbook" / "README.md").is_file()
