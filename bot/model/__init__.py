"""The words of the field, as frozen values: every other file speaks in these.

record    people, meetings, turns, passages
dialogue  questions and answers
when      the days that are meant
"""

from bot.model.dialogue import *
from bot.model.record import *
from bot.model.when import *
