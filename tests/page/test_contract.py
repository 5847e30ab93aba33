from __future__ import annotations

import json
from typing import Any

from bot.model import Answer, Edit, Fact, Note, Reason, Understood
from bot.page.contract import answer_record, meeting_record
from tests import samples
from tests.samples import answer, card, quote


def printed(answer: Answer, took_ms: float) -> dict[str, Any]:
    """The record as it is read by a program."""
    return dict(json.loads(json.dumps(answer_record(answer, took_ms))))


def test_the_record_has_a_claims_verdict_its_diff_and_its_reasons() -> None:
    diff = (Edit("=", "lost"), Edit("-", "70"), Edit("+", "60"))
    reasons = (Reason("number", "70", "60"), Reason("added", "big"), Reason("interpreted"))
    checked = answer(
        "found", quote(), intent="verify", verdict="altered", diff=diff, reasons=reasons
    )
    record = printed(checked, 1.0)
    assert (record["intent"], record["verdict"]) == ("verify", "altered")
    assert record["diff"] == [["=", "lost"], ["-", "70"], ["+", "60"]]
    assert record["reasons"] == [
        "number: 70 claimed, 60 on record",
        "added: big claimed",
        "interpreted",
    ]


def test_the_record_has_the_contracts_fields_and_the_sources_text() -> None:
    record = printed(
        answer("found", quote(), understood=Understood(corrected={"wil": "will"})), 3.14159
    )
    assert list(record)[:7] == [
        "question",
        "intent",
        "outcome",
        "verdict",
        "quotes",
        "understood",
        "took_ms",
    ]
    assert record["verdict"] is None
    assert record["took_ms"] == 3.1
    assert record["understood"]["corrected"] == {"wil": "will"}
    assert record["quotes"] == [
        {
            "id": "2020-02-29-harbour-talks/3/8-64",
            "text": samples.SAID,
            "kind": "spoken",
            "speaker": "Ana Ruiz",
            "role": "Minister of Ports",
            "label": "MINISTER RUIZ",
            "interpreted": False,
            "score": 0.9751,
            "matched": [[0, 7]],
            "meeting": {
                "id": "2020-02-29-harbour-talks",
                "title": "Harbour talks, opening",
                "date": "2020-02-29",
                "date_basis": "outside",
                "place": "Port Halven",
                "publisher": "Halven Wire",
                "url": "https://halven.example/talks",
                "file": "2020-02-29-harbour-talks.txt",
            },
            "before": [{"speaker": "Bo Lund", "text": "Will you\u00a0close it?"}],
            "after": [{"speaker": None, "text": "(Applause.)"}],
        }
    ]


def test_the_record_carries_notes_facts_meetings_and_what_was_searched() -> None:
    record = printed(
        answer(
            "none",
            notes=(Note("stale"),),
            facts=(Fact("date", "2020", "Talks"),),
            meetings=(card(),),
        ),
        1,
    )
    assert record["searched"] == {"meetings": 5, "first": "2021-10-08", "last": "2024-07-17"}
    assert record["notes"] == [
        "The index is being rewritten; this answer comes from the last whole one."
    ]
    assert record["facts"][0]["sentence"] == "Date: 2020 · Talks"
    assert record["meetings"][0]["silent"] == [
        {"name": "Bo Lund", "role": None, "turns": 0, "words": 0}
    ]


def test_an_unknown_date_is_null_in_the_record() -> None:
    undated = samples.replace(samples.MEETING, date=None)
    assert meeting_record(card(undated))["date"] is None
