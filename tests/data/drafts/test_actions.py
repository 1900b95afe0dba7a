"""What somebody typed is kept for them alone, until it is saved, discarded or old."""

from datetime import timedelta

from data.drafts.actions import forget_typed, go_on_with, keep_typed
from data.drafts.models import KEPT_FOR, MOST_FIELDS, Slot, TypedField
from data.drafts.store import drafts_of
from data.record import new_id
from data.store import Store
from tests.make import NOW, RINA, SARI, acting

RECORD = new_id()


def typed(key: str, value: bool | str | tuple[str, ...] | None) -> TypedField:
    return TypedField(key=key, value=value)


def words(store: Store) -> dict[str, str]:
    return {draft.slot: draft.words for draft in drafts_of(store, SARI.id)}


def test_what_was_typed_last_is_kept_with_when_it_was_begun(store: Store) -> None:
    keep_typed(acting(store, SARI), "/tujuan", [typed("title-~goal~", "Ora")])
    later = NOW + timedelta(minutes=3)

    fields = [typed("title-~goal~", "Orang tua"), typed("is-~goal~", value=True)]
    keep_typed(acting(store, SARI, later), "/tujuan?tahun=2026", fields)

    title = next(d for d in drafts_of(store, SARI.id) if d.slot == "title-~goal~")
    assert (title.words, title.began_at, title.typed_at) == ("Orang tua", NOW, later)
    assert title.page == "/tujuan?tahun=2026"
    assert words(store)["is-~goal~"] == "✓"
    assert not drafts_of(store, RINA.id)


def test_a_field_as_it_was_drawn_is_no_draft(store: Store) -> None:
    keep_typed(acting(store, SARI), "/", [typed("a", "x"), typed("b", ("y", "z"))])

    keep_typed(acting(store, SARI), "/", [typed("a", None)])

    assert words(store) == {"b": "y, z"}


def test_saved_or_discarded_it_is_gone_for_this_person_only(store: Store) -> None:
    for person in (SARI, RINA):
        keep_typed(acting(store, person), "/", [typed("a", "x")])

    forget_typed(acting(store, SARI), ["a", "b"])

    assert not drafts_of(store, SARI.id)
    assert len(drafts_of(store, RINA.id)) == 1


def test_it_belongs_to_the_version_that_was_drawn(store: Store) -> None:
    keep_typed(acting(store, SARI), "/", [typed(f"title-{RECORD}-3", "Lama")])
    [draft] = drafts_of(store, SARI.id)
    assert (draft.slot, draft.of_version) == (f"title-{RECORD}", 3)

    go_on_with(acting(store, SARI), [draft.slot], 4)

    [taken] = drafts_of(store, SARI.id)
    assert (taken.of_version, taken.words) == (4, "Lama")


def test_what_nobody_went_on_with_is_forgotten(store: Store) -> None:
    keep_typed(acting(store, RINA), "/", [typed("a", "x")])
    keep_typed(acting(store, SARI), "/", [typed("b", "x")])

    late = NOW + KEPT_FOR + timedelta(seconds=1)
    keep_typed(acting(store, SARI, late), "/", [typed("c", "x")])

    assert not drafts_of(store, RINA.id)
    assert set(words(store)) == {"c"}


def test_the_oldest_give_way_to_new_ones(store: Store) -> None:
    for count in range(MOST_FIELDS // 200):
        at = NOW + timedelta(minutes=count)
        fields = [typed(f"k{count}n{n:03}", "x") for n in range(200)]
        keep_typed(acting(store, SARI, at), "/", fields)

    late = NOW + timedelta(hours=1)
    keep_typed(acting(store, SARI, late), "/", [typed("new", "x")])

    assert len(words(store)) == MOST_FIELDS
    assert {"new", "k0n001"} <= set(words(store))
    assert "k0n000" not in words(store)


def test_a_slot_leaves_out_only_the_version() -> None:
    assert Slot.of(f"title-line-{RECORD}-12-3") == (f"title-line-{RECORD}-3", 12)
    assert Slot.of("title-line-~activity~-1") == ("title-line-~activity~-1", 0)
    assert Slot.of("title-quick") == ("title-quick", 0)
    assert Slot.of("note-program-2026-3") == ("note-program-2026", 3)
