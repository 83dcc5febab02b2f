"""Questions left open in other words: "questions remain over who", "no word on", "an undisclosed sum"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.extract.negation import negation_of, withholding_of
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.unknown_words import (
    AFTER_SUBJECT,
    ASKING,
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
            end = next((at for at in range(first + 1, len(tokens)) if tokens[at].text in STOPS), len(tokens))
            inside = tokens[first:end]
            verbs = [each for each in inside if each.pos in {"VERB", "AUX"} and each.dep not in AFTER_SUBJECT]
            if verbs:
                yield OpenSlot(slot, verbs[0], cue, tokens_to_spans(inside), unsaying(tree, cue))


def _next_question(tokens: Sequence[Token], place: int) -> int | None:
    """The place of a question word after a word of ignorance; "on" or "officials said" may come between."""
    at = place + 1
    if at < len(tokens) and tokens[at].text == ",":
        closing = next(
            (each for each in range(at + 1, min(at + 6, len(tokens))) if tokens[each].text == ","), None
        )
        at = closing + 1 if closing is not None else len(tokens)
    while at < len(tokens) and (tokens[at].pos in {"ADV", "ADP"} and not tokens[at].tag.startswith("W")):
        at += 1
    is_question = at < len(tokens) and (
        tokens[at].tag.startswith("W") or tokens[at].text.lower() == "whether"
    )
    return at if is_question else None


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
            if named is not None and named.lemma in PERSONS:
                by = tree.subject(tree.head(token)) if is_refused(tree, token) else unsaying(tree, token)
                yield OpenSlot(Slot.WHO, token, token, whole(tree, token), by)
