"""What is asked once a year: partnership, service, graduates, teachers, ourselves."""

from typing import Final

from data.language import N_
from evaluation.questionnaires.models import ItemKind, Kind, Part, Respondents, Scale
from evaluation.questionnaires.usual.templates import (
    GOAL,
    Asked,
    Template,
    against,
    marked,
    open_words,
)

PARTNERSHIP: Final = Template(
    Kind.PARTNERSHIP,
    N_("Partnership of school and parents, once a year"),
    N_("Partnership of school and parents"),
    GOAL,
    (Respondents.PARENTS, Respondents.KOMITE),
    {
        Part.COMMUNICATION: (
            *marked(
                Scale.AGREE,
                N_("News from the school reaches me in time."),
                N_("I know whom at the school I can speak to about my child."),
                N_("The school answers when I ask or report something."),
            ),
            against(N_("I often hear of my child's difficulties too late.")),
        ),
        Part.LEARNING: marked(
            Scale.AGREE,
            N_("The teacher and I look for the cause together when learning is hard."),
            N_("The school tells me how I can help my child learn at home."),
            N_("What I agree on with the teacher is followed up."),
            N_("I can share what my child experiences at home without worry."),
        ),
        Part.RULES: marked(
            Scale.AGREE,
            N_("I know the school's rules and the reasons for them."),
            N_("School and family act alike when a rule is broken."),
            N_("I help my child keep to the school's rules, also at home."),
        ),
        Part.DECISIONS: marked(
            Scale.AGREE,
            N_("Parents are asked before the school decides what concerns them."),
            N_("What parents suggest is seen again in the school's programme."),
            N_("The komite speaks for parents like me."),
        ),
        Part.OPENNESS: marked(
            Scale.AGREE,
            N_("The school explains where its funds come from and what they pay for."),
            N_("Donations are voluntary and their use is reported."),
        ),
        Part.OVERALL: marked(
            Scale.AGREE,
            N_("All in all I am satisfied with how school and parents work together."),
        ),
        Part.OPEN: open_words(
            N_("What works well between school and parents?"),
            N_("What should school and parents do better together?"),
        ),
    },
    asks_relation=True,
    asks_class_group=True,
)

SERVICE: Final = Template(
    Kind.SERVICE,
    N_("Community satisfaction survey (SKM): nine elements"),
    N_("Community satisfaction survey"),
    N_("Think of the last time the school served you, and mark how that was."),
    (Respondents.VISITORS, Respondents.PARENTS),
    {
        Part.SERVICE: marked(
            Scale.GOOD,
            N_("What had to be brought or filled in for the service"),
            N_("How clear and simple the procedure was"),
            N_("How long it took until it was done"),
            N_("That it cost no more than was announced, or nothing"),
            N_("That what was received is what was promised"),
            N_("What the staff know and can do"),
            N_("How polite and friendly the staff are"),
            N_("How complaints and suggestions are taken up"),
            N_("Rooms, waiting place and equipment"),
        ),
        Part.OPEN: open_words(
            N_("Which service did you use, and what should be better?")
        ),
    },
)

GRADUATES: Final = Template(
    Kind.GRADUATES,
    N_("Satisfaction with the school's graduates"),
    N_("Satisfaction with graduates"),
    N_("Think of the graduates of this school whom you know."),
    (Respondents.PARENTS, Respondents.SCHOOLS),
    {
        Part.ATTITUDE: marked(
            Scale.SATISFIED,
            N_("Good manners and respect for others"),
            N_("Honesty and responsibility"),
            N_("Discipline and keeping to rules"),
        ),
        Part.KNOWLEDGE: marked(
            Scale.SATISFIED,
            N_("Basic knowledge for further learning"),
            N_("Reading and understanding of texts"),
            N_("Calculating and thinking logically"),
        ),
        Part.SKILL: marked(
            Scale.SATISFIED,
            N_("Speaking and writing to others"),
            N_("Working with others"),
            N_("Solving everyday problems by themselves"),
        ),
        Part.OPEN: open_words(N_("What should the school give its graduates more of?")),
    },
)

REASONS: Final = (
    N_("Telephone number is not right any more"),
    N_("Parents work at these hours"),
    N_("Parents live elsewhere"),
    N_("No answer to letters and messages"),
    N_("None of these"),
)

TEACHER: Final = Template(
    Kind.TEACHER,
    N_("A teacher's form: with parents, and the class as a whole"),
    N_("Teachers and parents"),
    N_(
        "You look at yourself and at a whole class. Name no pupil and no parent, also "
        "not in your own words."
    ),
    (Respondents.TEACHERS,),
    {
        Part.SOCIAL: marked(
            Scale.OFTEN,
            N_("I tell parents good news about their child too, not only problems."),
            N_("I listen to what parents say before I advise them."),
            N_("I speak with every family politely and without favour."),
            N_("I agree with parents on what each of us does next."),
        ),
        Part.REACHING: (
            against(N_("It is hard for me to reach the parents of my class.")),
            against(N_("Parents come only when there is a problem.")),
            Asked(
                N_("What makes it hard to reach parents?"),
                kind=ItemKind.SOME_OF,
                options=REASONS,
            ),
        ),
        Part.COGNITIVE: marked(
            Scale.MANY,
            N_("Pupils who explain what was learnt in their own words"),
            N_("Pupils who calculate fluently as their grade asks"),
        ),
        Part.AFFECTIVE: marked(
            Scale.MANY,
            N_("Pupils who take an active part in lessons"),
            N_("Pupils who respond attentively to teachers and classmates"),
        ),
        Part.PSYCHOMOTOR: marked(
            Scale.MANY,
            N_("Pupils who read and write fluently"),
            N_("Pupils who are skilled at drawing, making or practising something"),
        ),
        Part.OPEN: open_words(N_("What would help you to work with parents?")),
    },
    is_anonymous=False,
    asks_class_group=True,
)

SELF_CHECK: Final = Template(
    Kind.SELF_CHECK,
    N_("Self-evaluation of the partnership"),
    N_("Self-evaluation of the partnership"),
    N_(
        "Judge the partnership itself, not people. What is weak is discussed and "
        "improved together."
    ),
    (Respondents.HUMAS_TEAM, Respondents.KOMITE, Respondents.TEACHERS),
    {
        Part.PLANNING: marked(
            Scale.GOOD,
            N_("Goals of the partnership are set by school and parents together"),
            N_("The programme fits what families need and can do"),
            N_("Tasks are shared clearly among school, komite and parents"),
        ),
        Part.CARRYING_OUT: marked(
            Scale.GOOD,
            N_("What was planned is carried out on its day"),
            N_("Families who seldom come are reached in another way"),
            N_("Partners outside the school take part"),
        ),
        Part.SOLVING: marked(
            Scale.GOOD,
            N_("Problems are spoken about openly and early"),
            N_("A way out is looked for together, with a person and a date"),
            N_("What was agreed on is looked at again later"),
        ),
        Part.OPEN: open_words(N_("What do we change first, and who begins?")),
    },
)
