"""The environment of the peers, outside the product's: built from `benchmarks/requirements.txt` when that changes."""

import hashlib
import subprocess
import sys
from pathlib import Path

_FOLDER = Path(__file__).parents[1]
REQUIREMENTS = _FOLDER / "requirements.txt"
PYTHON = _FOLDER / ".venv" / "bin" / "python"


def ensure() -> None:
    """Install the pinned packages by hash. Raises CalledProcessError if pip fails; pip prints the reason."""
    stamp = _FOLDER / ".venv" / "installed"
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    print(f"Installing {REQUIREMENTS} into {PYTHON.parents[1]} ...", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(PYTHON.parents[1])], check=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "-r", str(REQUIREMENTS)], check=True)
    stamp.write_text(digest, encoding="utf-8")
