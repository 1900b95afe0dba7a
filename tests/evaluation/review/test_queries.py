from data.store import Store
from evaluation.review.actions import sign_review
from evaluation.review.queries import signed_reviews
from tests.evaluation.make import keep_activity, keep_closing, key, make_review
from tests.make import BUDI, YEAR, acting


def test_every_version_is_listed_newest_first_with_its_signer(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    for seen, (name, why) in enumerate((("r1", ""), ("r2", "Koreksi"))):
        draft = make_review(reason=why)
        sign_review(acting(store, BUDI), key(name), key("Rapat"), draft, seen=seen)

    rows = signed_reviews(store, YEAR)

    assert [(r.activity, r.number, r.signed_by) for r in rows] == [
        ("Rapat", 2, "Budi"),
        ("Rapat", 1, "Budi"),
    ]
    assert signed_reviews(store, YEAR.before) == []
