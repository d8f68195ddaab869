"""`mujaz add`: what a person is shown, what is asked, and what is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desk_root import BODY, TITLE, make_root, page
from mujaz.archive.archive import open_archive
from mujaz.cli.main import mujaz
from mujaz.model.problem import MujazError
from outlet_server import Outlet, outlet


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_root(tmp_path / "archive") if (tmp_path / "archive").mkdir() is None else tmp_path
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def served() -> Iterator[Outlet]:
    with outlet() as running:
        yield running


def add(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(mujaz, ["add", *arguments], input=answers, catch_exceptions=False)


def article(tmp_path: Path, name: str = "nile-floods.txt", text: str = f"{TITLE}\n\n{BODY}\n") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def notes(root: Path, place: str) -> dict[str, object]:
    return tomllib.loads((root / place).read_text(encoding="utf-8"))


def test_a_file_becomes_a_seed_letter_for_letter_with_its_notes(root: Path, tmp_path: Path) -> None:
    path = article(tmp_path)
    done = add(str(path), "--yes", "--published", "2024-05-06", "--publisher", "جريدة النيل", "--republish", "facts")
    assert done.exit_code == 0, done.output
    assert (root / "seeds/2024/05/nile-floods.txt").read_bytes() == path.read_bytes()
    assert notes(root, "seeds/2024/05/nile-floods.toml") == {
        "published": date(2024, 5, 6), "publisher": "جريدة النيل", "republish": "facts",
    }  # fmt: skip
    assert "wrote seeds/2024/05/nile-floods.txt" in done.output
    archive = open_archive(root)
    archive.update()
    assert [entry.id for entry in archive.entries()] == ["nile-floods"]
    archive.close()


def test_a_person_sees_what_was_found_and_changes_it(root: Path, tmp_path: Path) -> None:
    done = add(str(article(tmp_path, "x1.txt")), answers="river-floods\n2024-05-07\nجريدة النيل\ny\n")
    assert done.exit_code == 0, done.output
    for shown in (TITLE, "Khartoum", "Haitham Ibrahim", "undated", "claims"):
        assert shown in done.output
    assert "Id [khartoum]" in done.output
    assert notes(root, "seeds/2024/05/river-floods.toml") == {
        "published": date(2024, 5, 7), "publisher": "جريدة النيل",
    }  # fmt: skip


def test_wrong_answers_are_asked_again_and_no_writes_nothing(root: Path, tmp_path: Path) -> None:
    done = add(str(article(tmp_path)), answers="Bad Id\nok-id\n6 May\n2024-05-06\n\nn\n")
    assert done.exit_code == 1
    assert "lower-case Latin letters" in done.output
    assert "write a day such as" in done.output
    assert "Nothing was written." in done.output
    assert list((root / "seeds").iterdir()) == []


def test_standard_input_may_be_text_or_a_page(root: Path) -> None:
    text = add("-", "--yes", "--id", "from-pipe", answers=f"{TITLE}\n\n{BODY}\n")
    html = add(
        "-", "--yes", "--id", "saved-page", answers=page(TITLE, BODY, article_published_time="2024-05-06T10:00Z")
    )
    assert (text.exit_code, html.exit_code) == (0, 0), (text.output, html.output)
    assert (root / "seeds/undated/from-pipe.txt").exists()
    assert (root / "seeds/2024/05/saved-page.html").exists()


def test_an_address_is_fetched_cleaned_and_noted(root: Path, served: Outlet) -> None:
    said = {"article_published_time": "2024-05-06T10:00:00Z", "og_site_name": "جريدة النيل"}
    url = served.put("/news/nile-floods-hit-villages", page(TITLE, BODY, **said))
    done = add(url, "--yes", "--local")
    assert done.exit_code == 0, done.output
    place = "seeds/2024/05/nile-floods-hit-villages"
    assert notes(root, f"{place}.toml") == {"url": url}
    archive = open_archive(root)
    archive.update()
    (entry,) = archive.entries()
    archive.close()
    assert (entry.document.seed.publisher, entry.document.title) == ("جريدة النيل", TITLE)
    shown = "".join(part.span.of(entry.document.text) for part in entry.document.segments)
    assert "شارك" not in shown
    assert "الرئيسية" not in shown


def test_an_article_is_not_added_twice_and_its_story_is_known_again(root: Path, served: Outlet, tmp_path: Path) -> None:
    url = served.put("/news/nile-floods-hit-villages", page(TITLE, BODY))
    assert add(url, "--yes", "--local").exit_code == 0
    again = add(f"{url}?utm_source=mail#top", "--yes", "--local")
    assert again.exit_code == 2
    assert "has this article as 'nile-floods-hit-villages'" in again.output
    copied = add(str(article(tmp_path, "other-outlet.txt")), "--yes")
    assert "nearly word for word in: nile-floods-hit-villages" in copied.output


def test_an_id_is_given_once(root: Path, tmp_path: Path) -> None:
    assert add(str(article(tmp_path)), "--yes", "--id", "flood").exit_code == 0
    taken = add(str(article(tmp_path, "y.txt", f"{TITLE}\n\n{BODY[:200]}\n")), "--yes", "--id", "flood")
    assert (taken.exit_code, "has an article 'flood'" in taken.output) == (2, True)
    proposed = [add(str(article(tmp_path, "z.txt", f"{TITLE}\n\n{BODY} {n}\n")), "--yes") for n in range(2)]
    assert [(root / f"seeds/undated/{name}.txt").exists() for name in ("khartoum", "khartoum-2")] == [True, True]
    assert all(one.exit_code == 0 for one in proposed)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("story.pdf", "x", "it ends in '.pdf'"),
        ("story.txt", "", "the file is empty"),
        ("story.txt", "An English story of some length, told in two sentences. And this.", "not Arabic"),
    ],
)
def test_what_is_no_article_is_refused_by_name(root: Path, tmp_path: Path, name: str, text: str, found: str) -> None:
    with pytest.raises(MujazError, match=found):
        CliRunner().invoke(mujaz, ["add", str(article(tmp_path, name, text)), "--yes"], catch_exceptions=False)
    assert list((root / "seeds").iterdir()) == []


def test_other_kinds_of_answers_and_private_servers_are_refused(root: Path, served: Outlet) -> None:
    url = served.put("/paper.pdf", "%PDF", "application/pdf")
    for arguments, found in (((url, "--local"), "it is application/pdf"), ((url,), "no public address")):
        with pytest.raises(MujazError, match=found):
            CliRunner().invoke(mujaz, ["add", *arguments, "--yes"], catch_exceptions=False)
