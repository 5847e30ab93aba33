"""Words that carry a question rather than a line."""

from __future__ import annotations

_FUNCTION = frozenset(
    """
    a above across after again amid among around behind beside besides beyond despite during near
    onto since toward towards upon via within all also am an and any are as at be because been
    before being both but by can could did do does doing down each few for from further get give got
    had has have having he her here hers herself him himself his how i if in into is it its itself
    just let me more most my myself of off ok okay on once only or other our ours ourselves out over
    own really s same she should so some such than thank that the their theirs them themselves then
    there these they this those through to too under until up us very was we were what when where
    which while who whom whose why will with would yes you your yours yourself don't doesn't didn't
    isn't aren't wasn't weren't i'm i've i'd i'll we're we've we'll you're you've they're they've
    he's she's that's what's who's there's think thinks thought like thing things need want know
    anything ever actually
    """.split()
)
_ASKING = frozenset(
    """
    abt bc cuz pls plz thx u ur
    about say says said saying tell tells telling told mention mentions mentioned mentioning talk
    talks talked talking speak speaks spoke speaking spoken state states stated comment comments
    commented describe describes described discuss discussed remark remarks remarked regarding
    concerning exactly exact precise verbatim quote quotes quoted quotation line lines wording words
    passage sentence statement find show search look looking remember recall recalls heard hear
    along effect part bit anyone anybody someone somebody something everything topic subject many
    much question questions answer attributed according somewhere please thanks
    """.split()
)


def is_light(word: str) -> bool:
    """Whether a folded word says little about what is meant: of, said, quote."""
    return word in _FUNCTION or word in _ASKING


def is_asking(word: str) -> bool:
    """Whether a light word belongs to the asking rather than to the line asked for: quote, said,
    about."""
    return word in _ASKING
