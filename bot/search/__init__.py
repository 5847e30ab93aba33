"""Query -> ranked hits.

library    what is on record, as one whole state, and who may see which part of it
scope      where to look: whose words, in which meetings
meetings   the meetings that a question asks for
directory  what may be chosen in a list by what has been typed of it
expand     a query's words -> what is looked for, with weights
recall     the passages that may answer, by the index
match      how the terms stand in each; polarity, a number or a "not" that differs
gate       what a score is at most
grow       a passage -> the span that holds the answer
find       all of these in a row, and the order of the hits
weights    every weight, bar and limit, from weights.toml
"""
