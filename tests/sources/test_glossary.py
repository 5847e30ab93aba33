"""The glossary: a question that has one of a term's ways wants the others, and what is wrong
with it stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation.lines import RecordLine, Trial, trials
from bot.evaluation.measure import known_items, try_all
from bot.model import Answer, Question
from bot.sources.corpus import findings
from bot.sources.glossary import Glossary, read_glossary, way_of
from tests.benchmarks.noise import WAYS
from tests.conftest import SHIPPED, Folder

GLOSSARY = """
COVAX: [co vax, covacks]
Harbour Compact: [compact for the quays, Harbor Pact, HC 2]
Órdago: [big bet]
"""
LINES = (
    "We sent the boxes through COVAX to the islands.",
    "Nobody had heard of co vax before the winter.",
    "The Harbour Compact was signed on a raft.",
    "Our compact for the quays came to nothing much.",
    "They called it an ordago, and they lost the boats.",
    "The pact of the harbour pilots is another matter.",
)


def asking(folder: Folder, glossary: str | None = GLOSSARY) -> Folder:
    """A folder with a meeting that has each line as a turn, and a glossary."""
    if glossary is not None:
        (folder.path / "glossary.yaml").write_text(glossary, encoding="utf-8")
    return folder.meeting("quays", "\n\n".join(f"MINISTER RUIZ: {line}" for line in LINES))


def first(answer: Answer) -> int:
    """The number of the turn shown first."""
    return answer.quotes[0].turn.number


def read(tmp_path: Path, text: str) -> tuple[Glossary, list[str]]:
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    glossary, found = read_glossary(path)
    return glossary, [str(one).removeprefix(str(tmp_path) + "/") for one in found]


# What a question wants ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "turn", "reading"),
    [
        ("covacks boxes to the islands", 0, {"covacks": "covax"}),
        ("CO VÁX boxes to the islands", 0, {"co vax": "covax"}),
        ("who had heard of covax in winter", 1, {"covax": "co vax"}),
        ("the harbor pact was signed", 2, {"harbor pact": "harbour compact"}),
        ("hc 2 was signed on a raft", 2, {"hc 2": "harbour compact"}),
        ("the harbour compact came to nothing", 3, {"harbour compact": "compact for the quays"}),
        ("a big bet that lost the boats", 4, {"big bet": "ordago"}),
    ],
)
def test_a_term_is_found_by_every_way_and_the_answer_shows_the_reading(
    folder: Folder, question: str, turn: int, reading: dict[str, str]
) -> None:
    answer = asking(folder).ask(question)
    assert (answer.outcome, first(answer), dict(answer.understood.corrected)) == (
        "found",
        turn,
        reading,
    )


def test_the_word_itself_comes_before_its_other_ways(folder: Folder) -> None:
    folder = asking(folder)
    assert [first(folder.ask(question)) for question in ("covax", "co vax")] == [0, 1]
    assert dict(folder.ask("covax").understood.corrected) == {}


def test_a_run_is_found_as_a_run_and_each_of_its_words_marked(folder: Folder) -> None:
    quote = asking(folder).ask("who had heard of covax in winter").quotes[0]
    assert "co vax" in quote.text[quote.matched[0].start : quote.matched[1].end]
    assert len(quote.matched) == 3
    apart = asking(folder).meeting(
        "apart", "MINISTER RUIZ: The vax that our co of pilots had in winter was late.\n"
    )
    assert first(apart.ask("who had heard of covax in winter")) == 1


def test_the_words_of_a_run_still_count_in_part(folder: Folder) -> None:
    folder = asking(folder, "Harbour Compact: [quay scheme, treaty of pilots]\n")
    assert first(folder.ask("treaty of pilots on another matter")) == 5
    assert first(folder.ask("quay scheme on a raft")) == 2
    assert first(folder.ask("harbour compact of pilots another matter")) == 5


def test_words_in_quotation_marks_are_never_widened(folder: Folder) -> None:
    answer = asking(folder).ask('"covacks"')
    assert answer.outcome != "found" and answer.understood.corrected == {}
    assert [quote.turn.number for quote in folder.ask('"co vax"').quotes] == [1]
    said = folder.ask('"compact for the quays"')
    assert (said.outcome, [quote.turn.number for quote in said.quotes]) == ("found", [3])


def test_a_number_in_a_way_stays_exact(folder: Folder) -> None:
    folder = asking(folder, "Rule 12: [rule dozen]\n")
    folder.meeting(
        "rules",
        "MINISTER RUIZ: Rule 9 closes the sluices.\n\nMINISTER LUND: Rule 12 opens the sluices.\n",
    )
    assert folder.ask("rule dozen sluices").quotes[0].turn.number == 1
    folder.meeting(
        "rules",
        "MINISTER RUIZ: Rule 9 closes the sluices.\n\nMINISTER LUND: The dozen of us rule.\n",
    )
    assert folder.ask("rule 12 closes the sluices").outcome != "found"


def test_a_term_that_nobody_said_changes_nothing(folder: Folder) -> None:
    question = Question("the nothing much that came of it", limit=9)
    bare = asking(folder, None).open().ask(question)
    assert asking(folder, "nothing much: [next to nil]\nit: []\n").open().ask(question) == bare


def test_what_may_not_be_read_is_not_told_as_a_reading(folder: Folder) -> None:
    folder = asking(folder).meeting(
        "secret", "MINISTER LUND: The covacks are mine.\n", access={"channels": ["C1"]}
    )
    assert "covacks" not in str(folder.ask("co vax that is mine").understood.corrected)


def test_archives_of_records_have_a_glossary_too(folder: Folder) -> None:
    record = {
        "meeting_id": "pl/1",
        "title": "P",
        "date": None,
        "turn_no": 0,
        "speaker": "Q",
        "text": LINES[0],
    }
    (folder.path / "people.yaml").unlink()
    (folder.path / "all.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (folder.path / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    assert findings(folder.path) == []
    assert folder.ask("covacks boxes").quotes[0].meeting.id == "pl/1"


def test_misheard_terms_are_found_with_a_glossary_and_not_without(folder: Folder) -> None:
    heard = {
        "nimesulide": "nim a so lied",
        "Kvalheim": "quall hime",
        "Tsukiji": "ski gee",
        "Szczecin": "stretching",
    }
    lines = [f"The answer that we were given was {term}." for term in heard]
    meeting = "\n\n".join(f"MINISTER RUIZ: {line}" for line in lines)
    asked = [
        Trial("recognised", misheard, frozenset({("m", n)}))
        for n, misheard in enumerate(heard.values())
    ]
    hits = []
    for glossary in ({"nil": "no such"}, heard):
        written = "".join(f"{term}: [{misheard}]\n" for term, misheard in glossary.items())
        (folder.path / "glossary.yaml").write_text(written, encoding="utf-8")
        columns = known_items(list(try_all(folder.meeting("m", meeting).open(), asked)))
        hits += [column.shares["hit@1"].value for column in columns if column.kind == "recognised"]
    assert hits == [0.0, 1.0]


def test_lines_of_the_record_are_found_as_surely_with_a_glossary_as_without(folder: Folder) -> None:
    lines = [RecordLine(("quays", n), line) for n, line in enumerate(LINES)]
    asked = list(trials(lines, seed=1, ways={level: WAYS[level] for level in ("exact", "typos")}))
    ranks = []
    for glossary in (None, GLOSSARY):
        answerer = asking(folder, glossary).open()
        ranks.append([first(answerer.ask(Question(trial.text))) for trial in asked])
    assert ranks[0] == ranks[1]


# The ways themselves ------------------------------------------------------------------------------


def test_the_longest_way_is_read_where_one_holds_another() -> None:
    glossary = Glossary(((("a",), ("x",)), (("a", "b"), ("y",))))
    assert [(s.first, s.end, s.others) for s in glossary.standing_in(["b", "a", "b", "a"])] == [
        (1, 3, (("y",),)),
        (3, 4, (("x",),)),
    ]


def test_accents_and_case_do_not_tell_ways_apart() -> None:
    assert way_of("Ó.R.D. Compact’s") == way_of("o.r.d. compact")


# glossary.yaml ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- a\n",
            "glossary.yaml:1: a mapping of terms to their ways is needed; write `term: [way, way]`",
        ),
        ("a: [b\n", "glossary.yaml:2: not YAML"),
        ("", "glossary.yaml:1: the file is empty"),
        (
            "boat: raft\n",
            (
                "glossary.yaml:1: the ways of ‘boat’ are no list; write `boat: [way, way]`, or"
                " remove it"
            ),
        ),
        ("boat: []\n", "glossary.yaml:1: the ways of ‘boat’ are no list"),
        (
            "boat:\n  - raft\n  - 911\n",
            "glossary.yaml:3: ‘911’ is no text; put it in quotation marks",
        ),
        ('boat: [raft, "—"]\n', "glossary.yaml:1: ‘—’ has no word in it; remove it"),
        ('boat: [raft, "911"]\n', "glossary.yaml:1: ‘911’ stands for itself alone"),
        (
            "information technology: [IT]\n",
            "glossary.yaml:1: ‘IT’ is read as ‘it’, which stands everywhere",
        ),
        (
            "boat: [raft]\nship: [Raft]\n",
            "glossary.yaml:2: ‘Raft’ stands for both ‘boat’ and ‘ship’; leave it to one",
        ),
        ("boat: [raft]\nboat: [ship]\n", "glossary.yaml:2: the key ‘boat’ stands twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, text: str, told: str
) -> None:
    _, (fault,) = read(tmp_path, text)
    assert fault.startswith(told)


def test_a_fault_leaves_out_no_more_than_itself(tmp_path: Path) -> None:
    glossary, found = read(
        tmp_path, "IT: [eye tee]\nboat: [raft, 7, ship]\nquay: pier\nmud: [silt]\n"
    )
    assert len(found) == 3
    assert glossary.terms == ((("boat",), ("raft",), ("ship",)), (("mud",), ("silt",)))


def test_a_way_of_two_terms_stands_for_both_until_it_is_put_right(tmp_path: Path) -> None:
    glossary, _ = read(tmp_path, "boat: [raft]\nfloat: [raft]\n")
    assert [one.others for one in glossary.standing_in(["raft"])] == [(("boat",), ("float",))]


def test_a_broken_glossary_is_told_by_check_and_by_asking_and_stops_neither(folder: Folder) -> None:
    asking(folder, "COVAX: [co vax\n")
    assert ["glossary.yaml" in str(found) for found in findings(folder.path)] == [True]
    assert folder.ask("boxes to the islands").outcome == "found"
    folder.open()
    assert ["not YAML" in line for line in folder.heard] == [True]


def test_a_folder_in_its_place_is_told(folder: Folder) -> None:
    asking(folder, None)
    (folder.path / "glossary.yaml").mkdir()
    assert folder.ask("boxes to the islands").outcome == "found"
    folder.open()
    assert "cannot be read" in folder.heard[0]


def test_the_shipped_glossary_is_sound_and_every_term_of_it_stands_in_the_documents() -> None:
    glossary, found = read_glossary(SHIPPED / "glossary.yaml")
    assert found == [] and glossary.terms
    texts = [" ".join(way_of(path.read_text("utf-8"))) for path in SHIPPED.glob("*.txt")]
    missing = [
        term[0]
        for term in glossary.terms
        if not any(f" {' '.join(term[0])} " in text for text in texts)
    ]
    assert missing == []
