"""Whether "he" or "she" may stand for somebody: by title, by a gendered word, or by a common first
name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from bot.text import fold

Gender: TypeAlias = Literal["he", "she"]


def _folded(names: str) -> frozenset[str]:
    return frozenset(fold(name) for name in names.split())


_HE = _folded(
    "mr sir lord king prince emperor pope father spokesman chairman congressman businessman"
    " statesman assemblyman alderman councilman policeman anchorman fisherman ombudsman bishop"
    " cardinal imam señor herr monsieur adam adán ahmed aidan alan alberto alejandro alex alexander"
    " alfonso alfredo ali allen álvaro andré andreas andrei andrés andrew ángel anthony antonio"
    " antony armando arthur arturo barack ben benedict benjamin bernard bernardo bill bob boris"
    " brad brian bruce carl carlos charles chris christian christopher claude colin craig cyril dan"
    " daniel dave david dennis diego dmitry dominic don donald doug douglas ed eduardo edward"
    " elijah emilio emmanuel enrique eric ernesto esteban eugene evan felipe felix fernando francis"
    " francisco françois frank franz fred gareth gary geoffrey george gerald gerardo giovanni"
    " giuseppe graham greg gregory guillermo gustavo hans harold harry hassan héctor henri henrik"
    " henry hugo ian ibrahim igor isaac ivan jack jacob jaime jake james jan jason javier jean jeff"
    " jeffrey jens jeremy jerry jesús jim jimmy joaquín joe joel john jon jonathan jorge josé"
    " joseph joshua josep juan julio justin karl keir keith ken kenneth kevin klaus kyle lars larry"
    " lee leo leonardo lloyd louis lucas luis luiz lula manuel marc marcelo marco marcos mario mark"
    " martin matt matteo matthew maurice max merrick michael michel miguel mike mitch mohamed"
    " mohammed muhammad narendra nathan neil nicholas nicolás nigel noah olaf oleg oliver omar"
    " oscar otto pablo patrick paul pavel pedro pete peter philip philippe pierre rafael ralph"
    " ramón raymond ricardo richard rishi rob robert roberto rodrigo roger roland ron ronald rubén"
    " russell ryan sam samuel scott sean sebastián sergei sergio simon stephen steve steven stuart"
    " ted terry thomas tim timothy tobias tom tomás tony ulf vicente víctor viktor vincent vladimir"
    " volodymyr walter wayne werner will william xavier yuri zachary"
)
_SHE = _folded(
    "ms mrs miss mme dame lady queen princess empress mother spokeswoman chairwoman congresswoman"
    " businesswoman stateswoman assemblywoman councilwoman policewoman actress señora frau madame"
    " madam baroness duchess abigail adriana agnes aisha alexandra alice alicia alison allison"
    " amanda amélie amy ana andrea angela ángela anita ann anna anne annette antonia ayesha barbara"
    " beatrice beatriz brenda bridget camila carla carmen carol carolina caroline catalina"
    " catherine cecilia celia charlotte chloe christina christine clara claire claudia clémence"
    " cristina cynthia daniela deborah denise diana diane dolores donna dorothy éloïse elena elisa"
    " elizabeth ella ellen emily emma erica esther eva evelyn fatima fiona florence frances"
    " gabriela georgina giorgia gloria grace greta hannah helen helena hilary hillary inés ingrid"
    " irene isabel isabella jacinda jacqueline jane janet janice jean-marie jen jennifer jessica"
    " jill joan joanna josefina joyce judith judy julia juliana julie kaja kamala karen karin"
    " karoline kate katherine kathleen kathy katie kellyanne kirsten laura lauren leila leticia"
    " linda lisa liz lorena louise lucía lucy luisa lynn magdalena marcela margaret margarita maría"
    " maria marie marina marion marta martha mary megan melanie melissa mercedes mette michelle"
    " mirela monica mónica nadia nancy naomi natalia natalie nathalie nicola nicole nikki norma"
    " olga olivia pamela patricia paula pauline penny priti rachel rebecca renata roberta rocío"
    " rosa rosario rose ruth sabine samantha sandra sanna sara sarah sharon sheila silvia simone"
    " sofia sonia sophia sophie stella stephanie susan susana suzanne sylvia tamara tanya tatiana"
    " teresa theresa tina ursula valentina valeria vanessa vera verónica victoria virginia wendy"
    " ximena yolanda yvonne zoe"
)


def gender(words: Iterable[str]) -> Gender | None:
    """What the words of a printed name or title say; None where nothing or both."""
    found = {word.removesuffix(".") for word in words}
    he, she = bool(found & _HE), bool(found & _SHE)
    if he == she:
        return None
    return "he" if he else "she"
