"""The tagger: a six-layer MiniLM encoder, three tag layers, and cue-conditioned membership of pieces.

Tags are unions over attributions: for source, cue and content each the log-odds that a piece is in a
span, begins one and ends one (three independent questions, since spans may nest). Membership gives for
every pair (piece of a cue, piece) the log-odds that the piece is of that cue's source or content against
neither, so that contents may nest, overlap, break off and go on: one product `queries[cue] @ keys[piece]`.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
POSITIONS, VOCABULARY = 512, 30522
PAIR = 64  # width of a query or key of one role, before its two bias columns
LAYER_NAMES = ("source", "cue", "content")


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
    """Encoder and heads; `forward` gives tags (batch, pieces, 9), queries and keys (batch, pieces, 2, 66)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(EncoderLayer(dropout) for _ in range(LAYERS))
        self.tag_head = nn.Linear(HIDDEN, 3 * len(LAYER_NAMES))
        self.pair_inner = nn.Linear(HIDDEN, HIDDEN)
        self.query_head = nn.Linear(HIDDEN, 2 * (PAIR + 1))
        self.key_head = nn.Linear(HIDDEN, 2 * (PAIR + 1))
        angles = torch.arange(POSITIONS)[:, None] * 10000 ** (-torch.arange(0, PAIR, 2) / PAIR)[None]
        self.register_buffer("cosine", angles.cos(), persistent=False)
        self.register_buffer("sine", angles.sin(), persistent=False)
        nn.init.zeros_(self.key_head.bias)
        with torch.no_grad():  # most pieces belong to no given cue: start at odds of e^-4
            self.key_head.bias.view(2, PAIR + 1)[:, PAIR] = -4.0

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`ids` and `mask` int64 (batch, pieces), [CLS] and [SEP] included."""
        pieces = ids.shape[1]
        hidden = self.dropout(self.norm(self.words(ids) + self.places.weight[:pieces]))
        hidden = hidden.to(self.places.weight.dtype)
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        hidden = hidden.float()  # the encoder may be bfloat16; the heads are small and stay exact
        tags = self.tag_head(hidden)
        inner = hidden + functional.gelu(self.pair_inner(hidden))
        queries = self._rotated(self.query_head(inner), bias_first=False) / math.sqrt(math.sqrt(PAIR))
        keys = self._rotated(self.key_head(inner), bias_first=True) / math.sqrt(math.sqrt(PAIR))
        return tags, queries, keys

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
    heads = ("tag_head", "pair_inner", "query_head", "key_head")
    if unexpected or any(not name.startswith(heads) for name in missing):
        raise ValueError(f"these weights are not a six-layer MiniLM: {missing} {unexpected}")


def loss_of(
    outputs: tuple[Tensor, Tensor, Tensor],
    tags: Tensor,
    rows: Tensor,
    members: Tensor,
    mask: Tensor,
) -> tuple[Tensor, Tensor]:
    """Tag loss and membership loss.

    `tags` (batch, pieces, 9) of 0 and 1; `rows` (r, 2) window and piece of a cue; `members` (r, pieces):
    0 neither, 1 source, 2 content; `mask` (batch, pieces), 1 for pieces of the text.
    The membership loss is the sum over a row divided by 20, the usual number of members of a cue, so that
    absent pieces do not drown them.
    """
    logits, queries, keys = outputs
    each_tag = functional.binary_cross_entropy_with_logits(logits.float(), tags, reduction="none").sum(2)
    tag_loss = (each_tag * mask).sum() / mask.sum()
    if not len(rows):
        return tag_loss, tag_loss.new_zeros(())
    window, piece = rows[:, 0], rows[:, 1]
    scores = torch.einsum("rkd,rpkd->rpk", queries[window, piece], keys[window])
    scores = torch.cat([torch.zeros_like(scores[..., :1]), scores], dim=-1)
    each = functional.cross_entropy(scores.reshape(-1, 3), members.reshape(-1), reduction="none")
    pair_loss = (each.view(members.shape) * mask[window]).sum(1).mean() / 20
    return tag_loss, pair_loss
