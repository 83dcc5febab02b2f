"""Events: PLOVER types of annotated sentences, and types and participants of statements in whole articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.event_gold import FOLDER, EventArticle, event_articles, has_halves
from allegedly.bench.event_score import CodedEvent, article_scores, type_scores
from allegedly.bench.plover import CodedSentence, coded_sentences, sentence_to_predicate
from allegedly.config import AnnotateConfig, Config
from allegedly.errors import UnreadableInput
from allegedly.extract.actor_words import tree_to_cast
from allegedly.extract.document import extract_document
from allegedly.extract.event_features import event_features
from allegedly.extract.event_model import event_model, type_probabilities
from allegedly.extract.event_reading import token_to_reading
from allegedly.extract.event_types import predicate_to_type
from allegedly.extract.event_words import event_kind
from allegedly.extract.events import tree_to_clauses
from allegedly.extract.tree import Tree, annotated_to_tree
from allegedly.model.annotation import Annotated
from allegedly.model.claim import Extraction
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.text import Document, Original, Span
from allegedly.read.article import document_from_original

SENTENCES = "events/plv_train.tsv"
TEST = "events/plv_test.tsv"
LAYOUT = f"{SENTENCES} or {TEST}, or gold-events/tune/NAME.txt beside NAME.json, there or in bench/"


def events_figures(data: Path) -> dict[str, Any]:
    """Macro-F1 of quad classes and types on the held-out fifth (and on a test file where there is one), and
    the own gold.

    Beside the pipeline's way: the commonest type, and the table of words alone.
    """
    found: dict[str, Any] = {}
    for name, path, sentences in _sentence_sets(data):
        found[name] = sentence_scores(sentences)
        found[name]["file"] = path.name
    annotator = Annotator.load(Config().annotate)
    for half in _gold_halves(data):
        articles = event_articles(half)
        started = perf_counter()
        read = [(article, *_read(article, annotator)) for article in articles]
        found[half.name] = article_scores([(article, extraction) for article, extraction, _ in read])
        found[half.name]["ms_per_article"] = _milliseconds([tree for *_, tree in read])
        found[half.name]["read_ms_per_article"] = round(1000 * (perf_counter() - started) / len(articles), 1)
    if not found:
        raise UnreadableInput(
            str(data), "no corpus of events is in it", f"give the folder that holds {LAYOUT}"
        )
    return {"corpus": "plover and own gold", "split": " and ".join(found), **found}


def _sentence_sets(data: Path) -> Iterator[tuple[str, Path, Sequence[CodedSentence]]]:
    train, test = data / SENTENCES, data / TEST
    if train.is_file():
        yield "plv-held-out-fifth", train, [each for each in coded_sentences(train) if each.held_out]
    if test.is_file():
        yield "plv-test", test, coded_sentences(test)


def _gold_halves(data: Path) -> list[Path]:
    """The halves of the own gold: in the data, or in the repository's `bench`."""
    for folder in (data / FOLDER, data / "bench" / FOLDER, data):
        if has_halves(folder):
            return sorted(half for half in folder.iterdir() if half.is_dir())
    return []


def _read(article: EventArticle, annotator: Annotator) -> tuple[Extraction, Tree]:
    """What the pipeline takes out of an article."""
    original = Original(
        f"{article.name}.txt", article.text.encode(), "text/plain", published=article.published
    )
    annotated = annotator.annotate(document_from_original(original, Config().read))
    return extract_document(annotated, Config().extract), annotated_to_tree(annotated)


def _milliseconds(trees: Sequence[Tree]) -> float:
    """What it costs to type all clauses of an article, in milliseconds."""
    started = perf_counter()
    for tree in trees:
        cast = tree_to_cast(tree)
        for clause in tree_to_clauses(tree):
            predicate_to_type(cast, clause.top, clause.trigger)
    return round(1000 * (perf_counter() - started) / max(len(trees), 1), 2)


def parsed_sentences(sentences: Sequence[CodedSentence], annotator: Annotator) -> list[Tree]:
    """The tree of each sentence, parsed as a document of its own."""
    readings = annotator.read_all((each.text, [Span(0, len(each.text))]) for each in sentences)
    trees = []
    for index, (sentence, reading) in enumerate(zip(sentences, readings, strict=True)):
        path = f"sentence-{index}"
        document = Document(content_id("doc", path), sha256_of(sentence.text.encode()), path, sentence.text)
        trees.append(
            annotated_to_tree(
                Annotated(document, reading.tokens, reading.sentences, reading.mentions, (), ())
            )
        )
    return trees


def sentence_features(tree: Tree, sentence: CodedSentence) -> Mapping[str, float]:
    """The features of the event between source and target."""
    predicate, carrier = sentence_to_predicate(tree, sentence)
    return event_features(tree, predicate, carrier, token_to_reading(tree, predicate))


def sentence_scores(sentences: Sequence[CodedSentence]) -> dict[str, Any]:
    """Figures of the model, of the table alone and of the commonest type.

    All are given the two participants, as the published figures are; the types of the clauses as the pipeline finds
    them, none included, are `pipeline`.
    """
    trees = parsed_sentences(sentences, Annotator.load(AnnotateConfig()))
    gold = [(each.root, each.quad) for each in sentences]
    by_model, by_table, by_pipeline = [], [], []
    for tree, sentence in zip(trees, sentences, strict=True):
        probabilities = type_probabilities(event_model(), sentence_features(tree, sentence))
        by_model.append(max(sorted(probabilities), key=lambda name: probabilities[name]))
        by_table.append(_type_by_table(tree, sentence))
        by_pipeline.append(_type_by_pipeline(tree, sentence))
    commonest = max(sorted({root for root, _ in gold}), key=[root for root, _ in gold].count)

    def figures(types: Sequence[str]) -> dict[str, Any]:
        return type_scores(
            [CodedEvent(*coded, name, event_kind(name).quad) for coded, name in zip(gold, types, strict=True)]
        )

    return {
        "sentences": len(sentences),
        **figures(by_model),
        "pipeline": figures(by_pipeline),
        "table_alone": figures(by_table),
        "commonest_type": figures([commonest] * len(gold)),
    }


def _type_by_table(tree: Tree, sentence: CodedSentence) -> str:
    """The PLOVER type that the table of words reads; empty where it reads none."""
    for predicate in sentence_to_predicate(tree, sentence):
        reading = token_to_reading(tree, predicate)
        if reading is not None:
            return event_kind(reading.coded).plover
    return ""


def _type_by_pipeline(tree: Tree, sentence: CodedSentence) -> str:
    """The PLOVER type of the clause that the source or the predicate stands in, as the pipeline finds it."""
    cast = tree_to_cast(tree)
    for predicate in sentence_to_predicate(tree, sentence):
        typed = predicate_to_type(cast, predicate, predicate)
        if typed is not None:
            return typed.plover
    return ""
