"""A sentence that ends with a name and its title has one full stop."""

import pytest

from data.language import fitted, say, say_many


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("Sari, S.Pd.", "Dipimpin Sari, S.Pd."),
        ("Sari", "Dipimpin Sari."),
        ("lain-lain...", "Dipimpin lain-lain...."),
        ("dkk.", "Dipimpin dkk."),
    ],
)
def test_a_full_stop_is_not_said_twice(fact: str, said: str) -> None:
    assert say("Dipimpin {who}.", who=fact) == said
    assert fitted("Dipimpin {who}.", who=fact) == said
    assert say_many("Dipimpin {who}.", "Dipimpin {who}.", 2, who=fact) == said


def test_a_full_stop_inside_a_sentence_stays() -> None:
    said = say("{who} ({by}. {who})", who="Sari, S.Pd.", by="Budi, M.Pd.")

    assert said == "Sari, S.Pd. (Budi, M.Pd. Sari, S.Pd.)"
