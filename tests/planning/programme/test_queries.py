from data.store import Store
from planning.lessons.actions import decide
from planning.lessons.models import Decision, DecisionDraft
from planning.programme import queries
from planning.programme.queries import Beginning
from tests.make import NOW, SARI, YEAR, acting
from tests.planning.make import keep_finding, key

NOTHING = Beginning(held_on=None, people=0, parties=(), second_way=False, undecided=0)


def test_annual_meeting_tells_who_came(store: Store) -> None:
    store.write_all(
        "meeting",
        [
            {
                "id": key("meeting"),
                "school_year": YEAR.start,
                "kind": "annual",
                "held_on": NOW.date(),
                "place": "Aula",
                "agenda": "",
                "second_way": "Formulir",
                "second_way_until": None,
                "second_way_result": "",
                "version": 1,
            }
        ],
    )
    counts = {"teachers": 12, "parents": 30, "komite": 0}
    store.write_all(
        "meeting_party",
        [
            {"meeting_id": key("meeting"), "party": p, "count": n, "names": ""}
            for p, n in counts.items()
        ],
    )
    keep_finding(store)

    assert queries.beginning(store, YEAR.before) == [NOTHING]
    assert queries.beginning(store, YEAR) == [
        Beginning(
            held_on=NOW.date(),
            people=42,
            parties=("parents", "teachers"),
            second_way=True,
            undecided=1,
        )
    ]


def test_meeting_without_parties_counts_nobody(store: Store) -> None:
    row = {
        "id": key("meeting"),
        "school_year": YEAR.start,
        "kind": "annual",
        "held_on": NOW.date(),
        "place": "",
        "agenda": "",
        "second_way": "",
        "second_way_until": None,
        "second_way_result": "",
        "version": 1,
    }
    store.write_all("meeting", [row])

    assert queries.beginning(store, YEAR) == [
        NOTHING.model_copy(update={"held_on": NOW.date()})
    ]


def test_decided_findings_do_not_wait(store: Store) -> None:
    finding = keep_finding(store)
    keep_finding(store, "Ruang sempit")
    declined = DecisionDraft(decision=Decision.DECLINED, reason="Tidak relevan")
    decide(acting(store, SARI), finding, YEAR, 0, declined)

    [begun] = queries.beginning(store, YEAR)

    assert (begun.undecided, begun.held_on) == (1, None)
