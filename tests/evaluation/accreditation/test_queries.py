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
