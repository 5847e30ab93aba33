"""Text as matching sees it; the one door of the files beside it.

folding     words, in one spelling each, with their way home to the source
likeness    how alike two spellings are
stemming    words of one root
numbers     figures and number words
lexicon     English as data: lists of words, the forms of verbs
light_words words that carry a question, and those that turn the sense
directions  stage directions
spoken      the words that are none of them
sentence    where one ends
quotable    what is quoted of a turn
spaces      white space, as it is shown
"""

from bot.text.directions import (
    aside_words,
    asides,
    is_gap,
    is_interpreter,
    is_reaction,
    is_tongue,
    speech_language,
    without_asides,
)
from bot.text.folding import Word, fold, name_words, word_texts, words
from bot.text.light_words import is_asking, is_light, is_negation
from bot.text.numbers import (
    ORDINALS,
    is_number,
    is_year,
    number_words,
    same_number,
    spelled_numbers,
)
from bot.text.quotable import units
from bot.text.sentence import sentences
from bot.text.spaces import one_line
from bot.text.spoken import phrase_at, speech, speech_texts, words_within
from bot.text.stemming import stem, stem_each, stems

__all__ = [
    "ORDINALS",
    "Word",
    "aside_words",
    "asides",
    "fold",
    "is_asking",
    "is_gap",
    "is_interpreter",
    "is_light",
    "is_negation",
    "is_number",
    "is_reaction",
    "is_tongue",
    "is_year",
    "name_words",
    "number_words",
    "one_line",
    "phrase_at",
    "same_number",
    "sentences",
    "speech",
    "speech_language",
    "speech_texts",
    "spelled_numbers",
    "stem",
    "stem_each",
    "stems",
    "units",
    "without_asides",
    "word_texts",
    "words",
    "words_within",
]
