import pytest

from airwitness.errors import (
    AirwitnessError,
    CaptureError,
    IndexMismatch,
    InputError,
    IntegrityError,
    MediaError,
    MissingExtra,
    SettingsError,
)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (InputError("no", advice="do"), 2, "no"),
        (SettingsError("K", "v", advice="do"), 2, "K"),
        (MediaError("a.ts", "broken"), 2, "a.ts: broken"),
        (MissingExtra("web"), 2, "web"),
        (CaptureError("disk", "full"), 3, "disk: full"),
        (IntegrityError("log", "cut"), 4, "log: cut"),
        (IndexMismatch("sound", expected="1", found="2"), 5, "made with 2"),
    ],
)
def test_each_error_has_its_exit_code_and_says_what(
    error: AirwitnessError, code: int, words: str
) -> None:
    assert error.exit_code == code
    assert words in str(error)


def test_errors_that_people_can_act_on_give_advice() -> None:
    assert "pip install" in MissingExtra("web").advice
    assert "verify" in IntegrityError("log", "cut").advice
    assert IntegrityError("log", "cut", advice="this").advice == "this"
    assert "rebuild" in IndexMismatch("sound", expected="1", found="2").advice
