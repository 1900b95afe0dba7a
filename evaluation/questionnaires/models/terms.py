"""The words of a questionnaire: what for, for whom, how an item is answered."""

from typing import Final

from data.language import N_, say
from data.record import Term


class Kind(Term):
    """What a questionnaire is for; each but the school's own has a template."""

    EVENT = "event", N_("After an activity")
    UNDERSTANDING = "understanding", N_("Understanding, before and after")
    PARTNERSHIP = "partnership", N_("Partnership of the year")
    SERVICE = "service", N_("Community satisfaction survey (SKM)")
    GRADUATES = "graduates", N_("Satisfaction with graduates")
    TEACHER = "teacher", N_("Teacher's form")
    SELF_CHECK = "self_check", N_("Self-evaluation of the partnership")
    OWN = "own", N_("The school's own")


class Respondents(Term):
    """Who is asked."""

    PARENTS = "parents", N_("Parents and guardians")
    PARTICIPANTS = "participants", N_("Participants of the activity")
    PUPILS = "pupils", N_("Pupils")
    TEACHERS = "teachers", N_("Teachers")
    KOMITE = "komite", N_("The komite")
    HUMAS_TEAM = "humas_team", N_("Public relations team and komite")
    SCHOOLS = "schools", N_("Schools that receive the graduates")
    VISITORS = "visitors", N_("Everybody the school serves")

    @property
    def is_family(self) -> bool:
        """Whether it can be asked who of a family answers."""
        return self in {Respondents.PARENTS, Respondents.PARTICIPANTS}

    @property
    def has_class_group(self) -> bool:
        """Whether it can be asked of which class group they are."""
        return self.is_family or self in {Respondents.PUPILS, Respondents.TEACHERS}


class Moment(Term):
    """Before or after an activity; sheets of others have none."""

    NONE = "", N_("Once")
    BEFORE = "before", N_("Before the activity")
    AFTER = "after", N_("After the activity")


class Relation(Term):
    """Who in a family answers."""

    NONE = "", N_("Not said")
    FATHER = "father", N_("Father")
    MOTHER = "mother", N_("Mother")
    GUARDIAN = "guardian", N_("Guardian")
    OTHER = "other", N_("Other")


class InvitedBy(Term):
    """Where the number of those who are asked is from."""

    INVITED = "invited", N_("Invited to the activity")
    CAME = "came", N_("Came to the activity")
    TYPED = "typed", N_("Counted by the school")


class QuestionnaireStep(Term):
    """Where a questionnaire stands."""

    DRAFT = "draft", N_("Being prepared")
    OPEN = "open", N_("Open")
    CLOSED = "closed", N_("Closed")

    @property
    def has_been_open(self) -> bool:
        """Whether answers were, or are, taken."""
        return self is not QuestionnaireStep.DRAFT


class Source(Term):
    """How a sheet came in."""

    TYPED = "typed", N_("Typed from paper")
    LINK = "link", N_("By the answer link")
    FILE = "file", N_("From a file")


class ItemKind(Term):
    """How an item is answered."""

    SCALE = "scale", N_("Four points")
    YES_NO = "yes_no", N_("Yes or no")
    TRUE_FALSE = "true_false", N_("True or false")
    ONE_OF = "one_of", N_("One of several")
    SOME_OF = "some_of", N_("Several of several")
    NUMBER = "number", N_("A number")
    TEXT = "text", N_("Own words")


class Scale(Term):
    """Which words the points of a scale have."""

    NONE = "", N_("No scale")
    AGREE = "agree", N_("Agreement")
    SATISFIED = "satisfied", N_("Satisfaction")
    UNDERSTOOD = "understood", N_("Understanding")
    OFTEN = "often", N_("How often")
    GOOD = "good", N_("How good")
    MANY = "many", N_("How many of them")
    OWN = "own", N_("Own words for the points")


class Part(Term):
    """A part of a questionnaire whose items are reported together."""

    NONE = "", N_("Without a part")
    ORGANIZATION = "organization", N_("How the activity went")
    OPEN = "open", N_("In your own words")
    UNDERSTANDING = "understanding", N_("What you know")
    COMMUNICATION = "communication", N_("Flow of communication")
    LEARNING = "learning", N_("Involvement in learning problems")
    RULES = "rules", N_("Upholding the school's rules")
    DECISIONS = "decisions", N_("A say in decisions")
    OPENNESS = "openness", N_("Openness about funds")
    OVERALL = "overall", N_("Satisfaction overall")
    SERVICE = "service", N_("The school's service")
    ATTITUDE = "attitude", N_("Attitude")
    KNOWLEDGE = "knowledge", N_("Knowledge")
    SKILL = "skill", N_("Skill")
    SOCIAL = "social", N_("The teacher with parents")
    REACHING = "reaching", N_("Reaching parents")
    COGNITIVE = "cognitive", N_("The class: cognitive")
    AFFECTIVE = "affective", N_("The class: affective")
    PSYCHOMOTOR = "psychomotor", N_("The class: psychomotor")
    PLANNING = "planning", N_("Planning together")
    CARRYING_OUT = "carrying_out", N_("Carrying out together")
    SOLVING = "solving", N_("Solving problems together")


PURPOSES: Final = {
    Moment.NONE: "questionnaire",
    Moment.BEFORE: "questionnaire before",
    Moment.AFTER: "questionnaire after",
}
"""What an answer link opens; one for before an activity opens none for after it."""

CHOICES: Final = frozenset({ItemKind.ONE_OF, ItemKind.SOME_OF})
RIGHT_OR_WRONG: Final = frozenset({ItemKind.YES_NO, ItemKind.TRUE_FALSE})


def part_words(part: str) -> str:
    """Return how a part is called: a known one in the language, others as written."""
    known = {one.value: one for one in Part}.get(part)
    return say(known.label) if known and part else part
