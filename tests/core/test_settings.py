"""Settings: what is kept comes back, and what cannot be used never stops the program."""

import pytest

from ccjournal.settings import Settings, load_settings, save_settings


@pytest.mark.parametrize(
    "journal", ["/home/zoë/my \\ \"new\" 'one'.ccj", "line\nend\ttab\x07bell\x7fdel\U0001f600"]
)
def test_settings_come_back_as_they_were_saved(tmp_path, journal):
    file = tmp_path / "config" / "settings.toml"
    chosen = Settings("a" * 32, journal, "dark", text_size=120, autosave_seconds=5)
    save_settings(file, chosen)
    assert load_settings(file) == chosen
    assert [f.name for f in file.parent.iterdir()] == ["settings.toml"]


def test_a_name_that_is_no_text_spoils_no_other_setting(tmp_path):
    file = tmp_path / "settings.toml"
    save_settings(file, Settings(last_journal="bad\udcff.ccj", theme="dark"))
    assert load_settings(file).theme == "dark"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not a setting",
        "theme = 3\ntext_size = '9'\nautosave_seconds = true\nfuture = 1\n",
        "text_size = 0\nautosave_seconds = -1\nold_after_months = 999999\n",
        "theme = " + "[" * 100_000,
        "theme = \xff",
    ],
)
def test_what_cannot_be_used_is_the_default(tmp_path, content):
    file = tmp_path / "settings.toml"
    file.write_bytes(content.encode("latin-1"))
    assert load_settings(file) == Settings()
    assert load_settings(tmp_path / "missing.toml") == Settings()
    assert load_settings(tmp_path) == Settings()


def test_a_byte_order_mark_of_an_editor_is_no_part_of_the_settings(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("theme = 'dark'\n", "utf-8-sig")
    assert load_settings(file).theme == "dark"
