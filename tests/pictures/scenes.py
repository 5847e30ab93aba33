"""Every kind of reply and window, by a name, with words that it must have, or it is no picture
of that."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tests.pictures import plays
from tests.pictures.plays import FIRST_RULE, LINE, PEACE, PODIUM, SEVERAL, Played
from tests.pictures.stage import Shown, Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture to be taken: of what, and what must be in it."""

    name: str
    title: str
    saying: str
    play: Played


SECURITY = "it’s time for a new approach to our security cooperation"
WRONG = f'did Ebrard say "After 30 years of the Merida Initiative, {SECURITY}"?'
NOTHING = "Nothing on record"
SALAZAR = "what did Ken Salazar say?"
NO_MORE = (FIRST_RULE, *["more"] * 6)
PRODUCTIVE = '"it has never been better or more productive" by Blinken'

# (name, title, words it must have, command, what is typed after it)
TYPED = (
    ("found-one", "A line as remembered", "On record:", "/quote", FIRST_RULE),
    ("found-typo", "With a typo", "‘peice’ read as ‘peace’", "/quote", PEACE),
    ("found-several", "A person and a topic", "best match first", "/quote", SEVERAL),
    (
        "found-interpreted",
        "Through an interpreter",
        "through an interpreter",
        "/quote",
        "an alliance on security",
    ),
    (
        "found-narrowed",
        "Narrowed by operators",
        "On record",
        "/quote",
        "from:Ebrard before:2022 alliance",
    ),
    (
        "found-paraphrase",
        "A report’s paraphrase",
        "The report says",
        "/quote",
        "never been better or more productive",
    ),
    (
        "found-posted",
        "A written post",
        "in a written post",
        "/quote",
        "Good meeting, we are moving forward",
    ),
    ("found-fact", "When and where", "Date", "/quote", "when did Blinken and Bárcena meet?"),
    (
        "close",
        "The nearest, which does not answer",
        "which do",
        "/quote",
        "what did Garland say about fentanyl",
    ),
    (
        "none",
        "Nothing on record",
        "Nothing on record",
        "/quote",
        "the caravans must be stopped at the border",
    ),
    (
        "none-silent",
        "Somebody who was there, without words",
        "no words of theirs",
        "/quote",
        SALAZAR,
    ),
    (
        "verdict-exact",
        "Exact",
        "Exact ✓",
        "/whosaid",
        '"we are more than just neighbors" by Mayorkas',
    ),
    (
        "verdict-altered",
        "Altered",
        "Altered ≠",
        "/whosaid",
        '"have a 70 percent recidivism rate" by Blinken',
    ),
    ("verdict-misattributed", "Misattributed", "Misattributed ✗", "/quote", WRONG),
    (
        "verdict-wrong-context",
        "Wrong context",
        "Wrong context ◐",
        "/whosaid",
        '"to win the war" by Rodríguez',
    ),
    ("verdict-paraphrase", "Paraphrase only", "Paraphrase only ≈", "/whosaid", PRODUCTIVE),
    (
        "verdict-reported",
        "Reported",
        "Reported →",
        "/quote",
        "did Biden say he was going to think about it?",
    ),
    (
        "verdict-not-found",
        "Not found",
        "Not found ○",
        "/whosaid",
        '"the border is closed" by Mayorkas',
    ),
    ("help", "Help", "trend WORDS", "/quote", "help"),
    ("meetings", "The meetings", "on record:", "/meetings", ""),
    ("meetings-person", "Meetings of a person", "Mayorkas", "/meetings", "Mayorkas"),
    ("meetings-date", "Meetings of a year", "2022", "/meetings", "2022"),
    ("meetings-word", "Meetings with a word in them", "on record", "/meetings", "fentanyl"),
    ("meeting", "One meeting", "Who spoke how much", "/meetings", "security dialogue"),
    (
        "meeting-report",
        "One press report",
        "press report,",
        "/meetings",
        "officials meet in Washington",
    ),
    ("meeting-none", "No such meeting", "No such meeting", "/meetings", "zeppelin"),
    ("trend", "A trend", "By speaker", "/quote", "trend migration"),
    ("trend-none", "A trend of nothing", "in no passage", "/quote", "trend zeppelin"),
    ("trend-empty", "A trend of no words", "Which words", "/quote", "trend"),
)
SPANISH = (
    ("spanish-found", "En español: una cita", "", "/quote", PEACE),
    ("spanish-verdict", "En español: un veredicto", "", "/quote", WRONG),
    ("spanish-meeting", "En español: una reunión", "", "/meetings", "security dialogue"),
    ("spanish-trend", "En español: una tendencia", "", "/quote", "trend migration"),
    ("spanish-help", "En español: ayuda", "", "/quote", "help"),
    (
        "spanish-none",
        "En español: nada",
        "",
        "/quote",
        "the caravans must be stopped at the border",
    ),
)

PLAYED: tuple[Scene, ...] = (
    Scene("more", "The next page", "Continued, from line 4", plays.more),
    Scene("thread", "Asked in a channel", "On record", plays.in_a_thread),
    Scene("follow-up", "“And Mayorkas?”", "Mayorkas", plays.follow_up(SEVERAL, "and Mayorkas?")),
    Scene(
        "follow-translation",
        "“In Spanish?”",
        "translates nothing",
        plays.follow_up(SEVERAL, "in Spanish?"),
    ),
    Scene("follow-next", "“The next line?”", "", plays.follow_up(LINE, "the next line?")),
    Scene(
        "follow-there",
        "“Who was there?”",
        "Who spoke how much",
        plays.follow_up(LINE, "who was there?"),
    ),
    Scene("follow-shorter", "“Shorter”", "", plays.follow_up(SEVERAL, "shorter")),
    Scene(
        "follow-nothing-more",
        "“More”, where there is none",
        "nothing further",
        plays.follow_up(*NO_MORE),
    ),
    Scene("shared", "Shared with the channel", "Shared by alice", plays.shared),
    Scene("taken-back", "Taken back", "Taken back", plays.taken_back),
    Scene("shared-twice", "Shared a second time", "already been shared", plays.shared_twice),
    Scene("changed", "Changed since it was shown", "has changed since", plays.changed),
    Scene("trend-chart", "A trend with charts", "By speaker: ‘migration’", plays.chart),
    Scene("trend-shared", "A trend shared", "Shared by alice", plays.trend_shared),
    Scene("thumb", "A thumb", "noted", plays.thumbed),
    Scene("guest", "Another organisation", "another organisation", plays.guest),
    Scene("hello", "Joined a channel", "Hello", plays.hello),
    Scene("apology", "Something went wrong", "reference", plays.apology),
    Scene("context", "Context", "Rosa Icela", plays.context),
    Scene(
        "context-begins",
        "Context, where the record begins",
        "The record begins here",
        plays.context_begins,
    ),
    Scene("cite", "Cite", "BibTeX", plays.cite),
    Scene("wrong", "Something wrong?", "What is wrong", plays.wrong),
    Scene("report-kept", "A report kept", "kept as number", plays.report_kept),
    Scene("check-choice", "Check this quote: which?", "Which of these", plays.check_choice),
    Scene("check-verdict", "Check this quote: the verdict", "Checked:", plays.check_verdict),
    Scene("check-nothing", "Check this quote: nothing to check", "no words", plays.check_nothing),
    Scene("check-waiting", "Check this quote: a moment", "Checking", plays.check_waiting),
    Scene("find", "Find a quote", "Words, as far as", plays.find),
    Scene(
        "find-found",
        "Find a quote: lines to share",
        "Share where?",
        plays.found_in_form("migration"),
    ),
    Scene("find-one", "Find a quote: one line", "Share where?", plays.found_in_form(PODIUM)),
    Scene(
        "find-nothing", "Find a quote: nothing", NOTHING, plays.found_in_form("zeppelin", NOTHING)
    ),
    Scene("find-shared", "Find a quote: shared", "Shared, with your name", plays.shared_from_form),
    Scene("home", "Home", "Latest meetings", plays.home),
    Scene("spanish-home", "En español: Inicio", "", plays.home_in_spanish),
)

SCENES: tuple[Scene, ...] = (
    *(
        Scene(name, title, saying, plays.typed(command, text))
        for name, title, saying, command, text in TYPED
    ),
    *PLAYED,
    *(
        Scene(name, title, saying, plays.typed(command, text, spanish=True))
        for name, title, saying, command, text in SPANISH
    ),
)


def played(at: Stage, names: Collection[str]) -> Iterator[tuple[str, tuple[str, Shown]]]:
    """What the scenes of these names show, each with its title; each must be what it is about."""
    for scene in SCENES:
        if scene.name in names:
            at.clear()
            shown = scene.play(at)
            assert scene.saying in shown.words, (
                f"{scene.name} does not say {scene.saying!r}: {shown.words}"
            )
            yield scene.name, (scene.title, shown)
