"""What people plainly ask of any record: names that labels print, bare names, ids, what was cut
off, and hearsay."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Folder

REGISTER = {
    "ruiz": {"name": "Ana Ruiz", "roles": [{"title": "Minister of Ports", "since": "2018-01-01"}]},
    "lund-bo": {"name": "Bo Lund", "roles": [{"title": "Harbour Manager", "since": "2018-01-01"}]},
    "lund-eva": {"name": "Eva Lund", "aliases": ["Councillor Lund"]},
}
TALK = (
    "MINISTER RUIZ: The ferry's not for sale. It never was. The harbour is against a toll that"
    " empties the quays. The harbour is not against a toll.\n\nQUESTION: Minister, Eva Lund has"
    " said that boats come first. Is she right?\n\nMINISTER RUIZ: I spoke to her. She said that"
    " boats should be asked first and told last.\n\n"
)
COUNCIL = [
    "Harbour Manager Lund: The crane will cost nine million.",
    "Councillor Lund: I vote against the crane.",
    "Mr. Lund: I only came for the crane show.",
    "Clerk Dunne: Carried.",
]


@pytest.fixture
def harbour(folder: Folder) -> Folder:
    folder.people(REGISTER)
    records = [
        {"meeting_id": "council/7", "title": "Council", "date": "2020-06-01", "turn_no": n}
        | dict(zip(("speaker", "text"), line.split(": ", 1), strict=True))
        for n, line in enumerate(COUNCIL)
    ]
    (folder.path / "council.jsonl").write_text(
        "".join(json.dumps(record) + "\n" for record in records), "utf-8"
    )
    return folder.meeting(
        "2020-05-04-harbour", TALK, title="Harbour briefing", date="2020-05-04", date_basis="stated"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("what did Bo Lund say about the crane?", "The crane will cost nine million."),
        ("what did the harbour manager say about the crane?", "The crane will cost nine million."),
        ("what did Councillor Lund say about the crane?", "I vote against the crane."),
        ("what did Eva Lund say about the crane?", "I vote against the crane."),
        ("from:lund-eva crane", "I vote against the crane."),
    ],
)
def test_a_label_that_prints_an_office_and_surname_or_an_alias_is_somebody_of_the_register(
    harbour: Folder, asked: str, said: str
) -> None:
    answer = harbour.ask(asked)
    assert (answer.outcome, [quote.text for quote in answer.quotes]) == ("found", [said])


def test_a_bare_surname_on_a_label_is_nobody_of_the_register(harbour: Folder) -> None:
    for name in ("Bo Lund", "Eva Lund"):
        answer = harbour.ask(f"what did {name} say about the crane show?")
        assert answer.outcome != "found" or "Mr. Lund" not in [
            quote.label for quote in answer.quotes
        ]


def test_a_record_shows_its_label_as_printed_whoever_it_names(harbour: Folder) -> None:
    assert (
        harbour.ask("what did Bo Lund say about the crane?").quotes[0].speaker
        == "Harbour Manager Lund"
    )


def test_a_claim_of_somebody_whom_a_label_names_is_theirs(harbour: Folder) -> None:
    assert harbour.ask('Eva Lund: "I vote against the crane."').verdict == "exact"
    assert harbour.ask('Bo Lund: "I vote against the crane."').verdict == "misattributed"


def test_a_meeting_tells_who_was_there_by_a_label(harbour: Folder) -> None:
    (card,) = harbour.ask("/meetings Eva Lund 2020-06-01").meetings
    assert [(one.name, one.how) for one in card.asked] == [("Eva Lund", "spoke")]
    assert "Eva Lund" not in card.mentioned


def test_the_same_near_line_is_not_shown_twice(harbour: Folder) -> None:
    quotes = harbour.ask("did Ruiz say that the ferry was for the rich?").quotes
    assert len({quote.id for quote in quotes}) == len(quotes)


def test_which_meetings_mention_something_are_meetings(harbour: Folder) -> None:
    answer = harbour.ask("which meetings mention the crane?")
    assert (answer.intent, [card.meeting.id for card in answer.meetings]) == (
        "meetings",
        ["council/7"],
    )


def test_a_bare_name_asks_for_what_that_person_said(harbour: Folder) -> None:
    answer = harbour.ask("Ana Ruiz")
    assert answer.outcome == "found"
    assert {quote.speaker for quote in answer.quotes} == {"Ana Ruiz"}


def test_is_run_together_with_the_word_before_it_is_said_all_the_same(harbour: Folder) -> None:
    assert harbour.ask("did Ruiz say that the ferry is not for sale?").verdict in (
        "exact",
        "altered",
    )
    assert harbour.ask("did Ruiz say that the ferry is for sale?").verdict == "altered"


def test_words_cut_from_a_condition_and_then_denied_are_out_of_context(harbour: Folder) -> None:
    assert harbour.ask('Ruiz: "The harbour is against a toll"').verdict == "wrong-context"
    assert (
        harbour.ask('Ruiz: "The harbour is against a toll that empties the quays."').verdict
        == "exact"
    )
    assert harbour.ask('Ruiz: "The harbour is not against a toll."').verdict == "exact"


def test_according_to_somebody_how_many_is_a_question_and_no_claim(harbour: Folder) -> None:
    answer = harbour.ask("according to Bo Lund, how many million will the crane cost?")
    assert (answer.intent, answer.outcome) == ("find", "found")
    assert answer.quotes[0].text == "The crane will cost nine million."


def test_they_in_a_question_is_nobody_whatever_a_report_prints(harbour: Folder) -> None:
    report = (
        'The Halven Post\n\nTwo people were there. They said the buoy was green. "It is green," Ana'
        " Ruiz said.\n"
    )
    harbour.meeting(
        "2020-07-01-buoy", report, kind="press-report", date="2020-07-01", date_basis="stated"
    )
    answer = harbour.ask("what did they say about the crane?")
    assert answer.outcome == "found"
    assert "not-said-by" not in [note.kind for note in answer.notes]


def test_a_question_is_nobody_elses_claim(harbour: Folder) -> None:
    text = "QUESTION: Is the minister tired?\n\nMINISTER RUIZ: Not in the least.\n"
    harbour.meeting("2020-08-01-tired", text, date="2020-08-01", date_basis="stated")
    assert harbour.ask("did Ruiz say the minister is tired?").verdict == "not-found"
    assert harbour.ask('did Ruiz say "Is the minister tired?"').verdict == "misattributed"


def test_a_line_is_shown_once_whatever_found_it(harbour: Folder) -> None:
    for asked in ("what did Eva Lund say about boats?", "did Ruiz say the boats were told last?"):
        ids = [quote.id for quote in harbour.ask(asked).quotes]
        assert ids and len(set(ids)) == len(ids)


def test_when_a_meeting_is_named_by_its_kind_its_own_date_is_told(harbour: Folder) -> None:
    text = "MINISTER RUIZ: I have heard that it rains on Monday in Halven. We shall see.\n"
    harbour.meeting(
        "2020-09-01-weather", text, title="Weather", date="2020-09-01", date_basis="stated"
    )
    harbour.meeting(
        "2020-10-01-quota-hearing",
        "MINISTER RUIZ: The quota is met.\n",
        title="Quota",
        date="2020-10-01",
    )
    answer = harbour.ask("when did the hearing take place?")
    assert [str(fact.value) for fact in answer.facts if fact.kind == "date"] == ["2020-10-01"]


def test_a_month_may_be_written_short(harbour: Folder) -> None:
    text = "MINISTER RUIZ: On the evening of 7 January the margin fell.\n"
    harbour.meeting("2021-02-02-gale", text, date="2021-02-02")
    assert harbour.ask("what did Ruiz say of the jan 7 margin?").outcome == "found"


def test_she_said_in_reply_to_a_question_that_names_her_is_hearsay(harbour: Folder) -> None:
    assert (
        harbour.ask("did Eva Lund say that boats should be asked first and told last?").verdict
        == "reported"
    )
