from datetime import timedelta

import pytest
from starlette.requests import Request

from data.web import tries
from data.web.throttle import FORGOTTEN_AFTER, LONGEST_WAIT, Throttle, address_of
from data.web.tries import Visitor
from tests.make import NOW

NONE = timedelta(0)


def tried(throttle: Throttle, times: int) -> list[timedelta]:
    return [throttle.wait("rina", NOW) for _ in range(times)]


def test_the_first_tries_are_free() -> None:
    assert tried(Throttle(free=5), 5) == [NONE] * 5


def test_then_every_wait_is_twice_as_long() -> None:
    throttle, now, waits = Throttle(free=2), NOW, []
    tried(throttle, 2)
    for _ in range(4):
        waits.append(throttle.wait("rina", now))
        now += waits[-1]
        assert throttle.wait("rina", now) == NONE

    assert [wait.total_seconds() for wait in waits] == [15, 30, 60, 120]


def test_asking_again_while_waiting_does_not_lengthen_the_wait() -> None:
    throttle = Throttle(free=1)

    assert len({*tried(throttle, 9)[1:]}) == 1


def test_no_wait_is_longer_than_the_longest() -> None:
    throttle, now = Throttle(free=1), NOW
    for _ in range(40):
        now += throttle.wait("rina", now)

    assert throttle.wait("rina", now) <= LONGEST_WAIT


def test_one_person_does_not_wait_for_another() -> None:
    throttle = Throttle(free=1)
    tried(throttle, 3)

    assert throttle.wait("budi", NOW) == NONE


def test_a_right_password_and_time_make_free_again() -> None:
    throttle = Throttle(free=1)
    tried(throttle, 2)
    throttle.clear("rina")
    assert throttle.wait("rina", NOW) == NONE
    assert throttle.wait("rina", NOW) > NONE
    later = NOW + FORGOTTEN_AFTER + timedelta(seconds=1)
    assert throttle.wait("rina", later) == NONE


def test_a_right_password_takes_back_one_try_of_an_address() -> None:
    throttle = Throttle(free=2)
    tried(throttle, 2)
    throttle.forgive("rina")

    assert throttle.wait("rina", NOW) == NONE
    assert throttle.wait("rina", NOW) > NONE


def test_of_tries_at_once_the_later_counted_one_does_not_wait() -> None:
    throttle = Throttle(free=3)

    waits = [throttle.wait("a", NOW - timedelta(milliseconds=n)) for n in range(3)]

    assert waits == [timedelta(0)] * 3
    assert throttle.wait("a", NOW) > timedelta(0)


@pytest.mark.parametrize(
    ("host", "from_where"),
    [
        ("192.168.1.10", "192.168.1.10"),
        ("::ffff:192.168.1.10", "192.168.1.10"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
    ],
)
def test_an_address_names_a_network(host: str, from_where: str) -> None:
    request = Request({"type": "http", "client": (host, 50000), "headers": []})

    assert address_of(request) == from_where


def test_guessing_from_many_addresses_is_slowed_down_too() -> None:
    tries.forget_all()
    waits = [
        tries.wait_for("rina", Visitor(f"10.0.{place // 4}.{place % 4}"))
        for place in range(104)
    ]

    assert not any(waits[:100])
    assert all(waits[100:])


def test_who_keeps_knocking_while_they_must_wait_locks_out_nobody_else() -> None:
    tries.forget_all()
    stranger = Visitor("203.0.113.9")
    answers = [tries.wait_for("kepsek", stranger) for _ in range(300)]
    assert [not wait for wait in answers] == [True] * 5 + [False] * 295
    assert not tries.wait_for("kepsek", Visitor("198.51.100.7"))
    assert not tries.wait_for("rina", stranger)
