"""Words that leave something open: of ignorance, of silence, of questions; and what nouns and question words ask."""

from __future__ import annotations

from allegedly.model.claim import Slot

IGNORANCE = frozenset(
    (
        "unknown unclear uncertain doubtful undisclosed unsure mystery unanswered undecided unresolved unexplained "
        "undetermined unsettled unspecified disputed contested secret unsaid unstated unaddressed undefined "
        "unidentified unproven debatable confidential"
    ).split()
)
OMITTING = frozenset({"omit", "withhold", "conceal"})
BEYOND = frozenset({"early", "soon", "hard", "difficult", "impossible", "tough", "loss", "struggle", "short"})
"""Words under which telling is not done: "too early to say", "at a loss to explain", "stopped short of saying"."""

ANYBODY = frozenset({"anyone", "anybody"})
SURE = frozenset({"certain", "sure", "clear", "uncertain", "unsure", "unclear"})
"""Words of those who know, and who do not, before "that": "it is not certain that the plan will work"."""

HARDLY = frozenset({"hardly", "scarcely", "barely"})
LESS = frozenset({"little", "less"})
INNER_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "acl", "relcl"})
QUESTIONS_BELOW = frozenset({*INNER_CLAUSES, "pcomp"})
ADVERBIAL = frozenset({"when", "if", "where"})
"""Question words that also begin clauses of time, condition and place; right after the word of ignorance they ask."""

AFTER_SUBJECT = frozenset({"aux", "auxpass", "neg", "cop"})
KNOWING = frozenset(
    (
        "know clear say disclose reveal specify identify determine establish explain release confirm "
        "announce certain provide give elaborate decide settle tell learn name publish state indicate discover find "
        "understand set comment describe mention discern ascertain pinpoint report offer resolve public answer respond "
        "reply address remember recall record show draw rule available forthcoming agree outline spell detail "
        "discuss emerge surface sure fix estimate calculate assess verify acknowledge"
    ).split()
)
OF_NOUNS = KNOWING - frozenset(
    (
        "answer respond reply address remember recall record show mention comment describe report state understand "
        "find say draw rule agree discuss sure verify acknowledge"
    ).split()
)
"""Verbs whose object alone leaves a slot open: "did not give a reason", but not "could not recall the number"."""

ASKING = frozenset(
    ("question doubt uncertainty confusion mystery riddle puzzle speculation unknown disagreement").split()
)
"""Nouns that leave open what hangs on them: "questions remain over who paid"."""

TELLING = frozenset(
    (
        "idea clue word indication information detail explanation news hint knowledge way record agreement consensus "
        "mention certainty trace confirmation indicator answer guidance insight telling knowing"
    ).split()
)
"""Nouns that tell, and leave open where there is none of them: "no word on casualties", "details were scarce"."""

SCARCE = frozenset({"scarce", "scant", "sketchy", "few", "little", "sparse", "no"})
SEEKING = frozenset({"try", "seek", "attempt", "work", "struggle", "hope", "race", "want"})
SOUGHT = frozenset(
    (
        "establish determine find learn identify understand ascertain discover trace work figure piece "
        "clarify uncover pinpoint"
    ).split()
)
SILENT = frozenset(
    {"open", "silent", "quiet", "mum", "coy", "lipped", "vague", "blank", "evasive", "noncommittal", "tight"}
)
"""Adjectives of those who do not tell, and of what is not settled."""

DIVIDED = frozenset(
    {
        "disagree",
        "differ",
        "divide",
        "split",
        "odds",
        "odd",
        "baffle",
        "puzzle",
        "perplex",
        "mystify",
        "stump",
    }
)
"""Words of people or accounts that give different answers, or none: "experts disagree on what caused it"."""
ON = frozenset({"on", "over", "about", "as", "to"})

CONFLICTING = frozenset({"conflict", "conflicting", "contradictory", "differing", "inconsistent"})
DECISIONS = frozenset(
    {"decision", "ruling", "verdict", "announcement", "conclusion", "determination", "judgment"}
)
"""What is not yet taken or made: "a decision on whether to appeal has not been taken"."""

DECIDING = frozenset({"make", "take", "reach"})
DEFERRING = frozenset({"reserve", "defer", "delay", "postpone"})
EFFORTS = frozenset({"attempt", "effort", "bid"})
FRUITLESS = frozenset({"fail", "fruitless", "unsuccessful", "vain"})
OUT = frozenset({"work", "figure", "find", "make"})
"""Verbs that with "out" mean to learn: "has yet to work out how"."""

CONFIRMATIONS = frozenset({"confirmation", "verification", "corroboration"})
VOUCHING = frozenset({"confirm", "verify", "corroborate"})
"""Verbs whose object, whatever it is, is open where they are not done: "has not confirmed the truce"."""

CONTESTED = frozenset({"dispute", "contest"})
STOPS = frozenset({".", ",", ";", ":", "?", "!", "or", "and", "but", "”", '"', "–", "—"})
LINGERING = frozenset({"surround", "linger", "persist", "swirl"})
INQUIRIES = frozenset({"investigation", "review", "examination", "dispute", "doubt", "question"})
DEBATES = frozenset({"debate", "dispute", "conjecture", "speculation", "guesswork", "contention"})
INQUIRING = frozenset({"investigate", "examine", "probe", "debate", "review"})
STAYING = frozenset({"be", "remain", "stay", "seem", "appear"})
DETAILS = frozenset({"detail", "information", "word", "news"})
CAUSES = frozenset({"cause", "motive", "origin", "circumstance", "authenticity", "veracity"})
ESTIMATES = frozenset({"date", "estimate", "figure", "timetable", "timeline", "breakdown", "toll", "motive"})
WITHHELD_NOUNS = frozenset({"undisclosed", "unspecified"})
NAMING = frozenset({"name", "identify", "trace"})
UP_TO_QUESTION = frozenset(
    {"prep", "pobj", "dobj", "attr", "acomp", "xcomp", "pcomp", "nsubj", "nsubjpass", "agent"}
)
BEFORE_FRONTED = frozenset(
    {";", ":", "–", "—", "but", "though", "although", "and", "while", "exactly", "just", "precisely", "quite"}
)
MAX_CLIMB = 4
REFUSING = frozenset({"decline", "refuse"})
WH_SLOTS = {
    "who": Slot.WHO,
    "whom": Slot.WHO,
    "whose": Slot.WHO,
    "what": Slot.WHAT,
    "which": Slot.WHAT,
    "when": Slot.WHEN,
    "where": Slot.WHERE,
    "whether": Slot.WHETHER,
    "if": Slot.WHETHER,
    "why": Slot.WHY,
    "how": Slot.HOW,
}
ASKED_NOUNS = {
    "extent": Slot.HOW_MANY,
    "point": Slot.WHEN,
    "time": Slot.WHEN,
    "date": Slot.WHEN,
    "day": Slot.WHEN,
    "reason": Slot.WHY,
    "purpose": Slot.WHY,
    "way": Slot.HOW,
    "means": Slot.HOW,
}
"""What "what" or "which" asks with a noun after it: "to what extent", "at what point"."""

PERSONS = frozenset(
    (
        "driver suspect buyer seller owner donor author sender supplier attacker victim gunman source perpetrator "
        "culprit killer official employee person man woman patient customer client partner investor bidder shooter "
        "assailant perpetrator recipient beneficiary informant whistleblower"
    ).split()
)
QUANTITIES = frozenset({"many", "much"})
TRUTH_NOUNS = frozenset(
    (
        "veracity authenticity genuineness truth accuracy claim report allegation document video footage image photo "
        "photograph figure number toll account recording tape statement information detail rumour rumor letter message"
    ).split()
)
NOUN_SLOTS = {
    "identity": Slot.WHO,
    "name": Slot.WHO,
    "cause": Slot.WHY,
    "motive": Slot.WHY,
    "reason": Slot.WHY,
    "whereabouts": Slot.WHERE,
    "whereabout": Slot.WHERE,
    "location": Slot.WHERE,
    "number": Slot.HOW_MANY,
    "amount": Slot.HOW_MANY,
    "toll": Slot.HOW_MANY,
    "date": Slot.WHEN,
    "origin": Slot.WHERE,
    "venue": Slot.WHERE,
    "place": Slot.WHERE,
    "length": Slot.HOW_MANY,
    "authenticity": Slot.WHETHER,
    "veracity": Slot.WHETHER,
    "genuineness": Slot.WHETHER,
    "destination": Slot.WHERE,
    "price": Slot.HOW_MANY,
    "sum": Slot.HOW_MANY,
    "fee": Slot.HOW_MANY,
    "cost": Slot.HOW_MANY,
    "figure": Slot.HOW_MANY,
    "estimate": Slot.HOW_MANY,
    "total": Slot.HOW_MANY,
    "value": Slot.HOW_MANY,
    "scale": Slot.HOW_MANY,
    "breakdown": Slot.HOW_MANY,
    "salary": Slot.HOW_MANY,
    "duration": Slot.HOW_MANY,
    "size": Slot.HOW_MANY,
    "timing": Slot.WHEN,
    "timetable": Slot.WHEN,
    "timeline": Slot.WHEN,
    "timeframe": Slot.WHEN,
    "schedule": Slot.WHEN,
    "deadline": Slot.WHEN,
    "fate": Slot.WHAT,
    "outcome": Slot.WHAT,
    "circumstance": Slot.WHAT,
    "purpose": Slot.WHY,
    "explanation": Slot.WHY,
    "rationale": Slot.WHY,
    "authorship": Slot.WHO,
    "ownership": Slot.WHO,
    "nationality": Slot.WHO,
    "provenance": Slot.WHERE,
    "route": Slot.WHERE,
    "term": Slot.WHAT,
    "content": Slot.WHAT,
    "detail": Slot.WHAT,
    "nature": Slot.WHAT,
    "extent": Slot.HOW_MANY,
}
