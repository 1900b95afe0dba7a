"""What is asked about one activity: how it went, and what it made clear."""

from typing import Final

from data.language import N_
from evaluation.questionnaires.models import Kind, Part, Respondents, Scale
from evaluation.questionnaires.usual.templates import (
    GOAL,
    Template,
    false,
    marked,
    open_words,
    true,
)

_BEFORE_AND_AFTER: Final = N_(
    "The same questions are asked before and after the activity. Nobody is graded: "
    "they show what the activity made clear."
)

EVENT: Final = Template(
    Kind.EVENT,
    N_("After an activity: how it went"),
    N_("Questionnaire: {activity}"),
    GOAL,
    (Respondents.PARENTS, Respondents.PARTICIPANTS, Respondents.TEACHERS),
    {
        Part.ORGANIZATION: marked(
            Scale.AGREE,
            N_("I received the invitation in good time."),
            N_("The time of the activity suited me."),
            N_("The place was comfortable and big enough."),
            N_("What was presented was clear."),
            N_("I had a chance to ask and to say what I think."),
            N_("The people who looked after us were friendly."),
            N_("All in all I am satisfied with this activity."),
        ),
        Part.OPEN: open_words(
            N_("What made it hard for you to come or to follow?"),
            N_("What would you do differently next time?"),
            N_("What should the next meeting be about?"),
        ),
    },
    of_activity=True,
)

KNOWLEDGE: Final = Template(
    Kind.UNDERSTANDING,
    N_("Understanding before and after: true or false"),
    N_("Understanding before and after: {activity}"),
    _BEFORE_AND_AFTER,
    (Respondents.PARENTS, Respondents.PARTICIPANTS, Respondents.TEACHERS),
    {
        Part.UNDERSTANDING: (
            false(N_("It is enough to help a child learn at home before the exams.")),
            true(
                N_(
                    "Bullying that I hear of is reported to the homeroom teacher or "
                    "the school, also where my child is not the victim."
                )
            ),
            true(
                N_(
                    "The school report shows what my child has achieved, not a rank "
                    "among the others."
                )
            ),
            false(
                N_(
                    "The year's programme is the school's own business; parents need "
                    "not know its dates."
                )
            ),
            true(
                N_(
                    "A donation to the school is voluntary: neither its amount nor its "
                    "date is set."
                )
            ),
        ),
    },
    of_activity=True,
    is_paired=True,
)

OWN_VIEW: Final = Template(
    Kind.UNDERSTANDING,
    N_("Understanding before and after: four points"),
    N_("Understanding before and after: {activity}"),
    _BEFORE_AND_AFTER,
    (Respondents.PARENTS, Respondents.PARTICIPANTS, Respondents.TEACHERS),
    {
        Part.UNDERSTANDING: marked(
            Scale.UNDERSTOOD,
            N_("What parents do at home so that their child learns well"),
            N_("How to report bullying and violence at school"),
            N_("What the marks and words of the school report mean"),
            N_("The school's programme and dates of this year"),
            N_("What the school may ask of parents: donations are voluntary"),
        ),
    },
    of_activity=True,
    is_paired=True,
)
