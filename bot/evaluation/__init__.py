"""How good the answers are; nothing that serves sees any of it.

labelled, passages   questions and press-report passages that a person labelled
record, runs         the record meeting by meeting, and runs of words found in it
lines                its lines, drawn by chance, to be asked for again; and lines held out of it
turn_questions       questions people wrote, with the turns that answer
claims, confusion    claims of its lines, and the verdicts they were given
measure, tables      what was found in figures with their intervals, and for a terminal

The ways of asking for a line and of claiming it are tables that a caller may add to: the noise and
the forgeries that a developer measures with are in tests/benchmarks.
"""
