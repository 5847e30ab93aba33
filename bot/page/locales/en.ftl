### What the bot says, in English; every other language is a file like this one, with the same
### messages. A message that a language has not is told in English.
###
### { $name } is a gap, filled letter for letter with what its name says; a number of 10,000 and
### more is grouped as the language groups it. A sentence may be chosen by a number: [0] and [1] are
### those numbers themselves, *[other] is any other. Languages with more forms may use the names of
### the Unicode plural rules too: zero, one, two, few, many.
###
### What is claimed and what is on record stand in ‘single’ marks here: “double” ones are the quotes'
### own. A verdict is a word first and then a plain shape, so that it is told without its colour, and
### can be read aloud.

# How numbers are grouped: https://cldr.unicode.org
locale = en

## Dates, numbers and lists

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
undated = undated
several-people = several people
day = { $day } { $month } { $year }
month = { $month } { $year }
# Of any year.
any-day = any { $day } { $month }
any-month = any { $month }
until = until { $last }
since = from { $first }
between = { $first } to { $last }
no-day = no day
meetings = { $number ->
    [0] no meetings
    [1] { $number } meeting
   *[other] { $number } meetings
}
turns = { $number ->
    [0] no turns
    [1] { $number } turn
   *[other] { $number } turns
}
paragraphs = { $number ->
    [0] no paragraphs
    [1] { $number } paragraph
   *[other] { $number } paragraphs
}
so-many-words = { $number ->
    [0] no words
    [1] { $number } word
   *[other] { $number } words
}
# “Ana Ruiz, Bo Lund or Cy Orr”: { $first } has all but the last of them. A language whose “or” or
# “and” changes before a vowel says so as Spanish does: list-or-before-o, list-and-before-i.
list-or = { $first } or { $last }
list-and = { $first } and { $last }

## Verdicts

verdict-exact = Exact ✓
verdict-altered = Altered ≠
verdict-misattributed = Misattributed ✗
verdict-wrong-context = Wrong context ◐
verdict-paraphrase-only = Paraphrase only ≈
verdict-reported = Reported →
verdict-not-found = Not found ○
# What came of the claim: { $who } said it, { $claimed } is who was claimed to have, or what.
sentence-exact = { $who } said this, word for word.
sentence-exact-written = { $who } wrote this, word for word.
sentence-exact-interpreted = { $who } said this, word for word as interpreted.
sentence-exact-paraphrased = The report says this of { $who }, in its own words.
sentence-exact-account = These words are the document’s own account; nobody is on record as saying them.
sentence-altered = { $who } said nearly this, but not this.
sentence-altered-written = { $who } wrote nearly this, but not this.
sentence-altered-paraphrased = The report says nearly this of { $who }, in its own words, but not this.
sentence-altered-account = The document’s own account says nearly this; nobody is on record as saying it.
sentence-misattributed = { $claimed } did not say this; { $who } did.
sentence-misattributed-nearly = { $claimed } did not say this; { $who } said nearly this.
sentence-misattributed-written = { $claimed } did not say this; { $who } wrote it.
sentence-misattributed-nearly-written = { $claimed } did not say this; { $who } wrote nearly this.
sentence-misattributed-paraphrased = { $claimed } did not say this; the report tells it of { $who }, in its own words.
sentence-misattributed-account = { $claimed } did not say this; it is the document’s own account.
sentence-wrong-context = { $who } said these words, but they meant something else there.
sentence-wrong-context-cut = { $who } said these words, but the claim leaves out what turns their sense.
sentence-wrong-context-nearly-about = { $who } said nearly these words, but there it was { $recorded }, not { $claimed }.
sentence-wrong-context-about = { $who } said these words, but there it was { $recorded }, not { $claimed }.
sentence-paraphrase-only = Only a report’s paraphrase of { $who } has this; there are no words of theirs to quote.
sentence-reported = { $who } says that { $claimed } said it; { $claimed }’s own words are not on record.
sentence-not-found = Nothing like it is on record. Searched { $searched }.
nameless = Somebody the record does not name
report = The report
claimed = The person named
closest = The closest lines, which are no match:
also = Also on record:
compared = Word by word:
legend = Struck through: claimed, but not said. Bold: said, but left out of the claim.
# Why: the first sentence of a kind whose gaps are all known; -neither where none is.
reason-number = The number differs: { $claimed } claimed, { $recorded } on record.
reason-number-claimed = A number was put in: { $claimed }.
reason-number-recorded = A number was left out: { $recorded }.
reason-number-neither = A number differs.
reason-name = The name differs: { $claimed } claimed, { $recorded } on record.
reason-name-claimed = A name was put in: { $claimed }.
reason-name-recorded = A name was left out: { $recorded }.
reason-name-neither = A name differs.
reason-date = The date differs: { $claimed } claimed, { $recorded } on record.
reason-date-claimed = A date was put in: { $claimed }.
reason-date-recorded = A date was left out: { $recorded }.
reason-date-neither = A date differs.
reason-negation = The negation differs: ‘{ $claimed }’ claimed, ‘{ $recorded }’ on record.
reason-negation-claimed = A negation was put in: ‘{ $claimed }’.
reason-negation-recorded = A negation was left out: ‘{ $recorded }’.
reason-negation-neither = A negation was put in or left out.
reason-same-number = The same value, written differently: { $claimed } and { $recorded }.
reason-same-number-neither = The same value, written differently.
reason-spelling = The same word, spelled differently: ‘{ $claimed }’ claimed, ‘{ $recorded }’ on record.
reason-spelling-neither = The same words, spelled differently.
reason-changed = The wording differs: ‘{ $claimed }’ claimed, ‘{ $recorded }’ on record.
reason-changed-neither = A word was put in another’s place.
reason-added = Claimed, but not said: ‘{ $claimed }’.
reason-added-neither = Words were added.
reason-left-out = Said, but left out: ‘{ $recorded }’.
reason-left-out-neither = Words in between were left out.
reason-order = The words stand in another order: ‘{ $claimed }’ claimed, ‘{ $recorded }’ on record.
reason-order-neither = The same words stand in another order.
reason-splice = The claim joins, without a mark, what was said { $recorded }.
reason-splice-neither = The claim joins, without a mark, what was said apart.
reason-speaker = { $claimed } did not say it; { $recorded } did.
reason-speaker-claimed = { $claimed } did not say it.
reason-speaker-recorded = It was { $recorded }.
reason-speaker-neither = Somebody else said it.
reason-also-said = { $recorded } said it too.
reason-also-said-neither = Others said it too.
reason-hearsay = { $recorded } says that { $claimed } said it.
reason-hearsay-claimed = Somebody else says that { $claimed } said it.
reason-hearsay-recorded = { $recorded } says that it was said.
reason-hearsay-neither = It is hearsay.
reason-paraphrase = A reporter’s words, not a quotation.
reason-citing = The speaker is quoting { $recorded }.
reason-citing-neither = The speaker is quoting somebody or something.
reason-cut = Left out, and it turns the sense: ‘{ $recorded }’.
reason-cut-neither = It is cut where the sense turns.
reason-about = On record it is { $recorded }, not { $claimed }.
reason-about-claimed = On record it is not { $claimed }.
reason-about-recorded = On record it is { $recorded }.
reason-about-neither = On record it is somebody or something else.
reason-elision = Left out where the claim marks it: ‘{ $recorded }’.
reason-elision-neither = Words were left out where the claim marks it.
reason-brackets = In square brackets, and the claim’s own: ‘{ $claimed }’.
reason-brackets-neither = The words in square brackets are the claim’s own.
reason-interpreted = Through an interpreter: others may word it differently.
reason-renderings = The record has this in two forms; either is exact.
apart-turns = in different turns
apart-speakers = by different speakers
apart-meetings = in different meetings

## One quote

how-spoken = spoken
how-interpreted = through an interpreter
how-quoted = quoted in a press report
how-posted = in a written post
how-reported = the report’s paraphrase, not a quotation
how-narration = the document’s own account
spoken-or-interpreted = spoken (through an interpreter or not: unknown)
basis-stated = { $what }
basis-inferred = { $what } (inferred; not stated in the document)
basis-outside = { $what } (from outside the document)
basis-conflicting = { $what } (the document’s dates conflict)
account-of-report = The report’s own account
account-of-transcript = The transcript’s own note
speaker-unclear = Speaker unclear
through-interpreter = { $how }, through an interpreter
as-printed = { $label } (as printed)

## The answer as a whole

help-headline = Type the line as you remember it. Verbatim finds the exact words and says who said them.
nothing-to-search = Nothing on record matches: there are no meetings to search here.
found-several = On record, best match first:
found-one = On record:
meetings-searched = the meetings searched
note-present-but-silent = { $who } was present ({ $items }); the record has no words of theirs.
note-only-mentioned = { $who } is only mentioned ({ $items }); the record has no words of theirs.
note-words-elsewhere = { $who } has words on record ({ $items }), but not where you asked.
note-in-register-only = { $who } is known to the register, but appears nowhere in what was searched.
note-unknown-speaker = No words of anybody called ‘{ $who }’ are on record.
note-ambiguous = ‘{ $who }’ may be { $any }; all were searched.
note-in-reply = No line of { $who } has these words; below is what { $who } replied to a question that has them.
note-not-said-by = { $who } is on record, but not with these words. Check the name on any line shown.
note-phrase-not-found = No line on record has ‘{ $who }’ in exactly that order.
note-no-place = The record does not say where it was held: { $who }.
note-no-meeting = No meeting on record matches ‘{ $who }’.
note-missing-words = The record has a gap here, marked { $who }.
note-stale = The index is being rewritten; this answer comes from the last whole one.
# The years of what was searched: “5 meetings, 2021 to 2024”.
years = { $first } to { $last }
continued = Continued, from line { $line }:
close = { $lines ->
    [1] No match in { $searched }. The nearest line, which does not answer:
   *[other] No match in { $searched }. The nearest lines, which do not answer:
}
none = Nothing on record matches. Searched { $searched }.
# What to do where nothing was found; { $meetings } is the command that lists them.
ask-otherwise = Try fewer words, other words or another name; { $meetings } lists what is on record.
list-meetings = { $meetings } alone lists what is on record.
meetings-found = { meetings } on record:
no-such-meeting = No such meeting. Searched { $searched }.
no-such-meeting-but = No such meeting among { $searched }. The nearest:
understood = Understood: { $meaning }
claimed-of = claimed of { $who }
words-by = words by { $who }
within = in { $meeting }
read-as = ‘{ $typed }’ read as ‘{ $known }’
# What can be asked: an example, a colon and what it does. Questions are asked in English.
help-line = { $quote } the line as far as you remember it: typos and missing words are fine
help-topic = { $quote } what did NAME say about TOPIC: a person and a topic; a title will do for a name
help-phrase = { $quote } { $phrase }: these words, in this order
help-check = { $whosaid } { $phrase } by NAME: did they really say that? A verdict, and what differs word by word
help-narrowed = { $quote } from:NAME in:MEETING on:DATE before:DATE after:DATE words: narrowed (dates as 2024-07-17 or 2024)
help-trend = { $quote } trend WORDS: how often, when and by whom, in bars; in quotation marks, “trend” is just a word
help-meetings = { $meetings }: the meetings on record; { $meetings } NAME: one of them, its date and who was there

## Meetings and facts

fact-date = Date
fact-place = Place
fact-interpretation = Interpretation
fact-present = Present
fact-publisher = Published by
interpretation-yes = yes
interpretation-no = no
interpretation-unknown = unknown
row-meeting = Meeting
row-when = When
row-where = Where
row-spoke = Words on record
row-silent = Present, no words on record
row-mentioned = Only mentioned
row-record = Record
row-source = Source
row-rights = Rights
row-related = Related
row-name = Name
press-report = press report
transcript = transcript
phrase = "exact phrase"
evidence = Evidence: { $note }

## Slack: an answer

share = Share
more = More
before = Before
after = After
source = Source
report-says = The report says
shared-by = Shared by { $who }
from-source = Source: { $where }
# Outside the quote: what was left out for want of room.
cut-here = … [cut here: { $letters } more characters]
one-in-full = { $command } and a few words of a title or a date show one of them in full.
and-more = and { $number } more.

## Slack: nothing to answer with

already-shared = This has already been shared from here.
not-for-here = This quote cannot be shared here: its meeting is not open to this channel, or it is no longer on record. Nothing was posted.
not-for-guests = Verbatim does not answer in channels that are shared with another organisation, nor people from one. Please ask in a channel of your own.
# Something failed that nobody foresaw.
trouble = Something went wrong here, and this was not answered. Please try again; if it happens twice, give reference { $reference } to whoever runs Verbatim.
# More was asked at once than can be answered in time.
busy = Too many questions at once just now. Please ask again in a minute. (Reference { $reference }.)
# The transcripts are still being read.
preparing = The transcripts are being read again just now. Please ask again in a minute. (Reference { $reference }.)
# A command the app was given but this bot was not told about.
unknown-command = Verbatim does not answer { $typed }; it answers { $commands }.

## Slack: "Check this quote"

check-title = Check this quote
check = Check
close-window = Close
checking = Checking the record…
nothing-to-check = There are no words in this message to check. Open the menu of a message that has a quote in it, or ask with the words themselves.
which-to-check = Which of these should be checked?
# The message as a whole, as one of the things to choose.
all-of-it = All of it: { $words }
# How many sentences of a long message are not on the list.
more-than-fits = The message has { $left } more; to check one of those, ask with its words.
checked = Checked: { $words }

## Trends and shares

nothing-to-count = Which words should be counted? Ask for the trend of a word, or of a phrase in quotation marks. To look for the word “trend” itself, put it in quotation marks.
by-speaker = By speaker
counted-by-meeting = By meeting
counted-by-month = By month
counted-by-year = By year
axis-meeting = Meeting
axis-month = Month
axis-year = Year
axis-speaker = Speaker
axis-passages = Passages
voicing-unclear = Speaker unclear
voicing-reported = In reports’ paraphrases
voicing-narration = In documents’ accounts
how-counted = Counted are passages, of a sentence or a few short ones: words in all their forms, phrases in quotation marks as they stand, numbers as numbers.
first-said = First on record:
show-lines = Show the lines
trend-not-for-here = This count cannot be shared here: it takes in meetings that are not open to this channel, or there is nothing to count any more. Nothing was posted.
passages = { $number ->
    [0] no passage
    [1] { $number } passage
   *[other] { $number } passages
}
# How often in all; where { $several } words are asked for, all stand in each passage.
said-so-often = { $several ->
    [1] { $words } stands in { $passages } of { $meetings }. Searched { $searched }.
   *[other] { $words } stand together in { $passages } of { $meetings }. Searched { $searched }.
}
never-said = { $several ->
    [1] { $words } stands in no passage. Searched { $searched }.
   *[other] { $words } stand together in no passage. Searched { $searched }.
}
others = { $number ->
    [0] nobody else
    [1] { $number } other
   *[other] { $number } others
}
# “40%, 812 words, 6 turns”.
spoke-so-much = { $percent }%, { $words }, { $turns }

## Meetings: how people were there, and what opens one

there-spoke = { $who } spoke ({ $turns })
there-present = { $who } was present, without words on record
there-mentioned = { $who } is only mentioned
who-spoke = Who spoke how much
open-a-meeting = Open a meeting
first-line = First line
first-line-of = First line of { $title }
# { $meetings } is the command that lists them.
meeting-gone = This meeting is no longer on record, or is not open here. { $meetings } lists those that are.
so-many-spoke = { $number } spoke
so-many-present = { $number } present without words
meetings-from = Meetings { $first } to { $last } of { $listed }:

## Around a quote

context = Context
cite = Cite
source-page = Source
something-wrong = Something wrong?
take-back = Take back
back = Back
earlier = Earlier
later = Later
right = Right
wrong = Wrong
context-title = In context
record-begins = The record begins here.
record-ends = The record ends here.
cite-title = Cite this quote
citation-plain = Plain text
citation-markdown = Markdown
citation-bibtex = BibTeX
closed-to-channel = This cannot be shared here: its meeting is open to you, but not to everyone who reads this channel. Nothing was posted.
off-record = This line is no longer on record here, or not open to you. Ask again to see what is on record now.
record-changed = The record has changed since this was shown. In its place there stands today:
changed-not-shared = The record has changed since this was shown, so nothing was posted. In its place there stands today:
shared-and-taken-back = You shared this from here and took it back. To share it after all, ask again and share it from there.
being-shared = This is being shared from here just now. If it does not stand in the channel in two minutes, press Share again.
taken-back = Taken back: it no longer stands in the channel.
taken-back-before = This was taken back already.
not-yours = Only the person who shared this can take it back.
unknown-share = There is no note any more of who shared this, so it cannot be taken back from here.
line-id = Line { $id }
# What a screen reader says of a button, for there may be several alike.
share-aloud = Share in channel: { $whose }
context-aloud = Context: { $whose }
window-gone = The window was closed before this could be shown in it. Nothing else has changed; please ask again.
# A window could not be opened in the three seconds that Slack gives for it.
no-window = Slack did not wait for the window to open. Please choose “{ $button }” once more.

## Something wrong?

what-is-wrong = What is wrong with this quote?
mistake-wrong-speaker = Wrong speaker
mistake-wrong-date = Wrong date
mistake-not-verbatim = Not the exact words
mistake-other = Something else
remark = Anything that helps to put it right
what-is-kept = Kept for whoever runs Verbatim: the quote’s id, yours, and what you write here; never the quote itself.
send = Send
keeping = Thank you. Keeping your report…
report-kept-before = Thank you. Your report is kept already.
thanks = Thank you, noted.
thanked = Thank you, that is noted already.
report-kept = Thank you. Your report is kept as number { $reference }, for whoever runs Verbatim.

## Slack: "Find a quote"

find-title = Find a quote
find = Find
find-words = Words, as far as you remember them
find-speaker = Speaker
find-any-speaker = Anyone
find-meeting = Meeting
find-any-meeting = Any meeting
find-since = From
find-until = To
find-kinds = Kind of words
find-kind-spoken = Spoken
find-kind-interpreted = Through an interpreter
find-kind-press = In the press
finding = Searching the record…
nothing-given = Give a few words, a speaker, a meeting or a date.
ends-before = This is before the first date.
find-more = There are more lines; narrow it down to see them: a name, a meeting, other words.
share-which = Share which line?
share-where = Share where?
sharing = Sharing…
shared-there = Shared, with your name, in the conversation you chose.

## Slack: Home, and first words

home-title = Who said what, word for word
home-what = Half remember a line from a meeting? Verbatim finds the exact words in the transcripts, and says who said them, in what office, where and when. It shows only what stands in the record, and says so when nothing does.
home-try = Things to try
try-line = A line as you remember it:
try-topic = A person and a topic:
try-meeting = A meeting:
home-try-it = Try it
home-latest = Latest meetings
home-how-commands = In any conversation, type { $quote } to find a line, { $whosaid } to check a quote, { $meetings } to see the meetings.
home-how-mention = Mention me in a channel, or write to me under Messages.
home-how-follow = Below each answer you can ask on: “more”, “the next line?”.
# What a screen reader says of a button, for there are several alike.
try-aloud = Try it: { $text }
# Who spoke in a meeting, and how many others did.
home-spoke = Spoke: { $names }
home-spoke-and-others = Spoke: { $names } and { $others }
people = { $number ->
    [0] nobody
    [1] { $number } person
   *[other] { $number } people
}
home-size = On record: { $searched }; { $turns }; { $people } with words of their own.
# { $when } is written in Slack's own form.
home-read = As read { $when }.
hello = Hello. I find the exact words that were said in meetings, and who said them. Mention me with a line as you remember it, and I answer in a thread; with { $quote } only you see the answer. I read nothing here but what mentions me.

## Slack: what follows on a question

unfollowed-whole = I no longer know what this follows on. Please ask the whole question, with the name and the words.
unfollowed-translation = No: Verbatim translates nothing, so that nobody is quoted in words that they did not say. It shows each line in the language of its record.
unfollowed-nothing-more = There is nothing further. Ask with other words, or with another name.
unfollowed-no-line = No line was shown that this could be about. Please ask the whole question.
unfollowed-no-earlier = Nothing was asked here before that. Ask for a line as you remember it, or a name and a topic.
unfollowed-thanks = Gladly. Ask for another line whenever you like.
unfollowed-context = Press Context under the line: it opens what was said around it, as far as the meeting goes. “The next line?” and “what came before that?” do the same, one line at a time.
unfollowed-cite = Choose Cite in the menu under the line: it has a citation to copy, plain, in Markdown and in BibTeX.
unfollowed-share = Ask with /quote in the channel: you alone see the answer, and Share under a line posts it there with its speaker, date and source.
unfollowed-summary = No: Verbatim sums nothing up and explains nothing; it shows what was said. Ask what somebody said about a topic, or press Context under a line.

## Slack: how the app presents itself

about = Finds the exact words in meeting transcripts, and says who said them.
about-at-length = Half remember a line from a meeting? Ask Verbatim with a slash command, by mentioning it, or in a direct message. It answers with the exact words from the transcript, who said them, in what office, where and when, whether through an interpreter, and the lines around them. Paste a quote, or choose Check this quote on any message, and it says whether the words are exact, altered, somebody else’s or not on record at all. It works without any language model: it only ever shows what stands in the record, and says so when nothing does.
quote-about = Find the exact words, and who said them
quote-hint = [a line as you remember it, or help]
meetings-about = The meetings on record, or one of them in full
meetings-hint = [a few words of a title, or a date]
whosaid-about = Did they really say that? A verdict, word by word
whosaid-hint = [“the words”, by NAME if you know]
check-about = Is the quote in this message on record, word for word, and by whom?
find-about = A form: words, who said them, in which meeting, when

## The terminal

limit-shows-more = There are more; --limit shows them.
heading-date = Date
heading-meeting = Meeting
heading-words = Words of
heading-name = Name
