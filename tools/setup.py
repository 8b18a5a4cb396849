"""Sets up what `make` needs: the Python environment, the web app, the browser for tests. Standard library only.

Each part is done once and again only when what it is made from has changed. A failure says in one line what is
missing and the way out; the full output stays in .setup/.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".setup"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
WEB = ROOT / "web"
BUILT = ROOT / "src" / "sojourn" / "web_dist"
NETWORK_WORDS = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "Failed to establish a new connection",
    "No matching distribution",
    "Could not find a version",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "network",
)


class SetupError(Exception):
    """One line of what is missing and the way out."""


def main(parts: Sequence[str]) -> int:
    STATE.mkdir(exist_ok=True)
    makers: dict[str, Callable[[], None]] = {
        "app": lambda: make_python("requirements.lock", "python"),
        "dev": lambda: make_python("requirements-dev.lock", "python-dev"),
        "web": make_web,
        "web-tools": make_web_tools,
        "browser": make_browser,
    }
    try:
        for part in parts:
            makers[part]()
    except SetupError as error:
        print(f"sojourn setup: {error}", file=sys.stderr)
        return 1
    return 0


def make_python(lock: str, name: str) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything is known of the Python
        raise SetupError(
            f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}; run `make PYTHON=python3.12 ...`."
        )
    if not PYTHON.exists():
        say("creating the Python environment in .venv")
        run(
            [sys.executable, "-m", "venv", str(VENV)],
            "venv",
            "install python3-venv (Debian: apt-get install python3-venv)",
        )
    stamp = fingerprint([ROOT / lock, ROOT / "pyproject.toml"])
    # The development environment holds everything of the plain one: never go back from it.
    wanted = {name, "python-dev"}
    if any(read_stamp(each) == fingerprint([ROOT / lock_of(each), ROOT / "pyproject.toml"]) for each in wanted):
        return
    say(f"installing Python packages of {lock}")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", lock], name, "check the network connection and run the same command again")
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], name, "see the log")
    write_stamp(name, stamp)


def lock_of(name: str) -> str:
    return "requirements-dev.lock" if name == "python-dev" else "requirements.lock"


def make_web_tools() -> None:
    check_node()
    stamp = fingerprint([WEB / "package.json", WEB / "package-lock.json"])
    if read_stamp("web-tools") == stamp and (WEB / "node_modules").is_dir():
        return
    say("installing web packages")
    run(["npm", "ci", "--no-audit", "--no-fund"], "web-tools", "check the network connection and run again", cwd=WEB)
    write_stamp("web-tools", stamp)


def make_web() -> None:
    sources = [path for path in sorted((WEB / "src").rglob("*")) if path.is_file()]
    settings = [path for path in sorted(WEB.iterdir()) if path.is_file()]
    stamp = fingerprint(sources + settings)
    if read_stamp("web") == stamp and (BUILT / "index.html").exists():
        return
    make_web_tools()
    say("building the web app")
    run(["npm", "run", "--silent", "build"], "web", "see the log", cwd=WEB)
    write_stamp("web", stamp)


def check_node() -> None:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        raise SetupError("Node.js with npm is needed and was not found; install Node 20 or newer.")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    if int(version.lstrip("v").split(".")[0] or 0) < 20:
        raise SetupError(f"Node 20 or newer is needed, this is {version}.")


def make_browser() -> None:
    """Chromium and CJK fonts from Debian's packages; SOJOURN_CHROMIUM names another browser."""
    if not find_chromium():
        apt_install("chromium", "Chromium is needed for the browser tests")
    if shutil.which("fc-list") and not fonts_for_chinese():
        apt_install("fonts-noto-cjk", "A Chinese font is needed for the picture tests")
    if not find_chromium():
        raise SetupError("Chromium was not found after installing it; set SOJOURN_CHROMIUM to its path.")


def find_chromium() -> str | None:
    named = os.environ.get("SOJOURN_CHROMIUM")
    return named or next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


def fonts_for_chinese() -> bool:
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def apt_install(package: str, why: str) -> None:
    way_out = f"{why}; as root run: apt-get update && apt-get install -y {package}"
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SetupError(way_out)
    say(f"installing {package}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], f"apt-{package}", way_out, env=environment)
    run(["apt-get", "install", "-y", "-qq", package], f"apt-{package}", way_out, env=environment)


def run(
    command: Sequence[str], name: str, way_out: str, *, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> None:
    log = STATE / f"{name}.log"
    with log.open("w") as output:
        done = subprocess.run(command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT, check=False)
    if done.returncode == 0:
        return
    text = log.read_text(errors="replace")
    last = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no output")
    if any(word in text for word in NETWORK_WORDS):
        raise SetupError(f"packages could not be downloaded ({last[:160]}); {way_out}. Full output: {log}")
    raise SetupError(f"`{' '.join(command[:4])} ...` failed ({last[:160]}); {way_out}. Full output: {log}")


def fingerprint(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def read_stamp(name: str) -> str:
    stamp = STATE / f"{name}.stamp"
    return stamp.read_text() if stamp.exists() else ""


def write_stamp(name: str, value: str) -> None:
    (STATE / f"{name}.stamp").write_text(value)


def say(text: str) -> None:
    print(f"sojourn setup: {text} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
