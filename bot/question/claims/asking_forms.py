"""How people ask whether something was said: the words before, after and around a claim. Pure."""

from __future__ import annotations

import re

from bot.text.lexicon import one_of, word_set
from bot.text.lexicon.verbs import saying
from bot.text.quotation_marks import PLACE

_SAY = rf"(?:{one_of(saying('asserted'))})"
_ASKING_LEADS = re.compile(
    r"""
    (?:(?:can|could|would|will)\s+(?:you|someone|somebody|anyone|anybody|we|i)\s+(?:please\s+)?
       |please\s+|i(?:'d|\s+would)\s+like\s+(?:you\s+)?to\s+|help\s+me\s+)?
    (?:confirm|verify|check|fact[\s-]?check|double[\s-]?check|authenticate|validate)
    (?:\s+(?:for\s+me|this(?:\s+(?:quote|line|one|claim))?|the\s+(?:quote|claim|line)))*(?:\s+
      (?:that|whether|if))?\b
  | (?:is|was)\s+(?:it|this|that)\s+(?:really\s+|actually\s+)?
    (?:true|correct|right|accurate|the\s+case|a\s+fact|real|so)\s*(?:that\b|to\s+say(?:\s+that)?\b
      |[:,-])
  | (?:real|fake|genuine|true|is\s+this\s+real)(?:\s+(?:quote|line|words?))?\s*\?
  | (?:true\s+or\s+false|real\s+or\s+fake|fact\s+or\s+fiction|real
      |is\s+this\s+(?:quote\s+)?(?:real|right|genuine))\s*:
  | (?:i|we)(?:'ve|\s+have|\s+just)?\s+(?:heard|read|saw|seen|was\s+told|were\s+told|been\s+told)
    (?:\s+(?:somewhere|online|today|it\s+said|reports?))*(?:\s+that)?\b
  | (?:someone|somebody|a\s+colleague|a\s+reporter|people|they|my\s+(?:boss|editor|colleague))\s+
    (?:says?|said|claims?|claimed|told\s+(?:me|us)|tells\s+(?:me|us)|insists?)(?:\s+that)?\b
  | (?:apparently|supposedly|allegedly|reportedly)\b
  | (?:am\s+i|are\s+we)\s+(?:right|correct)\s+(?:that|in\s+(?:saying|thinking)(?:\s+that)?)\b
  | (?:do|did)\s+(?:i|we|you)\s+(?:have\s+it\s+right|remember\s+(?:right|correctly)
      |know\s+(?:if|whether))(?:\s+that)?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_IDLE_LEADS = re.compile(
    r"(?:(?:hey|hi|hello|ok|okay|so|and|but|well|please|verbatim|question|quick\s+(?:one|question"
    r"|check)|fyi|wait|um|hmm"
    r"|sorry)\b|[\s,:;!>*_–—-]+)",
    re.IGNORECASE,
)
_RIGHT = (
    r"(?:right|correct|true|accurate|real|genuine|legit|legitimate|authentic|verbatim|exact|so"
    r"|fake|made\s+up"
    r"|fabricated)"
)
_TAGS = re.compile(
    rf"""
    (?:^|(?<=[,.;:?!–—\ue000…\n-])|(?<=[,.;:?!–—\ue000…-]\s)|(?<=["”’]\s)|(?<=["”’]))\s*(?:
      (?:and\s+|so\s+|or\s+)?(?:is|was|are|isn't|isn’t|wasn't|wasn’t)\s+(?:that|this|it|these|those
      |he|she|they)\b
      (?:\s+(?:quote|line|number|wording|one|figure))?
      (?:\s+(?:really|actually|quite|even|not|the|an?|his|her|their))*
      (?:\s+(?:{_RIGHT}|quoted|said|what|words?|number|figure|quote|wording|line|statement
      |correctly|(?:he|she|they)\s+said
      |or\s+(?:not|fake|made\s+up|false)|(?:{_SAY})|on\s+record|properly))*
    | (?:can\s+you\s+|could\s+you\s+|please\s+)?(?:confirm|verify|check|fact[\s-]?check)
      (?:\s+(?:this|that|it|please|for\s+me))*
    | {_RIGHT}(?:\s+(?:or\s+(?:not|false|fake|wrong)|quote|number|words|wording))?
    | (?:no|yes|eh|huh|really|seriously|innit|or\s+not|yes\s+or\s+no|source|thoughts|anyone|y/n)
    | who(?:\s+is|'s|’s|s|\s+was)\s+(?:this|that|it)(?:\s+(?:by|from|quote))?
    | who(?:\s+(?:really|actually|first))?\s+(?:said|says|wrote|tweeted|posted)
      (?:\s+(?:this|that|it|so|these\s+words))?
    | who\s+(?:is|was|are)\s+(?:i\s+)?(?:quoting|quoted|this|that|being\s+quoted)
    | whose\s+(?:words?|quote|line)?\s*(?:is|are|was|were)?\s*(?:this|that|it|these|those)?
    | did\s+(?:anyone|anybody|someone|somebody|he|she|they|any\s+of\s+them)\s+
      (?:really\s+|actually\s+|ever\s+)*{_SAY}
      (?:\s+(?:this|that|it|so|these\s+words|those\s+words|such\s+a\s+thing))?(?:\s+at\s+all)?
    | (?:has|have)\s+(?:anyone|anybody|he|she|they)\s+
      (?:really\s+|actually\s+|ever\s+)*{_SAY}
      (?:\s+(?:this|that|it|so))?
    | (?:can|may|could|should)\s+(?:i|we)\s+(?:quote|use|print|run|attribute)\s+
      (?:this|that|it|him|her|them)[\w\s]*
    | (?:do|did|have)\s+i\s+(?:have|get|got|quote|remember)\s+(?:that|this|it|him|her|them)?\s*
      (?:right|correctly|wrong)
    | (?:as\s+)?quoted(?:\s+(?:right|correctly))?|how\s+(?:accurate|exact)\s+is\s+(?:this|that)
    )[\s?.!]*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
WHO_SAID = re.compile(
    r"""(?:(?:so|and|ok|but|do\s+you\s+know|can\s+you\s+tell\s+me|tell\s+me|remind\s+me)[\s,]+)*
    (?:who|which\s+(?:of\s+(?:them|the\s+\w+)|speaker|one|official|minister|person))
    (?:\s+(?:was\s+it\s+(?:that|who)|is\s+it\s+(?:that|who)|was\s+the\s+one\s+(?:that|who)|else
      |first|really|actually|on\s+earth))*
    \s+(?:has\s+|had\s+)?(?:ever\s+)?
    (?:said|says|say|stated|claimed|declared|wrote|tweeted|posted|used\s+the\s+(?:words?|phrase
      |line)
      |uttered|came\s+up\s+with|told\s+(?:us|them|everyone|reporters|the\s+press|the\s+room)
      |spoke\s+the\s+words?|coined)\b
    (?:\s+(?:that|the\s+(?:words?|line|phrase)|this|the\s+following
      |something\s+like)(?=[\s:,\ue000]))?[\s:,]*""",
    re.IGNORECASE | re.VERBOSE,
)
TOPICAL = re.compile(
    r"\s*(?:anything|something|nothing|what|things?|a\s+word|about|on|of|much|more)\b",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\s*(?:(?:and|so|ok|please|exactly|tell me|show me|find(?: me)?|give me|look for|search(?:"
    r" for)?)[\s,]+)*"
    r"(?:what|how|when|where|which|why|whom|find|show|search|look|list|give|quotes?|in what|in"
    r" which|to whom|"
    r"the (?:quote|line|bit|part))\b",
    re.IGNORECASE,
)
DID = re.compile(
    r"\s*(?:did|has|have|had|does|didn't|didn’t|hasn't|hasn’t|wasn't|was|do)\b", re.IGNORECASE
)
TALKING = saying("talk")
"""Verbs after which stands what was talked of, not what was said."""
NOUNS = word_set("questions.verb_nouns")
TELLING = saying("tell")
JUDGING = saying("judge")
WHETHER = re.compile(
    rf"^\s*(?:did|has|have)\s+(?:anyone|anybody|someone|somebody|he|she|they)\b.{{0,40}}\b{_SAY}\b"
    rf"|^\s*(?:is|was|are)\s+{PLACE}\s+.{{0,30}}\b(?:quote|line|words|said|saying|wording"
    rf"|{_RIGHT})\b"
    r"|^\s*(?:someone|somebody|he|she|they)\s+(?:really\s+)?(?:said|says)\b.*\?",
    re.IGNORECASE,
)
BY_HEAD = re.compile(
    r"^(?:(?:by|from|per|said|says|attributed\s+to|according\s+to|(?:is|was|wasn't|wasn’t)\s+"
    r"(?:it|this|that|these))\b\s*)+",
    re.IGNORECASE,
)
BY_NAME = re.compile(
    r"[\s,;–—-]+(?:(?:said\s+)?(?:by|from)\s+|[–—]\s*)([^,;:.–—]+)$", re.IGNORECASE
)
STRANGER = re.compile(r"(?:(?:the|an?)\s+)?(?:[\w.’'-]+\s+){0,4}[^\W\d_a-z][\w.’'-]*$")
"""Up to five words, the last with a capital: somebody's name."""
LABEL_PLACES = (
    re.compile(
        rf"^\W*(?:did|has|have|had|does)\s+(\S.{{1,100}}?)\s+(?:(?:ever|really|actually|also"
        rf"|just)\s+)*{_SAY}\b",
        re.I,
    ),
    re.compile(r"^[\s\W]*([^:\ue000]{2,100}?)\s*:", re.IGNORECASE),
    re.compile(r"(?:\b(?:by|from|according\s+to)|[–—-])\s+([^\ue000]{2,100})$", re.IGNORECASE),
    re.compile(
        rf"^\W*(\S[^\ue000]{{1,100}}?)\s+(?:(?:really|actually|also|just|once)\s+)*(?:{_SAY}|told"
        rf"|tells)\b",
        re.I,
    ),
)
PARENTHESES = re.compile(r"\([^()]*\)")
SOMEBODY = re.compile(
    rf"\s*(?:(?:did|has|have)\s+)?(?:he|she|they|anyone|anybody|someone|somebody)\s+"
    rf"(?:(?:really|actually|ever|has|have)\s+)*{_SAY}\b(?:\s+that\b)?[\s:,]*",
    re.IGNORECASE,
)
THAT = re.compile(
    r"[\s,:]*(?:(?:really|actually|ever|also|once|just|exactly|something\s+like)\s+)*"
    r"(?:that\b(?!\s+(?:is|was)\b))?[\s,:]*",
    re.I,
)
ARTICLE = re.compile(r"^\s*(?:an?|the)\s+", re.IGNORECASE)
TO_WHOM = re.compile(r"\s*(?:to\s+)?(?:[^\s,]+\s+){1,6}?(?=that\b)", re.IGNORECASE)
PRONOUN = re.compile(
    r"\s*(?:to\s+)?(?:him|her|them|us|me|you|reporters|the\s+(?:press|media|room|staff))\b",
    re.IGNORECASE,
)
BY_TAIL = re.compile(
    rf"[\s,;–—-]*(?:(?:as|so|said|says|by|from|according\s+to|per|per\s+the|attributed\s+to"
    rf"|{_SAY}|was|is|the|it)\b\s*)*$",
    re.IGNORECASE,
)


def ask_free(text: str) -> tuple[str, bool]:
    """The text without what only asks about it, before and after it; and whether anything asked."""
    asks = False
    while lead := _IDLE_LEADS.match(text) or _ASKING_LEADS.match(text):
        asks = asks or _IDLE_LEADS.match(text) is None
        text = text[lead.end() :]
    while tag := _TAGS.search(text):
        asks, text = True, text[: tag.start()].rstrip()
        if not text:
            break
    return text.strip(" \t\n,;:"), asks


STATED = saying("stated", forms=("third", "past"))
