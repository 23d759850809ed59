"""The program as a whole: version, help, completion."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ide_assets.cli.app import app, main, run_with
from ide_assets_tests.waiting import PATIENCE_SECONDS

PROGRAM = f"{shlex.quote(sys.executable)} -c 'from {main.__module__} import main; main()'"


def test_version_names_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_with(["--version"]) == 0
    assert capsys.readouterr().out.startswith("ide 0.")


@pytest.mark.parametrize("words", [[], ["run"], ["actions", "list"], ["report", "quality"]])
def test_short_help_is_the_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for option in ("-h", "--help"):
        assert run_with([*words, option]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] and "Usage: ide" in printed[0]


def test_every_command_can_be_quiet() -> None:
    import typer

    groups = [vars(typer.main.get_command(app))["commands"]]
    for command in list(groups[0].values()):
        if "commands" in vars(command):
            groups.append(vars(command)["commands"])
    leaves = [command for group in groups for command in group.values() if "commands" not in vars(command)]
    assert len(leaves) > 25
    assert all(any("--quiet" in parameter.opts for parameter in command.params) for command in leaves)


def shell(script: str, folder: Path, **variables: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("IDE_")}
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        cwd=folder,
        env={**environment, "HOME": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_generated_script_completes_commands_and_options_in_bash(tmp_path: Path) -> None:
    program = tmp_path / "ide"
    program.write_text(f'#!/bin/sh\nexec {PROGRAM} "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    script = shell("ide --show-completion bash 2>/dev/null || ide --show-completion", tmp_path, PATH=path)
    (tmp_path / "completion.bash").write_text(script)
    completed = shell(
        "source completion.bash\n"
        'try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _ide_completion ide; '
        'echo "${COMPREPLY[@]}"; }\n'
        "try ide sta\ntry ide actions e\ntry ide run --sta\n",
        tmp_path,
        PATH=path,
    )
    assert completed.splitlines() == ["status", "export", "--stale"]


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_completion_is_installed_for_each_shell(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer import _completion_shared, completion

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(completion, "_get_shell_name", lambda: name)
    monkeypatch.setattr(_completion_shared, "_get_shell_name", lambda: name)
    assert run_with(["--install-completion"]) == 0
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("_IDE_COMPLETE" in path.read_text() for path in written)


def test_serve_without_its_extra_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IDE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("ide_assets.cli.server.find_spec", lambda _: None)
    assert run_with(["serve"]) == 1
    assert "pip install -e '.[web]'" in capsys.readouterr().err


def test_serve_with_a_sign_in_names_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {
        "IDE_HOME": str(tmp_path / "home"),
        "IDE_PAGES_URL": "https://customers.example.com",
        "IDE_WEB__OIDC__ISSUER": "https://login.example.com",
        "IDE_WEB__OIDC__CLIENT_ID": "ide-pages",
        "IDE_WEB__OIDC__LEADERS": "groups=cs-leads",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("ide_assets.cli.server.find_spec", lambda package: None if package == "authlib" else 1)
    assert run_with(["serve"]) == 1
    assert (
        "need authlib. Install the extra in the clone: .venv/bin/python -m pip install -e '.[web]'"
        in capsys.readouterr().err
    )
    monkeypatch.setattr("ide_assets.cli.server.find_spec", lambda _: 1)
    assert run_with(["serve"]) == 2
    assert "set IDE_WEB__OIDC__CLIENT_SECRET (docs/sign_in.md)" in capsys.readouterr().err
