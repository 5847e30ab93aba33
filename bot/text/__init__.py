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
"""

from bot.text.directions import aside_words as aside_words
from bot.text.directions import asides as asides
from bot.text.directions import is_gap as is_gap
from bot.text.directions import is_interpreter as is_interpreter
from bot.text.directions import is_reaction as is_reaction
from bot.text.directions import is_tongue as is_tongue
from bot.text.directions import speech_language as speech_language
from bot.text.directions import without_asides as without_asides
from bot.text.folding import Word as Word
from bot.text.folding import fold as fold
from bot.text.folding import name_words as name_words
from bot.text.folding import one_line as one_line
from bot.text.folding import word_texts as word_texts
from bot.text.folding import words as words
from bot.text.light_words import is_asking as is_asking
from bot.text.light_words import is_light as is_light
from bot.text.light_words import is_negation as is_negation
from bot.text.numbers import ORDINALS as ORDINALS
from bot.text.numbers import is_number as is_number
from bot.text.numbers import is_year as is_year
from bot.text.numbers import number_words as number_words
from bot.text.numbers import same_number as same_number
from bot.text.numbers import spelled_numbers as spelled_numbers
from bot.text.quotable import units as units
from bot.text.sentence import sentences as sentences
from bot.text.spoken import phrase_at as phrase_at
from bot.text.spoken import speech as speech
from bot.text.spoken import speech_texts as speech_texts
from bot.text.spoken import words_within as words_within
from bot.text.stemming import stem as stem
from bot.text.stemming import stem_each as stem_each
from bot.text.stemming import stems as stems
