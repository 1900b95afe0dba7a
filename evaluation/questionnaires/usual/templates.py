"""What a template says, and the words of the points of its scales."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from data.language import N_
from evaluation.questionnaires.models import ItemKind, Kind, Part, Respondents, Scale

SCALES: Final[Mapping[Scale, Sequence[str]]] = {
    Scale.AGREE: (
        N_("Strongly disagree"),
        N_("Disagree"),
        N_("Agree"),
        N_("Strongly agree"),
    ),
    Scale.SATISFIED: (
        N_("Not satisfied"),
        N_("Less satisfied"),
        N_("Satisfied"),
        N_("Very satisfied"),
    ),
    Scale.UNDERSTOOD: (
        N_("I do not understand it"),
        N_("I understand little of it"),
        N_("I understand it"),
        N_("I understand it very well"),
    ),
    Scale.OFTEN: (N_("Never"), N_("Seldom"), N_("Often"), N_("Always")),
    Scale.GOOD: (N_("Not good"), N_("Less good"), N_("Good"), N_("Very good")),
    Scale.MANY: (
        N_("Hardly any of them"),
        N_("Less than half"),
        N_("More than half"),
        N_("Nearly all of them"),
    ),
}
"""The words of the points, the lowest first."""


class Asked(NamedTuple):
    """One item of a template; its words are a message."""

    text: str
    scale: Scale = Scale.NONE
    kind: ItemKind = ItemKind.SCALE
    key: str = ""
    is_reversed: bool = False
    options: Sequence[str] = ()


class Template(NamedTuple):
    """A questionnaire to begin with."""

    kind: Kind
    name: str
    title: str
    intro: str
    respondents: Sequence[Respondents]
    parts: Mapping[Part, Sequence[Asked]]
    of_activity: bool = False
    is_anonymous: bool = True
    is_paired: bool = False
    asks_relation: bool = False
    asks_class_group: bool = False


def marked(scale: Scale, *texts: str) -> tuple[Asked, ...]:
    """Return items that are answered on one scale."""
    return tuple(Asked(text, scale) for text in texts)


def open_words(*texts: str) -> tuple[Asked, ...]:
    """Return items that are answered in own words."""
    return tuple(Asked(text, kind=ItemKind.TEXT) for text in texts)


def true(text: str) -> Asked:
    """Return a statement that is right."""
    return Asked(text, kind=ItemKind.TRUE_FALSE, key="1")


def false(text: str) -> Asked:
    """Return a statement that is wrong."""
    return Asked(text, kind=ItemKind.TRUE_FALSE, key="0")


def against(text: str, scale: Scale = Scale.AGREE) -> Asked:
    """Return a reversed item: who agrees is not content."""
    return Asked(text, scale, is_reversed=True)


GOAL: Final = N_(
    "Your answers help the school to do better. There is no right or wrong opinion."
)
