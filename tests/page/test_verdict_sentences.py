"""A verdict in words: every verdict and every reason has its sentence, and a sentence names who
it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import strategies as st

from bot.model import Answer, Edit, Question, Reason, ReasonKind, Span, Understood, Verdict
from bot.page.page import page_of
from bot.page.plain_text import plain_text
from bot.page.verdict_sentences import reason_sentence
from tests.samples import DIFF, checked, quote

SPEAKER = Reason("speaker", "Bo Lund", "Ana Ruiz")


def told(answer: Answer) -> str:
    return page_of(answer).headline


# The verdict --------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", get_args(Verdict))
def test_every_verdict_is_a_word_first_and_then_a_shape_of_its_own(given: Verdict) -> None:
    word, _, shape = page_of(checked(given)).verdict.rpartition(" ")
    assert word.replace(" ", "-").lower() == given
    assert len(shape) == 1
    assert not shape.isalnum()


def test_no_two_verdicts_share_a_shape() -> None:
    shapes = [page_of(checked(given)).verdict[-1] for given in get_args(Verdict)]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (checked("exact"), "Ana Ruiz said this, word for word."),
        (
            checked("exact", quote(kind="interpreted")),
            "Ana Ruiz said this, word for word as interpreted.",
        ),
        (checked("exact", quote(kind="posted")), "Ana Ruiz wrote this, word for word."),
        (
            checked("exact", quote(kind="narration")),
            "These words are the document’s own account; nobody is on record as saying them.",
        ),
        (
            checked("exact", quote(speaker=None, label="QUESTION")),
            "QUESTION (as printed) said this, word for word.",
        ),
        (
            checked("exact", quote(speaker=None, label=None)),
            "Somebody the record does not name said this, word for word.",
        ),
        (checked("altered", diff=DIFF), "Ana Ruiz said nearly this, but not this."),
        (
            checked("altered", quote(kind="posted"), diff=DIFF),
            "Ana Ruiz wrote nearly this, but not this.",
        ),
        (checked("misattributed", reasons=(SPEAKER,)), "Bo Lund did not say this; Ana Ruiz did."),
        (
            checked("misattributed", reasons=(SPEAKER,), diff=DIFF),
            "Bo Lund did not say this; Ana Ruiz said nearly this.",
        ),
        (
            checked("misattributed", quote(kind="posted"), reasons=(SPEAKER,), diff=DIFF),
            "Bo Lund did not say this; Ana Ruiz wrote nearly this.",
        ),
        (
            checked("misattributed", quote(kind="reported"), reasons=(SPEAKER,), diff=DIFF),
            "Bo Lund did not say this; the report tells it of Ana Ruiz, in its own words.",
        ),
        (
            checked(
                "misattributed", quote(kind="narration"), reasons=(Reason("speaker", "Bo Lund"),)
            ),
            "Bo Lund did not say this; it is the document’s own account.",
        ),
        (
            checked("misattributed", understood=Understood(speaker="Bo Lund")),
            "Bo Lund did not say this; Ana Ruiz did.",
        ),
        (
            checked("wrong-context", reasons=(Reason("cut", "", "If they agree,"),)),
            "Ana Ruiz said these words, but the claim leaves out what turns their sense.",
        ),
        (
            checked("wrong-context", reasons=(Reason("about", "Bo Lund", "Cy Orr"),)),
            "Ana Ruiz said these words, but there it was Cy Orr, not Bo Lund.",
        ),
        (
            checked(
                "wrong-context",
                quote(kind="reported"),
                reasons=(Reason("cut", "", "She hoped that"),),
            ),
            "The report said these words, but the claim leaves out what turns their sense.",
        ),
        (
            checked("exact", quote(kind="reported")),
            "The report says this of Ana Ruiz, in its own words.",
        ),
        (
            checked("altered", quote(kind="reported"), diff=DIFF),
            "The report says nearly this of Ana Ruiz, in its own words, but not this.",
        ),
        (
            checked("misattributed", reasons=(Reason("speaker", "the port’s master", "Ana Ruiz"),)),
            "The port’s master did not say this; Ana Ruiz did.",
        ),
        (
            checked("wrong-context"),
            "Ana Ruiz said these words, but they meant something else there.",
        ),
        (
            checked("paraphrase-only", quote(kind="reported")),
            (
                "Only a report’s paraphrase of Ana Ruiz has this; there are no words of theirs to"
                " quote."
            ),
        ),
        (
            checked("reported", reasons=(Reason("hearsay", "Bo Lund", "Ana Ruiz"),)),
            "Ana Ruiz says that Bo Lund said it; Bo Lund’s own words are not on record.",
        ),
        (checked("not-found"), "Nothing like it is on record. Searched 5 meetings, 2021 to 2024."),
    ],
)
def test_one_sentence_says_what_came_of_the_claim_and_names_the_people(
    shown: Answer, sentence: str
) -> None:
    assert told(shown) == sentence


@pytest.mark.parametrize("given", get_args(Verdict))
def test_a_verdict_without_a_reason_or_a_name_still_has_a_whole_sentence(given: Verdict) -> None:
    sentence = told(checked(given, quote(speaker=None, label=None)))
    assert sentence.endswith(".")
    assert not any(gap in sentence for gap in ("None", "{", "  ", " ;", " ."))


# Why ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", get_args(ReasonKind))
@pytest.mark.parametrize(("claimed", "recorded"), [("7", "70"), ("7", ""), ("", "70"), ("", "")])
def test_every_reason_is_a_sentence_whatever_is_known(
    kind: ReasonKind, claimed: str, recorded: str
) -> None:
    sentence = reason_sentence(Reason(kind, claimed, recorded))
    assert sentence.endswith(".")
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert not any(gap in sentence for gap in ("‘’", "{", "  ", ": .", " ,"))


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (Reason("number", "70", "60"), "The number differs: 70 claimed, 60 on record."),
        (Reason("number", "70"), "A number was put in: 70."),
        (Reason("name", "", "Bo"), "A name was left out: Bo."),
        (Reason("date", "July", "June"), "The date differs: July claimed, June on record."),
        (Reason("negation", "", "not"), "A negation was left out: ‘not’."),
        (Reason("negation", "not"), "A negation was put in: ‘not’."),
        (
            Reason("same-number", "7%", "seven percent"),
            "The same value, written differently: 7% and seven percent.",
        ),
        (Reason("interpreted"), "Through an interpreter: others may word it differently."),
        (
            Reason("splice", "", "turns"),
            "The claim joins, without a mark, what was said in different turns.",
        ),
        (
            Reason("splice", "", "speakers"),
            "The claim joins, without a mark, what was said by different speakers.",
        ),
        (Reason("splice", "", "breaths"), "The claim joins, without a mark, what was said apart."),
        (
            Reason("elision", "", "one " * 10 + "and on and on " + "two " * 10),
            f"Left out where the claim marks it: ‘{'one ' * 10}… {'two ' * 9}two’.",
        ),
        (Reason("also-said", "", "Bo Lund"), "Bo Lund said it too."),
        (
            Reason("cut", "", " If they\n agree, "),
            "Left out, and it turns the sense: ‘If they agree’.",
        ),
        (Reason("changed", "a {b}", "c"), "The wording differs: ‘a {b}’ claimed, ‘c’ on record."),
    ],
)
def test_a_reason_says_what_is_claimed_and_what_is_on_record(why: Reason, sentence: str) -> None:
    assert reason_sentence(why) == sentence


def test_what_the_verdicts_sentence_has_said_is_not_said_again_as_a_reason() -> None:
    reasons = (SPEAKER, Reason("number", "7", "70"))
    assert page_of(checked("misattributed", reasons=reasons)).reasons == (
        "The number differs: 7 claimed, 70 on record.",
    )


def test_what_was_left_out_at_a_mark_and_turns_the_sense_is_said_once() -> None:
    reasons = (
        Reason("cut", "", "not"),
        Reason("elision", "", "not"),
        Reason("elision", "", "at all"),
    )
    assert page_of(checked("wrong-context", reasons=reasons)).reasons == (
        "Left out, and it turns the sense: ‘not’.",
        "Left out where the claim marks it: ‘at all’.",
    )


@pytest.mark.parametrize("kind", ["reported", "narration"])
def test_nobody_is_said_to_have_said_what_only_a_document_says(kind: Any) -> None:
    for one in ("exact", "altered", "wrong-context", "paraphrase-only", "misattributed"):
        sentence = told(
            checked(one, quote(kind=kind), reasons=(Reason("speaker", "Bo Lund", "Ana Ruiz"),))
        )
        assert "Ana Ruiz said" not in sentence
        assert "Ana Ruiz did" not in sentence


@pytest.mark.parametrize("kind", ["reported", "narration"])
def test_no_quotation_mark_comes_in_with_a_verdict_on_a_paraphrase(kind: Any) -> None:
    reasons = tuple(Reason(one, "a", "b") for one in get_args(ReasonKind))
    shown = checked("paraphrase-only", quote("It is so.", kind=kind), diff=DIFF, reasons=reasons)
    assert not set('“”"') & set(plain_text(page_of(shown)))


# How it differs -----------------------------------------------------------------------------------


SAID = quote(
    "If they agree, we will close it tomorrow, which nobody wants.",
    matched=(Span(15, 28), Span(29, 37)),
)


edits = st.lists(
    st.builds(Edit, st.sampled_from("=-+"), st.text("ab \n\u00a0", max_size=300)), max_size=80
).map(tuple)


# The whole answer ---------------------------------------------------------------------------------


def test_whom_a_claim_is_of_is_shown_back_as_that() -> None:
    shown = checked("not-found", understood=Understood(speaker="Ana Ruiz"))
    assert page_of(shown).understood == "Understood: claimed of Ana Ruiz"
    named = checked("exact", understood=Understood(speaker="Ana Ruiz"))
    assert "Ana Ruiz" in page_of(named).headline  # which has said it
    assert page_of(named).understood == ""


def test_a_further_page_gives_no_verdict_on_lines_that_did_not_decide() -> None:
    shown = replace(
        checked("altered", diff=DIFF, reasons=(SPEAKER,)), question=Question("q", page=1)
    )
    assert plain_text(page_of(shown)).splitlines()[0] == "Continued, from line 4:"
    assert "Word by word" not in plain_text(page_of(shown))
    assert page_of(shown).reasons == ()
