import pytest

from data.web.mishaps import told_path


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/rusak", "/rusak"),
        ("/", "/"),
        ("/t/AaBb.CcDd", "/t/…"),
        ("/t/AaBb.CcDd.ics", "/t/…"),
        ("/calendar/AaBb.ics", "/calendar/…"),
        ("//t/AaBb.CcDd/", "/t/…"),
        ("/T/AaBb.CcDd", "/T/…"),
        ("/t/AaBb\n.CcDd", "/t/…"),
        ("/tautan", "/tautan"),
    ],
)
def test_the_log_never_learns_an_address_that_is_a_secret(path: str, told: str) -> None:
    assert told_path(path) == told
