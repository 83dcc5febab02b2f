"""What is said not to be known, confirmed, disclosed or answered: slots left open, and by whom.

"It is not known who the contacts were": who. "Whether he knew is unclear": whether. "The veracity has not been
confirmed": whether. "Police declined to say how many were hurt": how-many.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from allegedly.extract.negation import is_unconfirmed
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.unknown_frames import questions_above, questions_asked, questions_next
from allegedly.extract.unknown_nouns import nouns_untold
from allegedly.extract.unknown_words import (
    AFTER_SUBJECT,
    BEFORE_FRONTED,
    INNER_CLAUSES,
    KNOWING,
    NOUN_SLOTS,
    OF_NOUNS,
    PERSONS,
    STAYING,
    SURE,
    TRUTH_NOUNS,
    VOUCHING,
)
from allegedly.extract.untold import (
    OpenSlot,
    asks,
    clause_words,
    is_refused,
    says_unknown,
    shares_words,
    slot_at,
    slot_of_clause,
    unsaying,
    whole,
)
from allegedly.model.annotation import Token
from allegedly.model.claim import Slot

UNKNOWING = frozenset({"unknown", "unidentified", "know", "identify"})
_place = attrgetter("index")


def tree_to_open_slots(tree: Tree) -> tuple[OpenSlot, ...]:
    """All open slots of a document, in order of the text."""
    found: dict[int, OpenSlot] = {}
    for token in tree.tokens:
        for slot in _open_slots(tree, token):
            found.setdefault(slot.event.index, slot)
    for slot in (
        *questions_above(tree),
        *questions_next(tree),
        *questions_asked(tree),
        *nouns_untold(tree),
    ):
        if not any(
            each.event.index == slot.event.index or shares_words(each, slot) for each in found.values()
        ):
            found[slot.event.index] = slot
            for bare in _bare_questions(tree, slot.event, slot.cue, slot.by):
                found.setdefault(bare.event.index, bare)
    return tuple(sorted(found.values(), key=lambda slot: slot.quote))


def _open_slots(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    unknown = says_unknown(tree, token)
    if not unknown and not is_unconfirmed(tree, token):
        return
    refuser = tree.subject(tree.head(token)) if is_refused(tree, token) else None
    by = refuser or unsaying(tree, token)
    fronted = _fronted(tree, token, by)
    if fronted is not None:
        yield fronted
        yield from _bare_questions(tree, fronted.event, token, by)
        return
    questions = list(_questions(tree, token))
    for clause in questions:
        for part in (clause, *_joined(tree, clause)):
            slot = slot_of_clause(tree, part) or Slot.WHETHER
            yield OpenSlot(slot, part, token, clause_words(tree, part), by)
        yield from _bare_questions(tree, clause, token, by)
    doubted = _doubted(tree, token) if unknown and not questions else None
    if doubted is not None:
        yield OpenSlot(Slot.WHETHER, doubted, token, clause_words(tree, doubted), by)
    elif not questions and is_unconfirmed(tree, token):
        yield from _unconfirmed(tree, token)
    elif unknown and (token.lemma in OF_NOUNS or token.lemma not in KNOWING):
        yield from _noun_slots(tree, token)


def _doubted(tree: Tree, token: Token) -> Token | None:
    """The clause that is not certain: "it is not certain that the plan will work"."""
    if token.lemma not in SURE or token.dep != "acomp":
        return None
    clauses = [*tree.children_of(token, "ccomp"), *tree.children_of(tree.head(token), "ccomp")]
    return next(
        (each for each in clauses if any(mark.lemma == "that" for mark in tree.children_of(each, "mark"))),
        None,
    )


def _unconfirmed(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "The veracity has not been confirmed"; "the firm has not confirmed that the memo is authentic"."""
    subject = tree.child(token, "nsubjpass")
    clause = next(
        (
            each
            for word in (token, *tree.children_of(token, "conj"))
            for each in tree.children_of(word, "ccomp")
        ),
        None,
    )
    if subject is not None and subject.lemma != "it":
        yield OpenSlot(_slot_of_noun(subject, Slot.WHETHER), token, token, whole(tree, token), None)
    elif clause is not None:
        yield OpenSlot(
            Slot.WHETHER, clause, token, clause_words(tree, clause), unsaying(tree, token), unconfirmed=True
        )
    elif named := [
        thing.lemma for thing in _objects(tree, token) if thing.lemma in NOUN_SLOTS.keys() - TRUTH_NOUNS
    ]:
        yield OpenSlot(NOUN_SLOTS[named[0]], token, token, whole(tree, token), unsaying(tree, token))
    elif any(
        thing.lemma in TRUTH_NOUNS
        or (token.lemma in VOUCHING and (thing.pos == "NOUN" or thing.lemma in {"it", "they"}))
        for thing in _objects(tree, token)
    ):
        yield OpenSlot(Slot.WHETHER, token, token, whole(tree, token), unsaying(tree, token))


def _objects(tree: Tree, token: Token) -> list[Token]:
    """What a verb, or one joined to it, has as its object: "neither confirmed nor denied the report"."""
    return [
        thing
        for verb in (token, *tree.children_of(token, "conj"))
        for thing in tree.children_of(verb, "dobj")
    ]


def _questions(tree: Tree, token: Token) -> Iterator[Token]:
    """Indirect questions that hang on a word of ignorance, or on what carries it."""
    words = {token.index: token}
    current = token
    while current.dep in {"acomp", "attr", "xcomp"} and tree.head(current).index not in words:
        current = tree.head(current)
        words[current.index] = current
    for word in words.values():
        for child in tree.children[word.index]:
            if (
                child.dep in INNER_CLAUSES
                and slot_of_clause(tree, child)
                and asks(tree, child, max(word, token, key=_place))
            ):
                yield child


def _fronted(tree: Tree, token: Token, by: Token | None) -> OpenSlot | None:
    """A question before its word of ignorance, read off the order of the words: "What caused it is not known".

    The parser takes such sentences for all manner of things, so the tree is asked for the predicate alone.
    """
    holder = tree.head(token) if token.dep in {"acomp", "attr"} else token
    if token.dep == "amod":
        return None
    sentence = tree.sentence(token)
    start = sentence.first_token
    for index in range(start, holder.index):
        is_border = tree.tokens[index].text == ";" or slot_at(tree, start) is None
        is_border = is_border and tree.tokens[index + 1].tag != "WDT"  # "and which appears to show"
        if is_border and tree.tokens[index].text.lower() in BEFORE_FRONTED and slot_at(tree, index + 1):
            start = index + 1
    slot = slot_at(tree, start)
    end = min([holder.index, *(child.index for child in tree.children_of(holder, *AFTER_SUBJECT))])
    inside = list(tree.tokens[start:end])
    verbs = [each for each in inside if each.pos in {"VERB", "AUX"}]
    verbs = [each for each in verbs if each.dep not in {"aux", "auxpass"}] or verbs
    if slot is None or not verbs or sentence.span.of(tree.text).rstrip().endswith("?"):
        return None
    comma = next((each.index for each in inside if each.text == "," and each.index > verbs[0].index), end)
    quote = tokens_to_spans(tree.tokens[start:comma])
    event = min(verbs, key=lambda verb: (len(tree.ancestors(verb)), verb.index))
    return OpenSlot(slot, event, token, quote, by)


def _bare_questions(tree: Tree, clause: Token, cue: Token, by: Token | None) -> Iterator[OpenSlot]:
    """Questions of one word joined to a whole one: "who bought it, or when"."""
    sentence = tree.sentence_tokens(tree.sentence(clause))
    for joint, word, after in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if joint.dep != "cc" or joint.index < clause.index or after.pos != "PUNCT":
            continue
        slot = slot_at(tree, word.index)
        if slot is not None:
            yield OpenSlot(slot, word, cue, (word.span,), by)


def _joined(tree: Tree, clause: Token) -> list[Token]:
    return [child for child in tree.children_of(clause, "conj") if slot_of_clause(tree, child) is not None]


def _noun_slots(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "the cause is unknown", "did not give a reason": the noun tells the slot."""
    holder = tree.head(token) if token.dep in {"acomp", "attr", "oprd"} else token
    children = tree.children_of(holder, "nsubj", "nsubjpass", "dobj")
    if token.dep == "xcomp":
        children += tree.children_of(tree.head(token), "nsubj", "nsubjpass")
    for passive in tree.children_of(holder, "auxpass"):
        children += tree.children_of(passive, "nsubj", "nsubjpass")
    for child in children:
        is_some = (
            child.lemma == "number"
            and tree.child(child, "prep") is not None
            and any(each.text.lower() == "a" for each in tree.children_of(child, "det"))
        )
        noun = tree.antecedent(child, holder)
        slot = None if is_some else NOUN_SLOTS.get(noun.lemma)
        tells = child.dep == "nsubj" and child.head == holder.index
        is_teller = tells and holder.pos == "VERB" and holder.lemma not in STAYING
        is_passive = token.dep == "xcomp" and tree.child(token, "auxpass") is not None
        if slot is None and noun.lemma in PERSONS and token.lemma in UNKNOWING:
            slot = Slot.WHO
        if slot is not None and (not is_teller or is_passive):
            quote = whole(tree, holder) if noun is child else tokens_to_spans(tree.subtree(noun))
            yield OpenSlot(slot, holder, token, quote, unsaying(tree, token))
            return
    given = tree.head(token)  # "for reasons it did not give"
    is_object = all(each.tag == "WDT" for each in tree.children_of(token, "dobj"))
    if token.dep == "relcl" and given.lemma in NOUN_SLOTS and is_object and children:
        yield OpenSlot(
            NOUN_SLOTS[given.lemma], token, token, tokens_to_spans(tree.subtree(given)), unsaying(tree, token)
        )


def _slot_of_noun(noun: Token, otherwise: Slot) -> Slot:
    return otherwise if noun.lemma in TRUTH_NOUNS else NOUN_SLOTS.get(noun.lemma, otherwise)
