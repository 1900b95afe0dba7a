"""A school counted by hand: what proves what, and what does not."""

from datetime import UTC, date, datetime
from typing import Any

from data.store import Store
from evaluation.accreditation.models import (
    Expected,
    Hint,
    Instrument,
    Item,
    ProofKind,
    ProofLink,
    Standing,
    proof_day,
)
from evaluation.accreditation.queries import (
    ItemStanding,
    item_standings,
    listed_evidence,
    proofs,
    readiness,
)
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_participation,
    key,
)
from tests.make import SARI

TODAY = date(2026, 11, 21)
KIND = ProofKind


def an_instrument(*expected: Expected, **changes: Any) -> Instrument:
    item = Item(code="1", title="Rapat", expected=expected, **changes)
    return Instrument(name="UJI", edition="1", title="Uji", item=(item,))


def only(store: Store, instrument: Instrument) -> ItemStanding:
    [standing] = item_standings(store, instrument, TODAY)
    return standing


def keep_meeting(store: Store, title: str, kind: str, held_on: date, **of: Any) -> None:
    row = {
        "id": key(f"meeting-{title}"),
        "school_year": 2026,
        "kind": kind,
        "title": title,
        "held_on": held_on,
        "place": "Aula",
        "agenda": "",
        "version": 1,
    }
    store.write_all("meeting", [row | of])
    said = {"id": key(f"item-{title}"), "meeting_id": row["id"], "number": 1}
    said |= {"title": "Bahasan", "speaker": "", "content": "", "version": 1}
    store.write_all("meeting_item", [said])


def keep_evidence(store: Store, title: str, kind: KIND, day: date) -> ProofLink:
    row = {
        "id": key(title),
        "school_year": 2026,
        "kind": kind.value,
        "title": title,
        "happened_on": day,
        "source": "document",
        "address": "",
        "note": "",
        "is_sensitive": False,
        "step": "draft",
        "made_at": datetime(2026, 11, 20, tzinfo=UTC),
        "made_by": SARI.id,
        "version": 1,
    }
    store.write_all("evidence", [row])
    return ProofLink(
        instrument="UJI-1",
        code="1",
        kind=kind,
        record="evidence",
        record_key=str(key(title)),
        serves=True,
    )


def test_an_item_without_anything_has_no_proof(store: Store) -> None:
    standing = only(store, an_instrument(Expected(kind=KIND.MINUTES, words=("rapat",))))
    assert standing.standing is Standing.WITHOUT
    assert standing.missing == (KIND.MINUTES,)


def test_who_must_have_come_decides(store: Store) -> None:
    keep_meeting(store, "Evaluasi tanpa komite", "evaluation", date(2026, 9, 1))
    wanted = Expected(
        kind=KIND.MINUTES, meetings=("evaluation",), parties=("komite",), months=12
    )
    assert only(store, an_instrument(wanted)).standing is Standing.UNLINKED

    keep_meeting(store, "Evaluasi dengan komite", "evaluation", date(2026, 9, 2))
    party = {"meeting_id": key("meeting-Evaluasi dengan komite"), "party": "komite"}
    store.write_all("meeting_party", [party | {"count": 4, "names": ""}])

    found = proofs(store, an_instrument(wanted), TODAY)
    assert [one.title for one in found] == ["Evaluasi dengan komite"]
    assert only(store, an_instrument(wanted)).standing is Standing.ONE_KIND


def test_the_day_of_the_fact_decides_about_freshness(store: Store) -> None:
    wanted = Expected(kind=KIND.MINUTES, meetings=("komite",), months=12)
    keep_meeting(store, "Lama", "komite", date(2025, 11, 20))
    standing = only(store, an_instrument(wanted))
    assert (standing.standing, standing.stale) == (Standing.STALE, (KIND.MINUTES,))

    keep_meeting(store, "Tepat", "komite", date(2025, 11, 21))
    standing = only(store, an_instrument(wanted))
    [cell] = standing.cells
    assert (cell.fresh, cell.stale, cell.latest_on) == (1, 1, date(2025, 11, 21))


def test_one_proof_serves_many_items_and_two_kinds_make_it_whole(store: Store) -> None:
    keep_activity(store, "POMG 1", forms=["pomg"])
    keep_closing(store, "POMG 1", conclusion="Baik")
    keep_meeting(
        store, "", "parents", date(2026, 8, 12), activity_id=key("POMG 1"), agenda="A"
    )
    minutes = Expected(kind=KIND.MINUTES, forms=("pomg",), parties=("families",))
    report = Expected(kind=KIND.REPORT, forms=("pomg",))
    items = (
        Item(code="1", title="Satu", expected=(minutes,)),
        Item(code="2", title="Dua", expected=(minutes, report)),
    )
    instrument = Instrument(name="UJI", edition="1", title="Uji", item=items)

    one, two = item_standings(store, instrument, TODAY)
    assert (one.standing, two.standing) == (Standing.ONE_KIND, Standing.WHOLE)
    assert two.fresh == (KIND.MINUTES, KIND.REPORT)


def test_called_off_and_confidential_activities_prove_nothing(store: Store) -> None:
    keep_class_group(store, "VII A", 7, "A")
    for title, outcome, forms in (
        ("Batal", "not_held", ["pomg"]),
        ("Ditunda", "postponed", ["pomg"]),
        ("Kunjungan", "held", ["home_visit"]),
        ("Rencana", None, ["pomg"]),
        ("POMG", "held", ["pomg"]),
    ):
        keep_activity(store, title, forms=forms)
        keep_participation(store, title, "VII A", 30, mother=20)
        if outcome:
            keep_closing(store, title, outcome, conclusion="Selesai")
    wanted = (
        Expected(kind=KIND.RECAP, words=("batal", "ditunda", "kunjungan", "rencana")),
        Expected(kind=KIND.RECAP, forms=("pomg",)),
        Expected(kind=KIND.REPORT, forms=("pomg", "home_visit")),
    )

    found = proofs(store, an_instrument(*wanted), TODAY)

    assert {(one.kind, one.activity) for one in found} == {
        (KIND.RECAP, "POMG"),
        (KIND.REPORT, "POMG"),
    }


def test_only_a_persons_word_links_what_is_kept_by_hand(store: Store) -> None:
    wanted = Expected(kind=KIND.AGREEMENT, by_hand=True, months=60)
    link = keep_evidence(store, "PKS puskesmas", KIND.AGREEMENT, date(2022, 1, 5))
    assert only(store, an_instrument(wanted)).standing is Standing.UNLINKED
    [waiting] = listed_evidence(store, "UJI-1")
    assert (waiting.title, waiting.codes) == ("PKS puskesmas", ())

    store.add(link)

    standing = only(store, an_instrument(wanted))
    [cell] = standing.cells
    assert (cell.fresh, cell.attached, cell.months) == (1, 1, 60)
    assert listed_evidence(store, "UJI-1")[0].codes == ("1",)


def test_a_kind_beyond_expectation_counts_for_two_but_fills_no_gap(
    store: Store,
) -> None:
    keep_meeting(store, "Komite", "komite", date(2026, 9, 1))
    store.add(keep_evidence(store, "Foto papan", KIND.PHOTO, date(2026, 9, 2)))
    wanted = (
        Expected(kind=KIND.MINUTES, meetings=("komite",)),
        Expected(kind=KIND.DECREE, by_hand=True),
    )

    standing = only(store, an_instrument(*wanted))

    assert standing.standing is Standing.PARTLY
    assert standing.fresh == (KIND.MINUTES, KIND.PHOTO)
    assert standing.lacking == (KIND.DECREE,)


def test_what_a_person_takes_out_proves_this_item_no_more(store: Store) -> None:
    keep_meeting(store, "Komite", "komite", date(2026, 9, 1))
    wanted = Expected(kind=KIND.MINUTES, meetings=("komite",))
    taken_out = ProofLink(
        instrument="UJI-1",
        code="1",
        kind=KIND.MINUTES,
        record="meeting",
        record_key=str(key("meeting-Komite")),
        serves=False,
    )
    store.add(taken_out)

    assert only(store, an_instrument(wanted)).standing is Standing.UNLINKED


def test_an_item_that_does_not_apply_is_no_gap(store: Store) -> None:
    wanted = Expected(kind=KIND.MINUTES, words=("inklusi",))
    standing = only(store, an_instrument(wanted, absence="Tidak ada siswanya"))
    assert standing.standing is Standing.ABSENT


def test_hints_count_what_the_records_say(store: Store) -> None:
    for name, suffix in (("VII A", "A"), ("VII B", "B")):
        keep_class_group(store, name, 7, suffix)
    for title, groups in (("POMG 1", ("VII A", "VII B")), ("POMG 2", ("VII A",))):
        keep_activity(store, title, forms=["pomg"])
        keep_closing(store, title, conclusion="Baik")
        for group in groups:
            keep_participation(store, title, group, 30, mother=20)
    keep_activity(store, "Cara melapor perundungan", forms=["training"])
    keep_closing(store, "Cara melapor perundungan")
    keep_participation(store, "Cara melapor perundungan", "VII A", 30, father=3)

    [row] = readiness(store, TODAY)
    facts = {one.hint: one for one in row.facts}

    forums = facts[Hint.FORUMS]
    assert (forums.is_met, forums.counted, forums.of) == (False, 1, 2)
    funds = facts[Hint.FUNDS]
    assert (funds.is_met, funds.counted, funds.of) == (False, 1, 2)
    assert facts[Hint.REPORTING].is_met
    assert not facts[Hint.CALENDAR].is_met
    assert not facts[Hint.LEARNING].is_met


def test_a_questionnaire_proves_something_from_five_sheets_on(store: Store) -> None:
    keep_activity(store, "Pelatihan", audience="all")
    sheet = {"questionnaire_id": key("angket"), "moment": "", "relation": ""}
    sheet |= {"code": "", "source": "typed", "source_key": "", "version": 1}
    sheet |= {"made_at": datetime(2026, 8, 13, tzinfo=UTC)}
    asked = {"id": key("angket"), "activity_id": key("Pelatihan"), "title": "Kepuasan"}
    asked |= {"school_year": 2026, "kind": "event", "intro": "", "invited_by": ""}
    asked |= {"respondents": "parents", "is_anonymous": True, "is_paired": False}
    asked |= {"asks_relation": False, "asks_class_group": False, "step": "closed"}
    asked |= {"made_at": sheet["made_at"], "made_by": SARI.id, "version": 1}
    store.write_all("questionnaire", [asked])
    store.write_all("answer_sheet", [sheet | {"id": key(str(n))} for n in range(4)])
    instrument = an_instrument(Expected(kind=KIND.QUESTIONNAIRE))
    assert proofs(store, instrument, TODAY) == []

    store.write_all("answer_sheet", [sheet | {"id": key("fifth")}])

    [found] = proofs(store, instrument, TODAY)
    assert (found.counted, found.activity, found.happened_on) == (
        5,
        "Pelatihan",
        date(2026, 8, 13),
    )


def test_the_newest_review_of_a_year_and_its_answers_prove(store: Store) -> None:
    judged = {"managed_well": 3, "continuous": 3, "effective": 3, "note": "Baik."}
    judged |= {"decision": "continue", "reason": "", "signed_by": SARI.id}
    signed = datetime(2026, 11, 2, 20, tzinfo=UTC)  # in Jakarta it is the 3rd
    for number, scope in ((1, "semester1"), (2, "semester1"), (1, "year")):
        review = {"id": key(f"{scope}-{number}"), "school_year": 2026, "scope": scope}
        store.write_all(
            "year_review", [judged | review | {"number": number, "signed_at": signed}]
        )
    for number in (1, 2):  # answered once more: still one review with an answer
        said = {"id": key(f"answer-{number}"), "review_id": key("semester1-2")}
        said |= {"stance": "agreed", "remark": "", "will_do": "", "number": number}
        said |= {"answered_at": datetime(2026, 11, 5, tzinfo=UTC)}
        store.write_all("review_answer", [said | {"answered_by": SARI.id}])

    found = proofs(store, an_instrument(Expected(kind=KIND.REVIEW)), TODAY)
    told = {(one.called, one.happened_on, one.counted) for one in found}
    year = "Penilaian kepala sekolah 2026/2027"
    assert told == {
        (f"{year}: Semester ganjil", date(2026, 11, 3), 1),
        (f"{year}: Setahun penuh", date(2026, 11, 3), 1),
        ("Tanggapan atas penilaian 2026/2027: 1", date(2026, 11, 5), 1),
    }
    assert str(key("semester1-2")) in {one.record_key for one in found}


def test_recognitions_and_remarks_prove_each_by_its_kind(store: Store) -> None:
    given = {"issuer": "", "number": "", "score": "", "note": "", "version": 1}
    rows = (
        ("accreditation", "Akreditasi sekolah", date(2026, 5, 4), "A (Unggul)"),
        ("award", "Sekolah ramah anak", None, ""),
    )
    for kind, title, day, predicate in rows:
        row = {"id": key(title), "kind": kind, "title": title, "given_on": day}
        row |= {"given_year": 2026, "predicate": predicate}
        store.write_all("recognition", [given | row])
    for number in (1, 2):
        row = {"id": key(f"remark-{number}"), "school_year": 2026, "stage": "during"}
        row |= {"text": "Mulai tepat waktu.", "made_by": SARI.id}
        at = datetime(2026, 10, number, tzinfo=UTC)
        store.write_all("monitoring_remark", [row | {"made_at": at}])

    of = an_instrument(Expected(kind=KIND.CERTIFICATE), Expected(kind=KIND.MONITORING))
    found = proofs(store, of, TODAY)
    told = {
        (one.called, one.school_year, proof_day(one.record, one.happened_on))
        for one in found
    }
    assert told == {
        ("Akreditasi sekolah – A (Unggul)", 2025, "4 Mei 2026"),
        ("Sekolah ramah anak", 2026, "2026"),  # of it only the year is known
        ("Catatan pemantauan 2026/2027: 2", 2026, "2 Oktober 2026"),
    }
