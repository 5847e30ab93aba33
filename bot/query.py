"""A question's text -> what is asked: words, phrases, speaker, dates, meeting and intent. Pure; no corpus is read.

    what did Sec. Blinkin say about curruption?     speaker Antony Blinken; words curruption
    Mayorkas: "more than just neighbors"            speaker Alejandro Mayorkas; phrase
    from:ebrard before:2022 alliance                operators; from: in: on: before: after:
    we talk daily, Mayorkas                         a name that is nobody's saying: one of the words
    where did they meet?                            a question about the event itself

A name counts as the speaker only where the sentence makes that person the one who says it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from bot import dates
from bot.dates import Dated, When
from bot.model import Intent, Span
from bot.people import Mention, Register, is_honorific
from bot.text import Word, words

Aspect: TypeAlias = Literal["where", "when", "introduced", "reaction", "interpreted"]
"""What of the event itself is asked, rather than what was said."""


class Term(NamedTuple):
    """A word wanted; a `light` one (of, said, quote) says little about what is meant."""

    text: str
    light: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A question, taken apart. `typed` is the speaker as typed; `stranger` somebody asked for whom nobody knows."""

    intent: Intent
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    speaker: Mention | None = None
    label: str | None = None
    typed: str | None = None
    stranger: str | None = None
    named: tuple[Mention, ...] = ()
    when: Dated | None = None
    meeting: str | None = None
    aspect: Aspect | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing is left to look for in the words themselves."""
        return not self.phrases and all(term.light for term in self.terms)


# Words that carry a question rather than a line ------------------------------------------------------------------------

_LIGHT = frozenset(
    """
    a about above after again all also am an and any anyone anybody are as at be because been before being both but by
    can could did do does doing down each few for from further get give got had has have having he her here hers herself
    him himself his how i if in into is it its itself just let me more most my myself of off ok okay on once only or
    other our ours ourselves out over own please really s same she should so some someone somebody something such than
    thank thanks that the their theirs them themselves then there these they this those through to too under until up
    us very was we were what when where which while who whom whose why will with would yes you your yours yourself
    don't doesn't didn't isn't aren't wasn't weren't i'm i've i'd i'll we're we've we'll you're you've they're they've
    he's she's that's what's who's there's
    said say says saying tell tells telling told mention mentions mentioned mentioning talk talks talked talking speak
    speaks spoke speaking spoken state states stated comment comments commented describe describes described discuss
    discussed remark remarks remarked regarding concerning exactly exact precise verbatim quote quotes quoted quotation
    line lines wording words passage sentence statement find show search look looking remember recall recalls heard hear
    think thinks thought like along effect part bit thing things need want know anything everything did ever actually
    topic subject question questions answer attributed according sentence somewhere
    """.split()
)
_SAYING = frozenset(
    """
    say says said saying tell tells told mention mentions mentioned talk talks talked speak speaks spoke describe
    describes described call calls called thank thanks thanked ask asks asked announce announces announced claim claims
    claimed argue argues argued state states stated explain explains explained express expresses expressed promise
    promises promised praise praises praised congratulate congratulates congratulated warn warns warned suggest suggests
    suggested stress stresses stressed emphasize emphasizes emphasized emphasise emphasised note notes noted insist
    insists insisted think thinks thought believe believes believed comment comments commented remark remarks remarked
    respond responds responded reply replies replied answer answers answered declare declares declared admit admits
    admitted acknowledge acknowledges acknowledged highlight highlights highlighted recall recalls recalled report
    reports reported propose proposes proposed tweet tweets tweeted post posts posted write writes wrote quote quotes
    quoted joke jokes joked refer refers referred pledge pledges pledged vow vows vowed urge urges urged assure assures
    assured add adds added conclude concludes concluded predict predicts predicted estimate estimates estimated cite
    cites cited claim deny denies denied welcome welcomes welcomed point points pointed offer offers offered define
    defines defined list lists listed give gives gave compare compares compared
    """.split()
)
_BETWEEN = frozenset(  # may stand between a speaker and the verb
    "has have had did does do was is just also really ever actually once then even always exactly first later already "
    "once again specifically publicly".split()
)
_AUXILIARIES = frozenset("did does do has have had was is would could can".split())
_SAID_BY = frozenset("by from per".split())
_QUOTE_NOUNS = frozenset(
    "quote quotes line lines words remark remarks comment comments statement statements joke jokes part bit speech "
    "tweet tweets post posts view views opinion position stance answer reply message quip point wording phrase".split()
)
_TOPIC = frozenset("on about re regarding concerning".split())
_ANYBODY = frozenset(
    "he she they it we you i one someone somebody anyone anybody everyone people who that this there them him her both "
    "officials nobody any all some others else two speakers leaders ministers sides countries delegations".split()
)
_NOISE = frozenset("the a an our then former mr mrs ms exactly".split())


# Quotation marks and operators -----------------------------------------------------------------------------------------

_PHRASE = re.compile(
    r"\"([^\"]+)\"|“([^“”\"]+)[”\"]|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)‘([^‘]+)’(?!\w)|(?<!\w)'([^']{3,})'(?!\w)"
)
_ELISION = re.compile(r"\[?\s*(?:…|\.\.\.)\s*\]?")
_OPERATOR = re.compile(r"(?<!\w)(from|in|on|before|after):\s*(\"[^\"]*\"|“[^”]*”|[^\s\"“]+)", re.IGNORECASE)
_MEETINGS_COMMAND = re.compile(r"^/meetings\b\s*", re.IGNORECASE)
_COMMAND = re.compile(r"^/(?:quote|whosaid)\b\s*", re.IGNORECASE)
_HELP = frozenset({"help", "hi", "hello", "hey", "usage", "what can you do", "how does this work", "who are you", "?"})
_ATTENDANCE = re.compile(
    r"^(?:(?:so|and|please)\s+)?(?:who (?:else )?(?:was|were|is|are) (?:there|present|in attendance|attending|in the room|at )"
    r"|who (?:attended|took part|participated|spoke at|spoke in)|(?:list|show)?\s*(?:of )?(?:the )?(?:attendees|participants|attendance))",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"^(?:(?:list|show|give)(?: me)?(?: all| the)*|(?:what|which)(?: other)?|all(?: the)?)?\s*"
    r"(?:meetings|transcripts|documents)(?: (?:do you (?:have|know|cover)|are (?:there|indexed|available|covered|in).*|have you.*|can i.*))?\s*\??$",
    re.IGNORECASE,
)
_ASPECTS: tuple[tuple[Aspect, re.Pattern[str]], ...] = (
    (
        "interpreted",
        re.compile(
            r"\binterpret(?:ed|er|ers|ing|ation)\b|\btranslat(?:ed|or|ion|ing)\b|\b(?:what|which) language\b"
            r"|\bin (?:spanish|english|french|german|portuguese|russian|arabic|chinese|their own language|his own language|her own language)\b.*\?$"
            r"|\bown words or\b"
        ),
    ),
    (
        "introduced",
        re.compile(
            r"^(?:and )?(?:who|whom) (?:was it (?:that|who) )?(?:introduc|present(?:ed|s)\b|welcom|open(?:ed|s)\b|hand|gave the floor|yield|call(?:ed|s) on)"
            r"|\bintroduced (?:by|whom|who)\b|\bwho (?:did|was) .*\bintroduc"
        ),
    ),
    (
        "reaction",
        re.compile(
            r"\b(?:reacts?|reacted|reaction)\b|\b(?:laugh|laughs|laughed|laughter|applause|applaud|applauded|clap|clapped|cheer|cheered|cheers)\b"
        ),
    ),
    (
        "where",
        re.compile(
            r"^(?:and |so )?(?:where\b(?! (?:does|did|do) .*\bsay)|(?:in |at )?(?:what|which) (?:city|place|room|venue|building|location|country)\b)"
        ),
    ),
    (
        "when",
        re.compile(
            r"^(?:and |so )?(?:when\b(?! (?:does|did|do) .*\bsay)|(?:on |in )?(?:what|which) (?:date|day|time|year|month)\b)"
        ),
    ),
)
_ASPECT_WORDS = frozenset(
    """
    introduce introduces introduced introducing react reacted reaction room audience crowd staff people everyone laugh
    laughs laughed laughter applause applaud applauded clap clapped cheer cheered cheers interpreter interpreted
    interpretation interpreting translated translation translator translating language spanish english place city venue
    room location date day time year held happen happened take took taking through via using remarks meeting meet met
    """.split()
)


def parse(text: str, register: Register, labels: Sequence[str] = (), days: Collection[date] = ()) -> Query:
    """Take a question apart; `labels` are the speakers as printed in the corpus, `days` those of its meetings."""
    text = _COMMAND.sub("", text.strip())
    if command := _MEETINGS_COMMAND.match(text):
        return _about_meetings(text[command.end() :], register)
    rest, phrases = _phrases(text)
    if not phrases and _is_help(text):
        return Query("help")
    if not phrases and _LISTING.match(text):
        return Query("meetings")
    if _ATTENDANCE.match(text):
        return _about_meetings(_ATTENDANCE.sub(" ", text), register)
    query, rest = _operators(Query("find", phrases=phrases), rest, register)
    return _free_text(query, rest, register, labels, days)


def _is_help(text: str) -> bool:
    return text.strip(" .!?").lower() in _HELP or not words(text)


def _about_meetings(text: str, register: Register) -> Query:
    """`/meetings WORDS`, "who was at …": the words, and a date and people among them."""
    rest, phrases = _phrases(text)
    query, rest = _operators(Query("meetings", phrases=phrases), rest, register)
    tokens = words(rest)
    query = query if query.when else replace(query, when=dates.find(rest, tokens, bare_year=True))
    kept = [w for w in tokens if not (query.when and query.when.span.start <= w.start < query.when.span.end)]
    named = () if query.speaker else tuple(register.named_in(kept, fuzzy=True))
    terms = _terms(kept) + tuple(Term(word, False) for phrase in phrases for word in phrase)
    return replace(query, terms=tuple(t for t in terms if t.text not in ("meeting", "meetings")), named=named)


def _phrases(text: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The text without what stands in quotation marks, and that; a marked elision parts a phrase in two."""
    spans = [
        m
        for m in _PHRASE.finditer(text)
        if not text[: m.start()].rstrip().lower().endswith(":") or not _is_operator(text, m)
    ]
    rest = text
    phrases: list[tuple[str, ...]] = []
    for match in reversed(spans):
        inside = next(group for group in match.groups() if group is not None)
        pieces = [tuple(word.text for word in words(piece)) for piece in _ELISION.split(inside)]
        phrases[:0] = [piece for piece in pieces if piece]
        rest = rest[: match.start()] + " " + rest[match.end() :]
    return rest, tuple(phrases)


def _is_operator(text: str, phrase: re.Match[str]) -> bool:
    return bool(re.search(r"(?<!\w)(?:from|in|on|before|after):\s*$", text[: phrase.start()], re.IGNORECASE))


def _operators(query: Query, text: str, register: Register) -> tuple[Query, str]:
    for match in reversed(list(_OPERATOR.finditer(text))):
        name, value, end = match[1].lower(), match[2].strip('"“”'), match.end()
        if name == "from":
            query, end = _from(query, text, match, register)
        elif name == "in":
            query = replace(query, meeting=value)
        else:
            query = _on(query, name, value)
        text = text[: match.start()] + " " + text[end:]
    return query, text


def _from(query: Query, text: str, match: re.Match[str], register: Register) -> tuple[Query, int]:
    """from:ebrard, from:"the attorney general", from:rosa icela rodriguez security (as far as it names somebody)."""
    best, end = register.resolve(match[2].strip('"“”')), match.end()
    typed = match[2].strip('"“”')
    following = [] if match[2][0] in '"“' else words(text[match.end() :])[:5]
    for word in following:
        longer = text[match.start(2) : match.end() + word.end]
        found = register.resolve(longer)
        if found is not None and (
            best is None
            or {h.person.id for h in found.holders} < {h.person.id for h in best.holders}
            or word.text in found.key
        ):
            best, end, typed = found, match.end() + word.end, longer
    return replace(query, speaker=best, typed=typed, stranger=None if best else typed), end


def _on(query: Query, name: str, value: str) -> Query:
    when = dates.parse(value, words(value))
    if when is None:
        return replace(query, stranger=query.stranger, meeting=query.meeting or value)
    bounded = dates.before(when) if name == "before" else dates.after(when) if name == "after" else when
    if query.when is not None:
        bounded = _both(query.when.when, bounded)
    return replace(query, when=Dated(bounded, Span(0, 0)))


def _both(one: When, other: When) -> When:
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return When(max(firsts, default=None), min(lasts, default=None), one.month or other.month, one.day or other.day)


# Free text -------------------------------------------------------------------------------------------------------------


def _free_text(query: Query, rest: str, register: Register, labels: Sequence[str], days: Collection[date]) -> Query:
    aspect = next((name for name, pattern in _ASPECTS if pattern.search(rest.lower().strip())), None)
    tokens = words(rest)
    found = None if query.when else dates.find(rest, tokens)
    mentions = list(register.named_in(tokens, fuzzy=True))
    query = replace(query, aspect=aspect, named=tuple(mentions))
    dropped: list[Span] = []
    if query.speaker is None and query.stranger is None and aspect != "introduced":
        query, dropped = _speaker(query, rest, tokens, mentions, register, labels)
    if found is not None and _is_of_meetings(found, query, days):
        query = replace(query, when=found)
        dropped.append(found.span)
    kept = [word for word in tokens if not any(span.start <= word.start < span.end for span in dropped)]
    if aspect is not None:
        kept = [word for word in kept if word.text not in _ASPECT_WORDS] or []
    return replace(query, terms=_terms(kept))


def _is_of_meetings(found: Dated, query: Query, days: Collection[date]) -> bool:
    """Whether a date in free text says when something was said, and is not itself among the words said."""
    return any(found.when.fits(day) for day in days) or (query.speaker is not None and found.year_only)


def _terms(tokens: Sequence[Word]) -> tuple[Term, ...]:
    return tuple(Term(word.text, word.text in _LIGHT) for word in tokens)


def _speaker(
    query: Query,
    rest: str,
    tokens: Sequence[Word],
    mentions: Sequence[Mention],
    register: Register,
    labels: Sequence[str],
) -> tuple[Query, list[Span]]:
    """Who is asked to have said it, and the parts of the text that only say so."""
    saying = [m for m in mentions if _says(rest, tokens, m)]
    if saying:
        speaker = saying[0]
        together = [m for m in mentions if m is not speaker and _joined(rest, speaker, m)]
        holders = tuple(holder for m in (speaker, *together) for holder in m.holders)
        spans = [m.span for m in (speaker, *together)]
        titled = _titled(rest, tokens, speaker, register)
        speaker = replace_holders(titled, holders if together else titled.holders)
        return replace(query, speaker=speaker, typed=rest[titled.span.start : titled.span.end]), [titled.span, *spans]
    for slot in _slots(rest, tokens):
        typed = rest[slot.start : slot.end]
        if (label := _as_label(typed, labels)) is not None:
            return replace(query, label=label, typed=typed), [slot]
        if (office := register.resolve(typed)) is not None:
            return replace(query, speaker=office._replace(span=slot), typed=typed), [slot]
        if _is_stranger(typed):
            return replace(query, stranger=_name_in(typed), typed=typed), []
    return query, []


def replace_holders(mention: Mention, holders: tuple) -> Mention:  # type: ignore[type-arg]
    return mention._replace(holders=holders)


def _titled(rest: str, tokens: Sequence[Word], mention: Mention, register: Register) -> Mention:
    """The mention with the titles before it ("president lopez"), which may choose another bearer of the name."""
    at = next(n for n, word in enumerate(tokens) if word.start >= mention.span.start)
    first = at
    while first > 0 and is_honorific(tokens[first - 1].text.rstrip(".")):
        first -= 1
    if first == at:
        return mention
    whole = register.resolve(rest[tokens[first].start : mention.span.end])
    return (whole or mention)._replace(span=Span(tokens[first].start, mention.span.end))


def _joined(rest: str, one: Mention, other: Mention) -> bool:
    """Whether two names are one subject: Blinken and Ebrard; Blinken, Garland & Mayorkas."""
    first, last = sorted((one.span, other.span))
    return (
        rest[first.end : last.start].strip(" ,").lower() in ("and", "&", "or", "and the", "", "and secretary")
        and first.end != last.start
    )


def _says(rest: str, tokens: Sequence[Word], mention: Mention) -> bool:
    """Whether the sentence makes the one mentioned the one who says it."""
    before = [word for word in tokens if word.end <= mention.span.start]
    after = [word for word in tokens if word.start >= mention.span.end]
    while before and (is_honorific(before[-1].text.rstrip(".")) or before[-1].text in _NOISE):
        before.pop()
    tail = rest[mention.span.end :].lstrip(" ")
    if tail.startswith(":") and len(before) <= 1:
        return True
    if _is_verb_next(before, after):
        return True
    if tail[:2] in ("'s", "’s") or tail[:1] in ("'", "’"):
        return bool({word.text for word in after[:4]} & _QUOTE_NOUNS)
    if before and before[-1].text in _SAID_BY and (len(before) == 1 or _quotes(before[:-1])):
        return True
    if len(before) > 1 and before[-1].text == "to" and before[-2].text in ("according", "attributed"):
        return True
    if len(before) > 1 and before[-1].text == "of" and before[-2].text in _QUOTE_NOUNS:
        return True
    if before and before[-1].text in ("said", "says", "asked", "added", "tweeted", "wrote", "noted"):
        return not after or before[-2:-1] == [] or before[-2].text not in ("who", "he", "she", "they")
    if not before and after and after[0].text in _TOPIC:
        return True
    return not after and bool(before) and rest[: mention.span.start].rstrip(" ")[-1:] in ("–", "—", "-", "~")


def _is_verb_next(before: Sequence[Word], after: Sequence[Word]) -> bool:
    following = [word.text for word in after[:4]]
    while following and following[0] in _BETWEEN | {"and"} and not following[0] == "and":
        following.pop(0)
    if not following or following[0] not in _SAYING:
        return False
    asked = {word.text for word in before[-3:]}
    return not before or bool(asked & _AUXILIARIES) or before[-1].text not in ("to", "with", "for", "of", "at", "from")


def _quotes(before: Sequence[Word]) -> bool:
    return bool({word.text for word in before[-4:]} & (_QUOTE_NOUNS | _SAYING | {"something", "anything", "one"}))


_SLOT_PATTERNS = (
    re.compile(
        r"\b(?:did|does|do|has|have|had|was|is|would)\s+((?:[\w.’'-]+[ ,]+){1,6}?)(?:(?:ever|actually|really|just|also|exactly|even)\s+)*(?=(?:say|said|saying|says|tell|told|mention|mentioned|talk|talking|speak|describe|call|thank|ask|announce|claim|argue|state|explain|express|promise|praise|congratulate|warn|suggest|stress|emphasi[sz]e|note|think|believe|comment|remark|respond|reply|answer|declare|admit|acknowledge|highlight|recall|report|propose|tweet|post|write|quote|joke|refer|pledge|urge|predict|estimate|cite|deny|welcome)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\baccording to\s+((?:[\w.’'-]+\s*){1,5}?)(?=[,?.!]|$|\s(?:what|how|the|who|where|is|was|there))",
        re.IGNORECASE,
    ),
    re.compile(r"^\s*((?:[A-Z][\w.’'-]*\s*){1,4}):\s", re.UNICODE),
    re.compile(
        r"\b(?:quotes?|lines?|words|remarks?|comments?|statements?|something|anything) (?:by|from)\s+((?:[\w.’'-]+\s*){1,4}?)(?=\s(?:on|about|where|when|that|regarding|saying)\b|[,?.!]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\s*(?:that time |when |where |the (?:part|bit|line|quote) (?:where|when) )?((?:the |a )?(?:[\w.’'-]+\s+){1,4}?)(?=(?:said|says|mentioned|talked about|told|asked|announced|claimed|promised|warned)\b)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:said|asked) by\s+((?:[\w.’'-]+\s*){1,4}?)(?=[,?.!]|$)", re.IGNORECASE),
)


def _slots(rest: str, tokens: Sequence[Word]) -> Iterator[Span]:
    """Where a sentence has a place for the one who says it, whoever that is."""
    for pattern in _SLOT_PATTERNS:
        for match in pattern.finditer(rest):
            inside = match[1].strip(" ,")
            found = [word.text for word in words(inside)]
            if found and not set(found) <= _ANYBODY | _NOISE | _LIGHT:
                start = match.start(1) + (len(match[1]) - len(match[1].lstrip(" ,")))
                yield Span(start, start + len(inside))


_LABEL_NAMES = {
    "reporter": "question", "journalist": "question", "questioner": "question", "press": "question", "media": "question",
    "host": "moderator", "chair": "moderator",
}  # fmt: skip


def _as_label(typed: str, labels: Sequence[str]) -> str | None:
    """The printed label that words name: "the moderator", "a reporter" (QUESTION or Q)."""
    asked = tuple(word.text for word in words(typed) if word.text not in _NOISE)
    if not asked:
        return None
    by_key = {tuple(word.text for word in words(label)): label for label in labels}
    other = (_LABEL_NAMES.get(asked[-1], ""),)
    return by_key.get(asked) or by_key.get(other) or (by_key.get(("q",)) if other == ("question",) else None)


def _is_stranger(typed: str) -> bool:
    found = words(typed)
    if any(word.text in _ANYBODY for word in found[:1]):
        return False
    printed = [typed[word.start : word.end] for word in found]
    return (
        len(found) <= 5
        and not {word.text for word in found} <= _LIGHT
        and (any(part[0].isupper() for part in printed) or len([w for w in found if w.text not in _NOISE]) <= 3)
    )


def _name_in(typed: str) -> str:
    return typed.strip(" ,.?!’'\"")
