from datetime import date, timedelta

import pytest

from data.errors import Refused, Stale, WrongStep
from data.roster import actions as roster
from data.roster.models import ConsentDraft, ContactDraft, Relation
from data.store import Store
from execution.invitations import actions as invitations
from execution.invitations.models import EntryDraft
from execution.invitations.queries import (
    class_group_letters,
    households,
    listed_batches,
    silent,
    unreached,
)
from execution.letters.actions import remove_letters
from execution.letters.models import Channel, Home, Receipt, Reply
from execution.letters.queries import listed_letters
from tests.execution.make import key, to_close
from tests.execution.permissions import World
from tests.execution.permissions_of_letters import BATCH, TODAY, alyas, written
from tests.make import RINA, SARI, TONO, YEAR, acting
from tests.permissions import NEW

LETTER = frozenset({Channel.LETTER})


@pytest.fixture
def world(store: Store) -> World:
    found = World(store, to_close(store))
    written(found)
    for name in ("Alya", "Aldi", "Bima"):
        row = {
            "id": key(f"keluarga {name}"),
            "father_name": f"Ayah {name}",
            "mother_name": "",
            "guardian_name": "",
            "father_deceased": False,
            "mother_deceased": False,
            "phone": None,
            "version": 1,
        }
        store.write_all("family", [row])
    return found


def test_a_message_goes_beside_a_letter_and_can_be_taken_back(world: World) -> None:
    act = acting(world.store, SARI)

    assert invitations.hand_over(act, BATCH, [alyas()], Channel.LETTER, TODAY) == 1
    assert invitations.hand_over(act, BATCH, [alyas()], Channel.LETTER, TODAY) == 0
    assert invitations.hand_over(act, BATCH, [alyas()], Channel.PHONE, TODAY) == 0
    assert invitations.hand_over(act, BATCH, [alyas()], Channel.WHATSAPP, TODAY) == 1

    [alya] = [o for o in listed_letters(world.store, BATCH) if o.id == alyas()]
    assert alya.channels == {Channel.LETTER, Channel.WHATSAPP}
    invitations.take_back_letters(act, BATCH, [alyas()], Channel.WHATSAPP)
    [alya] = [o for o in listed_letters(world.store, BATCH) if o.id == alyas()]
    assert alya.channels == LETTER


def test_a_pupil_with_two_homes_counts_once(world: World) -> None:
    act = acting(world.store, SARI)
    father = ContactDraft(name="Joko", relation=Relation.FATHER, phone="0812-3456-7890")
    roster.add_contact(act, NEW, key("Alya"), father)

    second = Home(student_id=key("Alya"), contact_id=NEW).delivery_id(BATCH)
    there = listed_letters(world.store, BATCH)
    assert [one.called for one in there] == ["Aldi", "Alya", "Alya (Joko)", "Bima"]
    entry = EntryDraft(id=second, reply=Reply.FATHER)
    invitations.enter(act, BATCH, [entry], TODAY)

    [batch] = listed_batches(world.store, YEAR, SARI)
    assert (batch.invited, batch.sent, batch.coming, batch.silent) == (3, 1, 1, 2)
    waiting = silent(listed_letters(world.store, BATCH))
    assert [one.called for one in waiting] == ["Aldi", "Bima"]
    groups = class_group_letters(world.store, BATCH)
    assert [(g.class_group, g.invited, g.coming) for g in groups] == [
        ("VII A", 2, 1),
        ("VII B", 1, 0),
    ]


def test_brothers_and_sisters_get_one_message_and_some_families_none(
    world: World,
) -> None:
    store = world.store
    store.write("update student set phone = '+6281234567890' where name <> 'Bima'")
    alyas_family = key("keluarga Alya")
    store.write(
        "update student set family_id = $family where name = 'Aldi'",
        family=alyas_family,
    )

    [home] = households(listed_letters(store, BATCH))
    assert [one.pupil for one in home.letters] == ["Aldi", "Alya"]
    [bima] = unreached(listed_letters(store, BATCH))
    assert bima.letter.pupil == "Bima"

    withdrawn = ConsentDraft(withdrawn_on=TODAY)
    roster.keep_consent(acting(store, SARI), alyas_family, 0, withdrawn)
    assert not households(listed_letters(store, BATCH))
    assert len(unreached(listed_letters(store, BATCH))) == 3


def test_who_types_over_somebody_elses_line_is_told_and_nothing_is_kept(
    world: World,
) -> None:
    act = acting(world.store, SARI)
    mine = EntryDraft(id=alyas(), label="Alya", reply=Reply.MOTHER)
    bimas = Home(student_id=key("Bima")).delivery_id(BATCH)
    invitations.enter(act, BATCH, [mine], TODAY)

    theirs = [
        EntryDraft(id=bimas, reply=Reply.COMING),
        EntryDraft(id=alyas(), label="Alya", reply=Reply.NOT_COMING),
    ]
    with pytest.raises(Stale):
        invitations.enter(act, BATCH, theirs, TODAY)

    replies = {o.pupil: o.reply for o in listed_letters(world.store, BATCH)}
    assert replies == {"Alya": Reply.MOTHER, "Aldi": None, "Bima": None}
    assert invitations.enter(act, BATCH, [mine], TODAY) == 0


def test_who_answers_has_received_it_and_may_take_the_answer_back(
    world: World,
) -> None:
    act = acting(world.store, SARI)
    entry = EntryDraft(id=alyas(), reply=Reply.OTHER, reply_name="Bibi")
    invitations.enter(act, BATCH, [entry], TODAY)

    [alya] = [o for o in listed_letters(world.store, BATCH) if o.id == alyas()]
    assert (alya.receipt, alya.reply_name) == (Receipt.YES, "Bibi")
    gone = EntryDraft(id=alyas(), version=alya.version)
    invitations.enter(act, BATCH, [gone], TODAY)
    [alya] = [o for o in listed_letters(world.store, BATCH) if o.id == alyas()]
    assert (alya.reply, alya.reply_name, alya.receipt) == (None, "", Receipt.UNKNOWN)


def test_a_day_to_come_a_stranger_and_letters_on_their_way_are_refused(
    world: World,
) -> None:
    act = acting(world.store, SARI)
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Refused):
        invitations.hand_over(act, BATCH, [alyas()], Channel.LETTER, tomorrow)
    with pytest.raises(Refused):
        invitations.hand_over(act, BATCH, [NEW], Channel.LETTER, TODAY)

    invitations.hand_over(act, BATCH, [alyas()], Channel.LETTER, date(2026, 8, 3))
    with pytest.raises(WrongStep):
        remove_letters(act, BATCH, 1)


def test_people_of_the_directory_get_a_letter_once_and_are_counted_beside(
    world: World,
) -> None:
    act = acting(world.store, SARI)
    assert invitations.add_people(act, BATCH, [RINA.id, TONO.id, RINA.id]) == 2
    assert invitations.add_people(act, BATCH, [RINA.id]) == 0

    [batch] = listed_batches(world.store, YEAR, SARI)
    assert (batch.invited, batch.people) == (3, 2)
    last = listed_letters(world.store, BATCH)[-2:]
    assert [one.called for one in last] == ["Rina", "Tono"]
