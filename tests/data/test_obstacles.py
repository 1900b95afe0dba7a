from data.language import Language, say, speaking
from data.obstacles import REMEDIES, SIDES, ObstacleCode, Side, remedy_of, side_of


def test_every_obstacle_has_a_side_and_a_remedy() -> None:
    assert set(SIDES) == set(REMEDIES) == set(ObstacleCode)
    assert {side_of(code) for code in ObstacleCode} == set(Side)


def test_pandemic_comes_from_outside_and_is_met_online() -> None:
    assert side_of(ObstacleCode.PANDEMIC) is Side.EXTERNAL
    with speaking(Language.ENGLISH):
        assert "online" in say(remedy_of(ObstacleCode.PANDEMIC))
