"""What is loaded late is loaded once, whoever comes first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from data.late import Late


def test_ten_who_come_at_once_are_handed_the_same() -> None:
    times, together = [], Barrier(10)

    def load() -> object:
        times.append("loaded")
        return object()

    def come() -> object:
        together.wait()
        return late()

    late = Late(load)
    assert not late.is_loaded
    with ThreadPoolExecutor(10) as people:
        found = [coming.result() for coming in [people.submit(come) for _ in range(10)]]

    assert late.is_loaded
    assert times == ["loaded"]
    assert len(set(map(id, found))) == 1


def test_what_is_late_may_need_what_is_late() -> None:
    inner = Late(lambda: "inner")

    assert Late(lambda: f"{inner()} and outer")() == "inner and outer"


def test_what_could_not_be_loaded_is_tried_again() -> None:
    answers = iter([ZeroDivisionError(), "loaded"])

    def load() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    late = Late(load)
    with pytest.raises(ZeroDivisionError):
        late()

    assert not late.is_loaded
    assert late() == "loaded"
