"""Questions left open in other words: "questions remain over who", "no word on", "an undisclosed sum"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from allegedly.extract.negation import negation_of, withholding_of
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.unknown_words import (
    ADVERBIAL,
    AFTER_SUBJECT,
    ASKING,
    BEFORE_FRONTED,
    CONFLICTING,
    DEBATES,
    DECIDING,
    DECISIONS,
    DEFERRING,
    DIVIDED,
    EFFORTS,
    FRUITLESS,
    IGNORANCE,
    INNER_CLAUSES,
    INQUIRIES,
    INQUIRING,
    KNOWING,
    LINGERING,
    OMITTING,
    ON,
    OUT,
    QUESTIONS_BELOW,
    SEEKING,
    SILENT,
    SOUGHT,
    STAYING,
    STOPS,
    TELLING,
    UP_TO_QUESTION,
)
from allegedly.extract.untold import (
    OpenSlot,
    asks,
    clause_words,
    is_bare,
    is_untold,
    is_withheld,
    slot_at,
    slot_of_clause,
    unsaying,
)
from allegedly.model.annotation import Token
from allegedly.model.claim import Slot
from allegedly.model.text import Span

PRONOUNS = frozenset({"he", "she", "they"})
HARD_STOPS = frozenset({".", ";", ":", "?", "!", "but"})
MAX_FRONT = 2
MAX_RISE = 6
"""Steps from a question up to what leaves it open: "did not respond to requests for comment on when" has six."""

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today night".split())
MAX_ASIDE = 12
"""Words between commas that may stand between a word of ignorance and its question: ", two officials said,"."""

MIN_ASKED = 3
QUOTATION_MARKS = frozenset({"”", "’", '"', "'", "''", "``"})
OPENING = frozenset({"under", "in"})
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
MAX_PHRASE = 5
"""Words of a phrase that may stand between a word of ignorance and its question: "not clear from the filing who"."""


def questions_above(tree: Tree) -> Iterator[OpenSlot]:
    """Indirect questions further down from what leaves them open: "questions remain over who", "no word on whether"."""
    for clause in tree.tokens:
        led = _cue_of_led(tree, clause)
        asked = slot_at(tree, clause.index) if led is not None else None
        if led is not None and asked is not None:
            quote = (Span(tree.tokens[clause.index - 1].span.start, clause.span.end),)
            yield OpenSlot(asked, clause, led, quote, unsaying(tree, led))
        if clause.tag.startswith("W") and (is_bare(tree, clause) or _is_bare_before(tree, clause)):
            head, bare = tree.head(clause), slot_at(tree, clause.index)
            if bare is not None and head.lemma in KNOWING and is_withheld(tree, head):
                yield OpenSlot(bare, clause, head, (clause.span,), unsaying(tree, head))
        if clause.dep not in QUESTIONS_BELOW or clause.pos not in {"VERB", "AUX"}:
            continue
        if _is_what_is_unknown(tree, clause):
            continue
        if clause.dep in {"csubj", "csubjpass"} and _is_inquired(tree, tree.head(clause)):
            slot = slot_of_clause(tree, clause)
            if slot is not None:
                yield OpenSlot(slot, clause, tree.head(clause), clause_words(tree, clause), None)
            continue
        slot = slot_of_clause(tree, clause)
        cue = _leaving_open(tree, clause) if slot is not None else None
        if slot is not None and cue is not None and asks(tree, clause, cue):
            yield OpenSlot(slot, clause, cue, clause_words(tree, clause), unsaying(tree, cue))


def _is_bare_before(tree: Tree, word: Token) -> bool:
    """Whether a question word stands alone before its verb: "but where has not been said", "why, nobody knows"."""
    sentence = tree.sentence(word)
    if word.tag != "WRB" or word.head <= word.index or word.index + 1 >= sentence.end_token:
        return False
    before = tree.tokens[word.index - 1].lemma if word.index > sentence.first_token else ";"
    after = tree.tokens[word.index + 1]
    return before in BEFORE_FRONTED and (after.text == "," or after.dep in AFTER_SUBJECT)


def _cue_of_led(tree: Tree, word: Token) -> Token | None:
    """The word of ignorance before "by whom", or the "not" of "but not when"; None for any other word."""
    if not word.tag.startswith("W") or word.index < 2:
        return None
    after = tree.tokens[min(word.index + 1, len(tree.tokens) - 1)]
    before, cue = tree.tokens[word.index - 1], tree.tokens[word.index - 2]
    if after.pos not in {"PUNCT", "CCONJ"} and after.index != word.index:
        return None
    if before.lemma == "not" and cue.lemma == "but":
        return before
    is_open = cue.lemma in IGNORANCE or (cue.lemma in KNOWING and is_withheld(tree, cue))
    return cue if before.pos == "ADP" and is_open else None


def _leaving_open(tree: Tree, clause: Token) -> Token | None:
    """The word above a question that leaves it open; None where the question is asked, answered or talked about."""
    current = clause
    for _ in range(MAX_RISE):
        head = tree.head(current)
        if head.index == current.index:
            return None
        if _leaves_open(tree, head):
            return head
        if head.dep not in UP_TO_QUESTION:
            return None
        current = head
    return None


def _leaves_open(tree: Tree, word: Token) -> bool:
    if word.lemma in ASKING and word.pos in {"NOUN", "PROPN"}:
        holder = tree.head(word)
        adjective = tree.child(holder, "acomp")
        is_open = adjective is None or adjective.lemma in {*IGNORANCE, "open"}
        return _is_unanswered(tree, word) or (holder.lemma in {*STAYING, *LINGERING, "raise"} and is_open)
    if word.lemma in IGNORANCE:
        return word.pos in {"ADJ", "VERB", "NOUN"} and word.dep != "amod"
    if word.lemma in SILENT and word.dep in {
        "acomp",
        "oprd",
        "advcl",
        "xcomp",
        "ccomp",
        "advmod",
    }:
        return True
    if word.lemma == "leave" and any(child.lemma == "open" for child in tree.children[word.index]):
        return True
    if (word.lemma in OMITTING or word.lemma == "forget") and word.pos == "VERB":
        return negation_of(tree, word) is None
    if word.lemma in TELLING and word.pos == "NOUN":
        return is_untold(tree, word)
    if word.lemma in DECISIONS and word.dep in {"nsubjpass", "nsubj", "dobj"}:
        verb = tree.head(word)
        return withholding_of(tree, verb) is not None or verb.lemma in DEFERRING
    if word.lemma in DECIDING and any(
        child.lemma in DECISIONS or (word.lemma == "make" and child.lemma == "mind")
        for child in tree.children_of(word, "nsubjpass", "dobj")
    ):
        return withholding_of(tree, word) is not None
    if word.lemma in DIVIDED and (word.pos in {"VERB", "ADJ"} or tree.head(word).lemma == "at"):
        return (
            tree.tokens[min(word.index + 1, len(tree.tokens) - 1)].lemma in ON
            and negation_of(tree, word) is None
        )
    if any(child.lemma in CONFLICTING for child in tree.children_of(word, "amod")):
        return True
    if any(each.lemma in TELLING and is_untold(tree, each) for each in tree.children_of(word, "nsubj")):
        return True
    if word.lemma in SOUGHT and word.dep == "xcomp" and tree.head(word).lemma in SEEKING:
        return True
    if word.lemma in SOUGHT | OUT and word.dep == "acl" and tree.head(word).lemma in EFFORTS:
        return _has_failed(tree, tree.head(word))
    if word.lemma in OUT and tree.child(word, "prt") is not None:
        return is_withheld(tree, word)
    if word.lemma == "see" and word.dep == "xcomp":
        return tree.head(word).lemma == "remain"
    if word.lemma in STAYING | LINGERING and _is_left_open(tree, word):
        return True
    return word.lemma in KNOWING and word.pos in {"VERB", "ADJ"} and is_withheld(tree, word)


def _is_inquired(tree: Tree, verb: Token) -> bool:
    """Whether something is being looked into: "whether he had help is being investigated"."""
    return verb.lemma in INQUIRING and any(each.tag == "VBG" for each in tree.children_of(verb, "auxpass"))


def _is_unanswered(tree: Tree, noun: Token) -> bool:
    return any(child.lemma in {"open", "unanswered"} for child in tree.children[noun.index])


def _has_failed(tree: Tree, effort: Token) -> bool:
    """ "Efforts to find out have failed", "were fruitless"."""
    verb = tree.head(effort)
    adjective = tree.child(verb, "acomp")
    return verb.lemma in FRUITLESS or (adjective is not None and adjective.lemma in FRUITLESS)


def _is_left_open(tree: Tree, verb: Token) -> bool:
    """ "Questions remain", "is an open question", "remains to be seen", "is in doubt", "what is not known is"."""
    seen = tree.child(verb, "xcomp")
    if verb.lemma == "remain" and seen is not None and seen.lemma == "see":
        return True
    asking = [child for child in tree.children_of(verb, "nsubj", "attr") if child.lemma in ASKING]
    if verb.lemma == "be":
        asking = [child for child in asking if child.lemma == "unknown" or _is_unanswered(tree, child)]
    if any(each.lemma == "jury" for each in tree.children_of(verb, "nsubj")):
        beside = {each.lemma for each in tree.children_of(verb, "advmod", "prt", "acomp", "prep")}
        return {"out", "on"} <= beside
    adjective = tree.child(verb, "acomp")
    if asking or (adjective is not None and adjective.lemma == "open"):
        return True
    held = [tree.child(child, "pobj") for child in tree.children_of(verb, "prep") if child.lemma in OPENING]
    if any(each is not None and each.lemma in INQUIRIES for each in held):
        return True
    matter = next((each for each in tree.children_of(verb, "attr") if each.lemma == "matter"), None)
    about = tree.child(matter, "prep") if matter is not None else None
    debate = tree.child(about, "pobj") if about is not None else None
    if debate is not None and debate.lemma in DEBATES:
        return True
    among = [tree.child(child, "pobj") for child in tree.children_of(verb, "prep") if child.lemma == "among"]
    if any(each is not None and _is_unanswered(tree, each) for each in among):
        return True
    return verb.lemma == "be" and any(_is_what_is_unknown(tree, each) for each in tree.children[verb.index])


def _is_what_is_unknown(tree: Tree, subject: Token) -> bool:
    """ "What is not known", "what remains unclear", "the one thing nobody can explain", before "is who"."""
    clause = tree.child(subject, "relcl") if subject.dep == "nsubj" and subject.lemma == "thing" else subject
    if clause is None or (clause is subject and subject.dep not in {"csubj", "csubjpass"}):
        return False
    if clause is subject and tree.tokens[tree.subtree(clause)[0].index].lemma != "what":
        return False
    words = [clause, *tree.children_of(clause, "acomp")]
    return any(
        each.lemma in IGNORANCE or (each.lemma in KNOWING and is_withheld(tree, each)) for each in words
    )


def questions_next(tree: Tree) -> Iterator[OpenSlot]:
    """Questions right after their word of ignorance, read off the order of the words where the tree has them elsewhere.

    "It is unclear, officials said, where the ship is."
    """
    for sentence in tree.annotated.sentences:
        tokens = tree.sentence_tokens(sentence)
        for place, cue in enumerate(tokens):
            is_cue = cue.lemma in IGNORANCE or (cue.lemma in KNOWING and is_withheld(tree, cue))
            if not is_cue or (cue.dep == "amod" and cue.head > cue.index):
                continue
            first = _next_question(tokens, place)
            slot = slot_at(tree, tokens[first].index) if first is not None else None
            if first is None or slot is None or _is_circumstance(tokens[first:]):
                continue
            inside, verb = _words_asked(tokens, first)
            if verb is not None:
                yield OpenSlot(slot, verb, cue, tokens_to_spans(inside), unsaying(tree, cue))


def _is_circumstance(tokens: Sequence[Token]) -> bool:
    """Whether "when" or "if" begins no question: "no answer when asked who had paid"."""
    return tokens[0].text.lower() in ADVERBIAL and any(each.tag in {"VBN", "VBG"} for each in tokens[1:2])


def questions_asked(tree: Tree) -> Iterator[OpenSlot]:
    """Direct questions that the next sentence leaves unanswered: "Who gave the order? Nobody will say."."""
    for before, after in pairwise(tree.annotated.sentences):
        asked = tree.sentence_tokens(before)
        if asked[-1].text != "?" or len(asked) < MIN_ASKED:
            continue
        cue = next((each for each in tree.sentence_tokens(after) if each.dep == "ROOT"), None)
        if cue is None or cue.lemma not in KNOWING or not is_withheld(tree, cue):
            continue
        named = tree.children_of(cue, "dobj", "nsubjpass", *INNER_CLAUSES)
        if any(each.pos != "PRON" for each in named) or tree.child(cue, "attr", "acomp", "prep") is not None:
            continue
        verb = next((each for each in asked if each.dep == "ROOT"), asked[0])
        slot = slot_at(tree, asked[0].index)
        if slot is None and asked[0].pos != "AUX":
            continue
        yield OpenSlot(slot or Slot.WHETHER, verb, cue, tokens_to_spans(asked[:-1]), unsaying(tree, cue))


def _words_asked(tokens: Sequence[Token], first: int) -> tuple[Sequence[Token], Token | None]:
    """A question up to the first mark after its verb, and that verb: "who, if anyone, paid"."""
    verb = None
    for at in range(first + 1, len(tokens)):
        token = tokens[at]
        if token.text in STOPS and (verb is not None or token.text in HARD_STOPS):
            return tokens[first:at], verb
        if verb is None and token.pos in {"VERB", "AUX"} and token.dep not in AFTER_SUBJECT:
            verb = token
    return tokens[first:], verb


def _next_question(tokens: Sequence[Token], place: int) -> int | None:
    """The place of a question word after a word of ignorance; "on", "on Friday night" or ", he said," may stand
    between.
    """
    at = place + 1
    if at < len(tokens) and tokens[at].text == ",":
        aside = range(at + 1, min(at + MAX_ASIDE, len(tokens)))
        closing = next((each for each in aside if tokens[each].text in {",", *QUOTATION_MARKS}), None)
        if closing is not None and tokens[closing].text != ",":
            return None  # "has not been found,” he said, on what was his first day"
        at = closing + 1 if closing is not None else len(tokens)
    if place <= MAX_FRONT and at < len(tokens) and tokens[at].lemma in STAYING:
        at += 1  # "Not known is who ..."
    first = at
    while at < len(tokens) and not tokens[at].tag.startswith("W"):
        in_phrase = any(each.pos == "ADP" for each in tokens[first:at]) and at - first <= MAX_PHRASE
        if not (tokens[at].pos in {"ADV", "ADP"} or (in_phrase and tokens[at].pos in PHRASE)):
            break
        at += 1
    is_far = any(each.pos in PHRASE for each in tokens[first:at])
    is_question = at < len(tokens) and (
        tokens[at].tag.startswith("W") or tokens[at].text.lower() == "whether"
    )
    in_time = any(each.lemma in DAYS for each in tokens[first:at])
    is_question = is_question and (not is_far or in_time or tokens[at].text.lower() not in ADVERBIAL)
    return at if is_question else None
