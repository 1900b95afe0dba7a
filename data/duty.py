"""What there is to do in a school that not everybody may do."""

from enum import StrEnum, auto


class Duty(StrEnum):
    """What not everybody may do."""

    READ_PLAN = auto()
    READ_BUDGET = auto()
    READ_COMMITTEES = auto()
    READ_TASKS = auto()
    READ_RESULTS = auto()
    READ_DIRECTORY = auto()
    READ_SETTINGS = auto()

    PLAN_YEAR = auto()
    SUBMIT_PLAN = auto()
    APPROVE_PLAN = auto()
    ALLOW_UNDECIDED = auto()
    WRITE_NOTES = auto()
    ANSWER_NOTES = auto()

    KEEP_BODIES = auto()
    SET_UP_COMMITTEES = auto()
    NUMBER_DECREES = auto()
    GIVE_TASKS = auto()
    DO_TASKS = auto()
    REMOVE_FILES = auto()
    GIVE_LINKS = auto()
    PRINT_SLIPS = auto()
    SEND_REMINDERS = auto()
    KEEP_FOSTERS = auto()

    READ_CONTACTS = auto()
    KEEP_CONTACTS = auto()
    SEE_EVERY_CONTACT = auto()
    COUNT_CONTACTS = auto()
    OPEN_CONTACTS = auto()
    CLEAR_CONTACTS = auto()

    READ_LETTERS = auto()
    WRITE_LETTERS = auto()
    WRITE_SUMMONS = auto()
    READ_PHOTOS = auto()
    KEEP_PHOTOS = auto()

    READ_MONEY = auto()
    KEEP_MONEY = auto()
    NOTE_OBSTACLES = auto()
    KEEP_OBSTACLES = auto()
    KEEP_EVIDENCE = auto()
    VERIFY_EVIDENCE = auto()
    RUN_ACTIVITIES = auto()
    TAKE_MINUTES = auto()
    KEEP_MINUTES = auto()
    TAKE_ATTENDANCE = auto()
    CLOSE_ACTIVITIES = auto()
    NOTE_FINDINGS = auto()
    KEEP_FINDINGS = auto()
    SIGN_REVIEWS = auto()
    ANSWER_REVIEWS = auto()
    NOTE_REMARKS = auto()
    SET_LIGHTS = auto()
    SEE_UNREACHED = auto()
    KEEP_QUESTIONNAIRES = auto()
    KEEP_OUTCOMES = auto()

    KEEP_DIRECTORY = auto()
    KEEP_PUPILS = auto()
    KEEP_ACCOUNTS = auto()
    KEEP_SCHOOL = auto()
    KEEP_BACKUPS = auto()
    READ_HISTORY = auto()
