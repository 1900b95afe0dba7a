"""How the sample school's activities went, and who stands in for parents: the kinds."""

from collections.abc import Mapping

from pydantic import RootModel

from data.factors import Factor
from data.obstacles import Effect, ObstacleCode
from data.record import Record
from evaluation.accreditation.models import ProofKind, ProofSource
from evaluation.kpis.models.better import Change
from organizing.fosters.models import StandingInReason


class SampleObstacle(Record):
    """What stood in the way, what is done about it, and what came of that."""

    code: ObstacleCode
    note: str
    remedy: str
    effect: Effect | None = None
    effect_note: str = ""


class SampleStanding(SampleObstacle):
    """What stands in the way of no activity alone, since so many days."""

    days_ago: int


class SampleHelp(Record):
    """What helped."""

    code: Factor
    note: str


class SampleHands(Record):
    """How many parents lent a hand, and with what."""

    people: int
    title: str


class SamplePoint(Record):
    """One point of a meeting's agenda, and what was said about it."""

    title: str
    said: str


class SampleShot(Record):
    """What a photograph shows; ``pupils``: whether they can be recognised."""

    caption: str
    pupils: bool = False


class SampleLife(Record):
    """How an activity went, in the words of those who were there.

    ``points`` has who takes minutes; ``promised`` and ``kept`` are their follow-up.
    """

    concluded: str
    suggested: str
    points: tuple[SamplePoint, ...] = ()
    promised: str = ""
    kept: str = ""
    obstacle: SampleObstacle
    helped: SampleHelp
    hands: SampleHands | None = None
    shown: tuple[SampleShot, ...]


class LivesFacts(RootModel[Mapping[str, SampleLife]]):
    """How every activity went, by its key."""


class SampleFoster(Record):
    """Somebody who stands in for a pupil's parents, and what is said of it."""

    name: str
    phone: str
    note: str
    reason: StandingInReason


class FostersFacts(Record):
    """Who stands in for parents; ``waiting``: so many suggested pupils have nobody."""

    waiting: int
    people: tuple[SampleFoster, ...]


class SampleFound(Record):
    """What a year taught beside the reviews, and what the year after made of it.

    ``adopted_in`` is an activity's key, ``change`` and ``seen`` what a person judged.
    """

    nth: int
    text: str
    recommended: str
    from_obstacle: bool = False
    adopted_in: str = ""
    declined: str = ""
    postponed: str = ""
    change: Change | None = None
    seen: str = ""


class SampleGiven(Record):
    """What is given to somebody about the obstacle of the year, due in so many days."""

    text: str
    due_in: int


class LearningFacts(Record):
    """What the years taught; ``closed``: what is said when a finding was done."""

    closed: str
    found: tuple[SampleFound, ...]
    given: SampleGiven


class SampleProof(Record):
    """A proof that is handed in: ``days_before`` the plan was approved it happened."""

    kind: ProofKind
    title: str
    days_before: int
    source: ProofSource = ProofSource.DOCUMENT
    note: str = ""
    address: str = ""
    codes: tuple[str, ...] = ()
    is_sensitive: bool = False
    is_verified: bool = False


class SampleItem(Record):
    """What the school says of an item of its instrument."""

    code: str
    note: str = ""
    absence: str = ""


class EvidenceFacts(Record):
    """What the school hands in for its accreditation, and says of items."""

    proofs: tuple[SampleProof, ...]
    items: tuple[SampleItem, ...]
