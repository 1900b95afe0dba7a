from datetime import date
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from data.paper import Copy, Letters
from data.school.documents import letterhead_of
from data.store import Store
from execution.letters import actions as letters
from execution.letters.documents import letters_paper
from execution.letters.models import BatchNumberDraft, LetterKind, Numbering
from execution.letters.queries import letters_to_print, ready_words
from tests.execution.make import keep_pupil, to_close
from tests.execution.permissions import World
from tests.execution.permissions_of_letters import BATCH, of_one_pupil, written
from tests.make import NOW, SARI, SCHOOL, YEAR, acting
from tests.permissions import NEW


def texts_of(content: bytes) -> list[str]:
    """Return every text of a paper, in its order."""
    document = Document(BytesIO(content))
    return [
        node.text
        for node in document.element.body.iter()
        if node.tag.endswith("}t") and node.text
    ]


def test_every_family_has_a_page_with_its_name_in_the_order_of_class_groups(
    store: Store,
) -> None:
    world = World(store, to_close(store))
    keep_pupil(store, "Chandra & <Cici>", "VII B")
    written(world, opening="Kami mengundang orang tua {nama} kelas {kelas}.")
    letters.number_letters(
        acting(store, SARI), BATCH, 1, NEW, BatchNumberDraft(code="005")
    )

    told: list[float] = []
    content = letters_paper(letters_to_print(store, BATCH), told.append)

    words = texts_of(content)
    pupils = [w for w in words if " kelas VII" in w and not w.startswith("Kami")]
    assert pupils == [
        "Aldi kelas VII A",
        "Alya kelas VII A",
        "Bima kelas VII B",
        "Chandra & <Cici> kelas VII B",
    ]
    assert "Kami mengundang orang tua Alya kelas VII A." in words
    assert words.count("005/001/VIII/2026") == 4
    assert words.count("LEMBAR BALASAN") == 4
    assert "Sabtu, 15 Agustus 2026" in words
    assert told[-1] == 1
    body = Document(BytesIO(content)).element.body
    breaks = [n for n in body.iter() if n.tag.endswith("}pageBreakBefore")]
    assert len(breaks) == 3
    assert not [w for w in words if "«" in w]


def test_each_letter_may_have_a_number_of_its_own_and_give_it_back(
    store: Store,
) -> None:
    world = World(store, to_close(store))
    written(world)
    act = acting(store, SARI)
    draft = BatchNumberDraft(numbering=Numbering.EACH, code="005")

    letters.number_letters(act, BATCH, 1, NEW, draft)

    numbers = [one.number for one in letters_to_print(store, BATCH).letters]
    assert sorted(numbers) == [f"005/00{n}/VIII/2026" for n in (1, 2, 3)]
    letters.take_back_numbers(act, BATCH, 2)
    words = texts_of(letters_paper(letters_to_print(store, BATCH)))
    assert words.count("……/……") == 3
    assert store.number("select count(*) from letter") == 0


def test_a_letter_about_one_pupil_is_confidential_and_leaves_no_name_behind(
    store: Store,
) -> None:
    world = World(store, to_close(store))
    of_one_pupil(world)

    words = texts_of(letters_paper(letters_to_print(store, BATCH)))

    assert "Rahasia" in words
    assert [w for w in words if "Alya" in w]
    assert not [w for w in words if "Aldi" in w]
    act = acting(store, SARI)
    letters.number_letters(act, BATCH, 1, NEW, BatchNumberDraft(code="005"))
    [line] = store.column("select subject from letter")
    assert line == "Surat panggilan orang tua"
    facts = store.column("select facts from history where record = 'letter_batch'")
    assert facts
    assert not any("Alya" in one or "Undangan" in one for one in facts)


def test_the_information_letter_comes_from_the_plan(store: Store) -> None:
    activity = to_close(store)
    store.add(
        activity.model_copy(
            update={
                "id": NEW,
                "title": "POMG 2",
                "planned_on": date(2026, 10, 31),
                "place": "Aula",
            }
        )
    )

    ready = ready_words(store, LetterKind.INFORMATION, YEAR, NOW.date())

    assert "- 31 Oktober 2026: POMG 2, Aula" in ready.opening
    assert "Rapat awal tahun" not in ready.opening
    assert "saran" in ready.opening


def test_a_long_letter_is_made_smaller_and_no_column_narrower() -> None:
    sizes, widths = [], []
    for lines in (5, 40):
        paper = Letters(letterhead_of(SCHOOL), "Pemberitahuan")
        paper.next_page()
        paper.words("\n".join(f"- Kegiatan {number}" for number in range(lines)))
        paper.block([("Tempat", "Aula")])
        body = Document(BytesIO(paper.to_each([Copy(words={})]))).element.body
        sizes.append(max(int(one.get(qn("w:val"))) for one in body.iter(qn("w:sz"))))
        widths.append([one.get(qn("w:w")) for one in body.iter(qn("w:gridCol"))])

    assert sizes == [22, 17]
    assert widths[0] == widths[1]
