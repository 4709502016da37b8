"""The rules of the house that no other tool checks."""

import ast
import functools
import re
import shutil
import subprocess
import sys
from pathlib import Path

import airwitness

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "airwitness"
LONGEST = 400  # lines of a file
LONGEST_FUNCTION = 60  # lines, docstring included
SAYS_NOTHING = {
    "util", "utils", "helpers", "common", "misc", "core", "base", "models", "types", "manager",
    "handler", "engine", "pipeline",
}  # fmt: skip


def modules() -> list[Path]:
    found = sorted(SOURCE.rglob("*.py"))
    assert len(found) > 40
    return found


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@functools.cache
def imported(path: Path) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def test_no_file_is_longer_than_a_person_reads() -> None:
    lengths = {p: len(p.read_text().splitlines()) for p in modules()}
    long = {p.name: n for p, n in lengths.items() if n > LONGEST and p.name != "verify.py"}
    assert long == {}
    assert lengths[SOURCE / "evidence" / "verify.py"] <= 2 * LONGEST


def test_every_room_has_a_name_that_says_something() -> None:
    rooms = {p.stem for p in modules()} | {p.name for p in SOURCE.rglob("*") if p.is_dir()}
    assert rooms & SAYS_NOTHING == set()


def test_every_module_says_what_it_is_for() -> None:
    silent = [p.name for p in modules() if not ast.get_docstring(parsed(p))]
    assert silent == []


def test_functions_are_short() -> None:
    long = []
    for path in modules():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or 0) - node.body[0].lineno
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path.name}:{node.name} {lines}")
    assert long == []


def test_only_media_imports_av() -> None:
    users = {p.relative_to(SOURCE).parts[0] for p in modules() if "av" in imported(p)}
    assert users == {"media"}


def test_the_verifier_needs_only_the_standard_library() -> None:
    names = {name.split(".")[0] for name in imported(SOURCE / "evidence" / "verify.py")}
    assert names <= set(sys.stdlib_module_names)


def test_only_settings_reads_the_environment() -> None:
    users = [
        p.name for p in modules() if "os.environ" in p.read_text() or "getenv" in p.read_text()
    ]
    assert users == ["settings.py"]


def test_only_seals_and_capture_open_a_socket() -> None:
    nets = {"socket", "urllib", "urllib.request", "http", "http.client", "ssl", "requests"}
    users = {str(p.relative_to(SOURCE)) for p in modules() if imported(p) & nets}
    pairs = {name for name in users if name.startswith("sandbox/")}  # within this machine
    assert users - pairs == {"evidence/seal.py", "capture/fetch.py"}
    reach = re.compile(r"AF_INET|connect\(|bind\(|listen\(|create_|getaddrinfo|urllib|http|ssl")
    assert [name for name in pairs if reach.search((SOURCE / name).read_text())] == []


def test_broad_catches_stand_at_the_door_only() -> None:
    pattern = re.compile(r"except\s*(\(?.*\b(Exception|BaseException)\b.*)?:")
    users = {p.relative_to(SOURCE).parts[0] for p in modules() if pattern.search(p.read_text())}
    assert users <= {"cli"}


def test_kernels_are_few() -> None:
    count = sum(p.read_text().count("@kernel") for p in modules())
    assert 0 < count <= 36


def test_only_redaction_writes_pictures() -> None:
    makers = re.compile(
        r"IHDR|x89PNG|xff.?xd8|GIF8|WEBP|zlib\.compress"
        r"|\b(imwrite|imencode|savefig|imsave|mjpeg|libwebp)\b"
        r"|image/(png|jpeg|webp|gif)(?!;base64)"
    )
    texts = {p: p.read_text() for p in modules() if p.name != "child.py"}  # it names what it reads
    users = {str(p.relative_to(SOURCE)) for p, text in texts.items() if makers.search(text)}
    assert users == {"redaction/png.py"}
    libraries = {"PIL", "matplotlib", "imageio", "cv2", "skimage", "wand"}
    assert [p.name for p in modules() if imported(p) & libraries] == []
    callers = {p.name for p in modules() if "airwitness.redaction.png" in imported(p)}
    assert callers == {"pictures.py"}


def test_clear_pictures_are_written_by_the_act_of_viewing_alone() -> None:
    texts = {str(p.relative_to(SOURCE)): p.read_text() for p in modules()}
    users = {name for name, text in texts.items() if "clear_png" in text}
    assert users == {"redaction/__init__.py", "redaction/pictures.py", "acts/view.py"}
    assert "import *" not in "".join(texts.values())
    # a gate that shows pictures as they are stands beside that act and nowhere else
    gates = {name for name, text in texts.items() if "State.CLEAR," in text}
    assert gates == {"acts/view.py"}


def test_encoders_of_media_are_for_the_demo_alone() -> None:
    users = {
        p.relative_to(SOURCE).parts[0]
        for p in modules()
        if {"airwitness.media.encode", "airwitness.media.encode.write_media"} & imported(p)
    }
    assert users <= {"demo"}


def test_public_names_are_public() -> None:
    assert set(airwitness.__all__) == {
        "AirwitnessError", "OpenedArchive", "__version__", "create_archive", "open_archive",
    }  # fmt: skip
    for name in airwitness.__all__:
        assert getattr(airwitness, name)


def test_help_imports_nothing_heavy() -> None:
    heavy = {"numpy", "numba", "av", "pyarrow", "sqlalchemy", "rich"}
    assert imported_by("from airwitness.cli import run; run(['--help'])", heavy) == set()


def test_what_counts_nothing_starts_without_the_compiler() -> None:
    script = "import airwitness.acts.add, airwitness.acts.find, airwitness.acts.show"
    assert imported_by(script, {"numba", "av", "pyarrow", "yaml", "lxml"}) == set()


def imported_by(script: str, modules: set[str]) -> set[str]:
    """Those of some modules that a new process has imported after a script."""
    tell = f"import sys; print(*({modules!r} & set(sys.modules)), file=sys.stderr)"
    command = [sys.executable, "-c", f"{script}; {tell}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_rooms_import_only_what_lies_before_them() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def tracked() -> list[Path]:
    """What the repository holds; without git, what lies in its folders."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    folders = ("src", "tests", "bench", "docs", ".ci")
    return [p for folder in folders for p in (ROOT / folder).rglob("*.*") if p.is_file()]


def test_nothing_is_tracked_that_names_a_machine_or_a_registry() -> None:
    names = ["/wo" + "rk/", "/ro" + "ot/", "pythonho" + "sted", "py" + "pi.org/simple"]
    files = [path for path in tracked() if path.suffix != ".pyc"]
    assert len(files) > 100
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files}
    assert [(p.name, name) for p, text in texts.items() for name in names if name in text] == []
    assert [p.name for p in files if p.name in {"uv.lock", "pylock.toml", "pip.conf"}] == []
