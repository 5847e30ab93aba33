"""The words by which the press tells that somebody spoke: verbs of saying, people and bodies who
speak, small words.

A plain verb of saying (said, added, told) makes anything that stands before it a speaker: "the
statement said". A verb of speaking (praised, expected, welcomed) does so only for somebody who can
speak: "the bridge welcomed" is no speech. Some need a word after them: "pointed out", "looked
forward", "spoke of".
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Form: TypeAlias = Literal["past", "third", "base", "ing"]


class Verb(NamedTuple):
    """A form of a verb of saying; `plain`: it takes any subject; `after`: one of these words must
    follow."""

    lemma: str
    form: Form
    plain: bool
    after: frozenset[str] = frozenset()


_PLAIN = (
    "say tell state add declare comment remark reply respond retort quip write tweet retweet assert"
    " aver opine recount interject exclaim summarize summarise"
)
_SPEAKING = (
    "press prod taunt grill lambast lambaste slam blast chastise berate scoff shout yell scream"
    " whisper mutter murmur tease accept accuse acknowledge admit advise advocate affirm agree"
    " allege announce answer apologize apologise appeal applaud appreciate approve argue ask assess"
    " assure attribute await believe blame boast brand brief call caution celebrate challenge"
    " characterize characterise chide cite claim clarify commend commit compare complain compliment"
    " concede conclude concur condemn confess confide confirm congratulate consider contend convey"
    " counter credit criticize criticise decline decry defend define demand denounce deny deplore"
    " depict describe detail dismiss disclose doubt dub echo elaborate emphasize emphasise"
    " encourage endorse enumerate envisage envision estimate evoke exhort expect explain express"
    " extol fear forecast foresee glorify greet guarantee hail highlight hint hope imply indicate"
    " inform insinuate insist instruct invite invoke joke judge justify label lament laud liken"
    " list maintain mention mock muse name narrate note object observe offer oppose order outline"
    " pledge plead point posit post praise predict proclaim profess promise prophesy propose"
    " protest publish question reaffirm reassure rebuke rebut recall recite reciprocate recognize"
    " recognise recommend refuse refute regret reiterate reject rejoice relate remember remind"
    " renew repeat report request reveal ridicule salute scold share signal specify speculate"
    " stipulate stress suggest surmise sympathize thank think threaten tout trumpet underline"
    " underscore urge value voice volunteer vouch vow want warn welcome wish wonder worry clarify"
    " ponder rate qualify"
)
BESIDE_WORDS = "“"
"""Stands for a quotation: these verbs tell of speech only beside one."""

_WITH_PARTICLE = {
    "address": (
        "the a an his her reporters journalists questions concerns issues members guests lawmakers"
    ),
    "discuss": "the how his her a an efforts ways plans",
    "draw": "attention parallels a",
    "delve": "into",
    "extend": "condolences congratulations gratitude thanks his her an",
    "frame": "as the it",
    "push": "back",
    "fire": "back",
    "shoot": "back down",
    "double": "down",
    "chime": "in",
    "brush": "off aside",
    "focus": "on",
    "center": "on",
    "continue": BESIDE_WORDS,
    "conclude": BESIDE_WORDS + " that by with his her",
    "interrupt": BESIDE_WORDS,
    "laugh": BESIDE_WORDS,
    "smile": BESIDE_WORDS,
    "sigh": BESIDE_WORDS,
    "shrug": BESIDE_WORDS,
    "nod": BESIDE_WORDS,
    "sentence": BESIDE_WORDS,
    "precise": BESIDE_WORDS + " that",
    "ratify": BESIDE_WORDS + " that",
    "manifest": BESIDE_WORDS + " that his her",
    "point": "out to",
    "look": "forward",
    "speak": "of about out against in for highly warmly",
    "talk": "about of up",
    "refer": "to",
    "rule": "out",
    "lay": "out",
    "set": "out",
    "spell": "out",
    "touch": "on upon",
    "make": "clear it",
    "pay": "tribute",
    "take": "aim issue note exception",
    "give": "assurances assurance thanks credit",
    "hit": "back out",
    "lash": "out",
    "hold": "out",
    "go": "on",
    "raise": "concerns concern the questions",
    "play": "down",
    "open": "by with",
    "close": "by with",
    "begin": "by “",
    "start": "by “",
    "end": "by “",
    "finish": "by “",
    "turn": "to",
    "dwell": "on",
    "allude": "to",
    "reflect": "on",
    "expand": "on",
    "weigh": "in",
    "sound": "optimistic confident pessimistic a",
    "feel": "that",
    "read": "out aloud",
    "publish": "a on the",
    "post": "a on the that",
    "share": "his her their a the that on",
    "offer": "his her their condolences a an to praise thanks",
    "list": "the several three among",
    "value": "that",
    "rate": "the as it",
    "name": "as",
    "agree": "that with",
    "put": "at",
    "commit": "to himself herself themselves",
    "order": "that",
    "greet": "with",
    "qualify": "as it the rather",
}
_IRREGULAR = {
    row.split()[0]: row.split()[1:]
    for row in """
    say said says saying; draw drew draws drawing; tell told tells telling; write wrote writes
    writing; think thought thinks thinking; speak spoke speaks speaking; lay laid lays laying; set
    set sets setting; put put puts putting; shoot shot shoots shooting; make made makes making; pay
    paid pays paying; take took takes taking; give gave gives giving; hit hit hits hitting; hold
    held holds holding; go went goes going; begin began begins beginning; foresee foresaw foresees
    foreseeing; feel felt feels feeling; read read reads reading; forecast forecast forecasts
    forecasting; dwell dwelt dwells dwelling; quip quipped quips quipping; admit admitted admits
    admitting; commit committed commits committing; regret regretted regrets regretting; rebut
    rebutted rebuts rebutting; refer referred refers referring; aver averred avers averring; dub
    dubbed dubs dubbing; concur concurred concurs concurring; extol extolled extols extolling; label
    labelled labels labelling; signal signalled signals signalling; retweet retweeted retweets
    retweeting
    """.split(";")
}
"""Bare form, past, third person, gerund."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(lemma: str) -> list[tuple[str, Form]]:
    """The forms of a verb: past, third person, gerund, and the bare one."""
    if lemma in _IRREGULAR:
        past, third, ing = _IRREGULAR[lemma]
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, third, ing = lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"
    elif lemma.endswith("e"):
        past, third, ing = lemma + "d", lemma + "s", lemma[:-1] + "ing"
    else:
        past, third, ing = (
            lemma + "ed",
            lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"),
            lemma + "ing",
        )
    return [(lemma, "base"), (third, "third"), (ing, "ing"), (past, "past")]


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    plain = _words(_PLAIN)
    for lemma in sorted(plain | _words(_SPEAKING) | set(_WITH_PARTICLE)):
        after = _words(_WITH_PARTICLE.get(lemma, ""))
        for form, kind in _forms(lemma):
            table[form] = Verb(lemma, kind, lemma in plain, after)
    table["labeled"] = table["labelled"]
    table["signaled"] = table["signalled"]
    return table


VERBS = _table()
"""Every form of every verb of saying."""

ATTITUDES = _words(
    "confident optimistic convinced hopeful grateful certain adamant pleased proud concerned"
    " worried glad happy honored honoured delighted sceptical skeptical pessimistic thankful sorry"
    " aware categorical blunt emphatic clear"
)
"""What one is said to be: "was confident that"."""

BE = _words("is are was were be been being am 's 're")
SILENT = _words(
    "say comment explain respond reply answer elaborate specify speak disclose reveal discuss"
    " address tell talk clarify confirm expand return offer give make issue provide grant"
)
"""What one declines to do, or does not do, whose words the report has none of."""

DEEDS = _words(
    "share approve accept hold order extend draw endorse publish post raise open close begin end"
    " commit"
)
"""Verbs of saying in a person's mouth that a country or a body does without a word: Parliament
approved the treaty."""

AUXILIARIES = _words(
    "has have had would will could should may might must can did does do not also then later never"
)
ADVERBS = _words(
    "also then later further furthermore again once still already always often repeatedly meanwhile"
    " however moreover therefore thus finally lastly now today yesterday tonight subsequently"
    " afterwards earlier recently previously separately additionally likewise similarly"
    " nevertheless nonetheless first second third next only just even simply never not jointly"
    " strongly warmly firmly clearly publicly openly reportedly meantime instead"
)
PREPOSITIONS = _words(
    "of in on at by for from to with without within into onto over under through throughout during"
    " before after since until till against between among amid around about above below behind"
    " beside besides beyond despite except near off per regarding concerning toward towards upon"
    " via alongside along together like unlike versus including according following given as than"
    " across inside outside accompanied joined flanked"
)
SUBORDINATORS = _words(
    "that when while whereas because since as if although though after before until once where so"
    " but and or nor yet"
)
RELATIVES = _words("who whose whom which where what how why")
DETERMINERS = _words(
    "the a an this that these those his her their its our my your one another both some several"
    " many two three four five all each every no any most other neither few"
)
NUMERALS = _words("two three four five six seven eight nine ten several many other few")
PRONOUNS = _words("he she they")
IT = _words("it")

_SINGULAR = (
    "president premier minister secretary chancellor ambassador spokesman spokeswoman spokesperson"
    " official leader senator governor mayor lawmaker legislator deputy congressman congresswoman"
    " representative commissioner director chief head chair chairman chairwoman chairperson judge"
    " prosecutor lawyer attorney general admiral colonel captain officer commander diplomat envoy"
    " negotiator adviser advisor aide analyst expert economist professor scientist researcher"
    " doctor engineer teacher student activist campaigner organizer organiser resident witness"
    " farmer worker unionist executive manager founder owner banker investor critic opponent"
    " supporter rival ally colleague counterpart politician mp mps mep msp td statesman monarch"
    " king queen prince princess pope bishop cardinal archbishop imam rabbi priest journalist"
    " reporter correspondent author writer editor historian veteran survivor victim mother father"
    " wife husband brother sister son daughter neighbor neighbour man woman source person host"
    " guest speaker delegate member undersecretary sheriff candidate nominee official-designate"
    " president-elect signalman driver pilot fisherman coordinator administrator superintendent"
    " inspector treasurer ombudsman rapporteur auditor principal dean rector coach player athlete"
    " actor actress singer artist designer architect nurse surgeon physician specialist consultant"
    " partner co-founder ceo cfo tsar czar vice-president representative-elect"
    " spokesperson-designate boss negotiator republican democrat conservative liberal socialist"
    " president-designate councilwoman councilman councilmember councilperson councillor councilor"
    " alderman alderwoman alderperson selectman selectwoman selectperson assemblyman assemblywoman"
    " assemblymember freeholder reeve provost clerk comptroller controller marshal constable"
    " magistrate registrar surveyor warden ranger trustee sergeant lieutenant harbormaster"
    " harbourmaster planner solicitor whip vicar chaplain headteacher headmaster postmaster"
    " vice-mayor vice-chair vice-chancellor deputy-mayor"
)
_BODIES = (
    "ministry government administration department agency office party council commission committee"
    " parliament congress senate court company firm bank union association federation organization"
    " organisation group institute institution university police army military navy force embassy"
    " consulate delegation team statement communique communiqué announcement bulletin release"
    " report letter note cabinet presidency secretariat authority board bureau chamber coalition"
    " alliance opposition campaign charity foundation network body service regulator watchdog"
    " operator cooperative side country nation state city town mission kremlin airline hospital"
    " school club newspaper agency"
)
PERSON_NOUNS = _words(_SINGULAR)
PERSON_NOUNS |= {
    f"{noun}-{yet}"
    for noun in PERSON_NOUNS
    for yet in ("elect", "designate", "general", "emeritus")
}
BODY_NOUNS = _words(_BODIES)
_PLURALS = (
    "people officials leaders ministers secretaries presidents ambassadors experts analysts critics"
    " residents workers farmers lawmakers senators deputies sources aides observers economists"
    " scientists researchers activists protesters witnesses delegations delegates parties sides"
    " governments countries nations diplomats men women colleagues counterparts partners members"
    " organizers organisers authorities prosecutors lawyers investigators doctors teachers students"
    " parents families companies unions groups rivals allies opponents supporters envoys"
    " negotiators they pair duo trio politicians statesmen sheriffs mayors governors"
    " representatives chiefs heads directors spokespeople republicans democrats investors traders"
    " growers fishermen pilots drivers strikers voters others neighbors neighbours"
)
PLURAL_NOUNS = _words(_PLURALS)
SPEECH_NOUNS = _words(
    "remarks comments speech statement address testimony words message keynote briefing"
    " presentation"
)
"""What somebody says, as a noun: with its owner it may stand for the speaker."""

GENERIC_NOUNS = _words(
    "official diplomat leader politician lawmaker legislator statesman man woman veteran speaker"
    " chief head boss executive envoy representative"
)
TITLES = PERSON_NOUNS | _words(
    "cllr councillor brig maj cpl fr sheikh ayatollah datuk shri smt baroness baron viscount duke"
    " count justice rt mr mrs ms miss dr prof sir dame lord lady rev sen rep gov gen lt col capt"
    " cmdr adm sgt hon st señor señora vice prime deputy foreign interior finance defense defence"
    " former acting then ex current incoming outgoing assistant senior chief state affairs"
    " relations security homeland trade economy health transport energy environment treasury press"
    " executive policy political opposition party union commerce development climate national"
    " intelligence budget immigration communications media campaign managing human rights social"
    " public digital religious spiritual civil legal military naval financial council board"
    " committee club team regional parliamentary presidential ministerial top justice labor labour"
    " education agriculture culture attorney emeritus fire county village borough district"
    " municipal harbor harbour city town elect permanent special first lady federal"
)
DEMONYMS = _words(
    "u.s us uk eu un american mexican british english french german spanish italian russian chinese"
    " japanese korean indian canadian australian brazilian argentine argentinian chilean colombian"
    " peruvian venezuelan cuban ecuadorian bolivian guatemalan honduran salvadoran nicaraguan"
    " panamanian dominican haitian ukrainian polish turkish greek israeli palestinian iranian iraqi"
    " saudi egyptian syrian lebanese european african asian latin swedish norwegian danish finnish"
    " dutch belgian swiss austrian irish scottish welsh portuguese hungarian czech slovak romanian"
    " bulgarian serbian croatian kenyan nigerian ethiopian vietnamese thai filipino indonesian"
    " malaysian pakistani afghan democratic republican labour conservative liberal south north east"
    " west western eastern northern southern central"
)
SMALL_WORDS = (
    PREPOSITIONS
    | SUBORDINATORS
    | RELATIVES
    | PRONOUNS
    | IT
    | ADVERBS
    | DETERMINERS - {"other", "few"}
)
TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december today yesterday tomorrow tonight"
)
PARTICLES = _words("de del la las los van von der den di da du dos y e al el bin ibn ben o' le mac")
NOT_SPEECH_BEFORE = _words(
    "so-called called named titled entitled dubbed nicknamed known labelled labeled headlined"
    " slogan motto song film movie book novel album show series play programme program project plan"
    " initiative operation campaign word term phrase expression sign signs banner banners placard"
    " placards chanting chant headed branded christened baptized"
)
LETTERS = _words(
    "letter op-ed oped memo book report column email e-mail statement filing complaint essay paper"
    " editorial article opinion dissent foreword memoir memorandum ruling note"
)
