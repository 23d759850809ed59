"""The files in deploy/ are accepted by the programs that read them, and work with them."""

import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any, get_args

import dagster as dg
import pytest
from dagster._core.instance.config import dagster_instance_config
from dagster_shared.yaml_utils import load_yaml_from_path
from pydantic import BaseModel

from ide_assets.settings import Settings
from ide_assets.settings.sources import variables
from ide_assets.store.home import Home
from ide_assets_tests.commands import unknown_calls
from ide_assets_tests.conftest import REPOSITORY
from ide_assets_tests.needs import missing
from ide_assets_tests.postgres import postgres
from ide_assets_tests.waiting import PATIENCE_SECONDS

DEPLOY = REPOSITORY / "deploy"
RUNBOOK = REPOSITORY / "docs" / "runbook.md"
UNITS = sorted((DEPLOY / "systemd").glob("ide-*"))

#: Everything a person installs or follows.
TEXTS = [RUNBOOK, *sorted(path for path in DEPLOY.rglob("*") if path.is_file())]


def parsed(name: str) -> dict[str, Any]:
    """A YAML file of deploy/."""
    content = load_yaml_from_path(str(DEPLOY / name))
    assert isinstance(content, dict)
    return content


def environment_names() -> set[str]:
    """Every variable that is a setting, as it is written in the environment."""
    names: set[str] = set(variables(Settings))
    for name, field in Settings.model_fields.items():
        names.add(f"IDE_{name}".upper())
        kinds = [type(field.default), *get_args(field.annotation)]
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                names |= {f"IDE_{name}__{inner}".upper() for inner in kind.model_fields}
    return names


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_commands_options_and_settings_in_deploy_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unknown_calls(text) == []
    assert set(re.findall(r"\bIDE_[A-Z_]+[A-Z]\b", text)) <= environment_names()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_dagster_yaml_contains_no_secret_or_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.findall(r"(?<![\w-])/(?:home|root|Users|work)/\S*", text)
    for name, value in re.findall(r"\b(\w*(?:PASSWORD|KEY|WEBHOOK_URL|SECRET))=(\S*)", text):
        assert value in ("", "'", "...", "$DAGSTER_PG_PASSWORD"), name


def test_dagster_yaml_has_only_keys_of_dagsters_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DEPLOY / "dagster.yaml").read_text(encoding="utf-8")
    for name in re.findall(r"env: (\w+)", text):
        monkeypatch.setenv(name, "5432")
    known, _ = dagster_instance_config(str(DEPLOY))
    assert known["run_coordinator"]["config"] == {"max_concurrent_runs": 1}
    assert known["run_retries"] == {"enabled": True, "max_retries": 2, "retry_on_asset_or_op_failure": False}
    assert known["run_monitoring"]["enabled"]
    assert known["telemetry"] == {"enabled": False}
    # All values that are secret or differ between installations come from the environment.
    database = parsed("dagster.yaml")["storage"]["postgres"]["postgres_db"]
    assert all(list(value) == ["env"] for value in database.values())


def test_dagster_stores_its_records_in_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @dg.asset
    def seats() -> dg.MaterializeResult[None]:
        return dg.MaterializeResult(metadata={"rows": 3})

    shutil.copy(DEPLOY / "dagster.yaml", tmp_path / "dagster.yaml")
    with postgres() as variables:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
            result = dg.materialize([seats], instance=instance)
        assert result.success
        # As a later process: it reads only the database.
        with dg.DagsterInstance.from_config(str(tmp_path)) as again:
            run = again.get_run_by_id(result.run_id)
            assert run is not None
            assert run.status is dg.DagsterRunStatus.SUCCESS
            newest = again.get_latest_materialization_event(dg.AssetKey("seats"))
            assert newest is not None
            assert newest.asset_materialization is not None
            assert newest.asset_materialization.metadata["rows"].value == 3
    assert not list(tmp_path.rglob("*.db")), "nothing is stored in SQLite"


def test_systemd_accepts_the_units_and_finds_them_hardened(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        missing("systemd-analyze", "systemd")
    for unit in UNITS:
        # The programs that the units start are not on this machine.
        text = re.sub(r"(?m)^(ExecStart=)/opt\S+", r"\1/bin/true", unit.read_text(encoding="utf-8"))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    units = [str(tmp_path / unit.name) for unit in UNITS]
    said = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")
    for path in units:
        if path.endswith(".service"):
            # systemd's score of exposure, from 0 to 100.
            judged = subprocess.run(
                ["systemd-analyze", "security", "--offline=true", "--threshold=25", "--no-pager", path],
                capture_output=True,
                text=True,
                check=False,
            )
            assert judged.returncode == 0, judged.stdout + judged.stderr


def test_one_daemon_and_only_the_operators_server_launches() -> None:
    started = {
        unit.name: re.findall(r"(?m)^ExecStart=\S+/ide (.*)$", unit.read_text(encoding="utf-8")) for unit in UNITS
    }
    assert [name for name, calls in started.items() if "daemon" in calls] == ["ide-daemon.service"]
    assert [name for name, calls in started.items() if any("--operate" in call for call in calls)] == [
        "ide-operator.service"
    ]


def test_daemon_stops_after_its_run_ends(tmp_path: Path) -> None:
    """The unit stops the daemon with flock on the lock of the home."""
    unit = (DEPLOY / "systemd" / "ide-daemon.service").read_text(encoding="utf-8")
    stop = re.search(r"(?m)^ExecStop=(.*)$", unit)
    assert stop is not None
    daemon = subprocess.Popen(["sleep", "600"])
    command = stop[1].replace("${IDE_HOME}", str(tmp_path)).replace("$MAINPID", str(daemon.pid)).split()
    with Home(tmp_path).locked("a-run", timeout_seconds=10):
        stopping = subprocess.Popen(command)
        with pytest.raises(subprocess.TimeoutExpired):
            stopping.wait(1)
        assert daemon.poll() is None
    assert stopping.wait(PATIENCE_SECONDS) == 0
    assert daemon.wait(PATIENCE_SECONDS) == -signal.SIGTERM


def services() -> dict[str, dict[str, Any]]:
    compose = parsed("compose.yaml")
    declared: dict[str, dict[str, Any]] = compose["services"]
    assert set(compose["networks"]) == {"inside", "outside"}
    assert compose["networks"]["inside"]["internal"]
    return declared


def test_containers_publish_only_the_proxy_on_loopback() -> None:
    published = {name: service["ports"] for name, service in services().items() if "ports" in service}
    assert list(published) == ["proxy"]
    assert all(port.startswith("${PROXY_ADDRESS:-127.0.0.1}:") for port in published["proxy"])
    for name in ("postgres", "webserver", "operator"):
        assert services()[name]["networks"] == ["inside"], name


def test_the_api_listens_beside_the_proxy_and_needs_tokens() -> None:
    api = services()["api"]
    assert api["network_mode"] == "service:proxy" and "ports" not in api and "networks" not in api
    assert api["environment"] == {"IDE_WEB__TOKENS_FILE": "/etc/ide-assets/tokens.yaml"}
    unit = (DEPLOY / "systemd" / "ide-api.service").read_text(encoding="utf-8")
    assert "Environment=IDE_WEB__TOKENS_FILE=/etc/ide-assets/tokens.yaml" in unit
    for name in ("upstreams.conf", "upstreams.compose.conf"):
        port = re.search(
            r"upstream ide_api \{\s+server 127\.0\.0\.1:(\d+);", (DEPLOY / "nginx" / name).read_text("utf-8")
        )
        assert port is not None and port[1] in api["command"]
        assert f"ide serve --port {port[1]}\n" in unit


def test_only_the_api_gets_the_secret_of_the_sign_in_and_reaches_the_provider() -> None:
    added = parsed("compose.oidc.yaml")
    assert list(added["services"]) == ["api"] and set(added["services"]["api"]) == {"environment", "secrets"}
    assert added["services"]["api"]["secrets"] == list(added["secrets"]) == ["IDE_WEB__OIDC__CLIENT_SECRET"]
    assert "outside" in services()["proxy"]["networks"]
    lines = (DEPLOY / "systemd" / "oidc.conf").read_text(encoding="utf-8").splitlines()
    assert "IPAddressDeny=" in lines and "EnvironmentFile=/etc/ide-assets/oidc" in lines
    # As systemd reads them, without its quotation marks.
    values = dict(
        line.partition("=")[2].strip('"').partition("=")[::2] for line in lines if line.startswith("Environment=")
    )
    assert set(added["services"]["api"]["environment"]) == set(values)


def test_containers_can_change_only_their_volumes() -> None:
    for name, service in services().items():
        assert service["read_only"] is True, name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "healthcheck" in service, name
    daemons = [name for name, service in services().items() if service.get("command") == ["ide", "daemon"]]
    assert daemons == ["daemon"]
    assert "--read-only" in services()["webserver"]["command"]
    assert "data:/srv/ide/data:ro" in services()["operator"]["volumes"]
    image = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes" in image
    assert re.search(r"(?m)^USER 10001:10001$", image)


def test_mounted_files_exist_or_come_from_the_installer() -> None:
    for service in services().values():
        for volume in service.get("volumes", []):
            if volume.startswith("./") and not volume.startswith("./private/"):
                assert (DEPLOY / volume.split(":")[0]).is_file(), volume


def test_containers_get_secrets_as_variables(tmp_path: Path) -> None:
    (tmp_path / "DAGSTER_PG_PASSWORD").write_text("with 'quotes' and $signs\n", encoding="utf-8")
    script = (DEPLOY / "entrypoint.sh").read_text(encoding="utf-8").replace("/run/secrets", str(tmp_path))
    printed = subprocess.run(
        ["sh", "-c", script, "entrypoint.sh", "printenv", "DAGSTER_PG_PASSWORD"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout == "with 'quotes' and $signs\n"


def test_environment_file_reads_the_same_in_systemd_and_a_shell(tmp_path: Path) -> None:
    """Includes commented examples, which people uncomment."""
    text = (DEPLOY / "systemd" / "environment").read_text(encoding="utf-8")
    example = tmp_path / "environment"
    example.write_text(re.sub(r"(?m)^#([A-Z_]+=)", r"\1", text), encoding="utf-8")
    printed = subprocess.run(
        ["sh", "-c", f"set -a; . {example}; exec env -u PATH /usr/bin/env"], capture_output=True, text=True, check=True
    )
    values = dict(line.split("=", 1) for line in printed.stdout.splitlines() if "=" in line)
    assert values["IDE_ALERTS__EMAIL_TO"] == '["data-team@example.com"]'
    assert Path(values["IDE_HOME"]).is_absolute()
    assert Path(values["DAGSTER_HOME"]).is_absolute()
