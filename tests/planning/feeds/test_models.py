from planning.feeds.models import hash_of


def test_of_a_token_only_the_hash_is_kept() -> None:
    assert len(hash_of("x")) == 64
    assert hash_of("x") != hash_of("y")
