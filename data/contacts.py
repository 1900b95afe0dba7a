"""How school and a family speak with each other, about what, and what both will do."""

from collections.abc import Mapping
from typing import Final

from data.language import N_
from data.participants import Presence
from data.record import Term


class Channel(Term):
    """By what they spoke: face to face, or by something between them."""

    FACE_TO_FACE = "face_to_face", N_("Face to face")
    PHONE = "phone", N_("Telephone")
    SMS = "sms", N_("SMS")
    WHATSAPP = "whatsapp", N_("WhatsApp")
    VIDEO = "video", N_("Video call")
    SOCIAL_MEDIA = "social_media", N_("Social media")
    LETTER = "letter", N_("Letter")
    LIAISON_BOOK = "liaison_book", N_("Liaison book")

    @property
    def is_direct(self) -> bool:
        """Whether they met."""
        return self is Channel.FACE_TO_FACE


class ContactKind(Term):
    """On what occasion they spoke."""

    HOME_VISIT = "home_visit", N_("Home visit by a teacher")
    VISIT_TO_TEACHER = "visit_to_teacher", N_("Visit of the parents to a teacher")
    CONSULTATION = "consultation", N_("Consultation asked for by the parents")
    SUMMONS = "summons", N_("Parents asked to come")
    CALL = "call", N_("Call or message")
    LIAISON_NOTE = "liaison_note", N_("Note in the liaison book")
    CASE_CONFERENCE = "case_conference", N_("Case conference with the family")


CHANNELS: Final[Mapping[ContactKind, tuple[Channel, ...]]] = {
    ContactKind.HOME_VISIT: (Channel.FACE_TO_FACE,),
    ContactKind.VISIT_TO_TEACHER: (Channel.FACE_TO_FACE,),
    ContactKind.CONSULTATION: (
        Channel.FACE_TO_FACE,
        Channel.PHONE,
        Channel.WHATSAPP,
        Channel.SMS,
        Channel.VIDEO,
        Channel.SOCIAL_MEDIA,
        Channel.LETTER,
    ),
    ContactKind.SUMMONS: (Channel.FACE_TO_FACE, Channel.VIDEO, Channel.PHONE),
    ContactKind.CALL: (
        Channel.PHONE,
        Channel.WHATSAPP,
        Channel.SMS,
        Channel.VIDEO,
        Channel.SOCIAL_MEDIA,
        Channel.LETTER,
    ),
    ContactKind.LIAISON_NOTE: (Channel.LIAISON_BOOK,),
    ContactKind.CASE_CONFERENCE: (Channel.FACE_TO_FACE, Channel.VIDEO),
}
"""By what each kind can be; the first is the usual one."""


class Topic(Term):
    """What they spoke about."""

    PROGRESS = "progress", N_("The pupil's progress")
    RESULTS = "exam_results", N_("Results of tests and exams")
    LEARNING = "learning", N_("Difficulties in learning")
    PRESENT = "school_attendance", N_("Presence at school")
    CHARACTER = "character", N_("Character values")
    WORSHIP = "worship", N_("Discipline in worship")
    RULES = "rules", N_("School rules and uniform")
    COACHING = "coaching", N_("Programme of coaching")
    CURRICULUM = "curriculum", N_("Changes of curriculum or policy")
    PHILOSOPHY = "philosophy", N_("What the school stands for")
    BUILDING = "building", N_("Building and facilities")
    WELL_BEING = "well_being", N_("The pupil's well-being")
    FAMILY = "family", N_("Joy or sorrow in the family")
    OTHER = "other", N_("Another topic (say which)")


class Purpose(Term):
    """What a visit is for."""

    INFORM = "inform", N_("To tell how the pupil progresses")
    LISTEN = "listen", N_("To hear what the family meets with")
    CLOSENESS = "closeness", N_("To come closer to each other")
    OPENNESS = "openness", N_("To encourage openness")
    JOY = "joy", N_("To share joy")
    SORROW = "sorrow", N_("To share sorrow")


class ShownData(Term):
    """What the family was shown."""

    ATTENDANCE = "attendance", N_("Attendance list")
    NOTES = "notes", N_("Teacher's notes or journal")
    WORK = "work", N_("The pupil's work and marks")
    OTHER = "other", N_("Other data (say which)")


class FamilyEffort(Term):
    """What parents promise to do."""

    TUTORING = "tutoring", N_("Provide for study, such as tutoring")
    ACCOMPANY = "accompany", N_("Accompany the study at home")
    INDEPENDENCE = "independence", N_("Train independence")
    WATCH = "watch", N_("Watch over behaviour at home")
    MEETINGS = "meetings", N_("Come to the school's meetings")
    OTHER = "other", N_("Something else (say what)")


class SchoolEffort(Term):
    """What the school promises to do."""

    LESSONS = "lessons", N_("Scheduled lessons")
    WORSHIP = "worship", N_("Guide the worship")
    TRAINING = "training", N_("Train the teachers")
    MOTIVATION = "motivation", N_("Motivate pupils with speakers from outside")
    TALENTS = "talents", N_("Give room to interests and talents")
    GUIDANCE = "guidance", N_("Guidance by the counsellor")
    OTHER = "other", N_("Something else (say what)")


CAN_BE_MET: Final = (
    Presence.FATHER,
    Presence.MOTHER,
    Presence.GUARDIAN,
    Presence.FOSTER_PARENT,
)
"""Who of a family; where several came, the first of them is counted."""
