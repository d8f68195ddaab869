"""A real Argos package that a test makes: a Transformer whose weights are set so that it reads word by word.

The encoder gives each word its place; the decoder looks at the word in its own place and writes what the dictionary has
for it, and what it does not know is copied. So what a test expects can be worked out by hand.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy
import sentencepiece
from ctranslate2.specs import TransformerSpec

_PLACES = 64
_SHARP = 400.0  # of the attention, so that it falls on one place alone
_ENDS = 20
_SPECIAL = ["<unk>", "<s>", "</s>"]


def argos_package(path: Path, words: dict[str, str], pair: tuple[str, str] = ("ar", "en")) -> Path:
    """Writes an .argosmodel that translates by the dictionary `words`."""
    folder = path.with_suffix(".model")
    pieces = _pieces(words)
    _spec(words, folder)
    told = {"from_code": pair[0], "to_code": pair[1], "package_version": "1.0", "argos_version": "1.9.0"}
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("translate-ar_en-1_0/metadata.json", json.dumps(told))
        package.writestr("translate-ar_en-1_0/sentencepiece.model", pieces)
        for file in sorted(folder.iterdir()):
            package.write(file, f"translate-ar_en-1_0/model/{file.name}")
    return path


def _pieces(words: dict[str, str]) -> bytes:
    """A SentencePiece model whose pieces are whole words."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sorted({*words, *words.values()})),
        model_writer=written,
        model_type="word",
        vocab_size=2 * len(words) + len(_SPECIAL) + 2,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
    )
    return written.getvalue()


def _spec(words: dict[str, str], folder: Path) -> None:
    """The Transformer for `words`, saved in CTranslate2's own format."""
    vocabulary = [*_SPECIAL, *sorted({f"▁{word}" for pair in words.items() for word in pair})]
    size = len(vocabulary)
    depth = size + _PLACES
    spec = TransformerSpec.from_config(num_layers=1, num_heads=1, pre_norm=True)
    _fill(spec, size, depth)
    spec.encoder.embeddings[0].weight = numpy.eye(size, depth, dtype="float32")
    places = numpy.eye(_PLACES, depth, size, dtype="float32")
    spec.encoder.position_encodings.encodings = places
    spec.decoder.position_encodings.encodings = places
    looks, sees, writes = spec.decoder.layer[0].attention.linear
    of_places = numpy.diag(numpy.r_[numpy.zeros(size), numpy.ones(_PLACES)]).astype("float32")
    looks.weight = _SHARP * of_places
    sees.weight = numpy.vstack([of_places, numpy.eye(depth, dtype="float32") - of_places])
    writes.weight = _dictionary(words, vocabulary, depth)
    spec.decoder.projection.weight = numpy.eye(size, depth, dtype="float32")
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = numpy.int8(0)
    spec.config.add_source_eos = True
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    folder.mkdir()
    spec.save(str(folder))


def _dictionary(words: dict[str, str], vocabulary: list[str], depth: int) -> Any:
    """From the word that is seen to the word that is written."""
    rows = numpy.zeros((depth, depth), dtype="float32")
    for at, piece in enumerate(vocabulary):
        word = words.get(piece.removeprefix("▁"))
        # Beyond the last word, the decoder sees all of them at once: the sentence's end must then outweigh the others.
        rows[vocabulary.index(f"▁{word}") if word else at, at] = _ENDS if piece == "</s>" else 1
    return rows


def _fill(spec: Any, size: int, depth: int) -> None:
    """Weights of nought everywhere: what is not set afterwards hands on what it gets."""
    norm = (spec.encoder.layer_norm, spec.decoder.layer_norm)
    encoder, decoder = spec.encoder.layer[0], spec.decoder.layer[0]
    blocks = (encoder.self_attention, encoder.ffn, decoder.self_attention, decoder.attention, decoder.ffn)
    for layer_norm in (*norm, *(block.layer_norm for block in blocks)):
        layer_norm.gamma = numpy.ones(depth, dtype="float32")
        layer_norm.beta = numpy.zeros(depth, dtype="float32")
    for attention, outs in (
        (encoder.self_attention, (3, 1)),
        (decoder.self_attention, (3, 1)),
        (decoder.attention, (1, 2, 1)),
    ):
        for linear, out in zip(attention.linear, outs, strict=True):
            _empty(linear, out * depth, depth)
    for layer in (encoder, decoder):
        _empty(layer.ffn.linear_0, depth, depth)
        _empty(layer.ffn.linear_1, depth, depth)
    _empty(spec.decoder.projection, size, depth)
    spec.decoder.embeddings.weight = numpy.zeros((size, depth), dtype="float32")


def _empty(linear: Any, out: int, depth: int) -> None:
    linear.weight = numpy.zeros((out, depth), dtype="float32")
    linear.bias = numpy.zeros(out, dtype="float32")
