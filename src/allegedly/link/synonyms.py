"""Words of news that tell of one event in two ways: "killed" and "dead", "postponed" and "put off".

Each line is one concept, named by its first word. Only words that nearly always mean the same in news are here; facts
of English, written for this project.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping, Sequence

from allegedly.link.terms import lemmas_to_terms

_CONCEPTS = """
die kill dead death deadly perish fatal fatality cull slaughter
injure injury wound hurt harm
miss unaccounted
body corpse
sick ill illness sickness
vaccine jab vaccination
contaminate contamination taint pollute pollution
postpone delay defer
buy acquire acquisition purchase takeover
merge merger
negotiate negotiation talk
pact treaty agreement
dismiss sack layoff
resign resignation quit
appoint appointment
choose select pick
arrest detain detention custody
imprison jail prison
lawyer attorney solicitor barrister
court tribunal
sue lawsuit
bribe bribery kickback
fraud scam swindle
investigate investigation probe inquiry enquiry
examine inspect check
search hunt
evidence proof
collapse crumble
burn blaze
crash collide collision
capsize overturn
strand aground
explode explosion blast
destroy destruction demolish demolition raze
repair mend
defect flaw fault
crack fracture
fail failure
begin start commence
end finish
stop halt cease
close shut closure
cancel scrap
ban prohibit outlaw forbid
allow permit
expel deport
escape flee
rob robbery theft steal
abduct kidnap
hostage captive
murder slay homicide
attack assault
seize capture occupy
soldier troop
army military
ceasefire truce
gun firearm
spy espionage
strike walkout stoppage
protest demonstrate demonstration
poll survey
warn warning
promise pledge vow
apologise apologize apology sorry
admit confess
hide conceal
find discover
see spot sight notice
rise increase climb raise hike soar surge jump grow growth
fall decline drop decrease plunge slump shrink tumble
reduce reduction slash
win victory triumph beat
leave depart departure
erect construct build
marry marriage wed wedding
baby infant newborn
child kid
company firm
worker employee
wage salary
bankrupt bankruptcy insolvent insolvency
lend loan
prize award
film movie
pupil student
thesis dissertation
foreign abroad overseas
border frontier
ship vessel boat
harbour harbor port
lorry truck
plane aircraft airliner jet
earthquake quake tremor
hurricane cyclone typhoon
flood inundate
rain downpour
release free liberate
vanish disappear disappearance
leak leakage spill seep
outbreak epidemic
split separate separation
charge indict indictment
convict conviction
approve approval
refuse refusal
propose proposal
arrive arrival
survive survival survivor
withdraw withdrawal pullout
remove removal
renew renewal
lose loss
sell sale
decide decision
invade invasion
expand expansion
conclude conclusion
complain complaint
succeed success
help aid assist assistance
donate donation
lie mislead deceive
threaten threat menace
criticise criticize criticism condemn condemnation slam
hack breach intrusion
paralyse paralyze cripple
surrender capitulate
shell bombard bombardment
shortage scarcity
outage blackout
power electricity
corrode corrosion rust
resume restart
extend prolong
prevent avert
replace substitute
hire recruit
evacuate evacuation
abandon relinquish
attempt try
disintegrate
embezzle misappropriate
stab knife
rebel insurgent
doctor physician
drug medicine medication
picture photo photograph image
video footage
rumour rumor
document paper
car vehicle
money cash
storm tempest
teenager teen
big large huge
"""

_PHRASES: Mapping[tuple[str, str], tuple[str, str]] = {
    (form, particle): (forms.split()[0], concept)
    for forms, particle, concept in (
        ("put puts putting", "off", "postpone"),
        ("call calls called calling", "off", "cancel"),
        ("lay lays laid laying", "off", "dismiss"),
        ("break breaks broke broken breaking", "out", "begin"),
        ("get gets got getting", "out", "escape"),
        ("run runs ran running", "away", "escape"),
        ("run runs ran running", "aground", "strand"),
        ("step steps stepped stepping", "down", "resign"),
        ("stand stands stood standing", "down", "resign"),
        ("blow blows blew blown blowing", "up", "explode"),
        ("shut shuts shutting", "down", "close"),
        ("pull pulls pulled pulling", "down", "destroy"),
        ("tear tears tore torn tearing", "down", "destroy"),
        ("go goes went gone going", "up", "rise"),
        ("go goes went gone going", "down", "fall"),
        ("set sets setting", "free", "release"),
        ("look looks looked looking", "into", "investigate"),
        ("pass passes passed passing", "away", "die"),
        ("break breaks broke broken breaking", "apart", "disintegrate"),
        ("come comes came coming", "apart", "disintegrate"),
        ("fall falls fell fallen falling", "apart", "disintegrate"),
        ("fall falls fell fallen falling", "down", "collapse"),
        ("fall falls fell fallen falling", "ill", "sick"),
        ("fall falls fell fallen falling", "sick", "sick"),
        ("cave caves caved caving", "in", "collapse"),
        ("give gives gave given giving", "way", "collapse"),
        ("give gives gave given giving", "up", "abandon"),
        ("get gets got getting", "away", "escape"),
        ("break breaks broke broken breaking", "free", "escape"),
        ("break breaks broke broken breaking", "up", "split"),
        ("go goes went gone going", "missing", "vanish"),
        ("go goes went gone going", "off", "explode"),
        ("take takes took taken taking", "over", "takeover"),
        ("turn turns turned turning", "down", "refuse"),
        ("pull pulls pulled pulling", "out", "withdraw"),
        ("lock locks locked locking", "up", "imprison"),
        ("knock knocks knocked knocking", "down", "destroy"),
        ("find finds found finding", "out", "discover"),
        ("let lets letting", "go", "release"),
    )
    for form in forms.split()
}
"""A verb and its particle, side by side as in a text: the verb's lemma, and the concept of the two together."""


@functools.lru_cache(maxsize=100_000)
def term_to_concept(term: str) -> str:
    """The concept that a term is a word for; most terms are their own.

    >>> term_to_concept("dead"), term_to_concept("harbour")
    ('die', 'harbour')
    """
    return _concepts().get(term, term)


def phrases_to_concepts(words: Sequence[str]) -> dict[str, str]:
    """The verbs (as terms) that a particle after them makes another word, each with the concept of the two.

    >>> phrases_to_concepts("managers put off the repairs".split())
    {'put': 'postpone'}
    """
    found = [_PHRASES[pair] for pair in itertools.pairwise(words) if pair in _PHRASES]
    return {verb: term_to_concept(concept) for verb, concept in found}


@functools.cache
def _concepts() -> Mapping[str, str]:
    concepts = {}
    for line in _CONCEPTS.strip().splitlines():
        terms = [term for word in line.split() for term in lemmas_to_terms((word,))]
        concepts.update(dict.fromkeys(terms, terms[0]))
    return concepts
