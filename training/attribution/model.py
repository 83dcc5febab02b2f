"""The tagger: a six-layer MiniLM encoder, tag layers, cue-conditioned membership of pieces, kinds and certainty.

Tags are unions over attributions: for source, cue and content each the log-odds that a piece is in a
span, begins one and ends one (three independent questions, since spans may nest). Membership gives for
every pair (piece of a cue, piece) the log-odds that the piece is of that cue's source or content against
neither, so that contents may nest, overlap, break off and go on: one product `queries[cue] @ keys[piece]`.

Cues are tagged twice, once as PolNeAR's annotators mark them, who seldom mark an attribution inside another's content,
once as the sentences written for the project do, which mark them all. A piece of a source also has a kind, and every
piece, for the event that it may begin, odds of seven ratings (-3 to 3) on two scales: how surely the author presents it
(UW, MEANTIME) and whether it has happened (UDS-IH2).
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from allegedly.annotate.pieces import FORMS

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
POSITIONS, VOCABULARY = 512, 30522
PAIR = 64  # width of a query or key of one role, before its two bias columns
LAYERS_OF_TAGS = 4  # source, cue as in PolNeAR, content, every cue
KINDS = 8
SCALES, RATINGS = 2, 7
PAIR_DROPOUT = 0.2  # membership is what overfits first
INSIDE_WEIGHT = 0.1  # of a piece inside a PolNeAR content that is in no cue: there may be one all the same


Outputs = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]


class EncoderLayer(nn.Module):
    """One post-norm transformer layer of BERT, its query, key and value in one matrix."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.mix_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Hidden states (batch, pieces, 384); `bias` (batch, 1, 1, pieces) is 0 or a large negative."""
        batch, pieces, _ = hidden.shape
        heads = self.qkv(hidden).view(batch, pieces, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(
            heads[0], heads[1], heads[2], attn_mask=bias.to(heads.dtype)
        )
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, HIDDEN)
        hidden = self.mix_norm(hidden + self.dropout(self.mix(mixed)))
        wide = functional.gelu(self.widen(hidden))
        return self.out_norm(hidden + self.dropout(self.narrow(wide)))


class Tagger(nn.Module):
    """Encoder and heads; `forward` gives tags (batch, pieces, 12), queries and keys (batch, pieces, 2, 66), kinds
    (batch, pieces, 8) and ratings (batch, pieces, 2, 7); exported, the last is (batch, pieces, 14)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.forms = nn.Embedding(FORMS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(EncoderLayer(dropout) for _ in range(LAYERS))
        self.tag_head = nn.Linear(HIDDEN, 3 * LAYERS_OF_TAGS)
        self.kind_head = nn.Linear(HIDDEN, KINDS)
        self.rating_inner = nn.Linear(HIDDEN, HIDDEN)
        self.rating_head = nn.Linear(HIDDEN, SCALES * RATINGS)
        self.pair_inner = nn.Linear(HIDDEN, HIDDEN)
        self.pair_dropout = nn.Dropout(PAIR_DROPOUT if dropout else 0.0)
        self.query_head = nn.Linear(HIDDEN, 2 * (PAIR + 1))
        self.key_head = nn.Linear(HIDDEN, 2 * (PAIR + 1))
        angles = torch.arange(POSITIONS)[:, None] * 10000 ** (-torch.arange(0, PAIR, 2) / PAIR)[None]
        self.register_buffer("cosine", angles.cos(), persistent=False)
        self.register_buffer("sine", angles.sin(), persistent=False)
        nn.init.zeros_(self.forms.weight)
        nn.init.zeros_(self.key_head.bias)
        with torch.no_grad():  # most pieces belong to no given cue: start at odds of e^-4
            self.key_head.bias.view(2, PAIR + 1)[:, PAIR] = -4.0

    def forward(self, ids: Tensor, mask: Tensor, forms: Tensor) -> Outputs:
        """`ids`, `mask` and `forms` int64 (batch, pieces), [CLS] and [SEP] included."""
        pieces = ids.shape[1]
        placed = self.words(ids) + self.places.weight[:pieces] + self.forms(forms)
        hidden = self.dropout(self.norm(placed))
        hidden = hidden.to(self.places.weight.dtype)
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        hidden = hidden.float()  # the encoder may be bfloat16; the heads are small and stay exact
        tags = self.tag_head(hidden)
        kinds = self.kind_head(hidden)
        rated = hidden + functional.gelu(self.rating_inner(hidden))
        ratings = self.rating_head(rated).view(*ids.shape, SCALES, RATINGS)
        inner = self.pair_dropout(hidden + functional.gelu(self.pair_inner(hidden)))
        queries = self._rotated(self.query_head(inner), bias_first=False) / math.sqrt(math.sqrt(PAIR))
        keys = self._rotated(self.key_head(inner), bias_first=True) / math.sqrt(math.sqrt(PAIR))
        return tags, queries, keys, kinds, ratings

    def _rotated(self, flat: Tensor, *, bias_first: bool) -> Tensor:
        """Vectors (batch, pieces, 2, 66) turned by their place (RoPE), so that a product knows the distance;
        the two last columns make the product add the query's and the key's own bias."""
        batch, pieces, _ = flat.shape
        vectors = flat.view(batch, pieces, 2, PAIR + 1).float()
        even, odd, own = vectors[..., 0:PAIR:2], vectors[..., 1:PAIR:2], vectors[..., PAIR:]
        cosine, sine = self.cosine[:pieces, None], self.sine[:pieces, None]
        own = own * math.sqrt(math.sqrt(PAIR))
        one = torch.full_like(own, math.sqrt(math.sqrt(PAIR)))
        ends = [own, one] if bias_first else [one, own]
        return torch.cat([even * cosine - odd * sine, even * sine + odd * cosine, *ends], dim=-1)


def load_pretrained(model: Tagger, weights: dict[str, Tensor]) -> None:
    """Fills the encoder with the weights of a six-layer BERT (names as in all-MiniLM-L6-v2)."""
    embeddings = "embeddings."
    kind = weights[embeddings + "token_type_embeddings.weight"][0]
    state = {
        "words.weight": weights[embeddings + "word_embeddings.weight"],
        "places.weight": weights[embeddings + "position_embeddings.weight"] + kind,
        "norm.weight": weights[embeddings + "LayerNorm.weight"],
        "norm.bias": weights[embeddings + "LayerNorm.bias"],
    }
    for index in range(LAYERS):
        old, new = f"encoder.layer.{index}.", f"layers.{index}."
        for end in ("weight", "bias"):
            parts = [weights[f"{old}attention.self.{name}.{end}"] for name in ("query", "key", "value")]
            state[f"{new}qkv.{end}"] = torch.cat(parts)
            state[f"{new}mix.{end}"] = weights[f"{old}attention.output.dense.{end}"]
            state[f"{new}mix_norm.{end}"] = weights[f"{old}attention.output.LayerNorm.{end}"]
            state[f"{new}widen.{end}"] = weights[f"{old}intermediate.dense.{end}"]
            state[f"{new}narrow.{end}"] = weights[f"{old}output.dense.{end}"]
            state[f"{new}out_norm.{end}"] = weights[f"{old}output.LayerNorm.{end}"]
    missing, unexpected = model.load_state_dict(state, strict=False)
    heads = ("forms", "tag_head", "kind_head", "rating", "pair_inner", "query_head", "key_head")
    if unexpected or any(not name.startswith(heads) for name in missing):
        raise ValueError(f"these weights are not a six-layer MiniLM: {missing} {unexpected}")


def tag_loss(logits: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Binary cross-entropy summed over the twelve tags of a piece, mean over pieces of the text.

    `targets` and `weights` (batch, pieces, 12); a weight of 0 where a text says nothing of a tag.
    """
    each = functional.binary_cross_entropy_with_logits(
        logits.float(), targets, weight=weights, reduction="sum"
    )
    return each / (weights[..., 0] > 0).sum()


def pair_loss(queries: Tensor, keys: Tensor, rows: Tensor, members: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy of membership, mean over cues' pieces.

    `rows` (r, 2) window and piece of a cue; `members` (r, pieces): 0 neither, 1 source, 2 content; `mask`
    (batch, pieces). The sum over a row is divided by 20, the usual number of members of a cue, so that absent pieces
    do not drown them.
    """
    if not len(rows):
        return queries.new_zeros(())
    window, piece = rows[:, 0], rows[:, 1]
    scores = torch.einsum("rkd,rpkd->rpk", queries[window, piece], keys[window])
    scores = torch.cat([torch.zeros_like(scores[..., :1]), scores], dim=-1)
    each = functional.cross_entropy(scores.reshape(-1, 3), members.reshape(-1), reduction="none")
    return (each.view(members.shape) * mask[window]).sum(1).mean() / 20


def kind_loss(kinds: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy of the kinds of sources; `targets` (batch, pieces), -1 outside sources."""
    if not (targets >= 0).any():
        return kinds.new_zeros(())
    return functional.cross_entropy(kinds.reshape(-1, KINDS), targets.reshape(-1), ignore_index=-1)


def rating_loss(ratings: Tensor, events: Tensor) -> Tensor:
    """Cross-entropy with the two whole ratings around each event's, and the error of the mean rating.

    `events` (e, 4): window, piece, scale, rating -3 to 3.
    """
    if not len(events):
        return ratings.new_zeros(())
    window, piece, scale = events[:, :3].long().T
    logits = ratings[window, piece, scale].float()
    gold = events[:, 3].clamp(-3, 3)
    values = torch.arange(-3, 4, dtype=torch.float32)
    near = (1 - (values - gold[:, None]).abs()).clamp(min=0)
    mean = (logits.softmax(-1) * values).sum(-1)
    return functional.cross_entropy(logits, near) + 0.5 * (mean - gold).abs().mean()
