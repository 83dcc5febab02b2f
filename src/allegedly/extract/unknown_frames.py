"""Questions left open in other words: "questions remain over who", "no word on", "an undisclosed sum"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.extract.actor_nouns import actor_noun
from allegedly.extract.negation import negation_of, withholding_of
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.unknown_words import (
    ADVERBIAL,
    AFTER_SUBJECT,
    ASKING,
    CONFIRMATIONS,
    CONFLICTING,
    DECISIONS,
    DIVIDED,
    IGNORANCE,
    INQUIRIES,
    KNOWING,
    LINGERING,
    MAX_CLIMB,
    NAMING,
    NOUN_SLOTS,
    OMITTING,
    ON,
    PERSONS,
    QUESTIONS_BELOW,
    SEEKING,
    SILENT,
    SOUGHT,
    STAYING,
    STOPS,
    TELLING,
    TRUTH_NOUNS,
    UP_TO_QUESTION,
    WITHHELD_NOUNS,
)
from allegedly.extract.untold import (
    OpenSlot,
    asks,
    clause_words,
    is_bare,
    is_little_known,
    is_refused,
    is_untold,
    is_withheld,
    slot_at,
    slot_of_clause,
    unsaying,
    whole,
)
from allegedly.model.annotation import Token
from allegedly.model.claim import Slot

PRONOUNS = frozenset({"he", "she", "they"})
HARD_STOPS = frozenset({".", ";", ":", "?", "!", "but"})
MAX_FRONT = 2
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
MAX_PHRASE = 5
"""Words of a phrase that may stand between a word of ignorance and its question: "not clear from the filing who"."""


def questions_above(tree: Tree) -> Iterator[OpenSlot]:
    """Indirect questions further down from what leaves them open: "questions remain over who", "no word on whether"."""
    for clause in tree.tokens:
        if clause.tag.startswith("W") and is_bare(tree, clause):
            head, bare = tree.head(clause), slot_at(tree, clause.index)
            if bare is not None and head.lemma in KNOWING and is_withheld(tree, head):
                yield OpenSlot(bare, clause, head, (clause.span,), unsaying(tree, head))
        if clause.dep not in QUESTIONS_BELOW or clause.pos not in {"VERB", "AUX"}:
            continue
        slot = slot_of_clause(tree, clause)
        cue = _leaving_open(tree, clause) if slot is not None else None
        if slot is not None and cue is not None and asks(tree, clause, cue):
            yield OpenSlot(slot, clause, cue, clause_words(tree, clause), unsaying(tree, cue))


def _leaving_open(tree: Tree, clause: Token) -> Token | None:
    """The word above a question that leaves it open; None where the question is asked, answered or talked about."""
    current = clause
    for _ in range(MAX_CLIMB):
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
        return holder.lemma in {*STAYING, *LINGERING, "raise"} and is_open
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
    if word.lemma in OMITTING and word.pos == "VERB":
        return negation_of(tree, word) is None
    if word.lemma in TELLING and word.pos == "NOUN":
        return is_untold(tree, word)
    if word.lemma in DECISIONS and word.dep in {"nsubjpass", "nsubj", "dobj"}:
        return withholding_of(tree, tree.head(word)) is not None
    if word.lemma in DIVIDED and word.pos in {"VERB", "ADJ"}:
        return (
            tree.tokens[min(word.index + 1, len(tree.tokens) - 1)].lemma in ON
            and negation_of(tree, word) is None
        )
    if any(child.lemma in CONFLICTING for child in tree.children_of(word, "amod")):
        return True
    if any(each.lemma in TELLING and is_untold(tree, each) for each in tree.children_of(word, "nsubj")):
        return True
    if word.lemma in SOUGHT and word.dep == "xcomp":
        return tree.head(word).lemma in SEEKING
    if word.lemma == "see" and word.dep == "xcomp":
        return tree.head(word).lemma == "remain"
    if word.lemma in STAYING | LINGERING and _is_left_open(tree, word):
        return True
    return word.lemma in KNOWING and word.pos in {"VERB", "ADJ"} and is_withheld(tree, word)


def _is_left_open(tree: Tree, verb: Token) -> bool:
    """ "Questions remain", "is an open question", "remains to be seen", "is under investigation"."""
    seen = tree.child(verb, "xcomp")
    if verb.lemma == "remain" and seen is not None and seen.lemma == "see":
        return True
    asking = [child for child in tree.children_of(verb, "nsubj", "attr") if child.lemma in ASKING]
    if verb.lemma == "be":
        asking = [
            child
            for child in asking
            if any(each.lemma in {"open", "unanswered"} for each in tree.children[child.index])
        ]
    if asking:
        return True
    under = next((child for child in tree.children_of(verb, "prep") if child.lemma == "under"), None)
    inquiry = tree.child(under, "pobj") if under is not None else None
    return inquiry is not None and inquiry.lemma in INQUIRIES


def questions_next(tree: Tree) -> Iterator[OpenSlot]:
    """Questions right after their word of ignorance, read off the order of the words where the tree has them elsewhere.

    "It is unclear, officials said, where the ship is."
    """
    for sentence in tree.annotated.sentences:
        tokens = tree.sentence_tokens(sentence)
        for place, cue in enumerate(tokens):
            is_cue = cue.lemma in IGNORANCE or (cue.lemma in KNOWING and is_withheld(tree, cue))
            if not is_cue or cue.dep == "amod":
                continue
            first = _next_question(tokens, place)
            slot = slot_at(tree, tokens[first].index) if first is not None else None
            if first is None or slot is None:
                continue
            inside, verb = _words_asked(tokens, first)
            if verb is not None:
                yield OpenSlot(slot, verb, cue, tokens_to_spans(inside), unsaying(tree, cue))


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
        closing = next(
            (each for each in range(at + 1, min(at + 6, len(tokens))) if tokens[each].text == ","), None
        )
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
    is_question = is_question and not (is_far and tokens[at].text.lower() in ADVERBIAL)
    return at if is_question else None


def _without_confirmation(tree: Tree, noun: Token) -> Iterator[OpenSlot]:
    """ "There was no confirmation that the village had fallen", "no independent confirmation of the claim"."""
    clause = tree.child(noun, "acl", "ccomp", "relcl")
    if clause is not None and any(child.lemma == "that" for child in tree.children[clause.index]):
        yield OpenSlot(Slot.WHETHER, clause, noun, clause_words(tree, clause), None, unconfirmed=True)
        return
    about = next((child for child in tree.children_of(noun, "prep") if child.lemma == "of"), None)
    told = tree.child(about, "pobj") if about is not None else None
    if told is not None and told.lemma in TRUTH_NOUNS:
        yield OpenSlot(Slot.WHETHER, noun, noun, tokens_to_spans(tree.subtree(noun)), None)


def _is_somebody(tree: Tree, named: Token, verb: Token) -> bool:
    """Whether what is not named is a human being, by a noun or a pronoun: "a doctor, who has not been named"."""
    noun = tree.antecedent(named, verb)
    known = actor_noun(noun.lemma)
    return noun.lemma in PERSONS or noun.lemma in PRONOUNS or (known is not None and known.kind == "person")


def nouns_untold(tree: Tree) -> Iterator[OpenSlot]:
    """ "Details were scarce", "no word on casualties", "an undisclosed sum", "did not name the driver"."""
    for token in tree.tokens:
        if (
            token.lemma in {"detail", "information", "word", "news"}
            and token.pos == "NOUN"
            and is_untold(tree, token)
        ):
            about = tree.child(token, "prep")
            told = tree.child(about, "pobj") if about is not None else None
            if token.dep != "nsubj" and told is None:
                continue
            slot = NOUN_SLOTS.get(told.lemma, Slot.WHAT) if told is not None else Slot.WHAT
            head = tree.head(token) if token.dep in {"nsubj", "attr"} else token
            yield OpenSlot(slot, head, token, whole(tree, head), None)
        elif token.lemma in CONFIRMATIONS and is_untold(tree, token):
            yield from _without_confirmation(tree, token)
        elif token.lemma == "know" and is_little_known(tree, token):
            about = tree.child(token, "prep")
            told = tree.child(about, "pobj") if about is not None else None
            if told is not None:
                slot = Slot.WHO if told.lemma in PERSONS else NOUN_SLOTS.get(told.lemma, Slot.WHAT)
                yield OpenSlot(slot, token, token, whole(tree, token), None)
        elif token.lemma in WITHHELD_NOUNS and token.dep == "amod":
            noun = tree.head(token)
            untold = Slot.WHO if noun.lemma in PERSONS else NOUN_SLOTS.get(noun.lemma)
            if untold is not None:
                yield OpenSlot(untold, noun, token, tokens_to_spans(tree.subtree(noun)), None)
        elif (
            token.lemma in NAMING
            and token.pos == "VERB"
            and (is_withheld(tree, token) or is_refused(tree, token))
        ):
            named = tree.child(token, "dobj", "nsubjpass")
            if named is not None and _is_somebody(tree, named, token):
                by = tree.subject(tree.head(token)) if is_refused(tree, token) else unsaying(tree, token)
                yield OpenSlot(Slot.WHO, token, token, whole(tree, token), by)
