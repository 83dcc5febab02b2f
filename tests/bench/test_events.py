"""The benchmark of events: its rows, its gold and its figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.bench.event_gold import EventArticle, GoldEvent, event_articles
from allegedly.bench.event_score import CodedEvent, article_scores, macro_f1, type_scores
from allegedly.bench.plover import coded_sentences, fifth_of, marked_spans, sentence_to_predicate
from allegedly.errors import UnreadableInput
from allegedly.model.claim import Certainty, Event, Extraction, Kind, Polarity, Stance, Statement
from allegedly.model.source import AUTHOR, Holder, SourceKind
from allegedly.model.text import Span
from tests.models import parse

REPOSITORY = Path(__file__).parents[2]


def test_a_perfect_coder_has_one_and_a_constant_one_little() -> None:
    right = [CodedEvent("AID", "b", "AID", "b"), CodedEvent("ASSAULT", "d", "ASSAULT", "d")]
    assert type_scores(right)["root_macro_f1"] == 1.0
    assert type_scores(right)["quad_interval"] == [0.0, 1.0] or type_scores(right)["quad_macro_f1"] == 1.0
    assert macro_f1([("a", "a"), ("b", "a"), ("c", "a")]) == pytest.approx(0.1667)
    assert macro_f1([]) == 0.0


def test_marks_are_taken_off_and_sentences_split_for_good(tmp_path: Path) -> None:
    marked = "<t>Brune</t> was attacked by <s>Arden</s> ."
    assert dict(marked_spans(marked)) == {"t": Span(0, 5), "s": Span(22, 27)}
    path = tmp_path / "plv.tsv"
    path.write_text(
        "sentence\tmarked_sentence\tgold_root\tgold_penta\n"
        f"Brune was attacked by Arden .\t{marked}\tASSAULT\t4\n",
        encoding="utf-8",
    )
    (sentence,) = coded_sentences(path)
    assert (sentence.root, sentence.quad) == ("ASSAULT", "material-conflict")
    assert sentence.held_out == (fifth_of(sentence.text) == 0)
    predicate, carrier = sentence_to_predicate(parse(sentence.text), sentence)
    assert predicate.text == carrier.text == "attacked"


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plv.tsv").write_text("sentence\nA b.\n", encoding="utf-8")
    with pytest.raises(UnreadableInput):
        coded_sentences(tmp_path / "plv.tsv")


TEXT = "Arden bought drones. Prices rose."


def statement(trigger: str, kind: str) -> Statement:
    start = TEXT.index(trigger)
    event = Event(
        Span(start, start + len(trigger)), trigger, kind, (), "", "material-cooperation" if kind else ""
    )
    stance = Stance(Certainty.CERTAIN, Polarity.POSITIVE, Kind.ASSERTED, 3.0)
    holder = Holder(AUTHOR, SourceKind.UNSPECIFIED, False, None)
    return Statement(trigger, "d", None, (holder,), (event.trigger,), trigger, event, stance)


GOLD = EventArticle(
    "a",
    TEXT,
    "2024-01-01",
    (GoldEvent(Span(6, 12), "BUY", "Arden", ""), GoldEvent(Span(28, 32), "NONE", "", "")),
)


def test_what_is_typed_without_being_an_event_costs_precision() -> None:
    right = article_scores([(GOLD, Extraction("d", statements=(statement("bought", "BUY"),)))])
    assert (right["type_precision"], right["type_recall"], right["none_shown_as_event"]) == (1.0, 1.0, 0.0)
    both = (statement("bought", "BUY"), statement("rose", "BUY"))
    over = article_scores([(GOLD, Extraction("d", statements=both))])
    assert (over["type_precision"], over["type_recall"], over["none_shown_as_event"]) == (0.5, 1.0, 1.0)
    missed = article_scores([(GOLD, Extraction("d", statements=(statement("bought", ""),)))])
    assert (missed["type_precision"], missed["type_recall"]) == (0.0, 0.0)


@pytest.mark.parametrize("half", ["tune", "held-out"])
def test_the_gold_stands_in_its_articles(half: str) -> None:
    articles = event_articles(REPOSITORY / "bench" / "gold-events" / half)
    assert sum(len(article.events) for article in articles) >= 75
    assert any(event.type == "NONE" for article in articles for event in article.events)
