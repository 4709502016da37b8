"""Every error that Airwitness raises on purpose.

The tree, with the exit code of the command line::

    AirwitnessError                     message, advice, exit_code
    ├─ InputError                       what was asked or given cannot be used          2
    │  ├─ SettingsError(key, value)
    │  ├─ MediaError(name, reason)
    │  └─ MissingExtra(extra)
    ├─ CaptureError(source)             the outside world failed us                     3
    ├─ IntegrityError(object_name)      what we hold is not what we recorded            4
    ├─ IndexMismatch(kind, expected, found)   built with other parameters; rebuild      5
    └─ UncitedError(finding)            a sentence without an exhibit                   6

Fields come first and the text is made from them. `advice` says what to do next.
"""

EXIT_COMPLETE = 0
EXIT_FAILED_CHECK = 1  # `verify` found something
EXIT_GAPS = 7  # done, with gaps or unsearched parts


class AirwitnessError(Exception):
    """The root: a message for people, advice on what to do next, and an exit code."""

    exit_code = 2

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class InputError(AirwitnessError):
    """What was asked or given cannot be used."""

    exit_code = 2


class SettingsError(InputError):
    """A setting has a value that cannot be used."""

    def __init__(self, key: str, value: str, *, advice: str) -> None:
        super().__init__(f"the setting {key} cannot be {value!r}", advice=advice)
        self.key = key
        self.value = value


class MediaError(InputError):
    """A file cannot be decoded, or only by reaching outside itself."""

    def __init__(self, name: str, reason: str, *, advice: str = "") -> None:
        super().__init__(f"{name}: {reason}", advice=advice)
        self.name = name
        self.reason = reason


class MissingExtra(InputError):  # noqa: N818 (the design's name; it reads as a sentence)
    """An optional library is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(
            f"this needs the extra '{extra}'", advice=f"pip install 'airwitness[{extra}]'"
        )
        self.extra = extra


class CaptureError(AirwitnessError):
    """The outside world failed us: a disk that cannot be read, a stream that ended."""

    exit_code = 3

    def __init__(self, source: str, reason: str, *, advice: str = "") -> None:
        super().__init__(f"{source}: {reason}", advice=advice)
        self.source = source
        self.reason = reason


class IntegrityError(AirwitnessError):
    """What we hold is not what we recorded."""

    exit_code = 4

    def __init__(self, object_name: str, reason: str, *, advice: str = "") -> None:
        super().__init__(
            f"{object_name}: {reason}", advice=advice or "run `airwitness verify` for every check"
        )
        self.object_name = object_name
        self.reason = reason


class IndexMismatch(AirwitnessError):  # noqa: N818 (the design's name; it reads as a sentence)
    """The index was built with other parameters than this version uses."""

    exit_code = 5

    def __init__(self, kind: str, *, expected: str, found: str) -> None:
        super().__init__(
            f"the {kind} index was made with {found}, this version reads {expected}",
            advice="run `airwitness rebuild --fingerprints`",
        )
        self.kind = kind
        self.expected = expected
        self.found = found


class UncitedError(AirwitnessError):
    """A sentence rests on no exhibit: no report is made of it."""

    exit_code = 6

    def __init__(self, finding: str) -> None:
        super().__init__(
            f"{finding} cites no exhibit that the case holds",
            advice="state it again with the exhibit and place that carry it, and retract this one",
        )
        self.finding = finding
