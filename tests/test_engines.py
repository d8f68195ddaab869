"""Each engine is run for real: a server on this machine, a model that the test makes, a plugin of `llm`."""

from __future__ import annotations

import importlib.metadata
import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import llm
import pytest

from argos_package import argos_package
from loopback_server import Answer, Server, loopback
from mujaz.lexicon.glossary import Glossary, load_glossary
from mujaz.translate.engines.argos import Argos
from mujaz.translate.engines.base import EngineError, Options, installed, kind_of, make
from mujaz.translate.engines.libretranslate import LibreTranslate
from mujaz.translate.engines.llm import Llm
from mujaz.translate.protection import Held

WORDS = {"قال": "said", "الوالي": "governor", "المطر": "rain", "غزير": "heavy", "في": "in"}
SECRET = "key-of-a-test"


@pytest.fixture
def server() -> Iterator[Server]:
    with loopback() as running:
        yield running


def libre(server: Server, **options: Any) -> LibreTranslate:
    told = {"retries": 2, "pause": 0.01, "timeout": 5, "environment": {}, **options}
    return LibreTranslate(Options(url=server.url, **told))


def ask(engine: Any, *segments: str) -> list[str]:
    return list(engine.translate(segments, glossary=Glossary(), protected=[()] * len(segments)))


# Finding them


def test_the_engines_are_found_by_their_entry_points() -> None:
    assert set(installed()) >= {"argos", "libretranslate", "llm"}
    assert [kind_of(name).local for name in ("argos", "libretranslate", "llm")] == [True, False, False]


def test_an_unknown_engine_names_the_known() -> None:
    with pytest.raises(EngineError, match=r"engine argoss: there is no such engine. Known: argos, libretranslate, llm"):
        make("argoss", Options())


def test_a_missing_package_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    point = importlib.metadata.EntryPoint("far", "a_package_that_is_not_there:Engine [far]", "mujaz.translators")
    monkeypatch.setattr("mujaz.translate.engines.base.entry_points", lambda group: [point])
    with pytest.raises(EngineError) as refused:
        make("far", Options())
    assert str(refused.value) == (
        "engine far: 'a_package_that_is_not_there' is not installed. Run: pip install 'mujaz[far]'"
    )


# LibreTranslate


def test_libretranslate_asks_in_its_own_language(server: Server) -> None:
    assert ask(libre(server), "قال الوالي X1X", "المطر") == ["amber birch X1X", "amber"]
    assert server.paths == ["/translate"]
    assert server.asked == [{"q": ["قال الوالي X1X", "المطر"], "source": "ar", "target": "en", "format": "text"}]


def test_libretranslate_takes_the_key_and_the_address_from_the_environment(server: Server) -> None:
    environment = {"LIBRETRANSLATE_URL": f"{server.url}/some/where/", "LIBRETRANSLATE_API_KEY": SECRET}
    ask(LibreTranslate(Options(environment=environment)), "المطر")
    assert (server.paths, server.asked[0]["api_key"]) == (["/some/where/translate"], SECRET)


def test_libretranslate_sends_long_articles_in_parts(server: Server) -> None:
    answers = ask(libre(server), *["المطر غزير"] * 20, "غ" * 6000, "المطر")
    assert [len(asked["q"]) for asked in server.asked] == [16, 4, 1, 1]
    assert len(answers) == 22


def test_libretranslate_waits_as_the_server_says_and_tries_again(server: Server) -> None:
    server.plan = [Answer(429, headers={"Retry-After": "1"}), Answer(500)]
    assert ask(libre(server), "المطر") == ["amber"]
    first, second, third = server.times
    assert second - first >= 1
    assert third - second < 1


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ([Answer(500, b'{"error": "no model"}')] * 3, "the server answered 500: no model"),
        ([Answer(503, b"<html>")] * 3, "the server answered 503: Service Unavailable"),
        ([Answer(403, b'{"error": "key refused"}')], "the server answered 403: key refused"),
        ([Answer(302, headers={"Location": "/elsewhere"})], "the server answered 302"),
        ([Answer(body=b"not json at all")], "no list of translations"),
        ([Answer(body=b'{"translatedText": "one"}')], "no list of translations"),
        ([Answer(body=b'{"translatedText": [1]}')], "no list of translations"),
        ([Answer(body=b'{"translatedText": ["a", "b"]}')], "the server gave 2 translations of 1 segments"),
    ],
)
def test_libretranslate_gives_up_with_a_reason(server: Server, plan: list[Answer], told: str) -> None:
    server.plan = list(plan)
    with pytest.raises(EngineError) as refused:
        ask(libre(server, environment={"LIBRETRANSLATE_API_KEY": SECRET}), "المطر")
    assert told in str(refused.value)
    assert SECRET not in str(refused.value)
    assert len(server.asked) == len(plan), "only what may pass is tried again"


def test_libretranslate_stops_waiting(server: Server) -> None:
    server.plan = [Answer(wait=0.6), Answer(wait=0.6)]
    with pytest.raises(EngineError, match=r"no answer from .*timed out"):
        ask(libre(server, retries=1, timeout=0.1), "المطر")
    assert len(server.asked) == 2


def test_libretranslate_says_that_no_server_is_there() -> None:
    with loopback() as gone:
        pass
    with pytest.raises(EngineError, match=r"no answer from"):
        ask(libre(gone, retries=0), "المطر")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (None, "no server is named"),
        ("ftp://translate.example", "is no web address"),
        ("file:///etc/hosts", "is no web address"),
        ("translate.example", "is no web address"),
        ("https://me:word@translate.example", "a name, a password or a query"),
        ("https://translate.example?api_key=1", "a name, a password or a query"),
    ],
)
def test_libretranslate_takes_web_addresses_alone(url: str | None, told: str) -> None:
    with pytest.raises(EngineError) as refused:
        LibreTranslate(Options(url=url, environment={}))
    assert told in str(refused.value)


# Argos


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return argos_package(tmp_path_factory.mktemp("argos") / "ar_en.argosmodel", WORDS)


def test_argos_runs_a_model_and_copies_what_it_does_not_know(package: Path) -> None:
    engine = Argos(Options(model=str(package)))
    two_sentences = "قال X1X: المطر غزير. غزير المطر في X2X"
    assert ask(engine, two_sentences, "", "المطر") == ["said X1X: rain غزير. heavy rain in X2X", "", "rain"]


def test_argos_gives_the_same_each_time(package: Path) -> None:
    segments = ["قال الوالي المطر غزير", "غزير المطر في X1X"] * 8
    assert ask(Argos(Options(model=str(package))), *segments) == ask(Argos(Options(model=str(package))), *segments)


def test_argos_finds_what_argos_translate_has_installed(package: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(package).extractall(tmp_path / "argos-translate/packages")
    engine = Argos(Options(environment={"XDG_DATA_HOME": str(tmp_path)}))
    assert ask(engine, "المطر في X1X") == ["rain in X1X"]
    engine = Argos(Options(environment={"ARGOS_PACKAGES_DIR": str(tmp_path / "argos-translate/packages")}))
    assert ask(engine, "غزير") == ["heavy"]


def test_argos_without_a_package_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"no package for Arabic to English in .* Get translate-ar_en"):
        Argos(Options(environment={"ARGOS_PACKAGES_DIR": str(tmp_path)}))


def test_argos_refuses_another_pair_of_languages(tmp_path: Path) -> None:
    package = argos_package(tmp_path / "en_ar.argosmodel", WORDS, pair=("en", "ar"))
    with pytest.raises(EngineError, match="it translates from 'en' to 'ar'"):
        Argos(Options(environment={"ARGOS_MODEL": str(package)}))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("metadata.json", None, "it has no metadata.json"),
        ("metadata.json", b"[]", "holds no table"),
        ("metadata.json", b"{", "Expecting property name"),
        ("sentencepiece.model", b"", ""),
        ("model/model.bin", b"\x00" * 64, ""),
    ],
)
def test_argos_refuses_a_damaged_package(
    package: Path, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    damaged = tmp_path / "damaged.argosmodel"
    with zipfile.ZipFile(package) as whole, zipfile.ZipFile(damaged, "w") as other:
        for member in whole.namelist():
            if not member.endswith(name):
                other.writestr(member, whole.read(member))
            elif content is not None:
                other.writestr(member, content)
    with pytest.raises(EngineError, match=f"is no Argos package.*{told}"):
        Argos(Options(model=str(damaged)))


def test_argos_refuses_what_is_no_package(tmp_path: Path) -> None:
    text = tmp_path / "some.argosmodel"
    text.write_text("words", encoding="utf-8")
    for path in (text, tmp_path / "missing"):
        with pytest.raises(EngineError, match="is no Argos package"):
            Argos(Options(model=str(path)))


# llm


class Model(llm.Model):
    """Answers by the function that the test gives it, and keeps what it was asked."""

    model_id = "desk-model"

    def __init__(self, answer: Callable[[str], str], needs_key: str | None = None) -> None:
        self.answer, self.needs_key = answer, needs_key
        self.key_env_var = "DESK_MODEL_KEY" if needs_key else None
        self.asked: list[tuple[str, str]] = []
        self.keys: list[str | None] = []

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        self.asked.append((prompt.prompt, prompt.system))
        self.keys.append(self.get_key())
        yield self.answer(prompt.prompt)


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[Model], Model]]:
    """Registers a model as a plugin of llm would, until the test ends."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    plugins: list[object] = []

    def register(model: Model) -> Model:
        class Plugin:
            @llm.hookimpl
            def register_models(self, register: Callable[[llm.Model], None]) -> None:
                register(model)

        plugins.append(Plugin())
        llm.plugins.pm.register(plugins[-1])
        return model

    llm.plugins.load_plugins()
    yield register
    for plugin in plugins:
        llm.plugins.pm.unregister(plugin)


def options(**more: Any) -> Options:
    return Options(**{"model": "desk-model", "retries": 2, "pause": 0.01, "environment": {}, **more})


def test_llm_asks_with_the_placeholders_and_the_terms(registered: Callable[[Model], Model], tmp_path: Path) -> None:
    model = registered(Model(lambda prompt: f" rain in {prompt[-3:]} \n"))
    (tmp_path / "content").mkdir()
    (tmp_path / "content/glossary.toml").write_text(
        '[rain]\nar = ["مطر"]\nen = "rainfall"\nstatus = "admitted"\n'
        '[shower]\nar = ["مطر"]\nen = "shower"\nstatus = "deprecated"\n',
        encoding="utf-8",
    )
    engine = Llm(options())
    held = [Held("الرباط", "Rabat", "name")]
    (answer,) = engine.translate(["المطر في X1X"], glossary=load_glossary(tmp_path), protected=[held])
    assert answer == "rain in X1X"
    ((prompt, system),) = model.asked
    assert prompt == "المطر في X1X"
    assert "- X1X stands for: Rabat" in system
    assert "- مطر may be 'rainfall'" in system
    assert "- مطر is never 'shower'" in system


def test_llm_tries_again_and_then_gives_up(registered: Callable[[Model], Model]) -> None:
    failures = [OSError("line is down"), None]

    def answer(prompt: str) -> str:
        if failure := failures.pop(0):
            raise failure
        return "rain"

    registered(Model(answer))
    assert ask(Llm(options()), "المطر") == ["rain"]
    failures += [OSError("line is down")] * 3
    with pytest.raises(EngineError, match="desk-model gave up: OSError: line is down"):
        ask(Llm(options()), "المطر")
    assert not failures


def test_llm_stops_waiting(registered: Callable[[Model], Model]) -> None:
    released = threading.Event()
    registered(Model(lambda prompt: str(released.wait(10))))
    with pytest.raises(EngineError, match=r"TimeoutError: no answer within 0\.05 seconds"):
        ask(Llm(options(timeout=0.05, retries=0)), "المطر")
    released.set()


def test_llm_needs_a_named_model_that_is_there(registered: Callable[[Model], Model]) -> None:
    with pytest.raises(EngineError, match=r"no model is named. Write --model NAME, or set MUJAZ_LLM_MODEL"):
        Llm(options(model=None))
    with pytest.raises(EngineError, match="there is no model 'no-such-model'"):
        Llm(options(model=None, environment={"MUJAZ_LLM_MODEL": "no-such-model"}))


def test_llm_takes_a_key_from_the_environment_alone(registered: Callable[[Model], Model], tmp_path: Path) -> None:
    model = registered(Model(lambda prompt: "rain", needs_key="desk"))
    (tmp_path / "llm").mkdir(exist_ok=True)
    (tmp_path / "llm/keys.json").write_text(json.dumps({"desk": "stored"}), encoding="utf-8")
    with pytest.raises(EngineError, match=r"desk-model needs a key. Set DESK_MODEL_KEY in the environment"):
        Llm(options())
    assert not model.asked
    ask(Llm(options(environment={"DESK_MODEL_KEY": SECRET})), "المطر")
    assert model.keys == [SECRET]


def test_llm_never_shows_a_key(registered: Callable[[Model], Model]) -> None:
    def refuse(prompt: str) -> str:
        raise ValueError(f"{SECRET} is not allowed")

    registered(Model(refuse, needs_key="desk"))
    with pytest.raises(EngineError, match=r"ValueError: … is not allowed"):
        ask(Llm(options(environment={"DESK_MODEL_KEY": SECRET})), "المطر")
