"""How good the answers are; nothing that serves sees any of it.

labelled, gold                     questions and passages that a person labelled
record, sampling                   the record, and drawing from it by chance
noise, trials, measure             lines of it asked for again as people remember them, and figures
mutations, truncations,            claims of its lines, true and false, and the verdicts they were
                                   given
ground_truth, claim_set, confusion
tables, tally                      what was found, for a terminal
"""
