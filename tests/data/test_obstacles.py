from data.factors import FACTORS, Factor, FactorSide
from data.language import Language, say, speaking
from data.obstacles import (
    OBSTACLES,
    ObstacleCode,
    Side,
    helped_of,
    remedies_of,
    remedy_like,
    side_of,
)
from data.studies import Study


def test_every_obstacle_has_a_side_and_a_remedy() -> None:
    assert set(OBSTACLES) == set(ObstacleCode)
    assert {side_of(code) for code in ObstacleCode} == set(Side)
    assert all(remedies_of(code) for code in ObstacleCode)


def test_every_obstacle_but_another_is_named_by_a_paper() -> None:
    unnamed = {code for code, known in OBSTACLES.items() if not known.named_by}
    assert unnamed == {ObstacleCode.OTHER}


def test_pandemic_comes_from_outside_and_is_met_online() -> None:
    assert side_of(ObstacleCode.PANDEMIC) is Side.EXTERNAL
    with speaking(Language.ENGLISH):
        assert "online" in helped_of(ObstacleCode.PANDEMIC)
        assert "Prabumulih" in helped_of(ObstacleCode.PANDEMIC)


def test_own_suggestion_says_that_no_paper_says_so() -> None:
    [split] = remedies_of(ObstacleCode.FACILITIES)
    with speaking(Language.ENGLISH):
        assert split.from_where == "Suggestion of this application, from no paper"


def test_remedy_taken_over_is_known_again_in_either_language() -> None:
    code = ObstacleCode.SOCIAL_COMPETENCE
    first = remedies_of(code)[0]
    for language in Language:
        with speaking(language):
            words = say(first.words)
        assert remedy_like(code, words) == first
    assert remedy_like(code, "Lain sama sekali") is None
    assert remedy_like(code, "") is None


def test_factors_are_five_of_the_school_and_four_of_the_parents() -> None:
    assert set(FACTORS) == set(Factor)
    named = [side for side, study in FACTORS.values() if study is Study.COOPERATION]
    assert named.count(FactorSide.SCHOOL) == 5
    assert named.count(FactorSide.PARENTS) == 4
    assert FACTORS[Factor.ALL_PARTIES] == (FactorSide.BOTH, Study.MANAGEMENT)
