"""How good the answers are: this door is all that the command line sees of it, and nothing that serves sees any.

labelled, gold                     questions and passages that a person labelled
record, urn                        the record, and drawing from it by chance
noise, trials, measure             lines of it asked for again as people remember them, and figures
forgery, clipping, witness,        claims of its lines, true and false, and the verdicts they were given
lineup, confusion
tables, tally                      what was found, for a terminal
exams                              each evaluation from its start to its sheet
"""

from bot.evaluation.exams import (
    Sheet,
    claims,
    known_and_absent_lines,
    known_lines,
    labelled_passages,
    labelled_questions,
    written_questions,
)
from bot.evaluation.gold import read_passages
from bot.evaluation.labelled import read_questions

__all__ = [
    "Sheet",
    "claims",
    "known_and_absent_lines",
    "known_lines",
    "labelled_passages",
    "labelled_questions",
    "read_passages",
    "read_questions",
    "written_questions",
]
