"""Builds the web app into the package when a wheel is made, so that `pip install .` brings the screens with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebAppHook(BuildHookInterface):
    """Runs the web build unless the package holds one; an editable install leaves it to `make`."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises RuntimeError with the way out when the web app cannot be built."""
        root = Path(self.root)
        built = root / "src" / "sojourn" / "web_dist" / "index.html"
        if version == "editable" or self.target_name != "wheel":
            return
        if (root / "web" / "package.json").exists():
            done = subprocess.run([sys.executable, str(root / "tools" / "setup.py"), "web"], cwd=root, check=False)
            if done.returncode and not built.exists():
                raise RuntimeError("The web app could not be built: Node 20 with npm is needed, see the line above.")
        if not built.exists():
            raise RuntimeError(f"The web app is missing at {built}; run `make app` first.")
