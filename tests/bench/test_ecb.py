"""ECB+ as it is laid out, in a topic written for the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.bench.ecb import SENTENCES, ecb_topics
from allegedly.bench.ecb_events import ecb_figures
from allegedly.errors import UnreadableInput
from tests.models import annotator

SINGLE = "Halden shut its copper mine on Monday"
OTHER = "The copper mine was shut by Halden"


def document(words: str, name: str, event: str) -> str:
    """An ECB+ file with one sentence, in which "shut" is a mention of the event and the last word of its own."""
    tokens = words.split()
    lines = [f'<token t_id="{i}" sentence="0" number="{i - 1}">{w}</token>' for i, w in enumerate(tokens, 1)]
    at = tokens.index("shut") + 1
    return f"""<Document doc_name="{name}">{"".join(lines)}
    <Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="{at}"/></ACTION_OCCURRENCE>
    <ACTION_STATE m_id="2"><token_anchor t_id="{len(tokens)}"/></ACTION_STATE>
    <HUMAN_PART_PER m_id="3"><token_anchor t_id="1"/></HUMAN_PART_PER><ACT m_id="4" /></Markables>
    <Relations><CROSS_DOC_COREF r_id="9" note="{event}"><source m_id="1"/><target m_id="4"/></CROSS_DOC_COREF>
    </Relations></Document>"""


def written(folder: Path) -> Path:
    """A folder of data with one topic of two articles."""
    home = folder / "ecbplus" / "1"
    home.mkdir(parents=True)
    (home / "1_1ecb.xml").write_text(document(SINGLE, "1_1ecb", "ACT7"), encoding="utf-8")
    (home / "1_2ecb.xml").write_text(document(OTHER, "1_2ecb", "ACT7"), encoding="utf-8")
    rows = "Topic,File,Sentence Number\n1,1ecb,0\n1,2ecb,0\n2,1ecb,0\n"
    (folder / "ecbplus" / SENTENCES).write_text(rows, encoding="utf-8")
    return folder


def test_mentions_of_one_event_have_one_name_in_all_documents(tmp_path: Path) -> None:
    (topic,) = ecb_topics(written(tmp_path))
    assert [(each.document, each.words[each.places[0]], each.event) for each in topic.mentions] == [
        ("1_1ecb", "shut", "ACT7"),
        ("1_1ecb", "Monday", "1_1ecb 2"),
        ("1_2ecb", "shut", "ACT7"),
        ("1_2ecb", "Halden", "1_2ecb 2"),
    ]


def test_one_event_in_two_articles_is_found(tmp_path: Path) -> None:
    figures = ecb_figures(written(tmp_path), annotator())
    assert (figures["mentions"], figures["events"]) == (4, 3)
    assert figures["lemma_heuristic"]["conll_f1"] == 1
    assert figures["muc"] == 1


def test_what_is_no_ecb_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        ecb_topics(tmp_path)
    (written(tmp_path) / "ecbplus" / "1" / "1_1ecb.xml").write_text("<Document>", encoding="utf-8")
    with pytest.raises(UnreadableInput):
        ecb_topics(tmp_path)
