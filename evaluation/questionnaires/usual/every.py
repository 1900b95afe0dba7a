"""Every template, and its words in the language of who answers."""

from collections.abc import Mapping
from typing import Final

from data.language import Language, say, speaking
from evaluation.questionnaires.models import ItemDraft, Scale
from evaluation.questionnaires.usual.of_activities import EVENT, KNOWLEDGE, OWN_VIEW
from evaluation.questionnaires.usual.of_the_year import (
    GRADUATES,
    PARTNERSHIP,
    REASONS,
    SELF_CHECK,
    SERVICE,
    TEACHER,
)
from evaluation.questionnaires.usual.templates import SCALES, Template

TEMPLATES: Final[Mapping[str, Template]] = {
    "event": EVENT,
    "knowledge": KNOWLEDGE,
    "own_view": OWN_VIEW,
    "partnership": PARTNERSHIP,
    "service": SERVICE,
    "graduates": GRADUATES,
    "teacher": TEACHER,
    "self_check": SELF_CHECK,
}


def items_of(template: Template) -> list[ItemDraft]:
    """Return a template's items as the school keeps them: in Indonesian."""
    with speaking(Language.INDONESIAN):
        return [
            ItemDraft(
                part=part.value,
                text=say(asked.text),
                kind=asked.kind,
                scale=asked.scale,
                options=tuple(map(say, asked.options or SCALES.get(asked.scale, ()))),
                key=asked.key,
                is_reversed=asked.is_reversed,
            )
            for part, every in template.parts.items()
            for asked in every
        ]


def points_of(scale: Scale) -> tuple[str, ...]:
    """Return the words of a scale's points as the school keeps them: in Indonesian."""
    with speaking(Language.INDONESIAN):
        return tuple(map(say, SCALES.get(scale, ())))


def known_words() -> dict[str, str]:
    """Return the Indonesian words of all templates as they are said here and now.

    Words that a school changed are not among them, and stay as they were written.
    """
    messages = [
        *(words for scale in SCALES.values() for words in scale),
        *REASONS,
        *(template.intro for template in TEMPLATES.values()),
        *(
            asked.text
            for template in TEMPLATES.values()
            for every in template.parts.values()
            for asked in every
        ),
    ]
    with speaking(Language.INDONESIAN):
        kept = [say(message) for message in messages]
    return dict(zip(kept, map(say, messages), strict=True))
