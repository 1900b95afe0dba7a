"""The ways a request can fail that a person can do something about."""


class HumasError(Exception):
    """An expected failure: an English message (a gettext msgid) and its facts."""

    def __init__(self, message: str, /, **facts: object) -> None:
        super().__init__(message, facts)
        self.message = message
        self.facts = facts

    def __str__(self) -> str:
        return self.message.format(**self.facts)


class NotAllowed(HumasError):
    """The person signed in may not do that."""


class WrongStep(HumasError):
    """The record is not at a step where that can be done."""


class NotFound(HumasError):
    """There is no such record."""


class Stale(HumasError):
    """Somebody else changed the record first."""


class Refused(HumasError):
    """What was entered breaks a rule of the school."""


class UnreadableFile(HumasError):
    """The file is not what it should be."""


class Busy(HumasError):
    """The records are in use elsewhere."""


class Unavailable(HumasError):
    """The records cannot be reached or written now: a full disk, a damaged file."""
