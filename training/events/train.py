"""Train the model of event types: python training/events/train.py DATA [WEIGHTS].

DATA is a folder laid out as the benchmarks want it (`events/plv_train.tsv`). The fifth that is held out
(`allegedly.bench.plover`) is never read. Needs scikit-learn, which the package does not.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from allegedly.annotate.annotator import Annotator
from allegedly.bench.events import parsed_sentences, sentence_features
from allegedly.bench.plover import coded_sentences
from allegedly.config import AnnotateConfig

WEIGHTS = Path(__file__).parents[2] / "src/allegedly/resources/events-model.npz"
MIN_COUNT = 2
"""A feature that stands in one sentence alone is left out: the file is a third of the size, and as good."""

REGULARISATION = 3.0
"""C of 1, 3 and 10 differ by less than .003 in cross-validation."""


def main(data: Path, weights: Path) -> None:
    """Read, train, report five-fold cross-validation, write the weights."""
    sentences = [each for each in coded_sentences(data / "events/plv_train.tsv") if not each.held_out]
    trees = parsed_sentences(sentences, Annotator.load(AnnotateConfig()))
    features = [dict(sentence_features(tree, each)) for tree, each in zip(trees, sentences, strict=True)]
    counts = Counter(name for each in features for name in each)
    kept = [{n: w for n, w in each.items() if counts[n] >= MIN_COUNT} for each in features]
    roots = np.array([each.root for each in sentences])
    vectorizer = DictVectorizer(sort=True)
    matrix = vectorizer.fit_transform(kept)
    model = LogisticRegression(C=REGULARISATION, max_iter=1000, class_weight="balanced")
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    found = cross_val_predict(model, matrix, roots, cv=folds)
    print(f"{matrix.shape[0]} sentences, {matrix.shape[1]} features")
    print(f"cross-validation: root macro-F1 {f1_score(roots, found, average='macro'):.3f}")
    model.fit(matrix, roots)
    np.savez_compressed(
        weights,
        names=np.frombuffer("\n".join(vectorizer.get_feature_names_out()).encode(), dtype=np.uint8),
        types=np.frombuffer("\n".join(model.classes_).encode(), dtype=np.uint8),
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
    )
    print(f"{weights.stat().st_size / 1024:.0f} KiB in {weights}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else WEIGHTS)
