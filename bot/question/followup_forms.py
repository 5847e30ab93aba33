"""How people follow on what was asked: "more", "and the next line?", "no, I meant X". Pure."""

from __future__ import annotations

import re

from bot.text.lexicon import one_of, word_set

_AND = r"(?:(?:and|so|then|now|ok|okay|also|but|or|please|verbatim|well|hm+|sorry)[,:]? )*"
_PLEASE = r"(?:,? (?:please|pls|plz|thanks|thank you|thx|then|now))*"
_THAT = r"(?:that|this|it|there|the meeting|that meeting|this meeting)"
_THEY = r"(?:he|she|they)"
_SHOW = (
    r"(?:(?:can|could|would|will) (?:you|i) )?(?:(?:show|give|read|send|see|tell|get|let me see)(?:"
    r" me| us)? )?"
)
_THE_LINE = (
    r"(?:the |that |this )?(?:line|quote|quotation|words?|sentence|statement|passage|one|wording)"
)

_TONGUES = rf"{one_of(word_set('languages.english', 'languages.spanish'))}|my (?:own )?language"


def _form(*ways: str) -> re.Pattern[str]:
    return re.compile(rf"{_AND}(?:{'|'.join(ways)}){_PLEASE}", re.IGNORECASE)


MORE = _form(
    r"(?:(?:show|give|tell)(?: me| us)? )?(?:some |any )?(?:more|others|another)(?:"
    r" (?:one|quotes|lines|results))?",
    r"next(?: one| ones| page| results)?|(?:what|anything|anyone|who) else|go on|continue|keep"
    r" going|the rest",
    rf"what else did {_THEY} say|m[aá]s|otr[ao]s?",
    r"(?:no,? )?(?:not (?:that|this)(?: one)?,? )?(?:the )?other (?:one|ones|line|quote)",
    r"no,? not (?:that|this)(?: one)?|not (?:it|that one)|wrong (?:one|line)",
    r"(?:that's|that is|it's|this is) (?:not (?:it|that|the one|right)|the wrong one)",
)
NEXT = _form(
    rf"(?:{_SHOW}|what(?:'s| is| was) )?(?:the )?(?:next|following) (?:line|sentence)",
    r"what (?:came|comes|follows|followed)(?: next| then| after(?: that| this| it)?)?|then|and"
    r" then|after that",
    r"(?:what (?:was|is) said|what happened) (?:next|then|after(?: that| this| it|wards)?)",
    r"(?:what(?:'s| is| was) )?the (?:line|sentence) after(?: that| this| it)?",
    rf"what did {_THEY} say (?:next|then|afterwards|after (?:that|this|it))|(?:la )?(?:línea|frase)"
    r" siguiente",
)
LAST = _form(
    rf"(?:{_SHOW}|what(?:'s| is| was) )?(?:the )?(?:previous|preceding) (?:line|sentence)",
    r"(?:what(?:'s| is| was) )?(?:the )?(?:line|sentence|one) before(?: that| this| it)?|before"
    r" (?:that|this)",
    rf"what (?:came|comes|was|was said|happened|did {_THEY} say) (?:right |just )?before(?: that|"
    r" this| it)?",
    r"(?:la )?(?:línea|frase) anterior",
)
ASKED = _form(
    rf"what (?:was|were|is) (?:the question|{_THEY} (?:being )?asked|(?:the )?question (?:there|to"
    r" that))",
    r"what did (?:the )?(?:interviewer|reporter|journalist|questioner|moderator|host|chair)"
    r" (?:ask|say)|who asked",
    r"(?:who|what) (?:asked|prompted) (?:that|this|it|the question|him|her|them)|what (?:was|is)"
    rf" {_THEY} "
    r"(?:answering|responding to|replying to|reacting to)",
    rf"(?:{_SHOW})?the question(?: before(?: that)?)?",
)
MEETING = _form(
    rf"who (?:else )?(?:was|were) (?:all )?(?:there|present|in the room|in attendance|at {_THAT})",
    rf"who (?:all |else )?(?:attended|took part|spoke)(?: (?:in |at )?{_THAT})?",
    rf"(?:where|when|which meeting|what meeting) (?:was|were) {_THAT}(?:"
    r" said)?|where|when|(?:which|what) meeting",
    rf"(?:where|when) did (?:{_THEY} say|{_THAT} (?:happen|take place))(?: {_THAT})?",
    r"(?:what(?:'s| is| was) )?the (?:date|place|meeting)|(?:cuándo|dónde)(?: fue)?(?: eso)?",
    r"quién(?:es)? estaban? (?:ahí|allí|presentes?)",
    rf"(?:what|which) (?:date|day|year|place)(?: (?:was|is) {_THAT})?",
)
SHORTER = _form(
    r"(?:(?:can|could) you )?(?:make it |a bit |a little |even |much )?(?:shorter|briefer)(?:"
    r" version)?",
    r"(?:just|only) (?:the )?(?:first|best|one|quote)(?: one| line| quote)?",
    r"(?:just|only) the (?:words|exact words|line|quotation)|(?:the )?quote|más cort[ao]",
)
_SO = (
    r"(?:exact|verbatim|word for word|accurate|right|correct|real|true|official|a quote|a direct"
    r" quote|the exact \w+)"
)
_POST = (
    r"(?:a |an )?(?:tweet|post|paraphrase|quote|direct quote|transcript|translation|press report)"
)
THE_LINE = _form(
    rf"who (?:really |actually |first )?(?:said|wrote|asked) {_THAT}(?: first)?|who was"
    r" (?:that|this)",
    r"whose words (?:were|are) (?:they|those|these|that)",
    r"who (?:did|does)(?: then)?|who did say (?:that|it|this)|who is (?:that|this)(?: from| by)?",
    rf"what (?:exactly |precisely )?did {_THEY} (?:actually |exactly |really )?say(?: exactly|"
    r" precisely| again)?",
    rf"{_SHOW}(?:what (?:were|are) )?(?:the |their |his |her )?(?:exact|precise|actual)"
    r" (?:words|wording|quote)"
    rf"(?: {_THEY} used)?|word for word|verbatim",
    rf"(?:is|was) {_THAT} (?:really |actually |the )?(?:{_SO}|{_POST})(?: or (?:not|{_POST}))?",
    r"(?:can|may|could|should) (?:i|we) (?:quote|use|print) (?:that|this|it)",
    rf"(?:is|was) {_THAT} (?:spoken |said )?(?:through|via|with) (?:an |the"
    r" )?(?:interpreter|translation|translator)",
    rf"(?:is|was) {_THAT} (?:interpreted|translated)|(?:what|which) language (?:is|was) {_THAT}(?:"
    r" in)?",
    rf"(?:is|was) {_THAT} (?:said )?in (?:{_TONGUES}|(?:his|her|their) own"
    r" words)",
    r"(?:what(?:'s| is| was) )?(?:the |your )?(?:source|link|url|document|transcript)s?",
    rf"where (?:is|does|did) {_THAT} (?:come )?from|{_SHOW}(?:the |a )?(?:source|link|url)",
    rf"(?:repeat|say|show|read)(?: me)? {_THAT} again|again|repeat(?: {_THAT})?|come again",
    r"really|seriously|are you sure",
    rf"who(?:'s| is| are| was| were) {_THEY}(?: talking (?:to|about)| addressing)?",
    r"quién (?:lo )?dijo(?: eso)?|(?:la )?fuente",
    rf"did {_THEY} (?:really |actually )?say (?:it|that|this)(?: in (?:{_TONGUES}))?|is it",
)
CONTEXT = _form(
    rf"{_SHOW}(?:the |some |more |full |its |in |it in |that in )*(?:context|surroundings)",
    rf"{_SHOW}(?:the |his |her |their )?(?:full|whole|entire|complete)"
    r" (?:paragraph|passage|quote|answer|turn|thing|"
    r"statement|text|speech|line|reply|response|exchange|transcript|section)",
    r"what(?:'s| is| was) the (?:full )?context",
    rf"{_SHOW}(?:the )?(?:lines?|text|words|part) (?:around|surrounding) {_THAT}",
    r"(?:el )?contexto",
    r"(?:show|give|read)(?: me| us)? the paragraph|(?:a bit |a little )?longer|expand(?: it|"
    r" that)?|in full|in context",
)
CITE = _form(
    rf"(?:(?:can|could) you |how (?:do|should) i )?cite(?: {_THAT}| {_THE_LINE})?",
    rf"{_SHOW}(?:the |a )?(?:citation|reference|footnote|bibtex|attribution)(?: for {_THAT})?",
    rf"(?:copy|export)(?: {_THAT})?|as (?:a )?(?:citation|markdown|bibtex)",
)
SHARE = _form(
    rf"(?:(?:can|could) (?:you|i) |how (?:do|can) i )?(?:share|post|send|forward)(?: {_THAT}|"
    rf" {_THE_LINE})?"
    r"(?: (?:to|in|with) (?:the |my |our |this"
    r" )?(?:channel|team|everyone|everybody|group|room|them|us|#?[\w-]+))?"
)
SUMMARY = _form(
    rf"(?:(?:can|could|please) (?:you"
    rf" )?)?(?:summari[sz]e|explain|rephrase|paraphrase|analy[sz]e|simplify)"
    rf"(?: (?:{_THAT}|{_THE_LINE}|(?:the|that|this) (?:transcript|speech|hearing|call)))?",
    r"what (?:did they (?:discuss|talk about)|was (?:it|that|this) about|was"
    r" (?:discussed|decided|agreed))",
    rf"{_SHOW}(?:a |the )?summary|tl;?dr|sum (?:it|that|this) up|in (?:other|simple|plain) words",
    rf"what (?:does|did) (?:{_THAT}|{_THEY}) mean(?: by (?:that|this|it))?|why(?: did {_THEY} say"
    r" (?:that|this|it))?",
)
BACK = _form(
    r"(?:go |take me )?back(?: one)?|volver|atrás",
    r"(?:the |my )?(?:previous|earlier|last)(?: (?:one|answer|question|result|page|quote))?",
    r"undo|(?:go |back )to (?:the |my )?(?:previous|earlier|last)(?:"
    r" (?:one|answer|question|result|page|quote))?",
)
_THANKED = (
    r"(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot| again| a"
    r" million)?|thx|ty|cheers|ok|okay|k|cool|great|nice"
    r"|perfect|excellent|awesome|wonderful|brilliant|lovely|good|very good|good job|got it|i"
    r" see|understood|all right"
    r"|alright|right|sure|yes|yep|yeah|no|nope|no thanks|fine|never ?mind|nvm|stop|cancel|start"
    r" over|new question"
    r"|bye|goodbye|done|well done|love it|wow"
    r"|that(?:'s| is) (?:all|it|great|perfect|good|helpful|fine|right|enough|what i"
    r" (?:needed|wanted))"
    r"|(?:very )?helpful|(?:muchas"
    r" )?gracias|vale|perfecto|merci|danke|ha(?:ha)+|lol|:[a-z_+\-0-9]+:"
)
THANKED = re.compile(
    rf"(?:{_THANKED})(?:[,.! ]+(?:{_THANKED}|verbatim|then|and|so|for (?:that|this|your help|the"
    r" help)))*",
    re.IGNORECASE,
)
TRANSLATE = _form(
    rf"(?:(?:can|could|would) you )?(?:(?:say|show|give|put|have|write)(?: me| us)?(?: it| that|"
    rf" this)? |"
    rf"what(?:'s| is| was) (?:it|that|this) )?(?:in|into|en) (?:{_TONGUES})",
    rf"(?:(?:can|could|would) you )?translate(?: it| that| this| {_THE_LINE})?(?: (?:in)?to"
    rf" (?:{_TONGUES}))?",
    r"(?:me lo |lo )?tradu(?:ce|cir|zca|ces)(?:lo|melo)?(?: (?:eso|esto|por favor))*|(?:the"
    r" )?translation|auf deutsch"
    r"|en français",
)
_X = r"(?P<x>\S(?:.{0,80}\S)?)"
_SAY = r"(?:say|said|think|answer|reply|respond)"
SAME_OF = re.compile(
    rf"(?:and|also|but|so|then|or)(?: then)?,? what (?:did|does|has|had|would) {_X} {_SAY}"
    r"(?: (?:about|on|to) (?:that|this|it|them))?",
    re.IGNORECASE,
)
DID_X = re.compile(
    r"(?:and|but|or) (?:did|has|have|does) (?P<x>\S(?:.{0,80}?\S)?)"
    r"(?: (?:say|said) (?:it|that|this|so|the same)(?: too| as well)?| too)?",
    re.IGNORECASE,
)
THERE = re.compile(
    rf"{_AND}what (?:else )?(?:did|has) {_X} {_SAY}"
    r"(?: (?:about|on) (?P<topic>\S(?:.{0,80}\S)?))? (?:there|(?:at|in) (?:that|this|the same)"
    r" (?:meeting|one))",
    re.IGNORECASE,
)
THEY_ON = re.compile(rf"{_AND}what (?:else )?did {_THEY} {_SAY} (?:about|on) {_X}", re.IGNORECASE)
ABOUT = re.compile(rf"(?:{_AND}(?:what|how) about|and (?:about|on|regarding)) {_X}", re.IGNORECASE)
AND_X = re.compile(rf"(?:and|or)(?: (?:from|by))? {_X}\?", re.IGNORECASE)
MEANT = re.compile(
    rf"(?:(?:no|nope|sorry|not (?:him|her|them|that one)|wait|actually)[,.:;]? )*"
    r"(?:i (?:meant|mean|want|was (?:asking|thinking) (?:about|of))|(?:only|just)(?:"
    r" (?:from|by))?|from|by) "
    rf"{_X}",
    re.IGNORECASE,
)
NO_X = re.compile(
    r"(?:no|nope|sorry|actually|wrong (?:one|person|name))[,.:;–—-]+ ?(?:it was |it's"
    r" )?(?P<x>\S.{0,80})",
    re.I,
)
NOT_X = re.compile(
    r"(?:(?:no|sorry)[,.:;]? )?(?:i (?:meant|mean) )?not [^,;:–—]{2,60}?(?:[,;:–—-]+ ?| )(?:but |i"
    r" (?:meant|mean) )?"
    r"(?P<x>\S.{0,80})|(?P<y>[^,;]{2,60}), not [^,;]{2,60}|(?P<z>[^,;]{2,60}) instead(?: of"
    r" [^,;]{2,60})?",
    re.IGNORECASE,
)
WHEN = re.compile(
    rf"{_AND}(?:(?:what|how) about )?(?P<lead>in|on|during|before|after) {_X}", re.IGNORECASE
)
WHERE = re.compile(rf"{_AND}(?:(?:what|how) about )?(?:in|at|during) {_X}", re.IGNORECASE)
LED = re.compile(r"(?:and|but|what about|how about)\b", re.IGNORECASE)
PRESS = _form(
    r"(?:(?:what|how) about )?(?:only )?in (?:the )?(?:press|papers?|newspapers?|news|media)"
)
_NTH = {"first": 0, "1st": 0, "top": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}
NTH = _form(
    rf"(?:{_SHOW})?(?:the )?(?P<nth>{'|'.join(_NTH)})(?: (?:one|line|quote|result))?(?: again)?",
    r"(?:number|no\.?|#) ?(?P<number>[123])",
)
REACTED = _form(
    rf"(?:how|what) did (?:the )?(?:room|people|audience|crowd|press|{_THEY}|everyone|everybody)"
    r" (?:react|respond)"
    r"(?: to (?:that|this|it))?|did (?:the room|people|they|anyone|anybody|everyone)"
    r" (?:laugh|clap|applaud|react)"
    r"|what was the reaction"
)


def nth(said: str) -> int | None:
    """Which of the lines shown is asked for: "the second one" is 1."""
    if (asked := NTH.fullmatch(said)) is None:
        return None
    return _NTH[asked["nth"].lower()] if asked["nth"] else int(asked["number"]) - 1


def meant(said: str) -> str | None:
    """Whom or what somebody meant instead: I meant X · no, X · not Y, X · X, not Y."""
    if other := NOT_X.fullmatch(said):
        return other["x"] or other["y"] or other["z"]
    found = MEANT.fullmatch(said) or NO_X.fullmatch(said)
    return found["x"] if found else None
