import pytest

from data import duties
from data.actor import Actor, Role
from data.duties import DUTIES, Duty
from data.errors import NotAllowed
from tests.make import BUDI, DEWI, RINA, SARI

SARI_BY_LINK = SARI.model_copy(update={"by_link": True})
BUDI_BY_LINK = BUDI.model_copy(update={"by_link": True})


def test_every_duty_stands_in_the_table() -> None:
    assert set(DUTIES) == set(Duty)


def test_what_everybody_may_do_is_no_duty() -> None:
    for duty in Duty:
        assert frozenset() < duties.roles_of(duty) < frozenset(Role)


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("person", [SARI, BUDI, RINA, DEWI], ids=lambda p: p.name)
def test_the_answer_the_reason_and_the_demand_agree(duty: Duty, person: Actor) -> None:
    if duties.may(duty, person):
        assert person.role in duties.roles_of(duty)
        assert duties.refusal(duty, person) is None
        duties.demand(duty, person)
        return

    refused = duties.refusal(duty, person)
    assert refused is not None
    assert refused.message == DUTIES[duty].why_not
    with pytest.raises(NotAllowed, match="\\."):
        duties.demand(duty, person)


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("person", [SARI_BY_LINK, BUDI_BY_LINK], ids=lambda p: p.name)
def test_who_comes_by_a_link_does_what_a_member_does(duty: Duty, person: Actor) -> None:
    assert duties.may(duty, person) == duties.may(duty, RINA)


def test_an_account_is_ones_own_only_for_who_signed_in() -> None:
    assert duties.is_own(SARI.id, SARI)
    assert not duties.is_own(SARI.id, RINA)
    assert not duties.is_own(SARI.id, SARI_BY_LINK)


def test_the_principal_reads_everything_decides_about_the_plan_and_signs() -> None:
    assert {duty for duty in Duty if duties.may(duty, BUDI)} == {
        Duty.READ_PLAN,
        Duty.VERIFY_EVIDENCE,
        Duty.READ_BUDGET,
        Duty.READ_COMMITTEES,
        Duty.READ_TASKS,
        Duty.READ_RESULTS,
        Duty.READ_DIRECTORY,
        Duty.READ_SETTINGS,
        Duty.READ_HISTORY,
        Duty.READ_LETTERS,
        Duty.READ_PHOTOS,
        Duty.READ_MONEY,
        Duty.READ_CONTACTS,
        Duty.COUNT_CONTACTS,
        Duty.OPEN_CONTACTS,
        Duty.APPROVE_PLAN,
        Duty.ALLOW_UNDECIDED,
        Duty.WRITE_NOTES,
        Duty.NOTE_FINDINGS,
        Duty.SIGN_REVIEWS,
    }


def test_the_lead_does_all_that_is_not_the_principals_to_decide() -> None:
    assert {duty for duty in Duty if not duties.may(duty, SARI)} == {
        Duty.APPROVE_PLAN,
        Duty.ALLOW_UNDECIDED,
        Duty.WRITE_NOTES,
        Duty.SIGN_REVIEWS,
        Duty.OPEN_CONTACTS,
    }


def test_a_committee_member_does_tasks_and_what_their_own_activities_need() -> None:
    assert {duty for duty in Duty if duties.may(duty, RINA)} == {
        Duty.DO_TASKS,
        Duty.NOTE_OBSTACLES,
        Duty.RUN_ACTIVITIES,
        Duty.TAKE_MINUTES,
    }


def test_a_teacher_does_what_a_member_does_and_keeps_contacts() -> None:
    assert {duty for duty in Duty if duties.may(duty, DEWI)} == {
        Duty.DO_TASKS,
        Duty.NOTE_OBSTACLES,
        Duty.RUN_ACTIVITIES,
        Duty.TAKE_MINUTES,
        Duty.READ_CONTACTS,
        Duty.KEEP_CONTACTS,
    }
