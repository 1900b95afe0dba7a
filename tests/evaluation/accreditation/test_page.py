from collections.abc import Callable
from datetime import date

from data.language import say
from data.people.store import people
from data.school.models import Level
from data.store import Store
from data.ui.desk import Desk
from evaluation.accreditation.actions import hand_in
from evaluation.accreditation.cards.proofs import proof_way
from evaluation.accreditation.models import Evidence, EvidenceStep, ProofKind, gap_id
from evaluation.accreditation.page import show
from evaluation.accreditation.queries import Proof
from evaluation.findings.models import Finding
from execution.follow_ups.models import FollowUp
from tests.evaluation.accreditation.test_actions import DRAFT, IA2024, PKS
from tests.evaluation.make import keep_activity
from tests.make import BUDI, RINA, SARI, acting
from tests.open_page import at_tab, labelled, links_of, open_page, unfolded, written

DeskOf = Callable[..., Desk]


def test_an_empty_school_reads_what_is_to_be_done(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))
    assert not page.exception
    told = written(page)
    assert "2.6.2 Sekolah bermitra" in told
    assert "0 dari 64 jenis bukti" in told

    page = at_tab(page, "accreditation", say("Matrix"))
    assert "2.6.2" in written(page)
    page = at_tab(page, "accreditation", say("Handed in ({count})", count=0))
    assert "Belum ada yang diserahkan" in page.info[0].value
    page = at_tab(page, "accreditation", say("Instruments"))
    assert "IASP2020 (2020)" in written(page)
    assert not page.exception


def test_a_vocational_school_is_told_to_load_its_own(
    desk_of: DeskOf, store: Store
) -> None:
    desk = desk_of(SARI)
    school = desk.school.model_copy(update={"level": Level.SMK})
    page = open_page(show, Desk(store, SARI, school, desk.year, True, desk.clock))
    assert "Muat instrumen sekolah sendiri" in page.info[0].value
    assert labelled(page.button, "Load the instrument")
    labelled(page.button, "Load the instrument").click().run()
    assert "Pilih berkas dahulu" in page.error[0].value


def test_a_member_sees_nothing(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA))
    assert len(page.warning) == 1
    assert written(page) == ""


def test_a_gap_becomes_somebodys_task(desk_of: DeskOf, store: Store) -> None:
    asked = {"butir": "2.6.3", "jenis": "questionnaire"}
    page = open_page(show, desk_of(SARI), asked | {"tugas": "1"})
    assert not page.exception
    assert "2.6.3" in labelled(page.text_area, "What is to be done").value
    labelled(page.button, "Give the task").click().run()
    assert "Pilih penanggung jawab" in page.error[0].value
    labelled(page.selectbox, "Who carries it out").select_index(
        1 + [p.name for p in people(store)].index(RINA.name)
    )
    labelled(page.button, "Give the task").click().run()

    [given] = store.rows(FollowUp, "from follow_up order by id")
    assert (given.owner_id, given.source.value) == (RINA.id, "accreditation")
    page = open_page(show, desk_of(SARI), asked)
    assert "diberikan kepada Rina sampai" in written(page)


def test_a_gap_becomes_a_finding_in_its_words(desk_of: DeskOf, store: Store) -> None:
    asked = {"butir": "2.6.3", "jenis": "questionnaire"}
    page = open_page(show, desk_of(SARI), asked)
    assert "temuan=1" in links_of(page)

    page = open_page(show, desk_of(SARI), asked | {"temuan": "1"})
    labelled(page.button, "Note the finding").click().run()
    assert not page.exception
    [found] = store.rows(Finding, "from finding order by id")
    assert found.source.value == "accreditation"
    assert found.source_id == gap_id("IA2024-2025", "2.6.3", ProofKind.QUESTIONNAIRE)
    assert found.text.startswith("Akreditasi 2.6.3: ")
    assert "belum ada" in found.text


def test_a_proof_is_handed_in_for_an_item(desk_of: DeskOf, store: Store) -> None:
    page = open_page(show, desk_of(SARI), {"butir": "2.6.2"})
    page = unfolded(page, "hand-in-2.6.2")
    labelled(page.text_input, "What it is called").input("PKS puskesmas")
    labelled(page.text_input, "Address (link)").input("pks")
    labelled(page.button, "Hand in the proof").click().run()
    assert page.error
    assert store.count(Evidence) == 0

    labelled(page.text_input, "Address (link)").input("https://contoh.sch.id/pks")
    labelled(page.date_input, "Day of the fact").set_value(DRAFT.happened_on)
    labelled(page.button, "Hand in the proof").click().run()

    [kept] = store.rows(Evidence, "from evidence order by id")
    assert (kept.title, kept.step) == ("PKS puskesmas", EvidenceStep.COMPLETE)
    page = open_page(show, desk_of(SARI), {"butir": "2.6.2"})
    assert "https://contoh.sch.id/pks" in links_of(page)


def test_the_principal_verifies_what_was_handed_in(
    desk_of: DeskOf, store: Store
) -> None:
    draft = DRAFT.model_copy(update={"note": "Asli di map B-3"})
    hand_in(acting(store, SARI), PKS, draft, IA2024, ["2.6.2"])
    asked = {"bukti": str(PKS)}

    page = open_page(show, desk_of(SARI), asked)
    assert not [one for one in page.button if one.label == say("Verify the proof")]
    page = open_page(show, desk_of(BUDI), asked)
    labelled(page.button, "Verify the proof").click().run()

    assert store.get(Evidence, PKS).step is EvidenceStep.VERIFIED


def test_what_the_records_hold_is_linked_and_taken_out(
    desk_of: DeskOf, store: Store
) -> None:
    keep_activity(store, "POMG 1")
    draft = DRAFT.model_copy(update={"note": "Asli"})
    hand_in(acting(store, SARI), PKS, draft)
    asked = {"butir": "2.6.2", "jenis": "agreement"}
    page = unfolded(open_page(show, desk_of(SARI), asked), "links-2.6.2")
    labelled(page.button, "Link it with this item").click().run()
    page = open_page(show, desk_of(SARI), asked)
    assert "PKS puskesmas" in written(page)

    page = unfolded(page, "links-2.6.2")
    labelled(page.button, "It does not prove this item").click().run()
    page = open_page(show, desk_of(SARI), asked)
    assert say("There is no proof of this yet.") in [one.value for one in page.info]


def test_a_school_words_an_item(desk_of: DeskOf) -> None:
    page = unfolded(open_page(show, desk_of(SARI), {"butir": "2.6.1"}), "words-2.6.1")
    labelled(page.text_input, "The school's own words").input("Visi kami dipahami")
    labelled(page.button, "Save").click().run()
    assert not page.exception
    page = open_page(show, desk_of(BUDI), {"butir": "2.6.1"})
    assert page.subheader[0].value == "2.6.1 Visi kami dipahami"
    assert "Bunyi bawaan: Visi dan misi" in written(page)


def test_a_strangers_address_shows_the_overview(desk_of: DeskOf) -> None:
    for asked in ({"butir": "9.9.9"}, {"bukti": "x"}, {"instrumen": "<b>"}):
        page = open_page(show, desk_of(SARI), asked)
        assert not page.exception
        assert "2.6.2 Sekolah bermitra" in written(page)


def test_what_is_read_within_a_page_is_opened_there(desk_of: DeskOf) -> None:
    desk = desk_of(SARI)
    facts = {"code": "1", "kind": "review", "record_key": "7", "activity_id": None}
    facts |= {"activity": None, "school_year": 2025, "happened_on": date(2026, 6, 22)}
    facts |= {"title": "", "counted": 1, "is_linked": False, "step": None}
    facts |= {"is_sensitive": False, "is_fresh": True, "address": "", "file_id": None}
    ways = {
        "year_review": "/penilaian?tahun=2025&bagian=tahun",
        "review_answer": "/penilaian?tahun=2025&bagian=ditandatangani",
        "monitoring_remark": "/pemantauan?tahun=2025&bagian=catatan",
        "recognition": (
            "/capaian?tahun=2026&tabs-outcomes=Akreditasi+dan+penghargaan&pengakuan=7"
        ),
    }
    for record, way in ways.items():
        assert proof_way(desk, Proof.model_validate(facts | {"record": record})) == way
