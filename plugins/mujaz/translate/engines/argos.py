"""Drafts from an Argos Translate package on this machine, read and run without Argos Translate itself.

Such a package is a CTranslate2 model with a SentencePiece one beside it, as a folder or zipped as `.argosmodel`; the
program of that name would bring some gigabytes of other libraries, to split sentences, which is done here already.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece

from mujaz.arabic.tokens import sentences, tokenize
from mujaz.lexicon.glossary import Glossary
from mujaz.translate.engines.base import EngineError, Options
from mujaz.translate.protection import Held

_PAIR = ("ar", "en")
_SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # how SentencePiece writes it
_BEAMS, _BATCH = 4, 32
_LONGEST = 512  # pieces of one sentence
_NEEDED = "metadata.json", "sentencepiece.model", "model/model.bin"
_REMEDY = "Get translate-ar_en as .argosmodel, and name it with --model or in ARGOS_MODEL"


class Argos:
    """The package of option `model` or ARGOS_MODEL, else the one that Argos Translate installed for this person."""

    name = "argos"
    local = True

    def __init__(self, options: Options) -> None:
        named = options.model or options.environment.get("ARGOS_MODEL")
        path = Path(named) if named else _installed(options.environment)
        try:
            self._open(_zipped(path) if path.is_file() else _unpacked(path))
        except (OSError, ValueError, LookupError, RuntimeError, zipfile.BadZipFile) as error:
            raise EngineError(self.name, f"'{path}' is no Argos package: {error}", _REMEDY) from None

    def _open(self, files: Mapping[str, bytes]) -> None:
        metadata = _metadata(files)
        if (pair := (metadata.get("from_code"), metadata.get("to_code"))) != _PAIR:
            raise ValueError(f"it translates from '{pair[0]}' to '{pair[1]}'")
        self._prefix = metadata.get("target_prefix") or ""
        self._pieces = sentencepiece.SentencePieceProcessor(model_proto=files["sentencepiece.model"])
        model = {name.removeprefix("model/"): content for name, content in files.items() if name.startswith("model/")}
        self._translator = ctranslate2.Translator("argos", device="cpu", files=model)

    def translate(
        self, segments: Sequence[str], *, glossary: Glossary, protected: Sequence[Sequence[Held]]
    ) -> list[str]:
        """The model's English of each segment, sentence by sentence; words that it does not know are copied."""
        parts = [_sentences(segment) for segment in segments]
        texts = [text for part in parts for text in part]
        try:
            answers = iter(list(self._sentences_in_english(texts)) if texts else ())
        except (ValueError, LookupError, RuntimeError) as error:
            raise EngineError(self.name, f"the model gave up: {error}", _REMEDY) from None
        return [" ".join(next(answers) for _ in part) for part in parts]

    def _sentences_in_english(self, texts: list[str]) -> Iterator[str]:
        pieces = [self._pieces.encode(text, out_type=str) for text in texts]
        results = self._translator.translate_batch(
            pieces,
            target_prefix=[[self._prefix]] * len(pieces) if self._prefix else None,
            beam_size=_BEAMS,
            replace_unknowns=True,
            max_batch_size=_BATCH,
            max_decoding_length=_LONGEST,
        )
        for result in results:
            english = "".join(result.hypotheses[0]).replace(_SPACE, " ")
            yield english.removeprefix(self._prefix).strip()


def _sentences(segment: str) -> list[str]:
    return [sentence.span.of(segment) for sentence in sentences(tokenize(segment))]


def _installed(environment: Mapping[str, str]) -> Path:
    """The newest Arabic-English package in the folder where Argos Translate puts them; raises EngineError."""
    share = Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "argos-translate/packages"
    folder = Path(environment.get("ARGOS_PACKAGES_DIR") or share)
    found = sorted(path.parent for path in folder.glob("*/metadata.json") if "ar_en" in path.parent.name)
    if not found:
        raise EngineError(Argos.name, f"no package for Arabic to English in {folder}", _REMEDY)
    return found[-1]


def _zipped(path: Path) -> dict[str, bytes]:
    """The files of an .argosmodel by their names below its one folder; nothing is unpacked to the disk."""
    with zipfile.ZipFile(path) as archive:
        names = {name.partition("/")[2]: name for name in archive.namelist() if not name.endswith("/")}
        return {short: archive.read(name) for short, name in sorted(names.items()) if _wanted(short)}


def _unpacked(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    return {short: path.read_bytes() for short, path in files.items() if _wanted(short)}


def _wanted(name: str) -> bool:
    return name in _NEEDED or name.startswith("model/")


def _metadata(files: Mapping[str, bytes]) -> dict[str, Any]:
    if missing := [name for name in _NEEDED if not files.get(name)]:
        raise ValueError(f"it has no {missing[0]}")
    metadata = json.loads(files["metadata.json"])
    if not isinstance(metadata, dict):
        raise ValueError("metadata.json holds no table")
    return metadata
