"""Words frequent in all news: facts counted on 400 texts of PolNeAR (18,539 sentences), and function words.

A word's rate is the share of sentences in which its lemma stands, rounded down to the rate of its band.
Words of the election campaign that these texts are about are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

FUNCTION_WORDS = """
a about above after again against all also although always am among an and any anybody anyone anything are
as at away be because been before being below between both but by can cannot could did do does doing done
down during each either else enough even ever every everybody everyone everything few for from further had
has have having he her here hers herself him himself his how however i if in into is it its itself just
least less let lot many may me might mine more most much must my myself neither never no nobody none nor not
nothing now of off often on once one only onto or other others otherwise ought our ours ourselves out over
own per perhaps quite rather really same shall she should since so some somebody someone something still
such than that the their theirs them themselves then there therefore these they this those though through
thus till to together too toward towards under until up upon us very was we well were what whatever when
whenever where whether which while who whoever whom whose why will with within without would yet you your
yours yourself nt ll re ve isnt dont didnt doesnt wasnt arent say tell report accord claim state add
accordingly reportedly allegedly allege announce confirm deny suggest believe reveal note cite source told
said says according s
"""
"""Words that tell nothing of the subject: grammar, and who says it, which is compared apart."""

_RATES = """
0.08 say
0.03 go like people state time win year
0.015 accord american ask attack big call come country day early family find good government group include
issue know lead man million month need new percent policy political president report right support take tell
think video want way week woman work
0.007 account add administration appear away base begin believe black bring build business care case change
child city claim clear close comment company continue control course deal decision economic economy effort
end executive expect face fact far feel fight focus follow force foreign friend general get give great grow
hand happen hard head help high hold home hour interview job kill large late later law leader leave life
likely live long look lose lot make mean medium member message military money national news night note
number offer official old past pay place plan play point police post provide public question raise real
recent release remain reporter result run second security see send set show sign source speak speech spend
start statement stop story suggest supporter system talk tax thing trade try turn tweet use victory view
well worker world write
0.003 able abstract access accuse act action actually ad address adviser age agenda ago agree ahead aide air
allow ally analyst announce answer anti appeal approach area argue arm arrest article attempt audience back
bad ban bank battle bear beat benefit bill billion billionaire board book border break british brother buy
candidacy capital capture carry cause center certain challenge chance charge check chief choice choose cite
class climate co college community compare concern conduct conference confirm conflict consider contest cost
court cover create crisis criticism criticize crowd current cut datum daughter death decade decide declare
decline defeat defend deliver deny describe despite detail die different direct director discuss doctor
document dollar donor draw drive drop earn elect employee enter especially event evidence example expand
experience expert explain fail fall father favor fear federal female fighter figure file final financial
fire firm fly founder free fund future gain girl global golf governor ground growth guy half have health
hear heart history hit hop hope hospital host husband idea identify image important income increase
independent industry information instead intelligence interest international investigation investment
involve join journalist judge justice keep key kind kurdish largely launch leadership let level line link
list little local loss love low major majority manage manager market matter meet meeting mention middle
militant minute miss moment morning mother move movement name nation near nearly network newspaper office
officer online open operation opportunity oppose order organization outside page parent particularly pass
person personal photo pick picture platform pledge politic politician popular position possible potential
power presidency press price private pro probably problem process program progressive promise proposal
propose publish push quickly rate reach read reason receive recently record refer refugee refuse region
relationship remark repeatedly reportedly represent require resident respond response rest return reveal
rise risk rival role room rule runner safe school secretary seek self sell senior sense serve service share
shift shoot shooting short significant similar simply single sit site small social soldier son soon sound
special spokesman staff stage stake stand star stay step strategy strike strong struggle student sure survey
suspect syrian target team television term terrorism terrorist test thank thousand threat tie today total
tough town track trail travel true understand union update user value violence visit voice wage wait war
weapon website white wife will word wrong young
"""


def common_word_rates() -> Iterator[tuple[str, float]]:
    """Each frequent word with the share of sentences in which it stands."""
    rate = 0.0
    for token in _RATES.split():
        if token[0].isdigit():
            rate = float(token)
        else:
            yield token, rate
